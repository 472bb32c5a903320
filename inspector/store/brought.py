"""Which events each delivery handed over for the first time: what is withdrawn with it."""

from collections.abc import Sequence

from inspector.store.database import Database
from inspector.store.segments import Segment

Part = tuple[str, int, int]
"""Log, first and last event."""


def remember(database: Database, bundle: str, log: str, fresh: Sequence[Segment]) -> None:
    """Keep what a delivery handed over of a log: segments that follow one another."""
    database.write(
        "INSERT INTO brought (bundle, uuid, first, last) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
        (bytes.fromhex(bundle), bytes.fromhex(log), fresh[0].first, fresh[-1].last),
    )


def brought(database: Database, bundle: str) -> list[Part]:
    """What a delivery handed over; nothing of one that was never taken in."""
    query = "SELECT uuid, first, last FROM brought WHERE bundle = ? ORDER BY uuid, first"
    rows = database.rows(query, (bytes.fromhex(bundle),))
    return [(uuid.hex(), first, last) for uuid, first, last in rows]
