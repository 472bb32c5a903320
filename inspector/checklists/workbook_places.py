"""What is wrong in a workbook, told by sheet and cell; the lines of a file are cells here."""

from dataclasses import replace

from inspector.checklists.strict_yaml import Problems
from inspector.errors import Fault, InspectorError
from inspector.errors import yaml_file as file_faults
from inspector.sheets.grid import Grid

PLACE = "{place}"


class CellProblems(Problems):
    """The faults of one workbook: where a file has lines, it has numbered cells.

    Args:
        file: The workbook's name, as errors show it.
    """

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self._cells: list[tuple[Grid, int, int, str]] = []
        self._empty: dict[tuple[int, str], int | None] = {}

    def number(self, grid: Grid, row: int, column: int, heading: str = "") -> int:
        """A number for a cell, to stand for it as a line's number does; later ones are larger."""
        self._cells.append((grid, row, column, heading))
        return len(self._cells) - 1

    def like(self) -> "CellProblems":
        """Another collection of faults of the same workbook, with the same numbers."""
        other = CellProblems(self.file)
        other._cells = self._cells
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
        *_, heading = self._cells[line]
        if "key" in context and heading:
            context["key"] = heading
        told = replace(fault, where=PLACE)
        return super().error(told, line, place=self.place(line), **context)

    def place(self, line: int) -> str:
        """A cell's place, for a person."""
        grid, row, column, _ = self._cells[line]
        return grid.where(row, column)
