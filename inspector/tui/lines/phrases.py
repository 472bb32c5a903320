"""Phrases on their board: a mark, the words, how often they were heard and missed, what it cost."""

from collections.abc import Sequence
from fractions import Fraction

from rich.cells import cell_len

from inspector.domain.checklist import Item
from inspector.domain.telling_conditions import why_not_asked
from inspector.domain.visit import PhraseTick, Ticked
from inspector.domain.words import AnswerForm, Tick, VisitType
from inspector.i18n import text
from inspector.services.visits import Shown
from inspector.tui.lines.items import mark_at
from inspector.tui.lines.line import Line, Span, line, paragraph
from inspector.tui.marks import marks
from inspector.tui.words import minute, points, said, word

ROOMY = 60
"""Cells from which the moment of a phrase stands beside it."""


def phrases_of(shown: Shown) -> tuple[Item, ...]:
    """The phrases that a visit asks, in walking order."""
    return tuple(item for item in shown.items if item.answer is AnswerForm.PHRASE)


def grouped(shown: Shown) -> list[Item | str]:
    """The phrases under their sections' titles; one section needs none."""
    phrases = phrases_of(shown)
    sections = list(dict.fromkeys(item.section for item in phrases))
    if len(sections) < 2:
        return list(phrases)
    rows: list[Item | str] = []
    own: dict[str, list[Item]] = {code: [] for code in sections}
    for item in phrases:
        own[item.section].append(item)
    for code, items in own.items():
        rows += [said(shown.checklist.section(code).title), *items]
    return rows


def times(answer: object, tick: Tick) -> int:
    """How often a phrase got a tick."""
    ticks = answer.ticks if isinstance(answer, Ticked) else ()
    return sum(1 for one in ticks if one.tick is tick)


def phrase_row(shown: Shown, item: Item, cells: int, *, waiting: bool) -> Line:
    """One phrase.

    Args:
        shown: The visit.
        item: One of its phrases.
        cells: Width of the row.
        waiting: A tick is on its way to the disk.
    """
    mark = Span(marks().ellipsis, "muted") if waiting else mark_at(shown, item)
    muted = "muted" if item.code in shown.visit.not_asked else ""
    words = said(item.text).rstrip("。.")
    when = f"  {said(item.phrase.trigger)}" if item.phrase and cells >= ROOMY else ""
    return line(
        Span("  "),
        mark,
        Span(f" {item.code:<4}", "muted"),
        Span(words, muted),
        Span(when, "muted"),
        right=_badges(shown, item),
    )


def _badges(shown: Shown, item: Item) -> tuple[Span, ...]:
    answer, own = shown.visit.answers.get(item.code), marks()
    counted = (
        (own.compliant, times(answer, Tick.HEARD), "good"),
        (own.violation, times(answer, Tick.MISSED), "bad"),
    )
    badges = [Span(f"{mark}{count}", look) for mark, count, look in counted if count]
    if lost := _lost(shown, item):
        badges.append(Span(f"-{points(lost)}", "bad"))
    spaced = [part for badge in badges for part in (Span(" "), badge)]
    return (*spaced, Span("  "))


def _lost(shown: Shown, item: Item) -> Fraction:
    """Points that a phrase has cost."""
    judged = shown.judged(item)
    return -judged.taken if judged else Fraction()


def phrase_detail(shown: Shown, item: Item, width: int) -> list[Line]:
    """The phrase under the cursor: all its words, when it is due, every tick."""
    dot = f" {marks().dot} "
    parts = [text("When: {moment}", moment=item.phrase.trigger)] if item.phrase else []
    parts += [text("must be said")] if item.phrase and item.phrase.required else []
    parts += [text("{points} points", points=points(item.points))] if item.points else []
    lines = paragraph(said(item.text), width, look="strong", lead=f" {item.code}  ")[:1]
    why = why_not_asked(shown.visit, item, shown.checklist)
    told = dot.join(parts) if why is None else text("Not asked now: {why}", why=why)
    lines += paragraph(told, width, look="muted")[:1]
    answer = shown.visit.answers.get(item.code)
    ticks = answer.ticks if isinstance(answer, Ticked) else ()
    return [*lines, line(Span(f" {'   '.join(tick_words(one) for one in _latest(ticks))}"))]


def _latest(ticks: Sequence[PhraseTick]) -> Sequence[PhraseTick]:
    return tuple(reversed(ticks))


def tick_words(one: PhraseTick) -> str:
    """One tick: at which window, when, what."""
    window = text("window {window}", window=one.window) if one.window else ""
    at = minute(one.at) if one.at else ""
    return " ".join(part for part in (window, at, word(one.tick)) if part)


def board_totals(shown: Shown, width: int) -> Line:
    """How many phrases stand how, and what was lost with them."""
    phrases = [one for one in phrases_of(shown) if one.code not in shown.visit.not_asked]
    answers = [shown.visit.answers.get(item.code) for item in phrases]
    stands = [one.tick for one in answers if isinstance(one, Ticked)]
    counts = "  ".join(f"{word(tick)} {stands.count(tick)}" for tick in Tick)
    left = text("{count} unchecked", count=len(phrases) - len(stands))
    if shown.visit.type is VisitType.COVERT:
        return line(Span(f" {left}"))
    lost = sum((_lost(shown, item) for item in phrases), Fraction())
    told = Span(text("lost {points}", points=points(lost)) + " ", "bad" if lost else "")
    whole = f" {counts}  {left}"
    fits = cell_len(whole) + cell_len(told.text) < width
    return line(Span(whole if fits else f" {counts}"), right=(told,))
