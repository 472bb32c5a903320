"""Every form of answer in the walk-through: few keys, its cost seen at once, nothing lost."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from fractions import Fraction

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from inspector.domain.visit import (
    Awarded,
    Banded,
    Chosen,
    Counted,
    DidNotOccur,
    Filled,
    Reading,
    Trial,
    Tried,
)
from inspector.services.review import review
from inspector.tui.screens.answer_sheets import BandSheet, NumbersSheet
from inspector.tui.screens.occurrence import OccurrenceScreen
from inspector.tui.screens.options import OptionsSheet
from inspector.tui.screens.trials import TrialsSheet
from inspector.tui.screens.walk import WalkScreen
from tests.county import County
from tests.tui.driving import press, see, until, walk_of, walking, workspace_of
from tests.tui.every_form import every_form
from tests.tui.screen_text import screen_text


@asynccontextmanager
async def at(
    county: County, item: str, *changes: tuple[str, str], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """The walk-through of a visit with every form, at one item."""
    with county.open() as workspace:
        visit = every_form(county, workspace, *changes)
    async with walking(county, visit, item=item, size=size) as pilot:
        yield pilot


async def answered(pilot: Pilot[None], code: str) -> object:
    """The answer of an item, once it is durable."""
    walk = walk_of(pilot)
    await until(pilot, lambda: code in walk.answers and code not in walk.pending)
    return walk.answers[code]


async def on(pilot: Pilot[None], screen: type) -> None:
    """Wait for a sheet."""
    await until(pilot, lambda: isinstance(pilot.app.screen, screen))
    await pilot.pause()


async def test_an_option_is_one_digit(county: County) -> None:
    """A list of four is no reason for a menu; the fourth is an option there, not “unchecked”."""
    async with at(county, "A3") as pilot:
        press(pilot, "4")

        assert await answered(pilot, "A3") == Chosen(options=("都没有",), failed=True)
        assert walk_of(pilot).items.cursor_key == "A4"


async def test_where_digits_are_options_letters_say_the_rest(county: County) -> None:
    """Not applicable and unchecked must be there at every item."""
    async with at(county, "A3") as pilot:
        press(pilot, "1")
        await answered(pilot, "A3")
        walk_of(pilot).items.go("A3")
        press(pilot, "0")
        await until(pilot, lambda: "A3" not in walk_of(pilot).answers)
        press(pilot, "n")
        await see(pilot, "为什么不适用")


async def test_several_options_are_ticked_and_saved_with_enter(county: County) -> None:
    """The key that opens the list ticks its option already."""
    async with at(county, "A4") as pilot:
        press(pilot, "1")
        await on(pilot, OptionsSheet)
        press(pilot, "3")
        await see(pilot, "已勾选 2 项", "扣 1 分")
        await pilot.press("enter")

        assert await answered(pilot, "A4") == Chosen(options=("网站", "公开栏"))


async def test_a_band_asks_the_points_within_it(county: County) -> None:
    """合格 is 7 or 8: Enter takes the highest, a digit another one, what is outside is refused."""
    async with at(county, "A5") as pilot:
        press(pilot, "2")
        await on(pilot, BandSheet)
        press(pilot, "9")
        await pilot.press("enter")
        await see(pilot, "VISIT_")
        await pilot.press("enter")
        await on(pilot, BandSheet)
        pilot.app.screen.query_one("#points", Input).value = "7"
        await see(pilot, "扣 3 分")
        await pilot.press("enter")

        assert await answered(pilot, "A5") == Banded(band="合格", points=Fraction(7))


async def test_due_and_actual_show_their_ratio_and_its_cost(county: County) -> None:
    """18 of 20 is 90 %: one step of 5 below 95 costs 0.5."""
    async with at(county, "A6") as pilot:
        press(pilot, "1")
        await on(pilot, NumbersSheet)
        await pilot.press(*"20", "enter", *"18")
        await see(pilot, "90.00%", "扣 0.5 分")
        await pilot.press("enter")

        found = await answered(pilot, "A6")
        assert found == Counted(due=Fraction(20), actual=Fraction(18), failed=True)
        await see(pilot, "18/20 90.0%")


async def test_several_numbers_are_checked_against_each_other(county: County) -> None:
    """头条 is counted within 播出数量: more of them than there are is a slip."""
    async with at(county, "A7") as pilot:
        press(pilot, "1")
        await on(pilot, NumbersSheet)
        await pilot.press("3", "enter", "4")
        await see(pilot, "头条")
        await pilot.press("enter")
        await see(pilot, "VISIT_")
        await pilot.press("enter")
        await on(pilot, NumbersSheet)
        pilot.app.screen.query_one("#n1", Input).value = "1"
        await pilot.press("enter")

        found = await answered(pilot, "A7")
        values = (("播出数量", 3), ("头条", 1))
        readings = tuple(Reading(name=name, value=Fraction(value)) for name, value in values)
        assert found == Filled(readings=readings, failed=True)


async def test_what_is_typed_into_a_sheet_outlives_esc(county: County) -> None:
    """Somebody comes and asks a question between two numbers."""
    async with at(county, "A6") as pilot:
        press(pilot, "1")
        await on(pilot, NumbersSheet)
        await pilot.press(*"20", "escape")
        await see(pilot, "留作草稿")
        press(pilot, "1")
        await on(pilot, NumbersSheet)

        assert pilot.app.screen.query_one("#n0", Input).value == "20"
        await see(pilot, "草稿")


async def test_two_trials_are_two_keys(county: County) -> None:
    """One call in the morning, one in the afternoon: both passed."""
    async with at(county, "A8") as pilot:
        now = county.clock.now().replace(second=0, microsecond=0)
        press(pilot, "11")

        trial = Trial(passed=True, at=now)
        assert await answered(pilot, "A8") == Tried(trials=(trial, trial))


async def test_trials_that_are_not_complete_wait_for_the_next(county: County) -> None:
    """Between two calls lies half a day, and the laptop is closed."""
    async with at(county, "A8") as pilot:
        press(pilot, "2")
        await on(pilot, TrialsSheet)
        await pilot.press("up", "t")
        await until(pilot, lambda: bool(pilot.app.screen.query(Input)))
        pilot.app.screen.query_one(Input).value = "无人接听"
        await pilot.press("enter")
        await on(pilot, TrialsSheet)
        await see(pilot, "无人接听")
        await pilot.press("escape")
        await see(pilot, "存为草稿")
        press(pilot, "1")
        found = await answered(pilot, "A8")

        assert isinstance(found, Tried)
        assert [(one.passed, one.note) for one in found.trials] == [(False, "无人接听"), (True, "")]


async def test_an_award_opens_its_form_and_gives_points(county: County) -> None:
    """What earns points is noted as exactly as what costs them."""
    async with at(county, "B1") as pilot:
        press(pilot, "1")
        await on(pilot, OccurrenceScreen)
        await until(pilot, lambda: bool(pilot.app.screen.query("#sum")))
        pilot.app.screen.query_one("#count", Input).value = "3"
        await see(pilot, "本项 +0.6")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        found = walk_of(pilot).answers["B1"]

        assert isinstance(found, Awarded)
        assert found.occurrences[0].count == 3


async def test_plus_counts_an_award_up(county: County) -> None:
    """The quick keys of violations work for awards, too."""
    async with at(county, "B1") as pilot:
        press(pilot, "1")
        await on(pilot, OccurrenceScreen)
        await until(pilot, lambda: bool(pilot.app.screen.query("#sum")))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await pilot.press("plus")
        await until(pilot, lambda: "×2" in screen_text(pilot.app))
        found = walk_of(pilot).answers["B1"]

        assert isinstance(found, Awarded)
        assert found.occurrences[0].count == 2


async def test_what_did_not_occur_is_one_key(county: County) -> None:
    """未发生 keeps the points; its reason is ready."""
    async with at(county, "A1") as pilot:
        press(pilot, "5")

        assert await answered(pilot, "A1") == DidNotOccur(reason="检查期间未发生")
        assert walk_of(pilot).items.cursor_key == "A2"


async def test_counting_keys_say_why_they_do_nothing(county: County) -> None:
    """A key that does nothing without a word is pressed again and again."""
    async with at(county, "A6") as pilot:
        await pilot.press("plus")
        await see(pilot, "本项不按处计数")


async def test_an_answer_is_taken_back_with_one_key(county: County) -> None:
    """Undo knows every form."""
    async with at(county, "A6") as pilot:
        press(pilot, "1")
        await on(pilot, NumbersSheet)
        await pilot.press(*"20", "enter", *"18", "enter")
        await answered(pilot, "A6")
        press(pilot, "u")
        await until(pilot, lambda: "A6" not in walk_of(pilot).answers)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_what_an_answer_needs_is_told_at_once_and_in_the_review(
    county: County, size: tuple[int, int]
) -> None:
    """A1 needs evidence and a remark with a violation."""
    async with at(county, "A1", size=size) as pilot:
        press(pilot, "2")
        await on(pilot, OccurrenceScreen)
        await until(pilot, lambda: bool(pilot.app.screen.query("#sum")))
        await pilot.press("escape")
        await see(pilot, "A1 还须补：证据")
        walk = walk_of(pilot)
        missing = workspace_of(pilot).run(review, walk.visit).missing

        assert [one.text.zh for one in missing if one.item == "A1"].count("这样作答须附证据") == 1


async def test_days_are_told_as_days(county: County) -> None:
    """From 2 to 20 November are 14 working days: 3–6, 9–13 and 16–20."""
    async with at(county, "A2") as pilot:
        press(pilot, "2")
        await on(pilot, OccurrenceScreen)
        await until(pilot, lambda: bool(pilot.app.screen.query("#sum")))
        pilot.app.screen.query_one("#time", Input).value = "11-02-11-20"
        await see(pilot, "14 工作日", "本项累计 -5")
        await pilot.press("ctrl+s")
        await see(pilot, "11-02–11-20", "×14")


async def test_the_review_works_a_plain_sum_out_as_one(county: County) -> None:
    """只有纸质 gives 6 of 10 points; nothing is rescaled, so nothing is divided."""
    async with at(county, "A3") as pilot:
        press(pilot, "2")
        await answered(pilot, "A3")
        press(pilot, "v")
        await see(pilot, "分部得分", "6.00")

        assert "÷" not in screen_text(pilot.app)


async def test_the_way_to_word_a_reason_names_the_key_of_that_item(county: County) -> None:
    """Where digits are options, 3 is one of them."""
    ready = ("        text: 材料形式\n", "        text: 材料形式\n        conditional: 无此材料\n")
    async with at(county, "A3", ready) as pilot:
        press(pilot, "n")

        await see(pilot, "A3：无此材料；回到该项再按 n 可改写")


async def test_the_review_tells_the_total_out_of_the_forms_own_full_marks(county: County) -> None:
    """Not every form is out of 100."""
    async with at(county, "A3", ("full_marks: 100", "full_marks: 120")) as pilot:
        press(pilot, "1")
        await answered(pilot, "A3")
        press(pilot, "v")

        await see(pilot, "暂 10.00 / 120")
