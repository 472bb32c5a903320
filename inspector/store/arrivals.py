"""What came, when, and what became of it: the office's own bookkeeping, no part of the state."""

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from inspector.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One bundle as it was taken in."""

    bundle: str
    at: str
    """RFC 3339."""
    device: str
    """Id that the bundle names; who signed it was looked at."""
    body: Mapping[str, Any]
    """What became of it, as JSON."""
    receipt: bytes | None = field(default=None, repr=False)


class Arrivals:
    """The register of arrivals in one database."""

    def __init__(
        self, database: Database, atomic: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._db = database
        self._atomic = atomic

    def add(self, arrival: Arrival, evidence: Iterable[tuple[str, int]]) -> None:
        """Note an arrival, and the evidence that is here by it."""
        row = (
            *(bytes.fromhex(arrival.bundle), arrival.at, bytes.fromhex(arrival.device)),
            *(json.dumps(dict(arrival.body), ensure_ascii=False), arrival.receipt),
        )
        with self._atomic():
            self._db.write(
                "INSERT INTO arrival (bundle, at, device, body, receipt) VALUES (?, ?, ?, ?, ?)",
                row,
            )
            self._db.write_many(
                "INSERT INTO received (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [(bytes.fromhex(sha256), size) for sha256, size in evidence],
            )

    def all(self) -> list[Arrival]:
        """Every arrival, the latest first; without receipts."""
        query = "SELECT bundle, at, device, body FROM arrival ORDER BY arrival DESC"
        return [_arrival(*row) for row in self._db.rows(query)]

    def last_of(self, bundle: str) -> Arrival | None:
        """A bundle's latest arrival, with its receipt."""
        row = self._db.row(
            "SELECT bundle, at, device, body, receipt FROM arrival WHERE bundle = ?"
            " ORDER BY arrival DESC LIMIT 1",
            (bytes.fromhex(bundle),),
        )
        return None if row is None else _arrival(*row)

    def bundles(self, tail: str) -> list[str]:
        """Bundles that came and whose id ends like this."""
        query = (
            "SELECT lower(hex(bundle)) AS id FROM arrival WHERE id LIKE :tail"
            " UNION SELECT lower(hex(bundle)) AS id FROM brought WHERE id LIKE :tail ORDER BY id"
        )
        return [found for (found,) in self._db.rows(query, {"tail": f"%{tail}"})]

    def last(self) -> str | None:
        """The bundle that came last."""
        row = self._db.row("SELECT hex(bundle) FROM arrival ORDER BY arrival DESC LIMIT 1")
        return None if row is None else row[0].lower()

    def evidence(self) -> list[str]:
        """SHA-256 of every file that came with a bundle."""
        return [found.hex() for (found,) in self._db.rows("SELECT sha256 FROM received")]


def _arrival(
    bundle: bytes, at: str, device: bytes, body: str, receipt: bytes | None = None
) -> Arrival:
    return Arrival(
        bundle=bundle.hex(),
        at=at,
        device=device.hex(),
        body=json.loads(body),
        receipt=None if receipt is None else bytes(receipt),
    )
