"""Folders for passing files: whoever kills the program leaves one; nobody else's may go."""

import os
from pathlib import Path

import pytest

from inspector.exports.passing import passing_folder

TWO_DAYS_S = 2 * 24 * 60 * 60


class Owner:
    """Whoever needs a folder."""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of this test alone."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def aged(folder: Path, seconds: int) -> Path:
    """A folder that was last touched so long ago."""
    folder.mkdir(exist_ok=True)
    (folder / "typeface").write_bytes(b"x")
    then = folder.stat().st_mtime - seconds
    os.utime(folder, (then, then))
    return folder


def test_a_folder_goes_with_its_owner(temporary: Path) -> None:
    """Ten exports must not leave ten sets of typefaces."""
    owner = Owner()
    folder = passing_folder(owner)
    (folder / "typeface").write_bytes(b"x")
    del owner
    assert list(temporary.iterdir()) == []


def test_what_a_killed_process_left_is_swept_up(temporary: Path) -> None:
    """Nobody else would ever remove it."""
    left = aged(temporary / "inspector-fonts-left", TWO_DAYS_S)
    young = aged(temporary / "inspector-fonts-young", 60)
    other = aged(temporary / "somebody-elses", TWO_DAYS_S)
    owner = Owner()
    folder = passing_folder(owner)
    assert sorted(temporary.iterdir()) == sorted([folder, young, other])
    assert not left.exists()


def test_a_folder_in_use_stays_however_old(temporary: Path) -> None:
    """An app may stand open for a week."""
    working = Owner()
    held = aged(passing_folder(working), TWO_DAYS_S)
    newcomer = Owner()
    passing_folder(newcomer)
    assert held.is_dir()
    assert (held / "typeface").exists()


def test_a_link_leads_nowhere(temporary: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """In a folder open to all, somebody may have laid a trap."""
    target = aged(tmp_path_factory.mktemp("home"), TWO_DAYS_S)
    (temporary / "inspector-fonts-trap").symlink_to(target, target_is_directory=True)
    owner = Owner()
    passing_folder(owner)
    assert (target / "typeface").exists()
