"""What a closed visit comes to: its score, its findings and their deadlines."""

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inspector.checklists.folders import calendar_paths
from inspector.domain.words import FindingState, VisitState
from inspector.errors import InspectorError
from inspector.keys.files import disk_faults
from inspector.services.presence import content_folder
from inspector.services.session import Editions
from inspector.store.store import Store
from inspector.store.tables import FOLD

if TYPE_CHECKING:
    from inspector.domain.calendar import WorkCalendar
    from inspector.domain.derived import Derived, FindingRow
    from inspector.domain.finding import Finding
    from inspector.domain.visit import Visit
    from inspector.store.projections import Derive

CALENDAR: Final = "calendar"
FOLDED: Final = "fold"
"""Names of what is kept to know what everything was computed with."""
_NOTHING: Final = frozenset({VisitState.VOID, VisitState.REJECTED})
"""Visits of which nothing is to be put right."""


def deriver(home: Path, editions: Editions) -> "Derive":
    """What derives with this workspace's checklists and calendar; the calendar is read when due."""

    def derive(visit: "Visit") -> "Derived | None":
        # Not on the way to the first screen: only visits that are no longer open come here.
        from inspector.domain.condition import about  # noqa: PLC0415
        from inspector.domain.derived import Derived  # noqa: PLC0415
        from inspector.domain.finding import findings_of  # noqa: PLC0415
        from inspector.domain.scoring import score  # noqa: PLC0415
        from inspector.services.calendars import calendar_for  # noqa: PLC0415

        checklist = editions.for_visit(visit)
        if visit.served is not None and editions.calendar is None:
            editions.calendar = calendar_for(home)
        found = findings_of(visit, checklist)
        known = (checklist, visit.asked_now, visit.answers, about(visit))
        result = score(*known) if checklist.scored else None
        total = None if result is None else result.total
        return Derived(
            total=None if result is None else result.total_text,
            exact=None if total is None else str(total),
            findings=tuple(_row(visit, one, editions.calendar) for one in found),
        )

    return derive


def refresh(store: Store, home: Path) -> None:
    """Compute everything anew where the calendar, or what events come to, changed since last time.

    Where that cannot be done, as with a calendar file that has a fault, what was computed before
    stays, and so does what it was computed with: nobody is locked out of their workspace.
    """
    try:
        if _computed_with(store) != _would_compute_with(home):
            rebuild(store, home)
    except InspectorError:
        return


def rebuild(store: Store, home: Path) -> None:
    """Compute everything anew from the events.

    Raises:
        InspectorError: STORE_007, when the events are damaged; CALENDAR_… or YAML_…, when the
            calendar cannot be read; nothing was changed then.
    """
    with store.atomic():
        store.rebuild()
        for name, value in _would_compute_with(home).items():
            store.put_meta(name, value)


def _computed_with(store: Store) -> dict[str, bytes | None]:
    return {name: store.meta(name) for name in (CALENDAR, FOLDED)}


def _would_compute_with(home: Path) -> dict[str, bytes]:
    return {CALENDAR: _calendar_digest(home).encode(), FOLDED: str(FOLD).encode()}


def _calendar_digest(home: Path) -> str:
    """SHA-256 (hex) over the calendar's files: whether it changed, without parsing it.

    Raises:
        InspectorError: STORE_003 or STORE_004, when a file cannot be read.
    """
    told = hashlib.sha256()
    for path in calendar_paths(content_folder(home)):
        told.update(path.name.encode())
        with disk_faults(path):
            told.update(path.read_bytes())
    return told.hexdigest()


def _row(visit: "Visit", one: "Finding", calendar: "WorkCalendar | None") -> "FindingRow":
    from inspector.domain.derived import FindingRow  # noqa: PLC0415
    from inspector.domain.finding import deadline_of  # noqa: PLC0415

    due = None
    if calendar is not None and visit.served is not None:
        due = deadline_of(one, date.fromisoformat(visit.served), calendar)
    return FindingRow(
        finding=one.finding,
        item=one.item,
        fact=one.fact,
        due_class=str(one.due_class),
        due=due.due.isoformat() if due and due.due else None,
        provisional=due.provisional if due else False,
        state=FindingState.VOID if visit.state in _NOTHING else one.state,
    )
