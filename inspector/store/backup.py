"""Backups: one file that holds the whole workspace, still encrypted, and knows whether it is whole.

It is a tar archive, so that any system can look into it, and after its end a digest of all of it.
What the disk refuses is an `OSError` here; the services tell it in our words.
"""

import hashlib
import os
import tarfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Final, cast

from inspector.errors import InspectorError
from inspector.errors import store as faults
from inspector.store.private import make_private

Progress = Callable[[int, int], None]
"""Bytes done, bytes in all."""

_MARK: Final = b"inspector/backup/1\n"
_TRAILER: Final = len(_MARK) + hashlib.sha256().digest_size
_PIECE: Final = 1 << 20


def pack(
    sink: IO[bytes],
    home: Path,
    *,
    copies: dict[str, Path],
    names: Iterable[str] = (),
    progress: Progress | None = None,
) -> str:
    """Write a workspace as a backup; tells the backup's SHA-256.

    Args:
        sink: What to write to; a file that takes its name only when it is complete.
        home: The workspace's folder.
        copies: Files that are taken from elsewhere, by their name in the workspace: the database,
            whose own file must never be copied while it is in use.
        names: Files and folders of the workspace that go along; nothing else that lies there does.
        progress: Told as the files are read; raising from it gives the backup up.
    """
    members = {**dict(_members(home, names)), **copies}
    total, done = sum(path.stat().st_size for path in members.values()), 0
    counted = _Digesting(sink)
    stream = cast("IO[bytes]", counted)
    with tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT) as archive:
        for name, path in sorted(members.items()):
            done = _add(archive, name, path, _Seen(done, total, progress))
    counted.write(_MARK)
    sink.write(counted.digest.digest())
    counted.digest.update(counted.digest.digest())
    return counted.digest.hexdigest()


def unpack(file: Path, folder: Path, *, progress: Progress | None = None) -> None:
    """Lay a backup out in an empty folder, after it has proved whole.

    Raises:
        InspectorError: STORE_008, when it is not whole, or no backup at all.
    """
    _check(file)
    total = file.stat().st_size
    try:
        with tarfile.open(file, mode="r:") as archive:
            for member in archive:
                _lay_out(archive, member, folder, file)
                if progress is not None:
                    progress(min(archive.offset, total), total)
    except tarfile.TarError as error:
        raise InspectorError(faults.BACKUP_DAMAGED, path=file, detail="archive") from error


def _check(file: Path) -> None:
    """See that every byte is as it was written.

    Raises:
        InspectorError: STORE_008.
    """
    left = file.stat().st_size - _TRAILER
    digest = hashlib.sha256()
    with file.open("rb") as opened:
        while left > 0 and (piece := opened.read(min(_PIECE, left))):
            digest.update(piece)
            left -= len(piece)
        mark, told = opened.read(len(_MARK)), opened.read()
    digest.update(mark)
    if mark != _MARK:
        raise InspectorError(faults.BACKUP_DAMAGED, path=file, detail="no mark at its end")
    if digest.digest() != told:
        raise InspectorError(faults.BACKUP_DAMAGED, path=file, detail="digest")


def _members(home: Path, names: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """Files by their name in the workspace; neither links nor what is half written."""
    for name in names:
        for path in (home / name, *(home / name).rglob("*")):
            is_whole = path.is_file() and not path.name.startswith(".new-")
            if is_whole and not path.is_symlink():
                yield path.relative_to(home).as_posix(), path


class _Seen:
    """How many bytes were read, over all files."""

    def __init__(self, done: int, total: int, progress: Progress | None) -> None:
        self.done, self._total, self._progress = done, total, progress

    def reading(self, file: IO[bytes]) -> IO[bytes]:
        """The file, telling as it is read."""
        self._file = file
        return cast("IO[bytes]", self)

    def read(self, size: int = -1) -> bytes:
        """Read on, and tell it; large files too can be given up half-way."""
        data = self._file.read(size)
        self.done += len(data)
        if self._progress is not None:
            self._progress(self.done, self._total)
        return data


def _add(archive: tarfile.TarFile, name: str, path: Path, seen: _Seen) -> int:
    """Put a file in; tells how many bytes are done in all."""
    with path.open("rb") as file:
        # Neither owner nor time: they would say who, and when.
        member = tarfile.TarInfo(name)
        member.size = os.fstat(file.fileno()).st_size
        member.mode = 0o600
        archive.addfile(member, seen.reading(file))
    return seen.done


def _lay_out(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, file: Path) -> None:
    """Write one file.

    Raises:
        InspectorError: STORE_008, when its name leads out of the folder.
    """
    name = PurePosixPath(member.name)
    content = archive.extractfile(member) if member.isreg() else None
    if content is None or name.is_absolute() or ".." in name.parts or "\\" in member.name:
        raise InspectorError(faults.BACKUP_DAMAGED, path=file, detail=member.name)
    target = folder.joinpath(*name.parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    with make_private(target) as written:
        while piece := content.read(_PIECE):
            written.write(piece)
        written.flush()
        os.fsync(written.fileno())


class _Digesting:
    """A sink that digests what goes through it."""

    def __init__(self, sink: IO[bytes]) -> None:
        self._sink = sink
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Pass data on."""
        self.digest.update(data)
        return self._sink.write(data)
