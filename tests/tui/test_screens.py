"""Every screen as text, in every size and language, and in its looks: read the diff."""

import re
from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from inspector.i18n import Lang, speak
from inspector.tui.app import InspectorApp
from inspector.tui.screens.base import Footer
from inspector.tui.themes import MONO
from tests.county import County
from tests.tui.scene_ways import settled
from tests.tui.scenes import SCENES
from tests.tui.screen_text import screen_looks, screen_text

SIZES = {"80x24": (80, 24), "120x40": (120, 40), "60x20": (60, 20)}


def masked(text: str) -> str:
    """What depends on the machine, made equal."""
    return re.sub(r"\b\d+ GB", "99 GB", text)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scene", SCENES)
async def test_screen(
    *,
    county: County,
    scene: str,
    lang: Lang,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What stands there, where, in which words and looks; another size is a window dragged."""
    monkeypatch.chdir("/")
    monkeypatch.setenv("HOME", "/home/tester")
    speak(lang)
    async with SCENES[scene].shown(county, SIZES["80x24"]) as pilot:
        app = pilot.app
        assert isinstance(app, InspectorApp)
        assert screen_looks(app) == snapshot(name="looks")
        for size, cells in SIZES.items():
            await pilot.resize_terminal(*cells)
            await settled(pilot)

            assert masked(screen_text(app)) == snapshot(name=size)
        await pilot.resize_terminal(*SIZES["80x24"])
        app.theme = MONO.name
        app.settings = replace(app.settings, marks="ascii")
        app.choose_marks()
        await settled(pilot)

        plain = f"{masked(screen_text(app))}\n\n{screen_looks(app)}"
        assert plain == snapshot(name="plain")


@pytest.mark.parametrize("scene", SCENES)
async def test_any_size_will_do(scene: str, county: County) -> None:
    """Half a window beside another; where hardly anything fits, the screen says what to do."""
    async with SCENES[scene].shown(county, SIZES["80x24"]) as pilot:
        for size in ((200, 60), (10, 3), (1, 1), (40, 12)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
        assert not pilot.app.screen.query(Footer) or "窗口太小" in screen_text(pilot.app)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_window_too_small_says_so(
    lang: Lang, county: County, snapshot: SnapshotAssertion
) -> None:
    """Half of the keys are missing then: the first line of keys tells what to do about it."""
    speak(lang)
    async with SCENES["walk_answered"].shown(county, (48, 14)) as pilot:
        assert screen_text(pilot.app) == snapshot
