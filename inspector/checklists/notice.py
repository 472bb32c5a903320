"""Reads the State Council's notice on a year's holidays, in its own words; offline, all faults."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from inspector.checklists.notice_days import DAY, Fault, Told, days_told
from inspector.domain.calendar import ONE_DAY, CalendarYear, Festival, Holiday, Statutory
from inspector.domain.calendar_check import year_faults
from inspector.domain.derivation import festival_name
from inspector.errors import InspectorError, all_of
from inspector.errors import calendar as faults

LIMIT_CHARACTERS = 20_000
"""A real notice has about 600."""

_TITLE = re.compile(r"关于(20[0-9]{2})年(?:部分)?节假日安排的通知")
_NUMBER = re.compile(r"国办发(明电)?[〔\[(【](20[0-9]{2})[〕\])】]([0-9]{1,4})号")
_NAMES = {
    "元旦": Festival.NEW_YEAR,
    "春节": Festival.SPRING,
    "清明": Festival.QINGMING,
    "劳动": Festival.LABOUR,
    "端午": Festival.DRAGON_BOAT,
    "中秋": Festival.MID_AUTUMN,
    "国庆": Festival.NATIONAL,
}
_NAME = f"(?:国际)?(?:{'|'.join(_NAMES)})节?"
_HEADING = re.compile(rf"(?:[一二三四五六七八九十]{{1,2}}[、.])?({_NAME}(?:[、和与]{_NAME})*):")
_SIGNATURE = re.compile(r"国务院办公厅20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日")
_OFF = re.compile(
    rf"({DAY})(?:(?:[至到~]|[—–-]{{1,2}})({DAY}))?放假(?:调休)?(?:,?(?:共|放假)?([0-9]{{1,2}})天)?"
    r"(?:,(?:与周末连休|不调休))?"
)
_ON = re.compile(rf"({DAY}(?:[、,和]{DAY})*)(?:\([^()]*\))?(?:均|正常|调休)*上班")
_ADVICE = re.compile(r"(?:鼓励|建议|倡导)")
_LONGEST_SHOWN = 40


def read_notice(notice: str, statutory: Statutory, *, where: str) -> CalendarYear:
    """What a notice declares, checked against the week, the law and itself.

    Args:
        notice: Title and paragraphs; white space and full-width forms make no difference.
        statutory: The law's days, which every notice must hold.
        where: What errors name as the place.

    Raises:
        InspectorError: CALENDAR_020 and CALENDAR_029, for what is no notice; CALENDAR_010 to
            CALENDAR_028, the first fault of one, carrying all others.
    """
    if len(notice) > LIMIT_CHARACTERS:
        raise InspectorError(faults.TOO_LONG, where=where, length=len(notice))
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", notice))
    title = _TITLE.search(plain)
    if title is None:
        raise InspectorError(faults.NOT_A_NOTICE, where=where)
    year = int(title[1])
    number, met = _number(plain, year, where)
    paragraphs = [_Paragraph(year, *found) for found in _paragraphs(plain)]
    read = CalendarYear(
        year=year,
        notice=number,
        holidays=tuple(holiday for one in paragraphs for holiday in one.holidays),
    )
    met += [error for one in paragraphs for error in one.errors(statutory, where)]
    met += _twice(paragraphs, where)
    unreadable = {name for one in paragraphs if not one.holidays for name in one.festivals}
    met += [
        error
        for error in year_faults(read, statutory, where=where)
        if not (error.fault is faults.FESTIVAL_MISSING and _is_among(error, unreadable))
    ]
    if met:
        error = all_of(met)
        raise error
    return read


def _number(plain: str, year: int, where: str) -> tuple[str, list[InspectorError]]:
    """The notice's number, or its title where the text has none."""
    found = _NUMBER.search(plain)
    if found is None:
        return f"国务院办公厅关于{year}年部分节假日安排的通知", []
    number = f"国办发{found[1] or ''}〔{found[2]}〕{int(found[3])}号"
    if year - int(found[2]) in {0, 1}:
        return number, []
    return number, [InspectorError(faults.WRONG_NUMBER, where=where, notice=number, year=year)]


def _paragraphs(plain: str) -> Iterator[tuple[tuple[Festival, ...], str]]:
    """Each heading's festivals, and what follows it."""
    body = _SIGNATURE.sub("", plain)
    headings = list(_HEADING.finditer(body))
    ends = [heading.start() for heading in headings[1:]] + [len(body)]
    for heading, end in zip(headings, ends, strict=True):
        named = re.findall("|".join(_NAMES), heading[1])
        yield tuple(_NAMES[name] for name in named), body[heading.end() : end]


def _twice(paragraphs: "list[_Paragraph]", where: str) -> Iterator[InspectorError]:
    named = [festival for paragraph in paragraphs for festival in paragraph.festivals]
    for festival in sorted({one for one in named if named.count(one) > 1}):
        name = festival_name(festival)
        yield InspectorError(faults.FESTIVAL_TWICE, where=where, festival=name)


def _is_among(error: InspectorError, festivals: set[Festival]) -> bool:
    return error.context["festival"] in {festival_name(one) for one in festivals}


class _Paragraph:
    """One festival's, or several festivals', days."""

    def __init__(self, year: int, festivals: tuple[Festival, ...], words: str) -> None:
        self.festivals = festivals
        self._year = year
        self._faults: list[Fault] = []
        self._off: list[Told] = []
        self._on: list[Told] = []
        for sentence in re.split(r"[。;.]", words):
            self._take(sentence)

    @property
    def holidays(self) -> tuple[Holiday, ...]:
        """One for each run of days off; empty where no day off can be read."""
        runs: list[list[date]] = []
        for day in sorted({told.day for told in self._off}):
            if runs and day - runs[-1][-1] == ONE_DAY:
                runs[-1].append(day)
            else:
                runs.append([day])
        worked = tuple(told.day for told in self._on)
        return tuple(
            Holiday(festivals=self.festivals, off=tuple(run), on=() if n else worked)
            for n, run in enumerate(runs)
        )

    def errors(self, statutory: Statutory, where: str) -> Iterator[InspectorError]:
        """Everything wrong with the paragraph by itself."""
        name = festival_name(self.festivals[0])
        if not self._off and not self._faults:
            yield InspectorError(faults.NO_DAYS, where=where, festival=name)
        for fault in (*self._faults, *self._lunar(statutory)):
            context = {"where": where, "festival": name, "words": fault.words[:_LONGEST_SHOWN]}
            yield InspectorError(fault.fault, also=(), **context, **fault.context)

    def _take(self, sentence: str) -> None:
        rest = sentence
        # A sentence may declare days off and, after a comma, the days worked for them.
        while rest:
            off, on = _OFF.match(rest), _ON.match(rest)
            found = off or on
            if found is None:
                break
            if off is not None:
                self._take_off(off)
            else:
                self._on += self._told(found[1])
            rest = rest[found.end() :].lstrip(",")
        if re.search(r"[0-9]日", rest) and not _ADVICE.match(rest):
            self._faults.append(Fault(faults.NOT_UNDERSTOOD, rest))

    def _take_off(self, off: re.Match[str]) -> None:
        ends = self._told(off[1] + "、" + off[2] if off[2] else off[1])
        if len(ends) != (2 if off[2] else 1):
            return
        first, last = ends[0].day, ends[-1].day
        count = (last - first).days + 1
        if not 1 <= count <= 31:
            self._faults.append(Fault(faults.ENDS_BEFORE_START, off[0]))
            return
        if off[3] and int(off[3]) != count:
            self._faults.append(
                Fault(faults.WRONG_COUNT, off[0], {"count": count, "said": int(off[3])})
            )
        between = (date.fromordinal(first.toordinal() + n) for n in range(1, count - 1))
        self._off += [ends[0], *(Told(day, "", "") for day in between), *ends[1:]]

    def _told(self, words: str) -> list[Told]:
        told, met = days_told(words, self._year)
        self._faults += met
        return told

    def _lunar(self, statutory: Statutory) -> Iterator[Fault]:
        """Days whose lunar name is not theirs, as far as the law's days tell."""
        spring = statutory.get(self._year, {}).get(Festival.SPRING, ())
        if not spring:
            return
        for told in (*self._off, *self._on):
            said = told.lunar_new_year_offset
            # The third day of the new year is the last statutory one, before and since 2025.
            new_year = date.fromordinal(spring[-1].toordinal() - 2)
            if said is not None and said != (told.day - new_year).days:
                meant = date.fromordinal(new_year.toordinal() + said)
                yield Fault(faults.WRONG_LUNAR, told.words, {"day": meant.isoformat()})
