"""What a year of the calendar must hold, whoever typed it; and what it changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from inspector.domain.calendar import (
    ONE_DAY,
    CalendarYear,
    DayKind,
    Festival,
    Statutory,
    WorkCalendar,
)
from inspector.domain.derivation import festival_name, weekday_name
from inspector.errors import InspectorError
from inspector.errors import calendar as faults


@dataclass(frozen=True, slots=True, kw_only=True)
class DayChange:
    """A day that a new notice makes another kind of day."""

    day: date
    was: DayKind
    now: DayKind


def year_faults(
    year: CalendarYear, statutory: Statutory, *, where: str
) -> tuple[InspectorError, ...]:
    """Everything that contradicts the week, the year or the law; empty when all is well.

    Args:
        year: As read.
        statutory: The law's days; of a year that it does not reach, only the names are checked.
        where: What errors name as the place.
    """
    return (
        *_misplaced(year, where),
        *_contradictory(year, where),
        *_missing(year, statutory, where),
    )


def changed_days(before: WorkCalendar, year: CalendarYear) -> tuple[DayChange, ...]:
    """The days that become another kind of day once the year is added, rising."""
    others = [known for known in before.years if known.year != year.year]
    years = sorted((*others, year), key=lambda known: known.year)
    after = WorkCalendar(years=tuple(years), statutory=before.statutory)
    day, changes = date(year.year - 1, 12, 1), []
    while day.year <= year.year:
        # A year past the calendar's own end was nothing before.
        was = before.mark(day).kind if before.covers(day) else _by_weekday(day)
        now = after.mark(day).kind if after.covers(day) else was
        if was is not now:
            changes.append(DayChange(day=day, was=was, now=now))
        day += ONE_DAY
    return tuple(changes)


def _by_weekday(day: date) -> DayKind:
    return DayKind.WEEKEND if day.isoweekday() > 5 else DayKind.WORKDAY


def _misplaced(year: CalendarYear, where: str) -> Iterator[InspectorError]:
    for day in (*year.off, *year.on):
        if day.year != year.year and (day.year, day.month) != (year.year - 1, 12):
            yield InspectorError(faults.WRONG_YEAR, where=where, day=day, year=year.year)


def _contradictory(year: CalendarYear, where: str) -> Iterator[InspectorError]:
    for day in year.on:
        if day.isoweekday() <= 5:
            weekday = weekday_name(day)
            yield InspectorError(faults.ON_IS_WEEKDAY, where=where, day=day, weekday=weekday)
    declared = sorted((*year.off, *year.on))
    for first, second in pairwise(declared):
        if first == second:
            yield InspectorError(faults.DECLARED_TWICE, where=where, day=first)


def _missing(year: CalendarYear, statutory: Statutory, where: str) -> Iterator[InspectorError]:
    lawful = statutory.get(year.year, {})
    for festival in Festival:
        mine = [holiday for holiday in year.holidays if festival in holiday.festivals]
        name = festival_name(festival)
        if not mine:
            yield InspectorError(faults.FESTIVAL_MISSING, where=where, festival=name)
        off = {day for holiday in mine for day in holiday.off}
        for day in lawful.get(festival, ()):
            if mine and day not in off:
                yield InspectorError(faults.STATUTORY_MISSING, where=where, festival=name, day=day)
