"""One sheet of our workbook as blocks, each cell's value at the key of its heading."""

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Final

from inspector.checklists.strict_yaml import Node
from inspector.checklists.workbook.cells import CellReader
from inspector.checklists.workbook.layout import Column, Table
from inspector.checklists.workbook.places import ROW, CellProblems
from inspector.errors import workbook as faults
from inspector.sheets.grid import Grid, Row

SPACES: Final = re.compile(r"\s+")
NAME_COLUMN, VALUE_COLUMN = 1, 2
"""Of the first sheet."""
PARENTS: Final = {("section",), ("item",)}


class SheetReader:
    """Reads one sheet.

    Args:
        grid: The sheet.
        problems: Where faults go.
        cells: Reads single cells.
    """

    def __init__(self, grid: Grid, problems: CellProblems, cells: CellReader) -> None:
        self._grid = grid
        self._problems = problems
        self._cells = cells
        self.number = problems.sheet(grid)

    def form(self, columns: tuple[Column, ...]) -> Node:
        """The first sheet as one block: a name and a value a line."""
        block = Node({}, self.number)
        seen: set[Column] = set()
        for row in self._grid.rows[1:]:
            said = row.texts.get(NAME_COLUMN, "")
            if not said.strip() and VALUE_COLUMN not in row.texts:
                continue
            column = named(said, columns)
            line = self._at(row.number, NAME_COLUMN)
            if column is None:
                hint = near(said, names_of(columns))
                self._problems.add(faults.UNKNOWN_LINE, line, heading=said, hint=hint)
            elif column in seen:
                self._problems.add(faults.LINE_TWICE, line, heading=column.heading)
            else:
                seen.add(column)
                cell = self._at(row.number, VALUE_COLUMN)
                self._problems.name(cell, column.heading)
                self._put(block, column, row, VALUE_COLUMN)
                self._expect(block, column, cell)
        for index, column in enumerate(columns):
            if column not in seen:
                self._problems.name(self.number + index, column.heading)
                self._expect(block, column, self.number + index)
        return block

    def rows(self, table: Table) -> Iterator[Node]:
        """The blocks of a sheet with headings."""
        if not self._grid.rows:
            return
        head, *rows = self._grid.rows
        columns = self._headings(head, table)
        missing = self._missing(head, table, columns)
        # Few cells of a row are filled, so only those are looked at, and those that must be.
        always = [number for number, one in columns.items() if one.is_needed]
        known = columns.keys() | head.texts.keys()
        for row in rows:
            for column in sorted(row.texts.keys() - known):
                known |= {column}
                self._problems.add(faults.NO_HEADING, self._at(row.number, column))
            if row.texts.keys() & columns.keys():
                block = self._block(row, columns, always)
                for one in missing:
                    self._expect(block, one, None)
                yield block

    def _headings(self, head: Row, table: Table) -> dict[int, Column]:
        found: dict[int, Column] = {}
        for number, said in sorted(head.texts.items()):
            column = named(said, table.columns)
            line = self._at(head.number, number)
            if column is None:
                hint = near(said, names_of(table.columns))
                self._problems.add(faults.UNKNOWN_COLUMN, line, heading=said, hint=hint)
            elif column in found.values():
                self._problems.add(faults.COLUMN_TWICE, line, heading=column.heading)
            else:
                self._problems.name(self.number + number, column.heading)
                found[number] = column
        return found

    def _missing(self, head: Row, table: Table, columns: dict[int, Column]) -> list[Column]:
        """Columns that every row needs, and that are not there."""
        known = columns.values()
        missing = [one for one in table.columns if one.is_needed and one not in known]
        for one in missing:
            line = self._at(head.number)
            self._problems.add(faults.MISSING_COLUMN, line, heading=one.heading)
        return missing

    def _block(self, row: Row, columns: dict[int, Column], always: Iterable[int]) -> Node:
        block = Node({}, self._at(row.number))
        filled = sorted({*always, *(row.texts.keys() & columns.keys())})
        empty = [n for n in filled if not self._put(block, columns[n], row, n)]
        # Of a text in two languages one can be there without the other.
        begun = {columns[n].path[:-1] for n in filled} - {()}
        empty += [n for n, one in columns.items() if one.path[:-1] in begun and n not in filled]
        for number in empty:
            self._expect(block, columns[number], self._at(row.number, number))
        return block

    def _put(self, block: Node, column: Column, row: Row, number: int) -> bool:
        """Put a cell's value at its place below a block; whether there was anything to put."""
        text = row.texts.get(number, "")
        if not text and column.path in PARENTS:
            text = self._grid.seen(row.number, number)
        text = text.strip()
        if not text:
            return False
        line = self._at(row.number, number)
        value = self._cells.value(column, text, line)
        if value is None:
            self._expect(block, column, None)
            return True
        holder = block
        for key in column.path[:-1]:
            holder = entries(holder).setdefault(key, Node({}, line))
        entries(holder)[column.path[-1]] = value
        return True

    def _expect(self, block: Node, column: Column, line: int | None) -> None:
        """Say where a key that is not there would be filled in."""
        holder = block
        for key in column.path:
            below = entries(holder).get(key)
            if below is None:
                self._problems.expect(holder.line, key, line)
                return
            holder = below

    def _at(self, row: int, column: int = 0) -> int:
        return self.number + row * ROW + column


def entries(node: Node) -> dict[str, Node]:
    """The keys of a block."""
    assert isinstance(node.value, dict)  # noqa: S101 - blocks are made as mappings
    return node.value


def names_of(columns: Iterable[Column]) -> dict[str, Column]:
    """Columns by everything that they may be called: both names, the Chinese, the key."""
    found: dict[str, Column] = {}
    for column in columns:
        chinese, _, key = column.heading.rpartition(" ")
        for name in (column.heading, key, chinese):
            found.setdefault(_plain(name), column)
    return found


def named(said: str, columns: Iterable[Column]) -> Column | None:
    """The column of a heading; None where there is none."""
    return names_of(columns).get(_plain(said))


def near(word: str, known: Iterable[str]) -> str:
    """The near miss of a word, as words to add to an advice; empty where there is none."""
    found = difflib.get_close_matches(_plain(word), list(known), n=1)
    return f" (“{found[0]}”?)" if found else ""


def _plain(name: str) -> str:
    return SPACES.sub(" ", name).strip().lower()
