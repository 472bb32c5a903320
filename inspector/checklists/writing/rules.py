"""Rules and conditions of a checklist as a YAML file writes them."""

from typing import assert_never

from inspector.checklists.strict_yaml import Plain
from inspector.checklists.writing.values import (
    Bare,
    block,
    blocks,
    code,
    codes,
    number,
    pair,
    pair_or_none,
    texts,
    yes,
)
from inspector.domain import condition as conditions
from inspector.domain import rules
from inspector.domain.checklist import Multiplier
from inspector.domain.words import Among, CountedBy, Direction, Means, Steps
from inspector.i18n import both

Block = dict[str, Plain]


def rule_block(rule: rules.Rule) -> Block:
    """A rule."""
    match rule:
        case rules.PerOccurrence():
            return _per_occurrence(rule)
        case rules.Tiers():
            return _tiers(rule)
        case rules.RatioStep():
            return _ratio_step(rule)
        case rules.Entered() | rules.OneOff() | rules.WholeItem():
            return _taking(rule)
        case rules.ByFormula():
            return block(
                rule=Bare("formula"),
                formula=rule.formula.text,
                means=code(rule.means, usual=Means.OBTAINED),
                cap=number(rule.cap),
            )
        case rules.Bonus() | rules.Veto() | rules.Flag():
            return _beside_points(rule)
        case _ as never:
            assert_never(never)


def _per_occurrence(rule: rules.PerOccurrence) -> Block:
    return block(
        rule=Bare("per_occurrence"),
        points=number(rule.points),
        unit=rule.counting_unit.zh,
        subtypes=texts(rule.subtypes),
        verified=yes(rule.verified, usual=None),
        per=number(rule.per, usual=1),
        steps=code(rule.steps, usual=Steps.WHOLE),
        counted_by=code(rule.counted_by, usual=CountedBy.COUNT),
        cap=number(rule.cap),
        by_finder=blocks(
            block(name=pair(one.finder), points=number(one.points)) for one in rule.by_finder
        ),
        also=_also(rule.also),
    )


def _also(found: tuple[rules.AlsoTakes, ...]) -> Plain | None:
    return blocks(block(target=Bare(one.target), points=number(one.points)) for one in found)


def _taking(rule: rules.Entered | rules.OneOff | rules.WholeItem) -> Block:
    match rule:
        case rules.Entered():
            return block(
                rule=Bare("entered"),
                low=number(rule.low),
                high=number(rule.high),
                subtypes=texts(rule.subtypes),
                cap=number(rule.cap),
                unstated=yes(rule.unstated),
                needs_clause=yes(rule.needs_clause, usual=True),
            )
        case rules.OneOff():
            return block(
                rule=Bare("one_off"),
                points=number(rule.points),
                subtypes=texts(rule.subtypes),
                verified=yes(rule.verified, usual=None),
                also=_also(rule.also),
            )
        case rules.WholeItem():
            return block(rule=Bare("whole_item"), subtypes=texts(rule.subtypes))


def _tiers(rule: rules.Tiers) -> Block:
    is_usual = rule.counting_unit == both("times")
    return block(
        rule=Bare("tiers"),
        tiers=blocks(block(subtype=one.subtype, points=number(one.points)) for one in rule.tiers),
        unit=None if is_usual else rule.counting_unit.zh,
        worst_only=yes(rule.worst_only, usual=True),
        cap=number(rule.cap),
    )


def _ratio_step(rule: rules.RatioStep) -> Block:
    return block(
        rule=Bare("ratio_step"),
        reference=number(rule.reference),
        step=number(rule.step),
        points=number(rule.points),
        direction=code(rule.direction, usual=Direction.BELOW),
        of=None if rule.of is None else rule.of.text,
        steps=code(rule.steps, usual=Steps.WHOLE),
        cap=number(rule.cap),
        gives=yes(rule.gives),
    )


def _beside_points(rule: rules.Bonus | rules.Veto | rules.Flag) -> Block:
    match rule:
        case rules.Bonus():
            return block(
                rule=Bare("bonus"),
                points=number(rule.points),
                unit=None if rule.counting_unit is None else rule.counting_unit.zh,
                subtypes=texts(rule.subtypes),
                per=number(rule.per, usual=1),
                steps=code(rule.steps, usual=Steps.WHOLE),
                cap=number(rule.cap),
            )
        case rules.Veto():
            return block(
                rule=Bare("veto"),
                scope=code(rule.scope),
                subtypes=texts(rule.subtypes),
                verified_only=yes(rule.verified_only),
            )
        case rules.Flag():
            return block(
                rule=Bare("flag"),
                name=Bare(rule.name),
                verified=yes(rule.verified, usual=None),
                subtypes=texts(rule.subtypes),
                text=pair_or_none(rule.text),
            )


def multiplier_block(multiplier: Multiplier) -> Block:
    """A multiplier."""
    when = None if multiplier.when is None else condition_block(multiplier.when)
    return block(times=number(multiplier.times), when=when)


def condition_block(condition: conditions.Condition) -> Block:
    """A condition."""
    match condition:
        case conditions.AnswerIs(item=item, words=words):
            return block(item=Bare(item), is_=texts(words), of=_among(condition))
        case conditions.AnswerHas(item=item, names=names):
            return block(item=Bare(item), has=texts(names), of=_among(condition))
        case conditions.ValueIs(item=item, compare=compare, value=value):
            compared = {compare.value: number(value) or Bare("0")}
            return {**block(item=item), **compared, **block(of=_among(condition))}
        case conditions.VisitIs():
            return block(
                unit_kinds=codes(condition.unit_kinds),
                layouts=codes(condition.layouts),
                channels=codes(condition.channels),
                visit_types=codes(condition.visit_types),
            )
        case _:
            return _joined(condition)


def _among(
    condition: conditions.AnswerIs | conditions.AnswerHas | conditions.ValueIs,
) -> Plain | None:
    return code(condition.of, usual=Among.ANY)


def _joined(condition: conditions.All | conditions.AnyOf | conditions.Not) -> Block:
    match condition:
        case conditions.All(of=parts):
            return block(all_=blocks(condition_block(part) for part in parts))
        case conditions.AnyOf(of=parts):
            return block(any_=blocks(condition_block(part) for part in parts))
        case conditions.Not(of=part):
            return block(not_=condition_block(part))
