"""Conflicts as they stand: which there are, and what was written where."""

from collections.abc import Iterator
from itertools import groupby

from inspector.domain.history.conflicts import Conflict, conflict_at
from inspector.domain.history.event import Event, Kind
from inspector.domain.history.fold import folded
from inspector.store.database import Database
from inspector.store.history import History


def conflicts(database: Database, history: History, subject: str | None) -> Iterator[Conflict]:
    """Every conflict, or those of one subject, by subject and place."""
    of = None if subject is None else bytes.fromhex(subject)
    rows = database.rows(
        "SELECT subject, kind, item FROM conflict WHERE :of IS NULL OR subject = :of"
        " ORDER BY subject, kind, item",
        {"of": of},
    )
    for key, places in groupby(rows, key=lambda row: row[0]):
        events = history.events_of(key.hex())
        for _, kind, item in places:
            yield _conflict(events, Kind(kind), item)


def _conflict(events: list[Event], kind: Kind, item: str) -> Conflict:
    there = [one for one in events if one.kind is kind and (one.item or "") == item]
    registers = folded(there).registers.values()
    return conflict_at(there, [head for one in registers for head in one.heads.values()])
