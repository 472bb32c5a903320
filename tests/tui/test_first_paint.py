"""The first frame of home: with the visits in it, and with nothing loaded that it does not show."""

import json
import sys
from concurrent.futures import Future
from pathlib import Path

import pytest

from inspector.tui.screens.home import HomeScreen
from inspector.tui.themes import DARK, LIGHT
from tests.county import HALL, PASSPHRASE, County
from tests.terminal import Terminal
from tests.tui.driving import at_home, until

LATER = {
    "cryptography.hazmat.primitives.asymmetric",
    "inspector.domain.authority",
    "inspector.domain.history.register",
    "inspector.domain.masking",
    "inspector.keys.certificates",
    "inspector.keys.fault_log",
    "inspector.services.faults",
    "inspector.services.making",
    "inspector.services.passphrases",
    "inspector.services.registers",
    "inspector.services.telling",
    "inspector.services.visits",
    "inspector.store.apart",
    "inspector.tui.screens.fields",
    "inspector.tui.screens.sheets",
    "textual.widgets._text_area",
}
"""What a form, an error, a document or a write needs."""
ROOMS = {"commands", "labels", "tui"}
"""The catalogues whose words stand on it."""

SPY = """
import atexit, json, os, sys
opened = []
sys.addaudithook(lambda event, told: event == "open" and opened.append(str(told[0])))
def tell():
    with open(os.environ["TOLD"], "w") as file:
        json.dump({"modules": [*sys.modules], "opened": opened}, file)
atexit.register(tell)
from inspector.__main__ import main
sys.exit(main())
"""


@pytest.mark.usefixtures("visit")
def test_home_is_shown_without_what_only_other_screens_need(county: County, tmp_path: Path) -> None:
    """It is looked at many times a day, and every module and catalogue is waited for."""
    env = {
        "INSPECTOR_HOME": str(county.home),
        "INSPECTOR_LANG": "zh",
        "INSPECTOR_PASSPHRASE": PASSPHRASE,
        "TOLD": str(tmp_path / "told"),
    }
    with Terminal([sys.executable, "-c", SPY], env=env) as terminal:
        terminal.wait_for(HALL.name)
        terminal.send("q")
        assert terminal.wait() == 0
    told = json.loads((tmp_path / "told").read_text("utf-8"))

    assert LATER & {*told["modules"]} == set()
    read = [Path(one) for one in told["opened"]]
    assert {one.stem for one in read if one.suffix in {".mo", ".po"}} == ROOMS


async def test_what_the_store_has_read_already_is_taken_at_once(county: County) -> None:
    """A message would come a frame later; but what takes longer is not waited for."""
    async with at_home(county) as (pilot, _):
        home, taken = pilot.app.screen, list[str]()
        assert isinstance(home, HomeScreen)
        read: Future[str] = Future()
        read.set_result("read")
        home.take(read, taken.append)
        assert taken == ["read"]
        slow: Future[str] = Future()
        home.take(slow, taken.append)
        assert taken == ["read"]
        slow.set_result("slow")
        await until(pilot, lambda: taken == ["read", "slow"])


async def test_style_sheets_are_in_the_colours_of_the_theme(county: County) -> None:
    """They are read once for the first screen, and anew with every other theme."""
    async with at_home(county) as (pilot, _):
        app = pilot.app
        seen = [app.screen.styles.background.hex.lower()]
        for theme in ("light", "dark"):
            app.theme = theme
            await pilot.pause()
            seen.append(app.screen.styles.background.hex.lower())

        assert seen == [one.variables["paper"] for one in (DARK, LIGHT, DARK)]
