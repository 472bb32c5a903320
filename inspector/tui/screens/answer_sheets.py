"""Answers of numbers: a line for each, and what they come to while one types."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input

from inspector.domain.answer_words import ACTUAL, DUE, has_failed
from inspector.domain.answering import faults_of
from inspector.domain.checklist import Band, Item
from inspector.domain.numbers import decimal_text, fraction_from
from inspector.domain.settling import settled
from inspector.domain.visit import Answer, Banded, Counted, Filled, Reading
from inspector.domain.words import AnswerForm
from inspector.errors import InspectorError, raise_all
from inspector.errors.app import NOT_A_NUMBER
from inspector.i18n import N_, text
from inspector.services.telling import told
from inspector.services.visits import Shown
from inspector.tui.keys import plain
from inspector.tui.lines.detail import warnings_of
from inspector.tui.lines.line import Line, Span, line, paragraph
from inspector.tui.lines.painted import LinePane
from inspector.tui.marks import marks
from inspector.tui.screens.fields import Field, Row
from inspector.tui.screens.sheets import ErrorSheet, Sheet, titled, told_while_typing
from inspector.tui.words import points, said

if TYPE_CHECKING:
    from textual.timer import Timer

    from inspector.tui.app import InspectorApp
    from inspector.tui.drafts import Drafts

AROUND = 9
"""Lines of a sheet that are none of its fields."""
PAUSE_S = 0.8
REASON = "reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a sheet asks about."""

    shown: Shown
    item: Item
    before: Answer | None
    """What is recorded, or on its way to the disk."""
    title: str
    draft: str
    """Under which name what is typed is kept until it is saved."""


class AnswerSheet(Sheet[Answer | None]):
    """Fields that make one answer; dismissed with it, or None. Whoever asks drops the draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", show=False, priority=True),
        Binding("enter", "go_on", show=False, priority=True),
        Binding("tab,down", "app.focus_next", show=False, priority=True),
        Binding("shift+tab,up", "app.focus_previous", show=False, priority=True),
    ]

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self._asked = asked
        self._timer: Timer | None = None
        self._pristine: dict[str, str | list[str]] = {}
        self._is_draft = False

    def hint(self) -> str:
        """What is wanted."""
        return ""

    def rows(self) -> Iterator[Row]:
        """The fields with their labels, empty or with what is known."""
        raise NotImplementedError

    def made(self) -> Answer:
        """The answer that is typed.

        Raises:
            InspectorError: APP_001, for what is no number.
        """
        raise NotImplementedError

    def is_wanted(self, field: Input) -> bool:
        """Whether Enter goes to a field that is empty before it saves."""
        return bool(field)

    def sums(self, answer: Answer) -> str:
        """What the numbers come to, before their points."""
        del answer
        return ""

    def body(self) -> ComposeResult:
        """What it is about, the fields, what they come to."""
        yield LinePane(id="words")
        with VerticalScroll(id="fields", can_focus=False):
            yield from self.rows()
        yield LinePane(id="told")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Enter goes from field to field, and saves in the end."""
        return (("Enter", text("Next, then save")), ("Tab", text("Field")), ("Esc", text("Back")))

    def on_mount(self) -> None:
        """Bring back what was typed, and begin with what is empty."""
        super().on_mount()
        hint = self.hint()
        title = titled(self._asked.title, *([hint] if hint else []))
        self.query_one("#words", LinePane).show(title)
        self._pristine = self.fields
        kept = self._drafts.get(self._asked.draft)
        self._is_draft = kept is not None
        for field in self.inputs:
            value = (kept or {}).get(field.id or "")
            if isinstance(value, str):
                field.value = value
        empty = (one for one in self.inputs if self.is_wanted(one) and not one.value)
        self.set_focus(next(empty, self.inputs[0]))
        self.query_one("#told", LinePane).show(self._told)
        self._fit()

    def on_resize(self) -> None:
        """The keys stay in sight."""
        self._fit()

    def _fit(self) -> None:
        room = max(1, self.app.size.height * 9 // 10 - AROUND)
        self.query_one("#fields").styles.max_height = room

    @property
    def inputs(self) -> list[Input]:
        """The fields, in order."""
        return list(self.query(Input))

    @property
    def fields(self) -> dict[str, str | list[str]]:
        """What stands in the fields, as a draft keeps it."""
        return {field.id or "": field.value for field in self.inputs}

    def number(self, name: str, label: str) -> Fraction:
        """The number in a field.

        Args:
            name: Of the field.
            label: As a refusal names it.

        Raises:
            InspectorError: APP_001.
        """
        typed = self.query_one(f"#{name}", Input).value
        try:
            return fraction_from(plain(typed))
        except ValueError as error:
            given = typed[:20] or text("nothing")
            where = f"{self._asked.item.code} {label}"
            raise InspectorError(NOT_A_NUMBER, item=where, given=given) from error

    @property
    def _drafts(self) -> "Drafts":
        return cast("InspectorApp", self.app).drafts

    @on(Input.Changed)
    def changed(self) -> None:
        """Show at once what it comes to; what is typed is kept at the next pause."""
        self.query_one("#told", LinePane).paint()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE_S, self._keep_draft)

    def _keep_draft(self) -> bool:
        typed = self.fields
        if typed == self._pristine:
            self._drafts.drop(self._asked.draft)
            return False
        self._drafts.put(self._asked.draft, typed)
        return True

    def _told(self, width: int) -> list[Line]:
        lines = self._cost_lines(width)
        texts = [field.value for field in self.inputs if field.id == REASON]
        words = told_while_typing(self._drafts, texts)
        words += [text("a draft, not saved yet")] if self._is_draft else []
        return lines + [
            made for one in words for made in paragraph(one, width, look="warn", lead="")
        ]

    def _cost_lines(self, width: int) -> list[Line]:
        try:
            answer = self._checked()
        except InspectorError as error:
            if not all(field.value for field in self.inputs if self.is_wanted(field)):
                return [line(Span(text("not complete yet"), "muted"))]
            return paragraph(told(error).what, width, look="warn", lead="")
        return cost_lines(self._asked, answer, self.sums(answer), width)

    def _checked(self) -> Answer:
        """The answer, if it can be given.

        Raises:
            InspectorError: APP_001 or VISIT_…, all that is wrong.
        """
        answer = self.made()
        raise_all([*faults_of(self._asked.item, answer)])
        return answer

    def action_go_on(self) -> None:
        """To the next field that is empty; when none is, it saves."""
        self._when_typed(self._go_on)

    def action_keep(self) -> None:
        """Save."""
        self._when_typed(self._keep)

    def action_cancel(self) -> None:
        """Go back; what was typed stays as a draft."""
        self._when_typed(self._leave)

    def _when_typed(self, act: Callable[[], None]) -> None:
        """Do it when the last key has arrived in its field."""
        if not self.between:
            self.between += 1
            (self.focused or self).call_later(act)

    def _go_on(self) -> None:
        order = self.inputs
        here = order.index(self.focused) if self.focused in order else -1
        around = (*order[here + 1 :], *order[: here + 1])
        empty = (one for one in around if self.is_wanted(one) and not one.value.strip())
        field = next(empty, None)
        if field is None:
            self._keep()
        else:
            self.between -= 1
            self.set_focus(field)

    def _keep(self) -> None:
        self._keep_draft()
        try:
            answer = self._checked()
        except InspectorError as error:
            self.between -= 1
            self.app.push_screen(ErrorSheet(error))
            return
        self.dismiss(answer)

    def _leave(self) -> None:
        is_kept = self._keep_draft()
        self.dismiss(None)
        if is_kept and callable(say := getattr(self.app.screen, "notice", None)):
            say(text("What was typed is kept as a draft"))


def cost_lines(asked: Asked, answer: Answer, sums: str, width: int) -> list[Line]:
    """What an answer would come to: met or not, its points, what it vetoes or flags."""
    judged = asked.shown.judged_with(asked.item, settled(asked.item, answer))
    failed = has_failed(settled(asked.item, answer))
    own = marks()
    mark = Span(f"{own.violation} ", "bad") if failed else Span(f"{own.compliant} ", "good")
    parts = [sums] if sums else []
    if judged is not None and judged.taken:
        parts.append(text("-{points} points", points=points(-judged.taken)))
    if judged is not None and judged.bonus:
        parts.append(text("+{points} points", points=points(judged.bonus)))
    if len(parts) == (1 if sums else 0):
        parts.append(text("no points lost"))
    lines = [line(mark, Span("   ".join(parts), "bad" if failed else ""))]
    for one in (*judged.lines, *judged.gifts) if judged is not None else ():
        lines += paragraph(said(one.text), width, look="muted", lead="  ")
    for words in warnings_of(judged, asked.item.code) if judged is not None else ():
        lines += paragraph(words, width, look="warn", lead="  ")
    return lines


class NumbersSheet(AnswerSheet):
    """应 and 实, or every number that an item asks for."""

    def rows(self) -> Iterator[Row]:
        """A line for each number, with its unit and what it must reach."""
        known = self._known()
        for at, (name, label, hint) in enumerate(self._wanted()):
            field = Field(known.get(name, ""), hint=hint, id=f"n{at}", replaces=True)
            yield Row(label, field)

    def _wanted(self) -> list[tuple[str, str, str]]:
        """Name, label and hint of each number."""
        item = self._asked.item
        if item.answer is AnswerForm.COUNTER:
            hints = N_("how many there should be"), N_("how many there are")
            return [(DUE, N_("Number due"), hints[0]), (ACTUAL, N_("Number there"), hints[1])]
        wanted = []
        for one in item.inputs:
            parts = [said(one.unit)] if one.unit else []
            if one.at_least is not None:
                parts.append(text("at least {least}", least=points(one.at_least)))
            if one.part_of is not None:
                parts.append(text("of {whole}", whole=one.part_of))
            wanted.append((one.name.zh, said(one.name), "  ".join(parts)))
        return wanted

    def _known(self) -> dict[str, str]:
        match self._asked.before:
            case Counted(due=due, actual=actual):
                return {DUE: decimal_text(due), ACTUAL: decimal_text(actual)}
            case Filled(readings=readings):
                return {one.name: decimal_text(one.value) for one in readings}
            case _:
                return {}

    def made(self) -> Answer:
        """The numbers as an answer.

        Raises:
            InspectorError: APP_001; for every field that holds no number.
        """
        numbers: list[Fraction] = []
        faults: list[InspectorError] = []
        for at, (_, label, _) in enumerate(self._wanted()):
            try:
                numbers.append(self.number(f"n{at}", text(label)))
            except InspectorError as error:
                faults.append(error)
        raise_all(faults)
        if self._asked.item.answer is AnswerForm.COUNTER:
            return Counted(due=numbers[0], actual=numbers[1])
        names = [name for name, _, _ in self._wanted()]
        pairs = zip(names, numbers, strict=True)
        return Filled(readings=tuple(Reading(name=name, value=value) for name, value in pairs))

    def sums(self, answer: Answer) -> str:
        """Of 应 and 实 their ratio."""
        if not isinstance(answer, Counted):
            return ""
        if not answer.due:
            return text("nothing is due: no ratio")
        return f"{decimal_text(answer.actual / answer.due * 100, 2)}%"


class BandSheet(AnswerSheet):
    """The points within a band; its highest stand there, and Enter takes them."""

    def __init__(self, asked: Asked, band: Band) -> None:
        super().__init__(asked)
        self._band = band

    def hint(self) -> str:
        """From where to where."""
        low, high = points(self._band.low), points(self._band.high)
        return text("{band}: points from {low} to {high}", band=self._band.name, low=low, high=high)

    def keys(self) -> Sequence[tuple[str, str]]:
        """Enter saves wherever one is: the reason may stay empty."""
        return (("Enter", text("Save")), ("Tab", text("Field")), ("Esc", text("Back")))

    def rows(self) -> Iterator[Row]:
        """Points, and why."""
        before = self._asked.before
        same = isinstance(before, Banded) and before.band == self._band.name.zh
        value = before.points if isinstance(before, Banded) and same else self._band.high
        reason = before.reason if isinstance(before, Banded) and same else ""
        yield Row(N_("Points given"), Field(decimal_text(value), id="points", replaces=True))
        yield Row(N_("Reason"), Field(reason, hint=N_("why, where it is to be told"), id=REASON))

    def is_wanted(self, field: Input) -> bool:
        """A reason may be left out."""
        return field.id == "points"

    def made(self) -> Answer:
        """Band and points.

        Raises:
            InspectorError: APP_001.
        """
        reason = self.query_one(f"#{REASON}", Input).value.strip()
        return Banded(
            band=self._band.name.zh,
            points=self.number("points", text(N_("Points given"))),
            reason=reason,
        )
