"""Every screen as text, at both sizes and in both languages: reading the diff is the review."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from inspector.i18n import Lang, speak
from inspector.tui.app import InspectorApp
from inspector.tui.screens.due import DueScreen
from inspector.tui.screens.export import ExportScreen
from inspector.tui.screens.history import HistoryScreen
from inspector.tui.screens.home import HomeScreen
from inspector.tui.screens.unit import UnitScreen
from inspector.tui.screens.walk import WalkScreen
from tests.county import County, closed_visit, new_visit
from tests.tui.driving import press, until, walk_of, workspace_of
from tests.tui.screen_text import screen_text

Way = Callable[[Pilot[None], County], Awaitable[None]]

SIZES = {"80x24": (80, 24), "120x40": (120, 40)}


async def settled(pilot: Pilot[None]) -> None:
    """Wait until two looks at the screen show the same."""
    before = ""
    for _ in range(100):
        await pilot.pause(0.02)
        now = screen_text(pilot.app)
        if now == before:
            return
        before = now


async def at(pilot: Pilot[None], item: str | None = None) -> WalkScreen:
    """In the walk-through of the open visit."""
    workspace = workspace_of(pilot)
    visit = workspace.run(lambda session: session.store.find_ids("visit", ""))[0]
    pilot.app.push_screen(WalkScreen(visit, item=item))
    await until(pilot, lambda: walk_of(pilot).shown is not None)
    await settled(pilot)
    return walk_of(pilot)


async def home(pilot: Pilot[None], _county: County) -> None:
    """The first screen."""


async def walk(pilot: Pilot[None], _county: County) -> None:
    """A visit, just begun."""
    await at(pilot)


async def walk_answered(pilot: Pilot[None], _county: County) -> None:
    """Answers of every kind, and a violation under the cursor."""
    screen = await at(pilot)
    press(pilot, "111")
    await until(pilot, lambda: len(screen.answers) == 3)
    screen.items.go("A54")
    press(pilot, "3")
    await until(pilot, lambda: pilot.app.screen is not screen)
    await pilot.press("enter")
    await until(pilot, lambda: len(screen.answers) == 4)
    screen.items.go("P05")
    press(pilot, "2")
    await until(pilot, lambda: pilot.app.screen is not screen)
    await pilot.press("9", "tab", *"0841-0844", "tab", "1", "ctrl+s")
    await until(pilot, lambda: pilot.app.screen is screen)


async def occurrence(pilot: Pilot[None], _county: County) -> None:
    """The form of a violation."""
    screen = await at(pilot, "P05")
    press(pilot, "2")
    await until(pilot, lambda: pilot.app.screen is not screen)
    await pilot.press("9", "tab", *"0841-0844", "tab", "1")


async def choice(pilot: Pilot[None], _county: County) -> None:
    """A question that a digit answers."""
    await at(pilot)
    press(pilot, "B")
    await until(pilot, lambda: len(pilot.app.screen_stack) == 3)


async def note(pilot: Pilot[None], _county: County) -> None:
    """A note."""
    await at(pilot)
    press(pilot, "t")
    await until(pilot, lambda: len(pilot.app.screen_stack) == 3)


async def find(pilot: Pilot[None], _county: County) -> None:
    """Finding an item."""
    await at(pilot)
    await pilot.press("slash", "P", "1")


async def palette(pilot: Pilot[None], _county: County) -> None:
    """The commands by name."""
    await at(pilot)
    await pilot.press("ctrl+p")


async def keys(pilot: Pilot[None], _county: County) -> None:
    """Help."""
    await at(pilot)
    await pilot.press("f1")


async def review(pilot: Pilot[None], county: County) -> None:
    """The review of a visit half done."""
    await walk_answered(pilot, county)
    press(pilot, "v")
    await until(pilot, lambda: pilot.app.screen is not walk_of(pilot))


async def history(pilot: Pilot[None], county: County) -> None:
    """Everything recorded."""
    await walk_answered(pilot, county)
    pilot.app.push_screen(HistoryScreen(walk_of(pilot).visit))


async def export(pilot: Pilot[None], _county: County) -> None:
    """Before an export."""
    pilot.app.push_screen(ExportScreen("0" * 32, "示例县社保局服务大厅"))


async def due(pilot: Pilot[None], _county: County) -> None:
    """No findings yet."""
    pilot.app.push_screen(DueScreen())


async def unit(pilot: Pilot[None], _county: County) -> None:
    """A unit added on the spot."""
    pilot.app.push_screen(UnitScreen())


async def pick_unit(pilot: Pilot[None], _county: County) -> None:
    """Which unit a new visit is of."""
    press(pilot, "n")
    await until(pilot, lambda: len(pilot.app.screen_stack) == 3)


async def new_visit_form(pilot: Pilot[None], county: County) -> None:
    """The rest of a new visit."""
    await pick_unit(pilot, county)
    await settled(pilot)
    await pilot.press("enter")
    await until(pilot, lambda: len(pilot.app.screen_stack) == 2)


async def error(pilot: Pilot[None], county: County) -> None:
    """An error, until it is read."""
    await occurrence(pilot, county)
    await pilot.press("shift+tab", "9", "9", "ctrl+s")
    await until(pilot, lambda: len(pilot.app.screen_stack) == 4)


WAYS: dict[str, Way] = {
    way.__name__: way
    for way in (
        *(home, walk, walk_answered, occurrence, choice, note, find, palette, keys),
        *(review, history, export, due, unit, pick_unit, new_visit_form, error),
    )
}


def masked(text: str) -> str:
    """What depends on the machine, made equal."""
    return re.sub(r"\b\d+ GB", "99 GB", text)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("way", WAYS)
async def test_screen(
    *,
    county: County,
    way: str,
    size: str,
    lang: Lang,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What stands there, where, and in which words."""
    monkeypatch.chdir("/")
    speak(lang)
    workspace = county.open()
    new_visit(workspace)
    app = InspectorApp(county.home, door=workspace)
    async with app.run_test(size=SIZES[size]) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) and bool(app.screen.row))
        await WAYS[way](pilot, county)
        await settled(pilot)

        assert masked(screen_text(app)) == snapshot


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("there", [True, False], ids=["unlock", "first_run"])
async def test_door(
    *,
    county: County,
    there: bool,
    size: str,
    lang: Lang,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The way in: to a workspace, or to the first one."""
    monkeypatch.setenv("HOME", "/home/tester")
    speak(lang)
    home = county.home if there else Path("/home/tester/inspector")
    app = InspectorApp(home)
    async with app.run_test(size=SIZES[size]) as pilot:
        await settled(pilot)

        assert screen_text(app) == snapshot


@pytest.mark.parametrize("size", SIZES)
async def test_closed_visits(*, county: County, size: str, snapshot: SnapshotAssertion) -> None:
    """Home, walk and review of a visit that is sealed."""
    workspace = county.open()
    closed_visit(county, workspace)
    app = InspectorApp(county.home, door=workspace)
    async with app.run_test(size=SIZES[size]) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) and bool(app.screen.row))
        await settled(pilot)
        seen = [masked(screen_text(app))]
        await at(pilot, "P05")
        seen.append(screen_text(app))
        press(pilot, "v")
        await until(pilot, lambda: app.screen is not walk_of(pilot))
        await settled(pilot)
        seen.append(screen_text(app))

        assert "\n\n".join(seen) == snapshot
