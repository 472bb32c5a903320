"""The two lines at the top of a visit: where am I, what is saved; how far, at what cost."""

from datetime import datetime

from rich.cells import cell_len

from inspector.domain import timing
from inspector.domain.scoring import Counts
from inspector.domain.words import VisitState, VisitType
from inspector.i18n import text
from inspector.services.visits import Shown
from inspector.tui.lines.line import Line, Span, line
from inspector.tui.marks import marks
from inspector.tui.words import STATES, minute, points, second, span_of_time, word


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
    if visit.state is VisitState.OPEN:
        elapsed = timing.elapsed(visit, now)
        parts = [] if elapsed is None else [text("elapsed {time}", time=span_of_time(elapsed))]
        if waited := timing.waits(visit):
            parts.append(text("waiting {time}", time=_waiting(waited[-1], now)))
    else:
        at = f" {visit.closed_at:%m-%d} {minute(visit.closed_at)}" if visit.closed_at else ""
        parts = [f"{text(STATES[visit.state])}{at}"]
    if shown.last_write is not None:
        parts.append(text("saved {time}", time=second(shown.last_write)))
    return "  " + ("  " if brief else "   ").join(parts) + " "


def _waiting(wait: timing.Wait, now: datetime) -> str:
    """Minutes and seconds; with a star while one waits, dashes where the clock was set back."""
    seconds = wait.seconds(now)
    clock = "--:--" if seconds is None else f"{int(seconds) // 60:02d}:{int(seconds) % 60:02d}"
    return clock + ("" if wait.end else "*")


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
