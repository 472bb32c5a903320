"""The fields of an occurrence, and how the hand goes from one to the next."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, TextArea

from inspector.domain.checklist import Item
from inspector.domain.rules import Entered
from inspector.domain.words import Extent
from inspector.i18n import N_
from inspector.services.visits import Shown
from inspector.tui.lines.painted import LinePane
from inspector.tui.screens.base import AppScreen, Footer, Title
from inspector.tui.screens.fields import Choices, Field, Offers, Row
from inspector.tui.screens.occurrence_form import Typed
from inspector.tui.words import said

FIELDS = (
    *("window", "time", "count", "evidence", "corrected_note"),
    *("points", "reason", "clause"),
)
"""Lines that are typed, by name."""


class OccurrenceFields(AppScreen[Shown | None]):
    """Where, when, what, how often; Enter goes to what is still empty."""

    _item: Item
    _ready: Sequence[str]

    def compose(self) -> ComposeResult:
        """From place and time to what it costs; what the rule does not ask is not there."""
        entered = self.entered() is not None
        yield Title()
        with VerticalScroll(id="form", can_focus=False):
            yield Row(N_("Window"), Field(hint=N_("= same as last"), id="window"))
            time = Field(hint=N_("from–to, Ctrl+T now"), id="time", replaces=True)
            yield Row(N_("Time"), time)
            if self._item.subtypes:
                which = Choices(self._subtypes(), id="subtype", then=self.action_go_on)
                yield Row(N_("Which"), which)
            yield Row(N_("Count"), Field(id="count", replaces=True))
            if self._ready:
                yield Row(N_("Ready words"), Offers(self._ready, take=self._take_words, id="ready"))
            fact = TextArea(id="fact", soft_wrap=True, show_line_numbers=False)
            fact.cursor_blink = False
            yield Row(N_("Fact"), fact)
            yield Row(N_("Evidence"), Field(hint=N_("path; several with ;"), id="evidence"))
            yield Row(N_("Extent"), Choices(_extents(), id="extent"))
            state = Choices(_states(), several=True, then=self._ask_how, id="state")
            yield Row(N_("State"), state)
            yield Row(
                N_("How"), Field(hint=N_("how it was corrected"), id="corrected_note"), id="how"
            )
            if entered:
                yield Row(N_("Points"), Field(id="points"))
                yield Row(N_("Reason"), Field(id="reason"))
                yield Row(N_("Clause"), Field(id="clause"))
        yield LinePane(id="sum")
        yield Footer()

    def put_in(self, typed: Typed) -> None:
        """Fill the fields."""
        for name in FIELDS:
            for field in self.query(f"#{name}").results(Input):
                field.value = getattr(typed, name)
        self.query_one("#fact", TextArea).text = typed.note
        for choices in self.query("#subtype").results(Choices):
            choices.choose(*([typed.subtype] if typed.subtype else []))
        self.query_one("#extent", Choices).choose(typed.extent)
        self.query_one("#state", Choices).choose(*typed.state)
        self._show_how()

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
            corrected_note=values["corrected_note"],
        )

    def _subtypes(self) -> list[tuple[str, str]]:
        return [(one.name.zh, said(one.name)) for one in self._item.subtypes]

    def entered(self) -> Entered | None:
        """The rule that leaves the points open."""
        rules = (rule for rule in self._item.rules if isinstance(rule, Entered))
        return next(rules, None)

    def _show_how(self) -> bool:
        """How it was corrected is asked where it was."""
        is_corrected = "corrected" in self.query_one("#state", Choices).chosen
        self.query_one("#how").display = is_corrected
        return is_corrected

    def _ask_how(self) -> None:
        note = self.query_one("#corrected_note", Input)
        if self._show_how() and not note.value:
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

    def action_go_on(self) -> None:
        """To the next field that is asked for and empty; else to the next one."""
        order = list(self.query("#form Input, #form Choices, #form TextArea"))
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
            case Choices(id="subtype"):
                return not field.value
            case TextArea():
                return not field.text
            case Input():
                return field.id not in {"evidence", "corrected_note"} and not field.value
            case _:
                return False


def _extents() -> list[tuple[str, str]]:
    return [(Extent.INDIVIDUAL, N_("Individual")), (Extent.COMMON, N_("Common"))]


def _states() -> list[tuple[str, str]]:
    return [("corrected", N_("Corrected on the spot")), ("verified", N_("Verified"))]
