"""Whether an answer can be given to an item: what must be there, and within which bounds."""

from collections.abc import Iterator

from inspector.domain.answer_words import ACTUAL, DUE, result_of
from inspector.domain.answering_numbers import MOST, faults_of_numbers
from inspector.domain.checklist import Checklist, Item
from inspector.domain.limits import LONGEST_TEXT
from inspector.domain.numbers import decimal_text
from inspector.domain.rules import Bonus, Entered, Flag, PerOccurrence, Veto, subtypes_of
from inspector.domain.visit import (
    Answer,
    Awarded,
    Banded,
    Chosen,
    ColumnPoints,
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
from inspector.domain.words import AnswerForm, Result, Tick
from inspector.errors import InspectorError
from inspector.errors import visit as faults

DID_NOT_OCCUR = "did_not_occur"
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
    """The words with which an item can be answered, in the order of their keys.

    Of what needs a number or points beside, only the words that need none.
    """
    rest: tuple[str, ...] = (str(Result.NOT_APPLICABLE), str(Result.UNCHECKED))
    if item.may_not_occur or item.answer is AnswerForm.AWARD:
        rest = (DID_NOT_OCCUR, *rest)
    match item.answer:
        case AnswerForm.PHRASE:
            return (*(str(tick) for tick in Tick), str(Result.UNCHECKED))
        case AnswerForm.GRADE:
            return (*item.grades, *rest)
        case AnswerForm.ANSWER:
            words = tuple(str(word) for word in Result if str(word) not in rest)
            met = words if can_be_violated(item) else tuple(w for w in words if w != "violation")
            return (*met, *rest)
        case AnswerForm.CHOICE:
            return (*(option.name.zh for option in item.options), *rest)
        case AnswerForm.TRIALS:
            return (str(Result.COMPLIANT), *rest)
        case _:
            return rest


def can_be_violated(item: Item) -> bool:
    """Whether the item can fail; one that only adds points cannot."""
    return not item.only_adds


def faults_of(item: Item, answer: Answer) -> Iterator[InspectorError]:
    """Everything that is wrong with an answer to an item."""
    if not _has_the_form(item, answer):
        yield InspectorError(
            faults.WRONG_FORM,
            item=item.code,
            given=word_of(answer),
            known=", ".join(words_for(item)),
        )
        return
    match answer:
        case NotApplicable(reason=reason) | DidNotOccur(reason=reason):
            yield from _faults_of_reason(item, answer, reason)
        case Violation(occurrences=()) | Awarded(occurrences=()):
            yield InspectorError(faults.NO_OCCURRENCE, item=item.code)
        case Ticked(ticks=()):
            yield InspectorError(faults.NO_OCCURRENCE, item=item.code)
        case Violation(occurrences=occurrences) | Awarded(occurrences=occurrences):
            for one in occurrences:
                yield from _faults_of_occurrence(item, one)
        case Compliant() | Ticked() | Graded():
            return
        case _:
            yield from faults_of_numbers(item, answer)


def _has_the_form(item: Item, answer: Answer) -> bool:
    if isinstance(answer, DidNotOccur):
        return item.may_not_occur or item.answer is AnswerForm.AWARD
    if isinstance(answer, NotApplicable):
        return item.answer is not AnswerForm.PHRASE
    fits: dict[AnswerForm, tuple[type, ...]] = {
        AnswerForm.ANSWER: (Compliant, Violation),
        AnswerForm.PHRASE: (Ticked,),
        AnswerForm.MEASUREMENT: (Measured,),
        AnswerForm.GRADE: (Graded,),
        AnswerForm.CHOICE: (Chosen,),
        AnswerForm.BAND: (Banded,),
        AnswerForm.COUNTER: (Counted,),
        AnswerForm.INPUTS: (Filled,),
        AnswerForm.TRIALS: (Tried,),
        AnswerForm.AWARD: (Awarded,),
    }
    impossible = isinstance(answer, Violation) and not can_be_violated(item)
    ungraded = isinstance(answer, Graded) and str(answer.grade) not in item.grades
    return isinstance(answer, fits[item.answer]) and not impossible and not ungraded


def _faults_of_reason(
    item: Item, answer: NotApplicable | DidNotOccur, reason: str
) -> Iterator[InspectorError]:
    is_needed = isinstance(answer, NotApplicable) or item.answer is not AnswerForm.AWARD
    if is_needed and not reason.strip():
        yield InspectorError(faults.REASON_NEEDED, item=item.code)
    elif len(reason) > LONGEST["reason"]:
        yield InspectorError(
            faults.TOO_LONG,
            field=f"{item.code} reason",
            length=len(reason),
            most=LONGEST["reason"],
        )


def faults_of_column(checklist: Checklist, given: ColumnPoints) -> Iterator[InspectorError]:
    """What is wrong with the points of another column."""
    known = [one.code for one in checklist.columns]
    if given.column not in known:
        yield InspectorError(
            faults.UNKNOWN_COLUMN,
            item=given.item,
            given=given.column,
            known=", ".join(known) or "—",
        )
    if abs(given.points) > MOST:
        yield no_points(given.item, decimal_text(given.points))


def no_points(item: str, given: str) -> InspectorError:
    """That something is no points that a column can give."""
    return InspectorError(faults.NO_POINTS, item=item, given=given, most=MOST)


def word_of(answer: Answer) -> str:  # noqa: PLR0911 - one word a form
    """The code word of an answer; of one that is a choice or numbers, these."""
    match answer:
        case Measured(value=value):
            return decimal_text(value)
        case Chosen(options=options):
            return "、".join(options)
        case Banded(band=band, points=points):
            return f"{band} {decimal_text(points)}"
        case Counted(due=due, actual=actual):
            return f"{DUE}={decimal_text(due)} {ACTUAL}={decimal_text(actual)}"
        case Filled(readings=readings):
            return " ".join(f"{one.name}={decimal_text(one.value)}" for one in readings)
        case Tried(trials=trials):
            return f"{sum(one.passed for one in trials)}/{len(trials)}"
        case _:
            return result_of(answer)


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
    yield from _faults_of_names(item, one)
    entered = entered_rule(item, one)
    if entered is not None:
        yield from _faults_of_entered(item, entered, one)
        return
    for field in ("points", "reason", "clause"):
        if getattr(one, field) is not None:
            yield InspectorError(faults.NOT_OPEN_TO_ENTRY, item=item.code, field=field)


def entered_rule(item: Item, one: Occurrence) -> Entered | None:
    """The rule whose points the inspector enters for such an occurrence; None where none does."""
    rules = [rule for rule in item.rules if isinstance(rule, Entered)]
    named = [rule for rule in rules if one.subtype in rule.subtypes]
    elsewhere = any(
        one.subtype is not None and one.subtype in subtypes_of(rule)
        for rule in item.rules
        if not isinstance(rule, Entered | Veto | Flag | Bonus)
    )
    general = [rule for rule in rules if not rule.subtypes and not elsewhere]
    return next(iter((*named, *general)), None)


def _faults_of_names(item: Item, one: Occurrence) -> Iterator[InspectorError]:
    finders = [
        finder.finder.zh
        for rule in item.rules
        if isinstance(rule, PerOccurrence)
        for finder in rule.by_finder
    ]
    if one.found_by is not None and one.found_by not in finders:
        known = "、".join(dict.fromkeys(finders)) or "—"
        yield InspectorError(faults.UNKNOWN_FINDER, item=item.code, given=one.found_by, known=known)
    names = [circumstance.name.zh for circumstance in item.circumstances]
    for given in one.circumstances:
        if given not in names:
            known = "、".join(names) or "—"
            yield InspectorError(
                faults.UNKNOWN_CIRCUMSTANCE, item=item.code, given=given, known=known
            )


def _faults_of_entered(item: Item, rule: Entered, one: Occurrence) -> Iterator[InspectorError]:
    within = one.points is not None and rule.low <= one.points <= rule.high
    cited = bool((one.clause or "").strip()) or not rule.needs_clause
    if not (within and (one.reason or "").strip() and cited):
        yield InspectorError(
            faults.POINTS_NEEDED if rule.needs_clause else faults.POINTS_AND_REASON_NEEDED,
            item=item.code,
            low=decimal_text(rule.low),
            high=decimal_text(rule.high),
        )
