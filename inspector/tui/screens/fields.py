"""Labels and fields: a line to type in, one of several, yes or no, a labelled row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from inspector.i18n import text
from inspector.tui.cells import clip
from inspector.tui.keys import with_twins
from inspector.tui.lines.line import Line, Span, line
from inspector.tui.lines.painted import LineBar
from inspector.tui.marks import marks
from inspector.tui.screens.base import Spoken


class Said(Spoken, Static):
    """A text of the catalogue that follows the language."""

    def __init__(self, msgid: str, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(text(msgid), id=id, classes=classes, markup=False)
        self.msgid = msgid

    def relabel(self) -> None:
        """Say it in the language spoken now."""
        self.update(text(self.msgid))


class Field(Spoken, Input):
    """A one-line input whose hint follows the language."""

    def __init__(
        self,
        value: str = "",
        *,
        hint: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name
        secret: bool = False,
        replaces: bool = False,
    ) -> None:
        """Make the field.

        Args:
            value: What stands there already.
            hint: The msgid of what is wanted.
            id: As Textual has it.
            secret: Whether what is typed is not shown.
            replaces: Whether typing replaces what was filled in.
        """
        super().__init__(
            value, placeholder=text(hint), id=id, password=secret, select_on_focus=replaces
        )
        self.hint = hint
        self.cursor_blink = False

    def relabel(self) -> None:
        """Give the hint in the language spoken now."""
        self.placeholder = text(self.hint)


class Row(Horizontal):
    """A label and its field."""

    DEFAULT_CSS = """
    Row {
        height: auto;
        & > .label { width: 13; height: 1; color: $ink-muted; padding: 0 1; }
        & > Input, & > TextArea {
            width: 1fr; border: none; padding: 0 1; background: $paper-side; color: $ink;
        }
        & > Input { height: 1; }
        & > Input:focus, & > TextArea:focus {
            border: none; background: $paper-field; color: $ink;
        }
        & > Choices { width: 1fr; }
    }
    """

    def __init__(
        self,
        label: str,
        field: Widget,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.label, self.field = label, field

    def compose(self) -> ComposeResult:
        """Label, then field."""
        yield Said(self.label, classes="label")
        yield self.field


MOST_OPTIONS = 9
"""As many as there are digits."""


class Choices(LineBar, can_focus=True):
    """One of several, or with `several=True` any of them; digits, arrows and Space choose.

    Its keys come first of all: what is typed after a digit must find the field that follows.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(with_twins(str(digit)), f"pick({digit})", show=False, priority=True)
            for digit in range(1, MOST_OPTIONS + 1)
        ),
        Binding("left", "move(-1)", show=False, priority=True),
        Binding("right", "move(1)", show=False, priority=True),
        Binding("space", "choose", show=False, priority=True),
    ]

    DEFAULT_CSS = """
    Choices { height: auto; background: $paper-side; }
    Choices:focus { background: $paper-field; }
    """

    @dataclass
    class Changed(Message):
        """Another option is chosen."""

        choices: "Choices"

        @property
        def control(self) -> "Choices":
            """The field that it comes from."""
            return self.choices

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        *,
        chosen: Sequence[str] = (),
        several: bool = False,
        then: "Callable[[], object] | None" = None,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        """Make the field.

        Args:
            options: Value and msgid (or a text that is no msgid).
            chosen: The values chosen at first.
            several: Whether any number of them can be chosen.
            then: Told of a choice made by digit or Space, before the next key is looked at.
            id: As Textual has it.
        """
        super().__init__(id=id)
        self._options, self._several, self._then = options, several, then
        self._chosen = set(chosen)
        self._places: list[tuple[int, int, int, int]] = []
        """Line, first cell, the cell behind, and which option."""
        self._at = next((at for at, (value, _) in enumerate(options) if value in self._chosen), 0)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values chosen, in order of the options."""
        return tuple(value for value, _ in self._options if value in self._chosen)

    @property
    def value(self) -> str:
        """The value chosen; empty while there is none."""
        return next(iter(self.chosen), "")

    def choose(self, *values: str) -> None:
        """Choose these values and no others."""
        self._chosen = set(values)
        self.paint()

    def offer(self, options: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Take other options."""
        self._options, self._chosen, self._at = options, set(chosen), 0
        self.refresh(layout=True)
        self.paint()

    def on_mount(self) -> None:
        """Show the options."""
        self.show(self._made)

    def watch_has_focus(self, has_focus: bool) -> None:
        """The option under the cursor shows only while the field has it."""
        super().watch_has_focus(has_focus)
        self.paint()

    def _made(self, width: int) -> list[Line]:
        own = marks()
        on, off = (own.checked, own.blank) if self._several else (own.on, own.off)
        lines: list[Line] = []
        spans: list[Span] = []
        used = 0
        self._places = []
        for at, (value, label) in enumerate(self._options):
            words = f"{on if value in self._chosen else off} {at + 1} {text(label)}"
            look = "strong" if value in self._chosen else "muted"
            here = self.has_focus and at == self._at
            span = Span(f"{'>' if here else ' '}{words} ", "key" if here else look)
            if used and used + cell_len(span.text) > width:
                lines.append(line(*spans))
                spans, used = [], 0
            spans.append(span)
            self._places.append((len(lines), used, used + cell_len(span.text), at))
            used += cell_len(span.text)
        return [*lines, line(*spans)]

    def on_click(self, event: events.Click) -> None:
        """A mouse may choose, too."""
        for y, start, end, at in self._places:
            if y == event.y and start <= event.x < end:
                self.action_pick(at + 1)

    def action_pick(self, digit: int) -> None:
        """A digit chooses at once."""
        if digit <= len(self._options):
            self._at = digit - 1
            self.action_choose()

    def action_move(self, step: int) -> None:
        """Arrows move; where only one can be chosen they choose."""
        if not self._options:
            return
        self._at = (self._at + step) % len(self._options)
        if self._several:
            self.paint()
        else:
            self._toggle(self._options[self._at][0])

    def action_choose(self) -> None:
        """Choose the option under the cursor."""
        if not self._options:
            return
        self._toggle(self._options[self._at][0])
        if self._then is not None:
            self._then()

    def _toggle(self, value: str) -> None:
        if self._several:
            self._chosen ^= {value}
        else:
            self._chosen = {value}
        self.paint()
        self.post_message(self.Changed(self))


class Offers(Choices):
    """Words that are ready: a digit hands them over, and none of them stays chosen."""

    DEFAULT_CSS = """
    Offers { min-height: 1; }
    """
    COLUMN = 34

    def __init__(
        self,
        words: Sequence[str],
        *,
        take: Callable[[str], object],
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__([(one, one) for one in words[:MOST_OPTIONS]], id=id)
        self._take = take

    def action_move(self, step: int) -> None:
        """Arrows only move: words that are handed over stand in a text."""
        if self._options:
            self._at = (self._at + step) % len(self._options)
            self.paint()

    def _toggle(self, value: str) -> None:
        self._take(value)

    def _made(self, width: int) -> list[Line]:
        columns = max(1, width // self.COLUMN)
        wide = max(8, width // columns)
        self._places = []
        lines: list[Line] = []
        for start in range(0, len(self._options), columns):
            spans = []
            row = len(lines)
            for at, (_, words) in enumerate(self._options[start : start + columns], start):
                here = self.has_focus and at == self._at
                left = (at - start) * wide
                self._places.append((row, left, left + wide, at))
                mark = ">" if here else " "
                shown = clip(words.replace("\n", " "), wide - 4, marks().ellipsis)
                spans.append(Span(f"{mark}{at + 1} ", "key"))
                spans.append(Span(set_cell_size(shown, wide - 3), "key" if here else ""))
            lines.append(line(*spans))
        return lines or [line()]
