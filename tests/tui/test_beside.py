"""Other score columns in the app: what the unit and the leader give, beside what was scored."""

from fractions import Fraction

from textual import events
from textual.pilot import Pilot

from inspector.services.columns import amend_column, put_column
from inspector.services.visits import close_visit, show_visit
from inspector.tui.lines.beside import CELLS, columns_in_sight
from inspector.tui.screens.beside import BesideScreen
from inspector.tui.screens.score import ScoreScreen
from inspector.tui.screens.walk import WalkScreen
from tests.county import County
from tests.tui.driving import see, until, walk_of, walking, workspace_of
from tests.tui.every_form import with_two_columns
from tests.tui.screen_text import screen_text


def made(county: County) -> str:
    """A visit by a form with two other columns."""
    with county.open() as workspace:
        return with_two_columns(county, workspace)


def given(pilot: Pilot[None], visit: str) -> dict[str, Fraction]:
    """What the store has, by column and item."""
    shown = workspace_of(pilot).run(show_visit, visit)
    return {one.place: one.points for one in shown.visit.columns}


async def test_a_number_and_enter_an_item(county: County) -> None:
    """A sheet that came on paper is copied without looking up: digits, Enter, the next item."""
    visit = made(county)
    async with walking(county, visit, item="A1") as pilot:
        await pilot.press("c")
        await see(pilot, "自评分", "领导评分", "满分")
        await pilot.press(*"18", "enter", *"19.5", "enter", "right", "up", *"16", "enter")
        want = {"SELF/A1": Fraction(18), "SELF/A2": Fraction(39, 2), "LEAD/A2": Fraction(16)}
        await until(pilot, lambda: given(pilot, visit) == want)
        await see(pilot, "37.5")


async def test_keys_typed_at_once_lose_nothing(county: County) -> None:
    """A fast hand does not wait for the sheet to open."""
    visit = made(county)
    async with walking(county, visit, item="A1") as pilot:
        await pilot.press("c")
        await see(pilot, "自评分")
        for key in (*"18", "enter", *"20", "enter", *"9", "enter"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        want = {"SELF/A1": Fraction(18), "SELF/A2": Fraction(20), "SELF/A3": Fraction(9)}
        await until(pilot, lambda: given(pilot, visit) == want)


async def test_points_are_taken_away_and_come_back(county: County) -> None:
    """Delete, then undo: the same as of any answer."""
    visit = made(county)
    async with walking(county, visit, item="A1") as pilot:
        await pilot.press("c")
        await see(pilot, "自评分")
        await pilot.press(*"18", "enter", "up", "delete")
        await until(pilot, lambda: given(pilot, visit) == {})
        await pilot.press("u")
        await until(pilot, lambda: given(pilot, visit) == {"SELF/A1": Fraction(18)})
        await see(pilot, "已撤销")


async def test_what_is_no_number_is_asked_again(county: County) -> None:
    """With what was typed still there."""
    visit = made(county)
    async with walking(county, visit, item="A1") as pilot:
        await pilot.press("c")
        await see(pilot, "自评分")
        await pilot.press(*"1x", "enter")
        await see(pilot, "VISIT_078")
        await pilot.press("enter", "backspace", *"7", "enter")
        await until(pilot, lambda: given(pilot, visit) == {"SELF/A1": Fraction(17)})


async def test_a_sheet_that_only_takes_has_points_below_0(county: County) -> None:
    """扣分表: the leader takes 3 where the inspector took 2; emptied, the cell has none again."""
    visit = made(county)
    async with walking(county, visit, item="A1") as pilot:
        await pilot.press("c")
        await see(pilot, "自评分")
        await pilot.press(*"-3", "enter")
        await until(pilot, lambda: given(pilot, visit) == {"SELF/A1": Fraction(-3)})
        await pilot.press("up", "enter", "backspace", "backspace", "enter")
        await until(pilot, lambda: given(pilot, visit) == {})


async def test_odd_points_are_told_and_kept(county: County) -> None:
    """A form may give more than the item has; a slip of the finger is seen at once."""
    visit = made(county)
    async with walking(county, visit, item="A1") as pilot:
        await pilot.press("c")
        await see(pilot, "自评分")
        await pilot.press(*"200", "enter", "up")
        await see(pilot, "超过该项的 20 分")


async def test_the_next_item_without_points_is_found(county: County) -> None:
    """Around the end; and it says so when there is none."""
    visit = made(county)
    async with walking(county, visit, item="A1") as pilot:
        shown = workspace_of(pilot).run(show_visit, visit)
        for code in shown.visit.asked_now:
            if code != "A2":
                workspace_of(pilot).run(put_column, visit, "SELF", code, "1")
        await pilot.press("v", "escape", "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, BesideScreen))
        screen = pilot.app.screen
        assert isinstance(screen, BesideScreen)
        await pilot.press("end", "n")
        await until(pilot, lambda: screen.items.cursor_key == "A2")
        await pilot.press("1", "enter", "n")
        await see(pilot, "各项都有分数了")


async def test_a_closed_visit_shows_them_and_an_amendment_changes_them(county: County) -> None:
    """The leader often scores later; the reason stays with the change."""
    visit = made(county)
    with county.open() as workspace:
        workspace.run(put_column, visit, "SELF", "A1", "18")
        workspace.run(close_visit, visit, incomplete="测试")
        workspace.run(amend_column, visit, "LEAD", "A1", "17", reason="领导后评")
    async with walking(county, visit, item="A1") as pilot:
        await pilot.press("c")
        await see(pilot, "18", "17")
        await pilot.press("5")
        await see(pilot, "已关闭")
        assert given(pilot, visit) == {"SELF/A1": Fraction(18), "LEAD/A1": Fraction(17)}
        await pilot.press("escape", "v", "a", *"reason", "enter")
        await until(pilot, lambda: walk_of(pilot).amending == "reason")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await pilot.press("c", "5", "enter")
        await until(pilot, lambda: given(pilot, visit)["SELF/A1"] == Fraction(5))


async def test_a_form_without_columns_says_so(county: County, visit: str) -> None:
    """The key does not seem broken, and the score does not offer it."""
    async with walking(county, visit) as pilot:
        await pilot.press("c")
        await see(pilot, "没有其他评分栏")
        await pilot.press("1", "i")
        await until(pilot, lambda: isinstance(pilot.app.screen, ScoreScreen))
        await pilot.press("c")
        await pilot.pause()
        assert "评分栏" not in screen_text(pilot.app)


async def test_the_score_leads_to_the_columns(county: County) -> None:
    """Who asks why it is so many points compares at once."""
    visit = made(county)
    async with walking(county, visit, item="A4") as pilot:
        await pilot.press("i", "c")
        await see(pilot, "自评分", "领导评分")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))


def test_the_chosen_column_is_always_in_sight() -> None:
    """A form with ten columns on a narrow window."""
    for at in range(10):
        seen = columns_in_sight(10, at, 60)
        assert at in seen
        assert len(seen) * CELLS < 60
    assert columns_in_sight(2, 1, 80) == range(2)
