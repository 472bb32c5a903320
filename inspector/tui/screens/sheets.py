"""Sheets from below: one question or one message; what stands behind stays in sight."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from inspector.errors import InspectorError
from inspector.i18n import text
from inspector.services.telling import told
from inspector.tui.keys import narrow
from inspector.tui.lines.footer import key_lines
from inspector.tui.lines.line import Line, line, paragraph
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.screens.base import Field, KeyBar, R

if TYPE_CHECKING:
    from textual.timer import Timer


MOST_KEY_LINES = 5


class Sheet(ModalScreen[R]):
    """A sheet that slides over the lower part of the screen."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def keys(self) -> Sequence[tuple[str, str]]:
        """The keys that work here, each with its label."""
        return (("Enter", text("OK")), ("Esc", text("Back")))

    def body(self) -> ComposeResult:
        """What stands on the sheet."""
        yield from ()

    def compose(self) -> ComposeResult:
        """The body, and the keys below it."""
        with Vertical(id="sheet"):
            yield from self.body()
            yield KeyBar(classes="keys")

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(".keys", LineBar).show(self._keys)

    def _keys(self, width: int) -> list[Line]:
        made = key_lines(self.keys(), width, MOST_KEY_LINES)
        return [line(*one.left) for one in made if one.left]

    def relabel(self) -> None:
        """A sheet stays as it was asked; only its keys follow the language."""
        self.query_one(".keys", LineBar).paint()

    def action_cancel(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)


def titled(title: str, *words: str) -> Callable[[int], list[Line]]:
    """A maker of a title and texts below it."""

    def made(width: int) -> list[Line]:
        lines = paragraph(title, width, look="strong", lead="")
        for one in words:
            lines += paragraph(one, width, lead="")
        return lines

    return made


class ErrorSheet(Sheet[None]):
    """An error that stays until it is read: code, where, what, what to do next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "cancel", show=False),
        Binding("down,pagedown", "scroll(5)", show=False),
        Binding("up,pageup", "scroll(-5)", show=False),
    ]

    def __init__(self, error: InspectorError) -> None:
        super().__init__()
        self._error = error

    def body(self) -> ComposeResult:
        """Each error in its three parts."""
        yield LinePane(id="words")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Only: read."""
        return (("Enter", text("Read")),)

    def on_mount(self) -> None:
        """Show the errors."""
        super().on_mount()
        self.query_one("#words", LinePane).show(self._words)

    def action_scroll(self, lines: int) -> None:
        """Scroll a long list of errors."""
        self.query_one("#words", LinePane).scroll_lines(lines)

    def _words(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for error in self._error.all:
            said = told(error)
            lines += paragraph(f"{said.code}  {said.where}", width, look="bad", lead="")
            lines += paragraph(said.what, width, lead="")
            lines += paragraph(said.next, width, lead="→ ")
        return lines

    def relabel(self) -> None:
        """An error says itself in the language spoken now."""
        super().relabel()
        self.query_one("#words", LinePane).paint()


class MessageSheet(Sheet[None]):
    """Words that stay until they are read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "cancel", show=False),
        Binding("down,pagedown", "scroll(5)", show=False),
        Binding("up,pageup", "scroll(-5)", show=False),
    ]

    def __init__(self, title: str, *words: str) -> None:
        super().__init__()
        self._words = titled(title, *words)

    def action_scroll(self, lines: int) -> None:
        """Scroll many words."""
        self.query_one("#words", LinePane).scroll_lines(lines)

    def body(self) -> ComposeResult:
        """The words."""
        yield LinePane(id="words")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Only: read."""
        return (("Enter", text("Read")),)

    def on_mount(self) -> None:
        """Show the words."""
        super().on_mount()
        self.query_one("#words", LinePane).show(self._words)


PAUSE_S = 0.8
"""After so long without a key, typing pauses."""


class TextSheet(Sheet[str | None]):
    """One line, or several, to be typed; dismissed with the text, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", show=False)]

    def __init__(
        self,
        title: str,
        *,
        value: str = "",
        hint: str = "",
        long: bool = False,
        pause: Callable[[str], None] | None = None,
    ) -> None:
        """Ask for a text.

        Args:
            title: What it is about.
            value: What stands there already.
            hint: What is wanted.
            long: Several lines.
            pause: Told what stands there, whenever typing pauses.
        """
        super().__init__()
        self._pause = pause
        self._timer: Timer | None = None
        self._title, self._value, self._hint, self._long = title, value, hint, long
        self.last_typed = ""
        """What stood there when it was left."""

    def body(self) -> ComposeResult:
        """Title, hint, and where to type."""
        yield LinePane(id="words")
        if self._long:
            area = TextArea(self._value, soft_wrap=True, show_line_numbers=False)
            area.cursor_blink = False
            yield area
        else:
            yield Field(self._value)

    def keys(self) -> Sequence[tuple[str, str]]:
        """Save and back."""
        save = "Ctrl+S" if self._long else "Enter"
        return ((save, text("Save")), ("Esc", text("Back")))

    def on_mount(self) -> None:
        """Put the cursor behind what is there."""
        super().on_mount()
        words = (self._hint,) if self._hint else ()
        self.query_one("#words", LinePane).show(titled(self._title, *words))
        if self._long:
            area = self.query_one(TextArea)
            area.focus()
            area.move_cursor(area.document.end)
        else:
            self.query_one(Input).focus()

    @on(TextArea.Changed)
    def changed(self) -> None:
        """Typing goes on; a pause is waited for."""
        if self._timer is not None:
            self._timer.stop()
        if self._pause is not None:
            self._timer = self.set_timer(PAUSE_S, self._paused)

    def _paused(self) -> None:
        if self._pause is not None and self.typed != self._value:
            self._pause(self.typed)

    @on(Input.Submitted)
    def submitted(self, message: Input.Submitted) -> None:
        """Enter keeps the line."""
        message.stop()
        self.dismiss(message.value)

    def action_keep(self) -> None:
        """Keep what was typed."""
        self.dismiss(self.typed)

    @property
    def typed(self) -> str:
        """What stands there now."""
        return self.query_one(TextArea).text if self._long else self.query_one(Input).value

    def action_cancel(self) -> None:
        """Go back; what was typed can still be asked for."""
        self.last_typed = self.typed
        self.dismiss(None)


class ChoiceSheet(Sheet[str | None]):
    """A question that one key answers; dismissed with that key, or None."""

    def __init__(self, title: str, *words: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._words, self._choices = titled(title, *words), choices

    def body(self) -> ComposeResult:
        """The question."""
        yield LinePane(id="words")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Every choice with its key."""
        return (*self._choices, ("Esc", text("Back")))

    def on_mount(self) -> None:
        """Show the question."""
        super().on_mount()
        self.query_one("#words", LinePane).show(self._words)

    def on_key(self, event: events.Key) -> None:
        """Only the keys on the sheet answer."""
        event.stop()
        typed = narrow(event.character or "")
        if event.key == "escape":
            self.dismiss(None)
        elif typed and typed in {key for key, _ in self._choices}:
            self.dismiss(typed)
        elif event.key == "enter" and len(self._choices) == 1:
            self.dismiss(self._choices[0][0])
