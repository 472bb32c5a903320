"""A score explained: total, section, item, rule, occurrences, each unfolded where one asks."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize

from inspector.domain.words import VisitType
from inspector.i18n import text
from inspector.services.commands import SCORE, Command
from inspector.services.visits import Shown
from inspector.tui.bindings import bindings_of
from inspector.tui.keys import shown
from inspector.tui.lines.footer import key_lines
from inspector.tui.lines.line import BLANK, RULE, Line, line, paragraph
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.lines.reviewing import total_told
from inspector.tui.lines.rows import RowList
from inspector.tui.lines.scoring import (
    Node,
    in_sight,
    node_line,
    node_told,
    opened_within,
    rows_about,
    score_nodes,
)
from inspector.tui.marks import marks
from inspector.tui.screens.base import AppScreen, Footer, Title

LOW_LINES = 22
AROUND = 8
"""Lines that are not rows."""


class ScoreScreen(AppScreen[str | None]):
    """The score of one visit; dismissed with the item to go to, or None."""

    PLACE = SCORE
    CSS_PATH = "score.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(SCORE, over_fields=True),
        ("escape,i,q", "leave"),
        ("shift+down", "scroll_full(1)"),
        ("shift+up", "scroll_full(-1)"),
    ]

    def __init__(self, shown: Shown, *, item: str = "") -> None:
        """Explain a score.

        Args:
            shown: The visit, as it stands.
            item: The one that one comes from: its rows are unfolded.
        """
        super().__init__()
        self._shown, self._item = shown, item
        self._score_rows: tuple[Node, ...] = ()
        self._opened: set[int] = set()
        self._seen: list[int] = []

    def compose(self) -> ComposeResult:
        """A title, the rows, the row under the cursor in full, the keys."""
        yield Title()
        yield RowList(id="rows")
        yield LinePane(id="empty")
        yield LineBar(id="divider")
        yield LinePane(id="full")
        yield Footer()

    def on_mount(self) -> None:
        """Show it; it is computed already, or now."""
        self.set_class(self._shown.visit.type is VisitType.COVERT, "-quiet")
        self._score_rows = score_nodes(self._shown)
        self.set_class(not self._score_rows, "-empty")
        self.query_one("#title", LineBar).show(self._title)
        self.query_one("#divider", LineBar).show(lambda _: [RULE])
        self.query_one("#empty", LinePane).show(self._empty)
        self.query_one("#full", LinePane).show(self._told)
        self.query_one(Footer).show(self.footer)
        self.rows.follow(self._moved)
        self.rows.focus()
        self._unfold_first()

    def on_resize(self, event: Resize) -> None:
        """Less is told in full where there is little room."""
        self.set_class(event.size.height < LOW_LINES, "-low")

    @property
    def rows(self) -> RowList:
        """The rows of the score."""
        return self.query_one("#rows", RowList)

    @property
    def _here(self) -> int | None:
        key = self.rows.cursor_key
        return None if key is None else int(key)

    def _unfold_first(self) -> None:
        """As deep as it fits, and at least the sections; with the item that one comes from."""
        self._opened = opened_within(self._score_rows, self.app.size.height - AROUND)
        own = rows_about(self._score_rows, self._shown.checklist, self._item)
        for at in own:
            self._unfold_above(at)
        self._fill()
        if own:
            self.rows.go(str(own[0]))
            self._moved()

    def _unfold_above(self, at: int) -> None:
        above: int | None = at
        while above is not None:
            self._opened.add(above)
            above = self._score_rows[above].above

    def _fill(self) -> None:
        self._seen = in_sight(self._score_rows, self._opened)
        self.rows.load([str(at) for at in self._seen], self._row)
        self._moved()

    def _row(self, place: int) -> Line:
        if place >= len(self._seen):
            return BLANK
        at = self._seen[place]
        return node_line(self._shown, self._score_rows[at], is_open=at in self._opened)

    def _moved(self) -> None:
        self.query_one("#full", LinePane).show(self._told, top=True)
        self.query_one(Footer).paint()

    def _title(self, _width: int) -> list[Line]:
        visit = self._shown.visit
        quiet = visit.type is VisitType.COVERT
        about = f"{visit.at:%m-%d}" if quiet else self._shown.unit.name
        left = f" {text('Score')} {marks().dot} {about}"
        right = f"{total_told(self._shown)} " if self._score_rows else ""
        return [line(left, right=(right,), base="head")]

    def _empty(self, width: int) -> list[Line]:
        words = (
            text("Nothing scored yet: answer an item, and each point is explained here.")
            if self._shown.checklist.scored
            else text("This checklist is not scored.")
        )
        return [BLANK, *paragraph(words, width, lead="  ")]

    def _told(self, width: int) -> list[Line]:
        at = self._here
        return [] if at is None else node_told(self._shown, self._score_rows[at], width)

    def offered(self) -> Iterable[Command]:
        """Columns only where the form has some."""
        has_columns = self._shown.checklist.columns
        return [one for one in super().offered() if has_columns or one.id != "visit.columns"]

    def footer(self, width: int) -> list[Line]:
        """Where Enter leads, and what folds."""
        at = self._here
        folds = [(shown(one.key or ""), text(one.label)) for one in self.offered() if one.footer]
        enter = () if at is None else (("Enter", self._enter(at)), *folds)
        return key_lines((*enter, ("Esc", text("Back"))), width)

    def _enter(self, at: int) -> str:
        if self._score_rows[at].item is not None:
            return text("To the item")
        return text("Fold") if at in self._opened else text("Unfold")

    @on(RowList.Chosen)
    def chosen(self, message: RowList.Chosen) -> None:
        """Go to the item of the row; a row without one is unfolded, or folded."""
        message.stop()
        at = int(message.key)
        if self._score_rows[at].item is not None:
            self.dismiss(self._score_rows[at].item)
        else:
            self._opened ^= {at}
            self._fill()

    def action_score_unfold(self) -> None:
        """Show what the row is made of, or step into it."""
        at = self._here
        if at is None or not self._score_rows[at].has_parts:
            return
        if at in self._opened:
            self.rows.action_move(1)
        else:
            self._opened.add(at)
            self._fill()

    def action_score_fold(self) -> None:
        """Hide what the row is made of, or go to the row that it is a part of."""
        at = self._here
        if at is None:
            return
        above = self._score_rows[at].above
        if at in self._opened and self._score_rows[at].has_parts:
            self._opened.discard(at)
            self._fill()
        elif above is not None:
            self.rows.go(str(above))

    def action_score_all(self) -> None:
        """Unfold every row, or only the sections."""
        every = {at for at, node in enumerate(self._score_rows) if node.has_parts}
        top = {at for at in every if self._score_rows[at].above is None}
        here = self._here
        self._opened = top if every <= self._opened else every
        self._fill()
        while here is not None and here not in self._seen:
            here = self._score_rows[here].above
        if here is not None:
            self.rows.go(str(here))

    def action_visit_columns(self) -> None:
        """What the form's other columns give each item."""
        from inspector.tui.screens.beside import BesideScreen  # noqa: PLC0415

        if self._shown.checklist.columns:
            here = self._here
            item = None if here is None else self._score_rows[here].item
            self.app.push_screen(BesideScreen(self._shown, item=item or ""))

    def action_scroll_full(self, lines: int) -> None:
        """Scroll the words of the row."""
        self.query_one("#full", LinePane).scroll_lines(lines)

    def action_leave(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)
