"""Getting anywhere at once: jumps, what is typed, and steps back and forth."""

import pytest

from inspector.domain.visit import Compliant, Violation
from inspector.services.answers import answer_by_word
from inspector.services.visits import show_visit
from tests.county import County
from tests.tui.driving import at_home, press, see, until, walk_of, walking, workspace_of


async def test_the_next_failed_item_is_one_key_away(county: County, visit: str) -> None:
    """Before closing one looks at what went wrong, not at eighty compliant items."""
    with county.open() as workspace:
        workspace.run(answer_by_word, visit, "A12", "violation")
        workspace.run(answer_by_word, visit, "A14", "compliant")
        workspace.run(answer_by_word, visit, "S02", "missed")
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        press(pilot, "f")
        await until(pilot, lambda: walk.items.cursor_key == "A12")
        press(pilot, "f")
        await until(pilot, lambda: walk.items.cursor_key == "S02")
        press(pilot, "f")
        await see(pilot, "到底了，从头找下一问题")

        assert walk.items.cursor_key == "A12"


async def test_a_jump_around_the_end_says_so(county: County, visit: str) -> None:
    """Whoever thinks to be at the end must not overlook what was skipped at the top."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        first = walk.items.cursor_key
        await pilot.press("end", "g")
        await see(pilot, "到底了，从头找下一未检查项")

        assert walk.items.cursor_key == first
        await pilot.press("left_square_bracket")
        await see(pilot, "转到最后一部分")


async def test_undo_says_what_stands_now_and_redo_does_it_again(county: County, visit: str) -> None:
    """A step out of sight is not trusted; a step too far is taken forth again."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        first, second = walk.items.keys[:2]
        press(pilot, "11")
        await until(pilot, lambda: len(walk.answers) == 2)
        press(pilot, "u")
        await see(pilot, f"已撤销，现为：{second} 未检查")
        press(pilot, "u")
        await see(pilot, f"已撤销，现为：{first} 未检查")
        press(pilot, "u")
        await see(pilot, "没有可撤销的了")
        press(pilot, "U")
        await see(pilot, f"已重做，现为：{first} 符合")

        assert walk.items.cursor_key == first
        press(pilot, "UU")
        await see(pilot, "没有可重做的了")
        assert walk.answers == {first: Compliant(), second: Compliant()}


async def test_a_note_that_is_taken_back_is_named_with_its_item(county: County, visit: str) -> None:
    """Not only answers are steps; one must see which words went away."""
    async with walking(county, visit, item="A12") as pilot:
        await pilot.press("t")
        await until(pilot, lambda: pilot.app.screen is not walk_of(pilot))
        await pilot.press(*"abc", "ctrl+s")
        walk = walk_of(pilot)
        await until(pilot, lambda: walk.shown is not None and len(walk.shown.visit.notes) == 1)
        press(pilot, "u")
        await see(pilot, "已撤销，现为：A12 无备注")
        press(pilot, "U")
        await see(pilot, "已重做，现为：A12 备注：abc")


async def test_a_bulk_answer_is_one_step_and_says_how_much(county: County, visit: str) -> None:
    """Thirty items at once were one act; so is their way back."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        press(pilot, "B")
        await see(pilot, "记这 30 项")
        await pilot.press("enter")
        await until(pilot, lambda: len(walk.answers) == 30)
        press(pilot, "u")
        await see(pilot, "另有 29 处")

        assert not walk.answers


async def test_an_amendment_is_undone_in_the_app(county: County, closed: str) -> None:
    """A slip while amending is taken back like any other; what was sealed before it stays."""
    async with walking(county, closed, item="A12") as pilot:
        walk = walk_of(pilot)
        walk.inspector.amending[closed] = "核对录音后更正"
        before = walk.answers["A12"]
        assert isinstance(before, Violation)
        press(pilot, "1")
        await see(pilot, "这里已记")
        press(pilot, "1")
        await until(pilot, lambda: walk.answers.get("A12") == Compliant())
        press(pilot, "u")
        await see(pilot, "已撤销，现为：A12 不符合")
        assert walk.answers["A12"] == before
        press(pilot, "u")
        await see(pilot, "没有可撤销的了")
        kept = workspace_of(pilot).run(show_visit, closed).visit
        assert kept.answers["A12"] == before


@pytest.mark.parametrize(
    ("typed", "code"),
    [("p05", "P05"), ("ksj", "P05"), ("kanshouji", "P05"), ("ｐ０５", "P05"), ("看手机", "P05")],
)
async def test_an_item_is_found_by_whatever_is_typed(
    county: County, visit: str, typed: str, code: str
) -> None:
    """Also in one breath: Enter waits until what was typed was looked for."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        await pilot.press("slash", *typed, "enter")
        await until(pilot, lambda: walk.items.cursor_key == code)


async def test_a_command_and_a_unit_are_found_by_initials(county: County) -> None:
    """One matcher for every list: what works in one works in all."""
    async with at_home(county) as (pilot, _):
        await pilot.press("ctrl+p", *"xjc")
        await see(pilot, "新建一次检查")
        await pilot.press("escape", "n")
        await see(pilot, "示例县社保局服务大厅")
        await pilot.press(*"sbjfwdt", "enter")
        await see(pilot, "示例县社保局服务大厅", "明察")


async def test_visits_are_found_by_the_initials_of_their_unit(county: County, visit: str) -> None:
    """At the first screen the name is as long as in the register."""
    del visit
    async with at_home(county) as (pilot, _):
        await pilot.press("slash", *"fwdt", "enter")
        await see(pilot, "/ fwdt", "示例县社保局服务大厅")
        await pilot.press("slash", *"zz", "enter")
        await see(pilot, "没有符合条件的检查")
        await pilot.press("escape")
        await see(pilot, "示例县社保局服务大厅")


async def test_a_visit_is_opened_again_where_it_was_left(county: County, visit: str) -> None:
    """Looking something up in another visit must not cost the place in this one."""
    del visit
    async with at_home(county) as (pilot, _):
        await pilot.press("enter")
        await see(pilot, "A07")
        walk_of(pilot).items.go("P05")
        await pilot.press("escape")
        await see(pilot, "未完成")
        await pilot.press("enter")
        await until(pilot, lambda: walk_of(pilot).items.cursor_key == "P05")
