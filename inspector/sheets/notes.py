"""What is odd about a sheet, gathered by kind, so that a thousand formulas are one message."""

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from inspector.errors import Fault, InspectorError
from inspector.errors import sheet as faults
from inspector.sheets.grid import address_of, letters_of, place
from inspector.sheets.limits import LIMIT_LISTED

REFUSING = (faults.CELL_ERROR, faults.NO_RESULT)


class Notes:
    """Of one sheet.

    Args:
        file: Name of the file, as errors show it.
        sheet: Name of the sheet.
    """

    def __init__(self, file: str, sheet: str) -> None:
        self.file = file
        self.sheet = sheet
        self._cells: dict[Fault, dict[tuple[int, int], str]] = {}
        self._hidden_rows: list[int] = []
        self._hidden_columns: set[int] = set()

    def note(self, fault: Fault, row: int, column: int, text: str = "") -> None:
        """Something about a cell, and what is seen in it where that matters."""
        self._cells.setdefault(fault, {})[row, column] = text

    def hide_row(self, row: int) -> None:
        """A row that holds something is hidden."""
        self._hidden_rows.append(row)

    def hide_columns(self, columns: Collection[int]) -> None:
        """Columns that hold something are hidden: what was noted about their cells is void."""
        self._hidden_columns |= set(columns)
        for cells in self._cells.values():
            for row, column in list(cells):
                if column in self._hidden_columns:
                    del cells[row, column]

    def place(self, row: int, column: int) -> str:
        """A cell's place, for a person."""
        return place(self.file, self.sheet, address_of(row, column))

    def errors(self) -> list[InspectorError]:
        """What refuses the file."""
        return [self._told(fault) for fault in REFUSING if self._cells.get(fault)]

    def warnings(self) -> list[InspectorError]:
        """What was read and should be looked at."""
        odd = [fault for fault in self._cells if fault not in REFUSING and self._cells[fault]]
        return [self._told(fault) for fault in sorted(odd, key=lambda fault: fault.code)]

    def unread(self) -> list[InspectorError]:
        """What is hidden."""
        found = []
        if self._hidden_rows:
            where = place(self.file, self.sheet, f"{self._hidden_rows[0]}:{self._hidden_rows[0]}")
            count, rows = len(self._hidden_rows), _listed(_runs(self._hidden_rows))
            found.append(InspectorError(faults.HIDDEN_ROWS, place=where, count=count, rows=rows))
        if self._hidden_columns:
            columns = sorted(self._hidden_columns)
            letters = letters_of(columns[0])
            where = place(self.file, self.sheet, f"{letters}:{letters}")
            listed = _listed(
                f"{letters_of(low)}–{letters_of(high)}" if low < high else letters_of(low)
                for low, high in _pairs(columns)
            )
            found.append(
                InspectorError(
                    faults.HIDDEN_COLUMNS, place=where, count=len(columns), columns=listed
                )
            )
        return found

    def _told(self, fault: Fault) -> InspectorError:
        cells = self._cells[fault]
        first = min(cells)
        return InspectorError(
            fault, place=self.place(*first), count=len(cells), cells=_listed(_spans(cells))
        )


def _spans(cells: dict[tuple[int, int], str]) -> Iterator[str]:
    """`C7–C20` for cells below each other; with what is seen in them, one by one."""
    if any(cells.values()):
        for row, column in sorted(cells):
            yield f"{address_of(row, column)} “{cells[row, column]}”"
        return
    by_column: dict[int, list[int]] = {}
    for row, column in sorted(cells):
        by_column.setdefault(column, []).append(row)
    for column, rows in by_column.items():
        for low, high in _pairs(rows):
            first, last = address_of(low, column), address_of(high, column)
            yield f"{first}–{last}" if low < high else first


def _runs(numbers: list[int]) -> Iterator[str]:
    for low, high in _pairs(numbers):
        yield f"{low}–{high}" if low < high else str(low)


def _pairs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers that follow each other; they come sorted."""
    if not numbers:
        return
    low = numbers[0]
    for before, after in pairwise(numbers):
        if after != before + 1:
            yield low, before
            low = after
    yield low, numbers[-1]


def _listed(spans: Iterable[str]) -> str:
    listed = list(spans)
    more = " …" if len(listed) > LIMIT_LISTED else ""
    return ", ".join(listed[:LIMIT_LISTED]) + more
