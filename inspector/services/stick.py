"""What writing a bundle takes, whether as a folder or as an archive."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from inspector.bundles import age
from inspector.bundles.bundling import read_history
from inspector.bundles.evidence import is_whole
from inspector.errors import InspectorError
from inspector.errors import bundle as faults
from inspector.keys import device

if TYPE_CHECKING:
    from inspector.bundles.places import Member
    from inspector.keys.vault import Vault
    from inspector.services.bundling import Part

Progress = Callable[[int], None]
"""Told how many bytes of evidence more are done; raising from it cancels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What writing needs beside the bundle."""

    vault: "Vault"
    recipients: Sequence[bytes]
    keys: Sequence[bytes] = field(repr=False)
    """X25519, private: what opens what was written before."""
    progress: Progress
    force: bool = False
    """Whether another bundle that lies there is replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A bundle that lies where it should."""

    bytes: int
    found: int
    """Files of evidence that an earlier attempt had written."""
    damaged: tuple[str, ...]
    """SHA-256 of evidence that is damaged here, and so did not go along."""


class Writing:
    """What folders and archives have in common."""

    def __init__(self, part: "Part", target: Path, means: Means) -> None:
        self.part, self.target, self.means = part, target, means
        self.is_ours = False
        """Whether what lies there is this bundle, or nothing: whatever else does, stays."""
        self.found = 0
        self.damaged: list[str] = []

    def is_same(self, member: "Member") -> bool:
        """Whether a bundle that lies here is of the same history, and was made by this device."""
        try:
            with member.open() as source:
                read = read_history(
                    source, name=self.target.name, identities=self.means.keys, verify=device.verify
                )
        except InspectorError:
            return False
        return read.manifest.bundle == self.part.manifest.bundle

    def is_whole(self, member: "Member", sha256: str, size: int) -> bool:
        """Whether a file of evidence was written to its end."""
        return is_whole(self.means.keys, member, sha256, size)

    def encrypt(self, sha256: str, sink: IO[bytes]) -> bool:
        """Write one file of evidence; tells whether it is in order here.

        Raises:
            InspectorError: As what watches raises it, to cancel.
        """
        source = Pieces(self.means.vault.pieces(sha256), self.means.progress)
        try:
            age.encrypt(self.means.recipients, source, sink)  # type: ignore[arg-type]
        except InspectorError as error:
            if error is not source.failed:
                raise
            self.damaged.append(sha256)
            return False
        return True

    def found_whole(self, size: int) -> None:
        """Count a file that an earlier attempt had written."""
        self.found += 1
        self.means.progress(size)

    def written(self, size: int) -> Written:
        """What came of it."""
        return Written(bytes=size, found=self.found, damaged=tuple(self.damaged))

    def refuse(self, path: Path) -> InspectorError:
        """What to say of something else that lies there."""
        return InspectorError(faults.OTHER_THERE, file=path)


class Pieces:
    """Pieces read as a file, told as they go."""

    def __init__(self, pieces: Iterator[bytes], progress: Progress) -> None:
        self._pieces, self._progress = pieces, progress
        self._now = memoryview(b"")
        self.failed: InspectorError | None = None
        """Why the file here cannot be read on."""

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        if not self._now:
            self._now = memoryview(self._following())
            self._progress(len(self._now))
        size = len(self._now) if size < 0 else size
        read, self._now = self._now[:size], self._now[size:]
        return bytes(read)

    def _following(self) -> bytes:
        try:
            return next(self._pieces, b"")
        except InspectorError as error:
            self.failed = error
            raise
