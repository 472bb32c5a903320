"""A draft checklist under trial: the keys of a visit, and nothing kept."""

from inspector.services.commands import WALK, offered_on
from inspector.services.drafts import drafts
from inspector.tui.app import InspectorApp
from inspector.tui.screens.trial import LEFT_OUT
from tests.county import County
from tests.tui.driving import at_home, put_draft, see, tried
from tests.tui.screen_text import screen_text


async def test_every_line_of_the_score_moves_with_an_answer(county: County) -> None:
    """Who writes a form sees at once what a rule does; and undo takes it back."""
    put_draft(county)
    async with at_home(county, size=(120, 40)) as (pilot, _):
        await tried(pilot, county)
        await see(pilot, "草稿试算", "什么也不保存", "87.5", "3.5 ÷ 4 × 100")
        await pilot.press("plus")
        await see(pilot, "3 ÷ 4 × 100", "2 人次")
        await pilot.press("u")
        await see(pilot, "3.5 ÷ 4 × 100")


async def test_a_trial_that_is_left_is_forgotten(county: County) -> None:
    """The visits behind it are as they were, and it offers neither closing nor export."""
    put_draft(county)
    async with at_home(county) as (pilot, workspace):
        await tried(pilot, county)
        await pilot.press("v", "e", "h")
        await see(pilot, "草稿试算")
        await pilot.press("escape")
        await see(pilot, "还没有检查")
        assert workspace.run(lambda session: session.store.find_ids("visit", "")) == []
        await pilot.press("n")
        await see(pilot, "单位")


async def test_a_draft_with_faults_is_told_with_its_lines(county: County) -> None:
    """The trial does not begin; the faults are read first."""
    put_draft(county)
    path = county.home / "content" / "checklists" / "small.yaml"
    path.write_text(path.read_text("utf-8").replace("points: 2", "pionts: 2"), encoding="utf-8")
    async with at_home(county) as (pilot, _):
        await pilot.press("f6")
        await see(pilot, "small.yaml")
        await pilot.press("enter")
        await see(pilot, "YAML_011", "pionts", "“points”?")
        await pilot.press("enter")
        await see(pilot, "还没有检查")
        assert "草稿试算" not in screen_text(pilot.app)


async def test_a_path_can_be_typed(county: County) -> None:
    """The draft lies on a stick, say."""
    put_draft(county)
    path = county.home / "content" / "checklists" / "small.yaml"
    other = county.folder / "d.yaml"
    path.rename(other)
    async with at_home(county) as (pilot, _):
        await pilot.press("f6")
        await see(pilot, "检查表文件的路径")
        await pilot.press(*str(other), "enter")
        await see(pilot, "草稿试算", "d.yaml")


async def test_what_is_typed_in_a_trial_and_not_saved_goes_with_it(county: County) -> None:
    """Drafts of real forms are kept on the disk; these are not, and the real ones come back."""
    put_draft(county)
    async with at_home(county) as (pilot, workspace):
        app = pilot.app
        assert isinstance(app, InspectorApp)
        real = app.drafts
        await tried(pilot, county)
        await pilot.press("enter")
        await see(pilot, "窗口")
        await pilot.press(*"half a name", "escape")
        await see(pilot, "草稿试算")
        await pilot.press("escape")
        await see(pilot, "还没有检查")
        assert app.drafts is real
        assert workspace.run(drafts) == {}


def test_what_a_trial_leaves_out_are_commands_of_the_walk() -> None:
    """A name misspelt here would leave a key that closes what cannot be closed."""
    assert {command.id for command in offered_on(WALK)} >= LEFT_OUT


async def test_the_app_can_be_left_from_within_a_trial(county: County) -> None:
    """The pretended workspace goes too, and holds nothing up."""
    put_draft(county)
    async with at_home(county) as (pilot, _):
        await tried(pilot, county)
        await pilot.press("ctrl+q")
    assert not pilot.app.is_running
