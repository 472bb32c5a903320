"""Folders for passing files: they go with their owner, or are swept up after a killed one."""

import os
import shutil
import stat
import sys
import tempfile
import weakref
from pathlib import Path

_PREFIX = "inspector-fonts-"
_STALE_S = 24 * 60 * 60


def passing_folder(owner: object) -> Path:
    """A new folder that is taken away with its owner, or when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    weakref.finalize(owner, _take_away, folder, _held(folder))
    _sweep(folder)
    return folder


def _take_away(folder: Path, held: int | None) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if held is not None:
        os.close(held)


if sys.platform == "win32":

    def _held(_folder: Path) -> None:
        """Nothing can be held there, so nothing is swept."""

    def _sweep(_newest: Path) -> None:
        """The system empties its folder of temporary files itself."""

else:
    import fcntl

    def _held(folder: Path) -> int:
        """A lock on the folder, which lasts as long as the process: no other one sweeps it up."""
        held = os.open(folder, os.O_RDONLY)
        fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return held

    def _sweep(newest: Path) -> None:
        """Remove what killed processes left: ours, a day older than the newest, held by nobody."""
        age_limit = newest.stat().st_mtime - _STALE_S
        for folder in newest.parent.glob(f"{_PREFIX}*"):
            try:
                seen = folder.lstat()
                is_ours = stat.S_ISDIR(seen.st_mode) and seen.st_uid == os.getuid()
                if is_ours and seen.st_mtime < age_limit:
                    _remove_if_free(folder)
            except OSError:
                # Another one sweeps at the same time; what is left is left for the next time.
                continue

    def _remove_if_free(folder: Path) -> None:
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder)
        finally:
            os.close(held)
