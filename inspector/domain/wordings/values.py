"""What a sentence of a scoring sheet says, and what of it was not understood."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Part of a text."""

    start: int
    end: int
    """After its last character."""

    def of(self, text: str) -> str:
        """The words."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Exactly:
    """So many points."""

    points: Fraction


@dataclass(frozen=True, slots=True)
class Between:
    """Points that a person chooses within bounds, both included."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The sheet does not say how many points."""


@dataclass(frozen=True, slots=True)
class Full:
    """All points of the item."""


Amount = Exactly | Between | LeftOut | Full


@dataclass(frozen=True, slots=True, kw_only=True)
class Per:
    """每: what is counted."""

    unit: str
    """人次, 处, 百分点, …"""
    every: Fraction = Fraction(1)
    """How many of the unit make one step."""
    change: str = ""
    """下降, 超过, 缺, …: how the unit comes about, where the sheet says it."""

    @property
    def is_ratio(self) -> bool:
        """Whether steps of a percentage are counted."""
        return self.unit in {"%", "百分点"}


class Scope(StrEnum):
    """How far a statement reaches."""

    ITEM = "item"
    SECTION = "section"


@dataclass(frozen=True, slots=True, kw_only=True)
class Takes:
    """扣分."""

    amount: Amount
    per: Per | None = None
    """None: once, however often it is seen."""
    cap: Fraction | None = None
    """最高扣: what this rule takes at most."""
    discretion: bool = False
    """酌情: a person weighs it and says why."""
    further: bool = False
    """加扣, 再扣: on top of what the other rules take."""
    also: tuple[tuple[str, Fraction], ...] = ()
    """Further targets of the same fault, with what it takes from each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gives:
    """加分."""

    amount: Amount
    per: Per | None = None
    cap: Fraction | None = None
    discretion: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Earns:
    """得分: what the item is worth in a situation."""

    amount: Amount
    per: Per | None = None
    cap: Fraction | None = None


@dataclass(frozen=True, slots=True)
class NoPoints:
    """不得分."""

    scope: Scope = Scope.ITEM


@dataclass(frozen=True, slots=True)
class Band:
    """分档: a name with the points that belong to it, both ends included."""

    name: str
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Bands:
    """Several of them, as written."""

    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class StopsAtZero:
    """扣完为止."""


@dataclass(frozen=True, slots=True)
class GoesBelowZero:
    """扣分不封顶."""


@dataclass(frozen=True, slots=True)
class NoCeiling:
    """加分不封顶."""


class Side(StrEnum):
    """Which points a cap bounds."""

    TAKEN = "taken"
    GIVEN = "given"
    EARNED = "earned"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capped:
    """最高: bounds the rule before it or, where it says so, the whole item."""

    points: Fraction
    side: Side
    item: bool = False


class Failing(StrEnum):
    """What a veto does."""

    TOTAL = "total"
    """一票否决: the total is 0"""
    FAILS = "fails"
    """判为不合格, whatever the total"""
    NO_GRADE = "no_grade"
    """不予评定等级"""
    STOPS = "stops"
    """the inspection ends here"""


@dataclass(frozen=True, slots=True)
class Vetoes:
    """一票否决 and its kin."""

    failing: Failing


@dataclass(frozen=True, slots=True)
class Consequence:
    """取消评优 and its kin: follows, takes no points."""

    name: str


@dataclass(frozen=True, slots=True)
class Scales:
    """加倍, 减半: what else is taken is multiplied."""

    factor: Fraction


@dataclass(frozen=True, slots=True)
class NeedsEvidence:
    """须有书面材料, 否则不得分."""


@dataclass(frozen=True, slots=True)
class TakesNothing:
    """不扣分."""


@dataclass(frozen=True, slots=True)
class GivesNothing:
    """不加分."""


@dataclass(frozen=True, slots=True)
class OnlyOnce:
    """不重复扣分: one fact is never deducted twice."""


@dataclass(frozen=True, slots=True)
class Worth:
    """（5分）: what the item is worth."""

    points: Fraction


@dataclass(frozen=True, slots=True)
class Looked:
    """查看现场: how the item is checked."""


Said = (
    Takes
    | Gives
    | Earns
    | NoPoints
    | Bands
    | StopsAtZero
    | GoesBelowZero
    | NoCeiling
    | Capped
    | Vetoes
    | Consequence
    | Scales
    | NeedsEvidence
    | TakesNothing
    | GivesNothing
    | OnlyOnce
    | Worth
    | Looked
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that the text says."""

    span: Span
    situation: str
    """In which it holds, in the sheet's own words; empty where the sheet names none."""
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that a text says; every character is in one of the three, or punctuation."""

    statements: tuple[Statement, ...]
    """In the order of the text."""
    unread: tuple[Span, ...]
    """What a person must read."""
    passed: tuple[Span, ...]
    """Numbering and labels."""
