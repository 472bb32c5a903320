"""What a person sees in a workbook, as plain values: texts, where they stand, what is merged."""

from dataclasses import dataclass, field

from inspector.errors import InspectorError


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle of merged cells; rows and columns count from 1, both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def address(self) -> str:
        """As a person writes it, e.g. `B2:C4`."""
        return f"{address_of(self.top, self.left)}:{address_of(self.bottom, self.right)}"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds something."""

    number: int
    """From 1, as the sheet shows it."""
    texts: dict[int, str]
    """By column, from 1: what is seen in it, never empty; an empty cell is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One visible sheet, or a CSV file. Hidden rows and columns are no part of it."""

    file: str
    """Name of the file, as errors show it."""
    sheet: str
    """Name of the sheet; empty for a CSV file."""
    rows: tuple[Row, ...] = ()
    """Those that hold something, from the top."""
    merged: tuple[Area, ...] = ()
    """From the top, then from the left."""
    _by_number: dict[int, Row] = field(init=False, repr=False, compare=False, default_factory=dict)
    _covered: dict[tuple[int, int], tuple[int, int]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        self._by_number.update({row.number: row for row in self.rows})
        height, width = self.height, self.width
        for area in self.merged:
            # A title merged over a thousand columns, or a column over a million rows, is as large
            # as what the sheet holds, not as what its merging says.
            for row in range(area.top, min(area.bottom, height) + 1):
                for column in range(area.left, min(area.right, width) + 1):
                    self._covered[row, column] = (area.top, area.left)

    @property
    def height(self) -> int:
        """The last row that holds something; 0 for an empty sheet."""
        return self.rows[-1].number if self.rows else 0

    @property
    def width(self) -> int:
        """The last column that holds something; 0 for an empty sheet."""
        return max((max(row.texts) for row in self.rows), default=0)

    def text(self, row: int, column: int) -> str:
        """What the cell itself holds; empty for an empty cell and for one covered by merging."""
        found = self._by_number.get(row)
        return found.texts.get(column, "") if found else ""

    def origin(self, row: int, column: int) -> tuple[int, int]:
        """Row and column of the cell that is seen there: the top left one of a merged area."""
        return self._covered.get((row, column), (row, column))

    def seen(self, row: int, column: int) -> str:
        """What is seen there: a covered cell shows its area's text."""
        return self.text(*self.origin(row, column))

    def where(self, row: int, column: int) -> str:
        """The cell's place for a person, e.g. `表.xlsx, 项!C7`."""
        return place(self.file, self.sheet, address_of(row, column))


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A spreadsheet file that was read."""

    file: str
    """Its name, as errors show it."""
    grids: tuple[Grid, ...]
    """Visible sheets in their order, empty ones too; one without a name for a CSV file."""
    unread: tuple[InspectorError, ...] = ()
    """What stands in the file and not in the grids: hidden sheets, rows and columns, comments,
    text boxes. `where` is its place, `what` says it in full."""
    warnings: tuple[InspectorError, ...] = ()
    """What was read and should be looked at: results of formulas, dates, rounded numbers …"""

    def grid(self, sheet: str) -> Grid | None:
        """The visible sheet of that name; None where there is none."""
        return next((grid for grid in self.grids if grid.sheet == sheet), None)


def address_of(row: int, column: int) -> str:
    """`C7` of row 7, column 3."""
    return f"{letters_of(column)}{row}"


def letters_of(column: int) -> str:
    """`A` of column 1, `AB` of column 28."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place(file: str, sheet: str = "", cell: str = "") -> str:
    """A place in a file for a person; the same in every language."""
    inside = f"{sheet}!{cell}" if sheet and cell else sheet or cell
    return f"{file}, {inside}" if inside else file
