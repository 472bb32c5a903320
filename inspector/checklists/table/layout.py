"""Where a plain table stands on its sheet: headings, items, sums, and what is around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from inspector.checklists.table.columns import Role, names_columns, roles_by_content, roles_of
from inspector.checklists.table.points import points_of, stated_in
from inspector.sheets.grid import Grid, Row

_TOTAL = re.compile(
    r"(?P<word>(?:合计|总计|小计|共计|总分|得分合计|分值合计|总得分|本页合计|累计)(?:得?分)?)"
    r"(?P<more>[(（:：].*)?"
)
_NOTE = re.compile(r"[★※*]?(?:备注|附注|注|说明|评分说明|填表说明|注意事项)\d*[:：、.．]?.*")
_SIGNED = re.compile(
    r".{0,8}(?:检查人|考核人|被检查|被考核|考评人|评分人|负责人|单位(?:盖章)?|签字|签名|盖章|日期|时间|填表人|审核)"
    r"[^,，。;；]{0,8}[:：].*"
)
_ANNEX = re.compile(r"附[件表录]?\s*[\d一二三四五六七八九十]*\s*[:：]?")
_TITLE = re.compile(r"[表准则法]\s*(?:[(（].*[)）])?\s*$")
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]+[部章])"
)
_ANY_SPACE = re.compile(r"\s+")


SAMPLED = 12
"""Rows that are looked at to tell what a column holds."""
SHARED = frozenset({Role.RULE, Role.HOW, Role.BASIS})
"""Columns whose merged cells hold for each of the items that they stand beside."""


class Outside(Enum):
    """Why a text belongs to no item."""

    TITLE = auto()
    BEFORE = auto()
    """Above the headings: what is carried out, who is inspected."""
    NOTE = auto()
    """Below the items, or after 注:."""
    SIGNED = auto()
    """A line to be filled in by hand."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a sheet."""

    row: int
    column: int
    text: str


@dataclass(slots=True)
class ItemRows:
    """The rows of one item."""

    text: Cell
    levels: tuple[Cell, ...]
    """What stands left of it, from the general to the particular."""
    cells: list[tuple[Role, Cell]] = field(default_factory=list)
    """All else that its rows hold, in reading order."""
    points: list[Cell] = field(default_factory=list)
    """From the left: of the section, of the item; merged cells are seen in every row."""
    number: Cell | None = None
    part: int = 0
    """Which of several items that share one text, from 1; 0 for one of its own."""


@dataclass(slots=True)
class Block:
    """A heading between rows, or the whole table, with what stands below it."""

    heading: Cell | None
    items: list[ItemRows] = field(default_factory=list)
    sums: list[tuple[Cell, Cell, int]] = field(default_factory=list)
    """Label and number of the rows of sums, and how many items stand above them."""


@dataclass(slots=True)
class Table:
    """One table of a sheet."""

    grid: Grid
    roles: dict[int, Role]
    headings: dict[int, Cell]
    title: Cell | None = None
    """Of a further table of the sheet."""
    blocks: list[Block] = field(default_factory=list)
    outside: list[tuple[Outside, Cell]] = field(default_factory=list)
    passed: list[Cell] = field(default_factory=list)
    """Headings printed again, and numbering."""

    @property
    def levels(self) -> list[int]:
        """Columns that say what is asked, from the left."""
        asked = {Role.LEVEL, Role.BOTH}
        return [column for column, role in sorted(self.roles.items()) if role in asked]

    @property
    def items(self) -> Iterator[ItemRows]:
        """All items, in order."""
        return (item for block in self.blocks for item in block.items)


def cells_of(table: Table) -> Iterator[Cell]:
    """Every cell that a table took."""
    yield from table.headings.values()
    yield from [table.title] if table.title else []
    yield from table.passed
    yield from (cell for _, cell in table.outside)
    for block in table.blocks:
        yield from [block.heading] if block.heading else []
        for label, number, _ in block.sums:
            yield from (label, number)
        for item in block.items:
            yield from (item.text, *item.levels, *item.points[:1], *item.points[-1:])
            yield from (cell for _, cell in item.cells)


def tables_of(grid: Grid) -> tuple[list[Table], list[Cell]]:
    """The tables of a sheet, and what stands on it if there are none."""
    reader = _Reader(grid)
    for row in grid.rows:
        reader.take(row)
    return reader.tables, reader.before


class _Reader:
    """Reads a sheet row by row."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._merged = {(area.top, area.left): area for area in grid.merged}
        self.tables: list[Table] = []
        self.before: list[Cell] = []
        """What stood above headings that have not come yet."""
        self._header_ends = 0
        self._in_notes = False

    def take(self, row: Row) -> None:
        """Take the next row that holds something."""
        if row.number <= self._header_ends:
            return
        roles = names_columns(row.texts, again=bool(self.tables))
        if roles is not None:
            self._head(row, roles)
        elif not self.tables:
            self.before += self._own(row)
        else:
            self._row(row, self.tables[-1])

    def _own(self, row: Row) -> list[Cell]:
        return [Cell(row.number, column, text) for column, text in sorted(row.texts.items())]

    def _head(self, row: Row, roles: dict[int, Role]) -> None:
        """A row of headings; one below it that splits merged headings belongs to it."""
        below = self._split_below(row)
        headings = dict.fromkeys(sorted(row.texts))
        cells = {column: Cell(row.number, column, row.texts[column]) for column in headings}
        cells |= {column: Cell(row.number + 1, column, text) for column, text in below.items()}
        self._header_ends = row.number + 1 if below else row.number
        named = {column: cell.text for column, cell in cells.items()}
        roles = roles_by_content(named, self._samples(list(named)))
        # Where a heading is merged over columns that the next row does not name, all have its role.
        for area in self._grid.merged:
            if area.top == row.number and area.left in roles and area.right > area.left:
                for column in range(area.left + 1, min(area.right, self._grid.width) + 1):
                    roles.setdefault(column, roles[area.left])
        bottoms = [a.bottom for a in self._grid.merged if a.top == row.number and a.left in roles]
        self._header_ends = max([self._header_ends, *bottoms]) if below else self._header_ends
        self._in_notes = False
        if self.tables and _plain(self.tables[-1].headings) == _plain(cells):
            self.tables[-1].passed += cells.values()  # printed again at the head of a page
            return
        table = Table(grid=self._grid, roles=roles, headings=cells, passed=self._own(row))
        self.tables.append(table)
        self._put_before(table)

    def _samples(self, columns: list[int]) -> dict[int, list[str]]:
        """What stands in the first rows below the headings, by column."""
        rows = [row for row in self._grid.rows if row.number > self._header_ends][:SAMPLED]
        return {
            column: [row.texts[column] for row in rows if column in row.texts] for column in columns
        }

    def _split_below(self, row: Row) -> dict[int, str]:
        wide = [a for a in self._grid.merged if a.top == row.number and a.right > a.left]
        if not wide:
            return {}
        texts = {
            column: text
            for area in wide
            for column in range(area.left, min(area.right, self._grid.width) + 1)
            if (text := self._grid.text(area.bottom + 1, column)) and area.bottom == row.number
        }
        roles = roles_of(texts)
        return texts if texts and Role.UNKNOWN not in roles.values() else {}

    def _put_before(self, table: Table) -> None:
        """What stood above the headings: the first line is the title, the rest is told."""
        if len(self.tables) > 1:
            table.title = _title_at_end(self.tables[-2])
        if self.before and _NUMBERED.match(self.before[-1].text):
            table.title = self.before.pop()
        title = _title_among(self.before)
        for cell in self.before:
            table.outside.append((Outside.TITLE if cell is title else Outside.BEFORE, cell))
        self.before = []

    def _row(self, row: Row, table: Table) -> None:
        own = self._own(row)
        first = own[0]
        words = _ANY_SPACE.sub("", first.text)
        alone = len(own) == 1
        is_narrow = alone and not self._is_wide(first, table)
        if _TOTAL.fullmatch(words) and not (alone and is_narrow and len(words) > 12):
            self._sum(own, table)
        elif alone and (self._in_notes or _NOTE.fullmatch(words)) and first.column <= 2:
            self._in_notes = True
            table.outside.append((Outside.NOTE, first))
        elif _SIGNED.fullmatch(words) and all(
            table.roles.get(cell.column) not in {Role.POINTS, Role.RULE}
            or ":" in cell.text
            or "：" in cell.text
            for cell in own[1:]
        ):
            table.outside += [(Outside.SIGNED, cell) for cell in own]
        elif alone and self._is_heading(first, table):
            table.blocks.append(Block(heading=first))
        elif alone and self._is_wide(first, table):
            table.outside.append((Outside.NOTE, first))
        else:
            self._in_notes = False
            self._data(row, table)

    def _is_wide(self, cell: Cell, table: Table) -> bool:
        """Whether a cell is merged over most of the table's columns."""
        area = self._merged.get((cell.row, cell.column))
        return area is not None and (area.right - area.left + 1) * 2 > len(table.roles)

    def _is_heading(self, cell: Cell, table: Table) -> bool:
        text = cell.text.strip()
        is_short = len(text) <= 40 and not text.endswith(("。", "；", ";"))
        if not is_short or self._grid.origin(cell.row, cell.column) != (cell.row, cell.column):
            return False
        is_left = cell.column == min(table.roles)
        return self._is_wide(cell, table) or (is_left and bool(_NUMBERED.match(text)))

    def _sum(self, own: list[Cell], table: Table) -> None:
        """A row of sums; what stands in it and is no number is told."""
        label, *others = own
        numbers = [
            cell
            for cell in others
            if table.roles.get(cell.column) is Role.POINTS and points_of(cell.text)
        ]
        found = _TOTAL.fullmatch(_ANY_SPACE.sub("", label.text))
        more = found["more"] if found else None
        block = self._block(table)
        block.sums += [(label, number, len(block.items)) for number in numbers or [label]]
        if more and (numbers or stated_in(label.text)[1] is None):
            table.outside.append((Outside.NOTE, label))
        table.outside += [(Outside.NOTE, cell) for cell in others if cell not in numbers]

    def _block(self, table: Table) -> Block:
        if not table.blocks:
            table.blocks.append(Block(heading=None))
        return table.blocks[-1]

    def _data(self, row: Row, table: Table) -> None:
        levels = table.levels
        seen = [self._seen(row.number, column) for column in levels]
        deepest = next((cell for cell in reversed(seen) if cell.text.strip()), None)
        block = self._block(table)
        if deepest is not None and (deepest.row == row.number or self._has_points(row, table)):
            others = tuple(c for c in seen if c.text.strip() and c != deepest)
            part = self._part(block, deepest)
            block.items.append(ItemRows(text=deepest, levels=others, part=part))
        if not block.items:
            table.outside += [(Outside.NOTE, cell) for cell in self._own(row)]
            return
        self._fill(row, table, block.items[-1])

    def _has_points(self, row: Row, table: Table) -> bool:
        """Whether a row has points of its own, though its text is merged with the row above."""
        columns = [column for column, role in table.roles.items() if role is Role.POINTS]
        return bool(columns) and bool(self._grid.text(row.number, max(columns)).strip())

    def _part(self, block: Block, text: Cell) -> int:
        before = block.items[-1] if block.items else None
        if before is None or before.text != text:
            return 0
        before.part = before.part or 1
        return before.part + 1

    def _fill(self, row: Row, table: Table, item: ItemRows) -> None:
        for column, role in sorted(table.roles.items()):
            if role in {Role.LEVEL, Role.BOTH}:
                continue
            cell = self._seen(row.number, column)
            if not cell.text.strip():
                continue
            if role is Role.POINTS:
                heading = table.headings.get(column)
                if heading and "权重" in heading.text and cell.text.strip().endswith("%"):
                    cell = Cell(cell.row, cell.column, cell.text.strip()[:-1])
                # A second number below the first one is left for the rest of the sheet.
                if all(cell.column != other.column for other in item.points):
                    item.points.append(cell)
            elif role is Role.NUMBER:
                item.number = item.number or (cell if cell.row == row.number else None)
                table.passed.append(cell)
            elif (cell.row == row.number or role in SHARED) and (role, cell) not in item.cells:
                item.cells.append((role, cell))
        named = set(table.roles)
        item.cells += [(Role.UNKNOWN, cell) for cell in self._own(row) if cell.column not in named]

    def _seen(self, row: int, column: int) -> Cell:
        at_row, at_column = self._grid.origin(row, column)
        return Cell(at_row, at_column, self._grid.text(at_row, at_column))


def _title_among(cells: list[Cell]) -> Cell | None:
    """The line above a table that is its title: 附件2 is none, and 依据《…》制定 is none."""
    lines = [
        cell
        for cell in cells
        if not _SIGNED.fullmatch(cell.text.strip()) and not _ANNEX.fullmatch(cell.text.strip())
    ]
    named = [cell for cell in lines if _TITLE.search(cell.text) and "。" not in cell.text]
    return next(iter([*named, *lines]), None)


def _title_at_end(table: Table) -> Cell | None:
    """The line between a table and the next one's headings, taken for a heading or an item."""
    if not table.blocks:
        return None
    block = table.blocks[-1]
    if not block.items and block.heading is not None:
        return table.blocks.pop().heading
    last = block.items[-1] if block.items else None
    if last is None or last.cells or last.points or last.number or last.levels:
        return None
    return block.items.pop().text


def _plain(cells: dict[int, Cell]) -> dict[int, str]:
    return {column: _ANY_SPACE.sub("", cell.text) for column, cell in cells.items()}
