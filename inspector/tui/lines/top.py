"""The two lines at the top of a visit: where am I, what is saved; how far, at what cost."""

from datetime import datetime

from rich.cells import cell_len

from inspector.domain.scoring import Counts
from inspector.domain.visit import Visit
from inspector.domain.words import LapName, VisitState, VisitType
from inspector.i18n import text
from inspector.services.visits import Shown
from inspector.tui.lines.line import Line, Span, line
from inspector.tui.marks import marks
from inspector.tui.words import STATES, minute, points, second, span_of_time, word

WAITS = ((LapName.TICKET, LapName.CALLED), (LapName.RING, LapName.ANSWER))
"""From which lap to which one waits: in a hall, on the phone."""

LONGEST_VISIT_S = 8 * 3600
"""After so long nobody is there any more, and a running clock means nothing."""


def waiting_of(visit: Visit, now: datetime) -> tuple[float, bool] | None:
    """Seconds waited, and whether one still waits; None before the ticket or the first ring."""
    at = {lap.lap: lap.at for lap in visit.laps}
    for start, end in WAITS:
        if start in at:
            until = at.get(end)
            return ((until or now) - at[start]).total_seconds(), until is None
    return None


def elapsed_of(visit: Visit, now: datetime) -> float | None:
    """Seconds from the first moment taken to the last one, or to now; None on another day."""
    at = {lap.lap: lap.at for lap in visit.laps}
    started = min(at.values(), default=visit.opened_at)
    ended = at.get(LapName.LEFT) or at.get(LapName.END)
    seconds = ((ended or now) - started).total_seconds()
    return seconds if ended or seconds < LONGEST_VISIT_S else None


def header_line(shown: Shown, now: datetime, width: int) -> Line:
    """Unit, type and channel; elapsed and waiting time; when the last thing became durable."""
    visit = shown.visit
    dot = f" {marks().dot} "
    if visit.type is VisitType.COVERT:
        where = f" {text('Notes')}  {visit.at:%m-%d}"
    else:
        where = f" {shown.unit.name}{dot}{word(visit.type)}{dot}{word(visit.channel)}"
    right = _times(shown, now, brief=width < 100)
    return line(Span(where), right=(right,), base="head")


def _times(shown: Shown, now: datetime, *, brief: bool) -> str:
    visit = shown.visit
    if visit.state is not VisitState.OPEN:
        at = f" {visit.closed_at:%m-%d} {minute(visit.closed_at)}" if visit.closed_at else ""
        return f"  {text(STATES[visit.state])}{at} "
    elapsed = elapsed_of(visit, now)
    parts = [] if elapsed is None else [text("elapsed {time}", time=span_of_time(elapsed))]
    if (waiting := waiting_of(visit, now)) is not None:
        seconds, running = waiting
        clock = f"{int(seconds) // 60:02d}:{int(seconds) % 60:02d}" + ("*" if running else "")
        parts.append(text("waiting {time}", time=clock))
    if shown.last_write is not None:
        parts.append(text("saved {time}", time=second(shown.last_write)))
    return "  " + ("  " if brief else "   ").join(parts) + " "


def totals_line(shown: Shown, width: int) -> Line:
    """A bar, what was found so far, points lost, the total as it would be."""
    counts = shown.standing.counts
    quiet = shown.visit.type is VisitType.COVERT
    done = f" {counts.checked}/{counts.asked} "
    found = "" if quiet else _found(counts)
    lost = "" if quiet else text("lost {points}", points=points(shown.standing.lost))
    total = "" if quiet else _total(shown)
    tail = "  ".join(part for part in (found, lost, total) if part)
    room = max(6, width - cell_len(done) - cell_len(tail) - 4)
    filled = room * counts.checked // counts.asked if counts.asked else room
    bad = Span(f"  {lost}", "bad" if counts.violated else "") if lost else Span("")
    return line(
        Span(" "),
        Span(marks().done * filled, "good"),
        Span(marks().to_do * (room - filled), "muted"),
        Span(done, "strong"),
        right=(Span(found), bad, Span(f"  {total} " if total else " ", "strong")),
    )


def _found(counts: Counts) -> str:
    return text(
        "ok {ok}  not {bad}  n/a {na}",
        ok=counts.compliant,
        bad=counts.violated,
        na=counts.not_applicable,
    )


def _total(shown: Shown) -> str:
    if not shown.checklist.scored:
        return text("not scored")
    total = shown.standing.total_text
    if total is None:
        return text("no score yet")
    return total if shown.standing.complete else text("so far {total}", total=total)
