"""The logs in the database: open rows, sealed segments, and where a subject's events lie."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from inspector.domain.history.event import Event, Kind
from inspector.errors import InspectorError
from inspector.errors import store as faults
from inspector.store.database import Database
from inspector.store.lines import read_back, stored
from inspector.store.segments import (
    GENESIS,
    Segment,
    checked,
    events_of_text,
    head_message,
    packed,
    text_of,
)

Sign = Callable[[bytes], bytes]
Verify = Callable[[bytes, bytes, bytes], bool]
"""Public key, message, signature: whether it holds."""

REMEMBERED: Final = 8
"""Unfolded segments kept at hand: neighbours in time mostly speak of the same visits."""

Row = tuple[Any, ...]
"""Of the `event` table."""
_COLUMNS: Final = "seq, hlc, kind, subject, item, observed, recorded, actor, body"
_SUBJECT: Final = 3


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
class HistoryFault:
    """A place where the history does not hold together."""

    log: str
    seq: int
    what: str
    """`digest`, `signature`, `sequence numbers`, …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the logs stand."""

    log: str
    """The own one; empty before there is one."""
    former: tuple[str, ...]
    """Own ones before it, latest first: the workspace was restored."""
    names: dict[int, str]
    """Logs by their local number."""
    sealed_seq: int
    """The own log's last sealed event."""
    seq: int
    """The own log's last event."""
    hlc: int
    """The latest hybrid time that any log reached."""


class History:
    """All logs of one database; the own one grows."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._unfolded: OrderedDict[tuple[int, int], list[Event]] = OrderedDict()
        self.refresh()

    def refresh(self) -> None:
        """Read again where the logs stand, as after a transaction that was undone."""
        self._unfolded.clear()
        logs = self._db.rows("SELECT log, uuid, head_seq, head_hlc FROM log ORDER BY log")
        own = self._db.row("SELECT value FROM meta WHERE name = 'own_log'")
        former = self._db.row("SELECT value FROM meta WHERE name = 'former_logs'")
        last = self._db.row("SELECT seq, hlc FROM event ORDER BY seq DESC LIMIT 1")
        log = "" if own is None else own[0].hex()
        sealed = next((seq for _, uuid, seq, _ in logs if uuid.hex() == log), 0)
        self.standing = Standing(
            log=log,
            former=() if former is None else tuple(bytes(former[0]).decode().split()),
            names={number: uuid.hex() for number, uuid, _, _ in logs},
            sealed_seq=sealed,
            seq=sealed if last is None else last[0],
            # Above every log that is known here, so that what follows also sorts after.
            hlc=max([0, *(hlc for *_, hlc in logs), 0 if last is None else last[1]]),
        )

    def go_back(self, standing: Standing) -> None:
        """Forget a transaction that was undone."""
        self._unfolded.clear()
        self.standing = standing

    @property
    def log(self) -> str:
        """The own log."""
        return self.standing.log

    def number(self, log: str) -> int:
        """The local number of a log.

        Raises:
            InspectorError: STORE_007, when there is no such log.
        """
        for number, name in self.standing.names.items():
            if name == log:
                return number
        raise InspectorError(faults.HISTORY_DAMAGED, log=log[-8:], seq=0, detail="log")

    def name(self, number: int) -> str:
        """The log of a local number.

        Raises:
            InspectorError: STORE_007, when there is no such log.
        """
        if number not in self.standing.names:
            raise InspectorError(faults.HISTORY_DAMAGED, log=str(number), seq=0, detail="log")
        return self.standing.names[number]

    def seen(self) -> dict[str, int]:
        """The last sequence number of every log, by its name."""
        logs = self._db.rows("SELECT uuid, head_seq FROM log ORDER BY uuid")
        return {uuid.hex(): seq for uuid, seq in logs} | {self.log: self.standing.seq}

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
        for row in self._open_rows():
            loose.setdefault(row[_SUBJECT], []).append(row)
        spanned = self._db.rows("SELECT DISTINCT subject FROM span")
        for subject in sorted({row[0] for row in spanned} | loose.keys()):
            yield subject.hex(), partial(self._all_of, subject, loose.get(subject, []))

    def _all_of(self, subject: bytes, loose: list[Row]) -> list[Event]:
        opened = [read_back(self.log, row) for row in loose]
        return _in_order(self._sealed_of(subject) + opened)

    def evidence(self) -> Iterator[str]:
        """SHA-256 of every file that any event named, and of its copy that may leave."""
        for event in self._all():
            if event.kind is Kind.EVIDENCE:
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
        seq = self.standing.seq
        for segment in packed(self.log, digest, self._open()):
            self._keep(number, segment)
            digest = segment.digest
        self._db.write("DELETE FROM event")
        self._db.write(
            "UPDATE log SET head_seq = ?, head_hlc = ?, head_digest = ?, head_signature = ?"
            " WHERE log = ?",
            (seq, self.standing.hlc, digest, sign(head_message(self.log, seq, digest)), number),
        )
        sealed, self.standing = self.open_events, replace(self.standing, sealed_seq=seq)
        return sealed

    def faults(self, verify: Verify) -> Iterator[HistoryFault]:
        """Every log looked at from its first event to its signed head."""
        spans = self._spans()
        for number, name in self.standing.names.items():
            yield from self._faults_of_log(number, name, verify, spans)
        for number, first in spans:
            name = self.standing.names.get(number, "")
            yield HistoryFault(log=name, seq=first, what="span")
        yield from self._faults_of_open()

    def respan(self) -> None:
        """Work out anew which segments tell of which subject."""
        self._db.write("DELETE FROM span")
        for number, first in self._db.rows("SELECT log, first FROM segment ORDER BY log, first"):
            self._span(number, first, self._events_in(number, first))

    def _open(self) -> Iterator[Event]:
        return (read_back(self.log, row) for row in self._open_rows())

    def _open_rows(self) -> list[Row]:
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
            self._unfolded[place] = self._unfold(number, first)
            while len(self._unfolded) > REMEMBERED:
                self._unfolded.popitem(last=False)
        self._unfolded.move_to_end(place)
        return self._unfolded[place]

    def _unfold(self, number: int, first: int) -> list[Event]:
        log = self.name(number)
        try:
            (segment,) = self._segments(number, first)
            return events_of_text(log, text_of(segment))
        except ValueError as error:
            raise InspectorError(
                faults.HISTORY_DAMAGED, log=log[-8:], seq=first, detail=str(error)
            ) from error

    def _segments(self, number: int, only: int | None = None) -> list[Segment]:
        rows = self._db.rows(
            "SELECT first, n, prev, digest, body FROM segment"
            " WHERE log = :log AND (:only IS NULL OR first = :only) ORDER BY first",
            {"log": number, "only": only},
        )
        return [
            Segment(first=first, n=n, prev=prev, digest=digest, body=body)
            for first, n, prev, digest, body in rows
        ]

    def _keep(self, number: int, segment: Segment) -> None:
        self._db.write(
            "INSERT INTO segment (log, first, n, prev, digest, body) VALUES (?, ?, ?, ?, ?, ?)",
            (number, segment.first, segment.n, segment.prev, segment.digest, segment.body),
        )
        self._span(number, segment.first, events_of_text(self.log, text_of(segment)))

    def _span(self, number: int, first: int, events: list[Event]) -> None:
        self._db.write_many(
            "INSERT INTO span (subject, log, first) VALUES (?, ?, ?)",
            [(bytes.fromhex(s), number, first) for s in sorted({e.subject for e in events})],
        )

    def _spans(self) -> dict[tuple[int, int], set[str]]:
        spans: dict[tuple[int, int], set[str]] = {}
        for subject, log, first in self._db.rows("SELECT subject, log, first FROM span"):
            spans.setdefault((log, first), set()).add(subject.hex())
        return spans

    def _faults_of_log(
        self, number: int, name: str, verify: Verify, spans: dict[tuple[int, int], set[str]]
    ) -> Iterator[HistoryFault]:
        """What is wrong in one log; its spans are taken out of the given ones."""
        seq, digest, hlc = 0, GENESIS, 0
        for segment in self._segments(number):
            try:
                events = checked(name, segment, first=seq + 1, prev=digest, hlc=hlc)
            except ValueError as error:
                yield HistoryFault(log=name, seq=segment.first, what=str(error))
                spans.pop((number, segment.first), None)
            else:
                hlc = events[-1].hlc
                if spans.pop((number, segment.first), set()) != {e.subject for e in events}:
                    yield HistoryFault(log=name, seq=segment.first, what="span")
            seq, digest = segment.last, segment.digest
        yield from self._faults_of_head(number, name, (seq, digest, hlc), verify)

    def _faults_of_head(
        self, number: int, name: str, reached: tuple[int, bytes, int], verify: Verify
    ) -> Iterator[HistoryFault]:
        head: Any = self._db.row(
            "SELECT head_seq, head_digest, head_hlc, public_key, head_signature"
            " FROM log WHERE log = ?",
            (number,),
        )
        if head is None:
            yield HistoryFault(log=name, seq=reached[0], what="log")
            return
        *stands, public_key, signature = head
        seq, digest, _ = reached
        if tuple(stands) != reached:
            yield HistoryFault(log=name, seq=seq, what="head")
        elif seq and not verify(public_key, head_message(name, seq, digest), signature or b""):
            yield HistoryFault(log=name, seq=seq, what="signature")

    def _faults_of_open(self) -> Iterator[HistoryFault]:
        row = self._db.row("SELECT head_hlc FROM log WHERE hex(uuid) = upper(?)", (self.log,))
        seq, hlc = self.standing.sealed_seq, 0 if row is None else row[0]
        for open_row in self._open_rows():
            before, (seq, hlc) = (seq, hlc), open_row[:2]
            if seq != before[0] + 1:
                yield HistoryFault(log=self.log, seq=seq, what="sequence numbers")
            if hlc <= before[1]:
                yield HistoryFault(log=self.log, seq=seq, what="hybrid time")
            if not self._is_well_formed(open_row):
                yield HistoryFault(log=self.log, seq=seq, what="form")

    def _is_well_formed(self, row: Row) -> bool:
        from inspector.store.forms import is_well_formed  # noqa: PLC0415 - only to check

        try:
            return is_well_formed(read_back(self.log, row))
        except InspectorError:
            return False


def _in_order(events: list[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.hlc, event.log, event.seq))
