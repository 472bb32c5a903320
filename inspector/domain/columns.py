"""评分栏: what every score column gives, item by item beside what the visit itself obtained."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from inspector.domain.checklist import Checklist, Column
from inspector.domain.scoring import Score
from inspector.domain.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One item in every column."""

    item: str
    own: Fraction | None
    """Obtained on the visit; None where it has no answer that scores."""
    given: tuple[Fraction | None, ...]
    """In the order of the form's columns; None where one gives the item nothing."""

    @property
    def is_given(self) -> bool:
        """Whether any other column gives the item points."""
        return any(one is not None for one in self.given)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSum:
    """What one column comes to."""

    column: Column
    points: Fraction
    items: int
    """How many it gives points to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """The visit and the other columns of its form."""

    rows: tuple[Beside, ...]
    """Every item asked now, in walking order; none of a form that has no other column."""
    sums: tuple[ColumnSum, ...]
    """In the order of the form's columns; of items asked now alone, like the score."""


def side_by_side(visit: Visit, checklist: Checklist, score: Score) -> SideBySide:
    """Every column of a form beside the visit's own.

    Args:
        visit: With what was given.
        checklist: Its edition.
        score: What the visit comes to.
    """
    if not checklist.columns:
        return SideBySide(rows=(), sums=())
    given = [_given(visit, one) for one in checklist.columns]
    own = {one.item: one.obtained for one in score.items}
    rows = tuple(
        Beside(item=code, own=own.get(code), given=tuple(one.get(code) for one in given))
        for code in visit.asked_now
    )
    return SideBySide(
        rows=rows,
        sums=tuple(
            _sum(column, [row.given[at] for row in rows])
            for at, column in enumerate(checklist.columns)
        ),
    )


def _given(visit: Visit, column: Column) -> Mapping[str, Fraction]:
    return {one.item: one.points for one in visit.columns if one.column == column.code}


def _sum(column: Column, given: list[Fraction | None]) -> ColumnSum:
    told = [one for one in given if one is not None]
    return ColumnSum(column=column, points=sum(told, Fraction(0)), items=len(told))
