"""Reading folders and files for the evidence screen, on threads: a medium may never answer."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from textual import events, on
from textual.message import Message

from inspector.domain.matching import Sought
from inspector.domain.visit import Evidence
from inspector.services.files_at_hand import (
    FileAtHand,
    Looked,
    file_at,
    look_into,
    look_through,
    usual_places,
)
from inspector.services.finders import finder_of
from inspector.tui.dropped import looks_like_a_path, paths_of
from inspector.tui.screens.base import AppScreen
from inspector.tui.screens.evidence_files import FilesAtHand
from inspector.tui.screens.fields import Field
from inspector.tui.thumbnail import COLUMNS

if TYPE_CHECKING:
    from inspector.exports.glance import Glance

LARGEST_LOOK = 48 << 20
"""Bytes of a photo that is read only to be looked at."""
LARGEST_COMPARED = 256 << 20
"""Bytes of a file that is read only to know whether it is attached already."""


class FileFilter(Field):
    """Words to look for, or a path; what is pasted is a path."""

    @dataclass
    class Pasted(Message):
        """Something was pasted, or dropped on the terminal."""

        words: str

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """A blank is typed only in a path; else it marks the file under the cursor."""
        if key == "space" and not looks_like_a_path(self.value):
            return False
        return super().check_consume_key(key, character)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.post_message(self.Pasted(event.text))


class FileReading(AppScreen[tuple[Path, ...] | None]):
    """A screen that is told what folders and files hold.

    Threads of its own, as leaving the app must not wait for a medium that was pulled out.
    """

    @dataclass
    class Answered(Message):
        """A place was looked through."""

        looked: Looked
        turn: int

    @dataclass
    class Named(Message):
        """Files that were named by their paths were looked at."""

        files: tuple[FileAtHand, ...]
        lost: tuple[str, ...]
        then_attach: bool

    @dataclass
    class Sounded(Message):
        """Files were looked for by their pinyin."""

        wanted: str
        paths: frozenset[Path]

    @dataclass
    class Seen(Message):
        """A photo was looked at."""

        path: Path
        glance: "Glance | None"

    @dataclass
    class Same(Message):
        """Files whose content is attached already."""

        paths: frozenset[Path]

    def __init__(self) -> None:
        super().__init__()
        self.known = FilesAtHand()
        self.glances: dict[Path, Glance | None] = {}
        """Photos that were looked at; None for what is none."""
        self.picture_rows = 7
        """Cells that a picture may be high."""
        self._turn = 0

    @property
    def attached(self) -> tuple[Evidence, ...]:
        """What is attached to the item."""
        raise NotImplementedError

    def fill(self, *, first: bool = False) -> None:
        """Lay the rows out anew; the cursor stays, or stands on the first file."""
        raise NotImplementedError

    def looked_at(self, path: Path) -> None:
        """A photo can be shown now."""
        raise NotImplementedError

    def look_about(self, used: tuple[Path, ...] = ()) -> None:
        """Look through the folders that were set, or the usual ones."""
        own = tuple(Path(one).expanduser() for one in self.inspector.settings.evidence_folders)
        usual = own or usual_places(home=Path.home(), environ=os.environ)
        self._look(None, tuple(dict.fromkeys((*used, *usual))), look_through)

    def look_into(self, folder: Path) -> None:
        """Look into one folder."""
        self._look(folder, (folder,), look_into)

    def _look(
        self, folder: Path | None, places: tuple[Path, ...], how: Callable[[Path], Looked]
    ) -> None:
        """Each place on a thread of its own: one that does not answer keeps no other waiting."""
        self._turn += 1
        self.known.begin(folder, len(places))
        for place in places:
            Thread(target=self._read, args=(place, how, self._turn), daemon=True).start()
        self.fill(first=True)

    def _read(self, place: Path, how: Callable[[Path], Looked], turn: int) -> None:
        self.post_message(self.Answered(how(place), turn))

    @on(Answered)
    def answered(self, message: Answered) -> None:
        """Show what a place holds, and find out what is attached already."""
        message.stop()
        if message.turn != self._turn or not self.is_live:
            return
        self.known.take(message.looked)
        self.fill(first=True)
        self.compare(message.looked.files)

    def compare(self, files: tuple[FileAtHand, ...]) -> None:
        """Files as large as one that is attached are read: the same bytes are the same file."""
        kept = {one.bytes: one.sha256 for one in self.attached}
        alike = [one for one in files if one.size in kept and one.size <= LARGEST_COMPARED]
        if alike:
            wanted = frozenset(kept.values())
            Thread(target=self._find_same, args=(alike, wanted), daemon=True).start()

    def _find_same(self, files: list[FileAtHand], wanted: frozenset[str]) -> None:
        same = set()
        for one in files:
            try:
                with one.path.open("rb") as opened:
                    digest = hashlib.file_digest(opened, "sha256").hexdigest()
            except OSError:  # gone since; to attach it would tell
                continue
            if digest in wanted:
                same.add(one.path)
        if same:
            self.post_message(self.Same(frozenset(same)))

    @on(Same)
    def same(self, message: Same) -> None:
        """What is attached already is not attached again."""
        message.stop()
        self.known.attached |= message.paths
        for path in message.paths:
            self.known.marked.pop(path, None)
        self.fill()

    def look_at(self, file: FileAtHand) -> None:
        """Look at a photo."""
        if file.size <= LARGEST_LOOK:
            Thread(target=self._look_closely, args=(file.path,), daemon=True).start()

    def _look_closely(self, path: Path) -> None:
        from inspector.exports.glance import glance  # noqa: PLC0415 - Pillow, only for a look

        try:
            seen = glance(path.read_bytes(), columns=COLUMNS, rows=self.picture_rows * 2)
        except OSError:  # gone since; to attach it would tell
            seen = None
        self.post_message(self.Seen(path, seen))

    @on(Seen)
    def seen(self, message: Seen) -> None:
        """Show the photo, if the cursor is still there."""
        message.stop()
        self.glances[message.path] = message.glance
        if self.is_live:
            self.looked_at(message.path)

    def listen(self, wanted: str) -> None:
        """Find files by pinyin too; those that hold the words themselves are listed already."""
        sought = [
            Sought(key=str(path), text=f"{path.parent.name} {path.stem}")
            for path in (*self.known.found, *self.known.named)
        ]

        def look() -> None:
            keys = finder_of(sought).find(wanted)
            self.post_message(self.Sounded(wanted, frozenset(map(Path, keys))))

        Thread(target=look, daemon=True).start()

    @on(Sounded)
    def sounded(self, message: Sounded) -> None:
        """List what sounds as it is wanted, if it still is."""
        message.stop()
        if self.is_live and message.wanted == self.known.wanted:
            self.known.heard = message.paths
            self.fill()

    def resolve(self, words: str, *, then_attach: bool, told: bool = False) -> None:
        """Find out which files are named; those that are not there are told when asked."""

        def look() -> None:
            files, lost = [], []
            for path in paths_of(words, _exists):
                try:
                    file = file_at(path)
                except OSError:
                    file = None
                if file is None:
                    lost.append(str(path))
                else:
                    files.append(file)
            quiet = not (told or then_attach)
            self.post_message(self.Named(tuple(files), () if quiet else tuple(lost), then_attach))

        Thread(target=look, daemon=True).start()


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
