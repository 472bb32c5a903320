"""The sections of a checklist: in one line, or as a column beside the items."""

from dataclasses import dataclass
from fractions import Fraction

from rich.cells import cell_len

from inspector.domain.checklist import Section
from inspector.domain.numbers import decimal_text
from inspector.domain.repeating import name_of
from inspector.domain.scoring import SectionStanding
from inspector.i18n import text
from inspector.services.visits import Shown
from inspector.tui.lines.instances import standing_of
from inspector.tui.lines.line import BLANK, Line, Span, line
from inspector.tui.marks import marks
from inspector.tui.words import points, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """The section under the cursor; of one that repeats, the instance."""

    section: str
    """Code of the section as the checklist has it."""
    instance: str = ""
    """What the instance is called, and which of how many it is."""
    asked: int = 0
    checked: int = 0


def here_in(shown: Shown, section: Section, place: str) -> Here:
    """The section under the cursor.

    Args:
        shown: The visit.
        section: Or an instance.
        place: Which of how many instances, as it is written.
    """
    stood, name = standing_of(shown, section), name_of(section, shown.checklist)
    if name is None or stood is None:
        return Here(section=section.code)
    return Here(
        section=section.of or section.code,
        instance=f"{said(name)} ({place})",
        asked=stood.counts.asked,
        checked=stood.counts.checked,
    )


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


def section_strip(counts: tuple[SectionCount, ...], here: Here | None, width: int) -> Line:
    """All sections in one line; the current one stands between marks of its own."""
    hint = text("[ ] sections") + " "
    spans: list[Span] = []
    for brief in (False, True):
        spans = [_section_span(one, here, brief=brief) for one in counts]
        used = sum(cell_len(span.text) for span in spans)
        if used + 2 + cell_len(hint) <= width:
            return line(*spans, right=(Span(hint, "muted"),), base="side")
        if used <= width:
            break
    return line(*spans, base="side")


def _section_span(one: SectionCount, here: Here | None, *, brief: bool) -> Span:
    if here is None or here.section != one.code:
        title = one.code if brief else one.title
        return Span(f"  {title} {one.checked}/{one.asked}", "muted")
    words = f"{one.title} {one.checked}/{one.asked}"
    if here.instance:
        title = one.code if brief else one.title
        words = f"{title} {marks().dot} {here.instance} {here.checked}/{here.asked}"
    return Span(f" {marks().here}{words}{marks().till_here}", "key")


def section_column(counts: tuple[SectionCount, ...], at: Here | None, width: int) -> list[Line]:
    """Sections one below the other, each with its bar and what it lost."""
    lines = [line(Span(f" {text('Sections')}", "muted"), right=(Span("[ ] ", "muted"),)), BLANK]
    bar = width - 11
    for one in counts:
        here = at if at is not None and at.section == one.code else None
        is_whole = here is not None and not here.instance
        head = "cursor" if is_whole else ""
        filled = bar * one.checked // one.asked if one.asked else bar
        lost = f"-{points(one.lost)} " if one.lost else " "
        lines += [
            line(f" {one.title}", right=(f"{one.checked}/{one.asked} ",), base=head),
            *_instance_lines(here),
            line(
                Span(" "),
                Span(marks().done * filled, "good"),
                Span(marks().to_do * (bar - filled), "muted"),
                right=(Span(lost, "bad"),),
            ),
            line(Span(f" {one.result or ''}", "muted")),
        ]
    return lines


def _instance_lines(here: Here | None) -> list[Line]:
    if here is None or not here.instance:
        return []
    done = f"{here.checked}/{here.asked} "
    return [line(f"   {here.instance}", right=(done,), base="cursor")]
