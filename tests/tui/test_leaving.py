"""Leaving a screen takes that screen away, once, and nothing else."""

from inspector.errors import InspectorError
from inspector.errors.app import NOT_A_NUMBER
from inspector.tui.screens.sheets import ErrorSheet, TextSheet
from tests.county import County
from tests.tui.driving import at_home, see, until


async def test_a_screen_that_is_covered_leaves_when_the_cover_is_gone(county: County) -> None:
    """What the store returns may end a form while an error stands above it: the error stays."""
    async with at_home(county) as (pilot, _):
        left: list[str | None] = []
        form = TextSheet("P05", value="九号窗口")
        pilot.app.push_screen(form, left.append)
        await see(pilot, "九号窗口")
        pilot.app.push_screen(ErrorSheet(InspectorError(NOT_A_NUMBER, item="P05", given="x")))
        await see(pilot, NOT_A_NUMBER.code)
        form.dismiss("kept")
        await pilot.pause(0.1)
        await see(pilot, NOT_A_NUMBER.code)
        await pilot.press("enter")
        await until(pilot, lambda: left == ["kept"])
        await see(pilot, "示例县人社局")


async def test_leaving_twice_is_leaving_once(county: County) -> None:
    """Keys typed ahead ask again; the screen below stays."""
    async with at_home(county) as (pilot, _):
        left: list[str | None] = []
        form = TextSheet("P05", value="九号窗口")
        pilot.app.push_screen(form, left.append)
        form.dismiss("first")
        form.dismiss("second")
        await until(pilot, lambda: left == ["first"])
        await pilot.pause(0.1)
        await see(pilot, "示例县人社局")
        assert len(pilot.app.screen_stack) == 1
