"""The files that may become evidence: where people keep them, newest first, and what they show."""

import os
import sys
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Final

from inspector.i18n import Pair
from inspector.i18n.system import reason_of

MOST_ENTRIES: Final = 20_000
"""Looked at in one place; a camera's card has fewer."""
MOST_FILES: Final = 2_000
"""Kept of one place, the newest."""
DEEPEST: Final = 3
"""Folders below a place: `DCIM/100CANON/` of a card has two."""


class FileKind(StrEnum):
    """What a file is, by the end of its name; its content is looked at when it is taken in."""

    PHOTO = "photo"
    VIDEO = "video"
    SOUND = "sound"
    PDF = "pdf"
    FOLDER = "folder"


_KINDS: Final = {
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".webp"), FileKind.PHOTO),
    **dict.fromkeys((".mp4", ".mov", ".m4v", ".3gp"), FileKind.VIDEO),
    **dict.fromkeys((".mp3", ".m4a", ".wav", ".amr", ".ogg"), FileKind.SOUND),
    ".pdf": FileKind.PDF,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAtHand:
    """A file, or a folder, as its folder tells it."""

    path: Path
    kind: FileKind
    size: int
    modified: float
    """Seconds since 1970."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was found in one place."""

    place: Path
    files: tuple[FileAtHand, ...]
    """Newest first."""
    fault: Pair | None = None
    """Why it could not be read, or not to the end."""
    is_cut: bool = False
    """Whether there are more than are kept."""


def kind_of(path: Path) -> FileKind | None:
    """What a file may be by its name; None for what is no evidence."""
    return _KINDS.get(path.suffix.lower())


def usual_places(
    *, home: Path, environ: Mapping[str, str], platform: str = sys.platform
) -> tuple[Path, ...]:
    """Folders where photos and recordings are, those of cameras and sticks first; each once.

    None of them is looked at: a medium that was pulled out would keep us waiting.
    """
    named = ("Pictures", "图片", "DCIM", "Downloads", "下载", "Desktop", "桌面", "Videos", "视频")
    own = [*_xdg(home), *(home / name for name in named)]
    if platform == "win32":
        media = [Path(f"{letter}:\\") for letter in "DEFGHIJ"]
    elif platform == "darwin":
        media = [Path("/Volumes")]
    else:
        user = environ.get("USER") or environ.get("LOGNAME") or home.name
        media = [Path("/media") / user, Path("/run/media") / user, Path("/media"), Path("/mnt")]
    return tuple(dict.fromkeys([*media, *own]))


def _xdg(home: Path) -> Iterator[Path]:
    """Folders as the desktop names them, in whatever language it was set up."""
    wanted = ("XDG_PICTURES_DIR", "XDG_DOWNLOAD_DIR", "XDG_DESKTOP_DIR", "XDG_VIDEOS_DIR")
    told = home / ".config" / "user-dirs.dirs"
    with suppress(OSError):
        for line in told.read_text("utf-8", "replace").splitlines():
            name, _, value = line.partition("=")
            folder = value.strip().strip('"').replace("$HOME", str(home))
            if name.strip() in wanted and folder and Path(folder) != home:
                yield Path(folder)


def look_through(place: Path) -> Looked:
    """The files below a place; called on a thread that may have to wait for a slow medium."""
    faults: list[Pair] = []
    entries = list(islice(_below(place, DEEPEST, faults), MOST_ENTRIES + 1))
    files = [one for one in entries if one.kind is not FileKind.FOLDER]
    return _looked(place, files, faults, is_cut=len(entries) > MOST_ENTRIES)


def look_into(folder: Path) -> Looked:
    """The folders and files of one folder, folders first."""
    faults: list[Pair] = []
    entries = list(islice(_below(folder, 0, faults), MOST_ENTRIES + 1))
    folders = sorted(
        (one for one in entries if one.kind is FileKind.FOLDER), key=lambda one: one.path.name
    )
    files = [one for one in entries if one.kind is not FileKind.FOLDER]
    looked = _looked(folder, files, faults, is_cut=len(entries) > MOST_ENTRIES)
    return Looked(
        place=folder,
        files=(*folders, *looked.files),
        fault=looked.fault,
        is_cut=looked.is_cut,
    )


def _looked(
    place: Path, found: list[FileAtHand], faults: Sequence[Pair], *, is_cut: bool
) -> Looked:
    newest = sorted(found, key=lambda one: (-one.modified, one.path))
    return Looked(
        place=place,
        files=tuple(newest[:MOST_FILES]),
        fault=next(iter(faults), None),
        is_cut=is_cut or len(newest) > MOST_FILES,
    )


def _below(place: Path, depth: int, faults: list[Pair]) -> Iterator[FileAtHand]:
    """Entries of a folder, then those of the folders below, as deep as asked; hidden ones not."""
    left = deque([(place, depth)])
    while left:
        folder, deeper = left.popleft()
        try:
            with os.scandir(folder) as listed:
                for entry in listed:
                    made = None if entry.name.startswith((".", "$")) else _entry(entry)
                    if made is None:
                        continue
                    yield made
                    if made.kind is FileKind.FOLDER and deeper:
                        left.append((made.path, deeper - 1))
        except FileNotFoundError:
            continue
        except OSError as error:
            faults.append(reason_of(error))


def _entry(entry: "os.DirEntry[str]") -> FileAtHand | None:
    path = Path(entry.path)
    # A link to a folder above would be followed for ever.
    is_folder = entry.is_dir(follow_symlinks=False)
    kind = FileKind.FOLDER if is_folder else kind_of(path)
    if kind is None:
        return None
    try:
        seen = entry.stat()
    except FileNotFoundError:  # a link that leads nowhere, or gone since
        return None
    return FileAtHand(path=path, kind=kind, size=seen.st_size, modified=seen.st_mtime)


def file_at(path: Path) -> FileAtHand | None:
    """One file or folder that somebody named; None where there is none.

    Raises:
        OSError: It cannot be looked at.
    """
    try:
        seen = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except ValueError:  # no file has such a name
        return None
    kind = FileKind.FOLDER if path.is_dir() else kind_of(path) or FileKind.PDF
    return FileAtHand(path=path, kind=kind, size=seen.st_size, modified=seen.st_mtime)
