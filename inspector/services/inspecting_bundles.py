"""What is in a bundle, told to whoever can open it; nothing of it is taken in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.errors import InspectorError
from inspector.errors import bundle as faults
from inspector.services.opening_bundles import (
    OpenedBundle,
    Unreadable,
    open_bundles,
    read_faults,
    scratch_folder,
)
from inspector.services.workspace import Workspace

if TYPE_CHECKING:
    from inspector.bundles.bundling import Manifest

Progress = Callable[[int, int], None]
"""Bytes of evidence looked at, bytes in all; raising from it cancels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """A bundle that was looked into."""

    file: Path
    body: "Manifest"
    signer: bytes
    bytes: int
    """What it takes where it lies."""
    missing: tuple[str, ...]
    """SHA-256 of evidence that is not in it."""
    damaged: tuple[str, ...]
    """SHA-256 of evidence that is not what it was."""

    @property
    def is_whole(self) -> bool:
        """Whether everything is there that it names."""
        return not self.missing and not self.damaged


def inspect_bundle(workspace: Workspace, path: Path, progress: Progress | None = None) -> Inspected:
    """Open a bundle, and look at everything in it.

    Raises:
        InspectorError: BUNDLE_002, BUNDLE_003, BUNDLE_005, BUNDLE_006 or BUNDLE_011; TRAVEL_001 to
            TRAVEL_006; STORE_…, when the disk here refuses.
    """
    with scratch_folder(workspace.home) as scratch:
        found = workspace.run(lambda session: list(open_bundles(session, [path], scratch)))
    if len(found) != 1:
        raise InspectorError(faults.SEVERAL, file=path.name, count=len(found))
    (one,) = found
    if isinstance(one, Unreadable):
        raise one.error
    return _looked_at(one, progress)


def _looked_at(opened: OpenedBundle, progress: Progress | None) -> Inspected:
    from inspector.bundles.evidence import is_whole  # noqa: PLC0415 - pyrage

    done, whole = 0, opened.body.evidence_bytes
    missing, damaged = [], []
    for part in opened.evidence:
        if part.source is None:
            missing.append(part.sha256)
        else:
            with read_faults(opened.file):
                is_good = is_whole(opened.keys, part.source, part.sha256, part.bytes)
            if not is_good:
                damaged.append(part.sha256)
        done += part.bytes
        if progress is not None:
            progress(done, whole)
    return Inspected(
        file=opened.file,
        body=opened.body,
        signer=opened.signer,
        bytes=_taken(opened),
        missing=tuple(missing),
        damaged=tuple(damaged),
    )


def _taken(opened: OpenedBundle) -> int:
    with read_faults(opened.file):
        if opened.file.is_file():
            return opened.file.stat().st_size
        return sum(path.stat().st_size for path in opened.file.rglob("*.age"))
