"""Picking from a list: typing narrows it, by code, words or pinyin."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from inspector.domain.matching import Finder, Sought
from inspector.i18n import text
from inspector.services.finders import finder_of
from inspector.tui.lines.line import Line, Span, line
from inspector.tui.lines.painted import LinePane
from inspector.tui.lines.rows import RowList
from inspector.tui.screens.fields import Field
from inspector.tui.screens.sheets import Sheet, titled

MOST_ROWS = 14
AROUND = 7
"""Lines of the sheet that are no rows of it; it covers nine tenths of the screen at most."""
HINT_LINES = 2
"""Of a hint, in a narrow window."""

PickRow = tuple[str, Line | Callable[[], Line], str | Sought]
"""Key, line, and the words that are searched."""


class PickSheet(Sheet[str | None]):
    """A list that typing narrows; dismissed with the key of the row chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    @dataclass
    class Ready(Message):
        """What is typed can be looked for now."""

        finder: Finder

    def __init__(
        self,
        title: str,
        rows: Sequence[PickRow],
        *,
        value: str = "",
        finder: Callable[[], Finder] | None = None,
        always: Sequence[str] = (),
        hint: str = "",
    ) -> None:
        """Offer rows.

        Args:
            title: What to choose.
            rows: Key, line (or how to make it), and what is searched.
            value: What is looked for at first.
            finder: Makes what finds the rows' keys; called on another thread. Without it the rows'
                own words are searched.
            always: Keys of rows that stay last, whatever is looked for.
            hint: What can be done with them.
        """
        super().__init__()
        self._always = tuple(always)
        self._title, self._value, self._hint = title, value, hint
        self._lines = {key: made for key, made, _ in rows}
        self._make = finder or (lambda: finder_of([_sought(key, of) for key, _, of in rows]))
        self._finder: Finder | None = None
        self._enter_waits = False
        self._kept = len(self._lines)

    def body(self) -> ComposeResult:
        """Title, what to look for, what was found."""
        yield LinePane(id="words")
        yield Field(self._value)
        yield RowList(id="found")

    def on_mount(self) -> None:
        """All rows, until something is typed."""
        super().on_mount()
        hint = (self._hint,) if self._hint else ()
        self.query_one("#words", LinePane).show(titled(self._title, *hint))
        self.query_one("#found", RowList).can_focus = False
        self.query_one(Input).focus()
        self.offer(list(self._lines))
        self._prepare()

    @work(thread=True)
    def _prepare(self) -> None:
        self.post_message(self.Ready(self._make()))

    @on(Ready)
    def ready(self, message: Ready) -> None:
        """Look for what was typed meanwhile."""
        message.stop()
        self._finder = message.finder
        self.narrow(self.query_one(Input).value)
        if self._enter_waits:
            self._take()

    @on(Input.Changed)
    def typed(self, message: Input.Changed) -> None:
        """Narrow the list."""
        message.stop()
        self.narrow(message.value)

    def narrow(self, wanted: str) -> None:
        """Keep the rows that hold every word, best first."""
        if self._finder is not None:
            found = [key for key in self._finder.find(wanted) if key in self._lines]
            self.offer([*(key for key in found if key not in self._always), *self._always])

    def offer(self, keys: list[str]) -> None:
        """List the rows of these keys."""
        self._kept = len(keys)
        self._fit()
        found = self.query_one("#found", RowList)
        if keys:
            found.load(keys, lambda at: self.line_of(keys[at]))
            found.go(keys[0])
        else:
            found.load(
                [None],
                lambda _: line(Span(f"  {text('nothing found: type less, or Esc')}", "muted")),
            )

    def _fit(self) -> None:
        around = AROUND + (HINT_LINES if self._hint else 0)
        room = min(MOST_ROWS, self.app.size.height * 9 // 10 - around, self._kept)
        self.query_one("#found", RowList).styles.height = max(1, room)

    def on_resize(self) -> None:
        """The keys stay in sight."""
        self._fit()

    def line_of(self, key: str) -> Line:
        """The row of a key."""
        made = self._lines[key]
        return made if isinstance(made, Line) else made()

    @on(Input.Submitted)
    def submitted(self, message: Input.Submitted) -> None:
        """Enter takes the row under the cursor; it waits until what was typed was looked for."""
        message.stop()
        if self._finder is None and message.value.strip():
            self._enter_waits = True
        else:
            self._take()

    def _take(self) -> None:
        key = self.query_one("#found", RowList).cursor_key
        if key is not None:
            self.take_row(key)

    @on(RowList.Chosen)
    def chosen(self, message: RowList.Chosen) -> None:
        """A row was clicked."""
        message.stop()
        self.take_row(message.key)

    def take_row(self, key: str) -> None:
        """A row was chosen."""
        self.dismiss(key)

    def action_move(self, step: int) -> None:
        """The cursor moves while one types."""
        self.query_one("#found", RowList).action_move(step)

    def action_page(self, step: int) -> None:
        """A page at once."""
        self.query_one("#found", RowList).action_page(step)


def _sought(key: str, of: str | Sought) -> Sought:
    return Sought(key=key, text=of) if isinstance(of, str) else of
