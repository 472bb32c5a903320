"""Beside the item that failed the last time stands what was found then."""

import pytest

from inspector.domain.words import VisitType
from tests.county import County, new_visit
from tests.tui.driving import see, until, walk_of, walking
from tests.tui.screen_text import screen_text


@pytest.mark.parametrize("kind", [VisitType.OPEN, VisitType.COVERT])
async def test_what_failed_the_last_time_stands_beside_its_item(
    county: County, closed: str, kind: VisitType
) -> None:
    """Whether it was put right is the first thing to look at; it is asked for once."""
    del closed
    county.clock.tick(days=30)
    with county.open() as workspace:
        visit = new_visit(workspace, kind)
    async with walking(county, visit, item="P05") as pilot:
        await see(pilot, "上次 2026-11-23", "扣 1", "1 处", "继续看手机约三")
        row = next(line for line in screen_text(pilot.app).splitlines() if "> ○ P05" in line)
        assert row.rstrip().endswith("↺")


async def test_a_first_visit_has_nothing_beside_its_items(county: County, visit: str) -> None:
    """An empty line about nothing would only take room."""
    async with walking(county, visit, item="P05") as pilot:
        await until(pilot, lambda: walk_of(pilot).last_time is None)
        assert "上次" not in screen_text(pilot.app)
