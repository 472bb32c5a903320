"""What a visit scores, and every line that explains it; exact, rounded only when shown."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from inspector.domain.numbers import rounded
from inspector.domain.words import SectionKind, VetoScope
from inspector.i18n import Pair


class RuleName(StrEnum):
    """Which rule a line comes from."""

    PER_OCCURRENCE = "per_occurrence"
    ONE_OFF = "one_off"
    TIERS = "tiers"
    RATIO_STEP = "ratio_step"
    FORMULA = "formula"
    OPTION = "option"
    """What an option is worth less than the item."""
    BAND = "band"
    """What points within a band are less than the item."""
    WHOLE_ITEM = "whole_item"
    ENTERED = "entered"
    PHRASE = "phrase"
    BONUS = "bonus"
    FLOOR = "floor"
    """A section's points never fall below 0."""
    CAP = "cap"
    """A section never takes more than so much."""
    VETO = "veto"
    """A section taken to 0."""


class StepName(StrEnum):
    """What happens to a section's points, or to the total, after the lines."""

    CAP = "cap"
    TOGETHER = "together"
    """The instances of a repeated section become one result: their mean, or the lowest."""
    MULTIPLIER = "multiplier"
    RESCALING = "rescaling"
    MAXIMUM = "maximum"
    """A section never comes to more than its maximum, the total never to more than its ceiling."""
    SECTION = "section"
    """A section that only takes, or only gives, joins the total."""
    GATE = "gate"
    """One that does not join, as the rest does not reach its gate."""
    FLOOR = "floor"
    VETO = "veto"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change on the way from points to a result, or from results to the total."""

    step: StepName
    points: Fraction
    """By which it changes."""
    section: str | None = None
    """Of a step of the total: the section that it is about; of several results: the lowest."""
    factor: Fraction | None = None
    """By which it was multiplied."""
    named: Pair | None = None
    """Of the lowest result: the window, clerk or call that it is of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One term of a line's sum."""

    points: Fraction
    """Negative for what is taken; the parts of a line add up to it."""
    text: Pair
    occurrences: tuple[str, ...] = ()


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
    parts: tuple[Part, ...] = ()
    """How it is worked out; empty of a line that is one term."""


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
    """A section; what it obtained and its steps add up to its result."""

    code: str
    title: Pair
    kind: SectionKind
    maximum: Fraction
    """Of a section that only takes or only gives: 0."""
    obtained: Fraction
    applicable: Fraction
    result: Fraction | None
    """None while nothing applies: the section then leaves the total's denominator."""
    weight: Fraction
    """What it adds to the total's denominator: its maximum, or of plain sums what applies."""
    is_rescaled: bool
    """Whether its result is maximum × obtained ÷ applicable."""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VetoHit:
    """否决: an item that takes its section, or the total, to 0."""

    item: str | None
    """None where it is not one item that decides: key items together, a section's pass mark."""
    scope: VetoScope
    section: str | None
    """The section taken to 0; None when it is about the whole form."""
    text: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagHit:
    """A mark for a person to look at; costs nothing."""

    item: str
    name: str
    text: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """What a fault takes from another target."""

    target: str
    item: str
    points: Fraction
    """Positive."""
    text: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetScore:
    """同责对象: what it begins with, less its charges."""

    code: str
    title: Pair
    start: Fraction
    charges: tuple[Charge, ...]
    """In walking order."""

    @property
    def points(self) -> Fraction:
        """Where it ends; may be negative."""
        return self.start - sum((one.points for one in self.charges), Fraction(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """得分 of one visit."""

    total: Fraction | None
    """Up to full marks, bonuses on top; None when nothing that scores was checked."""
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
    steps: tuple[Step, ...] = ()
    """From the sum of the sections that have points to obtain to the total, in order."""
    grade: Pair | None = None
    """等级; None where the form grades nothing, or gives no grade."""
    no_grade: Pair | None = None
    """Why there is no grade, where the form has grades."""
    targets: tuple[TargetScore, ...] = ()
    instances: tuple[SectionScore, ...] = ()
    """Of sections that repeat: each instance, in walking order; its lines bear its code."""

    @property
    def complete(self) -> bool:
        """Whether everything asked was answered."""
        return not self.unchecked

    @property
    def total_text(self) -> str | None:
        """The total with two decimals."""
        return None if self.total is None else rounded(self.total, 2)
