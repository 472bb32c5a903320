"""故障记录: a bug is told in one line without names; what it was about is kept encrypted."""

import hmac
import json
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from inspector.errors import InspectorError
from inspector.errors import bug as faults
from inspector.i18n import N_, Pair, both
from inspector.keys.fault_log import LONGEST_REPORT, FaultLog

LOG: Final = "faults"
"""Name of the file in the workspace."""
KEPT: Final = "kept in the fault log of the workspace"
"""A note on an exception whose details were kept."""
MOST_FRAMES: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Crash:
    """One time that the program itself went wrong."""

    at: datetime
    kind: str
    """Class of the exception."""
    where: str
    """Module and line."""
    version: str
    doing: str
    """Command or screen."""
    lines: tuple[str, ...]
    """The traceback, without the values of variables; its message may hold what was typed."""


def fault_log(home: Path, key: bytes) -> FaultLog:
    """The fault log of a workspace; its key comes from the one that opens the database."""
    return FaultLog(home / LOG, hmac.digest(key, b"inspector/faults", "sha256"))


def keep_crash(log: FaultLog, bug: BaseException, *, at: datetime, doing: str) -> None:
    """Keep what a bug was about; where even that goes wrong the one line on the screen is all."""
    from traceback import TracebackException  # noqa: PLC0415 - slow to load, and rarely needed

    if KEPT in _notes(bug):
        return
    told = {
        "at": at.isoformat(),
        "kind": type(bug).__name__,
        "where": _frames(bug)[-1],
        "version": _version(),
        "doing": doing,
        "system": f"Python {platform.python_version()}, {sys.platform}",
        "lines": _last("".join(TracebackException.from_exception(bug).format()).splitlines()),
    }
    try:
        log.add(json.dumps(told, ensure_ascii=False))
    except InspectorError:
        return
    bug.add_note(KEPT)


def crash_error(bug: BaseException | None) -> InspectorError:
    """What happened and where, without any value that was in memory."""
    details = Pair("", "")
    if bug is not None and KEPT in _notes(bug):
        details = both(N_("the details rest encrypted in the workspace: `inspector fault show`; "))
    return InspectorError(
        faults.UNEXPECTED,
        version=_version(),
        kind=type(bug).__name__,
        frames=" > ".join(_frames(bug)[-MOST_FRAMES:]),
        details=details,
    )


def crashes(log: FaultLog) -> tuple[Crash, ...]:
    """What is kept, latest first; a report of another form is passed over."""
    found = []
    for report in log.reports():
        try:
            found.append(_crash(json.loads(report)))
        except (ValueError, KeyError, TypeError):  # cut for its length, or by another version
            continue
    return tuple(found)


def _version() -> str:
    """The program's version."""
    from importlib.metadata import version  # noqa: PLC0415 - slow, and rarely needed

    return version("inspector")


def _crash(told: dict[str, Any]) -> Crash:
    return Crash(
        at=datetime.fromisoformat(told["at"]),
        kind=str(told["kind"]),
        where=str(told["where"]),
        version=f"{told['version']}, {told['system']}",
        doing=str(told["doing"]),
        lines=tuple(map(str, told["lines"])),
    )


def _last(lines: list[str]) -> list[str]:
    """As many of the last lines as there is room for."""
    room, kept = LONGEST_REPORT // 4, []
    for one in reversed(lines):
        room -= len(one)
        if room < 0:
            break
        kept.append(one)
    return kept[::-1]


def _frames(bug: BaseException | None) -> Sequence[str]:
    from traceback import walk_tb  # noqa: PLC0415 - slow to load, and rarely needed

    trace = bug.__traceback__ if bug is not None else None
    return [f"{frame.f_globals.get('__name__', '?')}:{line}" for frame, line in walk_tb(trace)] or [
        "?"
    ]


def _notes(bug: BaseException) -> Sequence[str]:
    notes: Sequence[str] = getattr(bug, "__notes__", ())
    return notes
