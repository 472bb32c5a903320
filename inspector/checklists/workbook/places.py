"""What is wrong in a workbook, told by sheet and cell; the lines of a file are cells here."""

from dataclasses import replace

from inspector.checklists.strict_yaml import Problems
from inspector.errors import Fault, InspectorError
from inspector.errors import yaml_file as file_faults
from inspector.sheets.grid import Grid

PLACE = "{place}"
ROW = 1 << 15
SHEET = ROW << 21
"""A cell's number is so many sheets, rows and columns; column 0 stands for a whole row, and row 0
for what is nowhere on the sheet."""


class CellProblems(Problems):
    """The faults of one workbook: where a file has lines, it has numbered cells.

    Args:
        file: The workbook's name, as errors show it.
    """

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self._grids: list[Grid] = []
        self._headings: dict[int, str] = {}
        self._empty: dict[tuple[int, str], int | None] = {}

    def sheet(self, grid: Grid) -> int:
        """A sheet's number; a cell's is so much more, by its row and its column.

        They grow from the top and from the left, and from one sheet to the next one read.
        """
        self._grids.append(grid)
        return len(self._grids) * SHEET

    def name(self, line: int, heading: str) -> None:
        """What a column is called by its heading cell's number, or a cell by its own."""
        self._headings[line] = heading

    def like(self) -> "CellProblems":
        """Another collection of faults of the same workbook, with the same numbers."""
        other = CellProblems(self.file)
        other._grids, other._headings = self._grids, self._headings
        return other

    def expect(self, block: int, key: str, cell: int | None) -> None:
        """Where a key that a block lacks would be filled in; None where that is told already."""
        self._empty.setdefault((block, key), cell)

    def add(self, fault: Fault, line: int, **context: object) -> None:
        """Note a fault of a cell; a missing key is told where it would be filled in."""
        if fault is file_faults.MISSING_KEY:
            cell = self._empty.get((line, str(context["key"])), line)
            if cell is None:
                return
            line = cell
        super().add(fault, line, **context)

    def error(self, fault: Fault, line: int, **context: object) -> InspectorError:
        """A fault of a cell as an exception, without noting it."""
        sheet, inside = divmod(line, SHEET)
        heading = self._headings.get(line) or self._headings.get(sheet * SHEET + inside % ROW)
        if "key" in context and heading:
            context["key"] = heading
        told = replace(fault, where=PLACE)
        return super().error(told, line, place=self.place(line), **context)

    def place(self, line: int) -> str:
        """A cell's place, for a person; a row's is its first cell, and row 0 the sheet's corner."""
        sheet, inside = divmod(line, SHEET)
        row, column = divmod(inside, ROW)
        where = (row, max(column, 1)) if row else (1, 1)
        return self._grids[sheet - 1].where(*where)
