"""One occurrence: where, when, what, how often; what it costs is shown while one types."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from inspector.domain.answer_words import answer_holding, occurrences_of
from inspector.domain.calendar import WorkCalendar
from inspector.domain.checklist import Item
from inspector.domain.repeating import window_of
from inspector.domain.settling import needs_calendar, settled
from inspector.domain.telling import day_of
from inspector.domain.visit import Answer, Evidence, Occurrence
from inspector.domain.words import VisitType
from inspector.errors import InspectorError
from inspector.i18n import text
from inspector.services.amending import amend_answer
from inspector.services.answers import (
    drop_occurrence,
    set_occurrence,
    with_evidence,
    working_days,
)
from inspector.services.commands import FORM, Command
from inspector.services.printing import warning_of
from inspector.services.visits import Shown, show_visit
from inspector.tui.bindings import bindings_of
from inspector.tui.dropped import in_field, typed_paths
from inspector.tui.lines.costing import cost_of_occurrence
from inspector.tui.lines.line import RULE, Line, Span, line, paragraph
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.lines.times import times_with
from inspector.tui.screens.base import Footer
from inspector.tui.screens.fields import Choices
from inspector.tui.screens.occurrence_fields import OccurrenceFields
from inspector.tui.screens.occurrence_form import Typed, begun, occurrence_from
from inspector.tui.screens.sheets import told_while_typing
from inspector.tui.words import said

if TYPE_CHECKING:
    from textual.timer import Timer

PAUSE_S = 0.8
"""After so long without a key a draft is kept."""


class OccurrenceScreen(OccurrenceFields):
    """A form for one occurrence; dismissed with the visit as it then is, or None."""

    PLACE = FORM
    CSS_PATH = "occurrence.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(FORM, over_fields=True),
        ("escape", "leave"),
        # Before the next key is looked at: what is typed next is meant for the next field.
        Binding("enter", "go_on", priority=True, show=False),
        Binding("tab", "app.focus_next", priority=True, show=False),
        Binding("shift+tab", "app.focus_previous", priority=True, show=False),
    ]

    def __init__(
        self,
        shown: Shown,
        item: Item,
        one: Occurrence | None = None,
        *,
        ready: Sequence[str] = (),
    ) -> None:
        """Note an occurrence, or correct one.

        Args:
            shown: The visit.
            item: Where it was seen.
            one: What is recorded; None for a new one.
            ready: Words for the fact that a digit takes.
        """
        super().__init__()
        self._shown, self._item, self._ready = shown, item, ready
        self._saved: Shown | None = None
        self._pause: Timer | None = None
        self._first = one
        self._is_saving = False
        self._calendar: WorkCalendar | None = None

    def _begin(self, one: Occurrence | None) -> None:
        earlier = self._earlier()
        self._is_new = one is None
        window = self._own_window = window_of(self._shown.checklist, self._item)
        now = self.inspector.clock.now()
        self._one = one or begun(self._shown.visit, "", now, window=window)
        self._number = next(
            (at for at, old in enumerate(earlier, 1) if old.occurrence == self._one.occurrence),
            len(earlier) + 1,
        )

    def _earlier(self) -> tuple[Occurrence, ...]:
        return occurrences_of(self._shown.visit.answers.get(self._item.code))

    @property
    def is_between(self) -> bool:
        """What is typed while it is saved is meant for what comes then."""
        return self._is_saving or super().is_between

    @property
    def is_live(self) -> bool:
        """Whether its fields are still there: what changed last is told after they are gone."""
        return super().is_live and len(self.query("#fact, #evidence, #sum")) == 3

    @property
    def _draft_key(self) -> str:
        own = self._one.occurrence or "new"
        return f"{self._shown.visit.visit}/{self._item.code}/{own}"

    def on_mount(self) -> None:
        """Fill in what is known, or the draft that was left; unless the app is left already."""
        if not self.is_live:
            return
        self.set_class(self._shown.visit.type is VisitType.COVERT, "-quiet")
        self._begin(self._first)
        self._fill()
        if needs_calendar(self._item, answer_holding(self._item.answer, ())):
            self.ask(working_days, then=self._know_days)
        self.query_one("#title", LineBar).show(self._title)
        self.query_one(Footer).show(self.footer)
        self.begin_typing()

    def _know_days(self, calendar: WorkCalendar) -> None:
        self._calendar = calendar
        self.tell_typed()

    @property
    def _on(self) -> date:
        """The day of the visit."""
        return day_of(self._shown.visit.at)

    def _fill(self) -> None:
        kept = self.inspector.drafts.get(self._draft_key)
        typed = Typed.from_fields(kept) if kept else Typed.of(self._one, self._on)
        self.put_in(typed)
        self._pristine = Typed.of(self._one, self._on)
        self._draft = kept is not None
        self.tell_typed()

    def _title(self, width: int) -> list[Line]:
        number = text("no. {number}", number=self._number)
        words = f" {self._item.code}  {said(self._item.text)}"
        return [line(words, right=(f" {number} ",), base="head")][: max(1, width)]

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choices.Changed)
    def changed(self) -> None:
        """Show at once what it costs; what is typed is kept at the next pause."""
        if not self.is_live:
            return
        self.show_entered()
        self.tell_typed()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE_S, self._keep_draft)

    def _keep_draft(self) -> None:
        if not self.is_live:
            return
        typed = self.typed
        if typed != self._pristine:
            self.inspector.drafts.put(self._draft_key, typed.fields)

    @on(Input.Changed, "#window")
    def same_window(self, message: Input.Changed) -> None:
        """`=` takes the window of the occurrence before."""
        if message.value in {"=", "＝"} and (last := self._last_window()):
            message.input.value = last
            message.input.cursor_position = len(last)

    def _last_window(self) -> str:
        before = [one.window for one in self._earlier() if one is not self._one and one.window]
        if before:
            return before[-1]
        everywhere = [
            one.window
            for answer in self._shown.visit.answers.values()
            for one in occurrences_of(answer)
            if one.window
        ]
        return everywhere[-1] if everywhere else ""

    def tell_typed(self) -> None:
        """Show what it costs, what will be masked, and how it stands with the draft."""
        self.query_one("#sum", LinePane).show(self._sum_lines)

    def _sum_lines(self, width: int) -> list[Line]:
        lines = [RULE]
        if not self.is_live:
            return lines
        try:
            answer = self._settled_with(self._built())
        except InspectorError:
            return [
                *lines,
                *self._told_lines(width),
                line(Span(f" {text('not complete yet')}", "muted")),
            ]
        own = self._one.occurrence
        cost = cost_of_occurrence(self._shown, self._item, answer, own, width)
        return [*lines, *cost, *self._told_lines(width)]

    def _told_lines(self, width: int) -> list[Line]:
        """What will be masked, and how it stands with the draft."""
        lines: list[Line] = []
        typed = self.typed
        if lost := warning_of(self.inspector.home, f"{typed.window}{typed.note}{typed.reason}"):
            lines += paragraph(said(lost), width, look="warn")
        texts = (typed.window, typed.note, typed.reason, typed.clause, typed.corrected_note)
        for told in told_while_typing(self.inspector.drafts, texts):
            lines += paragraph(told, width, look="warn")
        if self._draft:
            lines.append(line(Span(f" {text('a draft, not saved yet')}", "warn")))
        return lines

    def _built(self) -> Occurrence:
        return occurrence_from(self.typed, self._one, self._item, self._shown.visit)

    def _settled_with(self, one: Occurrence) -> Answer:
        """The answer with what is typed, and what its times come to.

        Raises:
            InspectorError: CALENDAR_001 or VISIT_049.
        """
        return settled(self._item, self._with(one), self._calendar)

    def _with(self, one: Occurrence) -> Answer:
        kept = {old.occurrence: old for old in self._earlier()} | {one.occurrence: one}
        return answer_holding(self._item.answer, tuple(kept.values()))

    def offered(self) -> Iterable[Command]:
        """Only an occurrence that is saved can be deleted."""
        return [one for one in super().offered() if one.id != "form.drop" or not self._is_new]

    def action_form_now(self) -> None:
        """Fill in this moment: the beginning, then the end."""
        field = self.query_one("#time", Input)
        field.value = times_with(field.value, self.inspector.clock.now(), self._on)
        field.cursor_position = len(field.value)

    def action_form_evidence(self) -> None:
        """Choose files; they are taken in when the occurrence is saved."""
        from inspector.tui.screens.evidence import EvidenceScreen  # noqa: PLC0415 - when asked for

        one = self._one.occurrence or None
        screen = EvidenceScreen(self._shown, self._item, attach=False, occurrence=one)
        self.app.push_screen(screen, self._chosen)

    def _chosen(self, paths: tuple[Path, ...] | None) -> None:
        self.between += 1
        self.ask(show_visit, self._shown.visit.visit, then=self._looked_again, failed=self._blind)
        field = self.query_one("#evidence", Input)
        if paths:
            field.value = in_field((*typed_paths(field.value), *paths))

    def _looked_again(self, shown: Shown) -> None:
        """In the list a file may have been taken away: what is saved next must not name it."""
        self.between -= 1
        self._shown = self._saved = shown
        kept = {file.sha256 for file in shown.visit.evidence if file.item == self._item.code}
        left = tuple(one for one in self._one.evidence if one in kept)
        self._one = replace(self._one, evidence=left)
        self.tell_typed()

    def _blind(self, error: InspectorError) -> None:
        self.between -= 1
        self.tell(error)

    def action_form_save(self) -> None:
        """Save it, and go back."""
        self._save(another=False)

    def action_form_another(self) -> None:
        """Save it, and begin the next one."""
        self._save(another=True)

    def _save(self, *, another: bool) -> None:
        self._is_saving = True
        self._save_settled(another=another)

    @work(exclusive=True)
    async def _save_settled(self, *, another: bool) -> None:
        await self.settled()
        try:
            one = self._built()
        except InspectorError as error:
            self._kept_back(error)
            return
        if not one.occurrence:
            one = replace(one, occurrence=self.inspector.clock.new_id())
        if paths := typed_paths(self.typed.evidence):
            self._take_in(one, paths, another=another)
        else:
            self._write(one, another=another)

    def _take_in(self, one: Occurrence, paths: tuple[Path, ...], *, another: bool) -> None:
        """Encrypt the files first: an occurrence never names a file that is not kept."""
        from inspector.services.evidence import Purpose, add_evidence  # noqa: PLC0415 - when needed
        from inspector.tui.screens.working import WorkSheet  # noqa: PLC0415

        visit, workspace = self._shown.visit.visit, self.inspector.workspace
        reason = self.inspector.amending.get(visit)
        purpose = Purpose(visit=visit, item=self._item.code, reason=reason)

        def kept(files: "tuple[Evidence, ...] | None") -> None:
            self._is_saving = files is not None
            if files is not None:
                whole = with_evidence(one, [file.sha256 for file in files])
                self._write(whole, another=another)

        sheet = WorkSheet(
            text("Taking {count} files in", count=len(paths)),
            lambda teller: add_evidence(workspace, purpose, paths, progress=teller.share),
        )
        self.app.push_screen(sheet, kept)

    def _write(self, one: Occurrence, *, another: bool) -> None:
        visit, code = self._shown.visit.visit, self._item.code
        then = partial(self._written, another=another)
        reason = self.inspector.amending.get(visit)
        if reason is None:
            self.ask(set_occurrence, visit, code, one, then=then, failed=self._kept_back)
            return
        answer = self._with(one)
        self.ask(
            amend_answer, visit, code, answer, reason=reason, then=then, failed=self._kept_back
        )

    def _kept_back(self, error: InspectorError) -> None:
        self._is_saving = False
        self._keep_draft()
        self.tell(error)

    def _written(self, shown: Shown, *, another: bool) -> None:
        self._done_with_draft()
        self._shown = self._saved = shown
        if not another:
            self.dismiss(shown)
            return
        self._is_saving = False
        self._begin(None)
        self._fill()
        self.query_one("#title", LineBar).paint()
        self.query_one(Footer).paint()
        self.begin_typing()

    def _done_with_draft(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self.inspector.drafts.drop(self._draft_key)

    def action_form_drop(self) -> None:
        """Take this occurrence away."""
        if self._is_new:
            return
        visit, code = self._shown.visit.visit, self._item.code
        reason = self.inspector.amending.get(visit)
        if reason is None:
            self.ask(drop_occurrence, visit, code, self._one.occurrence, then=self._dropped)
            return
        left = tuple(one for one in self._earlier() if one.occurrence != self._one.occurrence)
        answer = answer_holding(self._item.answer, left) if left else None
        self.ask(amend_answer, visit, code, answer, reason=reason, then=self._dropped)

    def _dropped(self, shown: Shown) -> None:
        self._done_with_draft()
        self.dismiss(shown)

    def action_leave(self) -> None:
        """Back; what was typed stays as a draft."""
        self._keep_draft()
        self.dismiss(self._saved)
