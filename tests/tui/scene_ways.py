"""The ways to the screens that people meet: what there is before, and the keys."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import TextArea

from inspector.i18n import text
from inspector.services.columns import put_column
from inspector.services.files_at_hand import FileAtHand, FileKind, Looked
from inspector.tui.app import InspectorApp
from inspector.tui.screens.due import DueScreen
from inspector.tui.screens.evidence import EvidenceScreen
from inspector.tui.screens.export import ExportScreen
from inspector.tui.screens.history import HistoryScreen
from inspector.tui.screens.home import HomeScreen
from inspector.tui.screens.phrase_board import PhraseBoard
from inspector.tui.screens.picking import PickSheet
from inspector.tui.screens.unit import UnitScreen
from inspector.tui.screens.walk import WalkScreen
from inspector.tui.screens.working import Teller, WorkSheet
from inspector.tui.themes import DARK
from tests.county import County, closed_visit, new_visit
from tests.skipping import without_machine
from tests.tui.driving import press, put_draft, see, until, walk_of, workspace_of
from tests.tui.every_form import every_form, with_two_columns
from tests.tui.screen_text import screen_looks, screen_text

Way = Callable[[Pilot[None], County], Awaitable[None]]
"""From the first screen to the one that is meant."""
World = Callable[[County], InspectorApp]
"""What there is before the app opens."""

UNDONE, REDONE = "Taken back. Now: {what}", "Done again. Now: {what}"
NOWHERE = Path("/home/tester/inspector")
PICTURES = Path("/home/tester/Pictures")
CRASHES = (
    ("2026-11-20T16:02:00+08:00", "KeyError", "inspector.tui.screens.walk:120"),
    ("2026-11-21T10:15:00+08:00", "ValueError", "inspector.exports.findings:48"),
)
"""When, what, where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One screen in one state."""

    world: World
    way: Way

    @asynccontextmanager
    async def shown(self, county: County, size: tuple[int, int]) -> AsyncIterator[Pilot[None]]:
        """The app on that screen, and nothing moves any more."""
        app = self.world(county)
        app.theme = DARK.name
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            await self.way(pilot, county)
            await settled(pilot)
            yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the store is idle, and looks at the screen show the same again and again."""
    app = pilot.app
    assert isinstance(app, InspectorApp)
    before, same = "", 0
    for _ in range(100):
        if app._workspace is not None:
            # First in, first out: what the screen asked before is done when this is.
            app.workspace.run(lambda _: None)
        await worked_off(app)
        await pilot.pause(0.01)
        if isinstance(app.screen, PickSheet) and app.screen._finder is None:
            continue
        now = f"{screen_text(app)}\n{screen_looks(app)}"
        same = same + 1 if now == before else 0
        if same == 2:
            return
        before = now


async def worked_off(app: InspectorApp) -> None:
    """Wait until the app has done what it was told, and painted: on a busy machine it takes long.

    Styles and sizes go through the app's own queue, then the screen's, then a frame.
    """
    for post in (app.call_later, app.screen.call_later, app.screen.call_after_refresh):
        done = asyncio.Event()
        if post(done.set):
            await done.wait()


def open_visit(county: County) -> InspectorApp:
    """One visit, just begun."""
    workspace = county.open()
    new_visit(workspace)
    return InspectorApp(county.home, door=workspace)


def conditional(county: County) -> InspectorApp:
    """One visit by a form whose items depend on each other; three answers count no longer."""
    return InspectorApp(county.home, door=without_machine(county))


def with_every_form(county: County) -> InspectorApp:
    """A visit by a form with every way to answer, just begun."""
    workspace = county.open()
    every_form(county, workspace)
    return InspectorApp(county.home, door=workspace)


def with_columns(county: County) -> InspectorApp:
    """A visit by a form with two score columns beside its own; one has its points."""
    workspace = county.open()
    visit = with_two_columns(county, workspace)
    for item, points in (("A1", "18"), ("A2", "20"), ("A3", "6.5")):
        workspace.run(put_column, visit, "SELF", item, points)
    workspace.run(put_column, visit, "LEAD", "A2", "16")
    return InspectorApp(county.home, door=workspace)


def sealed_visit(county: County) -> InspectorApp:
    """One visit, filled and closed."""
    workspace = county.open()
    closed_visit(county, workspace)
    return InspectorApp(county.home, door=workspace)


def no_visit(county: County) -> InspectorApp:
    """Nothing was inspected yet."""
    return InspectorApp(county.home, door=county.open())


def crashed(county: County) -> InspectorApp:
    """The program went wrong twice."""
    workspace = county.open()
    for at, kind, where in CRASHES:
        told = {"at": at, "kind": kind, "where": where, "version": "0", "doing": "WalkScreen"}
        workspace.faults.add(json.dumps({**told, "system": "Linux", "lines": [kind]}))
    return InspectorApp(county.home, door=workspace)


def with_draft(county: County) -> InspectorApp:
    """A draft lies among the office's own checklists, and nothing was inspected yet."""
    put_draft(county)
    return no_visit(county)


def locked(county: County) -> InspectorApp:
    """Before the door."""
    return InspectorApp(county.home)


def no_workspace(_county: County) -> InspectorApp:
    """On a laptop that is new."""
    return InspectorApp(NOWHERE)


async def here(_pilot: Pilot[None], _county: County) -> None:
    """The first screen."""


async def walk(pilot: Pilot[None], _county: County, item: str | None = None) -> WalkScreen:
    """In the walk-through of the visit."""
    workspace = workspace_of(pilot)
    visit = workspace.run(lambda session: session.store.find_ids("visit", ""))[0]
    pilot.app.push_screen(WalkScreen(visit, item=item))
    await until(pilot, lambda: walk_of(pilot).shown is not None)
    await settled(pilot)
    return walk_of(pilot)


async def just_begun(pilot: Pilot[None], county: County) -> None:
    """Nothing answered."""
    await walk(pilot, county)


async def answered(pilot: Pilot[None], county: County) -> None:
    """Answers of every kind, and a violation under the cursor."""
    screen = await walk(pilot, county)
    press(pilot, "111")
    await until(pilot, lambda: len(screen.answers) == 3)
    screen.items.go("A54")
    press(pilot, "3")
    await until(pilot, lambda: len(screen.answers) == 4)
    screen.items.go("P05")
    press(pilot, "2")
    await until(pilot, lambda: pilot.app.screen is not screen)
    await pilot.press("9", "tab", *"0841-0844", "tab", "1", "ctrl+s")
    await until(pilot, lambda: pilot.app.screen is screen)


async def phrases(pilot: Pilot[None], county: County) -> None:
    """Some phrases ticked, one of them at two windows."""
    await walk(pilot, county)
    press(pilot, "y")
    await until(pilot, lambda: isinstance(pilot.app.screen, PhraseBoard))
    await settled(pilot)
    press(pilot, "w3hmn")
    await settled(pilot)
    await pilot.press("home")
    press(pilot, "w12m")
    await settled(pilot)
    await pilot.press("up")


async def at_p05(pilot: Pilot[None], county: County) -> None:
    """On the item that was violated."""
    await walk(pilot, county, "P05")


async def occurrence(pilot: Pilot[None], county: County) -> None:
    """The form of a violation."""
    screen = await walk(pilot, county, "P05")
    press(pilot, "2")
    await until(pilot, lambda: pilot.app.screen is not screen)
    await pilot.press("9", "tab", *"0841-0844", "tab", "1")


async def refused(pilot: Pilot[None], county: County) -> None:
    """An error, until it is read."""
    await occurrence(pilot, county)
    await pilot.press("shift+tab", "shift+tab", "shift+tab", "end", "9", "9", "ctrl+s")
    await until(pilot, lambda: len(pilot.app.screen_stack) == 4)


def on_the_walk(*keys: str, item: str | None = None) -> Way:
    """What keys open over a visit just begun, at an item."""

    async def way(pilot: Pilot[None], county: County) -> None:
        screen = await walk(pilot, county, item)
        await pilot.press(*keys)
        await until(pilot, lambda: pilot.app.screen is not screen)

    return way


def then(before: Way, *keys: str) -> Way:
    """What keys open from there."""

    async def way(pilot: Pilot[None], county: County) -> None:
        await before(pilot, county)
        await settled(pilot)
        screen = pilot.app.screen
        await pilot.press(*keys)
        await until(pilot, lambda: pilot.app.screen is not screen)

    return way


def typed(before: Way, *keys: str, sees: str = "") -> Way:
    """What keys do there."""

    async def way(pilot: Pilot[None], county: County) -> None:
        await before(pilot, county)
        await settled(pilot)
        await pilot.press(*keys)
        if sees:
            await see(pilot, text(sees).split("{")[0].strip())

    return way


async def evidence(pilot: Pilot[None], county: County) -> None:
    """Files at hand, of this morning, of yesterday and of another year."""
    await answered(pilot, county)
    app = pilot.app
    assert isinstance(app, InspectorApp)
    app.settings = replace(app.settings, evidence_folders=(str(PICTURES),))
    press(pilot, "e")
    await until(pilot, lambda: isinstance(app.screen, EvidenceScreen))
    screen = app.screen
    assert isinstance(screen, EvidenceScreen)
    await until(pilot, lambda: bool(screen.files.keys) or screen.known.waiting == 0)
    now = county.clock.now().timestamp()
    kinds = (("IMG_0412.jpg", FileKind.PHOTO), ("VID_0411.mp4", FileKind.VIDEO))
    more = (("窗口录音 3.m4a", FileKind.SOUND), ("告知单.pdf", FileKind.PDF))
    files = [
        FileAtHand(path=PICTURES / "DCIM" / name, kind=kind, size=1 << 18 + at, modified=day)
        for at, ((name, kind), day) in enumerate(
            zip((*kinds, *more), (now - 240, now - 900, now - 90_000, now - 4e7), strict=True)
        )
    ]
    screen.known.begin(None, 1)
    screen.known.take(Looked(place=PICTURES, files=tuple(files)))
    screen.fill(first=True)
    await until(pilot, lambda: files[0].path in screen.glances)


async def moments(pilot: Pilot[None], county: County) -> None:
    """Arrived, took a ticket, and was called."""
    screen = await walk(pilot, county)
    for minutes in (1, 6, 0):
        press(pilot, "w")
        await settled(pilot)
        county.clock.tick(minutes=minutes)
    await pilot.press("W")
    await until(pilot, lambda: pilot.app.screen is not screen)


async def masked(pilot: Pilot[None], county: County) -> None:
    """A client's number is typed into the fact."""
    await occurrence(pilot, county)
    pilot.app.screen.query_one(TextArea).text = "当众念出13800000000"
    await see(pilot, text("Will be masked: {found}").split("{")[0])


async def stepped(pilot: Pilot[None], county: County) -> None:
    """Three answers."""
    screen = await walk(pilot, county)
    press(pilot, "111")
    await until(pilot, lambda: len(screen.answers) == 3)


async def faults(pilot: Pilot[None], _county: County) -> None:
    """What went wrong in the program itself."""
    home = pilot.app.screen
    assert isinstance(home, HomeScreen)
    home.action_fault_list()
    await until(pilot, lambda: pilot.app.screen is not home)


async def working(pilot: Pilot[None], _county: County) -> None:
    """A quarter of it is done."""

    def work(teller: Teller) -> None:
        for done in (3, 3.1) * 5_000:
            teller.share(int(done * (1 << 20)), 12 << 20)
            time.sleep(0.02)

    pilot.app.push_screen(WorkSheet(text("Back up"), work))
    await see(pilot, "25 %")


async def history(pilot: Pilot[None], county: County) -> None:
    """Everything recorded."""
    await answered(pilot, county)
    pilot.app.push_screen(HistoryScreen(walk_of(pilot).visit))


async def export(pilot: Pilot[None], _county: County) -> None:
    """Before an export."""
    pilot.app.push_screen(ExportScreen("0" * 32, "示例县社保局服务大厅"))


async def due(pilot: Pilot[None], _county: County) -> None:
    """The findings by their day."""
    pilot.app.push_screen(DueScreen())


async def unit(pilot: Pilot[None], _county: County) -> None:
    """A unit added on the spot."""
    pilot.app.push_screen(UnitScreen())


async def all_forms(pilot: Pilot[None], county: County) -> None:
    """An answer of each form, seen from the last item."""
    screen = await walk(pilot, county, "A3")
    press(pilot, "2")
    await until(pilot, lambda: len(screen.answers) == 1)
    for item, keys in (
        ("A4", ("enter", "1", "3", "enter")),
        ("A5", ("2", "enter")),
        ("A6", ("1", *"20", "enter", *"18", "enter")),
        ("A7", ("1", "3", "enter", "1", "enter")),
        ("A8", ("1", "1")),
    ):
        screen.items.go(item)
        await settled(pilot)
        await pilot.press(*keys)
        await until(pilot, lambda item=item: item in screen.answers)  # type: ignore[misc]
    screen.items.go("A6")
