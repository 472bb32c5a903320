"""Days as a notice tells them: `2月15日（农历腊月二十八、周日）`, month and year often left out."""

import re
from dataclasses import dataclass, field
from datetime import date

from inspector import errors
from inspector.domain.derivation import weekday_name
from inspector.errors import calendar as faults

DAY = r"(?:20[0-9]{2}年)?(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:\([^()]*\))?"
"""A day after NFKC, without groups; parts may be left out where the day before tells them."""

_PARTS = re.compile(r"(?:(20[0-9]{2})年)?(?:([0-9]{1,2})月)?([0-9]{1,2})日(?:\(([^()]*)\))?")
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")
_NEW_YEAR_DAYS = re.compile(r"正月(初[一二三四五六七八九十]|十[一二三四五])")
_DIGITS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Fault:
    """A catalogue entry and the words that it is about."""

    fault: errors.Fault
    words: str
    context: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """A day, the words for it and what stood in brackets behind it."""

    day: date
    words: str
    brackets: str

    @property
    def lunar_new_year_offset(self) -> int | None:
        """Days from the lunar new year, as the brackets say; None where they do not."""
        if "除夕" in self.brackets:
            return -1
        found = _NEW_YEAR_DAYS.search(self.brackets)
        if found is None:
            return None
        first, second = tuple(found[1])
        return _DIGITS.index(second) + (10 if first == "十" else 0)


def days_told(words: str, year: int) -> tuple[list[Told], list[Fault]]:
    """The days in these words, each taking year and month from the one before it.

    Args:
        words: One or more days, in NFKC.
        year: Of the notice; of the first day, unless it says otherwise.

    Returns:
        The days that exist, and the faults of all.
    """
    told: list[Told] = []
    met: list[Fault] = []
    month = 0
    for found in _PARTS.finditer(words):
        said_month = int(found[2]) if found[2] else month
        if found[1]:
            year = int(found[1])
        elif said_month < month:
            # 12月31日至1月2日: the span leads into the next year.
            year += 1
        month = said_month
        one = _told(found, year, month)
        if one is None:
            met.append(Fault(faults.NO_SUCH_DAY, found[0]))
            continue
        told.append(one)
        met += _weekday_faults(one)
    return told, met


def _told(found: re.Match[str], year: int, month: int) -> Told | None:
    try:
        return Told(date(year, month, int(found[3])), found[0], found[4] or "")
    except ValueError:
        return None


def _weekday_faults(told: Told) -> list[Fault]:
    said = _WEEKDAY.search(told.brackets)
    if said is None or told.day.weekday() == "一二三四五六日".find(said[1].replace("天", "日")):
        return []
    is_really = {"day": told.day.isoformat(), "weekday": weekday_name(told.day)}
    return [Fault(faults.WRONG_WEEKDAY, told.words, is_really)]
