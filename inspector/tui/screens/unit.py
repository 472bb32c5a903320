"""A unit added on the spot: name, kind, layout, windows, phone."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input

from inspector.domain.labels import label
from inspector.domain.unit import Unit
from inspector.domain.words import Layout, UnitKind
from inspector.errors import InspectorError
from inspector.errors.app import FIELD_EMPTY
from inspector.i18n import N_, text
from inspector.services.registers import NewUnit, add_unit
from inspector.tui.keys import plain
from inspector.tui.lines.footer import key_lines
from inspector.tui.lines.line import Line, line
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.screens.base import Footer, Title
from inspector.tui.screens.fields import Choices, Field, Row
from inspector.tui.screens.form import Form
from inspector.tui.type_ahead import conversation


class UnitScreen(Form[Unit]):
    """Registers a unit; dismissed with it, or None."""

    CSS_PATH = "new_visit.tcss"
    OPEN_FIELDS = frozenset({"phone"})
    draft_name = "unit//new"

    def compose(self) -> ComposeResult:
        """What decides which items fit it."""
        kinds = [(str(one), label(one).en) for one in UnitKind]
        layouts = [(str(one), label(one).en) for one in Layout]
        yield Title()
        with VerticalScroll(id="form", can_focus=False):
            yield Row(N_("Name"), Field(id="name"))
            yield Row(N_("Kind"), Choices(kinds, chosen=(str(UnitKind.U10),), id="kind"))
            yield Row(N_("Layout"), Choices(layouts, chosen=(str(Layout.HALL),), id="layout"))
            yield Row(N_("Windows"), Field(hint=N_("how many numbered windows"), id="windows"))
            yield Row(N_("Phone"), Field(hint=N_("enquiry phone, if it has one"), id="phone"))
        yield LinePane(id="told")
        yield Footer()

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query_one("#title", LineBar).show(
            lambda _: [line(f" {text('Add a unit')}", base="head")]
        )
        self.query_one(Footer).show(self.footer)
        self.query_one("#name", Input).focus()
        self.begin()

    def footer(self, width: int) -> list[Line]:
        """The keys of the form."""
        keys = (
            ("Ctrl+S", text("Save")),
            ("Tab", text("next field")),
            ("1-9 ← →", text("choose")),
            ("Esc", text("Back")),
        )
        return key_lines(keys, width)

    @on(Choices.Changed, "#kind")
    def kind_changed(self, message: Choices.Changed) -> None:
        """A hall is the rule for an integrated hall, offices for the others."""
        is_hall = message.choices.value == UnitKind.U10
        self.query_one("#layout", Choices).choose(str(Layout.HALL if is_hall else Layout.OFFICE))

    @conversation
    async def action_save(self) -> None:
        """Register it."""
        await self.settled()
        values = {field.id: field.value.strip() for field in self.query(Input)}
        if not values["name"]:
            self.query_one("#name", Input).focus()
            self.tell(InspectorError(FIELD_EMPTY, field=text("Name")))
            return
        windows = plain(values["windows"] or "0")
        new = NewUnit(
            name=values["name"],
            kind=UnitKind(self.query_one("#kind", Choices).value),
            layout=Layout(self.query_one("#layout", Choices).value),
            windows=int(windows) if windows.isascii() and windows.isdigit() else -1,
            phone=plain(values["phone"]) or None,
        )
        self.write(add_unit, new, then=self._saved)

    def _saved(self, unit: Unit) -> None:
        self.dismiss(unit)
