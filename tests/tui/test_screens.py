"""Every screen as text, in every size and language, and in its looks: read the diff."""

import re

import pytest
from syrupy.assertion import SnapshotAssertion

from inspector.i18n import Lang, speak
from tests.county import County
from tests.tui.scenes import SCENES, settled
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
        assert screen_looks(pilot.app) == snapshot(name="looks")
        for size, cells in SIZES.items():
            await pilot.resize_terminal(*cells)
            await settled(pilot)

            assert masked(screen_text(pilot.app)) == snapshot(name=size)
