"""One workspace, one process."""

import subprocess
import sys
from pathlib import Path

import pytest

from inspector.errors import Exit, InspectorError
from inspector.store.lock import WorkspaceLock

HOLD = """
import sys, time
from pathlib import Path
from inspector.store.lock import WorkspaceLock
lock = WorkspaceLock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(600)
"""


def test_a_second_process_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    """Two apps would each show what the other has changed; a killed one must hold nothing."""
    path = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, path], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(InspectorError) as caught:
            WorkspaceLock(path)
        other.kill()
    assert (caught.value.fault.code, caught.value.fault.exit) == ("LOCK_001", Exit.LOCKED)
    WorkspaceLock(path).release()


def test_a_second_opening_in_the_same_process_is_refused_too(tmp_path: Path) -> None:
    """The app and a command inside it are two as well."""
    first = WorkspaceLock(tmp_path / "lock")
    with pytest.raises(InspectorError):
        WorkspaceLock(tmp_path / "lock")
    first.release()
    first.release()
    WorkspaceLock(tmp_path / "lock").release()


def test_a_folder_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    """A stick that was pulled out must not look like a bug."""
    with pytest.raises(InspectorError) as caught:
        WorkspaceLock(tmp_path / "gone" / "lock")
    assert caught.value.fault.exit is Exit.STORAGE
