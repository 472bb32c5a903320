"""Closing where windows repeat: with fewer than the form asks for it is closed for a reason."""

from inspector.domain.words import VisitState
from inspector.services.answers import answer_by_word
from inspector.services.visits import show_visit
from inspector.tui.screens.review import ReviewScreen
from tests.county import County
from tests.repeats import windows_visit
from tests.tui.driving import at_home, see, until


async def test_a_visit_with_too_few_windows_asks_why(county: County) -> None:
    """Everything asked is checked, and yet it is not complete; the way out is on the screen."""
    with county.open() as workspace:
        visit = windows_visit(county, workspace)
        shown = workspace.run(answer_by_word, visit, "S1", "compliant")
    async with at_home(county) as (pilot, opened):
        pilot.app.push_screen(ReviewScreen(shown))
        await see(pilot, "至少要查 1 个窗口，现有 0 个", "还没有加入电话")
        await pilot.press("c")
        await see(pilot, "没查够个数：窗口服务", "为什么")
        await pilot.press(*"closed today", "enter")

        def is_closed() -> bool:
            return opened.run(show_visit, visit).visit.state is VisitState.CLOSED

        await until(pilot, is_closed)
        assert opened.run(show_visit, visit).visit.incomplete_reason == "closed today"
