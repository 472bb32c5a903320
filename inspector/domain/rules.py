"""评分规则: how points go, as data; `tests/data/forms` works each of them by hand."""

from dataclasses import dataclass
from fractions import Fraction

from inspector.domain.formula import Formula
from inspector.domain.words import CountedBy, Direction, Means, Steps, VetoScope
from inspector.i18n import Pair

ONE = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class FinderPoints:
    """由谁发现: other points where a certain level found it."""

    finder: Pair
    """省级, 市级, 县级, …; an occurrence names it by the Chinese."""
    points: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class AlsoTakes:
    """同责: the same fault takes from another target too, e.g. from its head (首席代表)."""

    target: str
    """Code of one of the checklist's targets."""
    points: Fraction
    """For each step of the rule; positive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PerOccurrence:
    """So many points for each unit counted."""

    points: Fraction
    """Taken for one step; positive."""
    counting_unit: Pair
    """人次, 件次, 处, 半天, 工作日, …"""
    subtypes: tuple[str, ...] = ()
    """Only occurrences of these sub-types; empty means all that no other rule names."""
    verified: bool | None = None
    """Only occurrences that are (not) verified; None means either."""
    per: Fraction = ONE
    """Units that make one step: 5 in 每5件."""
    steps: Steps = Steps.WHOLE
    """What becomes of a part of a step."""
    counted_by: CountedBy = CountedBy.COUNT
    """From what the units of an occurrence are counted: its count, or its from–to."""
    cap: Fraction | None = None
    """最高扣…分: most that this rule takes of the item."""
    by_finder: tuple[FinderPoints, ...] = ()
    """Points for one step by who found it; `points` for everybody else."""
    also: tuple[AlsoTakes, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOff:
    """一次性扣: so many points once, however often it was seen."""

    points: Fraction
    subtypes: tuple[str, ...] = ()
    verified: bool | None = None
    also: tuple[AlsoTakes, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeItem:
    """不得分: any violation takes all points of the item."""

    subtypes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """酌情: the inspector enters the points within bounds, with a reason."""

    low: Fraction
    high: Fraction
    subtypes: tuple[str, ...] = ()
    cap: Fraction | None = None
    """Most for all occurrences together."""
    unstated: bool = False
    """The source says that points go and not how many: bounds are the office's, and it is told."""
    needs_clause: bool = True
    """Whether the clause has to be entered too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """One of several that exclude each other."""

    subtype: str
    points: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiers:
    """分档: 迟报, 漏报, 瞒报; only the worst tier met counts, or each occurrence in its own."""

    tiers: tuple[Tier, ...]
    """At least two, each of its own sub-type."""
    counting_unit: Pair
    worst_only: bool = True
    """Whether the worst tier is taken once; else every occurrence costs what its tier says."""
    cap: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioStep:
    """每下降5%扣0.5: so many points for each step of a number away from its reference."""

    reference: Fraction
    step: Fraction
    points: Fraction
    """For one step; positive."""
    direction: Direction = Direction.BELOW
    """On which side of the reference it acts."""
    of: Formula | None = None
    """What is compared; None for the item's own number (of 应/实 its percentage)."""
    steps: Steps = Steps.WHOLE
    cap: Fraction | None = None
    gives: bool = False
    """Whether it gives points instead of taking them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ByFormula:
    """得分 = 播出数量/4 × …: points worked out from numbers; never below 0."""

    formula: Formula
    means: Means = Means.OBTAINED
    cap: Fraction | None = None
    """Most that it takes or gives; what an item obtains never exceeds its points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonus:
    """加分: compliant adds points once; with a counting unit so many for each one awarded."""

    points: Fraction
    counting_unit: Pair | None = None
    subtypes: tuple[str, ...] = ()
    """Only awards of these sub-types; empty means all that no other bonus names."""
    per: Fraction = ONE
    steps: Steps = Steps.WHOLE
    cap: Fraction | None = None
    """最高加…分: most that this rule gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto:
    """否决: one failure decides more than its item."""

    scope: VetoScope
    subtypes: tuple[str, ...] = ()
    """Only occurrences of these sub-types; empty means any."""
    verified_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A mark for a person to look at; scores nothing."""

    name: str
    """`veto_candidate`, `to_verify`, `consequence`, …"""
    verified: bool | None = None
    """Only when some occurrence is (not) verified; None means any violation."""
    subtypes: tuple[str, ...] = ()
    """Only occurrences of these sub-types; empty means any."""
    text: Pair | None = None
    """Of a consequence: what follows, e.g. 取消年度评优."""


Rule = (
    PerOccurrence
    | OneOff
    | WholeItem
    | Entered
    | Tiers
    | RatioStep
    | ByFormula
    | Bonus
    | Veto
    | Flag
)


def subtypes_of(rule: Rule) -> tuple[str, ...]:
    """The sub-types that a rule names; empty where it takes any."""
    match rule:
        case Tiers(tiers=tiers):
            return tuple(tier.subtype for tier in tiers)
        case RatioStep() | ByFormula():
            return ()
        case _:
            return rule.subtypes


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance:
    """情节: 经催办仍未落实, 造成严重影响, …; ticked on an occurrence, changes what it costs."""

    name: Pair
    times: Fraction = ONE
    """加倍 2, 减半 1/2."""
    plus: Fraction = Fraction(0)
    """加扣, 再加: so much more for each one counted."""
