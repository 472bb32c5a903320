"""The working-day calendar: to look at, and to grow when a year's notice is published."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from inspector.checklists import calendar as files
from inspector.domain.calendar import WorkCalendar, YearOverview
from inspector.domain.deadline import Deadline, deadline, parse_day
from inspector.services.presence import content_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownYear:
    """One year, and until when the calendar is known."""

    overview: YearOverview
    known_until: date


def calendar_for(home: Path | None) -> WorkCalendar:
    """The calendar as it is known here.

    Raises:
        InspectorError: CALENDAR_… or YAML_…, for a file that cannot be used.
    """
    return files.load_calendar(content_folder(home))


def show_year(home: Path | None, year: int | None) -> ShownYear:
    """One year of the calendar; None for the last one with a notice.

    Raises:
        InspectorError: CALENDAR_001, for a year that is not covered.
    """
    calendar = calendar_for(home)
    wanted = calendar.last_known_year if year is None else year
    return ShownYear(overview=calendar.overview(wanted), known_until=calendar.known_until)


def add_year(home: Path, notice: str, *, where: str) -> files.AddedYear:
    """Take in a notice in its own words; deadlines are counted anew when the workspace opens.

    Raises:
        InspectorError: CALENDAR_…, every fault of the text; nothing was changed.
    """
    folder = content_folder(home)
    added = files.plan_year(notice, folder, where=where)
    files.keep_year(added, home / "content" / "checklists")
    return added


def count_deadline(home: Path | None, day: str, due_class: str) -> Deadline:
    """A deadline from a day written `YYYY-MM-DD`.

    Raises:
        InspectorError: DEADLINE_001 to DEADLINE_004.
    """
    return deadline(parse_day(day), due_class, calendar_for(home))
