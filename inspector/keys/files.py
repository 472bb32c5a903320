"""Files that are either the old one or the new one, whole and on disk, whatever happens between."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from inspector.errors import InspectorError
from inspector.errors import store as faults
from inspector.i18n.system import reason_of

HALF: Final = ".new-"
"""What the name of a file begins with that is not written to its end."""


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write that takes its name when it is complete; on failure nothing is left.

    What the disk refuses is an `OSError` still; `disk_faults` tells it in our words.
    """
    handle, name = tempfile.mkstemp(prefix=HALF, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
        sync_folder(path.parent)
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def room_beside(path: Path) -> Iterator[Path]:
    """An empty file of our own beside another, for its owner only; it is gone afterwards."""
    handle, name = tempfile.mkstemp(prefix=HALF, dir=path.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        # A database that was not finished leaves side files.
        for end in ("", "-journal", "-wal", "-shm"):
            Path(name + end).unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write a small file, atomically and durably, readable by its owner only.

    Raises:
        InspectorError: STORE_001, STORE_003, STORE_004 or STORE_014, when the disk refuses.
    """
    with disk_faults(path), replacing(path) as file:
        file.write(content)


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """A folder to fill that takes its name when it is complete; on failure nothing is left.

    Raises:
        InspectorError: STORE_009, when there is something already; STORE_001, STORE_003 or
            STORE_004, when the disk refuses.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise InspectorError(faults.NOT_EMPTY, path=path)
    with disk_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=HALF, dir=path.parent))
        try:
            yield made
            if path.exists():
                path.rmdir()
            made.rename(path)
            sync_folder(path.parent)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Make names given in a folder survive a power cut, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Tell the system's refusals as ours.

    Raises:
        InspectorError: STORE_001, STORE_003, STORE_004 or STORE_014.
    """
    try:
        yield
    except OSError as error:
        told = {
            errno.ENOSPC: faults.DISK_FULL,
            errno.EDQUOT: faults.DISK_FULL,
            errno.EFBIG: faults.DISK_FULL,
            errno.EACCES: faults.READ_ONLY,
            errno.EPERM: faults.READ_ONLY,
            errno.EROFS: faults.READ_ONLY,
            errno.ENOENT: faults.NO_FILE,
            errno.ENOTDIR: faults.NO_FILE,
        }
        fault = told.get(error.errno or 0, faults.DISK_FAILED)
        raise InspectorError(fault, path=path, detail=reason_of(error)) from error
