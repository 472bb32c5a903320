"""A year's notice comes in: the calendar grows, and deadlines that it moves are told."""

from dataclasses import dataclass

from inspector.checklists.calendar import AddedYear
from inspector.domain.derived import ListedFinding
from inspector.services import calendars
from inspector.services.deriving import rebuild
from inspector.services.session import Session
from inspector.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A finding whose deadline is another one now; its unit holds a paper with the old date."""

    finding: ListedFinding
    """As it stands now."""
    was: str
    """The day it was due before (ISO)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearAdded:
    """A year that was added, and what came of it."""

    added: AddedYear
    moved: tuple[Moved, ...]


def add_year(workspace: Workspace, notice: str, *, where: str) -> YearAdded:
    """Take in a notice in its own words, and count every deadline anew.

    Raises:
        InspectorError: CALENDAR_…, every fault of the text; nothing was changed.
    """
    added = calendars.add_year(workspace.home, notice, where=where)
    return YearAdded(added=added, moved=workspace.run(_recounted))


def _recounted(session: Session) -> tuple[Moved, ...]:
    before = {one.finding: one.due for one in session.store.findings()}
    session.editions.calendar = None
    rebuild(session.store, session.home)
    return tuple(
        Moved(finding=one, was=was)
        for one in session.store.findings()
        if (was := before.get(one.finding)) is not None and was != one.due
    )
