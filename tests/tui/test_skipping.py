"""Items asked by condition, in the walk-through: muted, explained, passed over, back at once."""

from collections.abc import Collection

from textual.pilot import Pilot

from inspector.domain.visit import Compliant
from inspector.services.answers import answer_by_word
from inspector.services.visits import show_visit
from inspector.tui.screens.occurrence import OccurrenceScreen
from inspector.tui.screens.review import ReviewScreen
from tests.county import County, new_visit
from tests.skipping import WHOLE, conditional_visit
from tests.tui.driving import press, see, until, walk_of, walking, workspace_of
from tests.tui.screen_text import screen_text


def opened(county: County, text: str = "") -> str:
    """A visit by the form, filled with this much."""
    with county.open() as workspace:
        return conditional_visit(county, workspace, text)


def kept_on(pilot: Pilot[None]) -> Collection[str]:
    """Items with an answer that does not count, as the screen has it."""
    shown = walk_of(pilot).shown
    return shown.visit.set_aside if shown else ()


async def test_what_is_not_asked_is_passed_over(county: County) -> None:
    """A hand that answers one after the other comes to nothing that is not asked."""
    async with walking(county, opened(county)) as pilot:
        walk = walk_of(pilot)
        press(pilot, "g")
        await until(pilot, lambda: walk.items.cursor_key == "W1")
        press(pilot, "g")
        await until(pilot, lambda: walk.items.cursor_key == "B2")


async def test_an_answer_leads_to_the_item_that_it_brings(county: County) -> None:
    """The cursor goes on before the disk has answered, and must know already what is asked."""
    async with walking(county, opened(county)) as pilot:
        walk = walk_of(pilot)
        await pilot.press("1")
        assert walk.items.cursor_key == "A2"
        await pilot.press("1")
        assert walk.items.cursor_key == "W1"
        await until(pilot, lambda: set(walk.answers) == {"A1", "A2"})


async def test_rows_and_counts_follow_at_once(county: County) -> None:
    """What the form does not ask must not look as if somebody forgot it."""
    async with walking(county, opened(county)) as pilot:
        await see(pilot, "∅ A2")
        await see(pilot, "0/3")
        press(pilot, "1")
        await see(pilot, "○ A2")
        await see(pilot, "1/5")
        assert "∅ A3" in screen_text(pilot.app)


async def test_answering_what_is_not_asked_says_why_and_asks_nothing(county: County) -> None:
    """A form that opens would take words that count nowhere."""
    async with walking(county, opened(county), item="A2") as pilot:
        walk = walk_of(pilot)
        for key in ("1", "2", "3", "enter"):
            await pilot.press(key)
            await see(pilot, "── 现在不查：A1 符合时才查")
            assert pilot.app.screen is walk
            walk.notice("")
        assert workspace_of(pilot).run(show_visit, walk.visit).visit.given == {}
        assert walk.items.cursor_key == "A2"


async def test_an_answer_that_does_not_count_stays_in_sight(county: County) -> None:
    """Nobody need wonder where three answers went."""
    visit = opened(county, WHOLE)
    with county.open() as workspace:
        workspace.run(answer_by_word, visit, "A1", "violation")
    async with walking(county, visit, item="A3") as pilot:
        await see(pilot, "∅ A3 故障时有告示并通知维修")
        await see(pilot, "原已填“符合”，保留，不计分")
        press(pilot, "4")
        await until(pilot, lambda: "A3" not in kept_on(pilot))
        press(pilot, "u")
        await until(pilot, lambda: "A3" in kept_on(pilot))


async def test_undo_brings_items_back_as_they_were(county: County) -> None:
    """One key too many is one key back."""
    async with walking(county, opened(county)) as pilot:
        walk = walk_of(pilot)
        press(pilot, "11")
        await until(pilot, lambda: set(walk.answers) == {"A1", "A2"})
        press(pilot, "uu")
        await see(pilot, "∅ A2")
        await see(pilot, "0/3")


async def test_a_violation_that_brings_an_item_leads_there_after_its_form(county: County) -> None:
    """Without a machine the next question is who guides."""
    async with walking(county, opened(county)) as pilot:
        walk = walk_of(pilot)
        press(pilot, "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is walk)
        await see(pilot, "○ A4")
        await pilot.press("g")
        assert walk.items.cursor_key == "A4"


async def test_find_still_finds_what_is_not_asked(county: County) -> None:
    """Whoever looks for a line of the paper form finds it, and its reason."""
    async with walking(county, opened(county)) as pilot:
        walk = walk_of(pilot)
        await pilot.press("slash")
        await until(pilot, lambda: pilot.app.screen is not walk)
        await pilot.press("A", "5")
        await see(pilot, "A5 办公室门口有指示牌")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is walk)
        await see(pilot, "现在不查：场所为办公室式时才查")


async def test_the_review_tells_what_is_not_asked_and_why(county: County) -> None:
    """Before signing one sees that nothing was forgotten."""
    visit = opened(county, WHOLE)
    with county.open() as workspace:
        workspace.run(answer_by_word, visit, "A1", "violation")
    async with walking(county, visit, item="A3") as pilot:
        press(pilot, "v")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        await pilot.press("end")
        await see(pilot, "A2 S1：A1 符合时才查（现在：A1 不符合）")


async def test_on_the_board_too_a_phrase_that_is_not_asked_takes_no_tick(county: County) -> None:
    """The board is another way to the same items."""
    async with walking(county, opened(county)) as pilot:
        walk = walk_of(pilot)
        press(pilot, "y")
        await until(pilot, lambda: pilot.app.screen is not walk)
        press(pilot, "1")
        await see(pilot, "现在不查：A1 符合时才查")
        assert workspace_of(pilot).run(show_visit, walk.visit).visit.given == {}


async def test_an_answer_on_its_way_counts_for_what_is_asked(county: County) -> None:
    """Two fast keys: the second answers what the first one brought."""
    async with walking(county, opened(county)) as pilot:
        walk = walk_of(pilot)
        press(pilot, "11")
        await until(pilot, lambda: not walk.pending and len(walk.answers) == 2)
        assert walk.answers == {"A1": Compliant(), "A2": Compliant()}


async def test_find_tells_why_an_item_is_no_part_of_the_visit(county: County) -> None:
    """Whoever looks for a line of the source learns for which visits it is."""
    with county.open() as workspace:
        visit = new_visit(workspace)
        shown = workspace.run(show_visit, visit)
        wanted = next(one for one in shown.checklist.items if one.code not in shown.visit.asked)
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        here = walk.items.cursor_key
        await pilot.press("slash")
        await until(pilot, lambda: pilot.app.screen is not walk)
        await pilot.press(*wanted.code)
        await see(pilot, f"∅ {wanted.code}")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is walk)
        await see(pilot, f"{wanted.code} 本次不查：")
        assert walk.items.cursor_key == here
