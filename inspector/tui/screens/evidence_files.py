"""What the evidence screen knows: files found, files marked, what is attached; and its rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from inspector.domain.answer_words import occurrences_of
from inspector.domain.visit import Evidence, Visit
from inspector.i18n import Pair, text
from inspector.services.files_at_hand import FileAtHand, FileKind, Looked
from inspector.tui.lines.files import attached_row, file_row, occurrence_words
from inspector.tui.lines.line import Line, Span, heading, line
from inspector.tui.words import said

ATTACHED, FILE = "=", "+"
"""How the key of a row begins: what is attached, and what is at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One row of the list."""

    key: str | None
    line: Line


@dataclass(slots=True)
class FilesAtHand:
    """The files of the usual places, or of one folder; those that were named; those marked."""

    found: dict[Path, FileAtHand] = field(default_factory=dict)
    named: dict[Path, FileAtHand] = field(default_factory=dict)
    """Pasted or typed: they stand first."""
    marked: dict[Path, FileAtHand] = field(default_factory=dict)
    attached: set[Path] = field(default_factory=set)
    """Files whose content is attached here already."""
    folder: Path | None = None
    """The one that is looked into; None for the usual places."""
    waiting: int = 0
    """Places that have not answered yet."""
    faults: dict[Path, Pair] = field(default_factory=dict)
    is_cut: bool = False
    wanted: str = ""
    heard: frozenset[Path] = frozenset()
    """Those that are wanted by their pinyin."""

    def begin(self, folder: Path | None, places: int) -> None:
        """Look elsewhere; what is marked stays so."""
        self.found, self.faults, self.is_cut = {}, {}, False
        self.folder, self.waiting = folder, places

    def take(self, looked: Looked) -> None:
        """A place has answered."""
        self.found |= {one.path: one for one in looked.files}
        self.waiting -= 1
        self.is_cut = self.is_cut or looked.is_cut
        if looked.fault is not None:
            self.faults[looked.place] = looked.fault

    def name(self, files: Iterable[FileAtHand]) -> None:
        """Files that somebody named are chosen by that."""
        for one in files:
            self.named[one.path] = one
            if one.path not in self.attached:
                self.marked[one.path] = one

    def toggle(self, file: FileAtHand) -> None:
        """Mark a file, or no longer."""
        if self.marked.pop(file.path, None) is None:
            self.marked[file.path] = file

    def at(self, key: str | None) -> FileAtHand | None:
        """The file of a row."""
        if key is None or not key.startswith(FILE):
            return None
        path = Path(key[1:])
        return self.named.get(path) or self.found.get(path)

    @property
    def listed(self) -> list[FileAtHand]:
        """Those that hold every word that was typed: named, then folders, then the newest."""
        words = self.wanted.casefold().split()
        rest = [one for one in self.found.values() if one.path not in self.named]
        if self.folder is None:
            rest.sort(key=lambda one: (-one.modified, one.path))
        else:
            rest.sort(key=_in_folder)
        files = (*self.named.values(), *rest)
        return [one for one in files if one.path in self.heard or _holds(one, words)]

    def rows(self, visit: Visit, item: str, now: datetime) -> Sequence[FileRow]:
        """What is attached, then what is at hand."""
        made: list[FileRow] = []
        if attached := [one for one in visit.evidence if one.item == item]:
            title = text("Attached here: {count}", count=len(attached))
            made.append(FileRow(key=None, line=heading(title)))
            made += [
                FileRow(key=ATTACHED + one.sha256, line=attached_row(one, shown_by(visit, one)))
                for one in attached
            ]
        made.append(FileRow(key=None, line=heading(self._title(), self._state())))
        files = self.listed
        made += [FileRow(key=f"{FILE}{one.path}", line=self._row(one, now)) for one in files]
        made += [FileRow(key=None, line=words) for words in self._told(bool(files))]
        return made

    def _row(self, one: FileAtHand, now: datetime) -> Line:
        return file_row(
            one,
            now,
            is_marked=one.path in self.marked,
            is_attached=one.path in self.attached,
            with_folder=self.folder is None or one.path in self.named,
        )

    def _title(self) -> str:
        if self.folder is None:
            return text("Usual folders, newest first")
        return str(self.folder).encode("utf-8", "replace").decode("utf-8")

    def _state(self) -> str:
        if self.waiting > 0:
            return text("reading {count} places …", count=self.waiting)
        return text("only the newest are listed") if self.is_cut else ""

    def _told(self, has_files: bool) -> list[Line]:
        """Faults of reading; and what to do where there is nothing."""
        told = [
            line(Span(f"     {text('{folder}: {reason}', folder=place, reason=said(why))}", "warn"))
            for place, why in self.faults.items()
        ]
        if has_files or self.waiting > 0:
            return told
        if self.wanted:
            return [*told, line(Span(f"     {text('nothing found: type less, or Esc')}", "muted"))]
        hint = text("No photo or recording here: paste a path, drop a file, or ← → to look around")
        return [*told, line(Span(f"     {hint}", "muted"))]


def shown_by(visit: Visit, one: Evidence) -> str:
    """Which occurrences a file shows."""
    seen = occurrences_of(visit.answers.get(one.item or ""))
    named = [
        occurrence_words(occurrence, number)
        for number, occurrence in enumerate(seen, 1)
        if one.sha256 in occurrence.evidence
    ]
    return "; ".join(named)


def _holds(file: FileAtHand, words: Sequence[str]) -> bool:
    said_of = f"{file.path.parent.name}/{file.path.name}".casefold()
    return all(word in said_of for word in words)


def _in_folder(one: FileAtHand) -> tuple[bool, float, str]:
    is_file = one.kind is not FileKind.FOLDER
    return is_file, -one.modified if is_file else 0.0, one.path.name
