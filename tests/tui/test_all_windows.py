"""Across windows: the rest of one or of all, finding at the one where one stands, the phrases."""

from textual.pilot import Pilot

from inspector.domain.visit import PhraseTick, Ticked
from inspector.domain.words import Tick
from inspector.services.instances import add_instances
from inspector.services.visits import NewVisit, open_visit, show_visit
from inspector.tui.screens.picking import PickSheet
from inspector.tui.screens.rest import RestSheet
from tests.county import County, hall
from tests.repeats import windows_visit
from tests.tui.driving import press, see, until, walk_of, walking, workspace_of
from tests.tui.screen_text import screen_text

PHRASES = """
format: 1
checklist: example-phrases
edition: "2026.1"
title: {zh: 逐窗口用语（示例）, en: Phrases by window (example)}
sections:
  - code: W
    title: {zh: 窗口用语, en: Phrases}
    maximum: 10
    repeat: {per: window}
    items:
      - code: W1
        text: 您好，请问办理什么业务
        points: 5
        phrase: {required: true, trigger: {zh: 迎接时, en: on greeting}}
      - code: W2
        text: 请慢走
        points: 5
        phrase: {required: false, trigger: {zh: 送别时, en: on leaving}}
"""


def phrases_visit(county: County) -> str:
    """A visit that listens at windows 3 and 5."""
    content = county.home / "content" / "checklists"
    content.mkdir(parents=True, exist_ok=True)
    (content / "example-phrases.yaml").write_text(PHRASES, "utf-8")
    with county.open() as workspace:
        new = NewVisit(unit=hall(workspace), checklist="example-phrases")
        visit = workspace.run(open_visit, new).visit
        workspace.run(add_instances, visit, "W", ["3,5"])
    return visit


def answered(pilot: Pilot[None]) -> set[str]:
    """Codes of what has an answer, as the disk has it."""
    return set(workspace_of(pilot).run(show_visit, walk_of(pilot).visit).visit.answers)


async def test_the_rest_is_that_of_one_window_or_of_all(county: County) -> None:
    """Each is one digit, and says how many it touches."""
    with county.open() as workspace:
        visit = windows_visit(county, workspace, A="1-3")
    async with walking(county, visit, item="A1@2") as pilot:
        await pilot.press("B")
        await until(pilot, lambda: isinstance(pilot.app.screen, RestSheet))
        await see(pilot, "1 (•) 2号窗口 3 项", "2 ( ) 全部 11 项", "3 ( ) 窗口服务 9 项")
        await pilot.press("enter")
        await until(pilot, lambda: answered(pilot) == {"A1@2", "A2@2", "A3@2"})
        await pilot.press("B")
        await until(pilot, lambda: isinstance(pilot.app.screen, RestSheet))
        await pilot.press("3")
        await see(pilot, "3 (•) 窗口服务 6 项", "Enter 记这 6 项")
        await pilot.press("enter")
        every = {f"A{item}@{window}" for item in (1, 2, 3) for window in (1, 2, 3)}
        await until(pilot, lambda: answered(pilot) == every)
        press(pilot, "u")
        await until(pilot, lambda: answered(pilot) == {"A1@2", "A2@2", "A3@2"})


async def test_what_is_looked_for_is_found_first_where_one_stands(county: County) -> None:
    """At window 17 the guide is that of window 17; another one's is found by its name."""
    with county.open() as workspace:
        visit = windows_visit(county, workspace, A="1-40")
    async with walking(county, visit, item="A2@17") as pilot:
        await pilot.press("slash", *"公示", "enter")
        await until(pilot, lambda: walk_of(pilot).items.cursor_key == "A1@17")
        await pilot.press("slash", *"公示 5号窗口")
        await until(pilot, lambda: isinstance(pilot.app.screen, PickSheet))
        await see(pilot, "> ○ A1@5 公示办事指南")
        await pilot.press("enter")
        await until(pilot, lambda: walk_of(pilot).items.cursor_key == "A1@5")


async def test_a_phrase_of_a_window_is_ticked_at_that_window(county: County) -> None:
    """Whatever window was listened to before; Tab goes to the same phrase at the next."""
    async with walking(county, phrases_visit(county), item="W2@3") as pilot:
        await pilot.press("y")
        await see(pilot, "3 号窗口", "窗口用语 · 5号窗口")
        await pilot.press("tab")
        await see(pilot, "5 号窗口")
        press(pilot, "h")
        await until(pilot, lambda: answered(pilot) == {"W2@5"})
        visit = workspace_of(pilot).run(show_visit, walk_of(pilot).visit).visit
        one = visit.answers["W2@5"]
        assert isinstance(one, Ticked)
        assert one.ticks == (PhraseTick(tick=Tick.HEARD, window="5", at=one.ticks[0].at),)


async def test_a_window_typed_on_the_board_leads_there(county: County) -> None:
    """One that the visit does not have is told, and nothing is ticked elsewhere."""
    async with walking(county, phrases_visit(county), item="W1@5") as pilot:
        await pilot.press("y")
        await see(pilot, "5 号窗口")
        await pilot.press("w", "3", "enter")
        await see(pilot, "3 号窗口")
        await pilot.press("w", "9", "enter")
        await see(pilot, "本次检查没有 9 号窗口")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        assert walk_of(pilot).items.cursor_key == "W1@3"
        assert "Traceback" not in screen_text(pilot.app)
