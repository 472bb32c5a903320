"""What of an authentic segment counts: its rows looked at one by one, the rest set apart."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from inspector.domain.history.event import Event, Kind
from inspector.store.apart import Range, ranges_of
from inspector.store.database import Database
from inspector.store.delivery import CHECKLIST, FORM, FUTURE
from inspector.store.forms import is_well_formed
from inspector.store.lines import event_of
from inspector.store.misread import MISREAD
from inspector.store.segments import Segment, checked_lines, is_id, subjects_of_text


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadIn:
    """A segment that was read for the first time, or again."""

    events: tuple[Event, ...] = ()
    """Those that count."""
    apart: tuple[Range, ...] = ()
    hlc: int
    """What its log reached with it."""
    heard: int = 0
    """What it reached with what counts."""
    subjects: frozenset[str] = frozenset()
    """What its events are about, also those that stand apart, as far as they can be read."""


@dataclass(slots=True)
class Reader:
    """Reads segments by what is known here, and by the clock."""

    database: Database
    latest: int
    """The hybrid time from which on everything lies ahead."""
    forbids: Callable[[Event], str | None] = field(default=lambda _: None)
    """Why an event counts nowhere."""
    again: frozenset[str] = frozenset()
    """Such reasons that may be gone by now."""
    _known: dict[str, bool] = field(default_factory=dict)

    def read(self, log: str, segment: Segment, text: bytes, hlc: int) -> ReadIn:
        """Read a segment that its log's head vouches for.

        Args:
            log: Whose it is.
            segment: The segment.
            text: What it unfolds to.
            hlc: What the log reached before it.
        """
        try:
            lines = checked_lines(segment, text, hlc=hlc)
        except ValueError as error:
            whole = Range(segment.first, segment.last, str(error))
            about = frozenset(subjects_of_text(log, text))
            return ReadIn(apart=(whole,), hlc=hlc, subjects=about)
        subjects: set[str] = set()
        events: list[Event] = []
        apart: dict[int, tuple[str, str]] = {}
        ahead = ""
        for line in lines:
            event = _event(log, line)
            if event is not None:
                subjects.add(event.subject)
            if event is None or not is_well_formed(event):
                apart[line[0]] = (FORM, "")
            elif event.hlc > self.latest:
                ahead = ahead or str(event.hlc)
                apart[line[0]] = (FUTURE, ahead)
            elif missing := self._missing(event):
                apart[line[0]] = (CHECKLIST, missing)
            elif forbidden := self.forbids(event):
                apart[line[0]] = (forbidden, "")
            else:
                events.append(event)
        return ReadIn(
            events=tuple(events),
            apart=tuple(ranges_of(apart)),
            hlc=lines[-1][1],
            heard=events[-1].hlc if events else 0,
            subjects=frozenset(filter(is_id, subjects)),
        )

    def knows(self, digest: str) -> bool:
        """Whether a checklist is here."""
        if digest not in self._known:
            query = "SELECT 1 FROM content WHERE digest = ?"
            self._known[digest] = self.database.row(query, (digest,)) is not None
        return self._known[digest]

    def may_count(self, waiting: Range) -> bool:
        """Whether what some events wait for may have come."""
        if waiting.reason == FUTURE:
            return int(waiting.until) <= self.latest
        if waiting.reason == CHECKLIST:
            return self.knows(waiting.until)
        return waiting.reason in self.again

    def _missing(self, event: Event) -> str:
        """The digest of the checklist that an event needs and that is not here."""
        if event.kind is not Kind.VISIT_OPENED:
            return ""
        digest = str(event.body["digest"])
        return "" if self.knows(digest) else digest


def _event(log: str, line: list[Any]) -> Event | None:
    """The event that a row tells; None of what cannot be one."""
    try:
        return event_of(log, line)
    except MISREAD:
        return None
