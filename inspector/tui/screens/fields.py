"""Fields that digits and arrows answer: one of several, yes or no, a labelled row."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget

from inspector.i18n import text
from inspector.tui.keys import narrow
from inspector.tui.lines.line import Line, Span, line
from inspector.tui.lines.painted import LineBar
from inspector.tui.marks import marks
from inspector.tui.screens.base import Said


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

    def __init__(self, label: str, field: Widget, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._label, self._field = label, field

    def compose(self) -> ComposeResult:
        """Label, then field."""
        yield Said(self._label, classes="label")
        yield self._field


class Choices(LineBar, can_focus=True):
    """One of several, or with `several=True` any of them; digits, arrows and Space choose."""

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
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        """Options are value and msgid (or a text that is no msgid)."""
        super().__init__(id=id)
        self._options, self._several = options, several
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

    def on_focus(self) -> None:
        """The option under the cursor shows only while the field has it."""
        self.paint()

    def on_blur(self) -> None:
        """As `on_focus`."""
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
                self._at = at
                self._toggle(self._options[at][0])

    def on_key(self, event: events.Key) -> None:
        """Digits choose at once; arrows move and Space chooses."""
        typed = narrow(event.character or "")
        if typed.isdigit() and 1 <= int(typed) <= len(self._options):
            self._at = int(typed) - 1
        elif event.key in {"left", "right"}:
            step = 1 if event.key == "right" else -1
            self._at = (self._at + step) % len(self._options)
        elif event.key != "space":
            return
        event.stop()
        event.prevent_default()
        if self._several and event.key in {"left", "right"}:
            self.paint()
            return
        self._toggle(self._options[self._at][0])

    def _toggle(self, value: str) -> None:
        if self._several:
            self._chosen ^= {value}
        else:
            self._chosen = {value}
        self.paint()
        self.post_message(self.Changed(self))
