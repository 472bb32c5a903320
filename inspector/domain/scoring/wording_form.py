"""The sentences that explain what happens to sections and to the total."""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from inspector.domain.checklist import Checklist
from inspector.domain.numbers import exact_text, rounded
from inspector.domain.scoring.outcome import SectionScore, Step, StepName, VetoHit
from inspector.domain.words import VetoScope
from inspector.i18n import N_, Pair, both

_DECIDED = {
    VetoScope.SECTION: N_("the section is 0"),
    VetoScope.TOTAL: N_("the total is 0"),
    VetoScope.FAIL: N_("the whole form fails"),
    VetoScope.NO_GRADE: N_("no grade is given"),
    VetoScope.STOP: N_("scoring stops"),
}


def decisions(
    checklist: Checklist, sections: Iterable[SectionScore], failed: Counter[str]
) -> Iterator[VetoHit]:
    """What key items together, and sections below their pass mark, decide.

    Args:
        checklist: The edition.
        sections: As they stand.
        failed: How many items of each mark failed.
    """
    for one in checklist.key_vetoes:
        if failed[one.mark] >= one.at_least:
            text = both(
                "{mark} {count} key items failed: {decided}",
                mark=one.mark,
                count=failed[one.mark],
                decided=both(_DECIDED[one.scope]),
            )
            yield VetoHit(item=None, scope=one.scope, section=None, text=text)
    for score in sections:
        least = checklist.section(score.code).pass_mark
        if least is not None and score.result is not None and score.result < least:
            text = both(
                "{title}: {points} points, below {least}: the whole form fails",
                title=score.title,
                points=rounded(score.result, 2),
                least=exact_text(least),
            )
            yield VetoHit(item=None, scope=VetoScope.FAIL, section=None, text=text)


def _shown(value: Fraction) -> str:
    """A sum as one reads it: exactly, or with two decimals where it has too many."""
    exact = exact_text(value)
    return f"≈{rounded(value, 2)}" if "/" in exact else exact


def section_step(  # noqa: PLR0911 - one return a kind of step
    score: SectionScore, step: Step
) -> Pair:
    """A step from a section's points to its result."""
    times = exact_text(step.factor) if step.factor is not None else ""
    match step.step:
        case StepName.RESCALING:
            return both(
                "rescaled: {obtained} ÷ {applicable} × {maximum}",
                obtained=exact_text(score.obtained),
                applicable=exact_text(score.applicable),
                maximum=exact_text(score.maximum),
            )
        case StepName.TOGETHER if step.factor is not None:
            shown = _shown(score.obtained)
            return both("their mean: {sum} ÷ {count}", sum=shown, count=step.factor.denominator)
        case StepName.TOGETHER:
            return both("the lowest of them counts: {name}", name=step.named)
        case StepName.MULTIPLIER:
            return both("times {times}", times=times)
        case StepName.CAP:
            return both("no more is taken than its cap")
        case StepName.FLOOR:
            return both("points end at 0")
        case StepName.VETO:
            return both("vetoed")
        case _:
            return both("no more than the section can come to")


def total_step(  # noqa: PLR0911 - one return a kind of step
    checklist: Checklist, step: Step
) -> Pair:
    """A step from the sum of the sections to the total."""
    times = exact_text(step.factor) if step.factor is not None else ""
    title = checklist.section(step.section).title if step.section is not None else Pair("", "")
    match step.step:
        case StepName.RESCALING:
            return both("rescaled to full marks: times {times}", times=times)
        case StepName.MULTIPLIER:
            return both("times {times}", times=times)
        case StepName.SECTION:
            return title
        case StepName.GATE:
            return both("{title}: not counted, the rest does not reach its gate", title=title)
        case StepName.FLOOR:
            return both("points end at 0")
        case StepName.VETO:
            return both("vetoed")
        case _:
            return both("no more than the total can come to")
