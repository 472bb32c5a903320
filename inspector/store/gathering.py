"""What a store does with logs: hands its own over, takes others in, tells what differs."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from inspector.store.apart import FORK, WITHDRAWN
from inspector.store.brought import Part, brought
from inspector.store.conflicting import conflicts
from inspector.store.database import Database
from inspector.store.delivery import DeliveredLog, Delivery, Merged, Quarantined, Terms
from inspector.store.dumping import dumped
from inspector.store.handing import sealed
from inspector.store.history import History
from inspector.store.reading_in import Reader
from inspector.store.subjects import Subjects
from inspector.store.union import Union, read_forms_again

if TYPE_CHECKING:
    from inspector.domain.history.conflicts import Conflict


class Gathering:
    """The logs of one store, its own and those of others.

    Args:
        database: The store's.
        history: Its logs.
        subjects: Its subjects at hand.
        atomic: Begins what is done as a whole or not at all.
    """

    def __init__(
        self,
        database: Database,
        history: History,
        subjects: Subjects,
        atomic: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._db = database
        self._history = history
        self._subjects = subjects
        self._atomic = atomic

    def merge(self, delivery: Delivery, terms: Terms) -> Merged:
        """Take in sealed history of other devices: all of it, or nothing.

        What is malformed, unsigned, gapped, forked or ahead of its time counts nowhere, and does
        not hold up the rest; what waits is taken in with a later delivery.

        Raises:
            InspectorError: STORE_001 to STORE_004, when the disk refuses; as what derives raises.
        """
        with self._atomic():
            self._subjects.forget()
            reader = Reader(self._db, terms.latest, terms.forbids, terms.again)
            return self._union(reader).take(delivery, terms)

    def heed_withdrawals(self, bundle: str) -> None:
        """Let count what stands of a delivery after it was withdrawn, or reinstated."""
        with self._atomic():
            self._subjects.forget()
            self._union(self._plainly()).heed_withdrawals(bundle)

    def read_forms_again(self) -> None:
        """Let count what a program could not read that did not know its form yet."""
        read_forms_again(self._union(self._plainly()), self._history)

    def brought(self, bundle: str) -> list[Part]:
        """What a delivery handed over for the first time: log, first and last event."""
        return brought(self._db, bundle)

    def conflicts(self, subject: str | None = None) -> "list[Conflict]":
        """Places with more than one live value, of one subject or of all."""
        return list(conflicts(self._db, self._history, subject))

    def received(self) -> dict[str, int]:
        """Up to which event each log is joined here, whether all of it counts or not."""
        rows = self._db.rows("SELECT uuid, head_seq FROM log ORDER BY uuid")
        return {uuid.hex(): seq for uuid, seq in rows}

    def head(self, log: str) -> tuple[int, bytes] | None:
        """The last sealed event of a log, and its digest; None where nothing is here of it."""
        query = "SELECT head_seq, head_digest FROM log WHERE uuid = ? AND head_seq > 0"
        row = self._db.row(query, (bytes.fromhex(log),))
        return None if row is None else (row[0], bytes(row[1]))

    def digest_at(self, log: str, seq: int) -> bytes | None:
        """The digest of the segment that ends with an event; None where none does."""
        query = (
            "SELECT digest FROM segment JOIN log USING (log)"
            " WHERE uuid = :log AND first <= :seq AND first + n - 1 = :seq"
            " ORDER BY first DESC LIMIT 1"
        )
        row = self._db.row(query, {"log": bytes.fromhex(log), "seq": seq})
        return None if row is None else bytes(row[0])

    def quarantined(self, *, withdrawn: bool = False) -> list[Quarantined]:
        """What is here and counts nowhere, or waits; also what was withdrawn, where asked for."""
        rows = self._db.rows(
            "SELECT uuid, first, last - first + 1, reason FROM apart JOIN log USING (log)"
            " UNION ALL SELECT uuid, parted, head_seq - parted + 1, :fork FROM log"
            " WHERE parted <= head_seq"
            " UNION ALL SELECT uuid, first, n, reason FROM parked ORDER BY 1, 2",
            {"fork": FORK},
        )
        found = [
            Quarantined(log=uuid.hex(), first=first, n=n, reason=reason)
            for uuid, first, n, reason in rows
        ]
        if withdrawn:
            found += [
                Quarantined(
                    log=self._history.name(number), first=one.first, n=one.n, reason=WITHDRAWN
                )
                for number, apart in self._history.standing.apart.items()
                for one in apart.withdrawn
            ]
        return found

    def conflicts_open(self) -> int:
        """How many places hold more than one live value."""
        ((count,),) = self._db.rows("SELECT count(*) FROM conflict")
        return int(count)

    def sealed(self, log: str, *, after: int = 0) -> DeliveredLog:
        """Sealed history of a log as it is handed over: from the segment after an event on.

        Raises:
            InspectorError: STORE_007, when there is no such log.
        """
        return sealed(self._db, self._history, log, after)

    def dump(self) -> Iterator[str]:
        """The canonical state as pieces of JSON: the same for the same set of events."""
        return dumped(self._db, self._history)

    def _union(self, reader: Reader) -> Union:
        return Union(self._db, self._history, self._subjects, reader)

    def _plainly(self) -> Reader:
        """Reads by what is known here, without a clock."""
        return Reader(self._db, self._history.standing.hlc)
