"""How a deadline was counted, in words that a unit head can check on a wall calendar."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from inspector.domain.calendar import ONE_DAY, DayKind, DayMark, Festival, WorkCalendar
from inspector.i18n import N_, Pair, both

_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LISTED_ONE_BY_ONE = 5
"""Up to so many counted days are all named; more are told as spans."""


def working_days(start: date, counted: tuple[date, ...], calendar: WorkCalendar) -> Pair:
    """Every counted day, every day passed over, the last day."""
    return _sentence(
        both(
            "served on {start}, a day that is not counted; {count} working day(s) from the next "
            "day on: {days}",
            start=_full(start),
            count=len(counted),
            days=_counted_days(start, counted, calendar),
        ),
        *_passed_over(start, counted, calendar),
        _ends(counted[-1]),
    )


def days(start: date, count: int, raw: date, due: date, calendar: WorkCalendar) -> Pair:
    """Where the calendar days end, and whether that rolls over."""
    counted = both(
        "served on {start}, a day that is not counted; {count} day(s) from the next day on end on "
        "{raw}",
        start=_full(start),
        count=count,
        raw=_full(raw),
    )
    return _sentence(counted, *_rolled(raw, due, calendar), _ends(due))


def months(start: date, count: int, raw: date, due: date, calendar: WorkCalendar) -> Pair:
    """The corresponding day, or the month's last where there is none. Source: 民法典 202."""
    if raw.day == start.day:
        ends = both(
            "served on {start}, a day that is not counted; {count} month(s) from the next day on "
            "end on {raw}",
            start=_full(start),
            count=count,
            raw=_full(raw),
        )
    else:
        ends = both(
            "served on {start}, a day that is not counted; {count} month(s) from the next day on "
            "end on {raw}, the last day of a month that has no day {day}",
            start=_full(start),
            count=count,
            raw=_full(raw),
            day=start.day,
        )
    return _sentence(ends, *_rolled(raw, due, calendar), _ends(due))


def same_day(start: date, report: tuple[date, ...], calendar: WorkCalendar) -> Pair:
    """On the spot; the days counted for a written report, where one is due."""
    parts = [
        both(
            "served on {start}: to be put right on the spot, before close of business",
            start=_full(start),
        ),
        _ends(start),
    ]
    if report:
        told = both(
            "written report: that day is not counted, {count} working day(s) from the next day on: "
            "{days}",
            count=len(report),
            days=_counted_days(start, report, calendar),
        )
        parts += [told, *_passed_over(start, report, calendar)]
        parts.append(both("report due on {due} (that day included)", due=report[-1].isoformat()))
    return _sentence(*parts)


def handed_over() -> Pair:
    """No clock."""
    return both("handed over to the competent authority; no deadline is set")


def unlimited() -> Pair:
    """No deadline, by the checklist."""
    return both("the checklist sets no deadline for this item")


def put_right(how: Pair) -> Pair:
    """The same, of what the inspector saw put right."""
    return _sentence(both("put right on the spot during the visit"), how)


def provisional(how: Pair, year: int) -> Pair:
    """The same, with the reason why it may move."""
    why = both(
        "provisional: the holidays of {year} and later are not published yet; counted anew when "
        "they are",
        year=year,
    )
    return _sentence(how, why)


def festival_name(festival: Festival) -> Pair:
    """What the festival is called."""
    names = {
        Festival.NEW_YEAR: N_("New Year's Day"),
        Festival.SPRING: N_("Spring Festival"),
        Festival.QINGMING: N_("Qingming Festival"),
        Festival.LABOUR: N_("Labour Day"),
        Festival.DRAGON_BOAT: N_("Dragon Boat Festival"),
        Festival.MID_AUTUMN: N_("Mid-Autumn Festival"),
        Festival.NATIONAL: N_("National Day"),
    }
    return both(names[festival])


def weekday_name(day: date) -> Pair:
    """周一 to 周日."""
    n = day.weekday()
    return Pair(zh=f"周{_WEEKDAYS_ZH[n]}", en=_WEEKDAYS_EN[n])


def _ends(due: date) -> Pair:
    return both("due on {due} (that day included)", due=due.isoformat())


def _rolled(raw: date, due: date, calendar: WorkCalendar) -> Iterator[Pair]:
    mark = calendar.mark(raw)
    if mark.kind is DayKind.MAKE_UP:
        yield both("that day is worked in exchange{by}, so it stays", by=_by(mark))
    if raw == due:
        return
    if mark.kind is DayKind.WEEKEND:
        why = both("a weekend day")
    else:
        why = both("{festivals}{by}", festivals=_festivals(mark), by=_by(mark))
    yield both(
        "that is {why}, so it moves to the first working day after, {due}",
        why=why,
        due=_worked(due, calendar),
    )


def _worked(day: date, calendar: WorkCalendar) -> Pair:
    mark = calendar.mark(day)
    if mark.kind is not DayKind.MAKE_UP:
        return _full(day)
    return both("{day}, worked in exchange{by}", day=_full(day), by=_by(mark))


def _counted_days(start: date, counted: tuple[date, ...], calendar: WorkCalendar) -> Pair:
    by_kind = groupby(counted, key=lambda day: calendar.mark(day).kind is DayKind.MAKE_UP)
    shown: list[Pair] = []
    for is_make_up, group in by_kind:
        days_of_kind = tuple(group)
        if is_make_up:
            shown += [
                both("{day} (worked in exchange)", day=_short(d, start)) for d in days_of_kind
            ]
        elif len(counted) <= LISTED_ONE_BY_ONE:
            shown += [Pair(zh=_short(d, start), en=_short(d, start)) for d in days_of_kind]
        else:
            shown += _spans(days_of_kind, start)
    return _listed(shown)


def _passed_over(start: date, counted: tuple[date, ...], calendar: WorkCalendar) -> Iterator[Pair]:
    """The rest days on the way, weekends together and each holiday by itself."""
    passed = [
        start + ONE_DAY * n
        for n in range(1, (counted[-1] - start).days)
        if not calendar.is_workday(start + ONE_DAY * n)
    ]
    weekends = [day for day in passed if calendar.mark(day).kind is DayKind.WEEKEND]
    if weekends:
        yield both("weekend days are not counted: {days}", days=_listed(_spans(weekends, start)))
    holidays = [day for day in passed if calendar.mark(day).kind is DayKind.HOLIDAY]
    for mark, off in groupby(holidays, key=calendar.mark):
        yield both(
            "{festivals} is not counted: {days}{by}",
            festivals=_festivals(mark),
            days=_listed(_spans(off, start)),
            by=_by(mark),
        )


def _by(mark: DayMark) -> Pair:
    """The notice that declares a day, in brackets; past the notices, the law."""
    notice = mark.notice or both("statutory holiday")
    return both(" ({notice})", notice=notice)


def _festivals(mark: DayMark) -> Pair:
    return _listed([festival_name(festival) for festival in mark.festivals])


def _spans(rising: Iterable[date], start: date) -> list[Pair]:
    """Days as they are listed: three and more in a row as from–to."""
    spans: list[list[date]] = []
    for day in rising:
        if spans and day - spans[-1][-1] == ONE_DAY:
            spans[-1].append(day)
        else:
            spans.append([day])
    return [pair for span in spans for pair in _span(span, start)]


def _span(span: list[date], start: date) -> list[Pair]:
    shown = [_short(day, start) for day in span]
    if len(span) < 3:
        return [Pair(zh=day, en=day) for day in shown]
    return [both("{first} to {last}", first=shown[0], last=shown[-1])]


def _short(day: date, start: date) -> str:
    """Month and day; with the year once it is another one."""
    return day.isoformat()[5:] if day.year == start.year else day.isoformat()


def _full(day: date) -> Pair:
    return both("{day} ({weekday})", day=day.isoformat(), weekday=weekday_name(day))


def _listed(parts: list[Pair]) -> Pair:
    return Pair(zh="、".join(part.zh for part in parts), en=", ".join(part.en for part in parts))


def _sentence(*parts: Pair) -> Pair:
    return Pair(zh="；".join(part.zh for part in parts), en="; ".join(part.en for part in parts))
