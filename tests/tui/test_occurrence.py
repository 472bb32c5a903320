"""One occurrence: what is typed is what is kept, and its cost is seen while it is typed."""

from datetime import datetime
from fractions import Fraction

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from inspector.clock import CHINA
from inspector.domain.visit import Occurrence, Violation
from inspector.domain.words import Extent
from inspector.tui.screens.fields import Choices
from inspector.tui.screens.occurrence import OccurrenceScreen
from tests.county import County
from tests.tui.driving import press, see, until, walk_of, walking


async def opened(pilot: Pilot[None]) -> OccurrenceScreen:
    """The form, after a violation."""
    press(pilot, "2")
    await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))
    await until(pilot, lambda: bool(pilot.app.screen.query("#sum")))
    screen = pilot.app.screen
    assert isinstance(screen, OccurrenceScreen)
    return screen


def occurrences(pilot: Pilot[None], code: str) -> tuple[Occurrence, ...]:
    """What is recorded at an item."""
    answer = walk_of(pilot).answer_at(code)
    return answer.occurrences if isinstance(answer, Violation) else ()


async def test_the_form_is_filled_by_keys_alone(county: County, visit: str) -> None:
    """An inspector stands in a hall with the laptop on one arm."""
    async with walking(county, visit, item="P05") as pilot:
        await opened(pilot)
        await pilot.press("9", "tab", *"0941-0944", "tab", "2", "tab", "tab")
        pilot.app.screen.query_one(TextArea).text = "继续打字约三分钟"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: bool(occurrences(pilot, "P05")[0].window))
        (one,) = occurrences(pilot, "P05")

        assert one.window == "9"
        assert one.from_at == datetime(2026, 11, 23, 9, 41, tzinfo=CHINA)
        assert one.to_at == datetime(2026, 11, 23, 9, 44, tzinfo=CHINA)
        assert one.subtype == "玩游戏"
        assert one.note == "继续打字约三分钟"
        assert one.extent is Extent.INDIVIDUAL


async def test_its_cost_is_shown_while_it_is_typed(county: County, visit: str) -> None:
    """Whoever enters a count should see at once what it does."""
    async with walking(county, visit, item="P05") as pilot:
        screen = await opened(pilot)
        await see(pilot, "本项累计 -1")
        screen.query_one("#count", Input).value = "3"
        await see(pilot, "本项累计 -3", "总分暂 88.00")


async def test_equals_takes_the_window_of_the_occurrence_before(county: County, visit: str) -> None:
    """Three things at one window are three occurrences, and one number."""
    async with walking(county, visit, item="P05") as pilot:
        await opened(pilot)
        await pilot.press("9", "ctrl+n")
        await see(pilot, "第 2 处")
        await pilot.press("=")
        await until(pilot, lambda: pilot.app.screen.query_one("#window", Input).value == "9")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(occurrences(pilot, "P05")) == 2)


async def test_now_is_the_beginning_and_then_the_end(county: County, visit: str) -> None:
    """Looking at a watch and typing it is how minutes get wrong."""
    async with walking(county, visit, item="P05") as pilot:
        screen = await opened(pilot)
        await pilot.press("ctrl+t")
        county.clock.tick(minutes=3)
        await pilot.press("ctrl+t")

        assert screen.query_one("#time", Input).value == "09:00–09:03"


async def test_esc_keeps_what_was_typed(county: County, visit: str) -> None:
    """Somebody comes and asks a question in the middle of a sentence."""
    async with walking(county, visit, item="P05") as pilot:
        screen = await opened(pilot)
        screen.query_one(TextArea).text = "写到一半"
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        await pilot.press("enter", "1")
        await see(pilot, "写到一半", "草稿")


async def test_a_wrong_time_is_refused_and_nothing_is_lost(county: County, visit: str) -> None:
    """A form that closes with a mistake in it is filled in twice."""
    async with walking(county, visit, item="P05") as pilot:
        screen = await opened(pilot)
        screen.query_one("#time", Input).value = "25:99"
        screen.query_one(TextArea).text = "看手机"
        await pilot.press("ctrl+s")
        await see(pilot, "APP_002")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)

        assert screen.query_one(TextArea).text == "看手机"


async def test_points_left_open_are_entered_with_reason_and_clause(
    county: County, visit: str
) -> None:
    """P20 says 酌情: one to five points, never without saying why."""
    async with walking(county, visit, item="P20") as pilot:
        screen = await opened(pilot)
        await pilot.press("ctrl+s")
        await see(pilot, "VISIT_006")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        for name, value in (("points", "3"), ("reason", "情节较重"), ("clause", "附2(二十)")):
            screen.query_one(f"#{name}", Input).value = value
        await pilot.press("ctrl+s")
        await until(pilot, lambda: bool(occurrences(pilot, "P20")))

        assert occurrences(pilot, "P20")[0].points == Fraction(3)


async def test_deleting_the_only_occurrence_leaves_the_item_unchecked(
    county: County, visit: str
) -> None:
    """A violation without an occurrence says nothing."""
    async with walking(county, visit, item="P05") as pilot:
        await opened(pilot)
        await pilot.press("ctrl+d")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        await until(pilot, lambda: walk_of(pilot).answer_at("P05") is None)


async def test_a_choice_takes_a_digit_or_arrows(county: County, visit: str) -> None:
    """One hand is on the clipboard."""
    async with walking(county, visit, item="P05") as pilot:
        screen = await opened(pilot)
        subtype = screen.query_one("#subtype", Choices)
        subtype.focus()
        await pilot.pause()
        await pilot.press("right")
        assert subtype.value == "玩游戏"
        await pilot.press("3")
        assert subtype.value == "上网聊天"
        assert screen.focused is screen.query_one("#ready")


async def test_a_character_that_cannot_be_printed_is_told_while_it_is_typed(
    county: County, visit: str
) -> None:
    """In the office, before the signature, it is too late to ask what was meant."""
    async with walking(county, visit, item="P05") as pilot:
        screen = await opened(pilot)
        screen.query_one(TextArea).text = "柜员𠮷某看手机"
        await see(pilot, "字库里没有 𠮷 (U+20BB7)")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        await pilot.press("v")
        await see(pilot, "P05", "第 1 处：字库里没有 𠮷 (U+20BB7)，请换一种写法")
