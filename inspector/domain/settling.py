"""What an answer comes to by itself, worked out once when it is given: time counted, failed or not.

The number that was counted rests in the answer: a visit scores the same on every machine, whatever
years of the calendar it knows.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from inspector.domain.calendar import WorkCalendar
from inspector.domain.checklist import Item
from inspector.domain.rules import PerOccurrence
from inspector.domain.scoring.claims import pricing, rule_for
from inspector.domain.scoring.numeric import fails
from inspector.domain.telling import CHINA, day_of
from inspector.domain.visit import (
    Answer,
    Awarded,
    Banded,
    Chosen,
    Counted,
    Filled,
    Measured,
    Occurrence,
    PhraseTick,
    Ticked,
    Trial,
    Tried,
    Violation,
)
from inspector.domain.words import CountedBy
from inspector.errors import InspectorError
from inspector.errors import visit as faults

NOON = 12
MOST = 9999
"""Units of one occurrence."""
Seen = TypeVar("Seen", Occurrence, PhraseTick, Trial)
BY_CALENDAR = frozenset({CountedBy.WORKING_DAYS, CountedBy.HALF_DAYS})


def needs_calendar(item: Item, answer: Answer | None) -> bool:
    """Whether the working-day calendar is needed to settle an answer."""
    return isinstance(answer, Violation) and any(
        isinstance(rule, PerOccurrence) and rule.counted_by in BY_CALENDAR for rule in item.rules
    )


def settled(item: Item, answer: Answer, calendar: WorkCalendar | None = None) -> Answer:
    """The answer with what follows from it.

    Args:
        item: That it answers.
        answer: As it was given.
        calendar: Needed where `needs_calendar` says so.

    Raises:
        InspectorError: CALENDAR_001, for a day that the calendar does not cover; VISIT_049, for
            a time in which nothing is counted.
    """
    match answer:
        case Violation(occurrences=seen):
            counted = tuple(_counted(item, one, calendar) for one in seen)
            return answer if counted == seen else replace(answer, occurrences=counted)
        case Measured() | Chosen() | Banded() | Counted() | Filled():
            failed = fails(item, answer)
            return answer if failed is answer.failed else replace(answer, failed=failed)
        case _:
            return answer


def at_window(answer: Answer, window: str) -> Answer:
    """The answer of an item that is asked at one window: what names none was seen there."""
    match answer:
        case Violation(occurrences=seen) | Awarded(occurrences=seen):
            return replace(answer, occurrences=_all_at(seen, window))
        case Ticked(ticks=ticks):
            return replace(answer, ticks=_all_at(ticks, window))
        case Tried(trials=trials):
            return replace(answer, trials=_all_at(trials, window))
        case _:
            return answer


def _all_at(seen: tuple[Seen, ...], window: str) -> tuple[Seen, ...]:
    return tuple(replace(one, window=window) if one.window is None else one for one in seen)


def _counted(item: Item, one: Occurrence, calendar: WorkCalendar | None) -> Occurrence:
    """The occurrence with the units of its from–to, where its rule counts by them.

    Raises:
        InspectorError: CALENDAR_001 or VISIT_049.
    """
    rule = rule_for(pricing(item), one)
    if not isinstance(rule, PerOccurrence) or one.from_at is None or one.to_at is None:
        return one
    units = units_between(rule.counted_by, one.from_at, one.to_at, calendar)
    if units is None:
        return one
    if not units:
        raise InspectorError(faults.NOTHING_COUNTED, item=item.code, unit=rule.counting_unit)
    return replace(one, count=min(units, MOST))


def units_between(  # noqa: PLR0911 - one return a way to count
    by: CountedBy, start: datetime, end: datetime, calendar: WorkCalendar | None
) -> int | None:
    """Units of a time: 工作日 and days after the first day, half days touched, whole hours.

    None where it is the entered count that counts, or the calendar that is needed is not there.

    Raises:
        InspectorError: CALENDAR_001, for a day that the calendar does not cover.
    """
    seconds = max((end - start).total_seconds(), 0)
    match by:
        case CountedBy.COUNT:
            return None
        case CountedBy.MINUTES:
            return int(seconds // 60)
        case CountedBy.HOURS:
            return int(seconds // 3600)
        case CountedBy.DAYS:
            return (day_of(end) - day_of(start)).days
        case CountedBy.WORKING_DAYS | CountedBy.HALF_DAYS if calendar is None:
            return None
        case CountedBy.WORKING_DAYS:
            after = _days(day_of(start) + timedelta(days=1), day_of(end))
            return sum(calendar.is_workday(day) for day in after)
        case CountedBy.HALF_DAYS:
            return _half_days(start, end, calendar)


def _half_days(start: datetime, end: datetime, calendar: WorkCalendar) -> int:
    """Mornings and afternoons of working days touched; what ends at noon ends in the morning."""
    first, last = day_of(start), day_of(end)
    worked = [day for day in _days(first, last) if calendar.is_workday(day)]
    halves = 2 * len(worked)
    if first in worked and _hour(start) >= NOON:
        halves -= 1
    if last in worked and _hour(end) <= NOON and end > start:
        halves -= 1
    return halves


def _hour(at: datetime) -> float:
    own = at.astimezone(CHINA)
    return own.hour + own.minute / 60 + own.second / 3600


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)
