"""Whole stories on the screen: from a new visit to a signed file, and what comes after."""

from pathlib import Path

from textual.widgets import Input

from inspector.domain.visit import Compliant
from inspector.domain.words import VisitState, VisitType
from inspector.services.lists import list_visits
from inspector.services.visits import show_visit
from inspector.tui.screens.export import ExportScreen
from inspector.tui.screens.fields import Choices
from inspector.tui.screens.home import HomeScreen
from inspector.tui.screens.new_visit import NewVisitScreen
from inspector.tui.screens.unit import UnitScreen
from inspector.tui.screens.walk import WalkScreen
from tests.county import County, new_visit
from tests.tui.driving import at_home, press, see, until, walk_of, walking, workspace_of
from tests.tui.screen_text import screen_text


async def test_a_new_visit_of_a_unit_added_on_the_spot(county: County) -> None:
    """The car stops where nobody had planned to."""
    async with at_home(county) as (pilot, workspace):
        await pilot.press("n")
        await see(pilot, "检查哪个单位")
        await pilot.press("end", "down", "down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, UnitScreen))
        pilot.app.screen.query_one("#name", Input).value = "示例镇人社中心"
        pilot.app.screen.query_one("#kind", Choices).focus()
        await pilot.press("left")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewVisitScreen))
        await see(pilot, "示例镇人社中心")
        pilot.app.screen.query_one("#team", Choices).focus()
        await pilot.pause()
        await pilot.press("2", "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await see(pilot, "示例镇人社中心", "明察")
        (row,) = workspace.run(list_visits)

        assert len(workspace.run(show_visit, row.visit).visit.team) == 2


async def test_one_inspector_alone_is_asked_about(county: County) -> None:
    """Two see more, and their finding stands."""
    async with at_home(county) as (pilot, workspace):
        await pilot.press("n")
        await see(pilot, "检查哪个单位")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewVisitScreen))
        await pilot.press("ctrl+s")
        await see(pilot, "只有一名检查人员")
        press(pilot, "1")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))

        assert len(workspace.run(list_visits)) == 1


async def test_a_covert_visit_is_quiet(county: County) -> None:
    """Somebody may look at the screen: no unit, no type, no colour of alarm."""
    with county.open() as workspace:
        covert = new_visit(workspace, VisitType.COVERT)
    async with walking(county, covert) as pilot:
        seen = screen_text(pilot.app).splitlines()

        assert walk_of(pilot).has_class("-quiet")
        assert "示例县" not in seen[0]
        assert "备忘" in seen[0]
        assert "扣" not in seen[1]


async def test_closing_with_items_unchecked_needs_a_reason(county: County, visit: str) -> None:
    """Nobody closes half a visit by accident."""
    async with walking(county, visit) as pilot:
        press(pilot, "1")
        await until(pilot, lambda: len(walk_of(pilot).answers) == 1)
        await pilot.press("v")
        await see(pilot, "未检查 29 项")
        await pilot.press("c")
        await see(pilot, "还有 119 项未检查")
        await pilot.press("enter")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 3)
        assert workspace_of(pilot).run(show_visit, visit).visit.state is VisitState.OPEN
        await pilot.press("c")
        await see(pilot, "还有 119 项未检查")
        await pilot.press(*"late", "enter")
        await see(pilot, "检查已关闭并封存")

        assert workspace_of(pilot).run(show_visit, visit).visit.state is VisitState.CLOSED


async def test_the_review_leads_to_what_is_missing(county: County, visit: str) -> None:
    """What is missing is one key away, or it stays missing."""
    async with walking(county, visit) as pilot:
        await pilot.press("v")
        await see(pilot, "未检查 30 项")
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))

        assert walk_of(pilot).items.cursor_key == "M37"


async def test_a_closed_visit_is_exported_signed(
    county: County, closed: str, tmp_path: Path
) -> None:
    """The unit head gets a file before the inspectors leave."""
    target = tmp_path / "out.pdf"
    async with at_home(county) as (pilot, _):
        pilot.app.push_screen(ExportScreen(closed, "示例"))
        await until(pilot, lambda: bool(pilot.app.screen.query("#file")))
        pilot.app.screen.query_one("#file", Input).value = str(target)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "已签名并写入" in screen_text(pilot.app), looks=8000)

        assert target.read_bytes().startswith(b"%PDF")


async def test_an_export_that_is_cancelled_writes_nothing(
    county: County, closed: str, tmp_path: Path
) -> None:
    """Half a file is worse than none."""
    target = tmp_path / "out.pdf"
    async with at_home(county) as (pilot, _):
        screen = ExportScreen(closed, "示例")
        pilot.app.push_screen(screen)
        await until(pilot, lambda: bool(pilot.app.screen.query("#file")))
        pilot.app.screen.query_one("#file", Input).value = str(target)
        screen.action_export()
        screen.action_leave()
        await until(pilot, lambda: "APP_008" in screen_text(pilot.app), looks=8000)

        assert not target.exists()


async def test_an_open_visit_is_not_exported(county: County, visit: str) -> None:
    """Findings are what a closed visit says."""
    async with at_home(county) as (pilot, _):
        pilot.app.push_screen(ExportScreen(visit, "示例"))
        await until(pilot, lambda: bool(pilot.app.screen.query("#file")))
        await pilot.press("ctrl+s")
        await see(pilot, "EXPORT_010")


async def test_a_closed_visit_is_amended_with_a_reason(county: County, closed: str) -> None:
    """A mistake is corrected in the open."""
    async with walking(county, closed, item="P05") as pilot:
        await pilot.press("v")
        await see(pilot, "更正")
        await pilot.press("a")
        await see(pilot, "为什么更正")
        await pilot.press(*"wrong", "enter")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        press(pilot, "1")
        await see(pilot, "这里已记 1 处情形")
        press(pilot, "1")
        await until(pilot, lambda: walk_of(pilot).answers["P05"] == Compliant())

        assert workspace_of(pilot).run(show_visit, closed).visit.amendments == ("wrong",)


async def test_a_visit_made_by_mistake_is_void_with_a_reason(county: County, closed: str) -> None:
    """Nothing is deleted, and it counts nowhere."""
    async with walking(county, closed) as pilot:
        await pilot.press("v")
        await see(pilot, "更正")
        await pilot.press("V")
        await see(pilot, "为什么作废")
        await pilot.press(*"twice", "enter")
        await see(pilot, "已作废")

        assert workspace_of(pilot).run(show_visit, closed).visit.state is VisitState.VOID


async def test_a_filter_is_visible_and_one_key_clears_it(county: County, visit: str) -> None:
    """A list that hides something without saying so is a lie."""
    async with at_home(county) as (pilot, _):
        home = pilot.app.screen
        assert isinstance(home, HomeScreen)
        await until(pilot, lambda: home.row is not None)
        await pilot.press("f", "f")
        await see(pilot, "已关闭", "Esc 取消筛选")
        await pilot.press("escape")
        await until(pilot, lambda: home.row is not None and home.row.visit == visit)


async def test_an_empty_list_says_what_to_do_first(county: County) -> None:
    """The first morning with a new app."""
    async with at_home(county) as (pilot, _):
        await see(pilot, "还没有检查", "n  新建第一次检查")


async def test_the_palette_does_what_it_names(county: County, visit: str) -> None:
    """A key that is forgotten is found by its name."""
    async with walking(county, visit) as pilot:
        await pilot.press("ctrl+p")
        await see(pilot, "命令")
        await pilot.press(*"walk.review", "enter")
        await see(pilot, "未检查 30 项")


async def test_a_draft_survives_the_app(county: County, visit: str) -> None:
    """The battery goes while a sentence is typed; a pause before it was enough."""
    async with walking(county, visit) as pilot:
        press(pilot, "t")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 3)
        await pilot.press(*"half a sentence", "escape")
        await see(pilot, "留作草稿")
    async with walking(county, visit) as pilot:
        press(pilot, "t")
        await see(pilot, "half a sentence")


async def test_leaving_before_the_store_answers_harms_nothing(county: County, visit: str) -> None:
    """Fingers are faster than disks: a late answer meets a screen that is gone."""
    async with at_home(county) as (pilot, _):
        for _round in range(5):
            await pilot.press("d", "escape", "enter", "1", "escape")
        home = pilot.app.screen_stack[0]
        await until(pilot, lambda: pilot.app.screen is home)

        assert workspace_of(pilot).run(show_visit, visit).visit.state is VisitState.OPEN
