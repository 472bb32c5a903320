"""The files that may become evidence: found quickly, newest first, whatever the medium does."""

import os
from pathlib import Path

import pytest

from inspector.i18n import Pair
from inspector.services import files_at_hand
from inspector.services.files_at_hand import (
    FileKind,
    file_at,
    look_into,
    look_through,
    usual_places,
)


def put(path: Path, at: int, data: bytes = b"x") -> Path:
    """A file of that time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (at, at))
    return path


def test_the_newest_comes_first_and_only_what_may_be_evidence(tmp_path: Path) -> None:
    """A card has folders in folders; a download folder has everything."""
    old = put(tmp_path / "DCIM" / "100CANON" / "IMG_1.JPG", 1_000)
    new = put(tmp_path / "录音.m4a", 3_000)
    between = put(tmp_path / "a.pdf", 2_000)
    put(tmp_path / "installer.exe", 9_000)
    put(tmp_path / ".hidden.jpg", 9_000)
    put(tmp_path / ".trash" / "b.jpg", 9_000)
    looked = look_through(tmp_path)

    assert [one.path for one in looked.files] == [new, between, old]
    assert [one.kind for one in looked.files] == [FileKind.SOUND, FileKind.PDF, FileKind.PHOTO]
    assert looked.fault is None


def test_a_folder_shows_its_folders_first(tmp_path: Path) -> None:
    """One goes down as well as up."""
    photo = put(tmp_path / "b.png", 5)
    put(tmp_path / "早班" / "a.png", 9)

    assert [one.path for one in look_into(tmp_path).files] == [tmp_path / "早班", photo]


def test_thousands_of_files_are_cut_to_the_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A phone's memory must not fill ours."""
    monkeypatch.setattr(files_at_hand, "MOST_FILES", 5)
    for number in range(9):
        put(tmp_path / f"{number}.jpg", 1_000 + number)
    looked = look_through(tmp_path)

    assert [one.path.stem for one in looked.files] == ["8", "7", "6", "5", "4"]
    assert looked.is_cut


def test_a_place_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    """No card is in; that is how it mostly is."""
    looked = look_through(tmp_path / "card")

    assert (looked.files, looked.fault) == ((), None)


def test_a_place_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the photo that is not listed seems lost."""

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(files_at_hand.os, "scandir", refuse)  # type: ignore[attr-defined]

    assert look_through(tmp_path).fault == Pair("没有权限", "Permission denied")


def test_a_link_that_leads_in_a_circle_ends(tmp_path: Path) -> None:
    """A link to the folder above is found in every backup."""
    put(tmp_path / "a.jpg", 1)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "nowhere.jpg").symlink_to(tmp_path / "gone.jpg")

    assert [one.path.name for one in look_through(tmp_path).files] == ["a.jpg"]


def test_the_desktop_says_how_its_folders_are_called(tmp_path: Path) -> None:
    """They are named in the language that the system was set up in."""
    config = tmp_path / ".config"
    config.mkdir()
    (config / "user-dirs.dirs").write_text(
        '# a comment\nXDG_PICTURES_DIR="$HOME/照片"\nXDG_MUSIC_DIR="$HOME/音乐"\n'
        'XDG_DESKTOP_DIR="$HOME"\n',
        encoding="utf-8",
    )
    places = usual_places(home=tmp_path, environ={"USER": "person"}, platform="linux")

    assert tmp_path / "照片" in places
    assert tmp_path / "音乐" not in places
    assert tmp_path not in places
    assert Path("/run/media/person") in places
    assert len(places) == len(set(places))


def test_a_name_that_no_file_can_have_is_no_file() -> None:
    """Whatever was pasted."""
    assert file_at(Path("a\0b")) is None
    assert file_at(Path("/gone/a.jpg")) is None
