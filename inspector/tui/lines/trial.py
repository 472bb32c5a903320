"""A score as it moves: the total, its sections, items, rules and occurrences, beside the items."""

from collections.abc import Iterable, Iterator

from inspector.domain import facts
from inspector.domain.checklist import Item
from inspector.domain.scoring import Row, Score, tree
from inspector.i18n import text
from inspector.services.visits import Shown
from inspector.tui.lines.line import BLANK, Line, Span, line, paragraph
from inspector.tui.marks import marks
from inspector.tui.words import points, said

MOST_LINES = 400
"""Beside a list nobody scrolls further; the section under the cursor stands first."""
SECTION, ITEM = 1, 2
"""Depths of the rows of a tree."""


def score_rows(shown: Shown) -> tuple[Row, ...]:
    """The rows of a visit's score, which go through every item: made once for each answer."""
    if not shown.checklist.scored:
        return ()
    return tree(shown.checklist, shown.score, facts.told_each(shown.visit, shown.items))


def score_lines(shown: Shown, rows: tuple[Row, ...], item: Item, width: int) -> list[Line]:
    """The lines of a pretended visit's score; first what the item under the cursor moves.

    Args:
        shown: The visit.
        rows: Of its score.
        item: Under the cursor.
        width: In cells.
    """
    if not shown.checklist.scored:
        return paragraph(text("This checklist is not scored."), width, look="muted")
    outcome = _outcome(shown.score, width)
    if not rows:
        asks = paragraph(text("Answer an item: its score moves here."), width, look="muted")
        return [*outcome, *asks]
    total, *below = rows
    section = shown.checklist.section(item.section)
    here, rest = _apart(_blocks(below, SECTION), section.of or section.code)
    lines = [_total_line(shown, total), *outcome]
    for block in here:
        lines += _own_block(block, shown, item, width)
    for block in rest:
        lines += [BLANK, *_block(block)]
    if len(lines) <= MOST_LINES:
        return lines
    more = text("… and {count} more lines", count=len(lines) - MOST_LINES)
    return [*lines[:MOST_LINES], line(Span(f" {more}", "muted"))]


def _outcome(score: Score, width: int) -> list[Line]:
    """What comes of the visit beside its points: vetoes, marks, other targets, why no grade."""
    lines = [made for one in score.vetoes for made in paragraph(said(one.text), width, look="bad")]
    if score.no_grade is not None:
        words = text("No grade: {reason}", reason=score.no_grade)
        lines += paragraph(words, width, look="warn")
    for flag in score.flags:
        lines += paragraph(f"{flag.item} {said(flag.text)}", width, look="warn")
    lines += [
        line(Span(f" {one.code} {said(one.title)}"), right=(Span(f"{points(one.points)} "),))
        for one in score.targets
    ]
    return lines


def _apart(blocks: Iterable[list[Row]], code: str) -> tuple[list[list[Row]], list[list[Row]]]:
    """The block of a code, and the others."""
    held = list(blocks)
    return [one for one in held if one[0].code == code], [
        one for one in held if one[0].code != code
    ]


def _blocks(rows: Iterable[Row], depth: int) -> Iterator[list[Row]]:
    """The rows of each section, window, or step between them, together."""
    block: list[Row] = []
    for row in rows:
        if row.depth <= depth and block:
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _total_line(shown: Shown, row: Row) -> Line:
    grade = shown.score.grade
    words = said(row.text) if grade is None else f"{said(row.text)}  {said(grade)}"
    return line(Span(f" {words}", "strong"), right=(Span(f"{_points(row)} ", "strong"),))


def _own_block(block: list[Row], shown: Shown, item: Item, width: int) -> list[Line]:
    """The section under the cursor: its item stands first, in full; before it, its window."""
    head, *rows = block
    if head.code != item.section:
        here, rest = _apart(_blocks(rows, ITEM), item.section)
        own = [made for one in here for made in _own_block(one, shown, item, width)]
        others = (_row(row) for one in rest for row in one)
        return [_row(head), *(own or [_untouched(shown, item)]), *others]
    first = next((at for at, row in enumerate(rows) if row.code), len(rows))
    touched, left = _parted(rows[first:], item.code, head.depth + 1)
    lines = [_row(row) for row in (head, *rows[:first])]
    lines += [made for row in touched for made in _wrapped(row, width)] or [_untouched(shown, item)]
    return [*lines, *(_row(row) for row in left)]


def _parted(rows: list[Row], code: str, depth: int) -> tuple[list[Row], list[Row]]:
    own: list[Row] = []
    others: list[Row] = []
    is_own = False
    for row in rows:
        if row.depth == depth:
            is_own = row.code == code
        (own if is_own else others).append(row)
    return own, others


def _untouched(shown: Shown, item: Item) -> Line:
    """An item that takes and gives nothing: how many points it has, if it was answered."""
    score = next((one for one in shown.score.items if one.item == item.code), None)
    has = text("not checked") if score is None else f"{points(score.obtained)}"
    return line(Span(f"   {marks().cursor} {item.code}  ", "strong"), right=(Span(f"{has} "),))


def _wrapped(row: Row, width: int) -> list[Line]:
    """A row in full, with its points behind its first line."""
    mark = f"{marks().cursor} " if row.code else ""
    lead = "  " * row.depth + " " + mark + (f"{row.code} " if row.code else "")
    look = "strong" if row.code else ""
    made = paragraph(said(row.text), width - 8, look=look, lead=lead)
    return [Line(made[0].left, (Span(f"{_points(row)} ", _look(row)),)), *made[1:]]


def _block(block: list[Row]) -> list[Line]:
    return [_row(row) for row in block]


def _row(row: Row) -> Line:
    lead = "  " * (row.depth - 1) + " " + (f"{row.code} " if row.code else "")
    look = "strong" if row.depth == SECTION else "muted"
    right = (Span(f" {_points(row)} ", _look(row)),) if row.points is not None else ()
    return line(Span(f"{lead}{said(row.text)}", look), right=right)


def _points(row: Row) -> str:
    if row.points is None:
        return ""
    sign = "+" if row.depth > ITEM and row.points > 0 else ""
    return f"{sign}{points(row.points)}"


def _look(row: Row) -> str:
    return "bad" if row.points is not None and row.points < 0 else ""
