"""Is everything here still what people put in? Everything computed is computed again."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from inspector.domain.condition import about
from inspector.domain.history.event import Event, Kind
from inspector.domain.history.fold import folded, visit_from
from inspector.domain.scoring import score
from inspector.errors import Exit, InspectorError
from inspector.i18n import N_, text
from inspector.keys import device
from inspector.services.calendars import calendar_for
from inspector.services.deriving import rebuild
from inspector.services.evidence_check import evidence_faults
from inspector.services.renewing import WARNED_DAYS
from inspector.services.session import Session
from inspector.services.workspace import Workspace
from inspector.store.comparing import Difference
from inspector.store.misread import MISREAD

Progress = Callable[[str], None]
"""Told the msgid of what is being checked now; raising from it cancels."""
_LISTED = 5
WORDS: Final = (
    N_("digest"),
    N_("signature"),
    N_("head"),
    N_("span"),
    N_("log"),
    N_("form"),
    N_("sequence numbers"),
    N_("hybrid time"),
    N_("compression"),
    N_("declared size"),
    N_("order of segments"),
    N_("link to the segment before"),
    N_("canonical form"),
    N_("missing"),
    N_("unfounded"),
    N_("unreadable"),
)
"""What the store says of a place that does not hold together."""
LABELS: Final = {
    "pages": N_("Database pages"),
    "history": N_("Events: digests, order, signatures"),
    "checklists": N_("Frozen checklists"),
    "projections": N_("What was computed from the events"),
    "deadlines": N_("Deadlines"),
    "scores": N_("Scores at closing"),
    "evidence": N_("Evidence files"),
    "calendar": N_("Working-day calendar"),
    "certificate": N_("Signing certificate"),
}
"""What is checked, in order."""
DAMAGE: Final = frozenset({"pages", "history", "checklists", "evidence"})
"""Checks of what people entered, which nothing can compute again."""
DEADLINE_COLUMNS: Final = frozenset({"due", "provisional"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was checked."""

    name: str
    """Code word, stable for scripts."""
    label: str
    """Msgid of what was checked."""
    ok: bool
    detail: str
    """What was found; where not ok, each fault by its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """All that was checked."""

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether all is well."""
        return all(check.ok for check in self.checks)

    @property
    def is_damaged(self) -> bool:
        """Whether something is lost that only a backup brings back."""
        return any(check.name in DAMAGE and not check.ok for check in self.checks)


def rebuild_all(workspace: Workspace) -> None:
    """Compute everything computed anew from the events.

    Raises:
        InspectorError: STORE_007, when the events are damaged; CALENDAR_… or YAML_…, when the
            calendar cannot be read; nothing was changed then.
    """
    workspace.run(lambda session: rebuild(session.store, session.home))


def selfcheck(workspace: Workspace, progress: Progress | None = None) -> Checks:
    """Check every page, event, projection, score, deadline, file and signature."""
    say = progress or (lambda _: None)
    found: list[list[Difference]] = []
    awaited: set[str] = set()

    def differences() -> list[Difference]:
        """Folds the whole history, so only once."""
        if not found:
            found.append(workspace.run(_differences))
        return found[0]

    looks: dict[str, Callable[[], Iterable[str]]] = {
        "pages": lambda: workspace.run(_page_faults),
        "history": lambda: workspace.run(_history),
        "checklists": lambda: workspace.run(_checklists),
        "projections": lambda: _rows(differences()),
        "deadlines": lambda: _deadlines(differences()),
        "scores": lambda: workspace.run(_scores),
        "evidence": lambda: evidence_faults(workspace, awaited, lambda: say(LABELS["evidence"])),
        "calendar": lambda: _calendar(workspace),
    }
    checks = []
    for name, look in looks.items():
        say(LABELS[name])
        checks.append(_check(name, LABELS[name], look))
        if name == "evidence" and checks[-1].ok and awaited:
            came = text(N_("in order; {count} files have not come yet"), count=len(awaited))
            checks[-1] = replace(checks[-1], detail=came)
    say(LABELS["certificate"])
    checks.append(_certificate(workspace, LABELS["certificate"]))
    return Checks(checks=tuple(checks))


def _check(name: str, label: str, look: Callable[[], Iterable[str]]) -> Check:
    try:
        found = list(look())
    except InspectorError as error:  # so damaged that it cannot even be compared
        if error.fault.exit is Exit.INTERRUPTED:
            raise
        found = [text(error.fault.what, **error.context)]
    shown = "; ".join(found[:_LISTED]) + (" …" if len(found) > _LISTED else "")
    good = text(N_("in order"))
    return Check(name=name, label=label, ok=not found, detail=shown if found else good)


def _page_faults(session: Session) -> list[str]:
    return session.store.page_faults()


def _history(session: Session) -> list[str]:
    return [
        text(
            N_("log {log}, event {seq}: {what}"), log=one.log[-6:], seq=one.seq, what=text(one.what)
        )
        for one in session.store.history_faults(device.verify)
    ]


def _differences(session: Session) -> list[Difference]:
    return list(session.store.compare())


def _checklists(session: Session) -> list[str]:
    """Checklists that are not what visits pinned."""
    kept = {digest: session.store.content(digest) for digest, *_ in session.store.contents()}
    changed = [
        text(N_("checklist {digest}: changed since it was frozen"), digest=digest[:12])
        for digest, content in kept.items()
        if hashlib.sha256(content).hexdigest() != digest
    ]
    lost = [
        text(N_("visit {visit}: its checklist is not here"), visit=visit[-6:])
        for visit, digest in session.store.pinned()
        if digest not in kept
    ]
    return changed + lost


def _calendar(workspace: Workspace) -> tuple[str, ...]:
    """Nothing, of a calendar that can be read.

    Raises:
        InspectorError: CALENDAR_… or YAML_…, for a file that cannot be used.
    """
    calendar_for(workspace.home)
    return ()


def _rows(differences: Iterable[Difference]) -> list[str]:
    """Projections that differ, deadlines aside."""
    found = []
    for one in differences:
        rest = [column for column in one.columns if not _is_deadline(one, column)]
        if rest or not one.columns:
            found.append(f"{one.table} {one.key}: {', '.join(rest) or text(one.what)}")
    return found


def _deadlines(differences: Iterable[Difference]) -> list[str]:
    """Deadlines that the calendar gives otherwise than they stand."""
    return [
        text(
            N_("finding {finding}: the deadline is not the one that follows"), finding=one.key[-6:]
        )
        for one in differences
        if any(_is_deadline(one, column) for column in one.columns)
    ]


def _is_deadline(one: Difference, column: str) -> bool:
    return one.table == "finding" and column in DEADLINE_COLUMNS


def _scores(session: Session) -> list[str]:
    """Visits whose score, computed again from the events before closing, is another."""
    found: list[str] = []
    for visit in session.store.find_ids("visit", ""):
        try:
            found += _scores_of(session, visit)
        except (InspectorError, *MISREAD):
            # Its events, or its checklist, are damaged; those checks say where.
            what = N_("visit {visit}: the score at closing cannot be worked out again")
            found.append(text(what, visit=visit[-6:]))
    return found


def _scores_of(session: Session, visit: str) -> Iterator[str]:
    events, counting = session.store.events_of(visit), session.store.logs()
    for closing in (event for event in events if event.kind is Kind.VISIT_CLOSED):
        saw = {**_saw(closing), closing.log: closing.seq}
        if any(counting.get(log, 0) < seq for log, seq in saw.items()):
            # Part of what whoever closed it saw is withdrawn, or has not arrived here.
            continue
        said, now = closing.body["total"], _total_then(session, events, closing)
        if said != now:
            what = N_("visit {visit}: closed with {said}, comes to {now}")
            yield text(what, visit=visit[-6:], said=said, now=now)


def _total_then(session: Session, events: list[Event], closing: Event) -> str | None:
    """What the visit came to when it was closed."""
    saw = _saw(closing)
    before = [
        event
        for event in events
        if event.hlc < closing.hlc
        and (event.log == closing.log or event.seq <= saw.get(event.log, 0))
    ]
    visit = visit_from(folded(before))
    if visit is None:
        return None
    checklist = session.checklist_of(visit)
    return score(checklist, visit.asked_now, visit.answers, about(visit)).total_text


def _saw(closing: Event) -> dict[str, int]:
    """Up to which event of each other log whoever closed the visit knew it."""
    saw = closing.body.get("saw")
    return {log: int(seq) for log, seq in saw.items()} if isinstance(saw, dict) else {}


def _certificate(workspace: Workspace, label: str) -> Check:
    """Whether documents can be signed now; that it ends soon is told, and is no fault."""

    def wrong() -> Iterator[str]:
        info = workspace.certificate()
        if not info.start <= workspace.clock.now() <= info.until:
            start, until = f"{info.start:%Y-%m-%d}", f"{info.until:%Y-%m-%d}"
            yield text(N_("valid from {start} to {until} only"), start=start, until=until)

    check = _check("certificate", label, wrong)
    if not check.ok:
        return check
    until = workspace.certificate().until
    if until - workspace.clock.now() > timedelta(days=WARNED_DAYS):
        return check
    is_issued = workspace.run(lambda session: session.enrolment) is not None
    advice = (
        N_("valid until {until} only: ask the office for another with `inspector key request`")
        if is_issued
        else N_("valid until {until} only: renew it with `inspector key renew`")
    )
    detail = text(advice, until=f"{until:%Y-%m-%d}")
    return replace(check, detail=detail)
