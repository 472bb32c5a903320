"""Subjects at hand: read from what stands, or folded from all their events."""

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from inspector.domain.history.event import Event
from inspector.errors import InspectorError
from inspector.errors import store as faults
from inspector.store import reading
from inspector.store.database import Database
from inspector.store.history import History
from inspector.store.lines import read_back
from inspector.store.misread import MISREAD
from inspector.store.tables import Rows

if TYPE_CHECKING:
    from inspector.store.projections import Derive, Subject

AT_HAND: Final = 64
"""Subjects whose state is kept in memory."""


class Subjects:
    """The subjects of one store; those asked for last are kept."""

    def __init__(self, database: Database, history: History, derive: "Derive") -> None:
        self._db = database
        self._history = history
        self._derive = derive
        self.reviews = False
        """Whether closed visits wait for a reviewer here."""
        self._known: OrderedDict[str, Subject] = OrderedDict()

    def of(self, subject: str) -> "Subject":
        """A subject as it stands.

        Raises:
            InspectorError: STORE_015, when what stands was changed into what means nothing.
        """
        known = self._known.get(subject)
        if known is None:
            known = self._known[subject] = self._read(subject)
            while len(self._known) > AT_HAND:
                self._known.popitem(last=False)
        self._known.move_to_end(subject)
        return known

    def forget(self) -> None:
        """Keep nothing: what is in memory may know of writes that were undone."""
        self._known.clear()

    def folded(self, subject: str, events: list[Event]) -> "Subject":
        """A subject after these events."""
        from inspector.store.projections import Subject  # noqa: PLC0415 - not to list visits

        folded = Subject(
            subject=subject,
            number=self._history.number,
            derive=self._derive,
            reviews=self.reviews,
        )
        folded.take(events)
        return folded

    def rows_from(self, subject: str, events: list[Event]) -> Rows:
        """The rows that all events of a subject come to.

        Raises:
            InspectorError: STORE_007, when an event is of no known form.
        """
        try:
            return self.folded(subject, events).rows()
        except MISREAD as error:
            from inspector.store.forms import is_well_formed  # noqa: PLC0415 - only when damaged

            wrong = next((one for one in events if not is_well_formed(one)), events[0])
            raise InspectorError(
                faults.HISTORY_DAMAGED, log=wrong.log[-8:], seq=wrong.seq, detail="form"
            ) from error

    def _read(self, subject: str) -> "Subject":
        """A subject from what stands, without going through its history.

        Raises:
            InspectorError: STORE_015.
        """
        key = bytes.fromhex(subject)
        written = self._db.rows(reading.STANDING, {"subject": key})
        name = self._history.name
        try:
            read = self.folded(subject, [read_back(name(row[0]), row[1:]) for row in written])
        except (InspectorError, *MISREAD) as error:
            raise InspectorError(
                faults.PROJECTION_DAMAGED, table="head", key=subject[-6:]
            ) from error
        read.summary = reading.summary(self._db, key)
        return read
