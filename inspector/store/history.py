"""The logs in the database: open rows, sealed segments, and where a subject's events lie."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from inspector.domain.history.event import Event, Kind
from inspector.errors import InspectorError
from inspector.errors import store as faults
from inspector.store.database import Database
from inspector.store.lines import read_back, stored
from inspector.store.segments import (
    GENESIS,
    Segment,
    events_of_text,
    head_message,
    packed,
    subjects_of_text,
    text_of,
)

if TYPE_CHECKING:
    from inspector.store.apart import Apart

Sign = Callable[[bytes], bytes]
Verify = Callable[[bytes, bytes, bytes], bool]
"""Public key, message, signature: whether it holds."""

REMEMBERED: Final = 32
"""Unfolded segments kept at hand: neighbours in time mostly speak of the same visits."""

Row = tuple[Any, ...]
"""Of the `event` table."""
_COLUMNS: Final = "seq, hlc, kind, subject, item, observed, recorded, actor, body"
_SUBJECT: Final = 3
_ANY_APART: Final = """
SELECT 1 WHERE EXISTS (SELECT 1 FROM log WHERE parted IS NOT NULL)
    OR EXISTS (SELECT 1 FROM apart) OR EXISTS (SELECT 1 FROM withdrawal)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogIdentity:
    """日志 of a device, before its first event."""

    log: str
    """UUIDv7, hex."""
    device: str
    """What the device calls itself; never a person."""
    public_key: bytes
    """Ed25519, raw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the logs stand."""

    log: str
    """The own one; empty before there is one."""
    former: tuple[str, ...]
    """Own ones before it, latest first: the workspace was restored."""
    names: Mapping[int, str]
    """Logs by their local number."""
    numbers: Mapping[str, int]
    """The same the other way round."""
    apart: "Mapping[int, Apart]"
    """What counts nowhere, by local number; logs of which all counts are left out."""
    sealed_seq: int
    """The own log's last sealed event."""
    seq: int
    """The own log's last event."""
    hlc: int
    """The latest hybrid time that any log reached, with what counts here."""


class History:
    """All logs of one database; the own one grows."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._unfolded: OrderedDict[tuple[int, int], list[Event]] = OrderedDict()
        self.refresh()

    def refresh(self) -> None:
        """Read again where the logs stand, as after a transaction that was undone."""
        self._unfolded.clear()
        logs = self._db.rows("SELECT log, uuid, head_seq, heard FROM log ORDER BY log")
        own = self._db.row("SELECT value FROM meta WHERE name = 'own_log'")
        former = self._db.row("SELECT value FROM meta WHERE name = 'former_logs'")
        last = self._db.row("SELECT seq, hlc FROM event ORDER BY seq DESC LIMIT 1")
        log = "" if own is None else own[0].hex()
        sealed = next((seq for _, uuid, seq, _ in logs if uuid.hex() == log), 0)
        earlier = () if former is None else tuple(bytes(former[0]).decode().split())
        self.standing = Standing(
            log=log,
            former=earlier,
            names={number: uuid.hex() for number, uuid, _, _ in logs},
            numbers={uuid.hex(): number for number, uuid, _, _ in logs},
            apart=self._read_apart((log, *earlier)),
            sealed_seq=sealed,
            seq=sealed if last is None else last[0],
            # Above every log that is known here, so that what follows also sorts after.
            hlc=max([0, *(heard for *_, heard in logs), 0 if last is None else last[1]]),
        )

    def go_back(self, standing: Standing) -> None:
        """Forget a transaction that was undone."""
        self._unfolded.clear()
        self.standing = standing

    @property
    def log(self) -> str:
        """The own log."""
        return self.standing.log

    @property
    def own(self) -> tuple[str, ...]:
        """This workspace's logs: the one that grows, and those before it."""
        return (self.log, *self.standing.former)

    def number(self, log: str) -> int:
        """The local number of a log.

        Raises:
            InspectorError: STORE_007, when there is no such log.
        """
        if log not in self.standing.numbers:
            raise InspectorError(faults.HISTORY_DAMAGED, log=log[-8:], seq=0, detail="log")
        return self.standing.numbers[log]

    def name(self, number: int) -> str:
        """The log of a local number.

        Raises:
            InspectorError: STORE_007, when there is no such log.
        """
        if number not in self.standing.names:
            raise InspectorError(faults.HISTORY_DAMAGED, log=str(number), seq=0, detail="log")
        return self.standing.names[number]

    def seen(self, subject: str) -> dict[str, int]:
        """Up to which event all of a log counts here, of logs that tell of the subject."""
        query = (
            "SELECT log, head_seq FROM log WHERE log IN (SELECT log FROM span WHERE subject = ?)"
        )
        logs = self._db.rows(query, (bytes.fromhex(subject),))
        sealed = {self.name(number): min(seq, self.apart(number).first - 1) for number, seq in logs}
        return dict(sorted((sealed | {self.log: self.standing.seq}).items()))

    def counting(self) -> dict[str, int]:
        """Up to which event all of each log counts here."""
        logs = self._db.rows("SELECT log, head_seq FROM log")
        sealed = {self.name(n): min(seq, self.apart(n).first - 1) for n, seq in logs}
        return sealed | ({self.log: self.standing.seq} if self.log else {})

    def apart(self, number: int) -> "Apart":
        """What of a log counts nowhere."""
        from inspector.store.apart import ALL_COUNTS  # noqa: PLC0415 - not to list visits

        return self.standing.apart.get(number, ALL_COUNTS)

    def _read_apart(self, own: Iterable[str]) -> "dict[int, Apart]":
        if not self._db.rows(_ANY_APART):
            return {}
        from inspector.store.apart import read_apart  # noqa: PLC0415 - mostly there is nothing

        return read_apart(self._db, own)

    def start_log(self, identity: LogIdentity) -> None:
        """Make a new log the own one.

        Raises:
            ValueError: What the last one wrote is not sealed yet.
        """
        if self.open_events:
            msg = "open events belong to the log that wrote them"
            raise ValueError(msg)
        uuid = bytes.fromhex(identity.log)
        self._db.write(
            "INSERT INTO log (uuid, device, public_key) VALUES (?, ?, ?)",
            (uuid, identity.device, identity.public_key),
        )
        former = " ".join((self.log, *self.standing.former)).encode()
        meta = "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)"
        self._db.write_many(meta, [("own_log", uuid), ("former_logs", former)])
        self.refresh()

    def know(self, identity: LogIdentity) -> int:
        """The local number of somebody else's log, which is entered where it is new."""
        if identity.log not in self.standing.numbers:
            values = (bytes.fromhex(identity.log), identity.device, identity.public_key)
            query = "INSERT INTO log (uuid, device, public_key) VALUES (?, ?, ?) RETURNING log"
            ((number,),) = self._db.rows(query, values)
            self.standing = replace(
                self.standing,
                names={**self.standing.names, number: identity.log},
                numbers={**self.standing.numbers, identity.log: number},
            )
        return self.standing.numbers[identity.log]

    def heard(self, hlc: int) -> None:
        """What happens here from now on comes after that."""
        self.standing = replace(self.standing, hlc=max(self.standing.hlc, hlc))

    def heed_apart(self) -> None:
        """Read again what counts nowhere."""
        self._unfolded.clear()
        self.standing = replace(self.standing, apart=self._read_apart(self.own))

    def remember(self, number: int, first: int, events: list[Event]) -> None:
        """Keep at hand what of a segment counts."""
        self._unfolded[number, first] = events
        while len(self._unfolded) > REMEMBERED:
            self._unfolded.popitem(last=False)

    def next_hlc(self, now_ms: int) -> int:
        """The hybrid time of the next event; just after the last one where the clock went back."""
        return max(now_ms << 16, self.standing.hlc + 1)

    def add(self, event: Event) -> None:
        """Write the next event of the own log."""
        self._db.write(
            f"INSERT INTO event ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            stored(event),
        )
        self.standing = replace(self.standing, seq=event.seq, hlc=event.hlc)

    @property
    def open_events(self) -> int:
        """How many events wait to be sealed."""
        return self.standing.seq - self.standing.sealed_seq

    def events_of(self, subject: str) -> list[Event]:
        """Everything that happened to a subject, in hybrid time."""
        key = bytes.fromhex(subject)
        sealed = self._sealed_of(key)
        query = f"SELECT {_COLUMNS} FROM event WHERE subject = ?"  # noqa: S608
        return _in_order(
            sealed + [read_back(self.log, row) for row in self._db.rows(query, (key,))]
        )

    def subjects(self) -> Iterator[tuple[str, Callable[[], list[Event]]]]:
        """Every subject, and how to read all its events; one at a time, as all may be many."""
        loose: dict[bytes, list[Row]] = {}
        for row in self.open_rows():
            loose.setdefault(row[_SUBJECT], []).append(row)
        spanned = self._db.rows("SELECT DISTINCT subject FROM span")
        for subject in sorted({row[0] for row in spanned} | loose.keys()):
            yield subject.hex(), partial(self._all_of, subject, loose.get(subject, []))

    def _all_of(self, subject: bytes, loose: list[Row]) -> list[Event]:
        opened = [read_back(self.log, row) for row in loose]
        return _in_order(self._sealed_of(subject) + opened)

    def evidence(self, logs: Collection[str] | None = None) -> Iterator[str]:
        """SHA-256 of every file that any event named, and of its copy that may leave."""
        for event in self._all():
            if event.kind is Kind.EVIDENCE and (logs is None or event.log in logs):
                yield (event.item or "").rpartition("/")[2]
                value = event.body.get("value")
                derivative = value.get("derivative") if isinstance(value, dict) else None
                if derivative is not None:
                    yield derivative

    def _all(self) -> Iterator[Event]:
        for number, first in self._db.rows("SELECT log, first FROM segment ORDER BY log, first"):
            yield from self._unfold(number, first)
        yield from self._open()

    def seal(self, sign: Sign) -> int:
        """Fold all open events into signed segments; tells how many."""
        if not self.open_events:
            return 0
        number = self.number(self.log)
        row = self._db.row("SELECT head_digest FROM log WHERE log = ?", (number,))
        digest = GENESIS if row is None else row[0]
        seq, opened = self.standing.seq, list(self._open())
        last = opened[-1].hlc
        for segment in packed(self.log, digest, opened):
            self.keep(number, segment, subjects_of_text(self.log, text_of(segment)))
            digest = segment.digest
        self._db.write("DELETE FROM event")
        self._db.write(
            "UPDATE log SET head_seq = ?, head_hlc = ?, heard = ?, head_digest = ?,"
            " head_signature = ? WHERE log = ?",
            (seq, last, last, digest, sign(head_message(self.log, seq, digest)), number),
        )
        sealed, self.standing = self.open_events, replace(self.standing, sealed_seq=seq)
        return sealed

    def respan(self) -> None:
        """Work out anew which segments tell of which subject.

        Raises:
            InspectorError: STORE_007, when a segment does not unfold.
        """
        self._db.write("DELETE FROM span")
        for number, first in self._db.rows("SELECT log, first FROM segment ORDER BY log, first"):
            with self._unfolding(number, first):
                (segment,) = self.segments(number, first)
                about = subjects_of_text(self.name(number), text_of(segment))
            self._span(number, first, about)

    def _open(self) -> Iterator[Event]:
        return (read_back(self.log, row) for row in self.open_rows())

    def open_rows(self) -> list[Row]:
        """Events of the own log that are not sealed, as they stand."""
        return self._db.rows(f"SELECT {_COLUMNS} FROM event ORDER BY seq")  # noqa: S608

    def _sealed_of(self, subject: bytes) -> list[Event]:
        spans = self._db.rows(
            "SELECT log, first FROM span WHERE subject = ? ORDER BY log, first", (subject,)
        )
        name = subject.hex()
        return [e for span in spans for e in self._events_in(*span) if e.subject == name]

    def _events_in(self, number: int, first: int) -> list[Event]:
        place = (number, first)
        if place not in self._unfolded:
            self.remember(number, first, self._unfold(number, first))
        self._unfolded.move_to_end(place)
        return self._unfolded[place]

    def _unfold(self, number: int, first: int) -> list[Event]:
        """The events of a segment that count."""
        apart = self.standing.apart.get(number)
        with self._unfolding(number, first):
            (segment,) = self.segments(number, first)
            if apart is None:
                return events_of_text(self.name(number), text_of(segment))
            if apart.holds_all(segment.first, segment.last):
                return []
            return events_of_text(self.name(number), text_of(segment), apart.holds)

    @contextmanager
    def _unfolding(self, number: int, first: int) -> Iterator[None]:
        """Tell that a segment does not unfold.

        Raises:
            InspectorError: STORE_007.
        """
        try:
            yield
        except ValueError as error:
            raise InspectorError(
                faults.HISTORY_DAMAGED,
                log=self.name(number)[-8:],
                seq=first,
                detail=str(error),
            ) from error

    def segments(self, number: int, only: int | None = None) -> list[Segment]:
        """The sealed segments of a log, or the one that begins there."""
        rows = self._db.rows(
            "SELECT first, n, prev, digest, body FROM segment"
            " WHERE log = :log AND (:only IS NULL OR first = :only) ORDER BY first",
            {"log": number, "only": only},
        )
        return [
            Segment(first=first, n=n, prev=prev, digest=digest, body=body)
            for first, n, prev, digest, body in rows
        ]

    def segment_at(self, number: int, seq: int) -> Segment:
        """The sealed segment that holds an event."""
        query = "SELECT max(first) FROM segment WHERE log = ? AND first <= ?"
        ((first,),) = self._db.rows(query, (number, seq))
        (segment,) = self.segments(number, first)
        return segment

    def keep(self, number: int, segment: Segment, subjects: Iterable[str]) -> None:
        """Put a segment that was looked at into its log, and remember what it is about."""
        self._db.write(
            "INSERT INTO segment (log, first, n, prev, digest, body) VALUES (?, ?, ?, ?, ?, ?)",
            (number, segment.first, segment.n, segment.prev, segment.digest, segment.body),
        )
        self._span(number, segment.first, subjects)

    def _span(self, number: int, first: int, subjects: Iterable[str]) -> None:
        self._db.write_many(
            "INSERT INTO span (subject, log, first) VALUES (?, ?, ?)",
            [(bytes.fromhex(subject), number, first) for subject in sorted(subjects)],
        )


def _in_order(events: list[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.hlc, event.log, event.seq))
