"""A county for the screens: a workspace whose passphrase costs nothing, with units and people."""

from pathlib import Path

import pytest

from inspector.domain.words import Role, VisitType
from inspector.services.registers import add_person
from tests.conftest import FakeClock
from tests.county import County, closed_visit, hall, new_visit


@pytest.fixture
def county(tmp_path: Path, clock: FakeClock) -> County:
    """A workspace with a hall and two inspectors."""
    made = County(tmp_path, clock)
    made.make()
    with made.open() as workspace:
        hall(workspace)
        workspace.run(add_person, name="测试员乙", roles=(Role.INSPECTOR,))
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
