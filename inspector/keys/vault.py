"""Evidence files: encrypted piece by piece, known by the SHA-256 of what they say."""

import hashlib
import hmac
import io
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from inspector.errors import InspectorError
from inspector.errors import store as faults
from inspector.i18n import text
from inspector.keys.files import disk_faults, replacing

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PIECE: Final = 1 << 20
_TAG: Final = 16
_SALT: Final = 32
_VERSION: Final = b"\x01"

Progress = Callable[[int], None]
"""Told how many bytes more were read; raising from it gives the file up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file that is in the vault."""

    sha256: str
    is_new: bool
    """Whether it was not here before."""


class Vault:
    """A folder of evidence.

    Names in it are keyed hashes, so that nobody can look whether a known photo is here.

    Args:
        folder: Made on the first file.
        key: 256 bits that live inside the encrypted database.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._naming_key = hmac.digest(key, b"inspector/evidence/name", "sha256")
        self._content_key = hmac.digest(key, b"inspector/evidence/content", "sha256")

    def put(self, source: Path | bytes) -> str:
        """Keep a file, and tell its SHA-256; else as `keep`.

        Raises:
            InspectorError: STORE_001, STORE_003 or STORE_004, when the disk refuses; STORE_014,
                when there is no such file; STORE_017, when it changed while it was read.
        """
        return self.keep(source).sha256

    def keep(self, source: Path | bytes, progress: Progress | None = None) -> Kept:
        """Keep a file, durably; one that is here is not written twice.

        Args:
            source: The file, or what it says.
            progress: The file is read twice: to know it, then to keep it.

        Raises:
            InspectorError: STORE_001, STORE_003 or STORE_004, when the disk refuses; STORE_014,
                when there is no such file; STORE_017, when it changed while it was read.
        """
        seen = progress or (lambda _: None)
        with disk_faults(self._folder):
            self._folder.mkdir(mode=0o700, exist_ok=True)
        with _opened(source) as file:
            sha256, size = _digest(file, seen)
            is_new = not self.has(sha256)
            # One that is damaged is made good by adding the same file again.
            if is_new or self.fault_of(sha256) is not None:
                file.seek(0)
                self._write(sha256, file, seen)
            else:
                seen(size)
        return Kept(sha256=sha256, is_new=is_new)

    @contextmanager
    def receiving(self, sha256: str) -> "Iterator[Receiving]":
        """Something to write a file to whose SHA-256 is known; kept only when it is that file.

        Raises:
            InspectorError: STORE_001, STORE_003 or STORE_004, when the disk refuses.
        """
        path = self._path(sha256)
        with disk_faults(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with replacing(path) as kept:
                salt = os.urandom(_SALT)
                kept.write(_VERSION + salt)
                receiving = Receiving(kept, self._cipher(salt), sha256)
                yield receiving
                receiving.finish()

    def size(self, sha256: str) -> int:
        """How many bytes a file has, by the room that it takes; says nothing of its health.

        Raises:
            InspectorError: STORE_010, when it is not here.
        """
        try:
            taken = self._path(sha256).stat().st_size - len(_VERSION) - _SALT
        except FileNotFoundError as error:
            raise InspectorError(faults.EVIDENCE_MISSING, sha256=sha256[:12]) from error
        return taken - _TAG * -(-taken // (PIECE + _TAG))

    def forget(self, sha256: str) -> None:
        """Take a file away that no event names: what it was kept for did not come about."""
        self._path(sha256).unlink(missing_ok=True)

    def has(self, sha256: str) -> bool:
        """Whether a file is here; says nothing of its health."""
        return self._path(sha256).exists()

    def read(self, sha256: str) -> bytes:
        """A file's content, whole.

        Raises:
            InspectorError: STORE_010, when it is not here; STORE_011, when it is damaged.
        """
        return b"".join(self.pieces(sha256))

    def pieces(self, sha256: str) -> Iterator[bytes]:
        """A file's content piece by piece; that it is the right one is known after the last.

        Raises:
            InspectorError: STORE_010, when it is not here; STORE_011, when it is damaged.
        """
        path = self._path(sha256)
        if not path.exists():
            raise InspectorError(faults.EVIDENCE_MISSING, sha256=sha256[:12])
        digest = hashlib.sha256()
        with disk_faults(path), path.open("rb") as file:
            for piece in self._decrypted(file, sha256):
                digest.update(piece)
                yield piece
        if digest.hexdigest() != sha256:
            raise InspectorError(faults.EVIDENCE_DAMAGED, sha256=sha256[:12])

    def fault_of(self, sha256: str) -> str | None:
        """What is wrong with a file, in words; None where it is here and says what it said."""
        try:
            for _ in self.pieces(sha256):
                pass
        except InspectorError as error:
            return text(error.fault.what, **error.context)
        return None

    def strays(self, known: Iterable[str]) -> list[Path]:
        """Files here that no known SHA-256 leads to, as left by a program that was killed."""
        wanted = {self._path(sha256) for sha256 in known}
        return sorted(p for p in self._folder.glob("*/*") if p.is_file() and p not in wanted)

    def _path(self, sha256: str) -> Path:
        name = hmac.new(self._naming_key, bytes.fromhex(sha256), "sha256").hexdigest()
        return self._folder / name[:2] / name

    def _write(self, sha256: str, file: IO[bytes], seen: Progress) -> None:
        path = self._path(sha256)
        written = hashlib.sha256()
        with disk_faults(path):
            path.parent.mkdir(mode=0o700, exist_ok=True)
        with disk_faults(path), replacing(path) as kept:
            salt = os.urandom(_SALT)
            cipher = self._cipher(salt)
            kept.write(_VERSION + salt)
            for nonce, piece in _numbered(file):
                written.update(piece)
                kept.write(cipher.encrypt(nonce, piece, None))
                seen(len(piece))
            # The camera may write while we read: what was kept must be what was digested.
            if written.hexdigest() != sha256:
                name = getattr(file, "name", sha256[:12])
                raise InspectorError(faults.SOURCE_CHANGED, path=name)

    def _decrypted(self, file: IO[bytes], sha256: str) -> Iterator[bytes]:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415

        try:
            if file.read(1) != _VERSION:
                raise InspectorError(faults.EVIDENCE_DAMAGED, sha256=sha256[:12])
            cipher = self._cipher(file.read(_SALT))
            for nonce, piece in _numbered(file, PIECE + _TAG):
                yield cipher.decrypt(nonce, piece, None)
        except (InvalidTag, ValueError) as error:
            raise InspectorError(faults.EVIDENCE_DAMAGED, sha256=sha256[:12]) from error

    def _cipher(self, salt: bytes) -> "AESGCM":
        """A cipher of this one file, so that its pieces can simply be numbered."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

        return AESGCM(hmac.digest(self._content_key, salt, "sha256"))


class Receiving:
    """A file on its way into the vault, encrypted piece by piece as it comes."""

    def __init__(self, kept: IO[bytes], cipher: "AESGCM", sha256: str) -> None:
        self._kept, self._cipher, self._sha256 = kept, cipher, sha256
        self._digest = hashlib.sha256()
        self._waiting = bytearray()
        self._number = 0

    def write(self, data: bytes) -> int:
        """Take what follows; the last piece waits, as it is marked as the last."""
        self._digest.update(data)
        self._waiting += data
        while len(self._waiting) > PIECE:
            self._seal(bytes(self._waiting[:PIECE]), b"\x00")
            del self._waiting[:PIECE]
        return len(data)

    def flush(self) -> None:
        """What waits has to wait."""

    @property
    def is_whole(self) -> bool:
        """Whether all of the file has come, and nothing else."""
        return self._digest.hexdigest() == self._sha256

    def finish(self) -> None:
        """Write what waits; the file is complete.

        Raises:
            InspectorError: STORE_011, when it is not the one that was announced.
        """
        if not self.is_whole:
            raise InspectorError(faults.EVIDENCE_DAMAGED, sha256=self._sha256[:12])
        self._seal(bytes(self._waiting), b"\x01")

    def _seal(self, piece: bytes, mark: bytes) -> None:
        nonce = self._number.to_bytes(11) + mark
        self._kept.write(self._cipher.encrypt(nonce, piece, None))
        self._number += 1


def _digest(file: IO[bytes], seen: Progress) -> tuple[str, int]:
    """SHA-256 and size of a file.

    Raises:
        InspectorError: STORE_004, when it cannot be read on.
    """
    digest, size = hashlib.sha256(), 0
    with disk_faults(Path(getattr(file, "name", ""))):
        while piece := file.read(PIECE):
            digest.update(piece)
            size += len(piece)
            seen(len(piece))
    return digest.hexdigest(), size


def _numbered(file: IO[bytes], size: int = PIECE) -> Iterator[tuple[bytes, bytes]]:
    """Pieces with their nonces: a number, and whether it is the last, so none can be cut off."""
    number = 0
    piece = file.read(size)
    while True:
        following = file.read(size)
        yield number.to_bytes(11) + (b"\x00" if following else b"\x01"), piece
        if not following:
            return
        number, piece = number + 1, following


@contextmanager
def _opened(source: Path | bytes) -> Iterator[IO[bytes]]:
    if isinstance(source, bytes):
        yield io.BytesIO(source)
        return
    with disk_faults(source):
        file = source.open("rb")
    with file:
        yield file
