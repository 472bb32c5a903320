"""One occurrence: where, when, what, how often; what it costs is shown while one types."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, TextArea

from inspector.domain.checklist import Entered, Item, PerOccurrence
from inspector.domain.scoring import Score, score
from inspector.domain.visit import Evidence, Occurrence, Violation
from inspector.domain.words import Extent, VisitType
from inspector.errors import InspectorError
from inspector.i18n import N_, text
from inspector.services.amending import amend_answer
from inspector.services.answers import drop_occurrence, set_occurrence, with_evidence
from inspector.services.commands import FORM, Command
from inspector.services.printing import warning_of
from inspector.services.visits import Shown
from inspector.tui.bindings import bindings_of
from inspector.tui.dropped import in_field, typed_paths
from inspector.tui.lines.detail import warnings_of
from inspector.tui.lines.line import RULE, Line, Span, line, paragraph
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.screens.base import AppScreen, Field, Footer, Title
from inspector.tui.screens.fields import Choices, Row
from inspector.tui.screens.occurrence_form import Typed, occurrence_from, times_with
from inspector.tui.words import points, said

if TYPE_CHECKING:
    from textual.timer import Timer

PAUSE_S = 0.8
"""After so long without a key a draft is kept."""


class OccurrenceScreen(AppScreen[Shown | None]):
    """A form for one occurrence; dismissed with the visit as it then is, or None."""

    PLACE = FORM
    CSS_PATH = "occurrence.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(FORM, over_fields=True),
        ("escape", "leave"),
    ]

    def __init__(self, shown: Shown, item: Item, one: Occurrence | None = None) -> None:
        super().__init__()
        self._shown, self._item = shown, item
        self._saved: Shown | None = None
        self._pause: Timer | None = None
        self._begin(one)

    def _begin(self, one: Occurrence | None) -> None:
        earlier = self._earlier()
        self._is_new = one is None
        self._one = one or Occurrence(occurrence="")
        self._number = next(
            (at for at, old in enumerate(earlier, 1) if old.occurrence == self._one.occurrence),
            len(earlier) + 1,
        )

    def _earlier(self) -> tuple[Occurrence, ...]:
        answer = self._shown.visit.answers.get(self._item.code)
        return answer.occurrences if isinstance(answer, Violation) else ()

    @property
    def is_live(self) -> bool:
        """Whether its fields are still there: what changed last is told after they are gone."""
        return super().is_live and len(self.query("#fact, #extent, #state, #sum")) == 4

    @property
    def _draft_key(self) -> str:
        own = self._one.occurrence or "new"
        return f"{self._shown.visit.visit}/{self._item.code}/{own}"

    def compose(self) -> ComposeResult:
        """From place and time to what it costs; what the rule does not ask is not there."""
        entered = self._entered() is not None
        yield Title()
        with VerticalScroll(id="form", can_focus=False):
            yield Row(N_("Window"), Field(hint=N_("= same as last"), id="window"))
            yield Row(N_("Time"), Field(hint=N_("from–to, Ctrl+T now"), id="time"))
            if self._item.subtypes:
                yield Row(N_("Which"), Choices(self._subtypes(), id="subtype"))
            yield Row(N_("Count"), Field(id="count"))
            fact = TextArea(id="fact", soft_wrap=True, show_line_numbers=False)
            fact.cursor_blink = False
            yield Row(N_("Fact"), fact)
            if self._item.remarks:
                yield Row(N_("Ready words"), Choices(self._remarks(), id="ready"))
            yield Row(N_("Evidence"), Field(hint=N_("path; several with ;"), id="evidence"))
            yield Row(N_("Extent"), Choices(_extents(), id="extent"))
            yield Row(N_("State"), Choices(_states(), several=True, id="state"))
            if entered:
                yield Row(N_("Points"), Field(id="points"))
                yield Row(N_("Reason"), Field(id="reason"))
                yield Row(N_("Clause"), Field(id="clause"))
        yield LinePane(id="sum")
        yield Footer()

    def on_mount(self) -> None:
        """Fill in what is known, or the draft that was left; unless the app is left already."""
        if not self.is_live:
            return
        self.set_class(self._shown.visit.type is VisitType.COVERT, "-quiet")
        self._fill()
        self.query_one("#title", LineBar).show(self._title)
        self.query_one(Footer).show(self.footer)
        self.query_one("#window", Input).focus()

    def _fill(self) -> None:
        kept = self.inspector.drafts.get(self._draft_key)
        typed = Typed.from_fields(kept) if kept else Typed.of(self._one)
        self._put_in(typed)
        self._pristine = Typed.of(self._one)
        self._draft = kept is not None
        self._sum()

    def _put_in(self, typed: Typed) -> None:
        for name in ("window", "time", "count", "points", "reason", "clause", "evidence"):
            for field in self.query(f"#{name}").results(Input):
                field.value = getattr(typed, name)
        self.query_one("#fact", TextArea).text = typed.note
        for choices in self.query("#subtype").results(Choices):
            choices.choose(*([typed.subtype] if typed.subtype else []))
        self.query_one("#extent", Choices).choose(typed.extent)
        self.query_one("#state", Choices).choose(*typed.state)

    @property
    def typed(self) -> Typed:
        """What stands in the fields."""
        values = {field.id or "": field.value for field in self.query(Input)}
        subtype = next((one.value for one in self.query("#subtype").results(Choices)), "")
        return Typed(
            window=values["window"],
            time=values["time"],
            count=values["count"],
            points=values.get("points", ""),
            reason=values.get("reason", ""),
            clause=values.get("clause", ""),
            evidence=values["evidence"],
            note=self.query_one("#fact", TextArea).text,
            subtype=subtype,
            extent=self.query_one("#extent", Choices).value,
            state=self.query_one("#state", Choices).chosen,
        )

    def _subtypes(self) -> list[tuple[str, str]]:
        return [(one.name.zh, said(one.name)) for one in self._item.subtypes]

    def _remarks(self) -> list[tuple[str, str]]:
        return [(said(one), said(one)) for one in self._item.remarks[:9]]

    def _entered(self) -> Entered | None:
        rules = (rule for rule in self._item.rules if isinstance(rule, Entered))
        return next(rules, None)

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
        self._sum()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE_S, self._keep_draft)

    def _keep_draft(self) -> None:
        if not self.is_live:
            return
        typed = self.typed
        if typed != self._pristine:
            self.inspector.drafts.put(self._draft_key, typed.fields)

    @on(Choices.Changed, "#ready")
    def ready(self, message: Choices.Changed) -> None:
        """Ready words go behind what is there."""
        message.stop()
        fact = self.query_one("#fact", TextArea)
        words = message.choices.value
        between = "" if not fact.text or fact.text.endswith(("。", "；", "\n")) else "；"
        fact.text = f"{fact.text}{between}{words}"
        fact.move_cursor(fact.document.end)

    @on(Input.Changed, "#window")
    def same_window(self, message: Input.Changed) -> None:
        """`=` takes the window of the occurrence before."""
        if message.value in {"=", "＝"} and (last := self._last_window()):
            message.input.value = last
            message.input.cursor_position = len(last)

    @on(Input.Submitted)
    def submitted(self, message: Input.Submitted) -> None:
        """Enter goes to the next field."""
        message.stop()
        self.focus_next()

    def _last_window(self) -> str:
        before = [one.window for one in self._earlier() if one is not self._one and one.window]
        if before:
            return before[-1]
        everywhere = [
            one.window
            for answer in self._shown.visit.answers.values()
            if isinstance(answer, Violation)
            for one in answer.occurrences
            if one.window
        ]
        return everywhere[-1] if everywhere else ""

    def _sum(self) -> None:
        self.query_one("#sum", LinePane).show(self._sum_lines)

    def _sum_lines(self, width: int) -> list[Line]:
        lines = [RULE]
        if not self.is_live:
            return lines
        try:
            after = self._score_with(self._built())
        except InspectorError:
            return [*lines, line(Span(f" {text('not complete yet')}", "muted"))]
        own = [one for one in after.lines if one.item == self._item.code and one.points < 0]
        taken = -sum((one.points for one in own), Fraction())
        words = text("this item: -{points}", points=points(taken))
        rule = next((one for one in self._item.rules if isinstance(one, PerOccurrence)), None)
        per = ""
        if rule is not None:
            each, unit = points(rule.points), said(rule.counting_unit)
            per = text("-{points} per {unit}", points=each, unit=unit)
        total = text("total so far {total}", total=after.total_text or "–")
        lines.append(line(Span(f" {words}", "bad"), Span(f"   {per}   {total}", "muted")))
        for told in warnings_of(after, self._item.code):
            lines += paragraph(told, width, look="warn")
        typed = self.typed
        if lost := warning_of(self.inspector.home, f"{typed.window}{typed.note}{typed.reason}"):
            lines += paragraph(said(lost), width, look="warn")
        if self._draft:
            lines.append(line(Span(f" {text('a draft, not saved yet')}", "warn")))
        return lines

    def _built(self) -> Occurrence:
        return occurrence_from(self.typed, self._one, self._item, self._shown.visit)

    def _score_with(self, one: Occurrence) -> Score:
        visit = self._shown.visit
        answers = visit.answers | {self._item.code: self._with(one)}
        return score(self._shown.checklist, visit.asked, answers)

    def _with(self, one: Occurrence) -> Violation:
        kept = {old.occurrence: old for old in self._earlier()} | {one.occurrence: one}
        return Violation(occurrences=tuple(kept.values()))

    def offered(self) -> Iterable[Command]:
        """Only an occurrence that is saved can be deleted."""
        return [one for one in super().offered() if one.id != "form.drop" or not self._is_new]

    def action_form_now(self) -> None:
        """Fill in this moment: the beginning, then the end."""
        field = self.query_one("#time", Input)
        field.value = times_with(field.value, self.inspector.clock.now())
        field.cursor_position = len(field.value)

    def action_form_evidence(self) -> None:
        """Choose files; they are taken in when the occurrence is saved."""
        from inspector.tui.screens.evidence import EvidenceScreen  # noqa: PLC0415 - when asked for

        one = self._one.occurrence or None
        screen = EvidenceScreen(self._shown, self._item, attach=False, occurrence=one)
        self.app.push_screen(screen, self._chosen)

    def _chosen(self, paths: tuple[Path, ...] | None) -> None:
        field = self.query_one("#evidence", Input)
        if paths:
            field.value = in_field((*typed_paths(field.value), *paths))

    def action_form_save(self) -> None:
        """Save it, and go back."""
        self._save(another=False)

    def action_form_another(self) -> None:
        """Save it, and begin the next one."""
        self._save(another=True)

    @work(exclusive=True)
    async def _save(self, *, another: bool) -> None:
        try:
            one = self._built()
        except InspectorError as error:
            self.tell(error)
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
        self._keep_draft()
        self.tell(error)

    def _written(self, shown: Shown, *, another: bool) -> None:
        self._done_with_draft()
        self._shown = self._saved = shown
        if not another:
            self.dismiss(shown)
            return
        self._begin(None)
        self._fill()
        self.query_one("#title", LineBar).paint()
        self.query_one(Footer).paint()
        self.query_one("#window", Input).focus()

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
        answer = Violation(occurrences=left) if left else None
        self.ask(amend_answer, visit, code, answer, reason=reason, then=self._dropped)

    def _dropped(self, shown: Shown) -> None:
        self._done_with_draft()
        self.dismiss(shown)

    def action_leave(self) -> None:
        """Back; what was typed stays as a draft."""
        self._keep_draft()
        self.dismiss(self._saved)


def _extents() -> list[tuple[str, str]]:
    return [(Extent.INDIVIDUAL, N_("Individual")), (Extent.COMMON, N_("Common"))]


def _states() -> list[tuple[str, str]]:
    return [("corrected", N_("Corrected on the spot")), ("verified", N_("Verified"))]
