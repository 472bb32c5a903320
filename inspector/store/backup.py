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
from inspector.errors import workspace as workspace_faults
from inspector.store.database import copy_database, open_database
from inspector.store.private import make_private

Progress = Callable[[int, int], None]
"""Bytes done, bytes in all."""

_MARK: Final = b"inspector/backup/1\n"
_TRAILER: Final = len(_MARK) + hashlib.sha256().digest_size
_PIECE: Final = 1 << 20


def copy_sealed(
    source: Path,
    target: Path,
    key: bytes,
    *,
    seal: Callable[[], object],
    progress: Progress | None = None,
) -> None:
    """Copy a workspace's database, all its history sealed, while it goes on being written.

    Sealed, as a workspace restored from it starts a new log.

    Args:
        source: The database, open elsewhere in this process.
        target: Where the copy comes to lie.
        key: Of both.
        seal: Seals the history, on the thread that writes it.
        progress: Told as pages are read; raising from it gives the copy up.

    Raises:
        InspectorError: STORE_001 to STORE_004, when the disk refuses; WORKSPACE_012, when the copy
            is not sound.
    """
    database = open_database(source, key)
    try:
        while True:
            seal()
            database.write("BEGIN")
            # What is read now stays as it is until the end of the transaction.
            if database.row("SELECT 1 FROM event LIMIT 1") is None:
                break
            database.write("ROLLBACK")
        wrong = copy_database(database, target, key, progress)
    finally:
        database.close()
    if wrong:
        raise InspectorError(workspace_faults.COPY_UNSOUND, file=target, detail=wrong[0])


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
    with file.open("rb") as opened:
        wrong = _fault_of(opened, file.stat().st_size)
    if wrong:
        raise InspectorError(faults.BACKUP_DAMAGED, path=file, detail=wrong)
    total = file.stat().st_size
    try:
        with tarfile.open(file, mode="r:") as archive:
            for member in archive:
                _lay_out(archive, member, folder, file)
                if progress is not None:
                    progress(min(archive.offset, total), total)
    except tarfile.TarError as error:
        raise InspectorError(faults.BACKUP_DAMAGED, path=file, detail="archive") from error


def read_back(sink: IO[bytes], file: Path) -> None:
    """See that a backup just written is on the medium as it was written.

    Args:
        sink: What `pack` wrote to, of a file that may be read too.
        file: What to call it.

    Raises:
        InspectorError: WORKSPACE_012, when it is not.
    """
    sink.flush()
    os.fsync(sink.fileno())
    if hasattr(os, "posix_fadvise"):
        # What the system still remembers proves nothing about the medium.
        os.posix_fadvise(sink.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    with os.fdopen(os.dup(sink.fileno()), "rb") as opened:
        opened.seek(0)
        wrong = _fault_of(opened, os.fstat(opened.fileno()).st_size)
    if wrong:
        raise InspectorError(workspace_faults.COPY_UNSOUND, file=file, detail=wrong)


def _fault_of(opened: IO[bytes], size: int) -> str:
    """Which byte or end is not as it was written; empty where all are."""
    left = size - _TRAILER
    digest = hashlib.sha256()
    while left > 0 and (piece := opened.read(min(_PIECE, left))):
        digest.update(piece)
        left -= len(piece)
    mark, told = opened.read(len(_MARK)), opened.read()
    digest.update(mark)
    if mark != _MARK:
        return "no mark at its end"
    return "" if digest.digest() == told else "digest"


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
