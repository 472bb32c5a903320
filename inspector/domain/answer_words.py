"""What an answer says, whatever its form: whether it failed, its word, its numbers."""

from fractions import Fraction

from inspector.domain.visit import (
    Answer,
    Awarded,
    Banded,
    Chosen,
    Compliant,
    Counted,
    DidNotOccur,
    Filled,
    Graded,
    Measured,
    NotApplicable,
    Occurrence,
    Ticked,
    Tried,
    Violation,
)
from inspector.domain.words import AnswerForm, Grade, Result, Tick

DUE, ACTUAL = "应", "实"
"""The names of a counter's two numbers."""


def has_failed(answer: Answer | None) -> bool:
    """Whether what was asked was not met: a violation, a phrase not said, the worst grade."""
    match answer:
        case Violation() | Ticked(tick=Tick.MISSED):
            return True
        case Graded(grade=Result.VIOLATION | Grade.POOR):
            return True
        case Measured() | Chosen() | Banded() | Counted() | Filled() | Tried():
            return answer.failed
        case _:
            return False


def occurrences_of(answer: Answer | None) -> tuple[Occurrence, ...]:
    """What was noted one by one, whether it takes points or gives them; empty of other answers."""
    return answer.occurrences if isinstance(answer, Violation | Awarded) else ()


def answer_holding(form: AnswerForm, occurrences: tuple[Occurrence, ...]) -> Violation | Awarded:
    """The answer that occurrences are to an item of a form: an award, or a violation."""
    if form is AnswerForm.AWARD:
        return Awarded(occurrences=occurrences)
    return Violation(occurrences=occurrences)


def values_of(answer: Answer) -> dict[str, Fraction]:
    """The numbers that an answer holds by name; under the empty name the one that stands for it.

    A counter stands for its percentage, and for none while nothing is due.
    """
    match answer:
        case Measured(value=value):
            return {"": value}
        case Counted(due=due, actual=actual):
            whole = {"": actual / due * 100} if due else {}
            return {DUE: due, ACTUAL: actual, **whole}
        case Filled(readings=readings):
            return {one.name: one.value for one in readings}
        case Banded(points=points):
            return {"": points}
        case _:
            return {}


def result_of(answer: Answer) -> str:  # noqa: PLR0911 - one word a form
    """The one word for an answer: of a number, a choice or trials whether it was met."""
    match answer:
        case Compliant():
            return "compliant"
        case Violation():
            return "violation"
        case NotApplicable():
            return "not_applicable"
        case Ticked():
            return str(answer.tick)
        case Graded(grade=grade):
            return str(grade)
        case DidNotOccur():
            return "did_not_occur"
        case Awarded():
            return "awarded"
        case Banded(band=band):
            return band
        case Measured() | Chosen() | Counted() | Filled() | Tried():
            return "violation" if answer.failed else "compliant"
