"""A workspace for each test, open and empty."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.services.workspace import Workspace
from tests.conftest import FakeClock
from tests.county import County
from tests.disks import mounted


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
    with mounted(tmp_path / "small-stick", "64k") as folder:
        yield folder
