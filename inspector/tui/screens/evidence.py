"""Evidence: files that show what was seen are chosen from a list, newest first, and attached."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from inspector.domain.answer_words import occurrences_of
from inspector.domain.checklist import Item
from inspector.domain.visit import Evidence, Occurrence, Visit
from inspector.domain.words import VisitType
from inspector.i18n import N_, text
from inspector.services.commands import EVIDENCE
from inspector.services.evidence import Purpose, add_evidence, folders_used, take_away
from inspector.services.files_at_hand import FileAtHand, FileKind
from inspector.services.visits import Shown
from inspector.tui.bindings import bindings_of
from inspector.tui.dropped import looks_like_a_path
from inspector.tui.lines.files import fact_lines, occurrence_words
from inspector.tui.lines.line import BLANK, RULE, Line, Span, line
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.lines.rows import RowList
from inspector.tui.screens.base import Footer, Title
from inspector.tui.screens.evidence_files import ATTACHED, FILE, FileRow
from inspector.tui.screens.evidence_reading import FileFilter, FileReading
from inspector.tui.screens.working import Teller, WorkSheet
from inspector.tui.thumbnail import Thumbnail, can_show_pictures
from inspector.tui.words import said

if TYPE_CHECKING:
    from textual.timer import Timer

LOOK_S = 0.12
"""The cursor rests so long on a photo before it is looked at."""
LOW_LINES, HIGH_LINES = 20, 34
LOW_ROWS, HIGH_ROWS = 7, 12
"""Of the picture; as the style sheet has them."""


class EvidenceScreen(FileReading):
    """Files for one item; dismissed with those that were chosen, or None.

    Args:
        shown: The visit.
        item: Of it.
        attach: Attach what is chosen here; else whoever asked does it.
        occurrence: The one that the files show, as far as that is known.
    """

    PLACE = EVIDENCE
    CSS_PATH = "evidence.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(EVIDENCE, over_fields=True),
        Binding("enter", "evidence_attach", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        ("escape", "leave"),
    ]

    def __init__(
        self, shown: Shown, item: Item, *, attach: bool = True, occurrence: str | None = None
    ) -> None:
        super().__init__()
        self._shown, self._item, self._attaches = shown, item, attach
        self._rows: tuple[FileRow, ...] = ()
        self._notice = ""
        self._pause: Timer | None = None
        self._purposes: tuple[Occurrence | None, ...] = (*self._occurrences(), None)
        last = len(self._purposes) - 2 if len(self._purposes) > 1 else 0
        ids = [one.occurrence if one else None for one in self._purposes]
        self._purpose = ids.index(occurrence) if occurrence in ids and occurrence else last

    def _occurrences(self) -> tuple[Occurrence, ...]:
        return occurrences_of(self._shown.visit.answers.get(self._item.code))

    def compose(self) -> ComposeResult:
        """About what, for which occurrence; what to look for; the files; the one here."""
        yield Title(id="title")
        yield LineBar(id="purpose")
        yield FileFilter(hint=N_("type to filter, or paste a path"), id="filter")
        yield RowList(id="files")
        yield LineBar(id="notice")
        with Horizontal(id="here"):
            yield Thumbnail(id="picture")
            yield LinePane(id="facts")
        yield Footer()

    def on_mount(self) -> None:
        """Begin to look through the usual places."""
        self.set_class(self._visit.type is VisitType.COVERT, "-quiet")
        self.query_one(Title).show(self._title)
        self.query_one("#purpose", LineBar).show(self._purpose_line)
        self.query_one("#notice", LineBar).show(self._notice_line)
        self.query_one("#facts", LinePane).show(self._facts)
        self.query_one(Footer).show(self.footer)
        self.files.can_focus = False
        self.files.follow(self._moved)
        self.query_one("#filter", Input).focus()
        self.fill()
        self.ask(folders_used, then=self.look_about)

    def on_resize(self, event: events.Resize) -> None:
        """A low screen leaves the picture out, a high one has a larger."""
        self.set_class(event.size.height < LOW_LINES, "-low")
        self.set_class(event.size.height >= HIGH_LINES, "-high")
        rows = HIGH_ROWS if event.size.height >= HIGH_LINES else LOW_ROWS
        if rows != self.picture_rows:
            self.picture_rows, self.glances = rows, {}
            self.call_after_refresh(self._moved)

    @property
    def _visit(self) -> Visit:
        return self._shown.visit

    @property
    def attached(self) -> tuple[Evidence, ...]:
        """What is attached to the item."""
        return tuple(one for one in self._visit.evidence if one.item == self._item.code)

    @property
    def files(self) -> RowList:
        """The list of files."""
        return self.query_one("#files", RowList)

    # The list

    def fill(self, *, first: bool = False) -> None:
        """Lay the rows out anew; the cursor stays, or stands on the first file."""
        files = self.files
        before = files.cursor_key
        now = self.inspector.clock.now()
        self._rows = tuple(self.known.rows(self._visit, self._item.code, now))
        files.load([row.key for row in self._rows], lambda at: self._rows[at].line)
        keys = [row.key for row in self._rows if row.key]
        if before is None or before not in keys or (first and not before.startswith(FILE)):
            start = next((key for key in keys if key.startswith(FILE)), next(iter(keys), ""))
            files.go(start)
        self._moved()
        self.query_one("#purpose", LineBar).paint()

    @property
    def here(self) -> FileAtHand | None:
        """The file under the cursor."""
        return self.known.at(self.files.cursor_key)

    def _moved(self) -> None:
        """Tell about the file under the cursor; a photo is looked at when the cursor rests."""
        file = self.here
        seen = self.glances.get(file.path) if file else None
        self.query_one(Thumbnail).show(seen if self._may_show else None)
        self.query_one("#facts", LinePane).show(self._facts, top=True)
        if self._pause is not None:
            self._pause.stop()
        if file is not None and file.path not in self.glances and file.kind is FileKind.PHOTO:
            self._pause = self.set_timer(LOOK_S, self._rested)

    @property
    def _may_show(self) -> bool:
        return self._visit.type is not VisitType.COVERT and can_show_pictures(self.app)

    def _rested(self) -> None:
        if self.here is not None:
            self.look_at(self.here)

    def looked_at(self, path: Path) -> None:
        """Show the photo, if the cursor is still there."""
        if self.here is not None and self.here.path == path:
            self._moved()

    # What is typed

    @on(Input.Changed)
    def typed(self, message: Input.Changed) -> None:
        """Words narrow the list; a whole path is a choice."""
        message.stop()
        if looks_like_a_path(message.value):
            self.resolve(message.value, then_attach=False)
            return
        if message.value != self.known.wanted:
            self.known.wanted, self.known.heard = message.value, frozenset()
            self.fill(first=True)
            if message.value.strip():
                self.listen(message.value)

    @on(FileFilter.Pasted)
    def pasted(self, message: FileFilter.Pasted) -> None:
        """What is pasted or dropped names files."""
        message.stop()
        field = self.query_one("#filter", Input)
        if looks_like_a_path(message.words) or "/" in message.words or "\\" in message.words:
            self.resolve(message.words, then_attach=False, told=True)
        else:
            field.insert_text_at_cursor(message.words.split("\n")[0])

    @on(FileReading.Named)
    def named(self, message: FileReading.Named) -> None:
        """Files that were named are marked; a folder is looked into."""
        message.stop()
        if not self.is_live:
            return
        field = self.query_one("#filter", Input)
        folders = [one for one in message.files if one.kind is FileKind.FOLDER]
        files = [one for one in message.files if one.kind is not FileKind.FOLDER]
        lost = ", ".join(message.lost)
        self.notice(text("There is no such file: {files}", files=lost) if lost else "")
        if files:
            self.known.name(files)
            self.compare(tuple(files))
            self._clear(field)
            self.fill()
            self.files.go(f"{FILE}{files[0].path}")
        elif folders and (message.then_attach or message.lost or not field.value):
            self._clear(field)
            self.look_into(folders[0].path)
        if message.then_attach and files:
            self.action_evidence_attach()

    def _clear(self, field: Input) -> None:
        with self.prevent(Input.Changed):
            field.value = ""
        self.known.wanted, self.known.heard = "", frozenset()

    # Keys

    def action_move(self, step: int) -> None:
        """The cursor moves while one types."""
        self.files.action_move(step)

    def action_page(self, step: int) -> None:
        """A page at once."""
        self.files.action_page(step)

    def action_evidence_up(self) -> None:
        """Up a folder; in words that are typed, one letter back."""
        field = self.query_one("#filter", Input)
        if field.value:
            field.action_cursor_left()
            return
        here, folder = self.here, self.known.folder
        if folder is not None:
            self.look_into(folder.parent)
        else:
            self.look_into(here.path.parent if here is not None else Path.home())

    def action_evidence_into(self) -> None:
        """Into the folder under the cursor; in words that are typed, one letter on."""
        field = self.query_one("#filter", Input)
        if field.value:
            field.action_cursor_right()
        elif self.here is not None and self.here.kind is FileKind.FOLDER:
            self.look_into(self.here.path)

    def action_evidence_mark(self) -> None:
        """Mark the file, and go on to the next one."""
        file = self.here
        if file is None or file.kind is FileKind.FOLDER:
            return
        if file.path in self.known.attached:
            self.notice(text("This file is attached already"))
            return
        self.known.toggle(file)
        self.fill()
        self.files.action_move(1)

    def action_evidence_where(self) -> None:
        """To another occurrence, or to the item as a whole."""
        if self._attaches and len(self._purposes) > 1:
            self._purpose = (self._purpose + 1) % len(self._purposes)
            self.query_one("#purpose", LineBar).paint()

    def action_evidence_attach(self) -> None:
        """Attach what is marked, else the file under the cursor; a folder is looked into."""
        field = self.query_one("#filter", Input)
        if looks_like_a_path(field.value):
            self.resolve(field.value, then_attach=True)
            return
        here = self.here
        chosen = list(self.known.marked.values())
        if not chosen and here is not None and here.kind is FileKind.FOLDER:
            self.look_into(here.path)
            return
        if not chosen and here is not None:
            if here.path in self.known.attached:
                self.notice(text("This file is attached already"))
                return
            chosen = [here]
        paths = tuple(one.path for one in chosen)
        if not paths:
            return
        if not self._attaches:
            self.dismiss(paths)
            return
        sheet = WorkSheet(
            text("Taking {count} files in", count=len(paths)),
            lambda teller: self._take_in(paths, teller),
        )
        self.app.push_screen(sheet, self._took_in)

    def _take_in(self, paths: tuple[Path, ...], teller: Teller) -> tuple[Path, ...]:
        one = self._purposes[self._purpose]
        purpose = Purpose(
            visit=self._visit.visit,
            item=self._item.code,
            occurrence=None if one is None else one.occurrence,
            reason=self.inspector.amending.get(self._visit.visit),
        )
        add_evidence(self.inspector.workspace, purpose, paths, progress=teller.share)
        return paths

    def _took_in(self, paths: tuple[Path, ...] | None) -> None:
        if paths is not None:
            self.dismiss(paths)

    def action_evidence_remove(self) -> None:
        """Take the file under the cursor away from the item."""
        key = self.files.cursor_key or ""
        if not key.startswith(ATTACHED):
            self.notice(text("Only what is attached can be taken away"))
            return
        self.ask(
            take_away,
            self._visit.visit,
            self._item.code,
            key[1:],
            reason=self.inspector.amending.get(self._visit.visit),
            then=self._took_away,
        )

    def _took_away(self, shown: Shown) -> None:
        self._shown = shown
        self.known.attached = set()
        self.notice(
            text(
                "Taken away; {undo} in the walk-through brings it back", undo=self.key("visit.undo")
            )
        )
        self.fill()
        self.compare(tuple(self.known.found.values()))

    def action_evidence_again(self) -> None:
        """Read the folders again."""
        if self.known.folder is None:
            self.ask(folders_used, then=self.look_about)
        else:
            self.look_into(self.known.folder)

    def action_leave(self) -> None:
        """Words first, then the folder, then back."""
        field = self.query_one("#filter", Input)
        if field.value:
            field.value = ""
        elif self.known.folder is not None:
            self.ask(folders_used, then=self.look_about)
        else:
            self.dismiss(None)

    # What is told

    def notice(self, words: str) -> None:
        """Say something below the list."""
        self._notice = words
        self.query_one("#notice", LineBar).paint()

    def _title(self, _width: int) -> list[Line]:
        words = f" {text('Evidence')}  {self._item.code} {said(self._item.text)}"
        return [line(words, base="head")]

    def _purpose_line(self, _width: int) -> list[Line]:
        one = self._purposes[self._purpose]
        to = (
            text("the item as a whole") if one is None else occurrence_words(one, self._purpose + 1)
        )
        marked = len(self.known.marked)
        right = (f"{text('{count} marked', count=marked)} ",) if marked else ()
        return [line(Span(f" {text('Goes to')}  ", "muted"), Span(to, "strong"), right=right)]

    def _notice_line(self, _width: int) -> list[Line]:
        return [line(Span(f" {self._notice}", "warn"))] if self._notice else [RULE]

    def _facts(self, width: int) -> list[Line]:
        file = self.here
        if file is None:
            return [BLANK]
        told = []
        if (seen := self.glances.get(file.path)) is not None:
            told.append(text("{width} x {height} pixels", width=seen.width, height=seen.height))
            if seen.taken is not None:
                told.append(text("taken {at}", at=f"{seen.taken:%Y-%m-%d %H:%M:%S}"))
        return fact_lines(file, told, width)

    def relabel(self) -> None:
        """Say everything in the language spoken now."""
        super().relabel()
        self.fill()
