"""Computed rows against what the events say now."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from inspector.domain.history.event import Event
from inspector.errors import Exit, InspectorError
from inspector.store.database import Database
from inspector.store.misread import MISREAD
from inspector.store.tables import Rows, differing, rows_of_subject, subjects_in_tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A computed row that is not what the events say."""

    table: str
    key: str
    """For people: ids in hex, parts joined by `/`."""
    what: str
    """`missing`, `unfounded`, or the columns that differ; `unreadable` of a subject's events."""
    columns: tuple[str, ...] = ()
    """Those that differ, where the row is there as it should be."""


def differences(
    database: Database,
    subjects: Iterable[tuple[str, Callable[[], list[Event]]]],
    rows: Callable[[str, list[Event]], Rows],
) -> Iterator[Difference]:
    """Every computed row that is not what a fresh fold gives.

    Args:
        database: Where the computed rows stand.
        subjects: Each with what reads its events.
        rows: What a subject's events come to.

    Raises:
        InspectorError: What keeps anything from being computed, and is no damage of what is stored.
    """
    unmet = {subject.hex() for subject in subjects_in_tables(database)}
    for subject, events in subjects:
        unmet.discard(subject)
        try:
            computed = rows(subject, events())
        except InspectorError as error:
            if error.fault.exit is not Exit.STORAGE:
                raise
            yield Difference(table="event", key=subject, what="unreadable")
        except MISREAD:
            # Tampered with: neither the events nor what they would come to can be told.
            yield Difference(table="event", key=subject, what="unreadable")
        else:
            yield from _of_subject(database, subject, computed)
    for subject in sorted(unmet):
        yield from _of_subject(database, subject, {})


def _of_subject(database: Database, subject: str, computed: Rows) -> Iterator[Difference]:
    stored = rows_of_subject(database, bytes.fromhex(subject))
    for table, key, what in differing(stored, computed):
        parts = (part.hex() if isinstance(part, bytes) else str(part) for part in key)
        columns = () if isinstance(what, str) else what
        said = what if isinstance(what, str) else ", ".join(what)
        yield Difference(table=table, key="/".join(parts), what=said, columns=columns)
