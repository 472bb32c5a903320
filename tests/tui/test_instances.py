"""逐个检查 in the walk-through: windows are added, walked, renamed and taken away by few keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot
from textual.widgets import Input

from inspector.domain.visit import Compliant
from inspector.services.answers import answer_by_word
from inspector.services.visits import close_visit, show_visit
from inspector.tui.screens.instance_sheet import InstanceSheet
from inspector.tui.screens.sheets import ErrorSheet, TextSheet
from tests.county import County
from tests.repeats import windows_visit
from tests.tui.driving import press, see, until, walk_of, walking, workspace_of
from tests.tui.screen_text import screen_text


@asynccontextmanager
async def at_windows(
    county: County, *, item: str | None = None, size: tuple[int, int] = (80, 24), **keys: str
) -> AsyncIterator[Pilot[None]]:
    """The walk-through of a visit by window, with these instances."""
    with county.open() as workspace:
        visit = windows_visit(county, workspace, **keys)
    async with walking(county, visit, item=item, size=size) as pilot:
        yield pilot


def windows(pilot: Pilot[None]) -> tuple[str, ...]:
    """Windows of the visit, as the disk has them."""
    shown = workspace_of(pilot).run(show_visit, walk_of(pilot).visit)
    return shown.visit.instances.get("A", ())


async def sheet(pilot: Pilot[None]) -> None:
    """Wait for a sheet over the walk-through."""
    await until(pilot, lambda: pilot.app.screen is not walk_of(pilot))


async def back(pilot: Pilot[None]) -> None:
    """Wait until the walk-through is in front again."""
    await until(pilot, lambda: pilot.app.screen is walk_of(pilot))


async def test_a_section_without_windows_says_what_to_do_first(county: County) -> None:
    """Nobody may think that the form forgot the windows."""
    async with at_windows(county) as pilot:
        walk = walk_of(pilot)
        await see(pilot, "○ 还没有窗口：按 a 加入", "○ 还没有工作人员：按 a 加入")
        walk.items.go("A@")
        await see(pilot, "每个窗口各查一遍", "A1 公示办事指南")
        press(pilot, "1")
        await see(pilot, "── 还没有窗口：按 a 加入 ─")
        assert workspace_of(pilot).run(show_visit, walk.visit).visit.answers == {}


async def test_what_is_left_leads_to_a_section_that_must_have_windows(county: County) -> None:
    """To one that may stay empty it does not."""
    async with at_windows(county) as pilot:
        walk = walk_of(pilot)
        assert walk.items.cursor_key == "S1"
        press(pilot, "1")
        await until(pilot, lambda: walk.items.cursor_key == "A@")
        press(pilot, "g")
        await see(pilot, "── 还没有窗口：按 a 加入 ─")
        assert walk.items.cursor_key == "A@"


async def test_the_first_windows_are_those_of_the_unit(county: County) -> None:
    """The register knows how many there are: two keys put all of them there."""
    async with at_windows(county, item="A@") as pilot:
        press(pilot, "a")
        await sheet(pilot)
        assert pilot.app.screen.query_one(Input).value == "1-12"
        await pilot.press("enter")
        await see(pilot, "已加入 12 个，按 u 可撤销")
        assert windows(pilot) == tuple(map(str, range(1, 13)))
        assert walk_of(pilot).items.cursor_key == "A1@1"
        await see(pilot, "窗口服务 · 1号窗口", "第 1/12 个   0/2")


async def test_the_next_window_is_one_key(county: County) -> None:
    """It takes the number after the window where one stands, and one begins at its first item."""
    async with at_windows(county, A="1,2,7", item="A2@2") as pilot:
        press(pilot, "a")
        await see(pilot, "已加入3号窗口，按 u 可撤销")
        assert windows(pilot) == ("1", "2", "3", "7")
        assert walk_of(pilot).items.cursor_key == "A1@3"
        await see(pilot, "窗口服务 · 3号窗口 (3/4) 0/2")
        press(pilot, "u")
        await see(pilot, "已撤销")
        assert windows(pilot) == ("1", "2", "7")


async def test_fast_keys_answer_in_the_window_that_was_just_added(county: County) -> None:
    """A practised hand is faster than the disk; what it means is the new window."""
    async with at_windows(county, A="1", item="A1@1") as pilot:
        walk = walk_of(pilot)
        press(pilot, "a1")
        await until(pilot, lambda: "A1@2" in walk.answers)
        assert set(walk.answers) == {"A1@2"}


async def test_a_clerk_is_asked_for_and_a_call_is_counted(county: County) -> None:
    """Nobody can guess a staff number."""
    async with at_windows(county, item="K@") as pilot:
        press(pilot, "a")
        await sheet(pilot)
        assert pilot.app.screen.query_one(Input).value == ""
        await pilot.press(*"w017", "enter")
        await see(pilot, "首问负责 · W017号")
        walk_of(pilot).items.go("P@")
        press(pilot, "aa")
        await until(pilot, lambda: "P1@2" in walk_of(pilot).items.keys)
        visit = workspace_of(pilot).run(show_visit, walk_of(pilot).visit).visit
        assert visit.instances == {"K": ("W017",), "P": ("1", "2")}


async def test_a_range_is_added_at_once_and_those_there_are_left(county: County) -> None:
    """One types what one sees in the hall, without looking what is there already."""
    async with at_windows(county, A="2", item="A1@2") as pilot:
        press(pilot, "A")
        await sheet(pilot)
        await pilot.press(*"1-3,综合")
        await see(pilot, "+ 加入 1-3,综合", "新增 3 个")
        await pilot.press("enter")
        await see(pilot, "已加入 3 个")
        assert windows(pilot) == ("1", "2", "3", "综合")
        press(pilot, "u")
        await until(pilot, lambda: windows(pilot) == ("2",))


async def test_the_list_leads_to_a_window_by_its_number(county: County) -> None:
    """Among three hundred of them too; the exact number comes before those that begin so."""
    async with at_windows(county, A="1-300", item="A1@1") as pilot:
        await pilot.press("A")
        await sheet(pilot)
        await see(pilot, "窗口服务  窗口 300 个")
        await pilot.press(*"25", "enter")
        await until(pilot, lambda: walk_of(pilot).items.cursor_key == "A1@25")


async def test_a_window_is_taken_away_and_comes_back_with_its_answers(county: County) -> None:
    """A slip of the hand costs nothing."""
    async with at_windows(county, A="1-3", item="A1@2") as pilot:
        walk = walk_of(pilot)
        press(pilot, "1")
        await until(pilot, lambda: "A1@2" in walk.answers)
        await pilot.press("A")
        await sheet(pilot)
        await pilot.press("ctrl+d")
        await see(pilot, "已移除2号窗口，结果留存不计分，按 u 可撤销")
        assert walk.answers == {}
        assert "A1@2" not in walk.items.keys
        press(pilot, "u")
        await until(pilot, lambda: walk.answers == {"A1@2": Compliant()})
        assert walk.items.cursor_key == "A2@2"


async def test_when_the_last_window_goes_the_one_before_it_is_there(county: County) -> None:
    """And where none is left, the row that says so; not another section."""
    async with at_windows(county, A="1-2", item="A2@2") as pilot:
        walk = walk_of(pilot)
        for beside in ("A1@1", "A@"):
            await pilot.press("A")
            await sheet(pilot)
            await pilot.press("ctrl+d")
            await until(pilot, lambda there=beside: walk.items.cursor_key == there)  # type: ignore[misc]
            await back(pilot)


async def test_a_window_gets_its_right_number(county: County) -> None:
    """The answers go with it, and so does the cursor."""
    async with at_windows(county, A="1-2", item="A1@2") as pilot:
        walk = walk_of(pilot)
        press(pilot, "1")
        await until(pilot, lambda: "A1@2" in walk.answers)
        await pilot.press("A")
        await sheet(pilot)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: isinstance(pilot.app.screen, TextSheet))
        await pilot.press("5", "enter")
        await see(pilot, "已改为5号窗口，按 u 可撤销")
        assert walk.answers == {"A1@5": Compliant()}
        assert walk.items.cursor_key == "A2@5"


async def test_the_same_item_at_the_next_window_is_one_key(county: County) -> None:
    """Whoever looks at one thing along all the windows does not scroll."""
    async with at_windows(county, A="1-3", item="A2@1") as pilot:
        walk = walk_of(pilot)
        await pilot.press("full_stop", "full_stop")
        await until(pilot, lambda: walk.items.cursor_key == "A2@3")
        await pilot.press("full_stop")
        await see(pilot, "已是最后一个，按 a 加入下一个窗口")
        await pilot.press("comma")
        assert walk.items.cursor_key == "A2@2"


async def test_section_keys_pass_the_windows(county: County) -> None:
    """However many there are; the strip shows each section once."""
    async with at_windows(county, A="1-40", item="A2@17") as pilot:
        walk = walk_of(pilot)
        await pilot.press("right_square_bracket")
        assert walk.items.cursor_key == "K@"
        await pilot.press("left_square_bracket")
        assert walk.items.cursor_key == "A1@1"
        await see(pilot, "窗口服务 · 1号窗口 (1/40) 0/2")


async def test_what_cannot_be_a_window_is_told_and_nothing_is_added(county: County) -> None:
    """In the words of the command line."""
    async with at_windows(county, A="1", item="A1@1") as pilot:
        await pilot.press("A")
        await sheet(pilot)
        await pilot.press("3", "@", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ErrorSheet))
        await see(pilot, "VISIT_073")
        await pilot.press("enter")
        await back(pilot)
        assert windows(pilot) == ("1",)


async def test_a_closed_visit_lists_its_windows_and_adds_none(county: County) -> None:
    """One may still want to see what the twelfth came to."""
    with county.open() as workspace:
        visit = windows_visit(county, workspace, A="1-2")
        workspace.run(answer_by_word, visit, "A1@1", "compliant")
        workspace.run(close_visit, visit, incomplete="示例：测试")
    async with walking(county, visit, item="A1@1") as pilot:
        press(pilot, "a")
        await see(pilot, "检查已关闭")
        await pilot.press("A")
        await until(pilot, lambda: isinstance(pilot.app.screen, InstanceSheet))
        await pilot.press("9")
        assert "加入" not in screen_text(pilot.app)
        await pilot.press("backspace", "2", "enter")
        await until(pilot, lambda: walk_of(pilot).items.cursor_key == "A1@2")


async def test_a_form_that_repeats_nothing_offers_nothing(county: County, visit: str) -> None:
    """A key that does nothing says so."""
    async with walking(county, visit) as pilot:
        assert "加入下一个" not in screen_text(pilot.app)
        press(pilot, "a")
        await see(pilot, "本检查表没有逐个检查的部分")
