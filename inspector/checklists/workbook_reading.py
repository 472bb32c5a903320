"""Our workbook becomes the same tree that a checklist's YAML file is, its cells for lines."""

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Final

from inspector.checklists.strict_yaml import Node
from inspector.checklists.workbook_cells import CellReader
from inspector.checklists.workbook_layout import Column, Table, layout
from inspector.checklists.workbook_places import CellProblems
from inspector.checklists.workbook_words import SHEETS
from inspector.errors import workbook as faults
from inspector.errors import yaml_file as file_faults
from inspector.sheets.grid import Book, Grid, Row

SPACES: Final = re.compile(r"\s+")
NAME_COLUMN, VALUE_COLUMN = 1, 2
"""Of the first sheet."""
FORMAT: Final = "1"


def is_ours(book: Book) -> bool:
    """Whether a workbook has our sheets."""
    return all(book.grid(SHEETS[key]) is not None for key in ("checklist", "items"))


def document_of(book: Book, problems: CellProblems) -> Node:
    """The tree of a workbook; what is wrong goes to `problems`, and is left out."""
    return _Reader(book, problems).document()


class _Reader:
    def __init__(self, book: Book, problems: CellProblems) -> None:
        self._book = book
        self._problems = problems
        self._cells = CellReader(problems)

    def document(self) -> Node:
        grid = self._grid("checklist")
        start = self._problems.number(grid, 1, NAME_COLUMN)
        file: dict[str, Node] = {"format": Node(FORMAT, start)}
        root = Node(file, start)
        self._form(grid, root)
        sections = list(self._rows("sections"))
        items = list(self._rows("items"))
        for table in layout().tables:
            rows = {"sections": sections, "items": items}.get(table.key)
            rows = list(self._rows(table.key)) if rows is None else rows
            match table.parent:
                case "":
                    self._put_list(root, table, rows)
                case "section":
                    self._under(rows, sections, table, "items", "sections")
                case "item":
                    self._under(rows, items, table, table.key, "items")
        for section in sections:
            _entries(section).setdefault("items", Node([], section.line))
        return root

    def _put_list(self, root: Node, table: Table, rows: list[Node]) -> None:
        if not rows:
            return
        if table.key == "counting_units":
            units = Node({}, rows[0].line)
            for row in rows:
                unit = _entries(row)
                if "zh" in unit and "en" in unit:
                    _entries(units)[str(unit["zh"].value)] = unit["en"]
            _entries(root)[table.key] = units
        else:
            _entries(root)[table.key] = Node(list(rows), rows[0].line)

    def _under(
        self, rows: list[Node], parents: list[Node], table: Table, key: str, sheet: str
    ) -> None:
        """Put rows below those that they name."""
        by_code: dict[str, Node] = {}
        for parent in parents:
            said = _entries(parent).get("code")
            if said is not None:
                by_code.setdefault(str(said.value), parent)
        for row in rows:
            owner = self._parent(row, table.parent, by_code, SHEETS[sheet])
            if owner is None and table.parent == "section" and parents:
                # What is wrong in the item itself is told at once all the same.
                owner = parents[0]
            if owner is None:
                continue
            children = _entries(owner).setdefault(key, Node([], row.line))
            assert isinstance(children.value, list)  # noqa: S101 - put there as one
            children.value.append(row)

    def _parent(self, row: Node, key: str, by_code: dict[str, Node], sheet: str) -> Node | None:
        """What a row belongs to; None, and a fault noted, where there is no such thing."""
        named = _entries(row).pop(key, None)
        if named is None:
            self._problems.add(file_faults.MISSING_KEY, row.line, key=key)
            return None
        code = str(named.value)
        if code not in by_code:
            hint = _near(code, by_code)
            self._problems.add(faults.UNKNOWN_PARENT, named.line, sheet=sheet, code=code, hint=hint)
        return by_code.get(code)

    def _form(self, grid: Grid, root: Node) -> None:
        """The first sheet: a name and a value a line."""
        columns = layout().form
        seen: set[Column] = set()
        for row in grid.rows[1:]:
            said = row.texts.get(NAME_COLUMN, "")
            if not said.strip() and VALUE_COLUMN not in row.texts:
                continue
            column = _named(said, columns)
            line = self._problems.number(grid, row.number, NAME_COLUMN)
            if column is None:
                hint = _near(said, _names(columns))
                self._problems.add(faults.UNKNOWN_LINE, line, heading=said, hint=hint)
            elif column in seen:
                self._problems.add(faults.LINE_TWICE, line, heading=column.heading)
            else:
                seen.add(column)
                self._put(root, column, grid, row, VALUE_COLUMN)
                line = self._problems.number(grid, row.number, VALUE_COLUMN, column.heading)
                self._expect(root, column, line)
        for column in columns:
            if column not in seen:
                line = self._problems.number(grid, 1, NAME_COLUMN, column.heading)
                self._expect(root, column, line)

    def _rows(self, key: str) -> Iterator[Node]:
        """The blocks of a sheet, each with a number for its first cell."""
        table = layout().table(key)
        grid = self._grid(key)
        if not grid.rows:
            return
        head, *rows = grid.rows
        columns = self._headings(grid, head, table)
        needed = [one for one in table.columns if one.is_needed]
        missing = [one for one in needed if one not in columns.values()]
        for one in missing:
            line = self._problems.number(grid, head.number, 1)
            self._problems.add(faults.MISSING_COLUMN, line, heading=one.heading)
        # Few cells of a row are filled, so only those are looked at, and those that must be.
        always = [number for number, one in columns.items() if one.is_needed]
        stray: set[int] = set()
        for row in rows:
            for column in sorted(row.texts.keys() - columns.keys() - stray - head.texts.keys()):
                stray.add(column)
                line = self._problems.number(grid, row.number, column)
                self._problems.add(faults.NO_HEADING, line)
            if row.texts.keys() & columns.keys():
                block = self._block(grid, row, columns, always)
                for one in missing:
                    self._expect(block, one, None)
                yield block

    def _headings(self, grid: Grid, head: Row, table: Table) -> dict[int, Column]:
        found: dict[int, Column] = {}
        for number, said in sorted(head.texts.items()):
            column = _named(said, table.columns)
            if column is None:
                line = self._problems.number(grid, head.number, number)
                hint = _near(said, _names(table.columns))
                self._problems.add(faults.UNKNOWN_COLUMN, line, heading=said, hint=hint)
            elif column in found.values():
                line = self._problems.number(grid, head.number, number)
                self._problems.add(faults.COLUMN_TWICE, line, heading=column.heading)
            else:
                found[number] = column
        return found

    def _block(
        self, grid: Grid, row: Row, columns: dict[int, Column], always: Iterable[int]
    ) -> Node:
        block = Node({}, self._problems.number(grid, row.number, min(columns)))
        filled = sorted({*always, *(row.texts.keys() & columns.keys())})
        empty = [n for n in filled if not self._put(block, columns[n], grid, row, n)]
        # Of a text in two languages one can be there without the other.
        begun = {columns[n].path[:-1] for n in filled} - {()}
        empty += [n for n, one in columns.items() if one.path[:-1] in begun and n not in filled]
        for number in empty:
            column = columns[number]
            line = self._problems.number(grid, row.number, number, column.heading)
            self._expect(block, column, line)
        return block

    def _put(self, block: Node, column: Column, grid: Grid, row: Row, number: int) -> bool:
        """Put a cell's value at its place below a block; whether there was anything to put."""
        is_parent = len(column.path) == 1 and column.path[0] in {"section", "item"}
        text = grid.seen(row.number, number) if is_parent else row.texts.get(number, "")
        if not text.strip():
            return False
        line = self._problems.number(grid, row.number, number, column.heading)
        value = self._cells.value(column, text.strip(), line)
        if value is None:
            self._expect(block, column, None)
            return True
        holder = block
        for key in column.path[:-1]:
            holder = _entries(holder).setdefault(key, Node({}, line))
        _entries(holder)[column.path[-1]] = value
        return True

    def _expect(self, block: Node, column: Column, line: int | None) -> None:
        """Say where a key that is not there would be filled in."""
        holder = block
        for key in column.path:
            below = _entries(holder).get(key)
            if below is None:
                self._problems.expect(holder.line, key, line)
                return
            holder = below

    def _grid(self, key: str) -> Grid:
        grid = self._book.grid(SHEETS[key])
        if grid is not None:
            return grid
        empty = Grid(file=self._book.file, sheet=SHEETS[key])
        if key in {"sections", "items"}:
            line = self._problems.number(empty, 1, 1)
            self._problems.add(faults.MISSING_SHEET, line, sheet=SHEETS[key])
        return empty


def _entries(node: Node) -> dict[str, Node]:
    assert isinstance(node.value, dict)  # noqa: S101 - blocks are made as mappings
    return node.value


def _names(columns: Iterable[Column]) -> dict[str, Column]:
    """Columns by everything that they may be called: both names, the Chinese, the key."""
    found: dict[str, Column] = {}
    for column in columns:
        chinese, _, key = column.heading.rpartition(" ")
        for name in (column.heading, key, chinese):
            found.setdefault(_plain(name), column)
    return found


def _named(said: str, columns: Iterable[Column]) -> Column | None:
    return _names(columns).get(_plain(said))


def _plain(name: str) -> str:
    return SPACES.sub(" ", name).strip().lower()


def _near(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(_plain(word), list(known), n=1)
    return f" (“{near[0]}”?)" if near else ""
