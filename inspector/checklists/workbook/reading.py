"""Our workbook becomes the same tree that a checklist's YAML file is, its cells for lines."""

from typing import Final

from inspector.checklists.strict_yaml import Node
from inspector.checklists.workbook.cells import CellReader
from inspector.checklists.workbook.layout import Table, layout
from inspector.checklists.workbook.places import CellProblems
from inspector.checklists.workbook.rows import SheetReader, entries, near
from inspector.checklists.workbook.words import SHEETS
from inspector.errors import workbook as faults
from inspector.errors import yaml_file as file_faults
from inspector.sheets.grid import Book, Grid

FORMAT: Final = "1"
EXPECTED: Final = ("sections", "items")
"""Sheets without which there is no checklist."""


def document_of(book: Book, problems: CellProblems) -> Node:
    """The tree of a workbook; what is wrong goes to `problems`, and is left out."""
    return _Reader(book, problems).document()


class _Reader:
    def __init__(self, book: Book, problems: CellProblems) -> None:
        self._book = book
        self._problems = problems
        self._cells = CellReader(problems)

    def document(self) -> Node:
        root = self._sheet("checklist").form(layout().form)
        entries(root)["format"] = Node(FORMAT, root.line)
        rows = {table.key: self._rows(table) for table in layout().tables}
        for table in layout().tables:
            match table.parent:
                case "":
                    self._put_list(root, table, rows[table.key])
                case "section":
                    self._under(rows[table.key], rows["sections"], table, "sections")
                case "item":
                    self._under(rows[table.key], rows["items"], table, "items")
        for section in rows["sections"]:
            entries(section).setdefault("items", Node([], section.line))
        return root

    def _rows(self, table: Table) -> list[Node]:
        sheet = self._sheet(table.key)
        if table.key in EXPECTED and self._book.grid(table.sheet) is None:
            self._problems.add(faults.MISSING_SHEET, sheet.number, sheet=table.sheet)
        return list(sheet.rows(table))

    def _sheet(self, key: str) -> SheetReader:
        grid = self._book.grid(SHEETS[key]) or Grid(file=self._book.file, sheet=SHEETS[key])
        return SheetReader(grid, self._problems, self._cells)

    def _put_list(self, root: Node, table: Table, rows: list[Node]) -> None:
        if not rows:
            return
        if table.key == "counting_units":
            units = {
                str(entries(row)["zh"].value): entries(row)["en"]
                for row in rows
                if entries(row).keys() >= {"zh", "en"}
            }
            entries(root)[table.key] = Node(units, rows[0].line)
        else:
            entries(root)[table.key] = Node(list(rows), rows[0].line)

    def _under(self, rows: list[Node], parents: list[Node], table: Table, sheet: str) -> None:
        """Put rows below those that they name."""
        by_code: dict[str, Node] = {}
        for parent in parents:
            said = entries(parent).get("code")
            if said is not None:
                by_code.setdefault(str(said.value), parent)
        for row in rows:
            owner = self._owner(row, table.parent, by_code, SHEETS[sheet])
            if owner is None and table.parent == "section" and parents:
                # What is wrong in the item itself is told at once all the same.
                owner = parents[0]
            if owner is None:
                continue
            children = entries(owner).setdefault(table.key, Node([], row.line))
            assert isinstance(children.value, list)  # noqa: S101 - put there as one
            children.value.append(row)

    def _owner(self, row: Node, key: str, by_code: dict[str, Node], sheet: str) -> Node | None:
        """What a row belongs to; None, and a fault noted, where there is no such thing."""
        named = entries(row).pop(key, None)
        if named is None:
            self._problems.add(file_faults.MISSING_KEY, row.line, key=key)
            return None
        code = str(named.value)
        if code not in by_code:
            context = {"sheet": sheet, "code": code, "hint": near(code, by_code)}
            self._problems.add(faults.UNKNOWN_PARENT, named.line, **context)
        return by_code.get(code)
