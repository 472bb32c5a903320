"""What the office has by its receipts: the laptop hands over the rest, and purges nothing else."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from inspector.services.session import Session

LOGS: Final = "acknowledged"
EVIDENCE: Final = "acknowledged_evidence"
_DIGEST: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged:
    """What the office has."""

    logs: Mapping[str, int]
    """The last event of each log; earlier ones too."""
    evidence: frozenset[str]
    """SHA-256 of files."""


def acknowledged(session: Session) -> Acknowledged:
    """What the receipts told that were accepted here; nothing before the first."""
    logs = session.store.meta(LOGS)
    kept = session.store.meta(EVIDENCE) or b""
    return Acknowledged(
        logs=json.loads(logs) if logs else {},
        evidence=frozenset(kept[at : at + _DIGEST].hex() for at in range(0, len(kept), _DIGEST)),
    )


def acknowledge(session: Session, logs: Mapping[str, int], evidence: Iterable[str]) -> Acknowledged:
    """Remember what a receipt tells; what earlier ones told stays."""
    before = acknowledged(session)
    grown = dict(before.logs)
    for log, seq in logs.items():
        grown[log] = max(seq, grown.get(log, 0))
    files = before.evidence | frozenset(evidence)
    with session.store.atomic():
        session.store.put_meta(LOGS, json.dumps(grown, sort_keys=True).encode())
        session.store.put_meta(EVIDENCE, b"".join(map(bytes.fromhex, sorted(files))))
    return Acknowledged(logs=grown, evidence=files)
