"""A new visit: which unit, how, by whom; then the walk begins."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input

from inspector.clock import CHINA
from inspector.domain.counting import COUNTED
from inspector.domain.labels import label
from inspector.domain.unit import Person, Unit
from inspector.domain.visit import Visit
from inspector.domain.visit_row import VisitRow
from inspector.domain.words import Channel, VisitType
from inspector.errors import InspectorError
from inspector.errors.app import NOT_A_TIME
from inspector.i18n import N_, text
from inspector.services.lists import list_visits
from inspector.services.registers import list_people, list_units
from inspector.services.visits import NewVisit, open_visit
from inspector.tui.keys import plain
from inspector.tui.lines.footer import key_lines
from inspector.tui.lines.line import Line, Span, line, paragraph
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.screens.base import Footer, Title
from inspector.tui.screens.fields import Choices, Field, Row
from inspector.tui.screens.form import Form
from inspector.tui.screens.picking import PickSheet
from inspector.tui.screens.sheets import ChoiceSheet
from inspector.tui.screens.unit import UnitScreen
from inspector.tui.type_ahead import conversation
from inspector.tui.words import word

ADD_UNIT = "+"
UNIT = "unit picked"
TYPES = tuple(VisitType)
CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


class NewVisitScreen(Form[str]):
    """Opens a visit; dismissed with its id, or None."""

    CSS_PATH = "new_visit.tcss"
    draft_name = "visit//new"

    def __init__(self) -> None:
        super().__init__()
        self._units: tuple[Unit, ...] = ()
        self._people: tuple[Person, ...] = ()
        self._unit: Unit | None = None

    def compose(self) -> ComposeResult:
        """Unit, type, channel, team, time."""
        types = [(str(one), label(one).en) for one in TYPES]
        channels = [(str(one), label(one).en) for one in Channel]
        yield Title()
        with VerticalScroll(id="form", can_focus=False):
            yield Row(N_("Unit"), Field(hint=N_("Enter picks one, or adds one"), id="unit"))
            yield Row(N_("Type"), Choices(types, chosen=(str(VisitType.OPEN),), id="type"))
            yield Row(N_("Channel"), Choices(channels, chosen=(str(Channel.ONSITE),), id="channel"))
            yield Row(N_("Team"), Choices((), several=True, id="team"))
            yield Row(N_("Begins"), Field(hint=N_("now; or 14:00 of today"), id="at"))
        yield LinePane(id="told")
        yield Footer()

    def on_mount(self) -> None:
        """Ask who and what there is."""
        self.query_one("#title", LineBar).show(
            lambda _: [line(f" {text('New visit')}", base="head")]
        )
        self.query_one(Footer).show(self.footer)
        self.query_one("#unit", Input).focus()
        # What is typed until the list of units is there is meant for that list.
        self.between += 1
        self.ask(list_people, then=self._take_people)
        self.ask(list_units, then=self._take_units, failed=self._without_units)

    def footer(self, width: int) -> list[Line]:
        """The keys of the form."""
        keys = (
            ("Ctrl+S", text("Begin")),
            ("Tab", text("next field")),
            ("1-9", text("choose")),
            ("Esc", text("Back")),
        )
        return key_lines(keys, width)

    def _take_people(self, people: tuple[Person, ...]) -> None:
        self._people = people
        me = self.inspector.workspace.person.person
        self.query_one("#team", Choices).offer([(one.person, one.name) for one in people], [me])

    def _take_units(self, units: tuple[Unit, ...]) -> None:
        self._units = units
        self.begin()
        if self._unit is None:
            self.pick_unit()
        else:
            self.query_one("#type", Choices).focus()
        self.between -= 1

    def _without_units(self, error: InspectorError) -> None:
        self.between -= 1
        self.tell(error)

    @property
    def fields(self) -> dict[str, str | list[str]]:
        """As they stand; a covert team is sealed, and in no draft either."""
        fields = super().fields
        if self.type is VisitType.COVERT:
            del fields["team"]
        return {**fields, UNIT: [self._unit.unit] if self._unit else []}

    def put_in(self, fields: Mapping[str, str | list[str]]) -> None:
        """Fill the fields; the unit is the one that was picked."""
        super().put_in(fields)
        self._unit = next((one for one in self._units if one.unit in fields.get(UNIT, ())), None)

    @on(Input.Changed, "#unit")
    def unit_changed(self, message: Input.Changed) -> None:
        """Another name is not the unit that was picked."""
        if self._unit is not None and message.value != self._unit.name:
            self._unit = None

    @conversation
    async def pick_unit(self) -> None:
        """Choose the unit from the list, or add it on the spot."""
        rows = [_unit_row(unit) for unit in self._units]
        add = line(Span("  + ", "key"), Span(text("add a unit"), "strong"))
        value = "" if self._unit else self.query_one("#unit", Input).value.strip()
        title = text("Which unit?")
        sheet = PickSheet(title, [*rows, (ADD_UNIT, add, "")], value=value, always=(ADD_UNIT,))
        key = await self.app.push_screen_wait(sheet)
        if key == ADD_UNIT:
            added = await self.app.push_screen_wait(UnitScreen())
            if added is None:
                return
            self._units = (*self._units, added)
            key = added.unit
        unit = next((one for one in self._units if one.unit == key), None)
        if unit is not None:
            self._unit = unit
            self.query_one("#unit", Input).value = unit.name
            self.query_one("#type", Choices).focus()

    def action_go_on(self) -> None:
        """Enter picks the unit; elsewhere it goes on."""
        if self.focused is self.query_one("#unit", Input):
            self.pick_unit()
        else:
            super().action_go_on()

    @property
    def type(self) -> VisitType:
        """The type chosen."""
        return VisitType(self.query_one("#type", Choices).value)

    def told(self, width: int) -> Sequence[Line]:
        """Say what the choice means."""
        lines: list[Line] = []
        if self.type is VisitType.COVERT:
            lines += paragraph(
                text(
                    "Covert: the visit stands under code names; who they are is sealed. The unit's "
                    "copy says 暗访组 and the half-day, no person and no minute."
                ),
                width,
                look="warn",
            )
        if self.type is VisitType.DESK_CHECK:
            lines += paragraph(text("Desk check: the 18 points of governance, unscored."), width)
        if self.type is VisitType.REINSPECTION:
            lines += paragraph(text("Re-inspection: asks what failed in an earlier visit."), width)
        if len(self.query_one("#team", Choices).chosen) == 1:
            lines += paragraph(
                text("Two inspectors or more is the rule; with one it asks again."),
                width,
                look="muted",
            )
        return lines

    @conversation
    async def action_save(self) -> None:
        """Open the visit."""
        await self.settled()
        team = self.query_one("#team", Choices).chosen
        if self._unit is None:
            self.pick_unit()
            return
        if len(team) < 2 and not await self._alone():
            self.query_one("#team", Choices).focus()
            return
        try:
            at = self._at()
        except InspectorError as error:
            self.query_one("#at").focus()
            self.tell(error)
            return
        if self.type is VisitType.REINSPECTION:
            self._pick_earlier(team, at)
            return
        self._open(
            NewVisit(
                unit=self._unit.unit,
                type=self.type,
                channel=Channel(self.query_one("#channel", Choices).value),
                inspectors=team,
                at=at,
            )
        )

    def _open(self, new: NewVisit) -> None:
        def opened(visit: Visit) -> None:
            self.dismiss(visit.visit)

        self.write(open_visit, new, then=opened)

    def _pick_earlier(self, team: tuple[str, ...], at: datetime | None) -> None:
        unit = self._unit

        def take(rows: Sequence[VisitRow]) -> None:
            found = [_visit_row(row) for row in rows]
            sheet = PickSheet(text("Which visit does it follow?"), found)

            def picked(visit: str | None) -> None:
                if visit is not None:
                    self._open(
                        NewVisit(type=VisitType.REINSPECTION, of=visit, inspectors=team, at=at)
                    )

            self.app.push_screen(sheet, picked)

        self.ask(list_visits, states=COUNTED, unit=unit.unit if unit else None, then=take)

    async def _alone(self) -> bool:
        sheet = ChoiceSheet(
            text("Only one inspector"),
            text("A finding that two people saw is hard to dispute. Begin with one all the same?"),
            choices=(("1", text("Begin")), ("2", text("Choose the team"))),
        )
        return await self.app.push_screen_wait(sheet) == "1"

    def _at(self) -> datetime | None:
        typed = plain(self.query_one("#at", Input).value)
        if not typed:
            return None
        found = CLOCK.fullmatch(typed)
        if found is None:
            raise InspectorError(NOT_A_TIME, field=text("Begins"), given=typed[:20])
        on = self.inspector.clock.now().astimezone(CHINA).date()
        return datetime.combine(on, time(int(found[1]), int(found[2])), CHINA)


def _unit_row(unit: Unit) -> tuple[str, Line, str]:
    made = line(Span(f"  {unit.name}"), Span(f"  {unit.kind} {word(unit.kind)}", "muted"))
    return unit.unit, made, f"{unit.name} {unit.kind} {word(unit.kind)}"


def _visit_row(row: VisitRow) -> tuple[str, Line, str]:
    when = f"{row.at.astimezone(CHINA):%Y-%m-%d %H:%M}"
    made = line(f"  {when}  {row.unit_name}  {word(row.type)}  {row.total or ''}")
    return row.visit, made, f"{when} {row.unit_name}"
