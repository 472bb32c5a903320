"""Sealed segments that cannot be joined to their log now, kept verbatim until they can."""

from collections.abc import Iterable

from inspector.store.apart import FORK
from inspector.store.authentic import Authentic
from inspector.store.chains import Block
from inspector.store.database import Database
from inspector.store.delivery import GAP, DeliveredLog
from inspector.store.history import LogIdentity
from inspector.store.segments import Segment


class Parking:
    """What waits in one database."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def put(self, delivered: DeliveredLog, segments: Iterable[Authentic], reason: str) -> None:
        """Let segments wait, and keep the head that vouches for them; those that wait stay."""
        of = _of(delivered.identity)
        self._db.write_many(
            "INSERT INTO parked (uuid, public_key, digest, first, n, prev, body, reason)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET reason = excluded.reason",
            [
                (*of, one.digest, one.first, one.n, one.prev, one.body, reason)
                for one in (waiting.segment for waiting in segments)
            ],
        )
        self._db.write(
            "INSERT INTO parked_head (uuid, public_key, digest, seq, device, signature)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                *(*of, delivered.digest, delivered.seq),
                *(delivered.identity.device, delivered.signature),
            ),
        )

    def blocks(self, identity: LogIdentity) -> list[Block]:
        """What waits of a log."""
        query = (
            "SELECT first, first + n - 1, prev, digest FROM parked"
            " WHERE uuid = ? AND public_key = ? ORDER BY first, digest"
        )
        return [Block(*row) for row in self._db.rows(query, _of(identity))]

    def segment(self, identity: LogIdentity, digest: bytes) -> Segment:
        """A segment that waits."""
        query = (
            "SELECT first, n, prev, digest, body FROM parked"
            " WHERE uuid = ? AND public_key = ? AND digest = ?"
        )
        ((first, n, prev, own, body),) = self._db.rows(query, (*_of(identity), digest))
        return Segment(first=first, n=n, prev=prev, digest=own, body=body)

    def signature(self, identity: LogIdentity, digest: bytes) -> bytes | None:
        """The signature of a head of a log; None where none with that digest is kept."""
        query = "SELECT signature FROM parked_head WHERE uuid = ? AND public_key = ? AND digest = ?"
        row = self._db.row(query, (*_of(identity), digest))
        return None if row is None else bytes(row[0])

    def remove(self, identity: LogIdentity, digests: Iterable[bytes]) -> None:
        """Let segments wait no longer; heads go with the last of them."""
        of = _of(identity)
        self._db.write_many(
            "DELETE FROM parked WHERE uuid = ? AND public_key = ? AND digest = ?",
            [(*of, digest) for digest in digests],
        )
        if not self.blocks(identity):
            self._db.write("DELETE FROM parked_head WHERE uuid = ? AND public_key = ?", of)

    def say(self, identity: LogIdentity, reason: str) -> None:
        """Tell anew why all that waits of a log does."""
        self._db.write(
            "UPDATE parked SET reason = ? WHERE uuid = ? AND public_key = ? AND reason <> ?",
            (reason, *_of(identity), reason),
        )

    def refused(self) -> list[LogIdentity]:
        """Logs of which something waits because their device was not trusted."""
        query = (
            "SELECT DISTINCT uuid, public_key, device FROM parked"
            " JOIN parked_head USING (uuid, public_key)"
            " WHERE reason NOT IN (?, ?) ORDER BY uuid, public_key, device"
        )
        return [
            LogIdentity(log=uuid.hex(), device=device, public_key=key)
            for uuid, key, device in self._db.rows(query, (GAP, FORK))
        ]


def _of(identity: LogIdentity) -> tuple[bytes, bytes]:
    return (bytes.fromhex(identity.log), identity.public_key)
