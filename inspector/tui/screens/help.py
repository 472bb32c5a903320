"""Help: every key of the screen one came from, and how the app is used."""

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from inspector.i18n import N_, text
from inspector.services.commands import EVERYWHERE, Command, offered_on
from inspector.services.keymap import keyed
from inspector.tui.keys import shown
from inspector.tui.lines.footer import key_lines
from inspector.tui.lines.line import BLANK, Line, Span, heading, line, paragraph
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.screens.base import AppScreen, Footer, Title

MOVING = (
    ("↑ ↓  j k", N_("one row")),
    ("PgUp PgDn", N_("one page")),
    ("Home End", N_("first and last row")),
    ("Esc", N_("back; nothing is lost")),
)
MANNERS = (
    N_("An answer goes on to the next unchecked item; a violation opens its occurrence instead."),
    N_("What the list shows is on the disk. {undo} takes back anything, as far back as you like."),
    N_("Digits and punctuation also work full-width, under an input method."),
    N_("Unchecked never counts as compliant; the score says so while anything is open."),
)


class HelpScreen(AppScreen[None]):
    """Every key of one screen."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,question_mark,q,enter,fullwidth_question_mark", "dismiss(None)", show=False
        ),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(15)", show=False),
        Binding("pageup", "scroll(-15)", show=False),
    ]

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def compose(self) -> ComposeResult:
        """A title, the keys, the way back."""
        yield Title()
        yield LinePane(id="keys")
        yield Footer()

    def on_mount(self) -> None:
        """Show them."""
        self.query_one("#title", LineBar).show(lambda _: [line(f" {text('Help')}", base="head")])
        self.query_one("#keys", LinePane).show(self._lines)
        self.query_one(Footer).show(self.footer)

    def footer(self, width: int) -> list[Line]:
        """The way back."""
        return key_lines((("Esc", text("Back")), (self.key("app.language"), text("中文"))), width)

    def _lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        if self._place:
            lines += _keys(text("On this screen"), self._keyed(self._place), width)
        lines += _keys(text("Everywhere"), self._keyed(EVERYWHERE), width)
        lines += [heading(text("Moving"))]
        lines += [_key(keys, text(what)) for keys, what in MOVING]
        lines += [BLANK, heading(text("Good to know"))]
        for manner in MANNERS:
            said = text(manner, undo=self.key("visit.undo"))
            lines += paragraph(said, width, lead="  ")
        return lines

    def _keyed(self, place: str) -> Iterable[Command]:
        return keyed(offered_on(place), self.inspector.settings.keys)

    def action_scroll(self, lines: int) -> None:
        """Scroll the help."""
        self.query_one("#keys", LinePane).scroll_lines(lines)


def _keys(title: str, commands: Iterable[Command], width: int) -> list[Line]:
    lines = [heading(title)]
    for command in commands:
        if command.key:
            lines += _command(command, width)
    return [*lines, BLANK]


def _command(command: Command, width: int) -> list[Line]:
    indent = min(32, max(24, width * 2 // 5))
    made = paragraph(text(command.help), width, lead=" " * indent)
    label = text(command.label)
    head = f"  {shown(command.key or ''):<9}{label}"
    gap = " " * max(1, indent - cell_len(head))
    first = made[0].left[1:]
    return [line(Span(head[:11], "strong"), Span(head[11:] + gap), *first), *made[1:]]


def _key(keys: str, what: str) -> Line:
    return line(Span(f"  {keys}", "strong"), Span(" " * max(1, 20 - cell_len(keys))), what)
