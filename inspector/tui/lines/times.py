"""From and to of an occurrence: of the day of the visit, or of other days; typed and told."""

import re
from datetime import date, datetime, time

from inspector.clock import CHINA
from inspector.tui.keys import plain
from inspector.tui.words import minute

TIME = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)")
BETWEEN = re.compile(r"\s*(?:-|–|—|~|到|至|to)\s*|\s+")
DAY = re.compile(r"(?:(\d{4})[-/年])?(\d{1,2})[-/月](\d{1,2})日?")
SPAN = re.compile(rf"({DAY.pattern}(?:\s*{TIME.pattern})?)(?:(?:{BETWEEN.pattern})(.+))?")
"""A moment of another day, and perhaps another one."""


def times_of(typed: str, on: date) -> tuple[datetime | None, datetime | None]:
    """From and to as they are typed: times of a day, or days with or without a time.

    Raises:
        ValueError: For what is neither.
    """
    words = plain(typed).replace("：", ":")
    parts = [part for part in BETWEEN.split(words) if part]
    found = [TIME.fullmatch(part) for part in parts]
    if len(parts) <= 2 and all(found):
        clocks = [_moment(on, one[1], one[2]) for one in found if one]
        return (clocks[0] if clocks else None), (clocks[1] if len(clocks) > 1 else None)
    whole = SPAN.fullmatch(words)
    if whole is None:
        raise ValueError(typed)
    start = _on_a_day(whole[1], on)
    return start, None if whole[7] is None else _end(whole[7], start.date(), on)


def _end(words: str, start: date, on: date) -> datetime:
    """The end of a span; without a day of its own it is of the day of the start.

    Raises:
        ValueError: For what is no moment.
    """
    clock = TIME.fullmatch(words)
    return _moment(start, clock[1], clock[2]) if clock else _on_a_day(words, on)


def _on_a_day(words: str, on: date) -> datetime:
    """A day, with or without a time; without a year the last one that is not after the visit.

    Raises:
        ValueError: For what is no day.
    """
    whole = SPAN.fullmatch(words)
    if whole is None or whole[7] is not None:
        raise ValueError(words)
    month, day = int(whole[3]), int(whole[4])
    found = date(int(whole[2] or on.year), month, day)
    if whole[2] is None and found > on:
        found = date(on.year - 1, month, day)
    return _moment(found, whole[5] or "0", whole[6] or "0")


def _moment(on: date, hour: str, minutes: str) -> datetime:
    return datetime.combine(on, time(int(hour), int(minutes)), CHINA)


def times_text(start: datetime | None, end: datetime | None, on: date) -> str:
    """From and to as they would be typed; with their days where they are not that day's."""
    known = [one.astimezone(CHINA) for one in (start, end) if one is not None]
    if all(one.date() == on for one in known):
        return "–".join(minute(one) for one in known)
    return "–".join(_with_day(one, on) for one in known)


def _with_day(at: datetime, on: date) -> str:
    day = f"{at:%m-%d}" if at.year == on.year else f"{at:%Y-%m-%d}"
    return day if at.time() == time() else f"{day} {minute(at)}"


def times_with(typed: str, now: datetime, on: date) -> str:
    """The moment now as the beginning; where there is one, as the end."""
    try:
        start, _ = times_of(typed, on)
    except ValueError:
        start = None
    return times_text(start, now, on) if start else times_text(now, None, on)
