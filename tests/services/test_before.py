"""What failed the last time, beside the items of the visit under way."""

from fractions import Fraction

from inspector.domain.words import VisitType
from inspector.services.before import last_time
from inspector.services.visits import void_visit
from inspector.services.workspace import Workspace
from tests.conftest import FakeClock
from tests.county import County, closed_visit, new_visit


def test_the_last_visit_is_told_item_by_item(
    county: County, workspace: Workspace, clock: FakeClock
) -> None:
    """What it cost, how often it was seen and the fact: P05 once at -1, A12 twice at -0.5."""
    first = closed_visit(county, workspace)
    clock.tick(days=30)
    found = workspace.run(last_time, new_visit(workspace))
    assert found is not None
    assert found.visit == first
    assert set(found.failed) == {"P05", "A12"}
    phone, badge = found.failed["P05"], found.failed["A12"]
    assert (phone.points, phone.times, badge.points) == (Fraction(1), 1, Fraction(1))
    assert "继续看手机约三分钟" in phone.fact


def test_only_the_latest_closed_visit_counts(
    county: County, workspace: Workspace, clock: FakeClock
) -> None:
    """An older one, an open one and one made by mistake say nothing."""
    closed_visit(county, workspace)
    clock.tick(days=1)
    latest = closed_visit(county, workspace)
    clock.tick(days=1)
    workspace.run(void_visit, closed_visit(county, workspace), "误建")
    clock.tick(days=1)
    new_visit(workspace)
    found = workspace.run(last_time, new_visit(workspace, VisitType.COVERT))
    assert found is not None
    assert found.visit == latest


def test_a_first_visit_has_nothing_before_it(county: County, workspace: Workspace) -> None:
    """And a visit never stands beside itself."""
    assert workspace.run(last_time, closed_visit(county, workspace)) is None
