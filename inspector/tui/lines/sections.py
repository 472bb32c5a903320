"""The sections of a checklist: in one line, or as a column beside the items."""

from dataclasses import dataclass
from fractions import Fraction

from rich.cells import cell_len

from inspector.domain.numbers import decimal_text
from inspector.domain.scoring import SectionStanding
from inspector.i18n import text
from inspector.services.visits import Shown
from inspector.tui.lines.line import BLANK, Line, Span, line
from inspector.tui.marks import marks
from inspector.tui.words import points, said


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionCount:
    """How far one section is."""

    code: str
    title: str
    asked: int
    checked: int
    lost: Fraction
    result: str | None
    """As it is shown, and of how many; None while nothing in it scores."""


def section_counts(shown: Shown) -> tuple[SectionCount, ...]:
    """The sections that are asked on this visit, in walking order."""
    return tuple(_count(shown, one) for one in shown.standing.sections)


def _count(shown: Shown, one: SectionStanding) -> SectionCount:
    section = shown.checklist.section(one.code)
    result = one.score.result if one.score else None
    return SectionCount(
        code=one.code,
        title=said(section.title),
        asked=one.counts.asked,
        checked=one.counts.checked,
        lost=one.lost,
        result=None if result is None else f"{decimal_text(result, 2)}/{points(section.maximum)}",
    )


def section_strip(counts: tuple[SectionCount, ...], current: str, width: int) -> Line:
    """All sections in one line; the current one stands between marks of its own."""
    hint = text("[ ] sections") + " "
    spans: list[Span] = []
    for brief in (False, True):
        spans = [_section_span(one, here=one.code == current, brief=brief) for one in counts]
        used = sum(cell_len(span.text) for span in spans)
        if used + 2 + cell_len(hint) <= width:
            return line(*spans, right=(Span(hint, "muted"),), base="side")
        if used <= width:
            break
    return line(*spans, base="side")


def _section_span(one: SectionCount, *, here: bool, brief: bool) -> Span:
    title = one.code if brief and not here else one.title
    words = f"{title} {one.checked}/{one.asked}"
    pointed = f" {marks().here}{words}{marks().till_here}"
    return Span(pointed, "key") if here else Span(f"  {words}", "muted")


def section_column(counts: tuple[SectionCount, ...], current: str, width: int) -> list[Line]:
    """Sections one below the other, each with its bar and what it lost."""
    lines = [line(Span(f" {text('Sections')}", "muted"), right=(Span("[ ] ", "muted"),)), BLANK]
    bar = width - 11
    for one in counts:
        here = one.code == current
        head = "cursor" if here else ""
        filled = bar * one.checked // one.asked if one.asked else bar
        lost = f"-{points(one.lost)} " if one.lost else " "
        lines += [
            line(f" {one.title}", right=(f"{one.checked}/{one.asked} ",), base=head),
            line(
                Span(" "),
                Span(marks().done * filled, "good"),
                Span(marks().to_do * (bar - filled), "muted"),
                right=(Span(lost, "bad"),),
            ),
            line(Span(f" {one.result or ''}", "muted")),
        ]
    return lines
