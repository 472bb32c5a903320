"""What a visit scores, and every line that explains it; exact, rounded only when shown."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from inspector.domain.numbers import rounded
from inspector.domain.words import VetoScope
from inspector.i18n import Pair


class RuleName(StrEnum):
    """Which rule a line comes from."""

    PER_OCCURRENCE = "per_occurrence"
    WHOLE_ITEM = "whole_item"
    ENTERED = "entered"
    PHRASE = "phrase"
    BONUS = "bonus"
    FLOOR = "floor"
    """A section's points never fall below 0."""
    VETO = "veto"
    """A section taken to 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """扣分: one explained step of a score, in raw points."""

    item: str | None
    """None for what happens to the section as a whole: its floor, its veto."""
    section: str
    rule: RuleName
    counting_unit: Pair | None
    """None where the rule does not count."""
    count: int
    """What was seen, whatever it cost."""
    points: Fraction
    """What was really taken (negative) or given, after floors and caps."""
    capped: bool
    """Whether the rule alone would have taken or given more."""
    clauses: tuple[str, ...]
    """As they are cited."""
    occurrences: tuple[str, ...]
    """Ids, in the order observed."""
    text: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemScore:
    """An answered item; `obtained - applicable` is the sum of its lines."""

    item: str
    section: str
    answer: str
    """The answer's word: `violation`, `heard`, `good`, …; `measurement` for a number."""
    obtained: Fraction
    applicable: Fraction

    @property
    def lost(self) -> Fraction:
        """Points lost so far; negative for a bonus."""
        return self.applicable - self.obtained


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionScore:
    """A section; `maximum * obtained / applicable` is its result."""

    code: str
    title: Pair
    maximum: Fraction
    obtained: Fraction
    applicable: Fraction

    @property
    def result(self) -> Fraction | None:
        """None while nothing applies: the section then leaves the total's denominator."""
        return self.maximum * self.obtained / self.applicable if self.applicable else None


@dataclass(frozen=True, slots=True, kw_only=True)
class VetoHit:
    """否决: an item that takes its section, or the total, to 0."""

    item: str
    scope: VetoScope
    section: str | None
    """The section taken to 0; None when it is the total."""
    text: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagHit:
    """A mark for a person to look at; costs nothing."""

    item: str
    name: str
    text: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """得分 of one visit."""

    total: Fraction | None
    """0 to 100; None when nothing that scores was checked."""
    unchecked: tuple[str, ...]
    """In walking order; while there are any, the score is incomplete."""
    sections: tuple[SectionScore, ...]
    """Every section of the checklist, in its order; empty for an unscored one."""
    items: tuple[ItemScore, ...]
    """Every answered item, in walking order; empty for an unscored checklist."""
    lines: tuple[Line, ...]
    """By section; in it the items in walking order, then the section's own."""
    vetoes: tuple[VetoHit, ...] = ()
    flags: tuple[FlagHit, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether everything asked was answered."""
        return not self.unchecked

    @property
    def total_text(self) -> str | None:
        """The total with two decimals."""
        return None if self.total is None else rounded(self.total, 2)
