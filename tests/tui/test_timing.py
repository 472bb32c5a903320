"""Moments and windows in the walk-through: one key, few keys, and a quiet reminder."""

from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from textual.pilot import Pilot

from inspector.clock import CHINA
from inspector.domain.timing import Moment
from inspector.domain.visit import Measured
from inspector.domain.words import LapName
from inspector.services.settings import change_setting
from inspector.services.timing import take_lap
from inspector.services.visits import show_visit
from inspector.tui.screens.timing import counted_from
from tests.conftest import FakeClock
from tests.county import County
from tests.tui.driving import press, see, until, walk_of, walking, workspace_of
from tests.tui.screen_text import screen_text


def clock_of(county: County) -> FakeClock:
    """The clock of the county."""
    return county.clock


async def list_of_moments(pilot: Pilot[None]) -> None:
    """Open it, and wait until it is there."""
    press(pilot, "W")
    await see(pilot, "各个时刻")


@pytest.mark.parametrize(
    ("typed", "staffed", "open_", "empty"),
    [
        ("7", 7, None, ()),
        ("８／７", 7, 8, ()),
        ("7/8", 7, 8, ()),
        ("0 1、2，3", 0, None, ("1", "2", "3")),
        ("10 综合A", 10, None, ("综合A",)),
    ],
)
def test_a_count_is_read_as_it_is_typed_in_a_hurry(
    typed: str, staffed: int, open_: int | None, empty: tuple[str, ...]
) -> None:
    """Full-width digits, either order, the marks of an input method between windows."""
    sample, at = counted_from(typed, datetime(2026, 11, 23, 9, tzinfo=CHINA))
    assert sample is not None
    assert (sample.staffed, sample.open, sample.empty, at) == (staffed, open_, empty, None)


async def test_a_digit_typed_too_fast_answers_no_item(county: County, visit: str) -> None:
    """Both keys arrive before the list stands: the digit was meant for it, and waits for it."""
    async with walking(county, visit) as pilot:
        press(pilot, "W1")
        await see(pilot, "到达", "HH:MM")
        await pilot.pause()
        assert not walk_of(pilot).pending
        assert not walk_of(pilot).answers


async def test_one_key_takes_the_next_moment_and_says_what_follows(
    county: County, visit: str
) -> None:
    """At the ticket machine there is one hand free and no time to read a list."""
    async with walking(county, visit) as pilot:
        press(pilot, "w")
        await see(pilot, "到达 09:00:00", "下一时刻：取号")
        clock_of(county).tick(minutes=1)
        press(pilot, "w")
        await see(pilot, "取号 09:01:00", "下一时刻：叫号")
        clock_of(county).tick(seconds=65)
        walk_of(pilot).tick()
        await see(pilot, "等候 01:05*")
        press(pilot, "w")
        await see(pilot, "叫号 09:02:05", "等候 1.1 分钟", "下一时刻：开始办理")


async def test_the_minutes_waited_are_offered_and_never_written_alone(
    county: County, covert: str
) -> None:
    """The item that reads the wait is filled by a person, from what the moments give."""
    async with walking(county, covert) as pilot:
        walk = walk_of(pilot)
        for _ in range(3):
            press(pilot, "w")
            await pilot.pause()
            clock_of(county).tick(minutes=6)
        await see(pilot, "W m 填入 M31")
        assert "M31" not in walk.answers
        await list_of_moments(pilot)
        press(pilot, "m")
        await until(pilot, lambda: walk.answers.get("M31") == Measured(value=Fraction(6)))
        press(pilot, "u")
        await until(pilot, lambda: "M31" not in walk.answers)
        walk.items.go("M31")
        press(pilot, "1")
        await see(pilot, "按已记时刻算得 6")
        await pilot.press("enter")
        await until(pilot, lambda: walk.answers.get("M31") == Measured(value=Fraction(6)))


async def test_a_moment_is_corrected_and_taken_away_from_the_list(
    county: County, visit: str
) -> None:
    """A key too early, or one too many, is put right where the moments stand."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        press(pilot, "w")
        await see(pilot, "到达 09:00:00")
        await list_of_moments(pilot)
        press(pilot, "1")
        await see(pilot, "清空则取消")
        await pilot.press(*["backspace"] * 8, *"８：５０", "enter")
        await see(pilot, "到达 08:50:00")
        await list_of_moments(pilot)
        press(pilot, "1")
        await see(pilot, "清空则取消")
        await pilot.press(*["backspace"] * 8, "enter")
        await until(pilot, lambda: walk.shown is not None and not walk.shown.visit.laps)
        press(pilot, "u")
        await until(pilot, lambda: walk.shown is not None and bool(walk.shown.visit.laps))


async def test_a_second_ticket_is_a_service_of_its_own(county: County, visit: str) -> None:
    """Who is sent to another window queues again, and the first wait stays."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        for _ in range(4):
            press(pilot, "w")
            await pilot.pause()
        await see(pilot, "下一时刻：离开")
        await list_of_moments(pilot)
        press(pilot, "n")
        await see(pilot, "取号（第 2 次）", "Enter 采用")
        await pilot.press("enter")
        await see(pilot, "下一时刻：叫号（第 2 次）")
        shown = walk.shown
        assert shown is not None
        assert Moment(lap=LapName.TICKET, round=2).place == "ticket/2"
        assert [lap.round for lap in shown.visit.laps if lap.lap is LapName.TICKET] == [1, 2]


async def test_a_clock_set_back_is_told_and_makes_no_negative_wait(
    county: County, visit: str
) -> None:
    """A minus before a waiting time is nonsense; silence about it would be worse."""
    async with walking(county, visit) as pilot:
        press(pilot, "w")
        press(pilot, "w")
        await see(pilot, "取号 09:00:00")
        clock_of(county).tick(minutes=-10)
        press(pilot, "w")
        await see(pilot, "先后颠倒", "等候 --:--")
        assert "等候 -1" not in screen_text(pilot.app)


async def test_seven_of_twelve_windows_cost_three_keys(county: County, visit: str) -> None:
    """Every five minutes, in a crowd: `o`, a digit, Enter."""
    async with walking(county, visit) as pilot:
        press(pilot, "o")
        await see(pilot, "共 12 个窗口")
        await pilot.press("7", "enter")
        await see(pilot, "09:00 在岗 7 个，共 12 个窗口")


async def test_the_empty_windows_are_named_in_the_same_line(county: County, visit: str) -> None:
    """Which window had nobody is what the unit will ask."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        press(pilot, "o")
        await see(pilot, "共 12 个窗口")
        await pilot.press(*"８/7 3 9", "enter")
        await see(pilot, "开放 8 个，在岗 7 个，共 12 个窗口；无人：3、9")
        press(pilot, "o")
        await see(pilot, "09:00  开放 8 个")
        await pilot.press(*"6 9:00", "enter")
        await see(pilot, "09:00 在岗 6 个")
        assert walk.shown is not None
        assert [one.staffed for one in walk.shown.visit.occupancy] == [6]
        press(pilot, "o")
        await see(pilot, "09:00  在岗 6 个")
        await pilot.press(*"- 9:00", "enter")
        await until(pilot, lambda: walk.shown is not None and not walk.shown.visit.occupancy)


async def test_a_line_that_makes_no_sense_is_kept_to_be_corrected(
    county: County, visit: str
) -> None:
    """What was typed in a hurry is never thrown away."""
    async with walking(county, visit) as pilot:
        press(pilot, "o")
        await see(pilot, "共 12 个窗口")
        await pilot.press(*"seven", "enter")
        await see(pilot, "SPOT_007")
        await pilot.press("enter")
        await see(pilot, "seven")


async def test_five_minutes_later_a_few_quiet_words_remind(county: County, visit: str) -> None:
    """No sound, no sheet: a reminder that gets in the way is switched off."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        clock_of(county).tick(minutes=4, seconds=59)
        walk.tick()
        await pilot.pause()
        assert "该记窗口在岗了" not in screen_text(pilot.app)
        clock_of(county).tick(seconds=1)
        walk.tick()
        await see(pilot, "该记窗口在岗了：o")
        assert pilot.app.screen is walk
        press(pilot, "o")
        await see(pilot, "共 12 个窗口")
        await pilot.press("7", "enter")
        await until(pilot, lambda: not walk.reminder)
        kept = workspace_of(pilot).run(show_visit, visit)
        assert [one.staffed for one in kept.visit.occupancy] == [7]


async def test_a_covert_screen_reminds_by_one_letter(county: County, covert: str) -> None:
    """Who looks over the shoulder must not read what is being counted."""
    async with walking(county, covert) as pilot:
        walk = walk_of(pilot)
        clock_of(county).tick(minutes=5)
        walk.tick()
        await until(pilot, lambda: walk.reminder == "o")
        assert "该记窗口在岗了" not in screen_text(pilot.app)


async def test_the_review_names_the_key_that_corrects_a_moment_as_it_is_now(
    county: County, visit: str
) -> None:
    """Who gave the list of moments another key would be sent to a wrong one."""
    change_setting(county.home, "keys.walk.laps", "Z")
    with county.open() as workspace:
        now = workspace.clock.now()
        ticket, called = Moment(lap=LapName.TICKET), Moment(lap=LapName.CALLED)
        workspace.run(take_lap, visit, ticket, now)
        workspace.run(take_lap, visit, called, now - timedelta(minutes=5))
    async with walking(county, visit) as pilot:
        await pilot.press("v")
        await see(pilot, "复核")
        await pilot.press("end")
        await see(pilot, "早于", "按 Z 更正")
