"""`deadline` and `calendar …`: working days, and how they are counted."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from inspector.cli.call import Call
from inspector.cli.columns import table
from inspector.cli.files import STDOUT
from inspector.cli.kinds import Count, FilePath
from inspector.cli.opening import opened
from inspector.cli.options import argument
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.domain.calendar import DayKind, YearOverview
from inspector.errors import InspectorError
from inspector.errors import usage as faults
from inspector.i18n import N_, spoken, text
from inspector.i18n.system import reason_of
from inspector.services import calendars
from inspector.services.new_year import Moved, add_year

_LONGEST_NOTICE = 1 << 20


@verb(
    "deadline",
    argument("day", N_("Day of service, like 2026-11-23; itself not counted."), metavar="DATE"),
    argument(
        "due_class",
        N_("Nwd working days, Nd days, Nm months, same-day, same-day+3wd or handover."),
        metavar="CLASS",
    ),
)
def deadline(call: Call, *, day: str, due_class: str) -> Reply:
    """Count a deadline."""
    counted = calendars.count_deadline(call.home, day, due_class)
    document = {
        "from": counted.start,
        "class": counted.due_class,
        "raw": counted.raw,
        "due": counted.due,
        "report_due": counted.report_due,
        "provisional": counted.provisional,
        "derivation": counted.derivation,
    }
    first = "—" if counted.due is None else counted.due.isoformat()
    if counted.provisional:
        first = f"{first} {text(N_('provisional'))}"
    return Reply(document=document, lines=[first, counted.derivation.in_(spoken())])


@verb(
    "calendar show",
    argument(
        "year",
        N_("The year (the last known one if not said)."),
        type=Count(1900, 2999),
        metavar="[YEAR]",
        required=False,
    ),
)
def calendar_show(call: Call, *, year: int | None) -> Reply:
    """Show a year of the calendar."""
    shown = calendars.show_year(call.home, year)
    return _year_reply(shown.overview, shown.known_until)


@verb("calendar add", argument("file", N_("The notice's text; - reads stdin."), type=FilePath()))
def calendar_add(call: Call, *, file: Path) -> Reply:
    """Read a notice into the calendar."""
    where, notice = _notice(file)
    with opened(call) as workspace:
        told = add_year(workspace, notice, where=where)
    added = told.added
    overview = added.calendar.overview(added.year.year)
    reply = _year_reply(overview, added.calendar.known_until)
    changed = [text(N_("Days that change: {count}"), count=len(added.changes))]
    rows = [(one.day.isoformat(), _day_kind(one.was), _day_kind(one.now)) for one in added.changes]
    moved = [text(N_("Deadlines that move: {count}"), count=len(told.moved))]
    lines = [
        (
            one.finding.finding[-6:],
            one.finding.unit_name,
            one.finding.item,
            one.was,
            one.finding.due or "",
        )
        for one in told.moved
    ]
    shown = [*changed, *table(rows, indent="  "), *moved, *table(lines, indent="  ")]
    document = {**reply.document, "moved": [_moved_entry(one) for one in told.moved]}
    return replace(reply, document=document, lines=[*reply.lines, *shown])


def _moved_entry(one: Moved) -> dict[str, object]:
    found = one.finding
    return {
        "finding": found.finding,
        "visit": found.visit,
        "item": found.item,
        "was": one.was,
        "due": found.due,
    }


def _day_kind(kind: DayKind) -> str:
    return text(
        {
            DayKind.WORKDAY: N_("working day"),
            DayKind.MAKE_UP: N_("worked in exchange"),
            DayKind.WEEKEND: N_("weekend"),
            DayKind.HOLIDAY: N_("day off"),
        }[kind]
    )


def _notice(file: Path) -> tuple[str, str]:
    """What to call the place, and the notice's words.

    Raises:
        InspectorError: USAGE_014, when it is no readable text.
    """
    try:
        if file == STDOUT:
            where, data = text(N_("standard input")), sys.stdin.buffer.read(_LONGEST_NOTICE)
        else:
            with file.open("rb") as opened_file:
                where, data = str(file), opened_file.read(_LONGEST_NOTICE)
        return where, data.decode("utf-8-sig")
    except OSError as error:
        why = reason_of(error)
        raise InspectorError(faults.UNREADABLE_FILE, file=str(file), reason=why) from error
    except UnicodeDecodeError as error:
        reason = text(N_("it is not UTF-8 text"))
        raise InspectorError(faults.UNREADABLE_FILE, file=str(file), reason=reason) from error


def _year_reply(year: YearOverview, known_until: date) -> Reply:
    document = {
        "year": year.year,
        "notice": year.notice,
        "off": list(year.off),
        "on": list(year.on),
        "workdays": year.workdays,
        "known_until": known_until,
    }
    head = text(
        N_("{year}: {notice}, {workdays} working days"),
        year=year.year,
        notice=year.notice or text(N_("no notice yet")),
        workdays=year.workdays,
    )
    rows = [
        (text(N_("Off")), _spans(year.off)),
        (text(N_("Worked")), _spans(year.on)),
        (text(N_("Known until")), known_until.isoformat()),
    ]
    return Reply(document=document, lines=[head, *table(rows, indent="  ")])


def _spans(days: Sequence[date]) -> str:
    """Days as they are listed, those in a row as from–to."""
    spans: list[list[date]] = []
    for day in days:
        if spans and day - spans[-1][-1] == timedelta(days=1):
            spans[-1].append(day)
        else:
            spans.append([day])
    return "  ".join(
        f"{span[0]:%m-%d}" if len(span) == 1 else f"{span[0]:%m-%d}–{span[-1]:%m-%d}"
        for span in spans
    )
