"""评分栏: what others give the same items, typed cell by cell beside what was scored here."""

from functools import partial
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize

from inspector.domain.answering import faults_of_column, no_points
from inspector.domain.checklist import Column, Item
from inspector.domain.columns import Beside, SideBySide, side_by_side
from inspector.domain.numbers import fraction_from
from inspector.domain.visit import ColumnPoints
from inspector.domain.words import VisitType
from inspector.errors import InspectorError
from inspector.i18n import text
from inspector.services.columns import amend_column, put_column
from inspector.services.commands import COLUMNS
from inspector.services.visits import Shown
from inspector.tui.bindings import bindings_of
from inspector.tui.keys import narrow
from inspector.tui.keys import shown as shown_key
from inspector.tui.lines.beside import (
    beside_detail,
    beside_head,
    beside_row,
    beside_sums,
    columns_in_sight,
)
from inspector.tui.lines.footer import key_lines
from inspector.tui.lines.line import BLANK, Line, Span, heading, line
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.lines.rows import RowList
from inspector.tui.marks import marks
from inspector.tui.screens.base import Footer, Title
from inspector.tui.screens.sheets import ErrorSheet, TextSheet
from inspector.tui.screens.undoing import Undoing
from inspector.tui.type_ahead import conversation
from inspector.tui.words import points, said

LOW_LINES = 22
DIGITS = frozenset("0123456789.-")


class BesideScreen(Undoing):
    """Every item in every score column; a digit begins the points of the cell."""

    PLACE = COLUMNS
    CSS_PATH = "beside.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(COLUMNS, over_fields=True),
        Binding("escape,c,q", "leave", show=False),
    ]

    def __init__(self, shown: Shown, *, item: str = "") -> None:
        """Show the columns of a form that has some.

        Args:
            shown: The visit.
            item: Where the cursor begins.
        """
        super().__init__()
        self.visit, self.shown = shown.visit.visit, shown
        self._own, self._first, self._at = shown, item, 0
        self._beside = _beside(shown)
        self._notice = ""

    items = getters.query_one("#items", RowList)
    """The list of items."""

    def compose(self) -> ComposeResult:
        """The columns' heads, the items, the sums, the item under the cursor."""
        yield Title()
        yield LineBar(id="head")
        yield RowList(id="items")
        yield LineBar(id="sums")
        yield LineBar(id="notice")
        yield LinePane(id="detail")
        yield Footer()

    def on_mount(self) -> None:
        """Begin at the item that one comes from, in the first column."""
        self.set_class(self._own.visit.type is VisitType.COVERT, "-quiet")
        self.query_one("#title", LineBar).show(self._title)
        self.query_one("#head", LineBar).show(self._head)
        self.query_one("#sums", LineBar).show(self._sums)
        self.query_one("#notice", LineBar).show(self._notice_line)
        self.query_one("#detail", LinePane).show(self._detail)
        self.query_one(Footer).show(self.footer)
        self.items.follow(self._moved)
        self.items.focus()
        self._load()
        self.items.go(self._first)

    def on_resize(self, event: Resize) -> None:
        """Less is told in full where there is little room."""
        self.set_class(event.size.height < LOW_LINES, "-low")

    def _load(self) -> None:
        rows: list[Beside | str] = []
        section = ""
        by_code = self._own.checklist.by_code
        for row in self._beside.rows:
            if by_code[row.item].section != section:
                section = by_code[row.item].section
                rows.append(section)
            rows.append(row)
        self._rows = rows
        keys = [row.item if isinstance(row, Beside) else None for row in rows]
        self.items.load(keys, self._row)

    # What is shown

    @property
    def _column(self) -> Column:
        return self._own.checklist.columns[self._at]

    @property
    def _seen(self) -> range:
        count = len(self._own.checklist.columns)
        return columns_in_sight(count, self._at, self.app.size.width)

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        key = self.items.cursor_key
        return self._own.checklist.by_code[key] if key else None

    @property
    def _row_here(self) -> Beside | None:
        key = self.items.cursor_key
        return next((row for row in self._beside.rows if row.item == key), None)

    def accept(self, shown: Shown) -> None:
        """Take the visit as the store has it now."""
        self.shown = self._own = shown
        self._beside = _beside(shown)
        self._load()
        self._paint()

    def _paint(self) -> None:
        self.items.renew()
        for name in ("#head", "#sums"):
            self.query_one(name, LineBar).paint()
        self._moved()

    def _moved(self) -> None:
        # The cell that is typed into is pointed at in the row under the cursor alone.
        self.items.renew()
        self.query_one("#notice", LineBar).paint()
        self.query_one("#detail", LinePane).show(self._detail, top=True)

    def _title(self, _width: int) -> list[Line]:
        visit = self._own.visit
        quiet = visit.type is VisitType.COVERT
        about = f"{visit.at:%m-%d}" if quiet else self._own.unit.name
        return [line(f" {text('Score columns')} {marks().dot} {about}", base="head")]

    def _head(self, _width: int) -> list[Line]:
        return [beside_head(self._own.checklist.columns, self._seen, self._at)]

    def _sums(self, _width: int) -> list[Line]:
        return [beside_sums(self._own, self._beside, self._seen)]

    def _row(self, at: int) -> Line:
        if at >= len(self._rows):
            return BLANK
        row = self._rows[at]
        checklist = self._own.checklist
        if isinstance(row, str):
            return heading(said(checklist.section(row).title))
        here = at == self.items.cursor_row
        return beside_row(checklist.by_code[row.item], row, self._seen, self._at, is_here=here)

    def _detail(self, width: int) -> list[Line]:
        row = self._row_here
        if row is None:
            return []
        return beside_detail(self._own.checklist, row, self._column, width)

    def _notice_line(self, width: int) -> list[Line]:
        rule = marks().rule
        if not self._notice:
            return [line(Span(rule * width, "muted"))]
        return [line(Span(rule * 2, "muted"), Span(f" {self._notice} ", "warn"))]

    def footer(self, width: int) -> list[Line]:
        """A digit begins; the rest as declared."""
        offered = [one for one in self.offered() if one.footer and one.key]
        keys = [(shown_key(one.key or ""), text(one.label)) for one in offered]
        return key_lines((("0-9", text("Give points")), *keys, ("Esc", text("Back"))), width)

    def notice(self, words: str) -> None:
        """Say something in passing."""
        self._notice = words
        self.query_one("#notice", LineBar).paint()

    def title_of(self, item: Item) -> str:
        """Column, code and requirement."""
        return f"{said(self._column.title)} {marks().dot} {item.code} {said(item.text)}"

    # What is pressed

    def take_typed(self, event: events.Key) -> bool:
        """A digit begins the points of the cell."""
        typed = narrow(event.character or "")
        if typed not in DIGITS or not typed:
            return False
        self._begin(typed)
        return True

    @on(RowList.Chosen)
    def chosen(self, message: RowList.Chosen) -> None:
        """Enter corrects what the cell has."""
        message.stop()
        row = self._row_here
        given = row.given[self._at] if row else None
        self._begin("" if given is None else points(given))

    def _begin(self, value: str) -> None:
        self.notice("")
        item = self.item
        if item is not None and self.may_write():
            self._ask_points(item, value)

    @conversation
    async def _ask_points(self, item: Item, value: str) -> None:
        column = self._column
        draft = f"{self.visit}/{column.code}/{item.code}"
        full = text("The item has {points} points.", points=points(item.points))
        while True:
            sheet = TextSheet(
                self.title_of(item), value=value, hint=full if item.points else "", draft=draft
            )
            typed = await self.app.push_screen_wait(sheet)
            if typed is None:
                return
            value = "".join(narrow(character) for character in typed.strip())
            wrong = self._wrong(column, item, value) if value else None
            if wrong is None:
                break
            await self.app.push_screen_wait(ErrorSheet(wrong))
        row = self._row_here
        if value or (row is not None and row.given[self._at] is not None):
            self._put(column, item, value, draft=draft)
        self.items.action_move(1)

    def _wrong(self, column: Column, item: Item, value: str) -> InspectorError | None:
        """What is wrong with points as they were typed."""
        try:
            given = ColumnPoints(column=column.code, item=item.code, points=fraction_from(value))
        except ValueError:
            return no_points(item.code, value[:20])
        return next(faults_of_column(self._own.checklist, given), None)

    def _put(self, column: Column, item: Item, value: str, *, draft: str = "") -> None:
        place = (column.code, item.code, value)
        if self.amending is None:
            self.write(put_column, *place, draft=draft)
        else:
            self.write(amend_column, *place, reason=self.amending, draft=draft)

    def action_columns_clear(self) -> None:
        """Take the points of the cell away."""
        row, item = self._row_here, self.item
        if row is not None and item is not None and row.given[self._at] is not None:
            self.after_step(partial(self._clear, item))

    def _clear(self, item: Item) -> None:
        if self.may_write():
            self._put(self._column, item, "")

    def action_columns_next(self) -> None:
        """The column on the right."""
        self._to_column(self._at + 1)

    def action_columns_back(self) -> None:
        """The column on the left."""
        self._to_column(self._at - 1)

    def _to_column(self, at: int) -> None:
        self._at = at % len(self._own.checklist.columns)
        self._paint()

    def action_columns_without(self) -> None:
        """To the next item without points in this column, around the end if need be."""
        self.go_on()

    def go_on(self) -> None:
        """To the next item without points in this column."""
        keys = self.items.keys
        left = {row.item for row in self._beside.rows if row.given[self._at] is None}
        here = self.items.place_of(self.items.cursor_key) + 1 if self.items.cursor_key else 0
        found = next((key for key in (*keys[here:], *keys[:here]) if key in left), None)
        if found is None:
            column = said(self._column.title)
            self.notice(text("{column}: every item has its points", column=column))
        else:
            self.items.go(found)

    def action_leave(self) -> None:
        """Back; everything is saved already."""
        self.dismiss(self.items.cursor_key)


def _beside(shown: Shown) -> SideBySide:
    return side_by_side(shown.visit, shown.checklist, shown.score)
