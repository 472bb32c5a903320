"""工作日历: which days are worked, by the State Council's notices and, past them, by law alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from inspector.errors import InspectorError
from inspector.errors import calendar as faults

ONE_DAY = timedelta(days=1)


class Festival(StrEnum):
    """法定节假日 of all citizens. Source: 全国年节及纪念日放假办法."""

    NEW_YEAR = "new_year"
    SPRING = "spring"
    QINGMING = "qingming"
    LABOUR = "labour"
    DRAGON_BOAT = "dragon_boat"
    MID_AUTUMN = "mid_autumn"
    NATIONAL = "national"


class DayKind(StrEnum):
    """Why a day is worked or not."""

    WORKDAY = "workday"
    MAKE_UP = "make_up"
    """调休上班: a weekend day that a notice declares worked."""
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    """Declared off by a notice; past the notices, a statutory day."""

    @property
    def is_worked(self) -> bool:
        """Whether it counts as a working day."""
        return self in {DayKind.WORKDAY, DayKind.MAKE_UP}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """Days off in a row, and the days worked in exchange."""

    festivals: tuple[Festival, ...]
    """More than one where festivals fall together."""
    off: tuple[date, ...]
    """Rising, without gaps; weekends included."""
    on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear:
    """What one notice declares; it may reach into the December before its year."""

    year: int
    notice: str
    """Number of the notice, e.g. `国办发明电〔2025〕7号`."""
    holidays: tuple[Holiday, ...]
    source: str | None = None
    """Where the notice can be read."""

    @property
    def off(self) -> tuple[date, ...]:
        """Every day declared off, rising."""
        return tuple(sorted(day for holiday in self.holidays for day in holiday.off))

    @property
    def on(self) -> tuple[date, ...]:
        """Every day declared worked, rising."""
        return tuple(sorted(day for holiday in self.holidays for day in holiday.on))


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOverview:
    """A year as it is shown."""

    year: int
    notice: str | None
    """None while no notice is known: the statutory days are certain, the rest is not."""
    off: tuple[date, ...]
    on: tuple[date, ...]
    workdays: int


Statutory = Mapping[int, Mapping[Festival, tuple[date, ...]]]
"""法定节假日 by year: what is certain before a notice is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    """What is known of a day beyond its weekday."""

    kind: DayKind
    notice: str | None
    """None where only the law speaks."""
    festivals: tuple[Festival, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCalendar:
    """Every day from the first known year to the last one whose statutory days are known."""

    years: tuple[CalendarYear, ...]
    """At least one; rising."""
    statutory: Statutory
    _marks: dict[date, DayMark] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        known = {year.year for year in self.years}
        for number, festivals in sorted(self.statutory.items()):
            if number not in known:
                self._mark_statutory(festivals)
        # Later notices last: one may change the December before its own year.
        for year in self.years:
            self._mark_declared(year)

    def _mark_statutory(self, festivals: Mapping[Festival, tuple[date, ...]]) -> None:
        for festival, days in festivals.items():
            for day in days:
                held = self._marks.get(day)
                both = (*(held.festivals if held else ()), festival)
                self._marks[day] = DayMark(kind=DayKind.HOLIDAY, notice=None, festivals=both)

    def _mark_declared(self, year: CalendarYear) -> None:
        for holiday in year.holidays:
            for kind, days in ((DayKind.HOLIDAY, holiday.off), (DayKind.MAKE_UP, holiday.on)):
                for day in days:
                    self._marks[day] = DayMark(
                        kind=kind, notice=year.notice, festivals=holiday.festivals
                    )

    @property
    def first_day(self) -> date:
        """Nothing is counted from before it."""
        return date(self.years[0].year, 1, 1)

    @property
    def last_day(self) -> date:
        """Nothing is counted past it."""
        return date(max(self.years[-1].year, *self.statutory), 12, 31)

    @property
    def last_known_year(self) -> int:
        """The last year of which, and of every year before it, the notice is known."""
        last = self.years[0].year
        for year in self.years[1:]:
            if year.year != last + 1:
                break
            last = year.year
        return last

    @property
    def known_until(self) -> date:
        """The last day that the known notices speak of."""
        return date(self.last_known_year, 12, 31)

    def is_provisional(self, day: date) -> bool:
        """Whether a notice to come can still change the day.

        Source:
            The notices of 2019, 2007 and 2012 changed the last days of the December before.
        """
        return day >= date(self.last_known_year, 12, 29)

    def covers(self, day: date) -> bool:
        """Whether the day lies between the first and the last day."""
        return self.first_day <= day <= self.last_day

    def mark(self, day: date) -> DayMark:
        """What the day is, and by which notice.

        Raises:
            InspectorError: CALENDAR_001, for a day that is not covered.
        """
        if not self.covers(day):
            raise InspectorError(
                faults.OUT_OF_RANGE, day=day, first=self.first_day.year, last=self.last_day.year
            )
        if (found := self._marks.get(day)) is not None:
            return found
        kind = DayKind.WEEKEND if day.isoweekday() > 5 else DayKind.WORKDAY
        return DayMark(kind=kind, notice=None, festivals=())

    def is_workday(self, day: date) -> bool:
        """Whether the day is worked.

        Raises:
            InspectorError: CALENDAR_001, for a day that is not covered.
        """
        return self.mark(day).kind.is_worked

    def workdays(self, year: int) -> int:
        """How many days of a covered year are worked."""
        day, count = date(year, 1, 1), 0
        while day.year == year:
            count += self.is_workday(day)
            day += ONE_DAY
        return count

    def year(self, year: int) -> CalendarYear:
        """What the notice of a year declares.

        Raises:
            InspectorError: CALENDAR_005, when it is not known here.
        """
        for known in self.years:
            if known.year == year:
                return known
        raise InspectorError(
            faults.YEAR_UNKNOWN, year=year, first=self.years[0].year, last=self.years[-1].year
        )

    def overview(self, year: int) -> YearOverview:
        """What is known of a year; past the notices, the statutory days alone.

        Raises:
            InspectorError: CALENDAR_001, for a year that is not covered.
        """
        workdays = self.workdays(year)
        for known in self.years:
            if known.year == year:
                return YearOverview(
                    year=year, notice=known.notice, off=known.off, on=known.on, workdays=workdays
                )
        off = tuple(sorted({day for days in self.statutory[year].values() for day in days}))
        return YearOverview(year=year, notice=None, off=off, on=(), workdays=workdays)
