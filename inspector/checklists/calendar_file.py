"""Calendar files: their schema, and what they come to."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, LiteralString

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from inspector.checklists.schema import Strict, Text, validated
from inspector.checklists.strict_yaml import Problems, load
from inspector.domain.calendar import ONE_DAY, CalendarYear, Festival, Holiday, Statutory
from inspector.domain.calendar_check import year_faults
from inspector.errors import InspectorError, all_of
from inspector.errors import calendar as faults

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
LONGEST_SPAN_DAYS = 31


def year_from_text(value: object) -> int:
    """A year of four digits.

    Raises:
        PydanticCustomError: `not_a_year`, when it is anything else.
    """
    if isinstance(value, str) and re.fullmatch(r"20[0-9]{2}", value, re.ASCII):
        return int(value)
    kind: LiteralString = "not_a_year"
    raise PydanticCustomError(kind, "YYYY, 2024…")


def day_from_text(value: object) -> date:
    """A day, `YYYY-MM-DD`.

    Raises:
        PydanticCustomError: `not_a_day`, when there is no such day.
    """
    kind: LiteralString = "not_a_day"
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise PydanticCustomError(kind, "YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError(kind, "YYYY-MM-DD") from error


def span_from_text(value: object) -> tuple[date, ...]:
    """A day, or the days of `FIRST..LAST`, both included.

    Raises:
        PydanticCustomError: `not_a_day`, when it is neither.
    """
    first, dots, last = value.partition("..") if isinstance(value, str) else ("", "", "")
    start = day_from_text(first)
    end = day_from_text(last) if dots else start
    days = (end - start).days + 1
    if not 1 <= days <= LONGEST_SPAN_DAYS:
        kind: LiteralString = "not_a_day"
        raise PydanticCustomError(kind, "FIRST..LAST")
    return tuple(start + ONE_DAY * n for n in range(days))


Year = Annotated[int, PlainValidator(year_from_text)]
Day = Annotated[date, PlainValidator(day_from_text)]
Span = Annotated[tuple[date, ...], PlainValidator(span_from_text)]


class HolidayEntry(Strict):
    """One paragraph of a notice."""

    festivals: Annotated[list[Festival], Field(min_length=1)]
    off: Span
    on: tuple[Day, ...] = ()


class YearFile(Strict):
    """`YEAR.yaml`: what one notice declares."""

    year: Year
    notice: Text
    source: Text | None = None
    holidays: Annotated[list[HolidayEntry], Field(min_length=1)]


class StatutoryFile(Strict):
    """`statutory.yaml`: the days that the law gives, by year."""

    years: Annotated[dict[Year, dict[Festival, Span]], Field(min_length=1)]


def read_year(path: Path, statutory: Statutory) -> CalendarYear:
    """One year's file.

    Raises:
        InspectorError: YAML_…, when it does not fit the schema; CALENDAR_…, when it contradicts
            the week, the law or its own name.
    """
    problems = Problems(path.name)
    document = load(path, problems)
    read = validated(YearFile, document, problems)
    problems.raise_if_any()
    if read is None:
        raise InspectorError(faults.NO_CONTENT, folder=path)
    year = CalendarYear(
        year=read.year,
        notice=read.notice,
        source=read.source,
        holidays=tuple(
            Holiday(festivals=tuple(one.festivals), off=one.off, on=one.on) for one in read.holidays
        ),
    )
    met = list(year_faults(year, statutory, where=path.name))
    if path.stem != str(year.year):
        met.append(InspectorError(faults.MISNAMED, where=path.name, year=year.year))
    if met:
        error = all_of(met)
        raise error
    return year


def read_statutory(path: Path) -> Statutory:
    """The law's days, by year.

    Raises:
        InspectorError: YAML_…, when it does not fit the schema.
    """
    problems = Problems(path.name)
    read = validated(StatutoryFile, load(path, problems), problems)
    problems.raise_if_any()
    if read is None:
        raise InspectorError(faults.NO_CONTENT, folder=path)
    return read.years
