"""Deadlines: every case of the practice notes, and laws that hold for any day."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.calendar import load_calendar
from inspector.domain.calendar import WorkCalendar
from inspector.domain.deadline import Deadline, deadline, parse_class, parse_day
from inspector.domain.words import DueClass
from inspector.errors import InspectorError

CALENDAR = load_calendar()
KNOWN_DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
ANY_DAY = st.dates(date(2024, 1, 1), date(2029, 12, 31))


def counted(start: str, due_class: str, calendar: WorkCalendar = CALENDAR) -> Deadline:
    return deadline(date.fromisoformat(start), due_class, calendar)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2025-09-26", 5, "2025-10-10"),
        ("2025-09-28", 3, "2025-10-09"),
        ("2025-09-30", 15, "2025-10-28"),
        ("2025-01-27", 3, "2025-02-07"),
        ("2026-01-01", 1, "2026-01-04"),
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-02-13", 5, "2026-02-27"),
        ("2026-02-23", 5, "2026-02-28"),
        ("2026-05-08", 1, "2026-05-09"),
        ("2026-09-18", 3, "2026-09-22"),
        ("2026-09-18", 5, "2026-09-24"),
        ("2026-09-20", 1, "2026-09-21"),
        ("2026-10-10", 3, "2026-10-14"),
        ("2026-11-23", 3, "2026-11-26"),
        ("2026-11-23", 5, "2026-11-30"),
    ],
)
def test_working_days_skip_rest_days_and_count_make_up_days(
    start: str, days: int, due: str
) -> None:
    """A make-up Sunday is a working day; a holiday on a Thursday is not."""
    result = counted(start, f"{days}wd")
    assert (result.due, result.raw, result.provisional) == (
        date.fromisoformat(due),
        date.fromisoformat(due),
        False,
    )


@pytest.mark.parametrize(
    ("start", "due_class", "due"),
    [
        ("2026-12-11", "15wd", "2027-01-04"),
        ("2026-12-25", "5wd", "2027-01-04"),
        ("2026-12-31", "1wd", "2027-01-04"),
        ("2026-12-31", "15wd", "2027-01-22"),
        ("2026-12-28", "3wd", "2026-12-31"),
        ("2026-12-02", "30d", "2027-01-04"),
        ("2027-01-31", "1m", "2027-03-01"),
        ("2026-12-28", "1wd", "2026-12-29"),
    ],
)
def test_what_a_notice_to_come_can_move_is_provisional(
    start: str, due_class: str, due: str
) -> None:
    """暂定 from 29 December of the last known year: notices have changed those days before."""
    result = counted(start, due_class)
    assert (result.due, result.provisional) == (date.fromisoformat(due), True)
    assert "暂定：2027 年" in result.derivation.zh


def test_the_last_certain_day_is_28_december() -> None:
    """One day earlier nothing can change any more."""
    assert counted("2026-12-27", "1wd").provisional is False


@pytest.mark.parametrize(
    ("start", "days", "raw", "due"),
    [
        ("2025-09-01", 30, "2025-10-01", "2025-10-09"),
        ("2025-09-26", 5, "2025-10-01", "2025-10-09"),
        ("2026-01-16", 30, "2026-02-15", "2026-02-24"),
        ("2026-02-12", 2, "2026-02-14", "2026-02-14"),
        ("2026-08-21", 30, "2026-09-20", "2026-09-20"),
        ("2026-09-05", 15, "2026-09-20", "2026-09-20"),
        ("2026-09-25", 15, "2026-10-10", "2026-10-10"),
        ("2026-10-24", 30, "2026-11-23", "2026-11-23"),
        ("2026-11-23", 5, "2026-11-28", "2026-11-30"),
        ("2026-11-23", 30, "2026-12-23", "2026-12-23"),
        ("2026-11-26", 30, "2026-12-26", "2026-12-28"),
        ("2026-12-02", 30, "2027-01-01", "2027-01-04"),
        ("2026-09-07", 30, "2026-10-07", "2026-10-08"),
    ],
)
def test_calendar_days_roll_over_rest_days(start: str, days: int, raw: str, due: str) -> None:
    """The last day moves to the first working day after; a make-up day does not move."""
    result = counted(start, f"{days}d")
    assert (result.raw, result.due) == (date.fromisoformat(raw), date.fromisoformat(due))


@pytest.mark.parametrize(
    ("start", "months", "raw", "due"),
    [
        ("2026-01-31", 1, "2026-02-28", "2026-02-28"),
        ("2026-08-31", 1, "2026-09-30", "2026-09-30"),
        ("2027-01-31", 1, "2027-02-28", "2027-03-01"),
        ("2024-01-31", 1, "2024-02-29", "2024-02-29"),
        ("2025-11-30", 3, "2026-02-28", "2026-02-28"),
        ("2025-12-15", 12, "2026-12-15", "2026-12-15"),
    ],
)
def test_months_end_on_the_corresponding_day(start: str, months: int, raw: str, due: str) -> None:
    """民法典 202: where there is no such day, the month's last."""
    result = counted(start, f"{months}m")
    assert (result.raw, result.due) == (date.fromisoformat(raw), date.fromisoformat(due))


def test_on_the_spot_is_the_same_day_even_on_a_rest_day() -> None:
    """当场 does not wait for Monday."""
    result = counted("2026-11-22", "same-day")
    assert (result.due, result.raw, result.report_due) == (
        date(2026, 11, 22),
        date(2026, 11, 22),
        None,
    )
    assert result.derivation.zh.endswith("截止 2026-11-22（含当日）")


def test_a_report_follows_within_three_working_days() -> None:
    """当场+3: the fix today, the written report three working days on."""
    result = counted("2026-02-12", "same-day+3wd")
    assert (result.due, result.report_due) == (date(2026, 2, 12), date(2026, 2, 24))
    assert "书面报告截止 2026-02-24（含当日）" in result.derivation.zh


def test_what_is_handed_over_has_no_clock() -> None:
    """A lead is for others to follow up."""
    result = counted("2026-11-23", "handover")
    assert (result.due, result.raw, result.report_due, result.provisional) == (
        None,
        None,
        None,
        False,
    )


def test_the_derivation_names_every_day_counted() -> None:
    """A unit head checks it on the wall calendar."""
    told = counted("2026-11-23", "3wd").derivation
    assert told.zh == (
        "2026-11-23（周一）送达，当日不计，自次日起算 3 个工作日：11-24、11-25、11-26；"
        "截止 2026-11-26（含当日）"
    )
    assert told.en.endswith(": 11-24, 11-25, 11-26; due on 2026-11-26 (that day included)")


def test_the_derivation_names_the_notice_of_a_holiday_passed_over() -> None:
    """Why a day is off can be looked up."""
    assert counted("2025-09-26", "5wd").derivation.zh == (
        "2025-09-26（周五）送达，当日不计，自次日起算 5 个工作日："
        "09-28（调休上班）、09-29、09-30、10-09、10-10；周末不计：09-27；"
        "国庆节、中秋节放假不计：10-01 至 10-08（国办发明电〔2024〕12号）；"
        "截止 2025-10-10（含当日）"
    )


def test_the_derivation_tells_the_roll_over() -> None:
    """The day that was counted, why it is not the last, and the one that is."""
    assert counted("2025-09-01", "30d").derivation.zh == (
        "2025-09-01（周一）送达，当日不计，自次日起算 30 日，至 2025-10-01（周三）届满；"
        "该日为国庆节、中秋节假期（国办发明电〔2024〕12号），"
        "顺延至其后第一个工作日 2025-10-09（周四）；"
        "截止 2025-10-09（含当日）"
    )


def test_the_derivation_tells_why_a_sunday_stays() -> None:
    """A deadline on a Sunday looks wrong until one knows that it is worked."""
    told = counted("2026-08-21", "30d").derivation.zh
    assert "该日调休上班（国办发明电〔2025〕7号），不顺延；截止 2026-09-20（含当日）" in told


@pytest.mark.parametrize(
    "day", ["2026-02-30", "20260223", "2026-W01-1", "26-2-3", "", "２０２６-01-01"]
)
def test_a_day_is_written_in_one_way(day: str) -> None:
    """Another way of writing is another way of misreading."""
    with pytest.raises(InspectorError) as refused:
        parse_day(day)
    assert (refused.value.fault.code, refused.value.context["day"]) == ("DEADLINE_001", day)


@pytest.mark.parametrize("due_class", ["3xx", "", "wd", "0wd", "-1d", "3WD", "３wd", "99999d"])
def test_a_class_that_is_none_is_refused(due_class: str) -> None:
    """A deadline nobody meant must not get a date."""
    with pytest.raises(InspectorError) as refused:
        parse_class(due_class)
    assert refused.value.fault.code == "DEADLINE_002"


@pytest.mark.parametrize(
    ("start", "due_class", "code"),
    [
        ("2023-12-31", "3wd", "DEADLINE_003"),
        ("2031-01-01", "handover", "DEADLINE_003"),
        ("2030-12-30", "5wd", "DEADLINE_004"),
        ("2030-12-02", "30d", "DEADLINE_004"),
        ("2030-12-01", "9999m", "DEADLINE_004"),
        ("2030-12-30", "same-day+3wd", "DEADLINE_004"),
    ],
)
def test_nothing_is_counted_beyond_the_calendar(start: str, due_class: str, code: str) -> None:
    """A library that silently guesses is worse than none."""
    with pytest.raises(InspectorError) as refused:
        counted(start, due_class)
    assert refused.value.fault.code == code


def test_every_class_of_an_item_is_known() -> None:
    """Content may use each of them; only what is handed over or unlimited has no day."""
    without = {due_class for due_class in DueClass if counted("2026-11-23", due_class).due is None}
    assert without == {DueClass.HANDOVER, DueClass.NONE}


@given(start=KNOWN_DAYS, days=st.integers(1, 60))
def test_working_days_agree_with_an_independent_calendar(start: date, days: int) -> None:
    """Counted one by one with another library, where that one knows the days."""
    result = deadline(start, f"{days}wd", CALENDAR)
    assert result.due is not None
    if result.due.year <= 2026:
        passed = (start + timedelta(n) for n in range(1, (result.due - start).days + 1))
        assert sum(chinese_calendar.is_workday(day) for day in passed) == days


@given(start=ANY_DAY, days=st.integers(1, 60))
def test_the_last_day_is_worked_and_one_day_more_is_later(start: date, days: int) -> None:
    """In working days each day more is a later day."""
    one, two = (deadline(start, f"{n}wd", CALENDAR).due for n in (days, days + 1))
    assert one is not None
    assert two is not None
    assert CALENDAR.is_workday(one)
    assert start < one < two


@given(start=ANY_DAY, days=st.integers(1, 60), due_class=st.sampled_from(["wd", "d"]))
def test_served_later_is_never_due_earlier(start: date, days: int, due_class: str) -> None:
    """Nobody gains time by an earlier receipt."""
    one, two = (
        deadline(day, f"{days}{due_class}", CALENDAR).due for day in (start, start + timedelta(1))
    )
    assert one is not None
    assert two is not None
    assert one <= two


@given(start=ANY_DAY, days=st.integers(1, 90))
def test_rolling_stops_at_the_first_working_day(start: date, days: int) -> None:
    """No rest day is skipped that was worked, none is kept that was not."""
    result = deadline(start, f"{days}d", CALENDAR)
    assert result.raw == start + timedelta(days)
    assert result.due is not None
    assert CALENDAR.is_workday(result.due)
    between = [result.raw + timedelta(n) for n in range((result.due - result.raw).days)]
    assert not any(CALENDAR.is_workday(day) for day in between)


@given(start=ANY_DAY, due_class=st.sampled_from(["1wd", "15wd", "30d", "1m", "same-day+3wd"]))
def test_a_deadline_is_provisional_exactly_from_29_december(start: date, due_class: str) -> None:
    """The office recomputes exactly these when the notice arrives."""
    result = deadline(start, due_class, CALENDAR)
    last = max(day for day in (result.due, result.report_due) if day is not None)
    assert result.provisional is (last >= date(2026, 12, 29))
    assert ("暂定" in result.derivation.zh) is result.provisional
