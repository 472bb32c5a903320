"""One delivered log joined to what is here of it: followed on, parked, or seen to be forked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from inspector.domain.history.event import Event
from inspector.store.apart import FORK, set_apart
from inspector.store.authentic import Authentic
from inspector.store.chains import Block, next_of, parting
from inspector.store.database import Database
from inspector.store.delivery import GAP, DeliveredLog
from inspector.store.history import History, LogIdentity
from inspector.store.parking import Parking
from inspector.store.reading_in import Reader
from inspector.store.segments import GENESIS, Segment, text_of


@dataclass(slots=True)
class Joined:
    """What became of a log."""

    number: int | None = None
    """Its local number; None where nothing of it was ever joined."""
    first: int = 0
    last: int = -1
    """The events that followed on what was here."""
    subjects: dict[str, None] = field(default_factory=dict)
    """What has to be folded anew, in order of appearance."""
    is_parted: bool = False
    """Whether the fork was seen just now."""

    def is_new(self, event: Event) -> bool:
        """Whether an event of this log followed on just now."""
        return self.first <= event.seq <= self.last

    def has(self, segment: Segment) -> bool:
        """Whether a segment of this log followed on just now."""
        return self.first <= segment.first and segment.last <= self.last


class Joining:
    """Joins logs in one database."""

    def __init__(self, database: Database, history: History, reader: Reader) -> None:
        self._db = database
        self._history = history
        self._reader = reader
        self.parking = Parking(database)

    def join(self, identity: LogIdentity) -> Joined:
        """Join what waits of a log; what was just handed over waits there too."""
        joined = Joined(number=self._history.standing.numbers.get(identity.log))
        blocks = self.parking.blocks(identity)
        if blocks:
            self._follow_on(identity, joined, {one.digest: one for one in blocks})
            self._part(identity, joined)
        return joined

    def follow(self, delivered: DeliveredLog, fresh: Iterable[Authentic]) -> Joined | None:
        """Join segments without parking them first, as nearly all can be; None where not."""
        identity, segments = delivered.identity, list(fresh)
        number = self._history.standing.numbers.get(identity.log)
        seq, digest, _ = self._head(number)
        first = segments[0].segment
        is_plain = (first.first, first.prev) == (seq + 1, digest)
        if not is_plain or self.parking.blocks(identity) or self._parted(number) is not None:
            return None
        joined = Joined(number=self._history.know(identity), first=first.first)
        for one in segments:
            self._take_in(identity.log, joined, one)
        self._sign_head(joined, delivered.signature)
        return joined

    def _follow_on(
        self,
        identity: LogIdentity,
        joined: Joined,
        waiting: dict[bytes, Block],
    ) -> None:
        """Let what waits follow on what is here, as far as it does."""
        seq, digest, _ = self._head(joined.number)
        if self._parted(joined.number) is not None:
            return
        taken: list[bytes] = []
        while (block := next_of(waiting.values(), seq, digest)) is not None:
            if joined.number is None:
                joined.number = self._history.know(identity)
            joined.first = joined.first or block.first
            segment = self.parking.segment(identity, block.digest)
            self._take_in(identity.log, joined, Authentic(segment=segment, text=text_of(segment)))
            taken.append(block.digest)
            seq, digest = block.last, block.digest
            del waiting[block.digest]
        if taken:
            signature = self.parking.signature(identity, digest)
            assert signature is not None  # noqa: S101 - what waits ends at a signed head
            self._sign_head(joined, signature)
            self.parking.remove(identity, taken)

    def _take_in(self, log: str, joined: Joined, one: Authentic) -> None:
        """Put a segment into its log; what of it cannot count stands apart."""
        assert joined.number is not None  # noqa: S101
        number, segment = joined.number, one.segment
        *_, hlc = self._head(number)
        read = self._reader.read(log, segment, one.text, hlc)
        self._history.keep(number, segment, read.subjects)
        if read.apart:
            set_apart(self._db, number, read.apart)
            self._history.heed_apart()
        self._history.heard(read.heard)
        self._db.write(
            "UPDATE log SET head_seq = ?, head_digest = ?, head_hlc = ?, heard = max(heard, ?)"
            " WHERE log = ?",
            (segment.last, segment.digest, read.hlc, read.heard, number),
        )
        self._history.remember(number, segment.first, list(read.events))
        joined.last = segment.last
        joined.subjects |= dict.fromkeys(event.subject for event in read.events)

    def _sign_head(self, joined: Joined, signature: bytes) -> None:
        self._db.write(
            "UPDATE log SET head_signature = ? WHERE log = ?", (signature, joined.number)
        )

    def _part(self, identity: LogIdentity, joined: Joined) -> None:
        """See whether what is left to wait shows that the log was written twice."""
        left = self.parking.blocks(identity)
        if not left or joined.number is None:
            return
        query = "SELECT first, first + n - 1, prev, digest FROM segment WHERE log = ?"
        chain = [Block(*row) for row in self._db.rows(query, (joined.number,))]
        found, known = parting(chain, left), self._parted(joined.number)
        if found is not None and (known is None or found < known):
            self._db.write("UPDATE log SET parted = ? WHERE log = ?", (found, joined.number))
            self._history.heed_apart()
            joined.is_parted = True
            query = "SELECT DISTINCT subject FROM span WHERE log = ? AND first >= ?"
            for (subject,) in self._db.rows(query, (joined.number, found)):
                joined.subjects.setdefault(subject.hex())
        is_forked = found is not None or known is not None
        self.parking.say(identity, FORK if is_forked else GAP)

    def _parted(self, number: int | None) -> int | None:
        row = self._db.row("SELECT parted FROM log WHERE log = ?", (number,))
        return None if row is None else row[0]

    def _head(self, number: int | None) -> tuple[int, bytes, int]:
        query = "SELECT head_seq, head_digest, head_hlc FROM log WHERE log = ?"
        row: Any = self._db.row(query, (number,))
        return (0, GENESIS, 0) if row is None else row
