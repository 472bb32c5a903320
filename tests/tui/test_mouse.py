"""The mouse may do what keys do, and nothing that keys cannot."""

from rich.cells import cell_len
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from inspector.tui.keys import SHOWN, key_of, shown
from inspector.tui.screens.fields import Choices
from tests.county import County
from tests.tui.driving import see, until, walk_of, walking
from tests.tui.screen_text import screen_text


async def click(pilot: Pilot[None], words: str) -> None:
    """Click where words stand."""
    for y, line in enumerate(screen_text(pilot.app).splitlines()):
        if words in line:
            await pilot.click(offset=(cell_len(line[: line.index(words)]), y))
            return
    raise AssertionError(words)


async def test_a_click_on_an_item_goes_there(county: County, visit: str) -> None:
    """Pointing is quicker than counting rows."""
    async with walking(county, visit) as pilot:
        await click(pilot, "A30")
        await until(pilot, lambda: walk_of(pilot).items.cursor_key == "A30")


async def test_a_click_on_a_key_presses_it(county: County, visit: str) -> None:
    """The footer is what somebody tries who has never seen the app."""
    async with walking(county, visit) as pilot:
        await click(pilot, "1 符合")
        await until(pilot, lambda: len(walk_of(pilot).answers) == 1)
        await click(pilot, "备注")
        await see(pilot, "Ctrl+S 保存")
        await click(pilot, "返回")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        await click(pilot, "? 帮助")
        await see(pilot, "本画面")


async def test_a_click_on_a_choice_takes_it(county: County, visit: str) -> None:
    """Each choice is its own place."""
    async with walking(county, visit, item="P05") as pilot:
        await pilot.press("2")
        await see(pilot, "普遍性问题")
        await click(pilot, "普遍性问题")
        await until(pilot, lambda: pilot.app.screen.query_one("#extent", Choices).value == "common")


async def test_the_wheel_scrolls(county: County, visit: str) -> None:
    """The list and the text beside it, each under the pointer."""
    async with walking(county, visit) as pilot:
        assert "A52" not in screen_text(pilot.app)
        for _ in range(8):
            await pilot._post_mouse_events([MouseScrollDown], offset=(10, 8))
        await see(pilot, "A52")


def test_every_key_that_is_shown_can_be_clicked() -> None:
    """A key in the footer that a click does not know would be a trap."""
    for key in (*SHOWN, "f4", "ctrl+s", "1", "B", "question_mark", "slash"):
        found = key_of(shown(key))
        assert found is not None
        assert found[0] == key
