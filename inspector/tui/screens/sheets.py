"""Sheets from below: one question or one message; what stands behind stays in sight."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from inspector.domain.masking import Private, masked
from inspector.errors import InspectorError
from inspector.i18n import text
from inspector.services.telling import masked_told, told
from inspector.tui.keys import narrow
from inspector.tui.lines.footer import key_lines
from inspector.tui.lines.line import Line, Span, line, paragraph
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.screens.base import KeyBar
from inspector.tui.screens.fields import Field
from inspector.tui.screens.leaving import Leaving, R
from inspector.tui.type_ahead import Between

if TYPE_CHECKING:
    from textual.timer import Timer

    from inspector.tui.app import InspectorApp
    from inspector.tui.drafts import Drafts

MOST_KEY_LINES = 5


class Sheet(Between, Leaving[R], ModalScreen[R]):
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
        # One cell nearer: the sheet has a margin of its own, and its title begins there.
        return [line(Span(one.left[0].text[1:], "key"), *one.left[1:]) for one in made if one.left]

    def key(self, command_id: str) -> str:
        """The key that a command has now, as texts name it."""
        return cast("InspectorApp", self.app).key(command_id)

    def relabel(self) -> None:
        """A sheet stays as it was asked; only its keys follow the language."""
        self.query_one(".keys", LineBar).paint()

    def action_cancel(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)


def titled(title: str, *words: str, look: str = "") -> Callable[[int], list[Line]]:
    """A maker of a title, if there is one, and texts below it."""

    def made(width: int) -> list[Line]:
        lines = paragraph(title, width, look="strong", lead="") if title else []
        for one in words:
            lines += paragraph(one, width, look=look, lead="")
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


def told_while_typing(drafts: "Drafts", texts: Sequence[str]) -> list[str]:
    """What to say at once: what will be masked, and that the disk does not take drafts."""
    found: Counter[Private] = Counter()
    for one in texts:
        found.update(masked(one).counts)
    words = masked_told(found)
    said = [text("Will be masked: {found}", found=words)] if words else []
    if drafts.trouble:
        said.append(text("Not on the disk, only on the screen: {reason}", reason=drafts.trouble))
    return said


PAUSE_S = 0.8
"""After so long without a key, typing pauses."""


class TextSheet(Sheet[str | None]):
    """One line, or several, to be typed; dismissed with the text, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", show=False, priority=True),
        Binding("enter", "enter", show=False, priority=True),
    ]
    REPLACES: ClassVar[bool] = False
    """Whether typing replaces what stands there already."""

    def __init__(
        self,
        title: str,
        *,
        value: str = "",
        hint: str = "",
        long: bool = False,
        draft: str = "",
        does: str = "",
    ) -> None:
        """Ask for a text.

        Args:
            title: What it is about.
            value: What stands there already.
            hint: What is wanted.
            long: Several lines.
            draft: Under which name what is typed is kept until it is saved; whoever asks lets it
                go then. Without a name it is not kept: a path, a search.
            does: What Enter does with it; empty where the text is saved.
        """
        super().__init__()
        self._does = does
        self._draft, self._is_draft = draft, False
        self._timer: Timer | None = None
        self._title, self._value, self._hint, self._long = title, value, hint, long

    def body(self) -> ComposeResult:
        """Title, hint, and where to type."""
        yield LinePane(id="words")
        kept = self._drafts.get(self._draft) if self._draft else None
        self._is_draft = kept is not None
        value = self._value if kept is None else str(kept["text"])
        if self._long:
            area = TextArea(value, soft_wrap=True, show_line_numbers=False)
            area.cursor_blink = False
            yield area
        else:
            yield Field(value, replaces=self.REPLACES)
        yield LinePane(id="told")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Save, or what else is done with the text, and back."""
        keep = "Ctrl+S" if self._long else "Enter"
        return ((keep, self._does or text("Save")), ("Esc", text("Back")))

    def on_mount(self) -> None:
        """Put the cursor behind what is there."""
        super().on_mount()
        words = (self._hint,) if self._hint else ()
        self.query_one("#words", LinePane).show(titled(self._title, *words))
        self.tell_typed()
        field = self._field
        self.set_focus(field)
        if isinstance(field, TextArea):
            field.move_cursor(field.document.end)

    @property
    def _drafts(self) -> "Drafts":
        return cast("InspectorApp", self.app).drafts

    @property
    def _field(self) -> TextArea | Input:
        return self.query_one(TextArea) if self._long else self.query_one(Input)

    @on(TextArea.Changed)
    @on(Input.Changed)
    def changed(self) -> None:
        """Say what will be masked; what is typed is kept at the next pause."""
        self.tell_typed()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE_S, self._keep_draft)

    def _keep_draft(self) -> bool:
        """Keep what is typed, unless it is what was there; whether there is a draft now."""
        if not self._draft:
            return False
        typed = self.typed
        if not typed.strip() or typed == self._value:
            self._drafts.drop(self._draft)
            return False
        self._drafts.put(self._draft, {"text": typed})
        return True

    def tell_typed(self) -> None:
        """Say what will be masked, and how it stands with the draft."""
        pane = self.query_one("#told", LinePane)
        words = told_while_typing(self._drafts, [self.typed] if self._draft else [])
        words += [text("a draft, not saved yet")] if self._is_draft else []
        pane.display = bool(words)
        pane.show(
            lambda width: [
                made for one in words for made in paragraph(one, width, look="warn", lead="")
            ]
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a text of several lines Enter begins a line."""
        return action != "enter" or not self._long

    def action_enter(self) -> None:
        """Enter keeps the line."""
        self.action_keep()

    def action_keep(self) -> None:
        """Keep what was typed, when the last of it has arrived."""
        if not self.between:
            self.between += 1
            self._field.call_later(self._keep)

    def _keep(self) -> None:
        # Until it is saved it may still be lost.
        self._keep_draft()
        self.dismiss(self.typed)

    @property
    def typed(self) -> str:
        """What stands there now."""
        field = self._field
        return field.text if isinstance(field, TextArea) else field.value

    def action_cancel(self) -> None:
        """Go back; what was typed stays as a draft."""
        self.between += 1
        self._field.call_later(self._leave)

    def _leave(self) -> None:
        is_kept = self._keep_draft()
        self.dismiss(None)
        if is_kept and callable(say := getattr(self.app.screen, "notice", None)):
            say(text("What was typed is kept as a draft"))


class ChoiceSheet(Sheet[str | None]):
    """A question that one key answers; dismissed with that key, or None."""

    def __init__(self, title: str, *words: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._words, self._choices = titled(title, *words), choices

    def body(self) -> ComposeResult:
        """The question."""
        yield LinePane(id="words")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Every choice with its key; those that the words above tell of are one range."""
        told = [key for key, label in self._choices if not label]
        span = told[0] if len(told) == 1 else f"{told[0]}-{told[-1]}" if told else ""
        ranged = [(span, text("choose"))] if told else []
        return (*ranged, *(one for one in self._choices if one[1]), ("Esc", text("Back")))

    def on_mount(self) -> None:
        """Show the question."""
        super().on_mount()
        self.query_one("#words", LinePane).show(self._words)

    def take_typed(self, event: events.Key) -> bool:
        """Only the keys on the sheet answer; the next key is for what stands behind it."""
        typed = narrow(event.character or "")
        if typed and typed in {key for key, _ in self._choices}:
            self.dismiss(typed)
            return True
        if event.key == "enter" and len(self._choices) == 1:
            self.dismiss(self._choices[0][0])
            return True
        return False
