"""The working-day calendar at hand: shipped years, shadowed by those an office adds."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from inspector.checklists.folders import CALENDAR, calendar_paths, shipped_folder
from inspector.domain.calendar import CalendarYear, Statutory, WorkCalendar
from inspector.domain.calendar_check import DayChange, changed_days
from inspector.errors import InspectorError
from inspector.errors import calendar as faults
from inspector.i18n.system import reason_of

STATUTORY_FILE = "statutory.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedYear:
    """A notice's year that was, or would be, added."""

    year: CalendarYear
    changes: tuple[DayChange, ...]
    """Days that become another kind of day, rising."""
    calendar: WorkCalendar
    """As it is with the year."""


def load_calendar(extra_dir: Path | None = None) -> WorkCalendar:
    """The calendar as far as it is known here.

    Args:
        extra_dir: The office's content folder (`HOME/content/checklists`); it need not exist.

    Raises:
        InspectorError: YAML_… and CALENDAR_…, for a file that cannot be used; CALENDAR_002, when
            there is no calendar at all.
    """
    from inspector.checklists import calendar_file  # noqa: PLC0415 - pydantic, only when needed

    files = {path.name: path for path in calendar_paths(extra_dir)}
    law = files.pop(STATUTORY_FILE, None)
    if law is None or not files:
        raise InspectorError(faults.NO_CONTENT, folder=shipped_folder() / CALENDAR)
    statutory = calendar_file.read_statutory(law)
    years = [calendar_file.read_year(files[name], statutory) for name in sorted(files)]
    return with_years(years, statutory)


def with_years(years: list[CalendarYear], statutory: Statutory) -> WorkCalendar:
    """A calendar of these years, in their order."""
    rising = sorted(years, key=lambda year: year.year)
    return WorkCalendar(years=tuple(rising), statutory=statutory)


def plan_year(notice: str, extra_dir: Path | None = None, *, where: str) -> AddedYear:
    """Read a notice's own words and see what they would change; nothing is written.

    Args:
        notice: Title and paragraphs, as the State Council's office published them.
        extra_dir: As for `load_calendar`.
        where: What errors name as the place: the file, or standard input.

    Raises:
        InspectorError: CALENDAR_…, the first fault of the text, carrying all others.
    """
    from inspector.checklists.notice import read_notice  # noqa: PLC0415 - only when one is added

    known = load_calendar(extra_dir)
    year = read_notice(notice, known.statutory, where=where)
    _check_order(year.year, known, where)
    others = [one for one in known.years if one.year != year.year]
    return AddedYear(
        year=year,
        changes=changed_days(known, year),
        calendar=with_years([*others, year], known.statutory),
    )


def keep_year(added: AddedYear, extra_dir: Path) -> Path:
    """Write a year into the office's folder, where it shadows a shipped one; all or nothing.

    Raises:
        InspectorError: CALENDAR_030, when it cannot be written.
    """
    path = extra_dir / CALENDAR / f"{added.year.year}.yaml"
    partial = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            file.write(yaml_of(added.year))
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise InspectorError(faults.CANNOT_WRITE, path=path, reason=reason_of(error)) from error
    return path


def yaml_of(year: CalendarYear) -> str:
    """The year as a calendar file, in the form in which they are shipped."""
    lines = [f"year: {year.year}", f"notice: {year.notice}"]
    if year.source is not None:
        lines.append(f"source: {year.source}")
    lines.append("holidays:")
    for holiday in year.holidays:
        festivals = ", ".join(festival.value for festival in holiday.festivals)
        worked = ", ".join(day.isoformat() for day in holiday.on)
        on = f", on: [{worked}]" if worked else ""
        lines.append(f"  - {{festivals: [{festivals}], off: {_span(holiday.off)}{on}}}")
    return "\n".join(lines) + "\n"


def _span(off: tuple[date, ...]) -> str:
    first, last = off[0].isoformat(), off[-1].isoformat()
    return first if first == last else f"{first}..{last}"


def _check_order(year: int, known: WorkCalendar, where: str) -> None:
    first, last = known.years[0].year, known.last_known_year
    if not first <= year <= last + 1:
        raise InspectorError(
            faults.YEAR_GAP, where=where, year=year, first=first, last=last, expected=last + 1
        )
