"""Which events of a log count nowhere, though their segments are here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from inspector.store.database import Database

END: Final = 1 << 62


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

    def holds(self, seq: int) -> bool:
        """Whether an event stands apart."""
        if self.parted is not None and seq >= self.parted:
            return True
        return any(one.first <= seq <= one.last for one in self.ranges)

    def holds_all(self, first: int, last: int) -> bool:
        """Whether there is nothing to read between two events."""
        if self.parted is not None and first >= self.parted:
            return True
        return any(one.first <= first and last <= one.last for one in self.ranges)

    def within(self, first: int, last: int, fork: str) -> list[Range]:
        """What of the events between two stands apart; those after a parting by `fork`."""
        end = last if self.parted is None else min(last, self.parted - 1)
        found = [
            one._replace(first=max(first, one.first), last=min(end, one.last))
            for one in self.ranges
            if one.first <= end and first <= one.last
        ]
        if end < last:
            found.append(Range(max(first, end + 1), last, fork))
        return found

    @property
    def first(self) -> int:
        """The first event that stands apart; far away where none does."""
        starts = [one.first for one in self.ranges[:1]]
        return min([END, *starts] if self.parted is None else [self.parted, *starts])


ALL_COUNTS: Final = Apart()


def read_apart(database: Database) -> dict[int, Apart]:
    """What stands apart, by the local number of its log; logs of which all counts are left out."""
    parted = dict(database.rows("SELECT log, parted FROM log WHERE parted IS NOT NULL"))
    ranges: dict[int, list[Range]] = {}
    query = "SELECT log, first, last, reason, until FROM apart ORDER BY log, first"
    for number, *told in database.rows(query):
        ranges.setdefault(number, []).append(Range(*told))
    return {
        number: Apart(parted.get(number), tuple(ranges.get(number, ())))
        for number in parted.keys() | ranges.keys()
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
