"""Options of an item as a list: several are ticked, or one is picked of more than have a digit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from inspector.domain.visit import Answer, Chosen
from inspector.i18n import text
from inspector.tui.keys import narrow
from inspector.tui.lines.line import Line, Span, line
from inspector.tui.lines.painted import LinePane
from inspector.tui.lines.rows import RowList
from inspector.tui.marks import marks
from inspector.tui.screens.answer_sheets import Asked, cost_lines
from inspector.tui.screens.sheets import Sheet, titled
from inspector.tui.words import points, said

if TYPE_CHECKING:
    from inspector.domain.checklist import Option

MOST_ROWS = 14
AROUND = 9
"""Lines of the sheet that are no rows of it."""


class OptionsSheet(Sheet[Answer | None]):
    """Dismissed with what was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", show=False, priority=True),
        Binding("ctrl+s", "keep", show=False, priority=True),
    ]

    def __init__(self, asked: Asked, *, ticked: int | None = None) -> None:
        """Offer all options of an item.

        Args:
            asked: About what.
            ticked: Place of the option whose key opened the list: it is ticked, or no more.
        """
        super().__init__()
        self._asked = asked
        self._options: Sequence[Option] = asked.item.options
        before = asked.before
        self._chosen = set(before.options) if isinstance(before, Chosen) else set()
        self._first = ticked
        if ticked is not None:
            self._chosen ^= {self._options[ticked].name.zh}

    def body(self) -> ComposeResult:
        """Title, the options, what they come to."""
        yield LinePane(id="words")
        yield RowList(id="found")
        yield LinePane(id="told")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Space ticks; where only one can be chosen, Enter does."""
        back = ("Esc", text("Back"))
        if not self._asked.item.choose_many:
            return (("Enter", text("choose")), back)
        last = min(9, len(self._options))
        return ((f"1-{last}", text("tick")), ("Space", text("tick")), ("Enter", text("Save")), back)

    def on_mount(self) -> None:
        """Show the options, the cursor on the one that was pressed."""
        super().on_mount()
        many = self._asked.item.choose_many
        words = text("Tick all that are so") if many else text("Choose one")
        self.query_one("#words", LinePane).show(titled(self._asked.title, words))
        self.query_one("#told", LinePane).show(self._told)
        found = self.query_one("#found", RowList)
        found.load([str(at) for at in range(len(self._options))], self._row)
        chosen = (at for at, one in enumerate(self._options) if one.name.zh in self._chosen)
        found.go(str(next(chosen, 0) if self._first is None else self._first))
        found.focus()
        self._fit()

    def on_resize(self) -> None:
        """The keys stay in sight."""
        self._fit()

    def _fit(self) -> None:
        room = min(MOST_ROWS, self.app.size.height * 9 // 10 - AROUND, len(self._options))
        self.query_one("#found", RowList).styles.height = max(1, room)

    def _row(self, at: int) -> Line:
        option, own = self._options[at], marks()
        is_on = option.name.zh in self._chosen
        many = self._asked.item.choose_many
        box = (own.checked if is_on else own.blank) if many else (own.on if is_on else own.off)
        digit = str(at + 1) if at < len("123456789") else " "
        failing = (Span(f"{own.violation} ", "bad"),) if option.fails else ()
        return line(
            Span(f"  {box} "),
            Span(f"{digit} ", "key"),
            Span(said(option.name), "strong" if is_on else ""),
            right=(*failing, Span(f"{points(option.points)} ", "muted")),
        )

    def _told(self, width: int) -> list[Line]:
        answer = self._answer()
        if answer is None or not self._asked.item.choose_many:
            return []
        count = text("{count} ticked", count=len(answer.options))
        return cost_lines(self._asked, answer, count, width)

    def _answer(self) -> Chosen | None:
        names = tuple(one.name.zh for one in self._options if one.name.zh in self._chosen)
        return Chosen(options=names) if names else None

    def take_typed(self, event: events.Key) -> bool:
        """A digit ticks its option before the next key is looked at."""
        typed = narrow(event.character or "")
        if not (typed.isascii() and typed.isdigit() and 0 < int(typed) <= len(self._options)):
            return False
        self.query_one("#found", RowList).go(str(int(typed) - 1))
        self._take(int(typed) - 1)
        return True

    def _take(self, at: int) -> None:
        name = self._options[at].name.zh
        if not self._asked.item.choose_many:
            self.dismiss(Chosen(options=(name,)))
            return
        self._chosen ^= {name}
        self.query_one("#found", RowList).renew()
        self.query_one("#told", LinePane).paint()

    def action_tick(self) -> None:
        """Tick the option under the cursor, or no more."""
        self._take(self.query_one("#found", RowList).cursor_row)

    def action_keep(self) -> None:
        """Save what is ticked."""
        answer = self._answer()
        if answer is not None:
            self.dismiss(answer)

    @on(RowList.Chosen)
    def chosen(self, message: RowList.Chosen) -> None:
        """Enter saves what is ticked, and takes the option here where none is."""
        message.stop()
        answer = self._answer()
        if self._asked.item.choose_many and answer is not None:
            self.dismiss(answer)
        else:
            self.dismiss(Chosen(options=(self._options[int(message.key)].name.zh,)))
