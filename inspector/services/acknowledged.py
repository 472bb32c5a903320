"""What the office has by its receipts: the laptop hands over the rest, and purges nothing else."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from inspector.services.session import Session

KEPT: Final = "acknowledged"
EVIDENCE: Final = "acknowledged_evidence"
_DIGEST: Final = 32

Stretch = tuple[str, int, int]
"""Log, first and last event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged:
    """What the office has."""

    order: int = 0
    """Of the newest receipt: it alone says how far the logs go, down too, if the office lost some.
    """
    logs: Mapping[str, int] = field(default_factory=dict)
    """The last event of each log; earlier ones too."""
    apart: tuple[Stretch, ...] = ()
    """What is there and counts nowhere."""
    lost: frozenset[str] = frozenset()
    """SHA-256 of files that the office misses."""
    evidence: frozenset[str] = frozenset()
    """SHA-256 of files, by any receipt."""


def acknowledged(session: Session) -> Acknowledged:
    """What the receipts told that were accepted here; nothing before the first."""
    kept = session.store.meta(KEPT)
    if kept is None:
        return Acknowledged()
    told = json.loads(kept)
    files = session.store.meta(EVIDENCE) or b""
    return Acknowledged(
        order=told["order"],
        logs=told["logs"],
        apart=tuple((log, first, last) for log, first, last in told["apart"]),
        lost=frozenset(told["lost"]),
        evidence=frozenset(files[at : at + _DIGEST].hex() for at in range(0, len(files), _DIGEST)),
    )


def acknowledge(
    session: Session,
    order: int,
    logs: Mapping[str, int],
    evidence: Iterable[str] = (),
    *,
    apart: Iterable[Stretch] = (),
    lost: Iterable[str] = (),
) -> Acknowledged:
    """Remember what a receipt tells; an older one adds files at most: parts come in any order."""
    before = acknowledged(session)
    if order > before.order:
        newest = Acknowledged(
            order=order, logs=dict(logs), apart=tuple(apart), lost=frozenset(lost)
        )
    else:
        newest = before
    files = (before.evidence | frozenset(evidence)) - newest.lost
    told = {
        "order": newest.order,
        "logs": newest.logs,
        "apart": newest.apart,
        "lost": sorted(newest.lost),
    }
    with session.store.atomic():
        session.store.put_meta(KEPT, json.dumps(told, sort_keys=True).encode())
        session.store.put_meta(EVIDENCE, b"".join(map(bytes.fromhex, sorted(files))))
    return acknowledged(session)
