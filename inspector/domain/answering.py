"""Whether an answer can be given to an item: what must be there, and within which bounds."""

from collections.abc import Iterator

from inspector.domain.checklist import Entered, Item
from inspector.domain.limits import LONGEST_TEXT
from inspector.domain.numbers import decimal_text
from inspector.domain.visit import (
    Answer,
    Compliant,
    Graded,
    Measured,
    NotApplicable,
    Occurrence,
    Ticked,
    Violation,
)
from inspector.domain.words import AnswerForm, Grade, Result, Tick
from inspector.errors import InspectorError
from inspector.errors import visit as faults

LONGEST = {
    "note": LONGEST_TEXT,
    "corrected_note": 400,
    "reason": 400,
    "clause": 200,
    "subtype": 40,
    "window": 20,
}
"""Characters of each field of an occurrence."""


def words_for(item: Item) -> tuple[str, ...]:
    """The words with which an item can be answered, in the order of their keys."""
    match item.answer:
        case AnswerForm.PHRASE:
            return (*(str(tick) for tick in Tick), str(Result.UNCHECKED))
        case AnswerForm.MEASUREMENT:
            return (str(Result.NOT_APPLICABLE), str(Result.UNCHECKED))
        case AnswerForm.GRADE:
            return (*item.grades, str(Result.NOT_APPLICABLE), str(Result.UNCHECKED))
        case AnswerForm.ANSWER:
            words = tuple(str(word) for word in Result)
            return words if can_be_violated(item) else tuple(w for w in words if w != "violation")


def can_be_violated(item: Item) -> bool:
    """Whether the item can fail; one that only adds points cannot."""
    return not item.only_adds


def has_failed(answer: Answer | None) -> bool:
    """Whether what was asked was not met: a violation, a phrase not said, the worst grade."""
    match answer:
        case Violation() | Ticked(tick=Tick.MISSED):
            return True
        case Graded(grade=Result.VIOLATION | Grade.POOR):
            return True
        case _:
            return False


def faults_of(item: Item, answer: Answer) -> Iterator[InspectorError]:
    """Everything that is wrong with an answer to an item."""
    fits: dict[AnswerForm, tuple[type, ...]] = {
        AnswerForm.ANSWER: (Compliant, Violation, NotApplicable),
        AnswerForm.PHRASE: (Ticked,),
        AnswerForm.MEASUREMENT: (Measured, NotApplicable),
        AnswerForm.GRADE: (Graded, NotApplicable),
    }
    impossible = isinstance(answer, Violation) and not can_be_violated(item)
    ungraded = isinstance(answer, Graded) and str(answer.grade) not in item.grades
    if not isinstance(answer, fits[item.answer]) or impossible or ungraded:
        yield InspectorError(
            faults.WRONG_FORM,
            item=item.code,
            given=word_of(answer),
            known=", ".join(words_for(item)),
        )
        return
    match answer:
        case NotApplicable(reason=reason) if not reason.strip():
            yield InspectorError(faults.REASON_NEEDED, item=item.code)
        case NotApplicable(reason=reason) if len(reason) > LONGEST["reason"]:
            yield InspectorError(
                faults.TOO_LONG,
                field=f"{item.code} reason",
                length=len(reason),
                most=LONGEST["reason"],
            )
        case Violation(occurrences=()):
            yield InspectorError(faults.NO_OCCURRENCE, item=item.code)
        case Ticked(ticks=()):
            yield InspectorError(faults.NO_OCCURRENCE, item=item.code)
        case Measured(value=value) if not 0 <= value <= 100_000:
            yield InspectorError(faults.NOT_A_NUMBER, item=item.code, given=decimal_text(value))
        case Violation(occurrences=occurrences):
            for one in occurrences:
                yield from _faults_of_occurrence(item, one)
        case _:
            pass


def word_of(answer: Answer) -> str:
    """The code word of an answer."""
    match answer:
        case Compliant():
            return str(Result.COMPLIANT)
        case Violation():
            return str(Result.VIOLATION)
        case NotApplicable():
            return str(Result.NOT_APPLICABLE)
        case Ticked():
            return str(answer.tick)
        case Measured(value=value):
            return decimal_text(value)
        case Graded(grade=grade):
            return str(grade)


def _faults_of_occurrence(item: Item, one: Occurrence) -> Iterator[InspectorError]:
    known = [subtype.name.zh for subtype in item.subtypes]
    if one.subtype is not None and one.subtype not in known:
        yield InspectorError(
            faults.UNKNOWN_SUBTYPE, item=item.code, given=one.subtype, known="、".join(known)
        )
    if not 1 <= one.count <= 9999:
        yield InspectorError(faults.BAD_COUNT, item=item.code, given=one.count)
    if one.from_at and one.to_at and one.to_at < one.from_at:
        yield InspectorError(
            faults.ENDS_BEFORE_START,
            item=item.code,
            start=f"{one.from_at:%H:%M}",
            end=f"{one.to_at:%H:%M}",
        )
    for field, most in LONGEST.items():
        length = len(getattr(one, field) or "")
        if length > most:
            yield InspectorError(
                faults.TOO_LONG, field=f"{item.code} {field}", length=length, most=most
            )
    entered = next((rule for rule in item.rules if isinstance(rule, Entered)), None)
    if entered is not None:
        yield from _faults_of_entered(item, entered, one)
        return
    for field in ("points", "reason", "clause"):
        if getattr(one, field) is not None:
            yield InspectorError(faults.NOT_OPEN_TO_ENTRY, item=item.code, field=field)


def _faults_of_entered(item: Item, rule: Entered, one: Occurrence) -> Iterator[InspectorError]:
    within = one.points is not None and rule.low <= one.points <= rule.high
    if not (within and (one.reason or "").strip() and (one.clause or "").strip()):
        yield InspectorError(
            faults.POINTS_NEEDED,
            item=item.code,
            low=decimal_text(rule.low),
            high=decimal_text(rule.high),
        )
