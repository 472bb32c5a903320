"""What the wording of one item comes to, and which of its situations have to be told apart."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from inspector.domain import rules as language
from inspector.domain.checklist import Band, Option, Requirement
from inspector.domain.wordings.values import (
    Consequence,
    NoPoints,
    Scope,
    Statement,
    Takes,
    Vetoes,
)
from inspector.i18n import Pair

FAILED = ("不合格", "不达标", "未达标", "不符合", "不满意", "差")
"""Names of grades that are a failure."""


@dataclass(slots=True)
class Made:
    """What the wording of one item comes to."""

    rules: list[language.Rule] = field(default_factory=list)
    bonuses: list[tuple[str, language.Bonus]] = field(default_factory=list)
    """With the situation of each."""
    subtypes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    circumstances: list[language.Circumstance] = field(default_factory=list)
    options: tuple[Option, ...] = ()
    bands: tuple[Band, ...] = ()
    measured_in: str | None = None
    requires: list[Requirement] = field(default_factory=list)
    how: list[str] = field(default_factory=list)
    below_zero: bool = False
    may_not_occur: bool = False
    left: list[tuple[Statement, Pair]] = field(default_factory=list)
    """What was understood and cannot be carried, and why."""

    @property
    def is_answered_otherwise(self) -> bool:
        """Whether the item is answered by a choice or a number, not by 符合 and 不符合."""
        return bool(self.options or self.bands or self.measured_in)


def kinds_of(statements: Sequence[Statement]) -> dict[int, str]:
    """The situation of each statement that charges, by its identity.

    Several that name none, and count by different units, are told apart by those.
    """
    charging = [one for one in statements if charges(one)]
    unnamed = [one for one in charging if isinstance(one.said, Takes) and not one.situation]
    kinds = {id(one): one.situation for one in charging}
    if len(unnamed) > 1:
        for one in unnamed:
            per = one.said.per if isinstance(one.said, Takes) else None
            kinds[id(one)] = f"每{per.unit}" if per else "一次性"
    return kinds


def charges(statement: Statement) -> bool:
    """Whether it says what a violation costs."""
    match statement.said:
        case Takes(further=further):
            return not further
        case NoPoints() | Vetoes() | Consequence():
            return True
        case _:
            return False


def is_zero(statement: Statement) -> bool:
    """Whether it says that the item gets nothing."""
    said = statement.said
    return isinstance(said, NoPoints) and said.scope is Scope.ITEM
