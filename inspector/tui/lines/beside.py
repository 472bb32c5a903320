"""The other score columns of a form beside the visit's own: one row an item, one cell a column."""

from collections.abc import Sequence
from fractions import Fraction

from rich.cells import cell_len, set_cell_size

from inspector.domain.checklist import Checklist, Column, Item
from inspector.domain.columns import Beside, SideBySide
from inspector.i18n import text
from inspector.services.visits import Shown
from inspector.tui.lines.line import Line, Span, line, paragraph
from inspector.tui.marks import marks
from inspector.tui.words import points, said

CELLS = 10
"""Of one column, the space before it included."""
TEXT_CELLS = 26
"""Code and words of an item keep at least so many."""
NOTHING = "–"
"""Of what nobody gave: 0 would be a judgement."""
OWN = 2
"""Columns that every form has: the points of the item, and what it obtained here."""


def columns_in_sight(count: int, at: int, width: int) -> range:
    """Which other columns fit, the chosen one among them.

    Args:
        count: How many there are.
        at: The chosen one.
        width: In cells.
    """
    most = max(1, (width - TEXT_CELLS) // CELLS - OWN)
    first = min(max(0, at - most + 1), max(0, count - most))
    return range(first, min(count, first + most))


def beside_head(columns: Sequence[Column], seen: range, at: int) -> Line:
    """What stands in the cells below; the chosen column is pointed at."""
    heads = [Span(_cell(text("Full")), "muted"), Span(_cell(text("this visit")), "muted")]
    for place in seen:
        is_here = place == at
        words = said(columns[place].title)
        heads.append(Span(_pointed(words) if is_here else _cell(words), "key" if is_here else ""))
    return line(Span(_more(seen), "muted"), right=(*heads, Span(" ")), base="side")


def _more(seen: range) -> str:
    """That there are columns further left."""
    return f"  {marks().ellipsis}" if seen.start else ""


def beside_row(item: Item, row: Beside, seen: range, at: int, *, is_here: bool) -> Line:
    """One item: what it has, what it obtained, what each column gives it.

    Args:
        item: Which.
        row: Its cells.
        seen: The columns that are in sight.
        at: The chosen one.
        is_here: Whether the cursor stands on it: the cell that is typed into is pointed at.
    """
    key = f"{item.key} " if item.key else ""
    cells = [Span(_cell(points(item.points) if item.points else ""), "muted"), _told(row.own)]
    for place in seen:
        given = row.given[place]
        if is_here and place == at:
            cells.append(Span(_pointed("" if given is None else points(given)), "key"))
        else:
            cells.append(_told(given))
    words = Span(f"  {item.code} {key}{said(item.text)}")
    return line(words, right=(*cells, Span(" ")))


def beside_sums(shown: Shown, beside: SideBySide, seen: range) -> Line:
    """What each column comes to."""
    full = points(shown.checklist.full_marks) if shown.checklist.scored else ""
    own = shown.score.total_text or NOTHING
    sums = [beside.sums[at] for at in seen]
    given = (_cell(points(one.points) if one.items else NOTHING) for one in sums)
    cells = [_cell(full), _cell(own), *given]
    return line(
        Span(f" {text('sum')}", "strong"),
        right=(*(Span(one, "strong") for one in cells), Span(" ")),
        base="side",
    )


def beside_detail(checklist: Checklist, row: Beside, column: Column, width: int) -> list[Line]:
    """The item under the cursor in full, and how far the chosen column is from the visit."""
    item = checklist.by_code[row.item]
    lines = paragraph(said(item.text), width, look="strong", lead=f" {item.code}  ")
    given = row.given[checklist.columns.index(column)]
    if given is not None and row.own is not None and given != row.own:
        told = text(
            "{column}: {difference} against this visit",
            column=column.title,
            difference=_signed(given - row.own),
        )
        lines += paragraph(told, width, look="warn")
    if given is not None and 0 < item.points < given:
        told = text("more than the {points} points of the item", points=points(item.points))
        lines += paragraph(told, width, look="warn")
    return lines


def _told(value: Fraction | None) -> Span:
    if value is None:
        return Span(_cell(NOTHING), "muted")
    return Span(_cell(points(value)))


def _cell(words: str) -> str:
    """Words flush right in a cell; what does not fit is cut."""
    fits = words if cell_len(words) < CELLS else set_cell_size(words, CELLS - 2) + marks().ellipsis
    return " " * (CELLS - cell_len(fits)) + fits


def _pointed(words: str) -> str:
    """A cell between the marks of where one is."""
    own = marks()
    room = CELLS - 2
    fits = words if cell_len(words) <= room else set_cell_size(words, room)
    return " " * (CELLS - 2 - cell_len(fits)) + own.here + fits + own.till_here


def _signed(value: Fraction) -> str:
    return f"+{points(value)}" if value > 0 else points(value)
