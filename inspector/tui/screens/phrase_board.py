"""The phrase board: all phrases of a visit on one screen, each ticked by one key."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from inspector.domain.checklist import Item
from inspector.domain.instance_conditions import joined
from inspector.domain.repeating import parted, window_of
from inspector.domain.visit import PhraseTick
from inspector.domain.words import Tick, VisitType
from inspector.errors import InspectorError
from inspector.i18n import text
from inspector.services.commands import BOARD
from inspector.services.phrases import add_tick, clear_ticks, drop_tick
from inspector.services.undoing import Stepped
from inspector.services.visits import Shown, show_visit
from inspector.tui.bindings import bindings_of
from inspector.tui.keys import shown as shown_key
from inspector.tui.keys import with_twins
from inspector.tui.lines.columns import Columns
from inspector.tui.lines.footer import key_lines
from inspector.tui.lines.line import RULE, Line, Span, heading, line
from inspector.tui.lines.painted import LineBar
from inspector.tui.lines.phrases import board_totals, grouped, phrase_detail, phrase_row
from inspector.tui.marks import marks
from inspector.tui.screens.base import Footer
from inspector.tui.screens.undoing import Undoing
from inspector.tui.words import said, second

DIGITS = "0123456789"
MOST_DIGITS = 4
"""Of a window's number."""


Act = Callable[[], None]


class PhraseList(Columns):
    """The phrases; a move is done when what was pressed before it is done."""

    def __init__(
        self, do: Callable[[Callable[[], None]], None], chosen: Callable[[], None]
    ) -> None:
        super().__init__(id="phrases")
        self._do, self._chosen = do, chosen

    def action_move(self, step: int) -> None:
        """One row down or up."""
        self._do(partial(super().action_move, step))

    def action_page(self, step: int) -> None:
        """A page down or up."""
        self._do(partial(super().action_page, step))

    def action_edge(self, step: int) -> None:
        """To the first row, or the last."""
        self._do(partial(super().action_edge, step))

    def action_across(self, step: int) -> None:
        """To the column beside."""
        self._do(partial(super().action_across, step))

    def action_choose(self) -> None:
        """Enter."""
        self._chosen()


class PhraseBoard(Undoing):
    """Dismissed with the phrase to go to, or None; `window` stays chosen."""

    PLACE = BOARD
    CSS_PATH = "phrase_board.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(BOARD, over_fields=True),
        *(
            Binding(with_twins(digit), f"digit({digit})", show=False, priority=True)
            for digit in DIGITS
        ),
        Binding("tab", "next_window", show=False, priority=True),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, shown: Shown, *, item: str | None, window: str | None) -> None:
        super().__init__()
        self.visit, self.shown = shown.visit.visit, shown
        self.window = window
        """Where is listened now; a tick keeps it."""
        self._first = item
        self._typing: str | None = None
        self._at_end = False
        self._notice = ""
        self._waiting: dict[str, int] = {}
        self._rows = grouped(shown)

    items = getters.query_one("#phrases", PhraseList)
    """The list of phrases."""

    def compose(self) -> ComposeResult:
        """Where one listens, what was heard so far, the phrases, the one under the cursor."""
        yield LineBar(id="header")
        yield LineBar(id="totals")
        yield PhraseList(self._moving, self._entered)
        yield LineBar(id="notice")
        yield LineBar(id="detail")
        yield Footer()

    def on_mount(self) -> None:
        """Show the phrases; begin where the walk stood, or at the first without a tick."""
        self.set_class(self._is_quiet, "-quiet")
        self.items.follow(self._paint_here)
        self.items.focus()
        keys = [row.code if isinstance(row, Item) else None for row in self._rows]
        self.items.load(keys, self._row)
        self.items.spread()
        unchecked = self.shown.visit.unchecked if self.shown else ()
        left = [key for key in keys if key in unchecked]
        self.items.go(self._first if self._first in keys and self._first else "".join(left[:1]))
        self.query_one("#notice", LineBar).show(self._notice_line)
        self.query_one("#header", LineBar).show(self._header)
        self.query_one("#totals", LineBar).show(self._totals)
        self.query_one(Footer).show(self.footer)
        self._paint_here()
        self.ask(show_visit, self.visit, then=self.accept)

    @property
    def _is_quiet(self) -> bool:
        """On a covert visit the screen looks like a memo."""
        return self.shown is not None and self.shown.visit.type is VisitType.COVERT

    @property
    def item(self) -> Item | None:
        """The phrase under the cursor."""
        key = self.items.cursor_key
        return self.shown.checklist.by_code[key] if self.shown and key else None

    def accept(self, shown: Shown) -> None:
        """Take the visit as the store has it now."""
        self.shown = shown
        self.items.renew()
        self.query_one("#header", LineBar).paint()
        self.query_one("#totals", LineBar).paint()
        self._paint_here()

    def notice(self, words: str) -> None:
        """Say something in passing."""
        self._notice = words
        self.query_one("#notice", LineBar).paint()

    def title_of(self, item: Item) -> str:
        """Code and phrase."""
        return f"{item.code}  {said(item.text)}"

    def go_on(self) -> None:
        """To the next phrase; behind the last one a move is waited for."""
        keys = self.items.keys
        here = keys.index(self.items.cursor_key or keys[0])
        after = next((key for key in keys[here + 1 :] if key not in self.not_asked), None)
        if after is None:
            self._at_end = True
            self.notice(text("That was the last phrase: move to go on"))
        else:
            self.items.go(after)

    # What is pressed

    def action_board_heard(self) -> None:
        """The phrase was said."""
        self.after_step(partial(self._tick, Tick.HEARD))

    def action_board_missed(self) -> None:
        """It was due and not said."""
        self.after_step(partial(self._tick, Tick.MISSED))

    def action_board_not_triggered(self) -> None:
        """Its moment never came."""
        self.after_step(partial(self._tick, Tick.NOT_TRIGGERED))

    def action_board_clear(self) -> None:
        """No tick any more."""
        self.after_step(self._clear)

    def action_board_last(self) -> None:
        """The last tick of the phrase is taken away."""
        self.after_step(self._drop)

    def action_board_window(self) -> None:
        """The digits that follow are the window where one listens."""
        self.after_step(self._begin_window)

    def action_next_window(self) -> None:
        """The window beside; after the last one the first."""
        self.after_step(self._next_window)

    def action_digit(self, digit: int) -> None:
        """A digit of the window's number, else a tick."""
        self.after_step(partial(self._digit, digit))

    def _digit(self, digit: int) -> None:
        if self._typing is not None:
            self._typing = (self._typing + str(digit))[:MOST_DIGITS]
            self.query_one("#header", LineBar).paint()
        elif digit in (0, 4):
            self._clear()
        elif digit <= len(Tick):
            self._tick(tuple(Tick)[digit - 1])

    def _begin_window(self) -> None:
        self._typing = ""
        self.notice(text("Which window? Digits, then Enter; none for no window"))
        self.query_one("#header", LineBar).paint()

    def _settle_window(self) -> None:
        """Whatever is pressed next ends the number."""
        if self._typing is not None:
            typed, self._typing = self._typing, None
            self.notice("")
            if self._own_window is None:
                self.window = typed or None
            elif typed:
                self._to_window(typed)
            self.query_one("#header", LineBar).paint()

    @property
    def _own_window(self) -> str | None:
        """The window that the phrase under the cursor is asked at, where each has its own."""
        shown, item = self.shown, self.item
        return window_of(shown.checklist, item) if shown and item else None

    def _to_window(self, key: str) -> None:
        """To the same phrase at another window."""
        same = joined(parted(self.item.code)[0], key) if self.item else ""
        if same in self.items.keys:
            self.items.go(same)
        else:
            self.notice(text("This visit does not ask at window {window}", window=key))

    def _next_window(self) -> None:
        self._settle_window()
        own, shown, item = self._own_window, self.shown, self.item
        if own is not None and shown is not None and item is not None:
            keys = shown.visit.instances[shown.checklist.section(item.section).of or ""]
            self._to_window(keys[(keys.index(own) + 1) % len(keys)])
            return
        last = self.shown.unit.windows if self.shown else 0
        number = int(self.window or 0) + 1
        self.window = str(1 if last and number > last else number)
        self.query_one("#header", LineBar).paint()

    def _moving(self, move: Act) -> None:
        def moved() -> None:
            self._settle_window()
            self._at_end = False
            self.notice("")
            move()

        self.after_step(moved)

    def _entered(self) -> None:
        def entered() -> None:
            if self._typing is None:
                self.dismiss(self.items.cursor_key)
            self._settle_window()

        self.after_step(entered)

    def action_visit_undo(self) -> None:
        """Take back the last thing recorded."""
        self.after_step(self._settle_window)
        super().action_visit_undo()

    def action_visit_redo(self) -> None:
        """Do again what was just taken back."""
        self.after_step(self._settle_window)
        super().action_visit_redo()

    def action_leave(self) -> None:
        """Back to the walk; a window that was begun is forgotten."""
        if self._typing is None:
            self.dismiss(None)
        else:
            self._typing = None
            self.notice("")
            self.query_one("#header", LineBar).paint()

    def _tick(self, tick: Tick) -> None:
        self._settle_window()
        item = self.item
        if item is None or self._at_end or not self.may_write() or not self.is_asked(item):
            return
        self.notice("")
        window = self._own_window or self.window
        one = PhraseTick(tick=tick, window=window, at=self.inspector.clock.now())
        self._send(item.code, add_tick, one)
        self.go_on()

    def _drop(self) -> None:
        self._settle_window()
        self._take_away(drop_tick)

    def _clear(self) -> None:
        self._settle_window()
        self._take_away(clear_ticks)

    def _take_away(self, verb: Callable[..., Shown]) -> None:
        item = self.item
        if item is None or not self.may_write():
            return
        given = self.shown.visit.given if self.shown else {}
        if item.code in given or item.code in self._waiting:
            self._send(item.code, verb)
        else:
            self.notice(text("There is no tick here"))

    def _send(self, code: str, verb: Callable[..., Shown], *tick: PhraseTick) -> None:
        """Have a verb change a phrase; what it does, it does to what the store has by then."""
        self._waiting[code] = self._waiting.get(code, 0) + 1
        self.items.touch(code)

        def took(shown: Shown) -> None:
            self._arrived(code)
            self.accept(shown)

        def refused(error: InspectorError) -> None:
            self._arrived(code)
            self.items.go(code)
            self.tell(error)

        self.write(verb, code, *tick, reason=self.amending, then=took, failed=refused)

    def _arrived(self, code: str) -> None:
        self._waiting[code] -= 1
        if not self._waiting[code]:
            del self._waiting[code]
        self.items.touch(code)

    def show_step(self, words: Callable[[str], str], stepped: Stepped) -> None:
        """After a step the cursor stands where it was."""
        self._at_end = False
        super().show_step(words, stepped)

    # What is shown

    def _row(self, at: int) -> Line:
        row = self._rows[at]
        if self.shown is None or not isinstance(row, Item):
            return heading(str(row))
        waiting = row.code in self._waiting
        return phrase_row(self.shown, row, self.items.cells, waiting=waiting)

    def _paint_here(self) -> None:
        if self.shown is not None and self.shown.visit.instances:
            self.query_one("#header", LineBar).paint()
        self.query_one("#detail", LineBar).show(self._detail)

    def _detail(self, width: int) -> list[Line]:
        shown, item = self.shown, self.item
        return phrase_detail(shown, item, width) if shown and item else []

    def _header(self, _width: int) -> list[Line]:
        shown = self.shown
        if shown is None:
            return []
        listens = self._own_window or self.window
        number = f"{self._typing}_" if self._typing is not None else listens
        told = text("window {window}", window=number) if number else text("no window")
        window = Span(f" {told} ", "strong")
        where = f"{text('Phrases')} {marks().dot} {shown.unit.name}"
        where = text("Notes") if self._is_quiet else where
        at = text("saved {time}", time=second(shown.last_write)) if shown.last_write else ""
        return [line(window, Span(f" {where}"), right=(f"  {at} ",), base="head")]

    def _totals(self, width: int) -> list[Line]:
        return [board_totals(self.shown, width)] if self.shown else []

    def _notice_line(self, _width: int) -> list[Line]:
        return [line(Span(f" {self._notice}", "warn"))] if self._notice else [RULE]

    def footer(self, width: int) -> list[Line]:
        """Digits first: under an input method they work and letters do not."""
        digits = {"board.heard": "1 ", "board.missed": "2 ", "board.not_triggered": "3 "}
        digits["board.clear"] = "4 "
        keys = [
            (digits.get(one.id, "") + shown_key(one.key), text(one.label))
            for one in self.offered()
            if one.key
        ]
        keys += [("Tab", text("next window")), ("Enter", text("Go to it"))]
        return key_lines(keys, width, self.query_one(Footer).size.height or 1)

    def relabel(self) -> None:
        """Say everything in the language spoken now."""
        self._rows = grouped(self.shown) if self.shown else []
        super().relabel()
