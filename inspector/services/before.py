"""上次: what failed at this unit the last time, beside the items of the visit under way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from inspector.domain.condition import about
from inspector.domain.counting import COUNTED
from inspector.domain.scoring import score
from inspector.domain.visit import Ticked, Violation, Visit
from inspector.domain.words import Tick
from inspector.services.session import Session
from inspector.services.visits import session_visit

LOOKED_AT = 20
"""Visits of the unit, newest first, among which the last one is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedBefore:
    """An item that failed the last time."""

    points: Fraction
    """Lost then; 0 where nothing is scored."""
    times: int
    """Occurrences noted then, or phrases missed."""
    fact: str
    due: str | None
    """Day (ISO) by which it was to be put right; None where it has none, or was not served."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTime:
    """The last visit of the same unit by the same checklist that counts."""

    visit: str
    at: datetime
    failed: Mapping[str, FailedBefore]
    """By item code."""


def last_time(session: Session, visit: str) -> LastTime | None:
    """What failed at the unit's last visit before this one; None where there was none.

    Raises:
        InspectorError: VISIT_001 or VISIT_002.
    """
    now = session_visit(session, visit)
    rows = session.store.visits(states=COUNTED, unit=now.unit, limit=LOOKED_AT)
    earlier = [
        row
        for row in rows
        if row.visit != now.visit and row.checklist == now.checklist and row.at <= now.at
    ]
    if not earlier:
        return None
    last = max(earlier, key=lambda row: row.at)
    return LastTime(visit=last.visit, at=last.at, failed=_failed(session, last.visit))


def _failed(session: Session, visit: str) -> dict[str, FailedBefore]:
    then = session_visit(session, visit)
    checklist = session.checklist_of(then)
    lines = score(checklist, then.asked_now, then.answers, about(then)).lines
    return {
        one.item: FailedBefore(
            points=-sum((hit.points for hit in lines if hit.item == one.item), Fraction()),
            times=_times(then, one.item),
            fact=one.fact,
            due=one.due,
        )
        for one in session.store.findings(visit)
    }


def _times(visit: Visit, code: str) -> int:
    match visit.answers.get(code):
        case Violation(occurrences=occurrences):
            return len(occurrences)
        case Ticked(ticks=ticks):
            return sum(tick.tick is Tick.MISSED for tick in ticks)
        case _:
            return 1
