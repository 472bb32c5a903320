"""What a closed visit comes to: its score, its findings and their deadlines."""

from datetime import date
from pathlib import Path

from inspector.domain.calendar import WorkCalendar
from inspector.domain.derived import Derived, FindingRow
from inspector.domain.finding import Finding, deadline_of, findings_of
from inspector.domain.scoring import score
from inspector.domain.visit import Visit
from inspector.domain.words import FindingState, VisitState
from inspector.services.calendars import calendar_for
from inspector.services.session import Editions
from inspector.store.projections import Derive


def deriver(home: Path, editions: Editions) -> Derive:
    """What derives with this workspace's checklists and calendar; the calendar is read when due."""
    calendars: list[WorkCalendar] = []

    def derive(visit: Visit) -> Derived | None:
        checklist = editions.of(visit.checklist_digest)
        if visit.served is not None and not calendars:
            calendars.append(calendar_for(home))
        found = findings_of(visit, checklist)
        result = score(checklist, visit.asked, visit.answers) if checklist.scored else None
        total = None if result is None else result.total
        return Derived(
            total=None if result is None else result.total_text,
            exact=None if total is None else str(total),
            findings=tuple(_row(visit, one, calendars[0] if calendars else None) for one in found),
        )

    return derive


def _row(visit: Visit, one: Finding, calendar: WorkCalendar | None) -> FindingRow:
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
        state=FindingState.VOID if visit.state is VisitState.VOID else one.state,
    )
