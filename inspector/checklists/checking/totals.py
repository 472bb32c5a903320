"""What is odd about totals: caps, gates, grades, samples that nothing can reach."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

from inspector.checklists.checking.reading import Read, adds_up
from inspector.domain.checklist import GradeBand
from inspector.domain.numbers import decimal_text
from inspector.domain.rules import (
    Bonus,
    Entered,
    Flag,
    PerOccurrence,
    RatioStep,
    Rule,
    Tiers,
    Veto,
)
from inspector.domain.words import SectionKind, VetoScope
from inspector.errors import checklist_oddity as faults


def _check_caps(read: Read) -> None:
    for item in read.checklist.items:
        for position, rule in enumerate(item.rules):
            cap, step = _cap(rule)
            if cap is None:
                continue
            way = ("rules", position, "cap")
            shown = {"cap": decimal_text(cap), "step": decimal_text(step)}
            if cap < step:
                read.warn_item(faults.CAP_BELOW_STEP, item, *way, **shown)
            elif not _gives(rule) and not item.below_zero and 0 < item.points < cap:
                points = decimal_text(item.points)
                read.warn_item(faults.CAP_ABOVE_ITEM, item, *way, **shown, points=points)


def _cap(rule: Rule) -> tuple[Fraction | None, Fraction]:
    """Most that a rule takes or gives, and what it takes or gives at once."""
    match rule:
        case PerOccurrence() | RatioStep() | Bonus():
            return rule.cap, rule.points
        case Entered():
            return rule.cap, rule.low
        case Tiers(tiers=tiers):
            return rule.cap, max(tier.points for tier in tiers)
        case _:
            return None, Fraction(0)


def _gives(rule: Rule) -> bool:
    return isinstance(rule, Bonus) or (isinstance(rule, RatioStep) and rule.gives)


def _check_gates(read: Read) -> None:
    rest = sum(
        (one.maximum for one in read.checklist.sections if one.kind is SectionKind.SCORED),
        Fraction(0),
    )
    rest = read.checklist.full_marks if read.checklist.rescaled else rest
    is_open = any(map(adds_up, read.checklist.sections))
    for index, section in enumerate(read.checklist.sections):
        loc = ("sections", index)
        gate = section.gate
        if (
            gate is not None
            and not is_open
            and (gate.points > rest or (gate.is_open and gate.points == rest))
        ):
            shown = {"points": decimal_text(gate.points), "rest": decimal_text(rest)}
            read.warn(faults.GATE_SHUT, [*loc, "gate"], section=section.code, **shown)
        most = Fraction(0) if adds_up(section) else section.maximum
        if section.pass_mark is not None and 0 < most < section.pass_mark:
            shown = {
                "mark": decimal_text(section.pass_mark),
                "maximum": decimal_text(section.maximum),
            }
            read.warn(faults.PASS_BEYOND, [*loc, "pass_mark"], section=section.code, **shown)


def _check_grades(read: Read) -> None:
    grades = sorted(
        enumerate(read.checklist.grades), key=lambda one: (one[1].low is not None, one[1].low or 0)
    )
    for (_, lower), (position, upper) in pairwise(grades):
        if _leave_a_gap(lower, upper):
            names = {"lower": lower.name.zh, "upper": upper.name.zh}
            read.warn(faults.GRADES_GAP, ["grades", position], **names)
    if grades:
        _check_ends(read, grades[0][1], grades[-1][1])
        _check_failing_grade(read)


def _leave_a_gap(lower: GradeBand, upper: GradeBand) -> bool:
    if lower.high is None or upper.low is None:
        return False
    return lower.high < upper.low or (
        lower.high == upper.low and lower.high_open and upper.low_open
    )


def _check_ends(read: Read, lowest: GradeBand, highest: GradeBand) -> None:
    full = read.checklist.ceiling or read.checklist.full_marks
    if not lowest.holds(Fraction(0)) and not read.checklist.below_zero:
        read.warn(faults.GRADES_END, ["grades"], points="0")
    if not highest.holds(full):
        read.warn(faults.GRADES_END, ["grades"], points=decimal_text(full))


def _check_failing_grade(read: Read) -> None:
    vetoes = any(
        isinstance(rule, Veto) and rule.scope is VetoScope.FAIL
        for item in read.checklist.items
        for rule in item.rules
    )
    fails = vetoes or any(one.scope is VetoScope.FAIL for one in read.checklist.key_vetoes)
    fails = fails or any(one.pass_mark is not None for one in read.checklist.sections)
    if fails and not any(grade.fails for grade in read.checklist.grades):
        read.warn(faults.NO_FAILING_GRADE, ["grades"])


def _check_marks(read: Read) -> None:
    marked: dict[str, int] = {}
    times = {
        one.code: 1 if one.repeat is None else one.repeat.most for one in read.checklist.sections
    }
    for item in read.checklist.items:
        marked[item.key] = marked.get(item.key, 0) + times[item.section]
    for index, veto in enumerate(read.checklist.key_vetoes):
        count = marked.get(veto.mark, 0)
        if veto.at_least > count:
            loc = ("key_vetoes", index)
            read.warn(faults.TOO_FEW_MARKED, loc, mark=veto.mark, least=veto.at_least, count=count)
    sample = read.checklist.sample
    if sample is not None:
        all_items = sum(marked.values())
        if sample.total > all_items:
            read.warn(faults.SAMPLE_TOO_LARGE, ["sample"], least=sample.total, count=all_items)
        if sample.key > marked.get(sample.mark, 0):
            count = marked.get(sample.mark, 0)
            context = {"mark": sample.mark, "least": sample.key, "count": count}
            read.warn(faults.TOO_FEW_MARKED, ["sample"], **context)


def _check_plain_sums(read: Read) -> None:
    """Where nothing is rescaled, a section's maximum is what its items add up to."""
    for index, section in enumerate(read.checklist.sections):
        if section.rescaled or section.kind is not SectionKind.SCORED or section.pool is not None:
            continue
        items = [
            item
            for item in read.items_of(section.code)
            if not all(isinstance(rule, Bonus | Flag | Veto) for rule in item.rules)
            or not item.rules
        ]
        total = sum((item.points for item in items), Fraction(0))
        if items and total != section.maximum:
            shown = {"maximum": decimal_text(section.maximum), "sum": decimal_text(total)}
            loc = ("sections", index, "maximum")
            read.warn(faults.SUM_NOT_MAXIMUM, loc, section=section.code, **shown)


CHECKS: tuple[Callable[[Read], None], ...] = (
    _check_caps,
    _check_gates,
    _check_grades,
    _check_marks,
    _check_plain_sums,
)
