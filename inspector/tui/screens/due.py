"""Findings by the day on which they are due; what is late comes first."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from inspector.clock import CHINA
from inspector.domain.derived import ListedFinding
from inspector.i18n import text
from inspector.services.lists import list_findings
from inspector.tui.lines.footer import key_lines
from inspector.tui.lines.line import BLANK, RULE, Line, Span, line, paragraph
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.lines.rows import RowList
from inspector.tui.lines.visits import finding_line
from inspector.tui.screens.base import AppScreen, Footer, Title


class DueScreen(AppScreen[tuple[str, str] | None]):
    """Every finding; dismissed with visit and item, or None."""

    CSS_PATH = "due.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [("escape,d,q", "dismiss(None)")]

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[ListedFinding, ...] = ()

    def compose(self) -> ComposeResult:
        """The findings, and the fact of the one under the cursor."""
        yield Title()
        yield RowList(id="findings")
        yield LinePane(id="empty")
        yield LineBar(id="split")
        yield LinePane(id="fact")
        yield Footer()

    def on_mount(self) -> None:
        """Ask for the findings."""
        self.query_one("#title", LineBar).show(self._title)
        self.query_one("#split", LineBar).show(lambda _: [RULE])
        self.query_one("#empty", LinePane).show(_empty)
        self.query_one("#fact", LinePane).show(self._fact)
        self.query_one(Footer).show(self.footer)
        self.query_one("#findings", RowList).focus()
        self.ask(list_findings, then=self._take)

    def footer(self, width: int) -> list[Line]:
        """The keys."""
        keys = (
            *((("Enter", text("Open")),) if self._found else ()),
            ("Esc", text("Back")),
            (self.key("app.language"), text("中文")),
        )
        return key_lines(keys, width)

    def _today(self) -> date:
        return self.inspector.clock.now().astimezone(CHINA).date()

    def _title(self, _width: int) -> list[Line]:
        count = text("{count} findings", count=len(self._found))
        return [line(f" {text('Due')}", right=(f"{count} ",), base="head")]

    def _take(self, found: tuple[ListedFinding, ...]) -> None:
        self._found = tuple(sorted(found, key=lambda one: (one.due is None, one.due or "")))
        self.set_class(not found, "-empty")
        keys = [one.finding for one in self._found]
        self.query_one("#findings", RowList).load(keys, self._row)
        self.query_one("#title", LineBar).paint()
        self.query_one("#fact", LinePane).paint()
        self.query_one(Footer).paint()

    def _row(self, at: int) -> Line:
        width = self.query_one("#findings", RowList).size.width
        return finding_line(self._found[at], self._today(), width)

    def _under_cursor(self) -> ListedFinding | None:
        key = self.query_one("#findings", RowList).cursor_key
        return next((one for one in self._found if one.finding == key), None)

    def _fact(self, width: int) -> list[Line]:
        one = self._under_cursor()
        return paragraph(f"{one.unit_name}  {one.item}  {one.fact}", width) if one else []

    @on(RowList.Moved)
    def moved(self, message: RowList.Moved) -> None:
        """Show the fact of the finding under the cursor."""
        message.stop()
        self.query_one("#fact", LinePane).paint()

    @on(RowList.Chosen)
    def chosen(self, message: RowList.Chosen) -> None:
        """Go to its item."""
        message.stop()
        one = self._under_cursor()
        if one is not None:
            self.dismiss((one.visit, one.item))


def _empty(width: int) -> list[Line]:
    told = text("Close a visit in its review: what is to be put right stands here by its day.")
    return [
        BLANK,
        line(Span(f"  {text('No findings yet.')}", "strong")),
        BLANK,
        *paragraph(told, width, lead="  "),
    ]
