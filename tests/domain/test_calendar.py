"""The working-day calendar, against two independent opinions."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from lunardate import LunarDate

from inspector.checklists.calendar import load_calendar
from inspector.domain.calendar import (
    CalendarYear,
    DayKind,
    Festival,
    Holiday,
    WorkCalendar,
)
from inspector.domain.calendar_check import changed_days, year_faults
from inspector.errors import InspectorError

CALENDAR = load_calendar()
QINGMING = {2024: 4, 2025: 4, 2026: 5, 2027: 5, 2028: 4, 2029: 4, 2030: 5}


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_day_of_the_known_years_agrees_with_an_independent_calendar(year: int) -> None:
    """One wrong day is a wrong deadline for everybody served around it."""
    day = date(year, 1, 1)
    while day.year == year:
        assert CALENDAR.is_workday(day) == chinese_calendar.is_workday(day), day
        day += timedelta(1)


@pytest.mark.parametrize(("year", "workdays"), [(2024, 251), (2025, 248), (2026, 248)])
def test_the_year_has_as_many_working_days_as_it_should(year: int, workdays: int) -> None:
    """The sum that the notices come to."""
    assert CALENDAR.workdays(year) == workdays


@pytest.mark.parametrize("year", range(2024, 2031))
def test_statutory_days_follow_the_lunar_calendar(year: int) -> None:
    """What is shipped as data is what the lunar calendar says."""
    law = CALENDAR.statutory[year]
    new_year = LunarDate(year, 1, 1).to_solar_date()
    since_2025 = year > 2024
    first = new_year - timedelta(1) if since_2025 else new_year
    assert law == {
        Festival.NEW_YEAR: (date(year, 1, 1),),
        Festival.SPRING: tuple(first + timedelta(n) for n in range(4 if since_2025 else 3)),
        Festival.QINGMING: (date(year, 4, QINGMING[year]),),
        Festival.LABOUR: tuple(date(year, 5, n) for n in ((1, 2) if since_2025 else (1,))),
        Festival.DRAGON_BOAT: (LunarDate(year, 5, 5).to_solar_date(),),
        Festival.MID_AUTUMN: (LunarDate(year, 8, 15).to_solar_date(),),
        Festival.NATIONAL: tuple(date(year, 10, n) for n in (1, 2, 3)),
    }
    assert sum(len(days) for days in law.values()) == (13 if since_2025 else 11)


def test_past_the_notices_only_weekends_and_statutory_days_rest() -> None:
    """2027-05-03 would be off by any usual notice; until there is one it is worked."""
    assert CALENDAR.mark(date(2027, 2, 5)).kind is DayKind.HOLIDAY
    assert CALENDAR.mark(date(2027, 2, 5)).notice is None
    assert CALENDAR.is_workday(date(2027, 5, 3))
    assert not CALENDAR.is_workday(date(2027, 5, 8))


def test_festivals_on_one_day_are_both_named() -> None:
    """2028-10-03 is Mid-Autumn and National Day."""
    both = (Festival.MID_AUTUMN, Festival.NATIONAL)
    assert CALENDAR.mark(date(2028, 10, 3)).festivals == both


def test_a_later_notice_may_change_the_december_before() -> None:
    """As the notice of 2019 did with 2018-12-29."""
    tested = CalendarYear(
        year=2027,
        notice="测试〔2026〕1号",
        holidays=(
            Holiday(
                festivals=(Festival.NEW_YEAR,),
                off=(date(2026, 12, 31), date(2027, 1, 1)),
                on=(date(2026, 12, 27),),
            ),
        ),
    )
    changes = changed_days(CALENDAR, tested)
    assert [(change.day, change.was, change.now) for change in changes[:2]] == [
        (date(2026, 12, 27), DayKind.WEEKEND, DayKind.MAKE_UP),
        (date(2026, 12, 31), DayKind.WORKDAY, DayKind.HOLIDAY),
    ]
    grown = WorkCalendar(years=(*CALENDAR.years, tested), statutory=CALENDAR.statutory)
    assert grown.is_workday(date(2026, 12, 27))
    assert grown.last_known_year == 2027


def test_a_gap_between_notices_ends_what_is_known() -> None:
    """2028 known and 2027 not: nothing past 2026 is certain."""
    later = CalendarYear(year=2028, notice="测试", holidays=())
    grown = WorkCalendar(years=(*CALENDAR.years, later), statutory=CALENDAR.statutory)
    assert grown.known_until == date(2026, 12, 31)


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2031, 1, 1)])
def test_a_day_outside_is_refused(day: date) -> None:
    """No guess is made beyond the data."""
    with pytest.raises(InspectorError) as refused:
        CALENDAR.is_workday(day)
    assert refused.value.fault.code == "CALENDAR_001"


def test_an_overview_of_a_year_without_notice_shows_what_the_law_gives() -> None:
    """Thirteen days, no number."""
    overview = CALENDAR.overview(2027)
    assert (overview.notice, len(overview.off), overview.on) == (None, 13, ())
    assert CALENDAR.overview(2026).notice == "国办发明电〔2025〕7号"


def test_a_year_that_contradicts_week_or_law_is_told_every_fault() -> None:
    """A wrong table copied from somewhere is stopped before it moves a deadline."""
    wrong = CalendarYear(
        year=2027,
        notice="测试",
        holidays=(
            Holiday(
                festivals=(Festival.NEW_YEAR,), off=(date(2027, 1, 1),), on=(date(2027, 1, 4),)
            ),
            Holiday(
                festivals=(Festival.SPRING,), off=(date(2027, 2, 14),), on=(date(2027, 2, 14),)
            ),
        ),
    )
    codes = [fault.fault.code for fault in year_faults(wrong, CALENDAR.statutory, where="测试")]
    assert codes == ["CALENDAR_010", "CALENDAR_011"] + 4 * ["CALENDAR_015"] + 5 * ["CALENDAR_013"]
