"""A backup is made where it is of use, or is refused clearly; nothing else there is touched."""

import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.domain.visit import Violation
from inspector.errors import Exit, InspectorError
from inspector.services.answers import answer_by_word
from inspector.services.copies import backup, restore
from inspector.services.opening import open_workspace
from inspector.services.selfcheck import selfcheck
from inspector.services.undoing import redo, undo
from inspector.services.workspace import Workspace
from tests.county import PASSPHRASE, County, closed_visit, new_visit


@pytest.fixture
def wide_umask() -> Iterator[None]:
    """A system whose habit is to let everyone read and write."""
    before = os.umask(0)
    yield
    os.umask(before)


def refused(workspace: Workspace, target: Path) -> tuple[str, Exit]:
    """How a backup there is refused."""
    with pytest.raises(InspectorError) as caught:
        backup(workspace, target)
    return caught.value.fault.code, caught.value.fault.exit


def test_a_full_stick_is_told_and_left_as_it_was(workspace: Workspace, small_stick: Path) -> None:
    """The stick is small: that is no bug, and half a backup is worse than none."""
    assert refused(workspace, small_stick / "copy") == ("STORE_001", Exit.STORAGE)
    assert list(small_stick.iterdir()) == []


def test_files_beside_the_target_stay(workspace: Workspace, tmp_path: Path) -> None:
    """Whatever lies on the stick is somebody's, whatever it is called."""
    stray = tmp_path / ".copy.data"
    stray.write_bytes(b"not a database")
    backup(workspace, tmp_path / "copy")
    assert stray.read_bytes() == b"not a database"


def test_a_backup_inside_the_workspace_is_refused(workspace: Workspace) -> None:
    """It would hold the one before it, and that the one before, and be lost with the laptop."""
    for name in ("copy", "files/copy"):
        (workspace.home / "files").mkdir(exist_ok=True)
        assert refused(workspace, workspace.home / name) == ("WORKSPACE_009", Exit.REFUSED)


def test_a_way_into_the_workspace_by_a_link_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    """The same place by another name."""
    (tmp_path / "elsewhere").symlink_to(workspace.home)
    assert refused(workspace, tmp_path / "elsewhere" / "copy")[0] == "WORKSPACE_009"


def test_a_place_that_is_none_is_refused_clearly(workspace: Workspace, tmp_path: Path) -> None:
    """A stick that is not in, or a folder where a file was meant: the disk is not at fault."""
    assert refused(workspace, tmp_path / "gone" / "copy") == ("WORKSPACE_011", Exit.REFUSED)
    assert refused(workspace, tmp_path) == ("WORKSPACE_010", Exit.REFUSED)


def test_only_what_belongs_to_the_workspace_goes_along(
    county: County, workspace: Workspace, tmp_path: Path
) -> None:
    """A copy somebody put into the folder would double the backup each time."""
    closed_visit(county, workspace)
    (workspace.home / "old-backup").write_bytes(b"x" * 1000)
    (workspace.home / "content" / "checklists").mkdir(parents=True)
    (workspace.home / "content" / "checklists" / "own.yaml").write_text("x", encoding="utf-8")
    backup(workspace, tmp_path / "copy")
    with tarfile.open(tmp_path / "copy") as archive:
        assert set(archive.getnames()) == {
            "slot",
            "data",
            "signer.p12",
            "content/checklists/own.yaml",
        }


@pytest.mark.usefixtures("wide_umask")
def test_nobody_else_can_read_a_workspace_a_backup_or_what_is_restored(
    county: County, tmp_path: Path
) -> None:
    """Encrypted or not, a shared laptop should not hand it to everyone."""
    (tmp_path / "second").mkdir()
    second = County(tmp_path / "second", county.clock)
    second.make()
    with second.open() as opened:
        closed_visit(second, opened)
        assert readable_by_others(second.home) == []
        backup(opened, tmp_path / "copy")
        restore(tmp_path / "copy", tmp_path / "new", PASSPHRASE, clock=county.clock)
    assert readable_by_others(tmp_path / "new") == []
    assert (tmp_path / "copy").stat().st_mode & 0o077 == 0


def readable_by_others(home: Path) -> list[str]:
    """What in a workspace is open to others, the folder itself included."""
    paths = [home, *(path for path in home.rglob("*") if path.is_file())]
    return [path.name for path in paths if path.stat().st_mode & 0o077]


def test_a_restored_workspace_takes_back_what_was_done_before(
    county: County, workspace: Workspace, tmp_path: Path
) -> None:
    """The laptop died in the middle of a visit: its last answers can still be corrected by one key.

    Restored twice, all its former logs are its own.
    """
    visit = new_visit(workspace)
    workspace.run(answer_by_word, visit, "A12", "violation")
    workspace.run(answer_by_word, visit, "A12", "compliant")
    backup(workspace, tmp_path / "first")
    restore(tmp_path / "first", tmp_path / "one", PASSPHRASE, clock=county.clock)
    with open_workspace(tmp_path / "one", PASSPHRASE, clock=county.clock) as one:
        one.run(answer_by_word, visit, "A14", "compliant")
        backup(one, tmp_path / "second")
    restore(tmp_path / "second", tmp_path / "two", PASSPHRASE, clock=county.clock)
    with open_workspace(tmp_path / "two", PASSPHRASE, clock=county.clock) as two:
        assert set(two.run(undo, visit).shown.visit.answers) == {"A12"}
        shown = two.run(undo, visit).shown
        assert isinstance(shown.visit.answers["A12"], Violation)
        assert two.run(undo, visit).shown.visit.answers == {}
        with pytest.raises(InspectorError) as caught:
            two.run(undo, visit)
        assert caught.value.fault.code == "VISIT_014"
        assert selfcheck(two).ok


def test_what_was_undone_before_a_restore_is_done_again_after_it(
    county: County, workspace: Workspace, tmp_path: Path
) -> None:
    """A restored workspace writes a new log; the chain of steps goes through both."""
    visit = new_visit(workspace)
    workspace.run(answer_by_word, visit, "A12", "violation")
    workspace.run(answer_by_word, visit, "A14", "compliant")
    workspace.run(undo, visit, 2)
    backup(workspace, tmp_path / "copy")
    restore(tmp_path / "copy", tmp_path / "new", PASSPHRASE, clock=county.clock)
    with open_workspace(tmp_path / "new", PASSPHRASE, clock=county.clock) as new:
        assert set(new.run(redo, visit).shown.visit.answers) == {"A12"}
        assert new.run(undo, visit).shown.visit.answers == {}
        assert set(new.run(redo, visit, 2).shown.visit.answers) == {"A12", "A14"}
