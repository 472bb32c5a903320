"""A new visit: which unit, how, by whom; then the walk begins."""

import re
from collections.abc import Sequence
from datetime import datetime, time
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input

from inspector.clock import CHINA
from inspector.domain.derived import VisitRow
from inspector.domain.labels import label
from inspector.domain.unit import Person, Unit
from inspector.domain.visit import Visit
from inspector.domain.words import Channel, VisitState, VisitType
from inspector.errors import InspectorError
from inspector.errors.app import NOT_A_TIME
from inspector.i18n import N_, text
from inspector.services.lists import list_visits
from inspector.services.registers import list_people, list_units
from inspector.services.visits import NewVisit, open_visit
from inspector.tui.lines.footer import key_lines
from inspector.tui.lines.line import Line, Span, line, paragraph
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.screens.base import AppScreen, Field, Footer, Title
from inspector.tui.screens.fields import Choices, Row
from inspector.tui.screens.occurrence_form import plain
from inspector.tui.screens.picking import PickSheet
from inspector.tui.screens.sheets import ChoiceSheet
from inspector.tui.screens.unit import UnitScreen
from inspector.tui.words import word

ADD_UNIT = "+"
TYPES = tuple(VisitType)
CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


class NewVisitScreen(AppScreen[str | None]):
    """Opens a visit; dismissed with its id, or None."""

    CSS_PATH = "new_visit.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "open", show=False),
        Binding("escape", "dismiss(None)", show=False),
    ]

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
        self.query_one("#told", LinePane).show(self._told)
        self.query_one(Footer).show(self.footer)
        self.query_one("#unit", Input).focus()
        self.ask(list_people, then=self._take_people)
        self.ask(list_units, then=self._take_units)

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
        self.pick_unit()

    @work(exclusive=True)
    async def pick_unit(self) -> None:
        """Choose the unit from the list, or add it on the spot."""
        rows = [_unit_row(unit) for unit in self._units]
        add = line(Span(" + ", "key"), Span(text("add a unit"), "strong"))
        sheet = PickSheet(text("Which unit?"), [*rows, (ADD_UNIT, add, "+ 新增 add")])
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
            self.query_one("#told", LinePane).paint()

    @on(Input.Submitted)
    def submitted(self, message: Input.Submitted) -> None:
        """Enter picks the unit; elsewhere it goes on."""
        message.stop()
        if message.input.id == "unit":
            self.pick_unit()
        else:
            self.action_open()

    @on(Choices.Changed)
    def changed(self) -> None:
        """Say what the choice means."""
        self.query_one("#told", LinePane).paint()

    @property
    def type(self) -> VisitType:
        """The type chosen."""
        return VisitType(self.query_one("#type", Choices).value)

    def _told(self, width: int) -> list[Line]:
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

    @work(exclusive=True)
    async def action_open(self) -> None:
        """Open the visit."""
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

        self.ask(open_visit, new, then=opened)

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

        self.ask(list_visits, state=VisitState.CLOSED, unit=unit.unit if unit else None, then=take)

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
    made = line(Span(f" {unit.name}"), Span(f"  {unit.kind} {word(unit.kind)}", "muted"))
    return unit.unit, made, f"{unit.name} {unit.kind} {word(unit.kind)}"


def _visit_row(row: VisitRow) -> tuple[str, Line, str]:
    when = f"{row.at.astimezone(CHINA):%Y-%m-%d %H:%M}"
    made = line(f" {when}  {row.unit_name}  {word(row.type)}  {row.total or ''}")
    return row.visit, made, f"{when} {row.unit_name}"
