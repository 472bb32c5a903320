"""Sections that repeat, as the walk-through lists them: their rows, and where one stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from inspector.domain.checklist import Item, Section
from inspector.domain.instance_conditions import joined
from inspector.domain.repeating import called, name_of
from inspector.domain.scoring import SectionStanding
from inspector.domain.telling_rounds import told_repeat
from inspector.i18n import text
from inspector.services.visits import Shown
from inspector.tui.lines.line import BLANK, Line, Span, heading, line, paragraph
from inspector.tui.marks import marks
from inspector.tui.words import points, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The row above the items of a section, or of one of its instances."""

    section: Section
    at: int = 0
    """Which of the instances it is, from 1; 0 of a section that is asked once."""
    count: int = 0
    """How many instances there are."""

    @property
    def place(self) -> str:
        """Which of how many; empty where there is but one."""
        return f"{self.at}/{self.count}" if self.at else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacant:
    """The row of a repeated section that has no instance yet; the cursor can stand on it."""

    section: Section

    @property
    def key(self) -> str:
        """What it is known by in the list; no code of an item ends so."""
        return joined(self.section.code, "")

    @property
    def is_needed(self) -> bool:
        """Whether the visit is not complete without an instance."""
        return self.section.repeat is not None and self.section.repeat.least > 0


Row = Item | Heading | Vacant


def rows_of(shown: Shown) -> list[Row]:
    """The rows of a visit: under each section its items, or that it has no instance yet."""
    items: dict[str, list[Item]] = {}
    for item in shown.items:
        items.setdefault(item.section, []).append(item)
    places = {
        joined(section, key): (at, len(keys))
        for section, keys in shown.visit.instances.items()
        for at, key in enumerate(keys, 1)
    }
    rows: list[Row] = []
    for section in shown.checklist.sections:
        if section.code in shown.visit.repeats:
            if not shown.visit.instances.get(section.code):
                rows += [Heading(section=section), Vacant(section=section)]
        elif own := items.get(section.code):
            at, count = places.get(section.code, (0, 0))
            rows += [Heading(section=section, at=at, count=count), *own]
    return rows


def key_of(row: Row) -> str | None:
    """What a row is known by; None of a heading, which the cursor passes."""
    match row:
        case Item():
            return row.code
        case Vacant():
            return row.key
        case Heading():
            return None


def standing_of(shown: Shown, section: Section) -> SectionStanding | None:
    """How a section or an instance stands."""
    top = section.of or section.code
    found = next((one for one in shown.standing.sections if one.code == top), None)
    if found is None or section.of is None:
        return found
    return found.instances.get(section.code)


def heading_row(shown: Shown, row: Heading) -> Line:
    """The heading above the items: how many are checked; of an instance, which of how many."""
    stood = standing_of(shown, row.section)
    done = f"{stood.counts.checked}/{stood.counts.asked}" if stood else ""
    if not row.at:
        return heading(said(row.section.title), done)
    place = text("no. {at} of {count}", at=row.at, count=row.count)
    return heading(said(row.section.title), f"{place}   {done}")


def what(section: Section) -> str:
    """What one instance of a section is called: window, clerk."""
    return said(called(section.repeat)) if section.repeat else ""


def vacant_words(section: Section, key: str) -> str:
    """That a section has no instance yet, and the key that changes it."""
    return text("no {what} yet: {key} adds", what=what(section), key=key)


def vacant_row(told: str) -> Line:
    """The row that says so."""
    return line(Span("  "), Span(f"{marks().unchecked} ", "muted"), Span(told, "warn"))


def vacant_lines(
    shown: Shown, section: Section, width: int, key: Callable[[str], str]
) -> list[Line]:
    """What a section without instances is about, and what to do first.

    Args:
        shown: The visit.
        section: That repeats.
        width: In cells.
        key: The key that a command has now, as it is written.
    """
    assert section.repeat is not None  # noqa: S101 - only such a one is vacant
    how = said(told_repeat(section.repeat, scored=shown.checklist.scored))
    first = text(
        "{add} adds the first; {list} takes several at once (1-12, 14), and lists them.",
        add=key("walk.instance_add"),
        list=key("visit.repeat"),
    )
    items = [one for one in shown.checklist.templates if one.section == section.code]
    pinned = [one for one in items if one.code in shown.visit.repeats[section.code]]
    return [
        line(Span(f" {section.code}  ", "strong"), Span(how, "muted")),
        *paragraph(first, width, look="warn"),
        *(
            made
            for one in pinned
            for made in paragraph(said(one.text), width, lead=f" {one.code} ", look="muted")
        ),
    ]


def instance_row(shown: Shown, section: Section) -> Line:
    """One instance in the list of all: how far it is, what it lost, what it came to."""
    stood = standing_of(shown, section)
    if stood is None:
        return BLANK
    counts = stood.counts
    is_done = counts.checked == counts.asked
    mark, look = (marks().compliant, "good") if is_done else (marks().unchecked, "muted")
    if counts.violated:
        mark, look = marks().violation, "bad"
    name = name_of(section, shown.checklist)
    lost = f"-{points(stood.lost)}  " if stood.lost else ""
    return line(
        Span("  "),
        Span(mark, look),
        Span(f" {said(name) if name else ''}"),
        right=(Span(lost, "bad"), Span(f"{counts.checked}/{counts.asked} ", "muted")),
    )


def headings_in(rows: list[Row]) -> Mapping[str, Heading]:
    """The headings by their section's code."""
    return {row.section.code: row for row in rows if isinstance(row, Heading)}
