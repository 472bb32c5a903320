"""What is odd about how points go: rules that take nothing, too much, or the same twice."""

from collections.abc import Callable
from fractions import Fraction

from inspector.checklists.checking.reading import Read
from inspector.domain.checklist import Item
from inspector.domain.numbers import decimal_text
from inspector.domain.rules import (
    Bonus,
    ByFormula,
    Entered,
    Flag,
    OneOff,
    PerOccurrence,
    RatioStep,
    Rule,
    Tiers,
    Veto,
    WholeItem,
    subtypes_of,
)
from inspector.domain.words import AnswerForm, SectionKind
from inspector.errors import checklist_oddity as faults

UNSCORED = frozenset({AnswerForm.MEASUREMENT, AnswerForm.GRADE})


def _check_points(read: Read) -> None:
    if not read.checklist.scored:
        return
    by_code = {section.code: section for section in read.checklist.sections}
    for item in read.checklist.items:
        section = by_code[item.section]
        if item.answer in UNSCORED and not item.rules:
            continue
        if section.pool is not None:
            if item.points:
                read.warn_item(faults.POINTS_IN_POOL, item)
            if not any(_takes(rule) for rule in item.rules):
                read.warn_item(faults.SCORES_NOTHING, item)
        elif item.points == 0 and section.kind is SectionKind.SCORED and not _needs_none(item):
            read.warn_item(faults.SCORES_NOTHING, item)
        elif 0 < section.maximum < item.points:
            shown = {"points": decimal_text(item.points), "maximum": decimal_text(section.maximum)}
            read.warn_item(faults.ABOVE_SECTION, item, "points", section=section.code, **shown)


def _needs_none(item: Item) -> bool:
    """Whether an item makes sense without points of its own."""
    return (
        item.below_zero
        or any(option.points for option in item.options)
        or any(isinstance(rule, Bonus | Veto | ByFormula) for rule in item.rules)
        or any(isinstance(rule, RatioStep) and rule.gives for rule in item.rules)
    )


def _takes(rule: Rule) -> bool:
    """Whether a violation costs something by it, points or all."""
    return not isinstance(rule, Flag | Bonus)


def _check_size(read: Read) -> None:
    for item in read.checklist.items:
        for position, rule in enumerate(item.rules):
            taken = _most_at_once(rule)
            if 0 < item.points < taken and not item.below_zero:
                shown = {"points": decimal_text(taken), "all": decimal_text(item.points)}
                read.warn_item(faults.ONE_TAKES_TOO_MUCH, item, "rules", position, **shown)


def _most_at_once(rule: Rule) -> Fraction:
    match rule:
        case PerOccurrence(points=points, by_finder=finders):
            return max([points, *(one.points for one in finders)])
        case OneOff(points=points):
            return points
        case Entered(high=high):
            return high
        case Tiers(tiers=tiers):
            return max(tier.points for tier in tiers)
        case _:
            return Fraction(0)


def _check_rules(read: Read) -> None:
    """Of two rules that both cover everything, one was meant for another item."""
    for item in read.checklist.items:
        for position, rule in enumerate(item.rules):
            if rule in item.rules[:position]:
                read.warn_item(faults.RULE_TWICE, item, "rules", position)
                return
        open_rules = [p for p, rule in enumerate(item.rules) if _covers_all(rule)]
        if len(open_rules) > 1 and len(set(open_rules)) == len(open_rules):
            read.warn_item(faults.RULES_OVERLAP, item, "rules", open_rules[1])


def _covers_all(rule: Rule) -> bool:
    match rule:
        case (
            WholeItem(subtypes=())
            | PerOccurrence(subtypes=(), verified=None)
            | OneOff(subtypes=(), verified=None)
        ):
            return True
        case _:
            return False


def _check_subtypes(read: Read) -> None:
    for item in read.checklist.items:
        for position, subtype in enumerate(item.subtypes):
            if item.rules and not _is_covered(item, subtype.name.zh):
                name = subtype.name.zh
                read.warn_item(faults.SUBTYPE_FREE, item, "subtypes", position, subtype=name)


def _is_covered(item: Item, subtype: str) -> bool:
    prices = [one for one in item.rules if not isinstance(one, Flag | RatioStep | ByFormula)]
    return any(not subtypes_of(one) or subtype in subtypes_of(one) for one in prices)


CHECKS: tuple[Callable[[Read], None], ...] = (
    _check_points,
    _check_size,
    _check_rules,
    _check_subtypes,
)
