"""Which events of a log count nowhere, though their segments are here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from inspector.store.database import Database

END: Final = 1 << 62
FORK: Final = "fork"
WITHDRAWN: Final = "withdrawn"


class Range(NamedTuple):
    """Events that lie beside one another and stand apart for one reason."""

    first: int
    last: int
    reason: str
    until: str = ""
    """What would let them count: a hybrid time, or the digest of a checklist."""

    @property
    def n(self) -> int:
        """How many."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Apart:
    """What of one log counts nowhere."""

    parted: int | None = None
    """From here on its history was written twice."""
    ranges: tuple[Range, ...] = ()
    """In order, and none over another."""
    withdrawn: tuple[Range, ...] = ()
    """Of deliveries that were withdrawn; over one another, perhaps."""

    def reason(self, seq: int) -> str | None:
        """Why an event stands apart; None where it counts."""
        if self.parted is not None and seq >= self.parted:
            return FORK
        every = (*self.ranges, *self.withdrawn)
        return next((one.reason for one in every if one.first <= seq <= one.last), None)

    def holds(self, seq: int) -> bool:
        """Whether an event stands apart."""
        return self.reason(seq) is not None

    def holds_all(self, first: int, last: int) -> bool:
        """Whether there is nothing to read between two events."""
        if self.parted is not None and first >= self.parted:
            return True
        every = (*self.ranges, *self.withdrawn)
        return any(one.first <= first and last <= one.last for one in every)

    def within(self, first: int, last: int) -> list[Range]:
        """What of the events between two stands apart."""
        told = ((seq, self.reason(seq)) for seq in range(first, last + 1))
        return ranges_of({seq: (reason, "") for seq, reason in told if reason is not None})

    @property
    def first(self) -> int:
        """The first event that stands apart; far away where none does."""
        starts = [one.first for one in (*self.ranges, *self.withdrawn)]
        return min([END, *starts] if self.parted is None else [self.parted, *starts])


ALL_COUNTS: Final = Apart()


def read_apart(database: Database, own: Iterable[str]) -> dict[int, Apart]:
    """What stands apart, by the local number of its log; logs of which all counts are left out.

    Args:
        database: Where.
        own: Logs of this workspace: only what it withdrew itself counts nowhere here.
    """
    parted = dict(database.rows("SELECT log, parted FROM log WHERE parted IS NOT NULL"))
    ranges: dict[int, list[Range]] = {}
    query = "SELECT log, first, last, reason, until FROM apart ORDER BY log, first"
    for number, *told in database.rows(query):
        ranges.setdefault(number, []).append(Range(*told))
    withdrawn: dict[int, list[Range]] = {}
    query = "SELECT log.log, first, last, by FROM withdrawal JOIN log USING (uuid) ORDER BY 1, 2, 3"
    logs = {bytes.fromhex(log) for log in own if log}
    for number, first, last, by in database.rows(query):
        if by in logs:
            withdrawn.setdefault(number, []).append(Range(first, last, WITHDRAWN))
    return {
        number: Apart(
            parted.get(number), tuple(ranges.get(number, ())), tuple(withdrawn.get(number, ()))
        )
        for number in parted.keys() | ranges.keys() | withdrawn.keys()
    }


def set_apart(database: Database, number: int, ranges: Iterable[Range]) -> None:
    """Let events count nowhere."""
    database.write_many(
        "INSERT INTO apart (log, first, last, reason, until) VALUES (?, ?, ?, ?, ?)",
        [(number, *one) for one in ranges],
    )


def let_count(database: Database, number: int, ranges: Iterable[Range]) -> None:
    """Let events count that stood apart."""
    database.write_many(
        "DELETE FROM apart WHERE log = ? AND first = ?", [(number, one.first) for one in ranges]
    )


def ranges_of(apart: Mapping[int, tuple[str, str]]) -> list[Range]:
    """Single events, with reason and what they wait for, as ranges."""
    found: list[Range] = []
    for seq, (reason, until) in sorted(apart.items()):
        last = found[-1] if found else None
        if last and last.last == seq - 1 and (last.reason, last.until) == (reason, until):
            found[-1] = last._replace(last=seq)
        else:
            found.append(Range(seq, seq, reason, until))
    return found
