"""A workspace for each test, open and empty."""

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
