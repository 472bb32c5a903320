"""The walk-through: items in order, one key an answer, the item under the cursor explained."""

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import Resize

from inspector.domain.checklist import Item
from inspector.domain.words import VisitType
from inspector.errors import InspectorError
from inspector.i18n import text
from inspector.services.commands import WALK, Command
from inspector.services.visits import Shown, show_visit
from inspector.tui.answer_keys import clipped, enter_label, presses_of
from inspector.tui.bindings import bindings_of
from inspector.tui.lines.detail import Worded
from inspector.tui.lines.footer import footer_lines
from inspector.tui.lines.instances import vacant_lines
from inspector.tui.lines.line import RULE, Line, Span, line
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.lines.rows import RowList
from inspector.tui.lines.sections import (
    Here,
    SectionCount,
    here_in,
    section_column,
    section_counts,
    section_strip,
)
from inspector.tui.lines.top import header_line, totals_line
from inspector.tui.marks import marks
from inspector.tui.screens.answering_forms import AnsweringForms
from inspector.tui.screens.base import Footer
from inspector.tui.screens.going import Going
from inspector.tui.screens.instances import Instances
from inspector.tui.screens.quick import Quick
from inspector.tui.screens.remarking import Remarking
from inspector.tui.screens.scored import Scored
from inspector.tui.screens.timing import Timing
from inspector.tui.words import said

WIDE_CELLS = 110
LOW_LINES = 18
FOOTER = (
    *("walk.instance_add", "visit.repeat", "walk.instance_next"),
    *("walk.occurrence", "walk.note", "walk.next", "walk.find", "walk.review", "visit.undo"),
    *(
        "walk.ready",
        "walk.repeat",
        "evidence.add",
        "walk.rest",
        "visit.lap",
        "visit.occupancy",
        "walk.phrases",
        "walk.lead",
        "walk.good",
    ),
)
"""After the answers, most used first: what does not fit is in the help."""
ANSWER_KEYS = {
    "1": "walk.one",
    "2": "walk.two",
    "3": "walk.three",
    "4": "walk.four",
    "5": "walk.five",
    "6": "walk.six",
    "7": "walk.seven",
    "8": "walk.eight",
    "9": "walk.nine",
    "n": "walk.not_applicable",
    "m": "walk.did_not_occur",
    "0": "walk.unchecked",
}
"""The command of each key that answers, in the order of the footer."""


class Ground(Container):
    """Holds widgets and shows nothing by itself: it need not be painted line by line."""

    BLANK = True


class WalkScreen(Instances, AnsweringForms, Remarking, Quick, Going, Timing, Scored):
    """One visit, walked item by item."""

    PLACE = WALK
    BLANK = True
    CSS_PATH = "walk.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        # There is no field here to type in: so no key has to go through the widgets first.
        *bindings_of(WALK, over_fields=True),
        ("escape", "leave"),
        ("shift+down", "scroll_detail(1)"),
        ("shift+up", "scroll_detail(-1)"),
    ]

    def __init__(self, visit: str, *, item: str | None = None) -> None:
        super().__init__()
        self.visit = visit
        self.first = item
        self.items = RowList(id="items")
        """The list of items."""
        self._top = LineBar(id="header")
        self._totals = LineBar(id="totals")
        self._strip = LineBar(id="strip")
        self._column = LinePane(id="column")
        self._detail = LinePane(id="detail")
        self._line = LineBar(id="notice")
        self._footer = Footer()
        self._notice = ""
        self._counts: tuple[SectionCount, ...] = ()
        self._sectioned: tuple[tuple[SectionCount, ...], str] | None = None
        """What the sections were painted with."""
        self._footed: tuple[object, list[Line]] | None = None
        """The footer that was made last, and of what."""
        self._worded = Worded()
        self._is_wide = False

    def compose(self) -> ComposeResult:
        """Where am I, how far, the items, the item; at the bottom the keys."""
        yield self._top
        yield self._totals
        yield self._strip
        with Ground(id="mid"):
            yield self._column
            yield self.items
            yield LineBar(id="divider")
            yield self._detail
        yield self._line
        yield self._footer

    def on_mount(self) -> None:
        """Ask for the visit; the clock in the header runs."""
        self.items.follow(self.moved)
        self.set_focus(self.items)
        self.query_one("#divider", LineBar).show(lambda _: [RULE])
        self._line.show(self._notice_line)
        self.is_reading = True
        self.ask(show_visit, self.visit, then=self._first_read, failed=self._unread)
        self.set_interval(1.0, self.tick)

    def on_resize(self, event: Resize) -> None:
        """Side by side where there is room; nothing exists only there."""
        wide = self._is_wide = event.size.width >= WIDE_CELLS
        self.set_class(wide, "-wide")
        self.set_class(not wide, "-narrow")
        self.set_class(event.size.height < LOW_LINES, "-low")

    def _first_read(self, shown: Shown) -> None:
        self.is_reading = False
        self.accept(shown)

    def _unread(self, error: InspectorError) -> None:
        self.is_reading = False
        self.tell(error)

    def accept(self, shown: Shown) -> None:
        """Take the visit as the store has it now."""
        before, self.shown = self.shown, shown
        if before is None:
            self.set_class(shown.visit.type is VisitType.COVERT, "-quiet")
            self.load_rows(shown)
            self.begin(shown)
            self.paint_around()
            self.look_back()
            self.remember(shown)
            return
        if shown.visit.instances is not before.visit.instances:
            self.load_rows(shown)
            self.paint_around()
            return
        stays = self.stays_since(before)
        self.items.renew(stays=stays)
        # After an answer the cursor stands on the next item already, which is explained already.
        self.paint_around(here=not stays(self.items.cursor_row))
        asyncio.get_running_loop().call_soon(self._look_ahead)

    def _look_ahead(self) -> None:
        """Word the item that the next answer leads to, while the hand is on its way to the key."""
        code = self.next_unchecked() if self.item is not None else None
        item = self.shown.checklist.by_code.get(code) if self.shown and code else None
        if item is not None:
            self._detail_of(item, self._detail.size.width)

    def paint_around(self, *, here: bool = True) -> None:
        """Everything but the list, where it differs.

        Args:
            here: Also what is about the item under the cursor alone.
        """
        shown = self.shown
        if shown is None:
            return
        self._counts = section_counts(shown)
        self._top.show(self._header)
        self._totals.show(self._totals_line)
        if here:
            self._paint_here(top=False)
        else:
            self._paint_sections()

    def moved(self) -> None:
        """Explain the item that the cursor came to."""
        self.notice("")
        self._paint_here(top=True)

    def _paint_here(self, *, top: bool) -> None:
        """What depends on the item under the cursor."""
        if self.items.cursor_key is None:
            return
        self._paint_sections()
        self._paint_detail(top=top)
        self._footer.show(self.footer)

    def _paint_sections(self) -> None:
        painted, here = self._sectioned, self.section.code if self.section else ""
        if painted is not None and painted[0] is self._counts and painted[1] == here:
            return
        self._sectioned = self._counts, here
        self._strip.show(self._strip_lines)
        self._column.show(self._column_lines)

    def _totals_line(self, width: int) -> list[Line]:
        return [totals_line(self.shown, width)] if self.shown else []

    @property
    def _here(self) -> Here | None:
        section, shown = self.section, self.shown
        if section is None or shown is None:
            return None
        return here_in(shown, section, self.headings[section.code].place)

    def _strip_lines(self, width: int) -> list[Line]:
        return [section_strip(self._counts, self._here, width)]

    def _column_lines(self, width: int) -> list[Line]:
        return section_column(self._counts, self._here, width)

    def _paint_detail(self, *, top: bool) -> None:
        self._detail.show(self._detail_lines, top=top)
        self._line.paint()

    def _detail_lines(self, width: int) -> list[Line]:
        if self.item is not None:
            return self._detail_of(self.item, width)
        if self.shown is None or self.vacant is None:
            return []
        return vacant_lines(self.shown, self.vacant.section, width, self.key)

    def _detail_of(self, item: Item, width: int) -> list[Line]:
        if self.shown is None:
            return []
        roomy = self._is_wide or self.has_class("-tall")
        return self._worded.lines(self.shown, self.last_time, item, width, roomy)

    def paint_detail(self) -> None:
        """Paint the text of the item again."""
        self._paint_detail(top=False)

    def tick(self) -> None:
        """A second went by."""
        if self.shown is not None and self.is_active:
            self._top.show(self._header)
            self.remind()

    def _header(self, width: int) -> list[Line]:
        if self.shown is None:
            return []
        return [header_line(self.shown, self.inspector.clock.now(), width)]

    def notice(self, words: str) -> None:
        """Say something between list and detail, until the cursor moves."""
        if words != self._notice:
            self._notice = words
            self._line.show(self._notice_line)

    def paint_notice(self) -> None:
        """Paint the line between list and detail again."""
        self._line.paint()

    def _notice_line(self, width: int) -> list[Line]:
        rule = marks().rule
        if not self._notice:
            more = self._detail.below
            said = text("{count} more lines: {key}", count=more, key=self.key("walk.detail"))
            hint = f" {said} " if more else ""
            due = f" {self.reminder} " if self.reminder else ""
            across = Span(rule * (width - cell_len(hint) - cell_len(due) - 2), "muted")
            reminder = (Span(due, "" if self.is_quiet else "warn"), Span(rule * 2, "muted"))
            return [line(across, right=(*reminder, Span(hint, "muted")))]
        rest = rule * max(0, width - cell_len(self._notice) - 4)
        said_so = Span(f" {self._notice} ", "warn")
        return [line(Span(rule * 2, "muted"), said_so, Span(rest, "muted"))]

    def offered(self) -> Iterable[Command]:
        """What fits the item and the visit's state."""
        reading = {"walk.find", "walk.violation", "walk.review", "walk.detail", "visit.history"}
        reading |= {"walk.section_next", "walk.section_back", "walk.phrases"}
        reading |= {"visit.score", "visit.columns", "visit.repeat"}
        reading |= {"walk.instance_next", "walk.instance_back"}
        order = (*ANSWER_KEYS.values(), *FOOTER)
        takes = self.takes_answers
        fits = [one for one in super().offered() if takes or one.id in reading]
        return sorted(fits, key=lambda one: order.index(one.id) if one.id in order else len(order))

    def footer(self, width: int) -> list[Line]:
        """The answers that this item takes come first, by their own words."""
        item, rows = self.item, self._footer.size.height or 1
        presses = presses_of(item) if item else ()
        enter = enter_label(item) if item else ""
        # Items in a row mostly take the same answers.
        asked = (presses, enter, self.takes_answers, self.is_in_instance, width, rows)
        if self._footed is None or self._footed[0] != asked:
            shown = {press.key: clipped(press.label) for press in presses}
            labels = {command: shown.get(key, "") for key, command in ANSWER_KEYS.items()}
            labels["walk.occurrence"] = enter
            self._footed = asked, footer_lines(self.offered(), width, rows, labels)
        return self._footed[1]

    def action_walk_detail(self) -> None:
        """Give the text all the room, or take it back."""
        self.toggle_class("-tall")
        self._paint_detail(top=True)
        self.call_after_refresh(self.items.reveal)

    def action_scroll_detail(self, lines: int) -> None:
        """Scroll the text of the item."""
        self._detail.scroll_lines(lines)
        self._line.paint()

    def action_walk_review(self) -> None:
        """See what is missing, and close."""
        from inspector.tui.screens.review import ReviewScreen  # noqa: PLC0415

        if self.shown is not None:
            self.app.push_screen(ReviewScreen(self.shown), self._reviewed)

    def _reviewed(self, code: str | None) -> None:
        self.ask(show_visit, self.visit, then=self.accept)
        if code:
            self.items.go(code)
        if self.amending is not None:
            self.notice(text("Amending: {reason}; Esc ends it", reason=self.amending))

    def action_visit_history(self) -> None:
        """Everything recorded on this visit."""
        from inspector.tui.screens.history import HistoryScreen  # noqa: PLC0415

        self.app.push_screen(HistoryScreen(self.visit))

    def action_leave(self) -> None:
        """Back to the visits, which keep the place; everything is saved already."""
        if self.has_class("-tall"):
            self.action_walk_detail()
        elif self.amending is not None:
            del self.inspector.amending[self.visit]
            self.notice(text("The amendment is ended"))
            self.paint_around()
        else:
            self.dismiss(self.item.code if self.item else None)

    def relabel(self) -> None:
        """Say everything in the language spoken now, with the keys of now."""
        self._footed, self._worded = None, Worded()
        super().relabel()
        self.paint_around()

    def title_of(self, item: Item) -> str:
        """Code and requirement, as questions about it begin."""
        return f"{item.code}  {said(item.text)}"
