"""A cell of a scoring sheet: what it says of points, and exactly what of it was not understood.

What is not known is left unread; what could mean two things is left unread too.
"""

from inspector.domain.wordings import caps
from inspector.domain.wordings.building import Bare
from inspector.domain.wordings.cell import Cell
from inspector.domain.wordings.sentence import Sentence
from inspector.domain.wordings.sentences import BANDS, LABEL, MARKER, bands_of, sentences
from inspector.domain.wordings.values import Reading, Span


def read(text: str, bare: Bare = None) -> Reading:
    """Read the wording of a cell; never fails, whatever the text.

    Args:
        text: Of the cell.
        bare: What points without a verb mean in its column; None leaves them unread.
    """
    cell = Cell(text, bare)
    _read(cell)
    starts = {one.span.start for one in cell.by_ones} if cell.has_tiers else set()
    kept = [one for one in cell.statements if one.span.start not in starts]
    cell.unread += [one.span for one in cell.statements if one.span.start in starts]
    statements, loose = caps.settled(kept, cell.loose)
    return Reading(
        statements=tuple(sorted(statements, key=lambda one: one.span)),
        unread=_joined([*cell.unread, *loose], text),
        passed=tuple(cell.passed),
    )


def _joined(spans: list[Span], text: str) -> tuple[Span, ...]:
    """In order, each once, neighbours as one."""
    joined: list[Span] = []
    for span in sorted(set(spans)):
        if (
            joined
            and not text[joined[-1].end : span.start].strip()
            and span.start - joined[-1].end < 2
        ):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _read(cell: Cell) -> None:
    start = 0
    for found in BANDS.finditer(cell.folded):
        bands = bands_of(found[0])
        if bands is None:
            continue
        _read_part(cell, start, found.start())
        cell.say(found.start(), found.end(), "", bands)
        start = found.end()
    _read_part(cell, start, len(cell.folded))


def _read_part(cell: Cell, start: int, end: int) -> None:
    for begin, stop in sentences(cell.folded, start, end):
        Sentence(cell, _head_passed(cell, begin, stop), stop).read()


def _head_passed(cell: Cell, start: int, end: int) -> int:
    """Where a sentence begins after its numbering and heading."""
    for pattern in (MARKER, LABEL, MARKER):
        found = pattern.match(cell.folded, start, end)
        if found and found.end() > start:
            cell.passed.append(cell.span(start, found.end()))
            start = found.end()
    return start
