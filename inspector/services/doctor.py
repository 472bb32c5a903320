"""Does this machine have what is needed? Each answer says what to do where it does not."""

import locale
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from inspector.clock import CHINA, SystemClock
from inspector.errors import InspectorError
from inspector.i18n import N_, text
from inspector.keys.fault_log import reports_in
from inspector.services.faults import LOG
from inspector.services.selfcheck import Check, Checks
from inspector.services.terminal import WIDE, ask_widths

SCARCE_BYTES = 64 * 1024 * 1024
"""Below this much free room a write may fail soon."""


def doctor(home: Path | None) -> Checks:
    """Check the machine, and where a workspace is or would be."""
    return Checks(checks=tuple(_checks(home)))


def _checks(home: Path | None) -> Iterator[Check]:
    yield Check(
        name="python",
        label=N_("Python 3.11 or newer"),
        ok=sys.version_info >= (3, 11),
        detail=platform.python_version(),
    )
    yield _encryption()
    yield _documents()
    yield _encoding()
    yield from _widths()
    yield _calendar(home)
    if home is not None:
        yield _room(home)
        yield _backups(home)
        yield _faults(home)


def _encryption() -> Check:
    from inspector.store.database import cipher_version  # noqa: PLC0415 - asked for here alone

    return Check(
        name="encryption",
        label=N_("Encrypted database (SQLCipher)"),
        ok=True,
        detail=cipher_version(),
    )


def _documents() -> Check:
    """The PDF engine and its typefaces."""
    from inspector.exports.pdf import engine_version  # noqa: PLC0415 - heavy

    label = N_("Documents (Pango, typefaces)")
    try:
        return Check(name="documents", label=label, ok=True, detail=engine_version())
    except InspectorError as error:
        return Check(name="documents", label=label, ok=False, detail=_told(error))


def _calendar(home: Path | None) -> Check:
    """The calendar here: the shipped one, and what the office added."""
    from inspector.services.calendars import calendar_for  # noqa: PLC0415 - heavy

    label = N_("Working-day calendar")
    try:
        known = calendar_for(home).known_until
    except InspectorError as error:
        return Check(name="calendar", label=label, ok=False, detail=_told(error))
    detail = text(N_("known until {day}"), day=known.isoformat())
    return Check(name="calendar", label=label, ok=True, detail=detail)


def _told(error: InspectorError) -> str:
    """Where, what, and what to do next, in one line."""
    fault = error.fault
    parts = (fault.where, fault.what, fault.next)
    return "; ".join(text(part, **error.context) for part in parts)


def _encoding() -> Check:
    # What the terminal was told to speak; this program's own streams are UTF-8 in any case.
    said = locale.getpreferredencoding(do_setlocale=False).lower().replace("-", "")
    return Check(
        name="encoding",
        label=N_("Terminal in UTF-8"),
        ok=said == "utf8",
        detail=os.environ.get("LC_ALL") or os.environ.get("LANG") or "C",
    )


def _widths() -> Iterator[Check]:
    """What the terminal draws, where there is one: it is asked, not guessed."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    told = ask_widths()
    if told is None:
        detail = text(N_("it does not say; if rules and marks look torn, set marks to ascii"))
    else:
        detail = text(
            N_("Chinese in {chinese} cells (2 is right), marks in {marks} (ASCII ones if not 1)"),
            chinese=told.chinese,
            marks=told.ambiguous,
        )
    ok = told is None or told.chinese == WIDE
    yield Check(name="widths", label=N_("Widths of characters"), ok=ok, detail=detail)


def _room(home: Path) -> Check:
    """Free space where the workspace is."""
    existing = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(existing).free
    return Check(
        name="room",
        label=N_("Free disk space"),
        ok=free >= SCARCE_BYTES,
        detail=text(N_("{mebibytes} MiB free"), mebibytes=free // (1024 * 1024)),
    )


def _backups(home: Path) -> Check:
    """The last good backup that was made by itself, and what keeps others from being made."""
    from inspector.services.backup_notes import standing  # noqa: PLC0415 - needed here alone
    from inspector.services.settings import read_settings  # noqa: PLC0415

    label, now = N_("Backups by themselves"), SystemClock().now()
    found = standing(home, read_settings(home), now)
    last = found.last
    if not found.folders:
        detail = text(N_("none: name a folder with `inspector settings set backup_folders FOLDER`"))
        return Check(name="backups", label=label, ok=True, detail=detail)
    parts = [text(N_("no good one yet"))]
    if last is not None and last.made is not None:
        day = f"{last.made.astimezone(CHINA):%Y-%m-%d %H:%M}"
        parts = [text(N_("last good one {day}: {file}"), day=day, file=last.file)]
    for folder, one in found.folders.items():
        if one.trouble:
            parts.append(
                text(
                    N_("{folder}: the last attempt failed ({code})"),
                    folder=folder,
                    code=one.trouble,
                )
            )
    if found.is_late:
        parts.append(text(N_("one is due: `inspector backup --due`")))
    is_well = not found.is_late and not any(one.trouble for one in found.folders.values())
    return Check(name="backups", label=label, ok=is_well, detail="; ".join(parts))


def _faults(home: Path) -> Check:
    """Whether the program itself went wrong here; what about, only the passphrase tells."""
    path = home / LOG
    count = reports_in(path)
    detail = text(N_("none so far"))
    if count:
        last = datetime.fromtimestamp(path.stat().st_mtime, CHINA)
        detail = text(
            N_("{count}, the last on {day}: see `inspector fault list`"),
            count=count,
            day=f"{last:%Y-%m-%d %H:%M}",
        )
    return Check(name="faults", label=N_("Faults of the program"), ok=True, detail=detail)
