"""From the sections to the total and its grade: rescaling, gates, bonuses, veto, grade."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from inspector.domain.checklist import Checklist, Gate, GradeBand, Multiplier
from inspector.domain.numbers import added
from inspector.domain.scoring.claims import NOTHING
from inspector.domain.scoring.outcome import SectionScore, Step, StepName
from inspector.domain.words import SectionKind, Stage, VetoScope
from inspector.i18n import Pair, both

TOTAL_ORDER = (Stage.TOTAL_RESCALING, Stage.BONUS, Stage.VETO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totalled:
    """The total, and the steps by which it differs from the sum of its sections."""

    total: Fraction | None
    steps: tuple[Step, ...] = ()


def totalled(
    checklist: Checklist,
    sections: Sequence[SectionScore],
    scopes: frozenset[VetoScope],
    applies: Callable[[Multiplier], bool],
) -> Totalled:
    """The total of sections as they stand.

    Args:
        checklist: The edition.
        sections: Every one of it.
        scopes: Of vetoes that were hit.
        applies: Whether a multiplier's condition holds.
    """
    scored = [one for one in sections if one.kind is SectionKind.SCORED]
    results = [(one.result, one.weight) for one in scored if one.result is not None]
    weight = added(each for _, each in results)
    others = [
        one for one in sections if one.kind is not SectionKind.SCORED and one.result is not None
    ]
    is_empty = not weight if scored else not others
    if is_empty or VetoScope.STOP in scopes:
        return Totalled(total=None)
    walk = _Walk(added(each for each, _ in results))
    for stage in checklist.order or TOTAL_ORDER:
        match stage:
            case Stage.TOTAL_RESCALING:
                if checklist.rescaled and weight:
                    walk.multiply(checklist.full_marks / weight, StepName.RESCALING)
                for one in checklist.multipliers:
                    if applies(one):
                        walk.multiply(one.times, StepName.MULTIPLIER)
            case Stage.BONUS:
                _join(walk, checklist, others)
            case Stage.VETO if VetoScope.TOTAL in scopes and walk.value > 0:
                walk.change(StepName.VETO, -walk.value)
            case _:
                continue
    _bound(walk, checklist, has_scored=bool(scored))
    return Totalled(total=walk.value, steps=tuple(walk.steps))


class _Walk:
    """Walks a total through its stages."""

    def __init__(self, value: Fraction) -> None:
        self.value = value
        self.steps: list[Step] = []

    def multiply(self, times: Fraction, name: StepName) -> None:
        points = NOTHING
        if times != 1:
            before, self.value = self.value, self.value * times
            points = self.value - before
        if times != 1 or name is StepName.RESCALING:
            self.steps.append(Step(step=name, points=points, factor=times))

    def change(self, name: StepName, points: Fraction, section: str | None = None) -> None:
        self.value += points
        self.steps.append(Step(step=name, points=points, section=section))


def _join(walk: _Walk, checklist: Checklist, others: Sequence[SectionScore]) -> None:
    """Sections that only take come before those that only give: a gate looks at the rest."""
    for one in others:
        if one.kind is SectionKind.DEDUCTING:
            walk.change(StepName.SECTION, one.result or NOTHING, one.code)
    reached = walk.value
    for one in others:
        if one.kind is not SectionKind.BONUS:
            continue
        gate = checklist.section(one.code).gate
        if gate is None or _reaches(gate, reached):
            walk.change(StepName.SECTION, one.result or NOTHING, one.code)
        else:
            walk.change(StepName.GATE, NOTHING, one.code)


def _reaches(gate: Gate, reached: Fraction) -> bool:
    return reached > gate.points if gate.is_open else reached >= gate.points


def _bound(walk: _Walk, checklist: Checklist, *, has_scored: bool) -> None:
    if has_scored and not checklist.below_zero and walk.value < 0:
        walk.change(StepName.FLOOR, -walk.value)
    most = ceiling_of(checklist)
    if most is not None and walk.value > most:
        walk.change(StepName.MAXIMUM, most - walk.value)


def ceiling_of(checklist: Checklist) -> Fraction | None:
    """Most that the total can be; None where a bonus section has no ceiling and neither has it."""
    if checklist.ceiling is not None:
        return checklist.ceiling
    extra = [checklist.full_marks]
    for section in checklist.sections:
        if section.kind is SectionKind.BONUS and section.ceiling is None:
            return None
        if section.kind is not SectionKind.DEDUCTING:
            extra.append(section.ceiling or NOTHING)
    return added(extra)


def scopes_of(
    checklist: Checklist,
    sections: Iterable[SectionScore],
    hit: Counter[VetoScope],
    failed: Counter[str],
) -> frozenset[VetoScope]:
    """What is decided beside the points: by items, by key items together, by sections.

    Args:
        checklist: The edition.
        sections: As they stand.
        hit: How many items' vetoes of each scope were hit.
        failed: How many items of each mark failed.
    """
    scopes = {scope for scope, times in hit.items() if times > 0}
    scopes |= {one.scope for one in checklist.key_vetoes if failed[one.mark] >= one.at_least}
    for one in sections:
        least = checklist.section(one.code).pass_mark
        if least is not None and one.result is not None and one.result < least:
            scopes.add(VetoScope.FAIL)
    return frozenset(scopes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """The grade, or why there is none."""

    grade: Pair | None = None
    no_grade: Pair | None = None


def graded(
    checklist: Checklist,
    total: Fraction | None,
    scopes: frozenset[VetoScope],
    checked: int,
    checked_key: int,
) -> Graded:
    """The grade of a total.

    Args:
        checklist: The edition.
        total: Exact; None where nothing was scored.
        scopes: Of what was decided beside the points.
        checked: Items checked.
        checked_key: Of these the key items of the sample's mark.
    """
    failed = VetoScope.FAIL in scopes
    if not checklist.grades:
        return Graded(grade=both("fails") if failed else None)
    sample = checklist.sample
    if VetoScope.STOP in scopes:
        return Graded(no_grade=both("scoring was stopped"))
    if VetoScope.NO_GRADE in scopes:
        return Graded(no_grade=both("a veto rules it out"))
    if sample is not None and (checked < sample.total or checked_key < sample.key):
        return Graded(
            no_grade=both(
                "too few items checked: {checked} of at least {total}, key items {key} of {least}",
                checked=checked,
                total=sample.total,
                key=checked_key,
                least=sample.key,
            )
        )
    if failed:
        worst = next((one for one in checklist.grades if one.fails), None)
        return Graded(grade=both("fails") if worst is None else worst.name)
    held = _held(checklist.grades, total)
    return Graded(grade=None if held is None else held.name)


def _held(grades: Iterable[GradeBand], total: Fraction | None) -> GradeBand | None:
    return None if total is None else next((one for one in grades if one.holds(total)), None)
