"""One row of the walk-through: mark, code, requirement, and what it costs."""

from inspector.domain.answer_words import has_failed
from inspector.domain.answering import word_of as code_word
from inspector.domain.checklist import Item, Section
from inspector.domain.visit import (
    Answer,
    Compliant,
    Graded,
    Measured,
    NotApplicable,
    Ticked,
    Violation,
)
from inspector.domain.words import AnswerForm, Grade, Result, Tick
from inspector.i18n import text
from inspector.services.visits import Shown
from inspector.tui.lines.line import Line, Span, heading, line
from inspector.tui.marks import marks
from inspector.tui.words import points, said, word

PLAIN = {
    type(None): Result.UNCHECKED,
    Compliant: Result.COMPLIANT,
    Violation: Result.VIOLATION,
    NotApplicable: Result.NOT_APPLICABLE,
}
"""The word of an answer that has no more to say than its kind."""


def mark_of(answer: Answer | None) -> Span:
    """The mark of an answer: a shape first, a colour beside it."""
    own = marks()
    match answer:
        case None:
            mark = Span(own.unchecked, "muted")
        case Compliant() | Ticked(tick=Tick.HEARD) | Graded(grade=Result.COMPLIANT | Grade.GOOD):
            mark = Span(own.compliant, "good")
        case Graded(grade=Grade.BASIC | Grade.FAIR):
            mark = Span(own.partly, "warn")
        case Violation() | Ticked(tick=Tick.MISSED) | Graded():
            mark = Span(own.violation, "bad")
        case NotApplicable() | Ticked():
            mark = Span(own.not_applicable, "muted")
        case _ if has_failed(answer):
            mark = Span(own.violation, "bad")
        case _:
            mark = Span(own.measured, "good")
    return mark


def word_of(answer: Answer | None) -> str:
    """What an answer is called."""
    if isinstance(answer, Measured):
        return points(answer.value)
    if isinstance(answer, Ticked):
        return word(answer.tick)
    if isinstance(answer, Graded):
        return word(answer.grade)
    if type(answer) in PLAIN:
        return word(PLAIN[type(answer)])
    return "" if answer is None else code_word(answer)


def mark_at(shown: Shown, item: Item) -> Span:
    """The mark of an item on a visit."""
    if item.code in shown.visit.not_asked:
        return Span(marks().not_asked, "muted")
    return mark_of(shown.visit.answers.get(item.code))


def item_row(shown: Shown, item: Item, *, pending: bool = False, again: bool = False) -> Line:
    """The row of an item.

    Args:
        shown: The visit.
        item: Of this visit.
        pending: Its answer is on the way to the disk and not yet durable.
        again: It failed at the last visit of the unit.
    """
    answer = shown.visit.answers.get(item.code)
    mark = Span(marks().ellipsis, "muted") if pending else mark_at(shown, item)
    is_left = item.code in shown.visit.not_asked
    muted = "muted" if is_left or isinstance(answer, NotApplicable) else ""
    return line(
        Span("  "),
        mark,
        Span(f" {item.code} ", "muted"),
        Span(said(item.text), muted),
        right=_badges(shown, item, answer, again=again),
    )


def left_out_row(item: Item) -> Line:
    """The row of an item of the checklist that this visit may not ask at all."""
    return line(
        Span("  "),
        Span(marks().not_asked, "muted"),
        Span(f" {item.code} {said(item.text)}", "muted"),
    )


def _badges(shown: Shown, item: Item, answer: Answer | None, *, again: bool) -> tuple[Span, ...]:
    badges = [Span(marks().again, "warn")] if again else []
    if (kept := shown.visit.set_aside.get(item.code)) is not None:
        badges.append(Span(text("kept: {answer}", answer=word_of(kept)), "muted"))
    if isinstance(answer, Measured):
        badges.append(Span(f"{points(answer.value)} {said(item.measured_in)}", "strong"))
    judged = shown.judged(item)
    if judged and judged.vetoes:
        badges.append(Span(marks().veto, "bad"))
    if judged and judged.flags:
        badges.append(Span(marks().to_verify, "warn"))
    if any(note.item == item.code for note in shown.visit.notes):
        badges.append(Span(marks().note, "muted"))
    if files := sum(1 for kept in shown.visit.evidence if kept.item == item.code):
        badges.append(Span(f"E{files}", "muted"))
    if judged and (lost := -judged.taken):
        badges.append(Span(f"-{points(lost)}", "bad"))
    if isinstance(answer, Violation):
        seen = sum(one.count for one in answer.occurrences)
        badges.append(Span(f"{marks().times}{seen}", "bad"))
    spaced = [part for badge in badges for part in (Span(" "), badge)]
    return (*spaced, Span(" "))


def section_row(shown: Shown, section: Section) -> Line:
    """The heading above a section's items."""
    counts = next(one.counts for one in shown.standing.sections if one.code == section.code)
    return heading(said(section.title), f"{counts.checked}/{counts.asked}")


def answer_words(item: Item) -> tuple[tuple[str, str], ...]:
    """Digit and word of each answer that an item takes; 4 always leaves it unchecked."""
    unchecked = ("4", word(Result.UNCHECKED))
    not_applicable = word(Result.NOT_APPLICABLE)
    match item.answer:
        case AnswerForm.PHRASE:
            ticks = tuple((str(at), word(tick)) for at, tick in enumerate(Tick, 1))
            return (*ticks, unchecked)
        case AnswerForm.GRADE:
            graded = tuple(
                (str(at), word(Grade(name) if name in set(Grade) else Result(name)))
                for at, name in enumerate(item.grades, 1)
            )
            return (*graded, unchecked, ("5", not_applicable))
        case AnswerForm.MEASUREMENT:
            return (("1", said(item.measured_in)), ("3", not_applicable), unchecked)
        case AnswerForm.ANSWER:
            bad = () if item.only_adds else (("2", word(Result.VIOLATION)),)
            good = ("1", word(Result.COMPLIANT))
            return (good, *bad, ("3", not_applicable), unchecked)
        case _:
            return (("3", not_applicable), unchecked)
