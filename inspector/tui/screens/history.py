"""Everything that was recorded on a visit, in order, by whom; nothing is ever missing here."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from inspector.clock import CHINA
from inspector.i18n import text
from inspector.services.listing import HistoryLine, history
from inspector.tui.lines.footer import key_lines
from inspector.tui.lines.line import BLANK, Line, Span, line
from inspector.tui.lines.painted import LineBar
from inspector.tui.lines.rows import RowList
from inspector.tui.screens.base import AppScreen, Footer, Title
from inspector.tui.words import said


class HistoryScreen(AppScreen[None]):
    """The history of one visit; the newest entry stands at the end."""

    CSS_PATH = "history.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,h,q", "dismiss(None)", show=False)]

    def __init__(self, visit: str) -> None:
        super().__init__()
        self._visit = visit
        self._past: Sequence[HistoryLine] = ()

    def compose(self) -> ComposeResult:
        """A title, the entries, the way back."""
        yield Title()
        yield RowList(id="log")
        yield Footer()

    def on_mount(self) -> None:
        """Ask for it."""
        self.query_one("#title", LineBar).show(self._title)
        self.query_one(Footer).show(self.footer)
        self.query_one("#log", RowList).focus()
        self.ask(history, self._visit, then=self._take)

    def footer(self, width: int) -> list[Line]:
        """The way back."""
        return key_lines((("↑ ↓", text("rows")), ("Esc", text("Back"))), width)

    def _title(self, _width: int) -> list[Line]:
        count = text("{count} entries", count=len(self._past))
        return [line(f" {text('History')}", right=(f"{count} ",), base="head")]

    def _take(self, past: Sequence[HistoryLine]) -> None:
        self._past = past
        log = self.query_one("#log", RowList)
        log.load([str(at) for at in range(len(past))], self._row)
        log.action_edge(1)
        self.query_one("#title", LineBar).paint()

    def _row(self, at: int) -> Line:
        if at >= len(self._past):
            return BLANK
        one = self._past[at]
        when = f"{one.at.astimezone(CHINA):%m-%d %H:%M:%S}"
        return line(
            Span(f"  {when}  ", "muted"),
            Span(f"{one.item or ''} ", "strong"),
            Span(said(one.text)),
            right=(Span(f" {one.actor_name} ", "muted"),),
        )
