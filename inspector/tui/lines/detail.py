"""The item under the cursor: where it comes from, how to see it, what was seen."""

from datetime import date
from fractions import Fraction

from inspector.domain.answer_words import occurrences_of
from inspector.domain.checklist import Item
from inspector.domain.numbers import rounded
from inspector.domain.requiring import still_needed
from inspector.domain.scoring import Judgement, Score
from inspector.domain.telling import day_of
from inspector.domain.telling_conditions import asked_when, why_not_asked
from inspector.domain.telling_values import value
from inspector.domain.visit import (
    Answer,
    Banded,
    Chosen,
    Counted,
    DidNotOccur,
    Filled,
    NotApplicable,
    Occurrence,
    Ticked,
    Trial,
    Tried,
    Violation,
    Visit,
)
from inspector.domain.words import Result, VisitState
from inspector.i18n import text
from inspector.services.before import LastTime
from inspector.services.visits import Shown
from inspector.tui.lines.items import value_of, word_of
from inspector.tui.lines.line import BLANK, Line, Span, line, paragraph
from inspector.tui.lines.phrases import tick_words
from inspector.tui.lines.pricing import offer_lines, prices
from inspector.tui.lines.times import times_text
from inspector.tui.marks import marks
from inspector.tui.words import minute, needed_word, points, said, word


class Worded:
    """The text of the item that was asked for last; it may be asked for ahead of its turn."""

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._lines: list[Line] = []

    def lines(
        self, shown: Shown, before: LastTime | None, item: Item, width: int, roomy: bool
    ) -> list[Line]:
        """As `detail_lines`; made once."""
        of = (shown, before, item, width, roomy)
        if len(self._of) != len(of) or any(a is not b for a, b in zip(self._of, of, strict=True)):
            made = detail_lines(shown, item, width, roomy=roomy, before=before)
            self._of, self._lines = of, made
        return self._lines


def detail_lines(
    shown: Shown, item: Item, width: int, *, roomy: bool, before: LastTime | None = None
) -> list[Line]:
    """All about one item.

    Args:
        shown: The visit.
        item: Of this visit.
        width: In cells.
        roomy: A tall pane: blank lines between the parts, and every part.
        before: The last visit of the unit.
    """
    gap = [BLANK] if roomy else []
    seen = [
        *_returned(shown.visit, item.code, width),
        *_not_asked(shown, item, width),
        *_seen(shown, item, width),
        *_before(before, item.code, width),
    ]
    wording = paragraph(said(item.text), width, look="strong") if roomy else []
    lines = [_head(item), *wording, *gap]
    clauses, how = _clauses(item, width), _how(item, width)
    offers = offer_lines(item, width)
    if roomy:
        told = (made for one in clauses for made in one)
        return [*lines, *told, *gap, *offers, *how, *gap, *seen]
    first, *others = clauses
    return [*lines, *seen, *offers, *first, *how, *(made for one in others for made in one)]


def _not_asked(shown: Shown, item: Item, width: int) -> list[Line]:
    """Why the item is not asked now, and what was answered before; when it is asked."""
    why = why_not_asked(shown.visit, item, shown.checklist)
    if why is None:
        when = asked_when(item, shown.checklist)
        return [] if when is None else paragraph(said(when), width, look="muted")
    lead = f" {marks().not_asked} "
    lines = paragraph(text("Not asked now: {why}", why=why), width, look="warn", lead=lead)
    kept = shown.visit.set_aside.get(item.code)
    if kept is not None:
        told = text("Answered before, kept, not counted: {answer}", answer=word_of(kept))
        lines += paragraph(told, width, look="muted", lead=f" {marks().dot} ")
    return lines


def _returned(visit: Visit, code: str, width: int) -> list[Line]:
    """Why a reviewer wants the item to be looked at again."""
    decision = visit.decision
    is_returned = decision is not None and decision.state is VisitState.RETURNED
    if decision is None or not is_returned or code not in decision.items:
        return []
    words = text("Returned: {reason}", reason=decision.items[code] or decision.reason)
    return paragraph(words, width, look="bad", lead=f" {marks().to_verify} ")


def _before(last: LastTime | None, code: str, width: int) -> list[Line]:
    """What was found here the last time: what it cost, the fact, by when it was to be put right."""
    failed = last.failed.get(code) if last else None
    if last is None or failed is None:
        return []
    parts = [text("-{points}", points=points(failed.points))] if failed.points else []
    parts.append(text("{count} seen", count=failed.times))
    parts.append(failed.fact)
    if failed.due:
        parts.append(text("due {day}", day=failed.due))
    told = f" {marks().dot} ".join(parts)
    words = text("Last time, {day}: {told}", day=f"{last.at:%Y-%m-%d}", told=told)
    return paragraph(words, width, look="warn", lead=f" {marks().again} ")


def _head(item: Item) -> Line:
    parts = [" ".join(dict.fromkeys(clause.ref for clause in item.clauses))]
    parts += [*prices(item)[:1], word(item.due_class)]
    dot = f" {marks().dot} "
    key = (Span(f"{item.key}  ", "warn"),) if item.key else ()
    told = Span(dot.join(part for part in parts if part), "muted")
    return line(Span(f" {item.code}  ", "strong"), *key, told)


def _clauses(item: Item, width: int) -> list[list[Line]]:
    """Each clause as it stands in its source; one that repeats the sentence before is left out."""
    lines = []
    for at, clause in enumerate(item.clauses):
        if at and clause.text == item.clauses[at - 1].text:
            continue
        lead = f" {clause.ref} " if at else " "
        lines.append(paragraph(clause.text, width, lead=lead))
    return lines


def _how(item: Item, width: int) -> list[Line]:
    lines = []
    if item.phrase is not None:
        when = text("When: {moment}", moment=item.phrase.trigger)
        must = f" {marks().dot} {text('must be said')}" if item.phrase.required else ""
        lines += paragraph(when + must, width, look="muted")
    if said(item.how):
        lines += paragraph(text("How to see it: {how}", how=item.how), width, look="muted")
    if said(item.fixed_when):
        lines += paragraph(
            text("Put right when: {what}", what=item.fixed_when), width, look="muted"
        )
    return lines


def _seen(shown: Shown, item: Item, width: int) -> list[Line]:
    visit = shown.visit
    answer = visit.answers.get(item.code)
    judged = shown.judged(item)
    lines = [
        made
        for at, one in enumerate(occurrences_of(answer), 1)
        for made in occurrence_lines(one, at, width, on=day_of(visit.at))
    ]
    lines += _answered(item, answer, width)
    if isinstance(answer, Violation) or (judged and judged.taken):
        lost = -judged.taken if judged else Fraction()
        lines.append(line(Span(f" {text('This item: -{points}', points=points(lost))}", "bad")))
    if judged and judged.bonus:
        given = text("This item: +{points}", points=points(judged.bonus))
        lines.append(line(Span(f" {given}", "good")))
    told = warnings_of(judged, item.code) if judged else []
    lacks = " ".join(needed_word(one) for one in still_needed(item, visit))
    told += [text("Still needed: {what}", what=lacks)] if lacks else []
    for words in told:
        lines += paragraph(words, width, look="warn", lead=f" {marks().to_verify} ")
    return lines + remark_lines(visit, item.code, width)


def _answered(item: Item, answer: Answer | None, width: int) -> list[Line]:
    """An answer that says more than its mark: why, how much, when."""
    match answer:
        case NotApplicable(reason=reason):
            told = labelled(word(Result.NOT_APPLICABLE), reason)
        case DidNotOccur(reason=reason):
            told = labelled(word_of(answer), reason) if reason else word_of(answer)
        case Ticked(ticks=ticks) if len(ticks) > 1:
            told = "  ".join(tick_words(tick) for tick in ticks)
        case Filled():
            told = said(value(item, answer))
        case Counted(due=due, actual=actual):
            told = text("due {due}, actual {actual}", due=points(due), actual=points(actual))
            told += f" = {rounded(actual / due * 100, 2)}%" if due else ""
        case Tried(trials=trials):
            told = "  ".join(trial_words(one, at) for at, one in enumerate(trials, 1))
        case Banded(reason=reason):
            told = value_of(item, answer) + (f"  {reason}" if reason else "")
        case Chosen():
            told = value_of(item, answer)
        case _:
            return []
    return paragraph(told, width, lead=f" {marks().dot} ")


def trial_words(one: Trial, number: int) -> str:
    """One trial: how it went, when, and what was noted."""
    word = text("passed") if one.passed else text("failed")
    when = minute(one.at) if one.at else ""
    return " ".join(part for part in (str(number), word, when, one.note) if part)


def warnings_of(score: Score | Judgement, code: str) -> list[str]:
    """Vetoes and flags of an item, in words."""
    vetoes = [said(hit.text) for hit in score.vetoes if hit.item == code]
    return vetoes + [said(hit.text) for hit in score.flags if hit.item == code]


def labelled(label: str, words: str) -> str:
    """A label and what it names."""
    return text("{label}: {words}", label=label, words=words)


def occurrence_lines(one: Occurrence, number: int, width: int, *, on: date) -> list[Line]:
    """One occurrence of a visit of that day as a line, and its fact below where it does not fit."""
    parts = [text("window {window}", window=one.window) if one.window else ""]
    parts += [times_text(one.from_at, one.to_at, on)]
    parts += [one.subtype or "", f"{marks().times}{one.count}"]
    parts += [f"-{points(one.points)}" if one.points else "", one.found_by or ""]
    parts += one.circumstances
    corrected = text("corrected on the spot") if one.corrected else ""
    parts += [labelled(corrected, one.corrected_note) if one.corrected_note else corrected]
    parts += [text("verified") if one.verified else ""]
    parts += [text("evidence {count}", count=len(one.evidence)) if one.evidence else ""]
    facts = "  ".join(part for part in parts if part)
    lines = paragraph(facts, width, lead=f" {number}  ")
    return lines + (paragraph(one.note, width, lead="    ", look="muted") if one.note else [])


def remark_lines(visit: Visit, code: str | None, width: int) -> list[Line]:
    """Notes, leads and good practice about an item; with None, about the visit."""
    kinds = (
        (text("Note"), visit.notes, marks().note),
        (text("Lead"), visit.leads, marks().to_verify),
        (text("Good practice"), visit.good_practices, marks().good),
    )
    lines = [
        made
        for label, remarks, mark in kinds
        for remark in remarks
        if remark.item == code
        for made in paragraph(labelled(label, remark.text), width, lead=f" {mark} ")
    ]
    for kept in visit.evidence:
        if kept.item == code:
            size = f"{max(1, kept.bytes // 1024)} KB"
            lines += paragraph(f"{kept.name}  {size}  {kept.sha256[:8]}", width, lead=" E ")
    return lines
