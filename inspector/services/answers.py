"""Answering: each verb is one transaction and one step of undo, and returns the visit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from inspector.domain.answer_words import answer_holding, occurrences_of
from inspector.domain.answering import DID_NOT_OCCUR, faults_of, words_for
from inspector.domain.calendar import WorkCalendar
from inspector.domain.checklist import Checklist, Item
from inspector.domain.condition import about
from inspector.domain.history.event import Draft, Kind
from inspector.domain.history.values import answer_value
from inspector.domain.repeating import code_meant, parted, window_of
from inspector.domain.settling import at_window, needs_calendar, settled
from inspector.domain.telling_conditions import why_not_asked
from inspector.domain.typed_answers import answer_from_text
from inspector.domain.visit import (
    Answer,
    Compliant,
    DidNotOccur,
    Graded,
    NotApplicable,
    Occurrence,
    PhraseTick,
    Ticked,
    Trial,
    Tried,
    Violation,
    Visit,
)
from inspector.domain.words import AnswerForm, Result, Tick, grade_named
from inspector.errors import InspectorError, raise_all
from inspector.errors import visit as faults
from inspector.services.calendars import calendar_for
from inspector.services.registers import worded
from inspector.services.session import Session
from inspector.services.unasked import why_no_item
from inspector.services.visits import (
    Shown,
    actor_on,
    open_for_answers,
    show_visit,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """One answer for many items: "the rest is compliant"."""

    answer: Result | None = Result.COMPLIANT
    """Compliant, or not applicable with a reason; None leaves items and ticks phrases only."""
    sections: tuple[str, ...] = ()
    """Empty means all."""
    except_items: tuple[str, ...] = ()
    phrases: Tick | None = None
    """One tick for all phrases; None leaves them."""
    reason: str = ""


def item_of(checklist: Checklist, visit: Visit, code: str) -> Item:
    """The item of that code, if this visit asks it.

    Raises:
        InspectorError: VISIT_003 or VISIT_032, when it does not; VISIT_076 or VISIT_077, when
            it does not say of which instance, or that one is not there.
    """
    wanted = code_meant(code)
    if wanted not in visit.asked:
        error = why_no_item(visit, checklist, wanted)
        raise error
    return checklist.by_code[wanted]


def refuse_not_asked(visit: Visit, item: Item, checklist: Checklist) -> None:
    """Make sure that an item is asked as the answers of the visit are.

    Raises:
        InspectorError: VISIT_050, saying on what it depends.
    """
    why = why_not_asked(visit, item, checklist)
    if why is not None:
        raise InspectorError(faults.NOT_ASKED_NOW, item=item.code, why=why)


def give_answer(
    session: Session,
    visit: str,
    item: str,
    answer: Answer | None,
    *,
    observed: datetime | None = None,
) -> Shown:
    """Answer one item; None makes it unchecked again.

    Raises:
        InspectorError: VISIT_001 to VISIT_011, VISIT_025 to VISIT_027; VISIT_050 for an answer to
            an item that is not asked now.
    """
    found = open_for_answers(session, visit)
    checklist = session.checklist_of(found)
    of = item_of(checklist, found, item)
    if answer is not None:
        refuse_not_asked(found, of, checklist)
    session.append([answer_draft(session, found, of, answer, observed)])
    return show_visit(session, found.visit)


def answer_draft(
    session: Session, visit: Visit, item: Item, answer: Answer | None, observed: datetime | None
) -> Draft:
    """The write that gives an answer, after checking that it can be given.

    Raises:
        InspectorError: What is wrong with the answer, all of it.
    """
    if answer is not None:
        raise_all([*faults_of(item, answer), *_unknown_evidence(visit, item, answer)])
        answer = settle(session, session.checklist_of(visit), item, answer)
    return Draft(
        kind=Kind.ANSWER,
        subject=visit.visit,
        item=item.code,
        body={"value": None if answer is None else answer_value(answer)},
        observed=(observed or session.now()).isoformat(),
        actor=actor_on(session, visit),
    )


def settle(session: Session, checklist: Checklist, item: Item, answer: Answer) -> Answer:
    """The answer with what follows from it: its window, time by the working days, failed or not.

    Raises:
        InspectorError: CALENDAR_… or YAML_…, when the calendar is needed and cannot be used.
    """
    if needs_calendar(item, answer):
        working_days(session)
    window = window_of(checklist, item)
    if window is not None:
        answer = at_window(answer, window)
    return settled(item, answer, session.editions.calendar)


def working_days(session: Session) -> WorkCalendar:
    """The working-day calendar, read once.

    Raises:
        InspectorError: CALENDAR_… or YAML_…, when it cannot be used.
    """
    if session.editions.calendar is None:
        session.editions.calendar = calendar_for(session.home)
    return session.editions.calendar


def answer_by_word(
    session: Session, visit: str, item: str, word: str, *, reason: str | None = None
) -> Shown:
    """Answer one item by a code word, as the command line does.

    A violation without more gets one occurrence, or keeps those that it has.

    Raises:
        InspectorError: As `give_answer`; VISIT_004 for a word that the item does not take.
    """
    found = open_for_answers(session, visit)
    of = item_of(session.checklist_of(found), found, item)
    answer = answer_typed(session, of, word, found.given.get(of.code), reason or "")
    return give_answer(session, found.visit, of.code, answer)


def answer_typed(
    session: Session, item: Item, typed: str, current: Answer | None, reason: str = ""
) -> Answer | None:
    """The answer that a code word, or a number, means at an item; None for unchecked.

    Raises:
        InspectorError: VISIT_004 for a word that the item does not take; what is wrong with a
            number.
    """
    answer = answer_from_text(item, typed, reason)
    if answer is None and typed not in words_for(item):
        known = ", ".join(words_for(item))
        raise InspectorError(faults.WRONG_FORM, item=item.code, given=typed, known=known)
    if answer is None:
        return answer_from_word(session, item, typed, current, reason)
    return answer


def answer_from_word(
    session: Session, item: Item, word: str, current: Answer | None, reason: str = ""
) -> Answer | None:
    """The answer that a code word means at an item; None for unchecked."""
    if word == Result.UNCHECKED:
        return None
    if word == Result.NOT_APPLICABLE:
        ready = item.conditional.zh if item.conditional else ""
        return NotApplicable(reason=reason or ready)
    if word == DID_NOT_OCCUR:
        return DidNotOccur(reason=reason)
    if word == Result.VIOLATION and item.answer is AnswerForm.ANSWER:
        if isinstance(current, Violation):
            return current
        return Violation(occurrences=(Occurrence(occurrence=session.clock.new_id()),))
    return answer_from_plain(item, word)


def answer_from_plain(item: Item, word: str) -> Answer:
    """The answer of a word that needs nothing more."""
    match item.answer:
        case AnswerForm.PHRASE:
            return Ticked(ticks=(PhraseTick(tick=Tick(word)),))
        case AnswerForm.GRADE:
            return Graded(grade=grade_named(word))
        case AnswerForm.TRIALS:
            return Tried(trials=(Trial(passed=True),) * item.trials)
        case _:
            return Compliant()


def set_occurrence(session: Session, visit: str, item: str, one: Occurrence) -> Shown:
    """Put an occurrence at an item, new or corrected; the item is then violated, or awarded.

    Raises:
        InspectorError: As `give_answer`.
    """
    found = open_for_answers(session, visit)
    of = item_of(session.checklist_of(found), found, item)
    before = occurrences_of(found.given.get(item))
    kept = {old.occurrence: old for old in before} | {one.occurrence: one}
    changed = answer_holding(of.answer, tuple(kept.values()))
    return give_answer(session, found.visit, item, changed, observed=one.from_at)


def drop_occurrence(session: Session, visit: str, item: str, occurrence: str) -> Shown:
    """Take an occurrence away; without any left the item is unchecked.

    Raises:
        InspectorError: VISIT_021, when it is not there; as `give_answer`.
    """
    found = open_for_answers(session, visit)
    of = item_of(session.checklist_of(found), found, item)
    before = occurrences_of(found.given.get(item))
    left = tuple(one for one in before if one.occurrence != occurrence)
    if len(left) == len(before):
        raise InspectorError(faults.NO_SUCH_OCCURRENCE, item=item)
    changed = answer_holding(of.answer, left) if left else None
    return give_answer(session, found.visit, item, changed)


def bulk_answers(
    shown: Shown, bulk: Bulk, beside: Mapping[str, Answer | None] | None = None
) -> dict[str, Answer]:
    """What a bulk answer would say, by item: only items without an answer, never measurements.

    An item that comes to be asked by it is answered too; one that is not asked after it is left.

    Args:
        shown: The visit.
        bulk: The answer.
        beside: What is answered together with it, by item; None for what is unchecked by it.
    """
    visit = shown.visit
    answers: dict[str, Answer] = {}
    skips = {*visit.given, *bulk.except_items}
    for item in shown.items:
        skipped = item.code in skips
        if not skipped and (answer := _bulk_answer(item, bulk)) is not None:
            answers[item.code] = answer
    left = not_asked_with(visit, {**answers, **(beside or {})})
    return {code: answer for code, answer in answers.items() if code not in left}


def not_asked_with(visit: Visit, changes: Mapping[str, Answer | None]) -> frozenset[str]:
    """Codes of the items that would not be asked after these changes; None takes an answer away."""
    if visit.conditions is None:
        return frozenset()
    merged = {**visit.given, **changes}
    given = {code: answer for code, answer in merged.items() if answer is not None}
    return visit.conditions.unmet_after(visit.not_asked, about(visit), given, changes)


def bulk_answer(session: Session, visit: str, bulk: Bulk) -> Shown:
    """Answer the rest alike; recorded as bulk, and one step of undo.

    Raises:
        InspectorError: VISIT_011; VISIT_005 for not applicable without a reason.
    """
    found = open_for_answers(session, visit)
    before = show_visit(session, found.visit)
    drafts = [
        answer_draft(session, found, before.checklist.by_code[code], answer, None)
        for code, answer in bulk_answers(before, bulk).items()
    ]
    if drafts:
        session.append(drafts)
    return show_visit(session, found.visit)


def add_remark(session: Session, visit: str, kind: Kind, item: str | None, words: str) -> Shown:
    """Add a note, a lead or a good practice, about an item or the whole visit.

    Raises:
        InspectorError: VISIT_011, VISIT_003, VISIT_017 or VISIT_026.
    """
    found = open_for_answers(session, visit)
    drafts = [remark_draft(session, found, kind, item, words, session.clock.new_id())]
    session.append(drafts)
    return show_visit(session, found.visit)


def remark_draft(
    session: Session, visit: Visit, kind: Kind, item: str | None, words: str, remark: str
) -> Draft:
    """The write that puts a remark.

    Raises:
        InspectorError: VISIT_003, VISIT_017 or VISIT_026.
    """
    checklist = session.checklist_of(visit)
    if item is not None and item not in checklist.by_code:
        raise InspectorError(faults.UNKNOWN_ITEM, item=item)
    return Draft(
        kind=kind,
        subject=visit.visit,
        item=remark,
        body={"value": {"item": item, "text": worded(words, str(kind))}},
        observed=session.now().isoformat(),
        actor=actor_on(session, visit),
    )


def drop_remark(session: Session, visit: str, kind: Kind, remark: str) -> Shown:
    """Take a remark away; the history keeps it.

    Raises:
        InspectorError: VISIT_011.
    """
    found = open_for_answers(session, visit)
    actor = actor_on(session, found)
    session.append(
        [Draft(kind=kind, subject=found.visit, item=remark, body={"value": None}, actor=actor)]
    )
    return show_visit(session, found.visit)


def _is_in(section: str, sections: Sequence[str]) -> bool:
    """Whether a section is one of those meant; one that repeats means all of its instances."""
    return not sections or section in sections or parted(section)[0] in sections


def _bulk_answer(item: Item, bulk: Bulk) -> Answer | None:
    """What a bulk answer says at one item; None where it says nothing."""
    if item.answer is AnswerForm.PHRASE:
        ticked = bulk.phrases and Ticked(ticks=(PhraseTick(tick=bulk.phrases),), bulk=True)
        return ticked or None
    in_section = _is_in(item.section, bulk.sections)
    if bulk.answer is None or not in_section or str(bulk.answer) not in words_for(item):
        return None
    if bulk.answer is Result.NOT_APPLICABLE:
        return NotApplicable(reason=bulk.reason, bulk=True)
    if item.answer is AnswerForm.GRADE:
        return Graded(grade=bulk.answer, bulk=True)
    # Trials are made one by one, whatever the rest was.
    return Compliant(bulk=True) if item.answer is AnswerForm.ANSWER else None


def _unknown_evidence(visit: Visit, item: Item, answer: Answer) -> Iterable[InspectorError]:
    known = {kept.sha256 for kept in visit.evidence}
    for one in occurrences_of(answer):
        for sha256 in one.evidence:
            if sha256 not in known:
                yield InspectorError(faults.EVIDENCE_UNKNOWN, item=item.code, given=sha256[:12])


def with_evidence(one: Occurrence, files: Sequence[str]) -> Occurrence:
    """The occurrence with more files, each once."""
    return replace(one, evidence=tuple(dict.fromkeys((*one.evidence, *files))))
