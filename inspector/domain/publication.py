"""检查反馈单: what may leave. The one thing that templates and the attached data ever see.

Default deny: a field that is not named here stays inside.
"""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum

from inspector.domain.publication_instances import PublishedInstances
from inspector.domain.publication_score import PublishedScore
from inspector.domain.words import DueClass
from inspector.i18n import Pair

FORMAT = 1
KIND = "findings"
DATA_NAME = "findings.json"
"""Of the file inside the PDF that says the same to programs."""

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]


class Audience(StrEnum):
    """For whom a copy is."""

    UNIT = "unit"
    OFFICE = "office"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedClause:
    """依据, cited and in full."""

    ref: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedItem:
    """An item by its code and its words."""

    item: str
    text: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedUnchecked:
    """Items of one section that nobody looked at."""

    section_title: Pair
    items: tuple[PublishedItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedReason:
    """An item that did not apply, and why."""

    item: str
    text: Pair
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedNotAsked:
    """Items that were not asked because their condition did not hold."""

    when: Pair
    """When they are asked."""
    items: tuple[str, ...]
    """Codes, in walking order; at least one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedReading:
    """A measurement or a grade: read, not scored."""

    item: str
    text: Pair
    reading: Pair
    number: str | None = None
    """Without its unit; None of a grade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedOccurrence:
    """情形 as the copy may tell it."""

    window: str | None
    when: Pair | None
    """None where the time would point at the visitor."""
    subtype: str | None
    count: int
    counting_unit: Pair
    """人次, 件次, …: what the score counts."""
    fact: str
    reason: str | None
    """For the points that the inspector entered, with `clause`."""
    clause: str | None
    corrected: bool
    common: bool
    """普遍: of the whole place, not of one window."""
    corrected_note: str = ""
    """How it was put right on the spot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedDeadline:
    """期限, and how it was counted."""

    due: date | None
    """None for what is handed over, or carries no deadline."""
    report_due: date | None
    provisional: bool
    derivation: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFinding:
    """问题: everything that its unit needs to put it right."""

    number: int
    finding: str
    item: str
    key: str
    """Its 重点项 mark as it is printed: ★, ※, …; empty for an ordinary item."""
    section: str
    section_title: Pair
    instance: Pair | None
    """Of a repeated section: in which window, of which clerk, on which call."""
    text: Pair
    is_phrase: bool
    """Whether the text is a phrase that was due, not a requirement."""
    is_prohibition: bool
    """Whether the text is what must not be done, not a requirement."""
    to_verify: bool
    """待查实: it costs nothing until it is proved."""
    occurrences: tuple[PublishedOccurrence, ...]
    value: Pair | None
    """What was read, chosen or tried; None of an answer that is only a word."""
    points: str
    clauses: tuple[PublishedClause, ...]
    fixed_when: Pair
    due_class: str
    due_class_label: Pair
    deadline: PublishedDeadline
    corrected: bool
    """Every occurrence was put right on the spot."""
    photos: tuple[str, ...]
    """SHA-256 (hex) of the copies without metadata."""

    @property
    def put_right(self) -> bool:
        """Whether nothing is left to put right, but perhaps to report."""
        on_the_spot = {DueClass.SAME_DAY, DueClass.SAME_DAY_REPORT}
        return self.corrected and self.due_class in on_the_spot

    @property
    def is_to_fix(self) -> bool:
        """Whether its unit is to put it right; not what is handed over, nor what already is."""
        return not self.put_right and self.due_class != DueClass.HANDOVER

    @property
    def next_due(self) -> date | None:
        """The first day by which its unit still owes something."""
        return self.deadline.report_due if self.put_right else self.deadline.due


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRemark:
    """亮点 or 线索: words about an item, or about the whole visit."""

    item: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSample:
    """窗口在岗, counted once."""

    at: str
    """Hour and minute."""
    told: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedStaffing:
    """窗口在岗: facts, never scored."""

    samples: int
    lowest: Pair
    lowest_at: str | None
    """None where the time would point at the visitor."""
    mean: str | None
    """Share staffed; None where the number of windows is not known."""
    counted: tuple[PublishedSample, ...]
    """Each time; none where the times would point at the visitor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSigning:
    """签字: names under the signature lines, or a refusal with its witness."""

    inspectors: tuple[str, ...]
    """Empty on every copy of a covert visit."""
    unit_head: str
    post: str
    refused: bool
    reason: str
    witness: str
    proof: Pair | None
    """How it was made sure that the copy was left all the same."""
    copies: int
    """Left with the unit; 0 when not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeOnly:
    """What stays in the office's copy and never reaches the unit's."""

    visit: str
    leads: tuple[PublishedRemark, ...]
    notes: tuple[PublishedRemark, ...]
    flags: tuple[Pair, ...]
    laps: tuple[Pair, ...]
    evidence: tuple[str, ...]
    """SHA-256 (hex) of the originals that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsReport:
    """检查反馈单 of one visit, as its audience may read it."""

    audience: Audience
    office: str
    reference: str
    """End of the visit's id: names the visit to the office, tells nobody its time."""
    follows: str | None
    """Reference of the visit that this one re-inspects."""
    unit: str
    unit_kind: Pair
    type: str
    type_label: Pair
    channel: str
    channel_label: Pair
    day: date
    when: Pair
    covert: bool
    team: tuple[str, ...]
    """Names, in the order of the team; empty on the unit's copy of a covert visit."""
    checklist: str
    edition: str
    checklist_title: Pair
    checklist_digest: str
    asked: int
    compliant: int
    """Items found compliant; phrases heard count."""
    unchecked: tuple[str, ...]
    unchecked_items: tuple[PublishedUnchecked, ...]
    """The same with their words, by section."""
    incomplete_reason: str | None
    score: PublishedScore | None
    """None for an unscored checklist."""
    instances: tuple[PublishedInstances, ...]
    """Of each section that is asked once for each window, clerk or call."""
    not_applicable: tuple[PublishedReason, ...]
    not_triggered: tuple[PublishedItem, ...]
    """Phrases whose moment never came."""
    not_asked: tuple[PublishedNotAsked, ...]
    """Once a condition, in the order of their first items."""
    readings: tuple[PublishedReading, ...]
    staffing: PublishedStaffing | None
    """None where the windows were not counted."""
    served: date
    served_known: bool
    """False while the day of the first export stands in for the day of service."""
    findings: tuple[PublishedFinding, ...]
    """Numbered from 1, in walking order."""
    photos_withheld: bool
    """Photos exist, and would point at the visitor."""
    good_practices: tuple[PublishedRemark, ...]
    signing: PublishedSigning | None
    """None where nobody was named."""
    amendments: tuple[str, ...]
    """Reasons; with any, this copy takes the place of those made before."""
    office_only: OfficeOnly | None
    """None on the unit's copy."""

    @property
    def is_discreet(self) -> bool:
        """Whether it must not point at a visitor: no person, no device, no minute."""
        return self.covert and self.audience is Audience.UNIT

    @property
    def photos(self) -> tuple[str, ...]:
        """Every photo that the report shows, once."""
        return tuple(dict.fromkeys(sha for one in self.findings for sha in one.photos))

    @property
    def first_due(self) -> date | None:
        """The earliest deadline; None when nothing has one."""
        return min((due for one in self.findings if (due := one.next_due)), default=None)

    @property
    def to_fix(self) -> tuple[PublishedFinding, ...]:
        """What the unit is to put right."""
        return tuple(one for one in self.findings if one.is_to_fix)

    @property
    def put_right(self) -> tuple[PublishedFinding, ...]:
        """What was put right during the visit."""
        return tuple(one for one in self.findings if one.put_right)

    @property
    def of_key_items(self) -> tuple[PublishedFinding, ...]:
        """Those of items that decide more than their points."""
        return tuple(one for one in self.findings if one.key)

    @property
    def to_verify(self) -> tuple[PublishedFinding, ...]:
        """What nobody has proved yet."""
        return tuple(one for one in self.findings if one.to_verify)


def published_data(report: FindingsReport) -> dict[str, Plain]:
    """The report as the attached JSON says it: snake_case, pairs as `…_zh` and `…_en`."""
    return {"format": FORMAT, "kind": KIND, **_object(report)}


def _object(value: object) -> dict[str, Plain]:
    out: dict[str, Plain] = {}
    for field in fields(value):  # type: ignore[arg-type]  # only ever called with a dataclass
        held = getattr(value, field.name)
        if isinstance(held, Pair):
            out[f"{field.name}_zh"], out[f"{field.name}_en"] = held.zh, held.en
        else:
            out[field.name] = _plain(held)
    return out


def _plain(value: object) -> Plain:
    match value:
        case None | bool() | int():
            return value
        case str():
            return str(value)
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(one) for one in value]
        case Pair():
            return {"zh": value.zh, "en": value.en}
        case _ if is_dataclass(value):
            return _object(value)
        case _:
            message = f"no published form for {type(value).__name__}"
            raise TypeError(message)
