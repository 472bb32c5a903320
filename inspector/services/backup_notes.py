"""What is known of the backups in each folder: a small file beside the workspace's data.

It stands outside the encryption, as `doctor` tells of it without a passphrase; it says when and
where, and nothing of what was backed up.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.domain.settings import Settings

FILE: Final = "backups.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """The last good backup in a folder, and how the last attempt ended."""

    file: str = ""
    at: str = ""
    """RFC 3339; empty before the first."""
    sha256: str = ""
    bytes: int = 0
    trouble: str = ""
    """Code of what kept the last attempt from being a good one."""

    @property
    def made(self) -> datetime | None:
        """When it was made."""
        return datetime.fromisoformat(self.at) if self.at else None

    def is_over(self, now: datetime, hours: int) -> bool:
        """Whether another one is due; a clock that was set back makes it due as well."""
        made = self.made
        return hours > 0 and (
            made is None or not timedelta() <= now - made < timedelta(hours=hours)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the backups stand that are made by themselves."""

    folders: "Mapping[str, Last]"
    """What is known of each folder that is set."""
    due: tuple[str, ...]
    """Folders in which another one is due."""

    @property
    def last(self) -> Last | None:
        """The last good one, wherever it lies."""
        good = [one for one in self.folders.values() if one.made is not None]
        return max(good, key=lambda one: str(one.made), default=None)

    @property
    def is_late(self) -> bool:
        """Whether there is no folder left in which the last one is young enough."""
        return bool(self.folders) and len(self.due) == len(self.folders)


def standing(home: Path, settings: "Settings", now: datetime) -> Standing:
    """How the backups stand; nothing but the notes is looked at."""
    known = read_notes(home) if settings.backup_folders else {}
    folders = {folder: known.get(folder, Last()) for folder in settings.backup_folders}
    hours = settings.backup_hours
    due = tuple(folder for folder, last in folders.items() if last.is_over(now, hours))
    return Standing(folders=folders, due=due)


def read_notes(home: Path) -> dict[str, Last]:
    """What is known, by folder; nothing where the file is not there or makes no sense."""
    try:
        told = json.loads((home / FILE).read_bytes())
        notes = {str(folder): Last(**last) for folder, last in told.items()}
        for last in notes.values():
            if (made := last.made) is not None and made.tzinfo is None:
                return {}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
    return notes


def keep_note(home: Path, folder: str, last: Last) -> None:
    """Write down how it stands in a folder.

    Raises:
        InspectorError: STORE_…, when the disk refuses.
    """
    from inspector.keys.files import write_whole  # noqa: PLC0415 - not to tell how it stands

    notes = {**read_notes(home), folder: last}
    told = {name: asdict(one) for name, one in sorted(notes.items())}
    write_whole(home / FILE, json.dumps(told, ensure_ascii=False, indent=1).encode())
