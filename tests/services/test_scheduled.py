"""Backups are made by themselves where the settings say; what keeps one from it is told."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

import pytest

from inspector.errors import InspectorError
from inspector.errors.app import CANCELLED
from inspector.services.answers import answer_by_word
from inspector.services.backup_notes import FILE, read_notes, standing
from inspector.services.copies import restore
from inspector.services.doctor import doctor
from inspector.services.opening import open_workspace
from inspector.services.scheduled import Round, back_up_due
from inspector.services.selfcheck import Check, selfcheck
from inspector.services.settings import change_setting, read_settings
from inspector.services.workspace import Workspace, status
from inspector.store import backup as archives
from tests.conftest import FakeClock
from tests.county import PASSPHRASE, County, new_visit


@pytest.fixture
def stick(county: County, tmp_path: Path) -> Path:
    """A stick that the settings name."""
    folder = tmp_path / "stick"
    folder.mkdir()
    change_setting(county.home, "backup_folders", [str(folder)])
    return folder


def told_by_doctor(home: Path) -> Check:
    """What the doctor says of it."""
    return next(one for one in doctor(home).checks if one.name == "backups")


def names(folder: Path) -> list[str]:
    """Day and time of the backups in a folder."""
    return [path.name.split("-", 2)[-1] for path in sorted(folder.iterdir())]


def missed(done: Round) -> list[str]:
    """Codes of what went wrong."""
    return [one.error.fault.code for one in done.missed]


def test_without_a_folder_nothing_is_due(workspace: Workspace) -> None:
    """Where a backup may lie is for people to say; the doctor tells how."""
    assert back_up_due(workspace) == Round()
    said = told_by_doctor(workspace.home)
    assert said.ok
    assert "backup_folders" in said.detail


def test_one_is_made_when_the_last_is_too_old(
    workspace: Workspace, clock: FakeClock, stick: Path
) -> None:
    """Once at the start of the day, and again some hours later."""
    assert len(back_up_due(workspace).made) == 1
    clock.tick(hours=3, minutes=59)
    assert back_up_due(workspace) == Round()
    clock.tick(minutes=1)
    (made,) = back_up_due(workspace).made
    assert names(stick) == ["20261123-130000.backup"]
    assert read_notes(workspace.home)[str(stick)].sha256 == made.sha256
    assert workspace.run(status).last_backup == clock.now()


def test_what_was_backed_up_by_itself_opens_and_is_whole(
    workspace: Workspace, stick: Path, tmp_path: Path
) -> None:
    """A backup that nobody ever opened is a hope."""
    visit = new_visit(workspace)
    workspace.run(answer_by_word, visit, "A12", "compliant")
    (made,) = back_up_due(workspace).made
    assert made.file.parent == stick
    restore(made.file, tmp_path / "again", PASSPHRASE)
    with open_workspace(tmp_path / "again", PASSPHRASE) as opened:
        assert selfcheck(opened).ok
        assert opened.run(lambda session: session.store.visit(visit)) is not None


def test_a_clock_set_back_makes_one_due(
    workspace: Workspace, clock: FakeClock, stick: Path
) -> None:
    """A clock that once stood in 2036 must not keep backups away for ten years."""
    clock.tick(days=3650)
    back_up_due(workspace)
    clock.tick(days=-3650)
    assert len(back_up_due(workspace).made) == 1
    assert len(names(stick)) == 2


def test_of_each_day_the_last_stays_and_of_so_many_days(
    workspace: Workspace, clock: FakeClock, stick: Path
) -> None:
    """A stick does not grow; what somebody else laid there, or another laptop, stays."""
    others = ["inspector-999999999999-20200101-000000.backup", "notes.txt"]
    for name in others:
        (stick / name).write_text("x")
    change_setting(workspace.home, "backup_days", 2)
    for hours in (0, 5, 19, 5, 19, 5):
        clock.tick(hours=hours)
        back_up_due(workspace)
    kept = [name for name in names(stick) if name.startswith("2026")]
    assert kept == ["20261124-140000.backup", "20261125-140000.backup"]
    assert all((stick / name).exists() for name in others)


def test_a_missing_stick_is_told_and_holds_up_no_other(
    workspace: Workspace, clock: FakeClock, tmp_path: Path, stick: Path
) -> None:
    """One is in a drawer, one was named without its beginning: the third gets its backup."""
    gone = tmp_path / "gone"
    change_setting(workspace.home, "backup_folders", [str(gone), "~nobody-here/x", str(stick)])
    done = back_up_due(workspace)
    assert missed(done) == ["WORKSPACE_013", "WORKSPACE_014"]
    assert len(done.made) == 1
    assert not gone.exists()
    said = told_by_doctor(workspace.home)
    assert not said.ok
    assert "WORKSPACE_013" in said.detail
    assert not workspace.run(status).backup_is_late
    clock.tick(hours=4)
    assert workspace.run(status).backup_is_late
    gone.mkdir()
    back_up_due(workspace)
    assert read_notes(workspace.home)[str(gone)].trouble == ""


def test_a_full_stick_is_told_as_such(workspace: Workspace, small_stick: Path) -> None:
    """What was entered is safe, and nobody has to keep the app open for it."""
    change_setting(workspace.home, "backup_folders", [str(small_stick)])
    assert missed(back_up_due(workspace)) == ["WORKSPACE_015"]
    assert list(small_stick.iterdir()) == []


def test_a_folder_within_the_workspace_is_refused(workspace: Workspace) -> None:
    """It would be lost together with it."""
    (workspace.home / "content").mkdir()
    change_setting(workspace.home, "backup_folders", [str(workspace.home / "content")])
    assert missed(back_up_due(workspace)) == ["WORKSPACE_009"]


def test_what_does_not_read_back_is_no_backup(
    workspace: Workspace, stick: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Worn-out sticks take everything and keep nothing; the good one before must stay."""
    back_up_due(workspace)
    before = read_notes(workspace.home)[str(stick)]
    clock.tick(hours=5)
    whole = archives.pack

    def forgetful(sink: IO[bytes], home: Path, **named: Any) -> str:
        digest = whole(sink, home, **named)
        sink.seek(700)
        sink.write(b"\0\1")
        sink.seek(0, 2)
        return digest

    monkeypatch.setattr(archives, "pack", forgetful)
    assert missed(back_up_due(workspace)) == ["WORKSPACE_012"]
    assert names(stick) == ["20261123-090000.backup"]
    assert read_notes(workspace.home)[str(stick)] == replace(before, trouble="WORKSPACE_012")


def test_what_a_killed_backup_left_is_swept_away(workspace: Workspace, stick: Path) -> None:
    """It is as large as the workspace; what is young may be another laptop's, under way."""
    old, young, other = (stick / name for name in (".new-abcdef_1", ".new-abcdef_2", ".new-list"))
    for path in (old, young, other):
        path.write_bytes(b"x")
        if path is not young:
            os.utime(path, (0, 0))
    back_up_due(workspace)
    assert not old.exists()
    assert young.exists()
    assert other.exists()


def test_giving_it_up_leaves_nothing_and_is_no_fault(workspace: Workspace, stick: Path) -> None:
    """Who leaves the app does not want to hear of it."""

    def give_up(_done: int, _whole: int) -> None:
        raise InspectorError(CANCELLED, work="backup")

    with pytest.raises(InspectorError, match="APP_008"):
        back_up_due(workspace, progress=give_up)
    assert list(stick.iterdir()) == []
    assert read_notes(workspace.home) == {}


def test_answers_go_on_while_a_backup_is_made(workspace: Workspace, stick: Path) -> None:
    """It reads beside the one who writes; what is typed meanwhile comes with the next one."""
    visit = new_visit(workspace)
    typed: list[object] = []

    def type_on(_done: int, _whole: int) -> None:
        typed.append(workspace.run(answer_by_word, visit, "A12", "compliant"))

    (made,) = back_up_due(workspace, progress=type_on).made
    assert typed
    restored = restore(made.file, stick / "again", PASSPHRASE)
    with open_workspace(restored.home, PASSPHRASE) as opened:
        assert selfcheck(opened).ok
        found = opened.run(lambda session: session.store.visit(visit))
        assert found is not None
        assert not found.answers


@pytest.mark.parametrize(
    "told", ["", "[]", "{", '{"a": 1}', '{"a": {"at": "soon"}}', '{"a": {"x": 1}}']
)
def test_notes_that_make_no_sense_are_none(workspace: Workspace, stick: Path, told: str) -> None:
    """Anyone may open that file; the worst that comes of it is one backup more."""
    back_up_due(workspace)
    (workspace.home / FILE).write_text(told)
    assert read_notes(workspace.home) == {}
    now = workspace.clock.now()
    assert standing(workspace.home, read_settings(workspace.home), now).due == (str(stick),)
    assert standing(workspace.home, read_settings(workspace.home), now + timedelta(days=1)).is_late


def test_zero_hours_are_never(workspace: Workspace, stick: Path) -> None:
    """Who backs up by hand is left alone."""
    change_setting(workspace.home, "backup_hours", 0)
    assert back_up_due(workspace) == Round()
    assert list(stick.iterdir()) == []
    assert not workspace.run(status).backup_is_late
