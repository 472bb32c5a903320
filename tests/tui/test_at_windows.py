"""Noting where windows are asked one by one: the window is known; the same goes to its own."""

import threading

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from inspector.domain.answer_words import occurrences_of
from inspector.services.answers import answer_by_word
from inspector.services.visits import show_visit
from inspector.tui.screens.occurrence import OccurrenceScreen
from inspector.tui.screens.walk import WalkScreen
from tests.county import County
from tests.repeats import windows_visit
from tests.tui.driving import at_home, press, see, until, walk_of, walking, workspace_of


def windows_at(pilot: Pilot[None], visit: str, item: str) -> list[str | None]:
    """The windows of an item's occurrences, as the store has them."""
    shown = workspace_of(pilot).run(show_visit, visit)
    return [one.window for one in occurrences_of(shown.visit.answers.get(item))]


async def test_the_form_knows_its_window(county: County) -> None:
    """Nobody types the number again: what is still empty comes first."""
    with county.open() as workspace:
        visit = windows_visit(county, workspace, A="3,5")
    async with walking(county, visit, item="A1@3") as pilot:
        await pilot.press("2")
        await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))
        assert pilot.app.screen.query_one("#window", Input).value == "3"
        assert pilot.app.screen.focused is pilot.app.screen.query_one("#fact", TextArea)
        await pilot.press(*"dark", "ctrl+s")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        assert windows_at(pilot, visit, "A1@3") == ["3"]


async def test_the_same_elsewhere_is_noted_at_that_window(county: County) -> None:
    """Window 5 loses what was seen at window 5, and window 3 nothing more."""
    with county.open() as workspace:
        visit = windows_visit(county, workspace, A="3,5")
        workspace.run(answer_by_word, visit, "A1@3", "violation")
    async with walking(county, visit, item="A1@3") as pilot:
        await pilot.press("equals_sign", "5", "enter")
        await until(pilot, lambda: windows_at(pilot, visit, "A1@5") == ["5"])
        assert windows_at(pilot, visit, "A1@3") == ["3"]
        await until(pilot, lambda: walk_of(pilot).items.cursor_key == "A1@5")
        await pilot.press("u")
        await until(pilot, lambda: windows_at(pilot, visit, "A1@5") == [])


async def test_a_window_that_is_not_there_is_told(county: County) -> None:
    """Nothing is noted somewhere else instead."""
    with county.open() as workspace:
        visit = windows_visit(county, workspace, A="3")
        workspace.run(answer_by_word, visit, "A1@3", "violation")
    async with walking(county, visit, item="A1@3") as pilot:
        await pilot.press("equals_sign", "9", "enter")
        await see(pilot, "还没有9号窗口：按 a 加入")
        assert windows_at(pilot, visit, "A1@3") == ["3"]


async def test_another_answer_is_not_overwritten(county: County) -> None:
    """It was looked at, and found in order: whoever means it otherwise changes it there."""
    with county.open() as workspace:
        visit = windows_visit(county, workspace, A="3,5")
        workspace.run(answer_by_word, visit, "A1@3", "violation")
        workspace.run(answer_by_word, visit, "A1@5", "compliant")
    async with walking(county, visit, item="A1@3") as pilot:
        await pilot.press("equals_sign", "5", "enter")
        await see(pilot, "A1@5 已有别的结果")
        assert windows_at(pilot, visit, "A1@5") == []


async def test_the_proposal_of_all_windows_is_replaced_by_what_is_typed(county: County) -> None:
    """Behind “1-12” the digit of window 1 would mean 121 windows."""
    with county.open() as workspace:
        visit = windows_visit(county, workspace)
    async with walking(county, visit, item="A@") as pilot:
        await pilot.press("a")
        await until(pilot, lambda: bool(pilot.app.screen.query(Input)))
        await pilot.press("1", "enter")
        await see(pilot, "1号窗口")
        shown = workspace_of(pilot).run(show_visit, visit)
        assert list(shown.visit.instances.values()) == [("1",)]


async def test_keys_pressed_before_the_visit_is_read_are_kept(county: County) -> None:
    """A form with a thousand windows takes a moment: the first answers are for its first items."""
    with county.open() as workspace:
        visit = windows_visit(county, workspace, A="1-40")
    read = threading.Event()
    async with at_home(county) as (pilot, opened):
        opened.submit(lambda _: read.wait())
        pilot.app.push_screen(WalkScreen(visit))
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        press(pilot, "11")
        await pilot.pause()
        read.set()
        await until(pilot, lambda: walk_of(pilot).items.cursor_key == "A2@1")
        given = opened.run(show_visit, visit).visit.answers
        assert set(given) == {"S1", "A1@1"}
