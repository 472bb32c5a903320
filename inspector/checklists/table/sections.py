"""Sections of a plain table: by headings between its rows, or by a merged first column."""

from dataclasses import dataclass, field
from fractions import Fraction

from inspector.checklists.table.layout import Block, Cell, ItemRows, Table
from inspector.checklists.table.points import marked, stated_in
from inspector.domain.wordings.rounds import Round, heading

_BONUS = ("加分", "附加分", "附加项", "奖励分", "奖励项")


@dataclass(slots=True)
class Part:
    """One section to be."""

    title: str
    cell: Cell | None
    """Where its title stands; None where the table has none."""
    stated: Fraction | None
    """Points that its title says it is worth."""
    items: list[ItemRows] = field(default_factory=list)
    sums: list[tuple[Cell, Cell]] = field(default_factory=list)
    round: Round | None = None
    """What it is asked once for each of, where its title says so."""
    is_doubtful: bool = False
    """Whether its title may say so."""

    @property
    def is_bonus(self) -> bool:
        """Whether it only gives."""
        return any(word in self.title for word in _BONUS)


def parts_of(table: Table, title: str) -> list[Part]:
    """The sections of a table; one of this title where it has none of its own."""
    found: list[Part] = []
    grouped = _is_grouped(table)
    for block in table.blocks:
        parts = [_of_heading(block.heading)] if block.heading else []
        if block.items and not parts:
            parts = _groups(block) if grouped else [_whole(table, title, block)]
        elif block.items:
            parts[0].items = list(block.items)
        elif not parts and found:
            parts = [found.pop()]
        elif not parts:
            parts = [Part(title, None, None)]
        for label, number, above in block.sums:
            _part_above(parts, above).sums.append((label, number))
        found += parts
    return found


def _part_above(parts: list[Part], items: int) -> Part:
    """The section that holds the last of so many items of its block."""
    for part in parts:
        items -= len(part.items)
        if items <= 0:
            return part
    return parts[-1]


def _whole(table: Table, title: str, block: Block) -> Part:
    """A table without sections of its own, by the line above it or else by the form's title."""
    part = _of_heading(table.title) if table.title else Part(title, None, None)
    part.items = list(block.items)
    return part


def _of_heading(cell: Cell) -> Part:
    said = heading(marked(cell.text)[0])
    title, stated = stated_in(said.title)
    return Part(
        title or cell.text.strip(), cell, stated, round=said.round, is_doubtful=said.is_doubtful
    )


def _first_level(item: ItemRows) -> Cell:
    return item.levels[0] if item.levels else item.text


def _is_grouped(table: Table) -> bool:
    """Whether the first column gathers several items under one text."""
    if len(table.levels) < 2:
        return False
    column = table.levels[0]
    for block in table.blocks:
        if block.heading:
            continue
        firsts = [_first_level(item) for item in block.items]
        starts = {cell for cell in firsts if cell.column == column}
        if starts and len(starts) < len(block.items):
            return True
    return False


def _groups(block: Block) -> list[Part]:
    """Items by what stands first; a row with nothing there belongs to the section above."""
    column = min(_first_level(item).column for item in block.items)
    parts: list[Part] = []
    for item in block.items:
        first = _first_level(item)
        is_new = first.column == column and (
            not parts
            or parts[-1].cell is None
            or (first != parts[-1].cell and first.text.strip() != parts[-1].cell.text.strip())
        )
        if is_new or not parts:
            parts.append(_of_heading(first))
        parts[-1].items.append(item)
    return parts


def levels_below(item: ItemRows, part: Part) -> tuple[Cell, ...]:
    """What stands between the section's title and the item."""
    return tuple(cell for cell in item.levels if part.cell is None or not _same(cell, part.cell))


def _same(cell: Cell, other: Cell) -> bool:
    return cell == other or (
        cell.column == other.column and cell.text.strip() == other.text.strip()
    )
