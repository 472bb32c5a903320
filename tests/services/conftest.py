"""A workspace for each test, open and empty."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.services.workspace import Workspace
from tests.conftest import FakeClock
from tests.county import County


@pytest.fixture
def county(tmp_path: Path, clock: FakeClock) -> County:
    """An invented office with its workspace."""
    made = County(tmp_path, clock)
    made.make()
    return made


@pytest.fixture
def workspace(county: County) -> Iterator[Workspace]:
    """The workspace, open while the test runs."""
    with county.open() as opened:
        yield opened


@pytest.fixture
def small_stick(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB; skipped where this user may not mount one."""
    folder = tmp_path / "stick"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mounting, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("only root may mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
