"""What every screen does alike: asking the store, telling errors, changing the language."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import events, on
from textual.message import Message
from textual.widget import Widget

from inspector.errors import InspectorError
from inspector.i18n import text
from inspector.services.commands import Command, offered_on
from inspector.services.keymap import keyed
from inspector.tui.keys import key_of
from inspector.tui.lines.footer import footer_lines, key_at
from inspector.tui.lines.line import Line, Span, line
from inspector.tui.lines.painted import LineBar, LinePane, Maker
from inspector.tui.lines.rows import RowList
from inspector.tui.screens.leaving import Leaving, R
from inspector.tui.type_ahead import Between
from inspector.tui.words import second

if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import datetime

    from inspector.tui.app import InspectorApp

LEAST_COLUMNS, LEAST_LINES = 56, 16
"""Below this, keys and texts are missing that one needs."""

T = TypeVar("T")


class Spoken:
    """A widget that says something of its own in the language spoken."""

    def relabel(self) -> None:
        """Say it in the language spoken now."""
        raise NotImplementedError


class KeyBar(LineBar):
    """Keys and what they do; to click on one is to press it."""

    def on_click(self, event: events.Click) -> None:
        """Press the key that stands there."""
        event.stop()
        lines = self.lines
        words = key_at(lines[event.y], event.x, self.size.width) if event.y < len(lines) else None
        if words and (key := key_of(words)) is not None:
            self.app.post_message(events.Key(*key))


class Footer(KeyBar):
    """The keys that work now; where nearly nothing fits, what to do about it."""

    DEFAULT_CSS = """
    Footer { dock: bottom; height: 1; background: $paper-side; }
    """

    def show(self, maker: Maker) -> None:
        """Take a new maker of lines."""
        super().show(lambda width: [*self._hint(), *maker(width)])

    def _hint(self) -> list[Line]:
        width, height = self.app.size
        if width >= LEAST_COLUMNS and height >= LEAST_LINES:
            return []
        said = text("Window too small: make it 60x20")
        return [line(Span(f" {said}", "warn"), base="side")]


class Title(LineBar):
    """Where one is; at its end, on every screen alike, when the last thing became durable."""

    DEFAULT_CSS = """
    Title { background: $paper-head; }
    """

    def __init__(self, *, id: str = "title") -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._seen_at: datetime | None = None

    def on_mount(self) -> None:
        """Look now and then whether something was written since."""
        self.set_interval(1.0, self._look_again)

    def show(self, maker: Maker) -> None:
        """Take a new maker of lines; the time of the last write follows the first."""
        super().show(lambda width: self._with_time(maker(width)))

    def _look_again(self) -> None:
        # A screen behind another one that asks to be painted has the whole window painted again.
        if self.screen.is_active and self._last_write != self._seen_at:
            self.paint()

    @property
    def _last_write(self) -> "datetime | None":
        return cast("InspectorApp", self.app).last_write

    def _with_time(self, lines: Sequence[Line]) -> Sequence[Line]:
        self._seen_at = at = self._last_write
        if at is None or not lines:
            return lines
        first, *rest = lines
        saved = Span(f" {text('saved {time}', time=second(at))} ")
        return [Line(first.left, (*first.right, saved), first.base), *rest]


class AppScreen(Between, Leaving[R]):
    """A screen that may ask the store, and speaks the language of the moment."""

    PLACE: ClassVar[str] = ""
    """Where its commands are declared for."""

    @dataclass
    class Heard(Message):
        """The store has done, or refused, what it was asked."""

        future: "Future[Any]"
        then: Callable[[Any], None]
        failed: Callable[[InspectorError], None]
        draft: str

    def ask(
        self,
        verb: Callable[..., T],
        *args: object,
        then: Callable[[T], None],
        failed: Callable[[InspectorError], None] | None = None,
        draft: str = "",
        **named: object,
    ) -> None:
        """Have the store thread do a verb, and go on when it has; never waits.

        Args:
            verb: A service verb; the session is its first argument.
            args: Its further arguments.
            then: Called on this thread with what it returned.
            failed: Called with a refusal; without it the refusal is shown.
            draft: Of what is saved by it: let go when it is.
            named: Its named arguments.
        """
        future: Future[T] = self.inspector.workspace.submit(verb, *args, **named)
        self.wait_for(future, self.Heard(future, then, failed or self.tell, draft))

    def wait_for(self, future: "Future[Any]", said: Heard) -> None:
        """Have it heard in its turn once the store has done."""
        future.add_done_callback(lambda _: self.post_message(said))

    def take(self, future: "Future[T]", then: Callable[[T], None]) -> None:
        """Go on with what the store was asked before there was a screen: at once where it is done.

        A message would come a frame later.
        """
        said = self.Heard(future, then, self.tell, "")
        if future.done():
            self.hear(said)
        else:
            future.add_done_callback(lambda _: self.post_message(said))

    @on(Heard)
    def hear(self, message: Heard) -> None:
        """Go on with what the store returned."""
        message.stop()
        live = self.is_live
        try:
            returned = message.future.result()
        except InspectorError as error:
            # Whoever has left the screen is told all the same: something was not written.
            (message.failed if live else self.tell)(error)
        else:
            if message.draft:
                self.inspector.drafts.drop(message.draft)
            if live:
                message.then(returned)
                for title in self._titles:
                    title.paint()
            self.inspector.tell_masked()

    @cached_property
    def _titles(self) -> list[Title]:
        return list(self.query(Title))

    @property
    def is_live(self) -> bool:
        """Whether its widgets are still there: a screen may be left before the store answers."""
        leaving = self.inspector.is_leaving
        return self.is_attached and not leaving and self in self.app.screen_stack

    def tell(self, error: InspectorError) -> None:
        """Show an error until it is read."""
        from inspector.tui.screens.sheets import ErrorSheet  # noqa: PLC0415 - not on the way in

        if not self.inspector.is_leaving:
            self.inspector.forget_typed_ahead()
            self.app.push_screen(ErrorSheet(error))

    async def settled(self) -> None:
        """Wait until every field has what was typed into it."""
        for widget in (*self.query("Input, TextArea"), self):
            done = asyncio.Event()
            if widget.call_later(done.set):
                await done.wait()

    @property
    def inspector(self) -> "InspectorApp":
        """The app, as ours."""
        return cast("InspectorApp", self.app)

    def offered(self) -> Iterable[Command]:
        """The commands that this screen offers now, each with the key that it has now."""
        return keyed(offered_on(self.PLACE), self.inspector.settings.keys)

    def key(self, command_id: str) -> str:
        """The key that a command has now, as texts name it."""
        return self.inspector.key(command_id)

    def footer(self, width: int) -> list[Line]:
        """What the footer shows."""
        rows = self.query_one(Footer).size.height or 1
        return footer_lines(self.offered(), width, rows)

    def relabel(self) -> None:
        """Say everything in the language spoken now."""
        for widget in self.query(Widget):
            if isinstance(widget, Spoken):
                widget.relabel()
            elif isinstance(widget, RowList):
                widget.repaint()
            elif isinstance(widget, (LineBar, LinePane)):
                widget.paint()
