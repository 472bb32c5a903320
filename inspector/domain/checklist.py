"""检查表: what is asked, where it comes from, how points go. Frozen once a visit used it."""

from dataclasses import dataclass, field
from fractions import Fraction

from inspector.domain.allowed import Allowed
from inspector.domain.condition import Condition
from inspector.domain.rules import Bonus, Circumstance, Rule
from inspector.domain.words import (
    AnswerForm,
    Channel,
    DueClass,
    Layout,
    Needed,
    Observation,
    RepeatPer,
    SectionKind,
    Stage,
    Together,
    UnitKind,
    VetoScope,
    VisitType,
)
from inspector.i18n import Pair

FULL_MARKS = Fraction(100)
MOST_INSTANCES = 1000
"""Of one repeated section."""
UNSAID = Pair("", "")
"""A text that a form does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """依据: where a requirement comes from."""

    ref: str
    """As it is cited, e.g. `附1§三(一)`."""
    text: str
    """The whole sentence of the source, in its own language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subtype:
    """情形: a named way in which an item is violated."""

    name: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """用语 of an item that is answered by a tick."""

    required: bool
    """必用: must be said whatever happens."""
    trigger: Pair
    """The moment in which it is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """选项 of an item that is answered by choosing."""

    name: Pair
    points: Fraction
    """What the item obtains by it; of an item without points what is given on top."""
    fails: bool = False
    """Whether it is a violation: it makes a finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """等次 with a range of points: 好(9–10), 合格(7–8), 不合格(0–6)."""

    name: Pair
    low: Fraction
    high: Fraction
    fails: bool = False
    """Whether it is a violation: it makes a finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """填数: one of several numbers of an item."""

    name: Pair
    """Formulas and conditions know it by its Chinese name."""
    unit: Pair | None = None
    at_least: Fraction | None = None
    """Below it the item is violated; None where there is no minimum."""
    part_of: str | None = None
    """Chinese name of the input that it is counted in: 其中; it cannot be more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """必填: what an answer needs beside its word."""

    answer: str
    """The answer's word: `violation`, `compliant`, …"""
    needs: Needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiplier:
    """系数: what was obtained, times so much."""

    times: Fraction
    when: Condition | None = None
    """None: always."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """门槛: a section counts only where the rest of the total reaches so much."""

    points: Fraction
    is_open: bool = False
    """Whether that number itself is not enough: 80分以上(不含80)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeBand:
    """等级 by the total: from (above) a number up to (below) another; None has no end."""

    name: Pair
    low: Fraction | None = None
    low_open: bool = False
    """Whether `low` itself does not belong to it."""
    high: Fraction | None = None
    high_open: bool = False
    """Whether `high` itself does not belong to it."""
    fails: bool = False
    """Whether it is the one that a failure of the whole form comes to."""

    def holds(self, total: Fraction) -> bool:
        """Whether a total is of this grade."""
        above = self.low is None or (total > self.low if self.low_open else total >= self.low)
        below = self.high is None or (total < self.high if self.high_open else total <= self.high)
        return above and below


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyVeto:
    """★项: so many failed items of a mark decide more than their points."""

    mark: str
    scope: VetoScope
    at_least: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """最少检查项数: fewer items checked, and there is no grade."""

    total: int = 0
    key: int = 0
    """Of these marked `mark`."""
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """同责对象: who else is charged for a fault, kept beside the total (首席代表)."""

    code: str
    title: Pair
    start: Fraction = Fraction(0)
    """Points it begins with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """评分栏: another score of the same items, kept side by side: 自评分, 领导评分."""

    code: str
    title: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """项: one requirement that can be checked."""

    code: str
    section: str
    text: Pair
    how: Pair = UNSAID
    """怎么看: how to observe it; empty texts where the form does not say."""
    fixed_when: Pair = UNSAID
    """What counts as rectified; empty texts where the form does not say."""
    clauses: tuple[Clause, ...]
    """At least one; one fact is never deducted twice, so an item lists them all."""
    points: Fraction
    """Raw weight; 0 for a discipline item and for what is not scored."""
    rules: tuple[Rule, ...] = ()
    due_class: DueClass = DueClass.NONE
    answer: AnswerForm = AnswerForm.ANSWER
    phrase: Phrase | None = None
    measured_in: Pair | None = None
    """Unit of a measurement (minutes, times …)."""
    allowed: Allowed | None = None
    """Of a measurement: the numbers that can be entered; None: all."""
    grades: tuple[str, ...] = ()
    """Grade words that a graded item takes, best first."""
    channels: frozenset[Channel] = frozenset()
    """Empty means any."""
    unit_kinds: frozenset[UnitKind] = frozenset()
    """Empty means any."""
    layouts: frozenset[Layout] = frozenset()
    """Empty means any."""
    needs_phone: bool = False
    """Asked only of units with an enquiry phone (a call centre is one)."""
    needs_supervised: bool = False
    """Asked only of units that supervise others."""
    or_supervising: bool = False
    """Also asked of a unit that supervises others, whatever its kind."""
    observed: frozenset[Observation] = frozenset()
    """Empty means by any means."""
    covert_core: bool = False
    """Seen in one covert visit even where `observed` does not say so."""
    phone_core: bool = False
    """Checked by a call even where `observed` does not say so."""
    never_covert: bool = False
    """Hearsay on a covert visit: a lead, never scored."""
    conditional: Pair | None = None
    """Ready reason for not applicable (无此条件) where the source says 有条件的."""
    subtypes: tuple[Subtype, ...] = ()
    remarks: tuple[Pair, ...] = ()
    """Ready remarks for an occurrence."""
    see_also: tuple[str, ...] = ()
    """Laws and standards that speak of the same; for reference, not what is deducted by."""
    key: str = ""
    """重点项 mark as it is printed: ★, ※, …; empty for an ordinary item."""
    below_zero: bool = False
    """扣分不封顶: its points may fall below 0."""
    options: tuple[Option, ...] = ()
    """Of a choice, in the order shown."""
    choose_many: bool = False
    """Whether several options may be chosen; their points are added up."""
    bands: tuple[Band, ...] = ()
    """Best first; the highest number stands for all points of the item."""
    inputs: tuple[Input, ...] = ()
    """In the order in which they are filled in."""
    trials: int = 0
    """How many trials must be made, all of which must pass; 0 for another form of answer."""
    may_not_occur: bool = False
    """Whether it can be answered by 未发生, which keeps the points."""
    requires: tuple[Requirement, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    asked_when: Condition | None = None
    """Only asked while this holds; None: always."""

    @property
    def only_adds(self) -> bool:
        """Whether it can only add points (加分项) and so is never violated."""
        return any(isinstance(rule, Bonus) for rule in self.rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """逐个检查: a section that is asked once for each window, clerk, call, or something else."""

    per: RepeatPer
    title: Pair | None = None
    """What one is called; needed where `per` does not say it."""
    together: Together = Together.MEAN
    least: int = 0
    """How many there must be at least; fewer, and the visit is not complete."""
    most: int = MOST_INSTANCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """部分: items that share a maximum."""

    code: str
    title: Pair
    maximum: Fraction
    """0 in an unscored checklist."""
    pool: Fraction | None = None
    """Points that its items take from, where they have none of their own (discipline)."""
    kind: SectionKind = SectionKind.SCORED
    rescaled: bool = True
    """标化: result = maximum × obtained ÷ applicable; else the plain sum, at most the maximum."""
    cap: Fraction | None = None
    """最高扣…分: most that its items take together."""
    ceiling: Fraction | None = None
    """最高加…分: most that its bonuses give together; None: up to what applies."""
    multipliers: tuple[Multiplier, ...] = ()
    gate: Gate | None = None
    """Of a bonus section: what the rest must reach for it to count."""
    pass_mark: Fraction | None = None
    """A result below it fails the whole form."""
    below_zero: bool = False
    """扣分不封顶: its points may fall below 0."""
    repeat: Repeat | None = None
    """None of a section that is asked once, and of an instance of one that repeats."""
    of: str | None = None
    """Of an instance, in an expanded checklist: code of the section that repeats."""
    instance: str | None = None
    """Of an instance: its key, e.g. the number of the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """检查表, one edition of it."""

    name: str
    edition: str
    title: Pair
    scored: bool
    sections: tuple[Section, ...]
    """In the order in which they are walked and printed."""
    items: tuple[Item, ...]
    """In the order in which they are walked; codes unique."""
    basis: tuple[str, ...] = ()
    """Documents that it carries out, with their numbers, as they are to be printed."""
    visit_types: frozenset[VisitType] = frozenset()
    """Types of visit it is made for; empty means any."""
    full_marks: Fraction = FULL_MARKS
    """满分 of the total, bonuses aside."""
    rescaled: bool = True
    """Whether the total is rescaled to full marks; else it is the plain sum of the sections."""
    ceiling: Fraction | None = None
    """Most that the total can be, bonuses and all; None: full marks and the bonus ceilings."""
    below_zero: bool = False
    """Whether the total may fall below 0."""
    multipliers: tuple[Multiplier, ...] = ()
    """基数折算, e.g. 75 × 4/3 for kinds of unit that are not asked all."""
    grades: tuple[GradeBand, ...] = ()
    """Best first; empty where the form grades nothing."""
    sample: Sample | None = None
    key_vetoes: tuple[KeyVeto, ...] = ()
    targets: tuple[Target, ...] = ()
    columns: tuple[Column, ...] = ()
    """Scores beside the one that counts."""
    order: tuple[Stage, ...] = ()
    """Stages of the evaluation where they are not in the usual order; empty means usual."""
    digest: str = ""
    """SHA-256 (hex) of the canonical content; two equal digests are the same checklist."""
    templates: tuple[Item, ...] = ()
    """Of an expanded checklist: items of repeated sections, which ask nothing themselves."""
    by_code: dict[str, Item] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Templates among them."""
    by_section: dict[str, Section] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    """Sections by their code."""

    def __post_init__(self) -> None:
        self.by_code.update({item.code: item for item in (*self.items, *self.templates)})
        self.by_section.update({section.code: section for section in self.sections})

    @property
    def repeats(self) -> bool:
        """Whether some section is asked more than once."""
        return any(section.repeat is not None for section in self.sections)

    def section(self, code: str) -> Section:
        """The section of that code.

        Raises:
            KeyError: There is none.
        """
        return self.by_section[code]
