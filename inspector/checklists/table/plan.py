"""Which rows make one item, and from which points a section's items take."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from inspector.checklists.table.items import Asked, asked
from inspector.checklists.table.layout import Cell, ItemRows
from inspector.checklists.table.points import Kind, marked, points_of, stated_in
from inspector.checklists.table.sections import Part, levels_below

_SUBTOTAL = "小"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A section before its items are built."""

    items: tuple[Asked, ...]
    pool: Fraction | None
    """Points that its items take from, where they have none of their own."""
    stated: tuple[tuple[Cell, Fraction], ...]
    """What the table says that the section holds, and where."""

    only_gives: bool
    """Whether it is a section of bonuses."""

    @property
    def needs_points(self) -> bool:
        """Whether some of its items have points, so that all should."""
        return self.pool is None and any(one.points or one.in_text for one in self.items)

    @property
    def given(self) -> Fraction | None:
        """What its items give at most together; None where one does not say."""
        each = [one.points.value if one.points else one.in_text for one in self.items]
        told = [one for one in each if one is not None]
        return sum(told, Fraction(0)) if len(told) == len(each) else None


def plan_of(part: Part, full_marks: Fraction | None) -> Plan:
    """Plan a section.

    Args:
        part: Of the table.
        full_marks: What the form states as a whole, if it may be a single section.
    """
    shared = list(_by_points(part))
    stated = tuple(_stated(part))
    if len(shared) == 1 and len(part.items) > 1 and part.items[0].points:
        # One number merged over the whole section: its items take from it together.
        points = points_of(part.items[0].points[-1].text)
        rows = [[item] for item in part.items]
        pool = points.value if points and points.kind is Kind.OBTAINED else None
        if pool is not None:
            items = _items(rows, part, without_points=True)
            return Plan(items=items, pool=pool, stated=stated, only_gives=False)
    items = _items(shared, part)
    has_points = any(one.points is not None or one.in_text for one in items)
    only_gives = part.is_bonus or all(
        one.points is not None and one.points.kind is Kind.GIVEN for one in items
    )
    is_plain = not has_points and not only_gives
    pool = next((points for _, points in stated), full_marks) if is_plain else None
    return Plan(items=items, pool=pool, stated=stated, only_gives=only_gives)


def _items(
    rows: list[list[ItemRows]], part: Part, *, without_points: bool = False
) -> tuple[Asked, ...]:
    return tuple(
        asked(group, [_plain(cell) for cell in levels_below(group[0], part)], without_points)
        for group in rows
    )


def _plain(cell: Cell) -> str:
    return stated_in(marked(cell.text)[0])[0]


def _by_points(part: Part) -> Iterator[list[ItemRows]]:
    """Rows that share one merged number of points are one item."""
    group: list[ItemRows] = []
    for item in part.items:
        is_shared = bool(
            group and item.points and group[-1].points and item.points[-1] == group[-1].points[-1]
        )
        if group and not is_shared:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _beside(part: Part) -> list[Cell]:
    """Of two columns of points the left one: of the section, or of groups of its items."""
    cells = (item.points[0] for item in part.items if len(item.points) > 1)
    return list(dict.fromkeys(cells))


def groups_of(part: Part, plan: Plan) -> Iterator[tuple[Cell, list[int]]]:
    """Numbers beside some items of a section, and the places of those items in the plan."""
    cells = _beside(part)
    for cell in cells:
        if len(cells) == 1 and points_of(cell.text) is not None:
            continue  # of the section
        yield cell, [place for place, one in enumerate(plan.items) if cell in one.rows[0].points]


def _stated(part: Part) -> Iterator[tuple[Cell, Fraction]]:
    if part.cell is not None and part.stated is not None:
        yield part.cell, part.stated
    beside = _beside(part)
    for cell in beside:
        points = points_of(cell.text)
        if points is not None and len(beside) == 1:
            yield cell, points.value
    for label, cell, value in _sums(part):
        if label.text.strip().startswith(_SUBTOTAL):
            yield cell, value


def totals_of(part: Part) -> Iterator[tuple[Cell, Cell, Fraction]]:
    """Rows of sums of the whole table that stand below a section: label, number, value."""
    for label, cell, value in _sums(part):
        if not label.text.strip().startswith(_SUBTOTAL):
            yield label, cell, value


def _sums(part: Part) -> Iterator[tuple[Cell, Cell, Fraction]]:
    for label, cell in part.sums:
        points = points_of(cell.text)
        value = points.value if points is not None else stated_in(cell.text)[1]
        if value is not None:
            yield label, cell, value
