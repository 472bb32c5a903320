"""The rest alike: every item that would be touched is shown, then one key records them."""

from collections.abc import Collection
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from inspector.domain.checklist import Item
from inspector.domain.words import AnswerForm, Tick
from inspector.i18n import text
from inspector.services.answers import Bulk, bulk_answers
from inspector.services.visits import Shown
from inspector.tui.keys import with_twins
from inspector.tui.lines.items import mark_of
from inspector.tui.lines.line import Line, Span, line
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.lines.rows import RowList
from inspector.tui.marks import marks
from inspector.tui.screens.sheets import Sheet, titled
from inspector.tui.words import said, word

if TYPE_CHECKING:
    from inspector.domain.visit import Answer

PHRASES = (None, Tick.NOT_TRIGGERED, Tick.HEARD)
MOST_ROWS = 14
AROUND = 11
"""Lines of the sheet that are no rows of it, and of what stands behind."""


class RestSheet(Sheet[Bulk | None]):
    """Dismissed with what is to be recorded, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(with_twins("1"), "scope(True)", show=False),
        Binding(with_twins("2"), "scope(False)", show=False),
        Binding("tab", "other", show=False),
        Binding(with_twins("y"), "phrases", show=False),
        Binding("space", "leave_out", show=False),
    ]

    def __init__(self, shown: Shown, section: str) -> None:
        super().__init__()
        self._shown = shown
        self._section = shown.checklist.section(section)
        self._is_here = True
        self._phrases = 0
        self._left_out: set[str] = set()
        self._answers: dict[str, Answer] = {}

    @property
    def bulk(self) -> Bulk:
        """What is to be recorded as it is chosen now."""
        return self._bulk(is_here=self._is_here, left_out=self._left_out)

    def _bulk(self, *, is_here: bool, left_out: Collection[str] = ()) -> Bulk:
        """A choice; one tick is for all phrases, so other sections are left out by code."""
        elsewhere = [item.code for item in self._shown.items if item.section != self._section.code]
        return Bulk(
            sections=(self._section.code,) if is_here else (),
            except_items=tuple(sorted({*left_out, *(elsewhere if is_here else ())})),
            phrases=PHRASES[self._phrases],
        )

    def body(self) -> ComposeResult:
        """Title, what to choose, the items."""
        yield LinePane(id="words")
        yield LineBar(id="scope")
        yield RowList(id="rest")

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The key that records says how many."""
        count = len(bulk_answers(self._shown, self.bulk))
        record = (("Enter", text("Record these {count}", count=count)),) if count else ()
        return (*record, ("Space", text("leave it out")), ("Esc", text("Back")))

    def on_mount(self) -> None:
        """Show what would be touched."""
        super().on_mount()
        words = text(
            "Only what has no answer is touched; recorded as one act, {undo} takes it back. "
            "Measurements stay open.",
            undo=self.key("visit.undo"),
        )
        self.query_one("#words", LinePane).show(titled(text("The rest is compliant"), words))
        self.query_one("#scope", LineBar).show(self._scope)
        self.query_one("#rest", RowList).focus()
        self._list()

    def _list(self) -> None:
        """All that the choice is about; what is left out stays in sight."""
        self._answers = bulk_answers(self._shown, self._bulk(is_here=self._is_here))
        rest, codes = self.query_one("#rest", RowList), list(self._answers)
        self._fit()
        if codes:
            rest.load(codes, lambda at: self._row(codes[at]))
        else:
            rest.load([None], lambda _: line(Span(f"  {text('Nothing is left to answer')}")))
        self._chosen()

    def _fit(self) -> None:
        room = min(MOST_ROWS, self.app.size.height - AROUND, len(self._answers))
        self.query_one("#rest", RowList).styles.height = max(1, room)

    def on_resize(self) -> None:
        """The keys stay in sight."""
        self._fit()

    def _chosen(self) -> None:
        self.query_one("#scope", LineBar).paint()
        self.query_one(".keys", LineBar).paint()

    def _row(self, code: str) -> Line:
        item = self._shown.checklist.by_code[code]
        if code in self._left_out:
            out = Span(f"{text('left out')} ", "muted")
            return line(Span(f"    {code} {said(item.text)}", "muted"), right=(out,))
        return line(
            Span("  "),
            mark_of(self._answers[code]),
            Span(f" {code} ", "muted"),
            Span(said(item.text)),
        )

    def _scope(self, _width: int) -> list[Line]:
        def option(*, chosen: bool) -> Span:
            return Span(f"{marks().on if chosen else marks().off} ")

        here, everywhere = self._count(is_here=True), self._count(is_here=False)
        title = said(self._section.title)
        lines = [
            line(
                Span(" 1 ", "key"),
                option(chosen=self._is_here),
                Span(text("{title} {count} items", title=title, count=here)),
                Span("   2 ", "key"),
                option(chosen=not self._is_here),
                Span(text("All sections {count} items", count=everywhere)),
            )
        ]
        if self._open_phrases():
            ticks = (text("leave them"), word(Tick.NOT_TRIGGERED), word(Tick.HEARD))
            spans = [
                part
                for at, label in enumerate(ticks)
                for part in (option(chosen=at == self._phrases), Span(f"{label}  "))
            ]
            count = text("{count} phrases", count=len(self._open_phrases()))
            lines.append(line(Span(" y ", "key"), Span(f"{count}  "), *spans))
        return lines

    def _count(self, *, is_here: bool) -> int:
        return len(bulk_answers(self._shown, self._bulk(is_here=is_here)))

    def _open_phrases(self) -> list[Item]:
        """Phrases without a tick among what the choice is about."""
        left = set(self._shown.visit.unchecked)
        return [
            item
            for item in self._shown.items
            if item.answer is AnswerForm.PHRASE
            and item.code in left
            and (not self._is_here or item.section == self._section.code)
        ]

    def action_scope(self, is_here: bool) -> None:
        """This section, or all."""
        self._is_here = is_here
        self._list()

    def action_other(self) -> None:
        """The other one of the two."""
        self.action_scope(not self._is_here)

    def action_phrases(self) -> None:
        """The next tick that the phrases may get."""
        self._phrases = (self._phrases + 1) % len(PHRASES)
        self._list()

    def action_leave_out(self) -> None:
        """Leave the item under the cursor out, or take it in again."""
        rest = self.query_one("#rest", RowList)
        code = rest.cursor_key
        if code is not None:
            self._left_out ^= {code}
            rest.touch(code)
            rest.action_move(1)
            self._chosen()

    @on(RowList.Chosen)
    def record(self, message: RowList.Chosen) -> None:
        """Enter records what is shown."""
        message.stop()
        if bulk_answers(self._shown, self.bulk):
            self.dismiss(self.bulk)
