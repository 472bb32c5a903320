"""Visits in a list: when, where, how, how far, what it scored."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from inspector.domain.counting import counts
from inspector.domain.visit_row import VisitRow
from inspector.domain.words import FindingState, VisitState
from inspector.i18n import text
from inspector.tui.cells import clip
from inspector.tui.lines.line import BLANK, Line, Span, line
from inspector.tui.marks import marks
from inspector.tui.words import STATES, day_near, minute, weekday, word

if TYPE_CHECKING:
    from inspector.domain.derived import ListedFinding

WHEN, HOW, STATE = 13, 12, 22
NARROW = 72
"""Cells below which the score gives way to name and progress; the preview has it."""


class Dues(NamedTuple):
    """Findings by their day."""

    today: int = 0
    overdue: int = 0
    not_served: int = 0


def dues_of(findings: "tuple[ListedFinding, ...]", today: date) -> Dues:
    """Count what is due of visits that count; what was handed over or is void has no day."""
    waiting = [one for one in findings if waits(one)]
    days = [one.due for one in waiting]
    return Dues(
        today=sum(1 for day in days if day == today.isoformat()),
        overdue=sum(1 for day in days if day is not None and day < today.isoformat()),
        not_served=sum(1 for one in waiting if one.due is None and one.due_class != "none"),
    )


def waits(one: "ListedFinding") -> bool:
    """Whether somebody has to put it right: it stands, and its visit counts."""
    return one.state is FindingState.OPEN and counts(one.visit_state)


def home_header(
    who: str, backed_up: datetime | None, now: datetime, *, is_late: bool = False
) -> Line:
    """Office and person; the day; when the last copy was made, marked where one is late."""
    backup = (
        text("backup {day} {time}", day=f"{backed_up:%m-%d}", time=minute(backed_up))
        if (backed_up)
        else text("no backup yet")
    )
    when = f"{now:%m-%d} {weekday(now.date())} {minute(now)}"
    late = Span(f"{marks().to_verify} {backup} ", "bad") if is_late else f"{backup} "
    return line(f" {who}", right=(f" {when}  ", late), base="head")


def home_counts(dues: Dues, unfinished: int, free_bytes: int | None, width: int) -> Line:
    """What waits."""
    mark = f"{marks().to_verify} " if dues.overdue else ""
    spans = [
        Span(" "),
        Span(
            mark + text("overdue {count}", count=dues.overdue), "bad" if dues.overdue else "muted"
        ),
        Span("   "),
        Span(text("due today {count}", count=dues.today), "warn" if dues.today else "muted"),
        Span("   "),
        Span(text("unfinished {count}", count=unfinished), "strong" if unfinished else "muted"),
        Span("   "),
        Span(text("not served {count}", count=dues.not_served), "muted"),
    ]
    free = "" if free_bytes is None else text("disk {size} GB", size=free_bytes >> 30)
    fits = sum(cell_len(span.text) for span in spans) + cell_len(free) + 2 < width
    return line(*spans, right=(Span(f"{free} ", "muted"),) if fits else ())


def visits_head(width: int, filters: str) -> Line:
    """Names of the columns; a filter that is on stands there, with the key that clears it."""
    if filters:
        return line(Span(f"  {filters}", "warn"), right=(Span(f"{text('Esc clears')} ", "key"),))
    return line(
        Span("  " + clip(text("when"), WHEN) + clip(text("unit"), _unit_cells(width)), "muted"),
        Span(
            clip(text("how"), _how_cells(width))
            + clip(text("progress"), STATE)
            + (text("score") if width >= NARROW else ""),
            "muted",
        ),
    )


def _how_cells(width: int) -> int:
    return HOW if width >= NARROW else HOW // 2


def _unit_cells(width: int) -> int:
    return max(12, width - WHEN - _how_cells(width) - STATE - (12 if width >= NARROW else 2))


def visit_line(row: VisitRow, width: int, today: date) -> Line:
    """One visit."""
    when = f"{day_near(row.at, today)} {minute(row.at)}"
    state = text(STATES[row.state])
    how_far = f"{row.answered}/{row.asked} {state}"
    total = (row.total or "") if width >= NARROW else ""
    look = "muted" if row.state is VisitState.VOID else ""
    bad = f" {marks().violation}{row.violations}" if row.violations else ""
    return line(
        Span("  " + clip(when, WHEN), look),
        Span(clip(row.unit_name or row.unit[-6:], _unit_cells(width) - 1) + " ", look),
        Span(clip(word(row.type), _how_cells(width)), "muted"),
        Span(clip(how_far + bad, STATE), look or ("strong" if row.unchecked else "")),
        Span(total, "strong"),
    )


def visit_preview(row: VisitRow | None, width: int) -> list[Line]:
    """More about the visit under the cursor."""
    if row is None:
        return []
    dot = f" {marks().dot} "
    first = dot.join((row.unit_name, word(row.type), word(row.channel)))
    second = [f"{row.checklist} {row.edition}", row.visit[-6:]]
    if row.state is VisitState.OPEN:
        second.append(text("{count} unchecked", count=row.unchecked))
    elif row.closed:
        second.append(text("closed {time}", time=f"{row.closed:%m-%d} {minute(row.closed)}"))
    second.append(text("{count} violations", count=row.violations))
    made = [line(f" {first}"), line(Span(f" {dot.join(second)}", "muted"))]
    return made if cell_len(first) < width else made[:2]


def empty_home(width: int, *, filtered: bool) -> list[Line]:
    """What to do when there is nothing to show."""
    if filtered:
        return [BLANK, line(Span(f"  {text('No visit fits. Esc clears the filter.')}", "muted"))]
    del width
    return [
        BLANK,
        line(Span(f"  {text('No visit yet.')}", "strong")),
        BLANK,
        line(Span("  n", "key"), f"  {text('begins the first one: choose a unit, then walk it')}"),
        line(Span("  ?", "key"), f"  {text('shows every key')}"),
    ]


def finding_line(one: "ListedFinding", today: date, width: int) -> Line:
    """One finding and its day."""
    due = one.due or "–"
    late = one.due is not None and one.due < today.isoformat() and waits(one)
    mark = marks().to_verify if late else " "
    look = "bad" if late else ("warn" if one.due == today.isoformat() else "")
    provisional = f" {text('provisional')}" if one.provisional else ""
    unit = clip(one.unit_name, max(10, width // 4))
    return line(
        Span(f"  {mark} {clip(due + provisional, 16)}", look),
        Span(f"{unit} "),
        Span(f"{clip(one.item, 5)}", "muted"),
        Span(one.fact),
    )
