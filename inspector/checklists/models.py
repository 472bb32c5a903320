"""The checklist file as people write it; one model a kind of block, kept flat for speed."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from inspector.checklists.schema import Number, Strict, Text, YesNo, matching
from inspector.domain.words import (
    Channel,
    DueClass,
    Grade,
    Layout,
    Observation,
    Result,
    UnitKind,
    VetoScope,
    VisitType,
)

Code = Annotated[str, AfterValidator(matching(r"[A-Z][A-Z0-9]{0,7}", like="A12"))]
"""Capital letters and digits, at most eight: it is typed on a command line and said aloud."""
Name = Annotated[str, AfterValidator(matching(r"[a-z0-9][a-z0-9-]{0,39}", like="hrss-window"))]
"""Part of a command line and of a file's name."""


class PairText(Strict):
    """One text in both languages."""

    zh: Text
    en: Text


class ClauseText(Strict):
    """A sentence of the source, and the labels by which items cite it."""

    cite: Annotated[list[Text], Field(min_length=1)]
    """Each a reference as printed; what follows a `#` tells two sentences of one place apart."""
    text: Text


class PerOccurrenceRule(Strict):
    """So many points for each unit counted."""

    rule: Literal["per_occurrence"]
    points: Number
    unit: Text
    """One of the file's counting units, in Chinese."""
    subtypes: tuple[Text, ...] = ()
    verified: YesNo | None = None


class WholeItemRule(Strict):
    """Any violation takes all points of the item."""

    rule: Literal["whole_item"]
    subtypes: tuple[Text, ...] = ()


class EnteredRule(Strict):
    """酌情: the inspector enters the points."""

    rule: Literal["entered"]
    low: Number
    high: Number


class BonusRule(Strict):
    """加分."""

    rule: Literal["bonus"]
    points: Number


class VetoRule(Strict):
    """否决."""

    rule: Literal["veto"]
    scope: VetoScope
    subtypes: tuple[Text, ...] = ()
    verified_only: YesNo = False


class FlagRule(Strict):
    """A mark for a person to look at."""

    rule: Literal["flag"]
    name: Literal["veto_candidate", "to_verify"]
    verified: YesNo | None = None


RuleLine = Annotated[
    PerOccurrenceRule | WholeItemRule | EnteredRule | BonusRule | VetoRule | FlagRule,
    Field(discriminator="rule"),
]


class PhraseBlock(Strict):
    """用语."""

    required: YesNo = False
    trigger: PairText


class ItemBlock(Strict):
    """项."""

    code: Code
    text: PairText
    how: PairText
    fixed_when: PairText
    clauses: Annotated[list[Text], Field(min_length=1)]
    points: Number | None = None
    rules: tuple[RuleLine, ...] = ()
    """None given: a violation takes all points of the item, if it has any."""
    due: DueClass
    phrase: PhraseBlock | None = None
    measured_in: PairText | None = None
    grades: tuple[Literal[Result.COMPLIANT, Result.VIOLATION] | Grade, ...] = ()
    channels: tuple[Channel, ...] = ()
    unit_kinds: tuple[UnitKind, ...] = ()
    except_kinds: tuple[UnitKind, ...] = ()
    layouts: tuple[Layout, ...] = ()
    needs_phone: YesNo = False
    needs_supervised: YesNo = False
    or_supervising: YesNo = False
    observed: Annotated[list[Observation], Field(min_length=1)]
    covert_core: YesNo = False
    phone_core: YesNo = False
    never_covert: YesNo = False
    conditional: PairText | None = None
    subtypes: tuple[PairText, ...] = ()
    remarks: tuple[PairText, ...] = ()
    see_also: tuple[Text, ...] = ()


class SectionBlock(Strict):
    """部分."""

    code: Code
    title: PairText
    maximum: Number | None = None
    pool: Number | None = None
    stated_points: Number | None = None
    """小计: what a paper form says its items add up to; checked, and used for nothing else."""
    items: tuple[ItemBlock, ...]


class ChecklistFile(Strict):
    """检查表, the whole file."""

    format: Literal["1"]
    checklist: Name
    edition: Text
    title: PairText
    scored: YesNo = True
    basis: tuple[Text, ...] = ()
    """Documents that it carries out, with their numbers."""
    visit_types: tuple[VisitType, ...] = ()
    counting_units: Annotated[dict[Text, Text], Field(default_factory=dict)]
    """Chinese to English."""
    clauses: Annotated[list[ClauseText], Field(min_length=1)]
    sections: Annotated[list[SectionBlock], Field(min_length=1)]
