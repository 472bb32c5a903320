"""The canonical state written out: whoever holds the same events gets the same bytes."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inspector.errors import InspectorError
from inspector.errors import workspace as faults
from inspector.keys.files import disk_faults, replacing
from inspector.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Dumped:
    """A state that was written out."""

    file: Path
    sha256: str
    bytes: int


def pieces(session: Session) -> Iterator[bytes]:
    """The state, piece by piece."""
    return (piece.encode() for piece in session.store.gathering.dump())


def dump_state(session: Session, target: Path, *, force: bool = False) -> Dumped:
    """Write the state to a file, whole or not at all.

    Raises:
        InspectorError: WORKSPACE_005, when there is one already; STORE_…, when the disk refuses.
    """
    if target.exists() and not force:
        raise InspectorError(faults.FILE_EXISTS, file=target)
    digest, size = hashlib.sha256(), 0
    with disk_faults(target), replacing(target) as file:
        for piece in pieces(session):
            file.write(piece)
            digest.update(piece)
            size += len(piece)
    return Dumped(file=target, sha256=digest.hexdigest(), bytes=size)
