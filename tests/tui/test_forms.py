"""Forms: what was typed comes back, and what is typed fast goes where it was meant."""

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from inspector.domain.words import VisitType
from inspector.services.drafts import drafts
from inspector.services.lists import list_visits
from inspector.services.registers import list_units
from inspector.tui.app import InspectorApp
from inspector.tui.screens.fields import Choices
from inspector.tui.screens.home import HomeScreen
from inspector.tui.screens.new_visit import NewVisitScreen
from inspector.tui.screens.picking import PickSheet
from inspector.tui.screens.signing import SigningScreen
from inspector.tui.screens.unit import UnitScreen
from inspector.tui.screens.walk import WalkScreen
from tests.county import County, new_visit
from tests.tui.driving import at_home, see, until, walk_of, walking, workspace_of
from tests.tui.screen_text import screen_text

PHONE = "05310000000"
"""Of no office."""


async def test_a_unit_half_typed_comes_back_with_its_phone(county: County) -> None:
    """An enquiry phone is wanted: no draft masks it."""
    async with at_home(county) as (pilot, workspace):
        pilot.app.push_screen(UnitScreen())
        await see(pilot, "登记单位")
        await pilot.press(*"half", "tab", "2", "tab", "tab", "tab", *PHONE, "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, UnitScreen))
        await until(pilot, lambda: bool(workspace.run(drafts)))
    async with at_home(county) as (pilot, _):
        await until(pilot, lambda: _held(pilot, "unit//new"))
        pilot.app.push_screen(UnitScreen())
        await see(pilot, "half", PHONE, "草稿，还没有保存", "(•) 2")


def _held(pilot: Pilot[None], name: str) -> bool:
    assert isinstance(pilot.app, InspectorApp)
    return pilot.app.drafts.get(name) is not None


async def test_a_visit_half_begun_comes_back(county: County) -> None:
    """The unit picked, how it is checked and when: nobody chooses them twice."""
    async with at_home(county) as (pilot, workspace):
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, PickSheet))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewVisitScreen))
        await pilot.press("1", "tab", "tab", "tab", *"08:15", "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, NewVisitScreen))
        await pilot.press("n")
        await see(pilot, "08:15", "(•) 1 自查", "草稿，还没有保存")
        assert isinstance(pilot.app.screen, NewVisitScreen)
        await pilot.press("ctrl+s", "1")
        await until(
            pilot,
            lambda: any(one.type is VisitType.SELF_CHECK for one in workspace.run(list_visits)),
        )
        await until(pilot, lambda: not workspace.run(drafts))


async def test_a_covert_team_is_in_no_draft(county: County) -> None:
    """Who they are is sealed; that a visit is planned may stand there."""
    async with at_home(county) as (pilot, workspace):
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, PickSheet))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewVisitScreen))
        await pilot.press("4", "escape")
        await until(pilot, lambda: bool(workspace.run(drafts)))
        assert "team" not in workspace.run(drafts)["visit//new"]


async def test_another_name_is_not_the_unit_that_was_picked(county: County) -> None:
    """What stands on the screen is what is opened, or it asks."""
    async with at_home(county) as (pilot, workspace):
        before = len(workspace.run(list_visits))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, PickSheet))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewVisitScreen))
        await pilot.press("shift+tab", "home", "x", "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, PickSheet))
        await see(pilot, "新增单位")
        assert len(workspace.run(list_visits)) == before


async def test_a_unit_that_is_not_in_the_list_can_be_added_from_what_was_looked_for(
    county: County,
) -> None:
    """Keys typed at once reach the list; nothing found still says what to do."""
    async with at_home(county) as (pilot, workspace):
        for key in ("n", *"qzqz", "enter"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: isinstance(pilot.app.screen, UnitScreen))
        await pilot.press(*"new", "enter", "enter", "enter", "enter", "enter")
        await until(pilot, lambda: any(one.name == "new" for one in workspace.run(list_units)))
        await until(pilot, lambda: isinstance(pilot.app.screen, NewVisitScreen))
        assert pilot.app.screen.query_one("#unit", Input).value == "new"


async def test_names_to_sign_are_kept_at_the_first_pause(county: County, visit: str) -> None:
    """The battery dies while the unit head spells the name."""
    async with walking(county, visit) as pilot:
        await pilot.press("v")
        await see(pilot, "签字")
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, SigningScreen))
        await pilot.press(*"half a name")
        await until(pilot, lambda: bool(workspace_of(pilot).run(drafts)))
        await pilot.press("tab", "tab", "2", "escape", "s")
        await see(pilot, "half a name", "见证人", "草稿，还没有保存")
        assert pilot.app.screen.query_one("#outcome", Choices).value == "refuses"


async def test_only_the_field_that_has_the_cursor_shows_one(county: County) -> None:
    """Two marks, and nobody knows what a digit would change."""
    async with at_home(county) as (pilot, _):
        pilot.app.push_screen(UnitScreen())
        await see(pilot, "登记单位")
        await pilot.press("tab", "tab")
        await until(pilot, lambda: screen_text(pilot.app).count(">") == 1)
        await pilot.press("tab")
        await until(pilot, lambda: ">" not in screen_text(pilot.app))


async def test_a_closed_visit_says_when_the_last_thing_was_written(
    county: County, closed: str
) -> None:
    """An amendment is written, too: whoever makes one sees that it is kept."""
    async with walking(county, closed) as pilot:
        await see(pilot, "已关闭", "已存")


async def test_at_home_the_cursor_is_on_the_visit_one_comes_from(county: County) -> None:
    """The next key, to export it say, must not meet another one."""
    with county.open() as workspace:
        first = new_visit(workspace)
    async with at_home(county) as (pilot, _):
        home = pilot.app.screen
        assert isinstance(home, HomeScreen)
        await until(pilot, lambda: home.row is not None and home.row.visit == first)
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, PickSheet))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewVisitScreen))
        await pilot.press("ctrl+s", "1")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        new = walk_of(pilot).visit
        await until(pilot, lambda: walk_of(pilot).shown is not None)
        await pilot.press("escape")
        await until(pilot, lambda: home.row is not None and home.row.visit == new)
