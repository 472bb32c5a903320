"""Backups that are made by themselves: where the settings say, when one is due, the old rotated.

Each folder gets its own. One that is not there, or is full, keeps no other from getting its
backup; it is written down, and told by `doctor` and on the first screen.
"""

import re
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from inspector.errors import InspectorError
from inspector.errors import workspace as faults
from inspector.errors.app import CANCELLED
from inspector.errors.store import DISK_FULL
from inspector.keys.files import HALF, disk_faults
from inspector.services.backup_notes import Last, keep_note, read_notes, standing
from inspector.services.copies import Copy, Progress, backup
from inspector.services.settings import read_settings
from inspector.services.tidying import LEFT_ALONE_S
from inspector.services.workspace import Workspace

_HALF: Final = re.compile(re.escape(HALF) + r"[a-z0-9_]{8}(-journal|-wal|-shm)?")
"""As the system names what is being written."""
_LOG_DIGITS: Final = 12
"""Of the log's id in a file's name: a stick may hold the backups of several laptops."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A folder without the backup that was due there."""

    folder: str
    error: InspectorError


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What became of the backups that were due."""

    made: tuple[Copy, ...] = ()
    missed: tuple[Missed, ...] = ()
    removed: tuple[Path, ...] = ()


def back_up_due(workspace: Workspace, *, progress: Progress | None = None) -> Round:
    """Make every backup that is due; each was read back from its medium before it counts.

    Raises:
        InspectorError: What `progress` raises to give up.
    """
    home, settings = workspace.home, read_settings(workspace.home)
    made: list[Copy] = []
    missed: list[Missed] = []
    removed: list[Path] = []
    for folder in standing(home, settings, workspace.clock.now()).due:
        try:
            copy = _back_up_in(workspace, folder, progress)
        except InspectorError as error:
            if error.fault is CANCELLED:
                raise
            missed.append(Missed(folder=folder, error=error))
            last = read_notes(home).get(folder, Last())
            keep_note(home, folder, replace(last, trouble=error.fault.code))
        else:
            made.append(copy)
            removed += rotate(copy.file, settings.backup_days)
    return Round(made=tuple(made), missed=tuple(missed), removed=tuple(removed))


def folders_there(folders: tuple[str, ...]) -> tuple[str, ...]:
    """Those that are there now: a stick may be in a drawer."""
    return tuple(one for one in folders if _is_there(_path(one)))


def rotate(newest: Path, days: int) -> list[Path]:
    """Remove what is older, beside a backup just made: the last of each of so many days stays."""
    stem = newest.name[: -len("20261123-090000.backup")]
    named = re.compile(re.escape(stem) + r"(\d{8})-\d{6}\.backup")
    by_day: dict[str, list[Path]] = {}
    with suppress(OSError):
        for path in newest.parent.iterdir():
            if found := named.fullmatch(path.name):
                by_day.setdefault(found[1], []).append(path)
    kept = {newest, *(max(by_day[day]) for day in sorted(by_day)[-days:])}
    removed = []
    for path in sorted(path for paths in by_day.values() for path in paths if path not in kept):
        # Another program may have it open; it goes with the next round.
        with suppress(OSError):
            path.unlink()
            removed.append(path)
    return removed


def _back_up_in(workspace: Workspace, told: str, progress: Progress | None) -> Copy:
    folder = _path(told)
    if not folder.is_absolute():
        raise InspectorError(faults.NOT_WHOLE_PATH, folder=told)
    if not _is_there(folder):
        # Not made: where a stick is not in, its folder would come to lie on this very disk.
        raise InspectorError(faults.FOLDER_AWAY, folder=told)
    _sweep(folder)
    now, log = workspace.clock.now(), workspace.run(lambda session: session.store.log)
    target = folder / f"inspector-{log[-_LOG_DIGITS:]}-{now:%Y%m%d-%H%M%S}.backup"
    try:
        copy = backup(workspace, target, force=True, progress=progress)
    except InspectorError as error:
        is_there = Path(str(error.context.get("path", ""))).parent == folder
        if error.fault is DISK_FULL and is_there:
            raise InspectorError(faults.NO_ROOM, folder=told) from error
        raise
    with disk_faults(target):
        size = target.stat().st_size
    note = Last(file=str(target), at=now.isoformat(), sha256=copy.sha256, bytes=size)
    keep_note(workspace.home, told, note)
    return copy


def _sweep(folder: Path) -> None:
    """Take away what a backup left that was killed; as large as a whole one, it would fill a stick.

    What is younger may be another laptop's, under way.
    """
    with suppress(OSError):
        for path in folder.iterdir():
            is_ours = _HALF.fullmatch(path.name) and path.is_file()
            if is_ours and time.time() - path.stat().st_mtime > LEFT_ALONE_S:
                path.unlink()


def _path(told: str) -> Path:
    """A folder as the settings name it; `~` is the home of whoever works here."""
    try:
        return Path(told).expanduser()
    except RuntimeError:  # of a person whom this computer does not know
        return Path(told)


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # a medium that was torn out while it was asked
        return False
