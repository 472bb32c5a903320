"""The sheets of an XLSForm as tables: a header row, rows beneath it, every cell with its address.

What a form's own readers pass over (columns without a heading, what follows a long gap) is kept
apart, so that it can be told.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from inspector.sheets.grid import Grid

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
SHEETS = (SURVEY, CHOICES, SETTINGS, "external_choices", "entities", "osm")
"""The sheets that XLSForm knows."""
COLUMN_GAP, ROW_GAP = 20, 60
"""Past so many empty columns or rows, readers of XLSForm take a sheet to be over."""
HEADER_ROW = 1
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where a cell stands; row 0 is the whole sheet."""

    sheet: str
    """XLSForm's name of it."""
    row: int
    column: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet."""

    sheet: str
    """XLSForm's name of it."""
    headings: Mapping[int, str]
    """Column to heading, in the order of the columns."""
    rows: Mapping[int, Mapping[int, str]]
    """Row to column to text, of those under a heading; rows without any text are left out."""
    outside: Mapping[Spot, str] = field(default_factory=dict)
    """Text that no reader of XLSForm would see."""
    doubled: tuple[Spot, ...] = ()
    """Headings that stand there a second time."""

    @property
    def last_row(self) -> int:
        """The last row with text; the header row where there is none."""
        return max(self.rows, default=HEADER_ROW)

    def column_of(self, heading: str) -> int:
        """The column under a heading as the file writes it; 0 where there is none."""
        return next((column for column, one in self.headings.items() if one == heading), 0)

    def cells(self) -> Iterator[tuple[Spot, str]]:
        """Every cell with text below the headings, and what stands outside."""
        for row, texts in self.rows.items():
            for column, text in texts.items():
                yield Spot(self.sheet, row, column), text
        yield from self.outside.items()


def table_from(grid: Grid, sheet: str) -> Table:
    """A sheet as XLSForm reads it; `sheet` is XLSForm's name of it."""
    cells = [
        (row.number, column, tidy)
        for row in grid.rows
        for column, text in sorted(row.texts.items())
        if (tidy := text.replace("\xa0", " ").strip())
    ]
    headings, doubled, before = dict[int, str](), list[Spot](), 0
    for row, column, text in cells:
        if row != HEADER_ROW or column - before > COLUMN_GAP + 1:
            break
        heading, before = _BLANKS.sub(" ", text), column
        if heading in headings.values():
            doubled.append(Spot(sheet, row, column))
        else:
            headings[column] = heading
    rows, outside, last = dict[int, dict[int, str]](), dict[Spot, str](), HEADER_ROW
    for row, column, text in cells:
        if row == HEADER_ROW and column in headings:
            continue
        if row == HEADER_ROW or column not in headings or row - last > ROW_GAP + 1:
            outside[Spot(sheet, row, column)] = text
            continue
        last = row
        rows.setdefault(row, {})[column] = text
    return Table(sheet=sheet, headings=headings, rows=rows, outside=outside, doubled=tuple(doubled))
