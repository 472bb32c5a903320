"""The fields of an occurrence, and how the hand goes from one to the next."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, TextArea

from inspector.domain.answering import entered_rule
from inspector.domain.checklist import Item
from inspector.domain.rules import Entered, PerOccurrence
from inspector.domain.visit import Occurrence
from inspector.domain.words import AnswerForm, Extent
from inspector.i18n import N_, text
from inspector.services.visits import Shown
from inspector.tui.lines.costing import counts_by_time
from inspector.tui.lines.painted import LinePane
from inspector.tui.lines.pricing import circumstance_words
from inspector.tui.screens.base import AppScreen, Footer, Title
from inspector.tui.screens.fields import Choices, Field, Offers, Row
from inspector.tui.screens.occurrence_form import Typed
from inspector.tui.words import points, said

FIELDS = (
    *("window", "time", "count", "evidence", "corrected_note"),
    *("points", "reason", "clause"),
)
"""Lines that are typed, by name."""
ENTERED = ((N_("Points"), "points"), (N_("Reason"), "reason"), (N_("Clause"), "clause"))
"""Label and name of what is asked where a rule leaves the points open."""


class OccurrenceFields(AppScreen[Shown | None]):
    """Where, when, what, how often; Enter goes to what is still empty."""

    _item: Item
    _ready: Sequence[str]
    _own_window: str | None = None
    """Where the item is asked at one window alone: nobody has to type it."""

    def compose(self) -> ComposeResult:
        """From place and time to what it costs; what the rule does not ask is not there."""
        item, is_award = self._item, self._item.answer is AnswerForm.AWARD
        yield Title()
        with VerticalScroll(id="form", can_focus=False):
            yield Row(N_("Window"), Field(hint=N_("= same as last"), id="window"))
            time = Field(hint=N_("from–to, Ctrl+T now"), id="time", replaces=True)
            yield Row(N_("Time"), time)
            if self._item.subtypes:
                which = Choices(self._subtypes(), id="subtype", then=self.action_go_on)
                yield Row(N_("Which"), which)
            yield Row(N_("Count"), Field(id="count", replaces=True), id="counted")
            if finders := finders_of(item):
                by = Choices(finders, id="found_by", then=self.action_go_on)
                yield Row(N_("Found by"), by)
            if item.circumstances:
                named = [(one.name.zh, circumstance_words(one)) for one in item.circumstances]
                yield Row(N_("Circumstances"), Choices(named, several=True, id="circumstances"))
            if self._ready:
                yield Row(N_("Ready words"), Offers(self._ready, take=self._take_words, id="ready"))
            fact = TextArea(id="fact", soft_wrap=True, show_line_numbers=False)
            fact.cursor_blink = False
            yield Row(N_("Fact"), fact)
            yield Row(N_("Evidence"), Field(hint=N_("path; several with ;"), id="evidence"))
            if not is_award:
                yield Row(N_("Extent"), Choices(_extents(), id="extent"))
                state = Choices(_states(), several=True, then=self._ask_how, id="state")
                yield Row(N_("State"), state)
                how = Field(hint=N_("how it was corrected"), id="corrected_note")
                yield Row(N_("How"), how, id="how")
            if any(isinstance(rule, Entered) for rule in item.rules):
                for label, name in ENTERED:
                    yield Row(label, Field(id=name), classes="entered")
        yield LinePane(id="sum")
        yield Footer()

    def put_in(self, typed: Typed) -> None:
        """Fill the fields."""
        for name in FIELDS:
            for field in self.query(f"#{name}").results(Input):
                field.value = getattr(typed, name)
        self.query_one("#fact", TextArea).text = typed.note
        chosen = {
            "subtype": [typed.subtype] if typed.subtype else [],
            "found_by": [typed.found_by] if typed.found_by else [],
            "circumstances": typed.circumstances,
            "extent": [typed.extent],
            "state": typed.state,
        }
        for choices in self.query(Choices):
            if choices.id in chosen:
                choices.choose(*chosen[choices.id])
        self._show_how()
        self.show_entered()

    @property
    def typed(self) -> Typed:
        """What stands in the fields."""
        values = {field.id or "": field.value for field in self.query(Input)}
        chosen = {one.id or "": one.chosen for one in self.query(Choices)}
        return Typed(
            window=values["window"],
            time=values["time"],
            count=values["count"],
            points=values.get("points", ""),
            reason=values.get("reason", ""),
            clause=values.get("clause", ""),
            evidence=values["evidence"],
            note=self.query_one("#fact", TextArea).text,
            subtype=next(iter(chosen.get("subtype", ())), ""),
            extent=next(iter(chosen.get("extent", ())), ""),
            state=chosen.get("state", ()),
            corrected_note=values.get("corrected_note", ""),
            found_by=next(iter(chosen.get("found_by", ())), ""),
            circumstances=chosen.get("circumstances", ()),
        )

    def _subtypes(self) -> list[tuple[str, str]]:
        return [(one.name.zh, said(one.name)) for one in self._item.subtypes]

    def show_entered(self) -> None:
        """Points, reason and clause are asked where the rule of the sub-type leaves them open."""
        rule = self.entered()
        for row in self.query(".entered").results(Row):
            is_asked = rule is not None and (rule.needs_clause or row.field.id != "clause")
            row.display = is_asked
            if rule is not None and isinstance(row.field, Field) and row.field.id == "points":
                low, high = points(rule.low), points(rule.high)
                row.field.hint = text("{low} to {high}", low=low, high=high)
                row.field.relabel()
        for row in self.query("#counted").results(Row):
            row.display = not counts_by_time(self._item)

    def entered(self) -> Entered | None:
        """The rule that leaves the points open, for the sub-type that is chosen."""
        subtype = next((one.value for one in self.query("#subtype").results(Choices)), "")
        return entered_rule(self._item, Occurrence(occurrence="", subtype=subtype or None))

    def _show_how(self) -> bool:
        """How it was corrected is asked where it was."""
        is_corrected = any(
            "corrected" in one.chosen for one in self.query("#state").results(Choices)
        )
        for row in self.query("#how"):
            row.display = is_corrected
        return is_corrected

    def _ask_how(self) -> None:
        if self._show_how() and not (note := self.query_one("#corrected_note", Input)).value:
            self.set_focus(note)

    def _take_words(self, words: str) -> None:
        """Ready words go behind what is there, and the hand may go on typing."""
        fact = self.query_one("#fact", TextArea)
        between = "" if not fact.text or fact.text.endswith(("。", "；", "\n")) else "；"
        fact.insert(f"{between}{words}", fact.document.end)
        fact.move_cursor(fact.document.end)
        self.set_focus(fact)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a text of several lines Enter begins a line."""
        return action != "go_on" or not isinstance(self.focused, TextArea)

    def begin_typing(self) -> None:
        """The window comes first; where it is known already, what is still empty."""
        self.set_focus(self.query_one("#window", Input))
        if self._own_window is not None:
            self.action_go_on()

    def action_go_on(self) -> None:
        """To the next field that is asked for and empty; else to the next one."""
        every = self.query("#form Input, #form Choices, #form TextArea")
        order = [one for one in every if one.parent is not None and one.parent.display]
        here = order.index(self.focused) if self.focused in order else -1
        empty = (field for field in order[here + 1 :] if self._is_wanted(field))
        if (field := next(empty, None)) is not None:
            self.set_focus(field)
        else:
            self.focus_next()

    def _is_wanted(self, field: Widget) -> bool:
        match field:
            case Offers():
                return not self.query_one("#fact", TextArea).text
            case Choices(id="subtype" | "found_by"):
                return not field.value
            case TextArea():
                return not field.text
            case Input():
                return field.id not in {"evidence", "corrected_note"} and not field.value
            case _:
                return False


def finders_of(item: Item) -> list[tuple[str, str]]:
    """Who may have found it, where a rule takes other points by that."""
    rules = (rule for rule in item.rules if isinstance(rule, PerOccurrence))
    named = {one.finder.zh: said(one.finder) for rule in rules for one in rule.by_finder}
    return list(named.items())


def _extents() -> list[tuple[str, str]]:
    return [(Extent.INDIVIDUAL, N_("Individual")), (Extent.COMMON, N_("Common"))]


def _states() -> list[tuple[str, str]]:
    return [("corrected", N_("Corrected on the spot")), ("verified", N_("Verified"))]
