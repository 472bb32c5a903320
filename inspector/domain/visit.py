"""检查: what was seen in one unit at one time, and by whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from inspector.domain.words import (
    Channel,
    Extent,
    Grade,
    LapName,
    Layout,
    RefusalProof,
    Result,
    Tick,
    UnitKind,
    VisitState,
    VisitType,
)

if TYPE_CHECKING:
    from inspector.domain.asking_now import Conditions
    from inspector.domain.decision import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """情形: one violation seen."""

    occurrence: str
    """UUID, hex; stays through every correction."""
    window: str | None = None
    from_at: datetime | None = None
    to_at: datetime | None = None
    subtype: str | None = None
    """The Chinese name of a sub-type of the item."""
    count: int = 1
    note: str = ""
    """事实: what was seen."""
    evidence: tuple[str, ...] = ()
    """SHA-256 (hex) of files."""
    corrected: bool = False
    """已当场改正."""
    corrected_note: str = ""
    """How it was corrected on the spot."""
    verified: bool = False
    """查实."""
    extent: Extent = Extent.INDIVIDUAL
    points: Fraction | None = None
    """Entered by the inspector where the rule leaves it open."""
    reason: str | None = None
    clause: str | None = None
    found_by: str | None = None
    """由谁发现: the Chinese name of one of the rule's finders."""
    circumstances: tuple[str, ...] = ()
    """情节: Chinese names of circumstances of the item that were so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseTick:
    """用语, once: at which window, when."""

    tick: Tick
    window: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compliant:
    """符合."""

    bulk: bool = False
    """Answered together with others, not looked at one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """不符合."""

    occurrences: tuple[Occurrence, ...]
    """At least one, in the order observed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicable:
    """不适用."""

    reason: str
    bulk: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """A phrase's ticks; one missed makes it missed, else one heard makes it heard."""

    ticks: tuple[PhraseTick, ...]
    """At least one."""
    bulk: bool = False

    @property
    def tick(self) -> Tick:
        """What the ticks come to."""
        said = {one.tick for one in self.ticks}
        for word in (Tick.MISSED, Tick.HEARD):
            if word in said:
                return word
        return Tick.NOT_TRIGGERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A number read, in the unit that the item says."""

    value: Fraction
    failed: bool = False
    """Whether it costs points by the item's own steps; worked out when it is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A judgement without points."""

    grade: Grade | Result
    """`compliant`, `basic`, `violation` on a desk check; `good`, `fair`, `poor` elsewhere."""
    bulk: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DidNotOccur:
    """未发生: what the item is about did not happen; no deduction, full points."""

    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One option of a list, or several where the item allows it."""

    options: tuple[str, ...]
    """Chinese names, in the order of the item; at least one."""
    failed: bool = False
    """Whether one of them fails the item; worked out when it is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Banded:
    """等次和得分: a band, and the points within it."""

    band: str
    """Its Chinese name."""
    points: Fraction
    """On the scale of the bands, within the band."""
    reason: str = ""
    failed: bool = False
    """Whether the band fails the item; worked out when it is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """应/实: how many there should be, and how many there are."""

    due: Fraction
    actual: Fraction
    failed: bool = False
    """Whether it costs points by the item's own rules; worked out when it is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One of an item's inputs."""

    name: str
    """Chinese name of the input."""
    value: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """Several numbers, one for each input of the item."""

    readings: tuple[Reading, ...]
    """In the order of the item's inputs, each once."""
    failed: bool = False
    """Whether a minimum is missed or a step costs points; worked out when it is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One of several tries that all must pass, e.g. a call."""

    passed: bool
    at: datetime | None = None
    window: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """Repeated trials: met when every one passed."""

    trials: tuple[Trial, ...]
    """As many as the item asks for, in the order in which they were made."""

    @property
    def failed(self) -> bool:
        """Whether one of them did not pass."""
        return not all(one.passed for one in self.trials)


@dataclass(frozen=True, slots=True, kw_only=True)
class Awarded:
    """加分情形: each one seen, with its count; their note is the fact, their evidence the proof."""

    occurrences: tuple[Occurrence, ...]


Answer = (
    Compliant
    | Violation
    | NotApplicable
    | Ticked
    | Measured
    | Graded
    | DidNotOccur
    | Chosen
    | Banded
    | Counted
    | Filled
    | Tried
    | Awarded
)
"""What was found at an item; an item that is not in a visit's answers is unchecked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPoints:
    """评分栏: the points that somebody else gives an item; kept beside the score."""

    column: str
    """Code of a column of the checklist."""
    item: str
    points: Fraction

    @property
    def place(self) -> str:
        """Where it rests in the visit."""
        return f"{self.column}/{self.item}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lap:
    """计时: a moment of the service."""

    lap: LapName
    at: datetime
    round: int = 1
    """Which service: a second ticket, or a second call, begins the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupancy:
    """窗口在岗: how many windows were open and staffed at one moment."""

    sample: str
    """UUID, hex."""
    at: datetime
    staffed: int
    open: int | None = None
    """Windows open to clients; None where only the people were counted."""
    total: int = 0
    """Windows of the unit; 0 when not known."""
    empty: tuple[str, ...] = ()
    """Windows that had nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """拒绝签字, before a witness."""

    reason: str
    """Empty where none was given."""
    witness: str
    proof: RefusalProof = RefusalProof.PREMISES


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """签字: who stands by the signature lines."""

    inspectors: tuple[str, ...] = ()
    """Names as they are printed; never of a covert visit."""
    unit_head: str = ""
    """Who receives for the unit."""
    post: str = ""
    refused: Refusal | None = None
    copies: int = 0
    """Left with the unit; 0 when not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """备注, 线索 or 亮点: words about an item, or about the visit."""

    remark: str
    """UUID, hex."""
    item: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """证据: a file, known by its SHA-256."""

    sha256: str
    item: str | None
    kind: str
    """Media type, e.g. `image/jpeg`."""
    bytes: int
    derivative: str | None
    """SHA-256 of the copy without metadata that may leave; None where there is none."""
    name: str
    """As the file was called; stays inside."""
    look: str | None = None  # of a photo, in bits: a copy of it looks nearly the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """检查: one unit, one time, one pinned checklist edition, a team."""

    visit: str
    """UUIDv7, hex."""
    unit: str
    type: VisitType
    channel: Channel
    checklist: str
    edition: str
    checklist_digest: str
    asked: tuple[str, ...]
    """Codes of the items that this visit may ask, in walking order."""
    team: tuple[str, ...]
    """Person ids; of a covert visit a code name, the person being sealed."""
    at: datetime
    """When it takes place."""
    opened_at: datetime
    """When it was recorded."""
    state: VisitState = VisitState.OPEN
    of: str | None = None
    """The visit that a re-inspection follows."""
    kind: UnitKind | None = None
    layout: Layout | None = None
    """Of the unit when the visit was opened; None of a visit that did not keep it."""
    repeats: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Sections that this visit asks more than once: codes of all their items."""
    instances: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys of the instances that there are, by section, in walking order."""
    conditions: "Conditions | None" = None
    """Of the items that are asked only while a condition holds; None where no item has one."""
    answers: dict[str, Answer] = field(default_factory=dict)
    """Of items that are asked now, in walking order: what counts."""
    set_aside: dict[str, Answer] = field(default_factory=dict)
    """Answers given to items that are not asked now: kept, and counted again once they are."""
    not_asked: frozenset[str] = frozenset()
    """Codes of those of `asked` whose conditions do not hold now."""
    laps: tuple[Lap, ...] = ()
    notes: tuple[Remark, ...] = ()
    leads: tuple[Remark, ...] = ()
    good_practices: tuple[Remark, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    occupancy: tuple[Occupancy, ...] = ()
    """In order of time."""
    columns: tuple[ColumnPoints, ...] = ()
    signing: Signing | None = None
    closed_at: datetime | None = None
    incomplete_reason: str | None = None
    void_reason: str | None = None
    amendments: tuple[str, ...] = ()
    served: str | None = None
    """Day of service (ISO), as the last export said."""
    decision: "Decision | None" = None
    """What a reviewer decided last; the state says whether it stands."""

    @property
    def asked_now(self) -> tuple[str, ...]:
        """Codes of the items that are asked as the answers are, in walking order."""
        if not self.not_asked:
            return self.asked
        return tuple(code for code in self.asked if code not in self.not_asked)

    @property
    def unchecked(self) -> tuple[str, ...]:
        """Codes asked now and not answered, in walking order."""
        return tuple(code for code in self.asked_now if code not in self.answers)

    @property
    def given(self) -> dict[str, Answer]:
        """Every answer that was given, also where it does not count now, in walking order."""
        both = self.answers | self.set_aside
        return {code: both[code] for code in self.asked if code in both}
