"""检查表: what is asked, where it comes from, how points go. Frozen once a visit used it."""

from dataclasses import dataclass, field
from fractions import Fraction

from inspector.domain.words import (
    AnswerForm,
    Channel,
    DueClass,
    Layout,
    Observation,
    UnitKind,
    VetoScope,
    VisitType,
)
from inspector.i18n import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """依据: where a requirement comes from."""

    ref: str
    """As it is cited, e.g. `附1§三(一)`."""
    text: str
    """The whole sentence of the source, in its own language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PerOccurrence:
    """So many points for each unit counted."""

    points: Fraction
    """Taken for one; positive."""
    counting_unit: Pair
    """人次, 件次, 处, …"""
    subtypes: tuple[str, ...] = ()
    """Only occurrences of these sub-types; empty means all that no other rule names."""
    verified: bool | None = None
    """Only occurrences that are (not) verified; None means either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeItem:
    """Any violation takes all points of the item."""

    subtypes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """酌情: the inspector enters the points within bounds, with reason and clause."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonus:
    """加分: compliant adds points, and the section never exceeds its applicable points."""

    points: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto:
    """否决: a section or the total becomes 0."""

    scope: VetoScope
    subtypes: tuple[str, ...] = ()
    """Only occurrences of these sub-types; empty means any."""
    verified_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A mark for a person to look at; scores nothing."""

    name: str
    """`veto_candidate`, `to_verify`, …"""
    verified: bool | None = None
    """Only when some occurrence is (not) verified; None means any violation."""


Rule = PerOccurrence | WholeItem | Entered | Bonus | Veto | Flag


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
class Item:
    """项: one requirement that can be checked."""

    code: str
    section: str
    text: Pair
    how: Pair
    """怎么看: how to observe it."""
    fixed_when: Pair
    """What counts as rectified."""
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

    @property
    def only_adds(self) -> bool:
        """Whether it can only add points (加分项) and so is never violated."""
        return any(isinstance(rule, Bonus) for rule in self.rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """部分: items that share a maximum."""

    code: str
    title: Pair
    maximum: Fraction
    """0 in an unscored checklist."""
    pool: Fraction | None = None
    """Points that its items take from, where they have none of their own (discipline)."""


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
    digest: str = ""
    """SHA-256 (hex) of the canonical content; two equal digests are the same checklist."""
    by_code: dict[str, Item] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.by_code.update({item.code: item for item in self.items})

    def section(self, code: str) -> Section:
        """The section of that code."""
        return next(section for section in self.sections if section.code == code)
