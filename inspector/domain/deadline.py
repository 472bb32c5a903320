"""期限: from the day of service to the last day, and how it was counted.

Source:
    民法典 201–203, 行政许可法 82 and their kin, adopted for internal supervision.
"""

import calendar as months
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import assert_never

from inspector.domain import derivation
from inspector.domain.calendar import ONE_DAY, WorkCalendar
from inspector.errors import InspectorError
from inspector.errors import deadline as faults
from inspector.i18n import Pair

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_COUNTED = re.compile(r"([1-9][0-9]{0,3})(wd|d|m)", re.ASCII)
REPORT_WORKING_DAYS = 3
"""A written report follows what was put right on the spot within so many working days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDays:
    """N个工作日."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """N日; ends on the first working day where it would end on a rest day."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """N个月, to the corresponding day."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SameDay:
    """当场, by the close of business."""

    with_report: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """移送: no clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlimited:
    """An item that asks for no deadline."""


Term = WorkingDays | Days | Months | SameDay | HandedOver | Unlimited


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The last day, and how it was counted."""

    start: date
    """Day of service; itself never counted."""
    due_class: str
    raw: date | None
    """The end before it rolls over rest days; None where `due` is."""
    due: date | None
    """The last day, itself in time; None when handed over or without a deadline."""
    report_due: date | None
    """Last day of the written report; None where none is due."""
    provisional: bool
    """暂定: a notice to come can still move it."""
    derivation: Pair


def parse_day(text: str) -> date:
    """A day written `YYYY-MM-DD`, and in no other way.

    Raises:
        InspectorError: DEADLINE_001, when it is not one.
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError as error:
        raise InspectorError(faults.BAD_DAY, day=text) from error
    raise InspectorError(faults.BAD_DAY, day=text)


def parse_class(due_class: str) -> Term:
    """What a due class asks for.

    Raises:
        InspectorError: DEADLINE_002, when it is none.
    """
    match due_class:
        case "same-day":
            return SameDay(with_report=False)
        case "same-day+3wd":
            return SameDay(with_report=True)
        case "handover":
            return HandedOver()
        case "none":
            return Unlimited()
        case _:
            return _counted_class(due_class)


def _counted_class(due_class: str) -> Term:
    if (counted := _COUNTED.fullmatch(due_class)) is None:
        raise InspectorError(faults.BAD_CLASS, due_class=due_class)
    count = int(counted[1])
    match counted[2]:
        case "wd":
            return WorkingDays(count=count)
        case "d":
            return Days(count=count)
        case _:
            return Months(count=count)


def deadline(start: date, due_class: str, calendar: WorkCalendar) -> Deadline:
    """Count a deadline.

    Args:
        start: Day of service, whatever kind of day it is.
        due_class: `Nwd`, `Nd`, `Nm`, `same-day`, `same-day+3wd`, `handover`, or `none`.
        calendar: As known now; a provisional deadline is counted anew when it grows.

    Raises:
        InspectorError: DEADLINE_002, for another class; DEADLINE_003 and DEADLINE_004, when start
            or end leave the calendar.
    """
    term = parse_class(due_class)
    if not calendar.covers(start):
        raise InspectorError(
            faults.START_OUT_OF_RANGE,
            day=start,
            first=calendar.first_day.year,
            last=calendar.last_day.year,
        )
    return _Count(start=start, due_class=due_class, calendar=calendar).deadline(term)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """One deadline being counted."""

    start: date
    due_class: str
    calendar: WorkCalendar

    def deadline(self, term: Term) -> Deadline:
        match term:
            case WorkingDays(count=count):
                return self._working_days(count)
            case Days(count=count):
                return self._days(count)
            case Months(count=count):
                return self._months(count)
            case SameDay(with_report=with_report):
                return self._same_day(with_report=with_report)
            case HandedOver():
                return self._deadline(None, None, derivation.handed_over())
            case Unlimited():
                return self._deadline(None, None, derivation.unlimited())
            case _ as never:
                assert_never(never)

    def _working_days(self, count: int) -> Deadline:
        counted = self._counted(count)
        how = derivation.working_days(self.start, counted, self.calendar)
        return self._deadline(counted[-1], counted[-1], how)

    def _days(self, count: int) -> Deadline:
        raw = self.start + timedelta(days=count)
        due = self._rolled(raw)
        return self._deadline(raw, due, derivation.days(self.start, count, raw, due, self.calendar))

    def _months(self, count: int) -> Deadline:
        year, month = divmod(self.start.year * 12 + self.start.month - 1 + count, 12)
        last = months.monthrange(year, month + 1)[1]
        raw = date(year, month + 1, min(self.start.day, last))
        due = self._rolled(raw)
        how = derivation.months(self.start, count, raw, due, self.calendar)
        return self._deadline(raw, due, how)

    def _same_day(self, *, with_report: bool) -> Deadline:
        if not with_report:
            how = derivation.same_day(self.start, (), self.calendar)
            return self._deadline(self.start, self.start, how)
        counted = self._counted(REPORT_WORKING_DAYS)
        how = derivation.same_day(self.start, counted, self.calendar)
        return self._deadline(self.start, self.start, how, report_due=counted[-1])

    def _counted(self, count: int) -> tuple[date, ...]:
        """The working days counted, the first of them after the start."""
        counted: list[date] = []
        day = self.start
        while len(counted) < count:
            day = self._covered(day + ONE_DAY)
            if self.calendar.is_workday(day):
                counted.append(day)
        return tuple(counted)

    def _rolled(self, day: date) -> date:
        """The day itself, or the first working day after it. Source: 民法典 203."""
        while not self.calendar.is_workday(self._covered(day)):
            day += ONE_DAY
        return day

    def _covered(self, day: date) -> date:
        if self.calendar.covers(day):
            return day
        raise InspectorError(
            faults.END_OUT_OF_RANGE,
            day=self.start,
            due_class=self.due_class,
            last=self.calendar.last_day,
        )

    def _deadline(
        self, raw: date | None, due: date | None, how: Pair, *, report_due: date | None = None
    ) -> Deadline:
        last = max((day for day in (due, report_due) if day is not None), default=None)
        # Whatever was counted came before the last day, so that one alone decides.
        provisional = last is not None and self.calendar.is_provisional(last)
        if provisional:
            how = derivation.provisional(how, self.calendar.last_known_year + 1)
        return Deadline(
            start=self.start,
            due_class=self.due_class,
            raw=raw,
            due=due,
            report_due=report_due,
            provisional=provisional,
            derivation=how,
        )
