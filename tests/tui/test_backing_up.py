"""The app backs up by itself, in the way of nobody, and says where the last one is late."""

import asyncio
from pathlib import Path

import pytest

from inspector.services.backup_notes import read_notes
from inspector.services.settings import change_setting
from inspector.tui import backing_up
from inspector.tui.screens.sheets import ErrorSheet
from tests.county import County
from tests.tui.driving import at_home, see, until


@pytest.fixture
def stick(county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick that the settings name; the app looks for it without waiting."""
    folder = tmp_path / "stick"
    change_setting(county.home, "backup_folders", [str(folder)])
    monkeypatch.setattr(backing_up, "LOOK_S", 0.05)
    return folder


def backups(folder: Path) -> list[Path]:
    """The backups in a folder."""
    return [*folder.glob("*.backup")]


async def test_one_is_made_in_the_background_and_told(county: County, stick: Path) -> None:
    """Nobody has to think of it."""
    await asyncio.to_thread(stick.mkdir)
    async with at_home(county) as (pilot, _):
        await until(pilot, lambda: bool(backups(stick)))
        await see(pilot, "备份 11-23 09:00")
        await pilot.press("q")
    assert len(backups(stick)) == 1


async def test_a_stick_that_comes_late_is_used_then(county: County, stick: Path) -> None:
    """Until then the first screen marks that a backup is late."""
    async with at_home(county) as (pilot, _):
        await see(pilot, "▲ 尚未备份")
        await asyncio.to_thread(stick.mkdir)
        await see(pilot, "备份 11-23 09:00")


async def test_what_was_written_last_is_backed_up_on_leaving(
    county: County, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day's work is what would be lost on the way home."""
    monkeypatch.setattr(backing_up, "LOOK_S", 9999.0)
    async with at_home(county) as (pilot, _):
        await asyncio.to_thread(stick.mkdir)
        await pilot.press("q")
        await until(pilot, lambda: bool(pilot.app._exit))
    assert read_notes(county.home)[str(stick)].made == county.clock.now()


async def test_a_backup_that_fails_on_leaving_is_read_first_and_keeps_nobody(
    county: County, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure that flashes by was never told; one that locks the app in is worse."""
    monkeypatch.setattr(backing_up, "LOOK_S", 9999.0)
    async with at_home(county) as (pilot, _):
        await asyncio.to_thread(stick.symlink_to, county.home)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, ErrorSheet))
        await see(pilot, "WORKSPACE_009")
        await pilot.press("escape", "q")
        await until(pilot, lambda: bool(pilot.app._exit))
