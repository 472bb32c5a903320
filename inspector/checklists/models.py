"""The checklist file as people write it; one model a kind of block, kept flat for speed."""

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from inspector.checklists.models_scoring import (
    AllowedBlock,
    BandBlock,
    CircumstanceBlock,
    ConditionBlock,
    GateBlock,
    GradeBlock,
    InputBlock,
    KeyVetoBlock,
    MultiplierBlock,
    OptionBlock,
    PairText,
    RepeatBlock,
    RuleLine,
    SampleBlock,
)
from inspector.checklists.schema import Count, Many, Matching, Number, Strict, Text, YesNo
from inspector.domain.words import (
    Channel,
    DueClass,
    Grade,
    Layout,
    Needed,
    Observation,
    Result,
    SectionKind,
    Stage,
    UnitKind,
    VisitType,
)

Code = Annotated[str, Matching(r"[A-Z][A-Z0-9]{0,7}", like="A12")]
"""Capital letters and digits, at most eight: it is typed on a command line and said aloud."""
Name = Annotated[str, Matching(r"[a-z0-9][a-z0-9-]{0,39}", like="hrss-window")]
"""Part of a command line and of a file's name."""


class ClauseText(Many):
    """A sentence of the source, and the labels by which items cite it."""

    cite: Annotated[list[Text], Field(min_length=1)]
    """Each a reference as printed; what follows a `#` tells two sentences of one place apart."""
    text: Text


class PhraseBlock(Strict):
    """用语."""

    required: YesNo = False
    trigger: PairText


class ItemBlock(Many):
    """项."""

    code: Code
    text: PairText
    how: PairText | None = None
    fixed_when: PairText | None = None
    clauses: tuple[Text, ...] = ()
    """None given: the checklist itself is what is cited."""
    points: Number | None = None
    rules: tuple[RuleLine, ...] = ()
    """None given: a violation takes all points of the item, if it has any."""
    due: DueClass = DueClass.NONE
    phrase: PhraseBlock | None = None
    measured_in: PairText | None = None
    allowed: AllowedBlock | None = None
    """Which numbers can be entered where it is measured."""
    grades: tuple[Literal[Result.COMPLIANT, Result.VIOLATION] | Grade, ...] = ()
    channels: tuple[Channel, ...] = ()
    unit_kinds: tuple[UnitKind, ...] = ()
    except_kinds: tuple[UnitKind, ...] = ()
    layouts: tuple[Layout, ...] = ()
    needs_phone: YesNo = False
    needs_supervised: YesNo = False
    or_supervising: YesNo = False
    observed: tuple[Observation, ...] = ()
    covert_core: YesNo = False
    phone_core: YesNo = False
    never_covert: YesNo = False
    conditional: PairText | None = None
    subtypes: tuple[PairText, ...] = ()
    remarks: tuple[PairText, ...] = ()
    see_also: tuple[Text, ...] = ()
    key: Text | None = None
    below_zero: YesNo = False
    options: tuple[OptionBlock, ...] = ()
    choose_many: YesNo = False
    bands: tuple[BandBlock, ...] = ()
    counter: YesNo = False
    inputs: tuple[InputBlock, ...] = ()
    trials: Count = 0
    may_not_occur: YesNo = False
    requires: Annotated[dict[Text, tuple[Needed, ...]], Field(default_factory=dict)]
    circumstances: tuple[CircumstanceBlock, ...] = ()
    asked_when: ConditionBlock | None = None


class SectionBlock(Many):
    """部分."""

    code: Code
    title: PairText
    maximum: Number | None = None
    pool: Number | None = None
    stated_points: Number | None = None
    """小计: what a paper form says its items add up to; checked, and used for nothing else."""
    kind: SectionKind = SectionKind.SCORED
    rescaled: YesNo | None = None
    """None given: as the checklist."""
    cap: Number | None = None
    ceiling: Number | None = None
    multipliers: tuple[MultiplierBlock, ...] = ()
    gate: GateBlock | None = None
    pass_mark: Number | None = None
    below_zero: YesNo = False
    repeat: RepeatBlock | None = None
    items: tuple[ItemBlock, ...]


class TargetBlock(Strict):
    """同责对象."""

    code: Code
    title: PairText
    start: Number | None = None


class ColumnBlock(Strict):
    """评分栏."""

    code: Code
    title: PairText


class ChecklistFile(Strict):
    """检查表, the whole file."""

    format: Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})]
    checklist: Name
    edition: Text
    title: PairText
    scored: YesNo = True
    basis: tuple[Text, ...] = ()
    """Documents that it carries out, with their numbers."""
    visit_types: tuple[VisitType, ...] = ()
    counting_units: Annotated[dict[Text, Text], Field(default_factory=dict)]
    """Chinese to English."""
    clauses: tuple[ClauseText, ...] = ()
    full_marks: Number | None = None
    rescaled: YesNo = True
    ceiling: Number | None = None
    below_zero: YesNo = False
    multipliers: tuple[MultiplierBlock, ...] = ()
    grades: tuple[GradeBlock, ...] = ()
    sample: SampleBlock | None = None
    key_vetoes: tuple[KeyVetoBlock, ...] = ()
    targets: tuple[TargetBlock, ...] = ()
    columns: tuple[ColumnBlock, ...] = ()
    order: tuple[Stage, ...] = ()
    sections: Annotated[list[SectionBlock], Field(min_length=1)]
