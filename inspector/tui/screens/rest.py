"""The rest alike: every item that would be touched is shown, then one key records them."""

from collections.abc import Collection
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from inspector.domain.checklist import Item, Section
from inspector.domain.repeating import name_of, parted
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
THIRD = 2
"""Place of the choice that only a window has."""
MOST_ROWS = 14
AROUND = 11
"""Lines of the sheet that are no rows of it, and of what stands behind."""


class RestSheet(Sheet[Bulk | None]):
    """Dismissed with what is to be recorded, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(with_twins("1"), "scope(0)", show=False),
        Binding(with_twins("2"), "scope(1)", show=False),
        Binding(with_twins("3"), "scope(2)", show=False),
        Binding("tab", "other", show=False),
        Binding(with_twins("y"), "phrases", show=False),
        Binding("space", "leave_out", show=False),
    ]

    def __init__(self, shown: Shown, section: str) -> None:
        super().__init__()
        self._shown = shown
        self._section = shown.checklist.section(section)
        self._scopes = _scopes(self._section)
        self._at = 0
        self._phrases = 0
        self._left_out: set[str] = set()
        self._answers: dict[str, Answer] = {}
        self._counts: dict[tuple[int, int], int] = {}
        """How many items a choice is about; a long checklist is not gone through for each line."""

    @property
    def bulk(self) -> Bulk:
        """What is to be recorded as it is chosen now."""
        return self._bulk(self._at, left_out=self._left_out)

    def _bulk(self, at: int, *, left_out: Collection[str] = ()) -> Bulk:
        """A choice; one tick is for all phrases, so other sections are left out by code."""
        elsewhere = [item.code for item in self._shown.items if not self._is_in(item, at)]
        return Bulk(
            sections=self._scopes[at],
            except_items=tuple(sorted({*left_out, *elsewhere})),
            phrases=PHRASES[self._phrases],
        )

    def _is_in(self, item: Item, at: int) -> bool:
        """Whether an item belongs to a choice."""
        sections = self._scopes[at]
        return not sections or item.section in sections or parted(item.section)[0] in sections

    @property
    def _count_chosen(self) -> int:
        if not self._left_out:
            return len(self._answers)
        # Without one item another may not be asked.
        return len(bulk_answers(self._shown, self.bulk))

    def body(self) -> ComposeResult:
        """Title, what to choose, the items."""
        yield LinePane(id="words")
        yield LineBar(id="scope")
        yield RowList(id="rest")

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The key that records says how many."""
        count = self._count_chosen
        record = (("Enter", text("Record these {count}", count=count)),) if count else ()
        return (*record, ("Space", text("leave it out")), ("Esc", text("Back")))

    def on_mount(self) -> None:
        """Show what would be touched."""
        super().on_mount()
        self.set_class(len(self._scopes) > THIRD, "-alike")
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
        self._answers = bulk_answers(self._shown, self._bulk(self._at))
        rest, codes = self.query_one("#rest", RowList), list(self._answers)
        self._fit()
        if codes:
            rest.load(codes, lambda at: self._row(codes[at]))
        else:
            rest.load([None], lambda _: line(Span(f"  {text('Nothing is left to answer')}")))
        self._chosen()

    def _fit(self) -> None:
        around = AROUND + len(self._scopes[THIRD:])
        room = min(MOST_ROWS, self.app.size.height - around, len(self._answers))
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

        def choice(at: int, told: str, lead: str = " ") -> tuple[Span, ...]:
            return Span(f"{lead}{at + 1} ", "key"), option(chosen=at == self._at), Span(told)

        one = name_of(self._section, self._shown.checklist) or self._section.title
        here = text("{title}: {count} items", title=one, count=self._count(0))
        everywhere = text("All sections {count} items", count=self._count(1))
        lines = [line(*choice(0, here), *choice(1, everywhere, lead="   "))]
        if self._section.of is not None:
            whole = self._shown.checklist.section(self._section.of).title
            told = text("{title}: {count} items", title=whole, count=self._count(THIRD))
            lines.append(line(*choice(THIRD, told)))
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

    def _count(self, at: int) -> int:
        choice = (at, self._phrases)
        if choice not in self._counts:
            self._counts[choice] = len(bulk_answers(self._shown, self._bulk(at)))
        return self._counts[choice]

    def _open_phrases(self) -> list[Item]:
        """Phrases without a tick among what the choice is about."""
        left = set(self._shown.visit.unchecked)
        return [
            item
            for item in self._shown.items
            if item.answer is AnswerForm.PHRASE
            and item.code in left
            and self._is_in(item, self._at)
        ]

    def action_scope(self, at: int) -> None:
        """This section or window, all sections, or all windows of the section."""
        if at < len(self._scopes):
            self._at = at
            self._list()

    def action_other(self) -> None:
        """The next choice."""
        self.action_scope((self._at + 1) % len(self._scopes))

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
        bulk = self.bulk
        if bulk_answers(self._shown, bulk):
            self.dismiss(bulk)


def _scopes(section: Section) -> tuple[tuple[str, ...], ...]:
    """The sections of each choice: this one, all, and of a window all that are like it."""
    alike = () if section.of is None else ((section.of,),)
    return ((section.code,), (), *alike)
