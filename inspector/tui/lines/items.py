"""One row of the walk-through: mark, code, requirement, and what it costs."""

from inspector.domain.answer_words import has_failed, occurrences_of
from inspector.domain.answering import word_of as code_word
from inspector.domain.checklist import Item
from inspector.domain.numbers import rounded
from inspector.domain.requiring import still_needed
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
    Ticked,
    Tried,
    Violation,
)
from inspector.domain.words import Grade, Result, Tick
from inspector.i18n import text
from inspector.services.visits import Shown
from inspector.tui.cells import clip
from inspector.tui.lines.line import Line, Span, line
from inspector.tui.marks import marks
from inspector.tui.words import points, said, word

WIDEST = 22
"""Cells of what an answer says in its row; the whole stands in the text of the item."""
PLAIN = {
    type(None): Result.UNCHECKED,
    Compliant: Result.COMPLIANT,
    Violation: Result.VIOLATION,
    NotApplicable: Result.NOT_APPLICABLE,
}
"""The word of an answer that has no more to say than its kind."""


def mark_of(answer: Answer | None) -> Span:  # noqa: PLR0911 - one return a mark
    """The mark of an answer: a shape first, a colour beside it."""
    own = marks()
    match answer:
        case None:
            return Span(own.unchecked, "muted")
        case Compliant() | Ticked(tick=Tick.HEARD) | Graded(grade=Result.COMPLIANT | Grade.GOOD):
            return Span(own.compliant, "good")
        case Graded(grade=Grade.BASIC | Grade.FAIR):
            return Span(own.partly, "warn")
        case Violation() | Ticked(tick=Tick.MISSED) | Graded():
            return Span(own.violation, "bad")
        case NotApplicable() | Ticked() | DidNotOccur():
            return Span(own.not_applicable, "muted")
        case Awarded():
            return Span(own.good, "good")
        case _ if has_failed(answer):
            return Span(own.violation, "bad")
        case Chosen() | Banded() | Tried():
            return Span(own.compliant, "good")
        case _:
            return Span(own.measured, "good")


def word_of(answer: Answer | None) -> str:  # noqa: PLR0911 - one return a form
    """What an answer is called."""
    match answer:
        case Measured(value=value):
            return points(value)
        case Ticked(tick=tick):
            return word(tick)
        case Graded(grade=grade):
            return word(grade)
        case DidNotOccur():
            return text("did not occur")
        case Awarded():
            return text("award")
        case _ if type(answer) in PLAIN:
            return word(PLAIN[type(answer)])
        case _:
            return "" if answer is None else code_word(answer)


def value_of(item: Item, answer: Answer | None) -> str:  # noqa: PLR0911 - one return a form
    """What an answer says beside its mark: numbers, options; nothing of a plain one."""
    match answer:
        case Measured(value=value):
            return f"{points(value)} {said(item.measured_in)}"
        case Chosen(options=names):
            return "、".join(said(one.name) for one in item.options if one.name.zh in names)
        case Banded(band=name, points=value):
            named = (said(one.name) for one in item.bands if one.name.zh == name)
            return f"{next(named, name)} {points(value)}"
        case Counted(due=due, actual=actual):
            share = f" {rounded(actual / due * 100, 1)}%" if due else ""
            return f"{points(actual)}/{points(due)}{share}"
        case Filled(readings=readings):
            return " ".join(points(one.value) for one in readings)
        case Tried(trials=trials):
            return f"{sum(one.passed for one in trials)}/{len(trials)}"
        case DidNotOccur():
            return text("did not occur")
        case _:
            return ""


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
        *((Span(f"{item.key} ", "warn"),) if item.key else ()),
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
    if told := value_of(item, answer):
        badges.append(Span(clip(told, WIDEST, marks().ellipsis).rstrip(), "strong"))
    judged = shown.judged(item)
    if judged and judged.vetoes:
        badges.append(Span(marks().veto, "bad"))
    if (judged and judged.flags) or (item.requires and still_needed(item, shown.visit)):
        badges.append(Span(marks().to_verify, "warn"))
    if any(note.item == item.code for note in shown.visit.notes):
        badges.append(Span(marks().note, "muted"))
    if files := sum(1 for kept in shown.visit.evidence if kept.item == item.code):
        badges.append(Span(f"E{files}", "muted"))
    if judged and (lost := -judged.taken):
        badges.append(Span(f"-{points(lost)}", "bad"))
    if judged and judged.bonus:
        badges.append(Span(f"+{points(judged.bonus)}", "good"))
    if seen := occurrences_of(answer):
        count = sum(one.count for one in seen)
        look = "bad" if isinstance(answer, Violation) else "good"
        badges.append(Span(f"{marks().times}{count}", look))
    spaced = [part for badge in badges for part in (Span(" "), badge)]
    return (*spaced, Span(" "))
