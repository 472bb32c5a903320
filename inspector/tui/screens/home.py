"""The first screen: the visits, what is unfinished, what is due."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from inspector.clock import CHINA
from inspector.domain.visit_row import VisitRow
from inspector.domain.words import VisitState
from inspector.i18n import N_, text
from inspector.services.commands import HOME, Command
from inspector.services.drafts import drafts
from inspector.services.lists import list_findings, list_visits
from inspector.services.workspace import Status, status
from inspector.tui.bindings import bindings_of
from inspector.tui.lines.line import RULE, Line
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.lines.rows import RowList
from inspector.tui.lines.visits import (
    Dues,
    dues_of,
    empty_home,
    home_counts,
    home_header,
    visit_line,
    visit_preview,
    visits_head,
)
from inspector.tui.screens.base import Footer, Title
from inspector.tui.screens.housekeeping import Housekeeping
from inspector.tui.words import STATES

if TYPE_CHECKING:
    from inspector.domain.derived import ListedFinding
    from inspector.services.visits import Shown
    from inspector.services.workspace import Workspace

A_SCREENFUL = 60
"""Visits read first."""

SORTS = (N_("by time"), N_("by unit"), N_("by state"))
FILTERS = (None, VisitState.OPEN, VisitState.CLOSED, VisitState.VOID)


class HomeScreen(Housekeeping):
    """The visits of the workspace."""

    PLACE = HOME
    CSS_PATH = "home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(HOME, over_fields=True),
        ("escape", "clear"),
        ("q", "app.quit"),
    ]

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__()
        # Read while the screen takes shape: what is there by then is in its first frame.
        self._ahead = (
            workspace.submit(status),
            workspace.submit(list_visits, limit=A_SCREENFUL),
            workspace.submit(drafts),
        )
        self._rows: tuple[VisitRow, ...] = ()
        self._status: Status | None = None
        self._dues = Dues()
        self._find = ""
        self._sort = 0
        self._state: VisitState | None = None
        self._come_from = ""
        """The visit that was left just now: the cursor belongs there."""
        self._places: dict[str, str] = {}
        """Where a visit was left, by visit."""

    def compose(self) -> ComposeResult:
        """Who and when, what waits, the visits, the one under the cursor, the keys."""
        yield Title(id="header")
        yield LineBar(id="above")
        yield RowList(id="visits")
        yield LinePane(id="empty")
        yield LineBar(id="preview")
        yield Footer()

    def on_mount(self) -> None:
        """The lines that change only with what is read."""
        self.query_one("#header", LineBar).show(self._header)
        self.query_one("#above", LineBar).show(self._above)
        self.query_one("#preview", LineBar).show(self._preview)
        self.query_one("#empty", LinePane).show(self._empty)
        self.query_one(Footer).show(self.footer)
        self.visits.focus()
        found, visits, typed = self._ahead
        self.take(found, self._take_status)
        self.take(visits, self._take_visits)
        self.take(typed, self.inspector.drafts.load)
        self.set_interval(20.0, self._paint_header)

    def _paint_header(self) -> None:
        # A screen behind another one that asks to be painted has the whole window painted again.
        if self.is_active:
            self.query_one("#header", LineBar).paint()

    def on_screen_resume(self) -> None:
        """Read all, and again: a visit may have changed while another screen was shown."""
        # After the frame that shows this screen, which reading would hold up.
        self.call_later(self.read)

    @property
    def visits(self) -> RowList:
        """The list of visits."""
        return self.query_one("#visits", RowList)

    @property
    def row(self) -> VisitRow | None:
        """The visit under the cursor."""
        key = self.visits.cursor_key
        return next((row for row in self._rows if row.visit == key), None)

    def read(self) -> None:
        """Ask the store for what is shown; a screenful comes before thousands."""
        find = self._find or None
        self.read_status()
        if not self._rows:
            self.ask(
                list_visits,
                states=self._only(),
                find=find,
                limit=A_SCREENFUL,
                then=self._take_first,
            )
            return
        self._read_all()

    def read_status(self) -> None:
        """Ask the store for what the header shows."""
        self.ask(status, then=self._take_status)

    def _take_first(self, rows: tuple[VisitRow, ...]) -> None:
        self._take_visits(rows)
        self.call_after_refresh(self._read_all)

    def _read_all(self) -> None:
        find = self._find or None
        self.ask(list_visits, states=self._only(), find=find, then=self._take_visits)
        self.ask(list_findings, then=self._take_findings)

    def _take_visits(self, rows: tuple[VisitRow, ...]) -> None:
        self._rows = _sorted(rows, self._sort)
        self.set_class(not rows, "-empty")
        self.visits.load([row.visit for row in self._rows], self._visit_line)
        if self._come_from in {row.visit for row in rows}:
            self.visits.go(self._come_from)
            self._come_from = ""
        self.query_one("#empty", LinePane).paint()
        self._paint()

    def _take_findings(self, findings: "tuple[ListedFinding, ...]") -> None:
        self._dues = dues_of(findings, self._today())
        self.query_one("#above", LineBar).paint()

    def _take_status(self, found: Status) -> None:
        self._status = found
        self._paint()

    def _paint(self) -> None:
        for name in ("#header", "#above", "#preview"):
            self.query_one(name, LineBar).paint()

    def _only(self) -> tuple[VisitState, ...]:
        return () if self._state is None else (self._state,)

    def _today(self) -> date:
        return self.inspector.clock.now().astimezone(CHINA).date()

    def _visit_line(self, at: int) -> Line:
        return visit_line(self._rows[at], self.visits.size.width, self._today())

    def _header(self, _width: int) -> list[Line]:
        found = self._status
        who = f"{found.office} · {found.person.name}" if found else ""
        last = found.last_backup if found else None
        is_late = found is not None and found.backup_is_late
        return [home_header(who, last, self.inspector.clock.now(), is_late=is_late)]

    def _above(self, width: int) -> list[Line]:
        """What waits, then the names of the columns."""
        unfinished = sum(1 for row in self._rows if row.state is VisitState.OPEN)
        free = self._status.free_bytes if self._status else None
        counts = home_counts(self._dues, unfinished, free, width)
        parts = [f"/ {self._find}"] if self._find else []
        parts += [text(STATES[self._state])] if self._state else []
        parts += [text(SORTS[self._sort])] if self._sort else []
        return [counts, RULE, visits_head(width, "   ".join(parts))]

    def _preview(self, width: int) -> list[Line]:
        return [RULE, *visit_preview(self.row, width)]

    def _empty(self, width: int) -> list[Line]:
        return empty_home(width, filtered=bool(self._find or self._state))

    @on(RowList.Moved)
    def moved(self, message: RowList.Moved) -> None:
        """Show more about the visit under the cursor."""
        message.stop()
        self.query_one("#preview", LineBar).paint()

    @on(RowList.Chosen)
    def open_visit(self, message: RowList.Chosen) -> None:
        """Walk it; one that is closed is read."""
        message.stop()
        self.walk(message.key)

    def walk(self, visit: str, item: str | None = None) -> None:
        """Open the walk-through of a visit."""
        from inspector.tui.screens.walk import WalkScreen  # noqa: PLC0415

        screen = WalkScreen(visit, item=item or self._places.get(visit))
        self.app.push_screen(screen, partial(self._left, visit))

    def _left(self, visit: str, item: str | None) -> None:
        self._come_from = visit
        if item is not None:
            self._places[visit] = item

    def action_visit_new(self) -> None:
        """Open a visit, then walk it."""
        from inspector.tui.screens.new_visit import NewVisitScreen  # noqa: PLC0415

        self.app.push_screen(NewVisitScreen(), self._opened)

    def _opened(self, visit: str | None) -> None:
        if visit is not None:
            self.walk(visit)

    def action_home_find(self) -> None:
        """Show only visits that hold these words."""
        from inspector.tui.screens.sheets import TextSheet  # noqa: PLC0415

        hint = text("unit, note, code…")
        sheet = TextSheet(text("Find visits"), value=self._find, hint=hint, does=text("Find"))
        self.app.push_screen(sheet, self._found)

    def _found(self, words: str | None) -> None:
        if words is not None:
            self._find = words.strip()
            self.read()

    def action_home_sort(self) -> None:
        """Sort in another order."""
        self._sort = (self._sort + 1) % len(SORTS)
        self._take_visits(self._rows)

    def action_home_state(self) -> None:
        """Show only visits of the next state, then all again."""
        self._state = FILTERS[(FILTERS.index(self._state) + 1) % len(FILTERS)]
        self.read()

    def action_clear(self) -> None:
        """Show everything again."""
        self._find, self._state, self._sort = "", None, 0
        self.read()

    def action_home_due(self) -> None:
        """The findings by their day."""
        from inspector.tui.screens.due import DueScreen  # noqa: PLC0415

        self.app.push_screen(DueScreen(), self._to_finding)

    def _to_finding(self, found: "tuple[str, str] | None") -> None:
        if found is not None:
            self.walk(*found)

    def action_export_findings(self) -> None:
        """Export the visit under the cursor."""
        from inspector.tui.screens.export import ExportScreen  # noqa: PLC0415

        if self.row is not None:
            self.app.push_screen(ExportScreen(self.row.visit, self.row.unit_name))

    def offered(self) -> Iterable[Command]:
        """What is done with visits; to see why one comes to what it does gives way first."""
        return sorted(super().offered(), key=lambda one: one.id == "visit.score")

    def action_visit_score(self) -> None:
        """Every point of the visit under the cursor explained."""
        from inspector.services.visits import show_visit  # noqa: PLC0415 - not to list visits

        if self.row is not None:
            self.ask(show_visit, self.row.visit, then=self._explain)

    def _explain(self, shown: "Shown") -> None:
        from inspector.tui.screens.score import ScoreScreen  # noqa: PLC0415

        def go(code: str | None) -> None:
            if code is not None:
                self.walk(shown.visit.visit, code)

        self.app.push_screen(ScoreScreen(shown), go)

    def action_visit_history(self) -> None:
        """Everything recorded on the visit under the cursor."""
        from inspector.tui.screens.history import HistoryScreen  # noqa: PLC0415

        if self.row is not None:
            self.app.push_screen(HistoryScreen(self.row.visit))


def _sorted(rows: tuple[VisitRow, ...], order: int) -> tuple[VisitRow, ...]:
    newest_first = sorted(rows, key=lambda row: row.at, reverse=True)
    if order == 1:
        return tuple(sorted(newest_first, key=lambda row: row.unit_name))
    if order == 2:
        return tuple(sorted(newest_first, key=lambda row: list(VisitState).index(row.state)))
    return tuple(newest_first)
