"""The scoring language of a checklist file: rules, conditions, bands, gates."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from inspector.checklists.schema import Count, Factor, Number, Strict, Text, YesNo
from inspector.domain.words import (
    Among,
    Channel,
    CountedBy,
    Direction,
    Layout,
    Means,
    RepeatPer,
    Steps,
    Together,
    UnitKind,
    VetoScope,
    VisitType,
)


class BothTexts(Strict):
    """One text in both languages; the English falls back to the Chinese."""

    zh: Text
    en: Text | None = None


def _as_pair(value: object) -> object:
    """`text: 佩戴身份牌` is short for `text: {zh: 佩戴身份牌}`."""
    return {"zh": value} if isinstance(value, str) else value


PairText = Annotated[BothTexts, BeforeValidator(_as_pair, json_schema_input_type=Text | BothTexts)]


class ConditionBlock(Strict):
    """条件: says one thing, with the keys of that one."""

    item: Text | None = None
    is_: Annotated[tuple[Text, ...], Field(alias="is")] = ()
    has: tuple[Text, ...] = ()
    below: Number | None = None
    at_most: Number | None = None
    equal: Number | None = None
    at_least: Number | None = None
    above: Number | None = None
    of: Among = Among.ANY
    """Of which instances, where the item is in a section that repeats."""
    unit_kinds: tuple[UnitKind, ...] = ()
    layouts: tuple[Layout, ...] = ()
    channels: tuple[Channel, ...] = ()
    visit_types: tuple[VisitType, ...] = ()
    all_: Annotated[tuple["ConditionBlock", ...], Field(alias="all")] = ()
    any_: Annotated[tuple["ConditionBlock", ...], Field(alias="any")] = ()
    not_: Annotated["ConditionBlock | None", Field(alias="not")] = None


class FinderLine(Strict):
    """Points by who found it."""

    name: PairText
    points: Number


class AlsoLine(Strict):
    """What the same fault takes from another target."""

    target: Text
    points: Number


class PerOccurrenceRule(Strict):
    """So many points for each unit counted."""

    rule: Literal["per_occurrence"]
    points: Number
    unit: Text
    """One of the file's counting units, in Chinese."""
    subtypes: tuple[Text, ...] = ()
    verified: YesNo | None = None
    per: Number | None = None
    steps: Steps = Steps.WHOLE
    counted_by: CountedBy = CountedBy.COUNT
    cap: Number | None = None
    by_finder: tuple[FinderLine, ...] = ()
    also: tuple[AlsoLine, ...] = ()


class OneOffRule(Strict):
    """So many points once."""

    rule: Literal["one_off"]
    points: Number
    subtypes: tuple[Text, ...] = ()
    verified: YesNo | None = None
    also: tuple[AlsoLine, ...] = ()


class WholeItemRule(Strict):
    """Any violation takes all points of the item."""

    rule: Literal["whole_item"]
    subtypes: tuple[Text, ...] = ()


class EnteredRule(Strict):
    """酌情: the inspector enters the points."""

    rule: Literal["entered"]
    low: Number | None = None
    """None given: 0, of a rule whose number the source leaves out."""
    high: Number | None = None
    """None given: the item's points, of a rule whose number the source leaves out."""
    subtypes: tuple[Text, ...] = ()
    cap: Number | None = None
    unstated: YesNo = False
    needs_clause: YesNo = True


class TierLine(Strict):
    """One tier."""

    subtype: Text
    points: Number


class TiersRule(Strict):
    """Tiers that exclude each other."""

    rule: Literal["tiers"]
    tiers: Annotated[tuple[TierLine, ...], Field(min_length=1)]
    unit: Text | None = None
    worst_only: YesNo = True
    cap: Number | None = None


class RatioStepRule(Strict):
    """So many points for each step away from a reference."""

    rule: Literal["ratio_step"]
    reference: Number
    step: Number
    points: Number
    direction: Direction = Direction.BELOW
    of: Text | None = None
    steps: Steps = Steps.WHOLE
    cap: Number | None = None
    gives: YesNo = False


class FormulaRule(Strict):
    """Points worked out by a formula."""

    rule: Literal["formula"]
    formula: Text
    means: Means = Means.OBTAINED
    cap: Number | None = None


class BonusRule(Strict):
    """加分."""

    rule: Literal["bonus"]
    points: Number
    unit: Text | None = None
    subtypes: tuple[Text, ...] = ()
    per: Number | None = None
    steps: Steps = Steps.WHOLE
    cap: Number | None = None


class VetoRule(Strict):
    """否决."""

    rule: Literal["veto"]
    scope: VetoScope
    subtypes: tuple[Text, ...] = ()
    verified_only: YesNo = False


class FlagRule(Strict):
    """A mark for a person to look at, or what follows from a violation."""

    rule: Literal["flag"]
    name: Literal["veto_candidate", "to_verify", "consequence"]
    verified: YesNo | None = None
    subtypes: tuple[Text, ...] = ()
    text: PairText | None = None


RuleLine = Annotated[
    PerOccurrenceRule
    | OneOffRule
    | WholeItemRule
    | EnteredRule
    | TiersRule
    | RatioStepRule
    | FormulaRule
    | BonusRule
    | VetoRule
    | FlagRule,
    Field(discriminator="rule"),
]


class OptionBlock(Strict):
    """选项."""

    name: PairText
    points: Number | None = None
    fails: YesNo = False


class BandBlock(Strict):
    """等次 with a range of points."""

    name: PairText
    low: Number
    high: Number
    fails: YesNo = False


class InputBlock(Strict):
    """One of an item's numbers."""

    name: PairText
    unit: PairText | None = None
    at_least: Number | None = None
    part_of: Text | None = None


class AllowedBlock(Strict):
    """允许范围: from `at_least` or `above`, to `at_most` or `below`."""

    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    below: Number | None = None
    whole: YesNo = False
    message: PairText | None = None


class CircumstanceBlock(Strict):
    """情节."""

    name: PairText
    times: Factor | None = None
    plus: Number | None = None


class MultiplierBlock(Strict):
    """系数."""

    times: Factor
    when: ConditionBlock | None = None


class GateBlock(Strict):
    """门槛: `at_least` or `above`."""

    at_least: Number | None = None
    above: Number | None = None


class GradeBlock(Strict):
    """等级: from `at_least` or `above`, to `at_most` or `below`."""

    name: PairText
    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    below: Number | None = None
    fails: YesNo = False


class RepeatBlock(Strict):
    """逐个检查."""

    per: RepeatPer
    title: PairText | None = None
    together: Together = Together.MEAN
    least: Count = 0
    most: Count | None = None


class SampleBlock(Strict):
    """最少检查项数."""

    total: Count = 0
    key: Count = 0
    mark: Text | None = None


class KeyVetoBlock(Strict):
    """★项."""

    mark: Text
    scope: VetoScope
    at_least: Count = 1
