"""What a workspace has recorded, whatever was done to it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from inspector.domain.history.event import Event, Kind
from inspector.domain.history.values import answer_from_value
from inspector.services.session import Session
from inspector.tui.lines.items import mark_of
from inspector.tui.marks import ASCII, Marks

ANSWERING = frozenset({Kind.ANSWER, Kind.NOTE, Kind.LEAD, Kind.GOOD_PRACTICE, Kind.EVIDENCE})


def closed_are_closed(events: Sequence[Event]) -> None:
    """What was closed changes by an amendment only: nothing there is undone, or done again."""
    closed: set[str] = set()
    for at, event in enumerate(events):
        if event.subject in closed and event.kind in ANSWERING:
            assert event.undoes is None, event
            after = next((one for one in events[at:] if one.act != event.act), event)
            assert after.kind is Kind.VISIT_AMENDED, event
        if event.kind is Kind.VISIT_CLOSED:
            closed.add(event.subject)


def events_of_visits(session: Session) -> list[Event]:
    """All events of all visits."""
    visits = session.store.find_ids("visit", "")
    return [event for visit in visits for event in session.store.events_of(visit)]


def marks_recorded(events: Iterable[Event]) -> defaultdict[str, set[str]]:
    """Every mark that an item ever had, by its code."""
    twins = {getattr(Marks(), name): getattr(ASCII, name) for name in Marks._fields}
    recorded: defaultdict[str, set[str]] = defaultdict(set)
    for event in events:
        value = event.body.get("value")
        if event.kind is Kind.ANSWER and event.item and isinstance(value, dict):
            mark = mark_of(answer_from_value(value)).text
            recorded[event.item] |= {mark, twins[mark]}
    return recorded
