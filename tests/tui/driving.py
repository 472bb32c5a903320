"""Driving the app as a person would: keys in a row, and waiting for what is to be seen."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual import events
from textual.pilot import Pilot

from inspector.services.workspace import Workspace
from inspector.tui.app import InspectorApp
from inspector.tui.screens.occurrence import OccurrenceScreen
from inspector.tui.screens.picking import PickSheet
from inspector.tui.screens.trial import TrialScreen
from inspector.tui.screens.walk import WalkScreen
from tests.checklists.examples import ITEM, SMALL
from tests.county import County
from tests.tui.screen_text import screen_text

LOOKS = 400
"""How often a condition is looked at before a test gives up."""


async def until(pilot: Pilot[None], holds: Callable[[], bool], *, looks: int = LOOKS) -> None:
    """Let the app work until a condition holds."""
    for _ in range(looks):
        await pilot.pause(0.005)
        if holds():
            return
    message = f"never came true; the screen:\n{screen_text(pilot.app)}"
    raise AssertionError(message)


async def see(pilot: Pilot[None], *words: str) -> None:
    """Wait until all these words are on the screen."""
    await until(pilot, lambda: all(word in screen_text(pilot.app) for word in words))


def press(pilot: Pilot[None], keys: str) -> None:
    """Send keys all at once, as a fast hand does; `await pilot.pause()` lets them be worked off."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key))


@asynccontextmanager
async def at_home(
    county: County, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], Workspace]]:
    """The app on its first screen."""
    workspace = county.open()
    app = InspectorApp(county.home, door=workspace)
    async with app.run_test(size=size) as pilot:
        await see(pilot, "示例县人社局")
        yield pilot, workspace


@asynccontextmanager
async def walking(
    county: County, visit: str, *, size: tuple[int, int] = (80, 24), item: str | None = None
) -> AsyncIterator[Pilot[None]]:
    """The app in the walk-through of a visit."""
    async with at_home(county, size=size) as (pilot, _):
        pilot.app.push_screen(WalkScreen(visit, item=item))
        await until(pilot, lambda: walk_of(pilot).shown is not None)
        await pilot.pause()
        yield pilot


def walk_of(pilot: Pilot[None]) -> WalkScreen:
    """The walk-through, wherever it is on the stack."""
    return next(
        screen for screen in reversed(pilot.app.screen_stack) if isinstance(screen, WalkScreen)
    )


def workspace_of(pilot: Pilot[None]) -> Workspace:
    """The workspace that the app has open."""
    app = pilot.app
    assert isinstance(app, InspectorApp)
    return app.workspace


def put_draft(county: County) -> None:
    """A draft of two items among the office's own checklists."""
    folder = county.home / "content" / "checklists"
    folder.mkdir(parents=True)
    second = ITEM.replace("code: A1", "code: A2").replace("zh: 佩戴身份牌", "zh: 统一着装")
    (folder / "small.yaml").write_text(SMALL + second, encoding="utf-8")


async def tried(pilot: Pilot[None], _county: County) -> None:
    """The draft is tried: one item is compliant, and under the cursor one is violated."""
    await pilot.press("f6")
    await until(pilot, lambda: isinstance(pilot.app.screen, PickSheet))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, TrialScreen))
    screen = walk_of(pilot)
    await until(pilot, lambda: screen.shown is not None)
    press(pilot, "12")
    await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))
    await pilot.press("9", "ctrl+s")
    await until(pilot, lambda: pilot.app.screen is screen)
