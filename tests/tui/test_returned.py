"""退回: what a reviewer wants to be looked at again stands where it is corrected."""

from inspector.domain.visit import Compliant
from inspector.domain.words import VisitState
from inspector.services.reviewing import Verdict, decide
from tests.county import County
from tests.tui.driving import at_home, press, see, until, walk_of, walking
from tests.tui.screen_text import screen_text

RETURN = Verdict(
    state=VisitState.RETURNED, reason="事实不清", items={"P05": "没有写明时间", "A12": ""}
)


def returned(county: County, visit: str) -> None:
    """Return it."""
    with county.open() as workspace:
        workspace.run(decide, visit, RETURN)


async def test_the_reason_stands_beside_its_item_until_somebody_decides_anew(
    county: County, closed: str
) -> None:
    """Two items are to be corrected: the second reason must not go with the first correction."""
    returned(county, closed)
    async with walking(county, closed, item="P05") as pilot:
        await see(pilot, "退回：没有写明时间")
        await pilot.press("v")
        await see(pilot, "已退回", "退回更正", "事实不清", "P05", "没有写明时间")
        assert "导出" not in screen_text(pilot.app).splitlines()[-2]
        await pilot.press("a")
        await see(pilot, "为什么更正")
        await pilot.press(*"seen", "enter")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        press(pilot, "1")
        await see(pilot, "这里已记 1 处情形")
        press(pilot, "1")
        await until(pilot, lambda: walk_of(pilot).answers["P05"] == Compliant())
        await pilot.press("v")
        await see(pilot, "待复核", "退回更正", "A12")


async def test_findings_of_what_does_not_count_are_not_due(county: County, closed: str) -> None:
    """A figure of what nobody vouches for misleads."""
    async with at_home(county) as (pilot, _):
        await see(pilot, "待送达 2")
    returned(county, closed)
    async with at_home(county) as (pilot, _):
        await see(pilot, "已退回")
        await see(pilot, "待送达 0")
