"""Of a fill file what was noted on the spot besides the items: moments, windows, who signs."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from inspector.checklists.strict_yaml import Loc, Problems
from inspector.domain.timing import MOST_SERVICES
from inspector.domain.visit import Lap, Occupancy, Refusal, Signing
from inspector.errors import InspectorError
from inspector.errors import fill as faults
from inspector.i18n import Pair
from inspector.services.fill_file import FillFile, OccupancyEntry
from inspector.services.signing import checked_signing
from inspector.services.timing import faults_of, windows_named
from inspector.services.visits import Shown


def derived_id(*parts: object) -> str:
    """An id (32 hex digits) that the same parts always give, so that filling twice adds nothing."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotReader:
    """One reading of one file; what is wrong is noted, by line."""

    entries: FillFile
    shown: Shown
    problems: Problems
    time: Callable[[str | None, Loc], datetime | None]
    """The instant that is meant at a place of the file."""
    line: Callable[[Loc], int]
    place: Callable[[Loc, str], Pair]

    def laps(self) -> Iterator[Lap]:
        """Moments of the service."""
        for number, entry in enumerate(self.entries.laps):
            loc: Loc = ["laps", number]
            if not 1 <= entry.round <= MOST_SERVICES:
                self.problems.add(
                    faults.NO_SUCH_SERVICE,
                    self.line([*loc, "round"]),
                    given=entry.round,
                    most=MOST_SERVICES,
                )
                continue
            at = self.time(entry.at, [*loc, "at"])
            if at is not None:
                yield Lap(lap=entry.lap, at=at, round=entry.round)

    def occupancy(self) -> Iterator[Occupancy]:
        """How many windows were staffed, each time they were counted."""
        for number, entry in enumerate(self.entries.occupancy):
            loc: Loc = ["occupancy", number]
            at = self.time(entry.at, [*loc, "at"])
            if at is not None and (sample := self._sample(entry, at, loc)) is not None:
                yield sample

    def _sample(self, entry: OccupancyEntry, at: datetime, loc: Loc) -> Occupancy | None:
        visit = self.shown.visit
        try:
            sample = Occupancy(
                sample=derived_id(visit.visit, "occupancy", at.isoformat()),
                at=at,
                staffed=entry.staffed,
                open=entry.open,
                total=entry.total or self.shown.unit.windows,
                empty=windows_named(entry.empty),
            )
        except InspectorError as error:
            self._note(error, loc)
            return None
        for wrong in faults_of(sample):
            self._note(wrong, loc)
        return sample

    def signing(self) -> Signing | None:
        """Who stands by the signature lines; None where the file does not say."""
        entry = self.entries.signing
        if entry is None:
            return None
        told_of = entry.refused
        refused = None
        if told_of is not None:
            refused = Refusal(reason=told_of.reason, witness=told_of.witness, proof=told_of.proof)
        told = Signing(
            inspectors=entry.inspectors,
            unit_head=entry.unit_head.name if entry.unit_head else "",
            post=entry.unit_head.post if entry.unit_head else "",
            refused=refused,
            copies=entry.copies,
        )
        try:
            return checked_signing(self.shown.visit, told)
        except InspectorError as error:
            self._note(error, ["signing"])
            return None

    def _note(self, error: InspectorError, loc: Loc) -> None:
        for one in error.all:
            one.context["field"] = self.place(loc, str(one.context["field"]))
            self.problems.note(one, self.line(loc))
