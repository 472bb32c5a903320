"""A county for the screens: a workspace whose passphrase costs nothing, with units and people."""

from pathlib import Path

import pytest

from inspector.domain.words import VisitType
from tests.conftest import FakeClock
from tests.county import County, closed_visit, new_visit, staffed


@pytest.fixture
def county(tmp_path: Path, clock: FakeClock) -> County:
    """A workspace with a hall and two inspectors."""
    made = County(tmp_path, clock)
    staffed(made)
    return made


@pytest.fixture
def visit(county: County) -> str:
    """An open visit of the hall, nothing answered."""
    with county.open() as workspace:
        return new_visit(workspace)


@pytest.fixture
def closed(county: County) -> str:
    """A closed visit of the hall with two findings."""
    with county.open() as workspace:
        return closed_visit(county, workspace)


@pytest.fixture
def covert(county: County) -> str:
    """An open covert visit of the hall, nothing answered."""
    with county.open() as workspace:
        return new_visit(workspace, VisitType.COVERT)
