"""计时 and 窗口在岗: moments of the service, and how many windows are staffed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from inspector.domain import timing
from inspector.domain.answering import LONGEST
from inspector.domain.history.event import Draft, Kind
from inspector.domain.history.values import occupancy_value
from inspector.domain.timing import Moment
from inspector.domain.visit import Occupancy, Visit
from inspector.errors import InspectorError, raise_all
from inspector.errors import spot as faults
from inspector.errors import visit as visit_faults
from inspector.services.amending import amend, closed_visit
from inspector.services.registers import named, unit_of
from inspector.services.session import Session
from inspector.services.visits import Shown, actor_on, open_for_answers, show_visit

MOST_WINDOWS = 999


def take_next_lap(session: Session, visit: str) -> Shown:
    """Note that the next moment of the service is now.

    Raises:
        InspectorError: VISIT_011; SPOT_001, when none is left.
    """
    found = open_for_answers(session, visit)
    moment = timing.next_moment(found)
    if moment is None:
        raise InspectorError(faults.ALL_LAPS_TAKEN, visit=found.visit[-6:])
    return take_lap(session, found.visit, moment)


def take_lap(
    session: Session,
    visit: str,
    moment: Moment,
    at: datetime | None = None,
    *,
    reason: str | None = None,
) -> Shown:
    """Note a moment of the service; noted again, it is corrected.

    Args:
        session: Where.
        visit: Open; closed, if it is amended.
        moment: Which.
        at: None for now.
        reason: Why a closed visit is amended.

    Raises:
        InspectorError: VISIT_011; VISIT_010 for a moment still to come; as `amend`.
    """
    found = _written_to(session, visit, reason)
    return _write(session, found, lap_draft(session, found, moment, at or session.now()), reason)


def drop_lap(session: Session, visit: str, moment: Moment, *, reason: str | None = None) -> Shown:
    """Take a moment away; the history keeps it.

    Raises:
        InspectorError: VISIT_011; SPOT_002, when it was not noted; as `amend`.
    """
    found = _written_to(session, visit, reason)
    if moment not in timing.taken(found):
        raise InspectorError(faults.NO_SUCH_LAP, visit=found.visit[-6:], lap=moment.place)
    return _write(session, found, _draft(session, found, Kind.LAP, moment.place, None), reason)


def lap_draft(session: Session, visit: Visit, moment: Moment, at: datetime) -> Draft:
    """The write that notes a moment.

    Raises:
        InspectorError: VISIT_010 for a moment still to come.
    """
    _not_to_come(session, visit, moment.place, at)
    draft = _draft(session, visit, Kind.LAP, moment.place, at.isoformat())
    return replace(draft, observed=at.isoformat())


def note_occupancy(
    session: Session, visit: str, sample: Occupancy, *, reason: str | None = None
) -> Shown:
    """Note how many windows are staffed; a sample of the same id is corrected.

    Raises:
        InspectorError: VISIT_011; VISIT_010; SPOT_003 to SPOT_005 for what cannot be; as `amend`.
    """
    found = _written_to(session, visit, reason)
    return _write(session, found, occupancy_draft(session, found, sample), reason)


def drop_occupancy(
    session: Session, visit: str, at: datetime, *, reason: str | None = None
) -> Shown:
    """Take away the sample of a minute; the history keeps it.

    Raises:
        InspectorError: VISIT_011; SPOT_006, when there is none; as `amend`.
    """
    found = _written_to(session, visit, reason)
    known = sample_at(found, at)
    if known is None:
        raise InspectorError(faults.NO_SUCH_SAMPLE, visit=found.visit[-6:], at=f"{at:%H:%M}")
    return _write(
        session, found, _draft(session, found, Kind.OCCUPANCY, known.sample, None), reason
    )


def occupancy_draft(session: Session, visit: Visit, sample: Occupancy) -> Draft:
    """The write that notes a sample.

    Raises:
        InspectorError: VISIT_010; SPOT_003 to SPOT_005.
    """
    whole = replace(sample, total=sample.total or unit_of(session, visit.unit).windows)
    _not_to_come(session, visit, "occupancy", whole.at)
    raise_all(faults_of(whole))
    draft = _draft(session, visit, Kind.OCCUPANCY, whole.sample, occupancy_value(whole))
    return replace(draft, observed=whole.at.isoformat())


def sample_at(visit: Visit, at: datetime) -> Occupancy | None:
    """The last sample of the same minute."""
    minute = at.replace(second=0, microsecond=0)
    known = (
        one
        for one in reversed(visit.occupancy)
        if one.at.astimezone(at.tzinfo).replace(second=0, microsecond=0) == minute
    )
    return next(known, None)


def faults_of(sample: Occupancy) -> list[InspectorError]:
    """What cannot be in a sample."""
    found = []
    unit_has = sample.total or MOST_WINDOWS
    if sample.open is not None and sample.open > unit_has:
        found.append(
            InspectorError(faults.OPEN_OVER, field="open", open=sample.open, total=unit_has)
        )
    most = unit_has if sample.open is None else sample.open
    if sample.staffed > most:
        found.append(
            InspectorError(faults.STAFFED_OVER, field="staffed", staffed=sample.staffed, most=most)
        )
    left = max(0, unit_has - sample.staffed)
    if len(sample.empty) > left:
        found.append(
            InspectorError(faults.TOO_MANY_EMPTY, field="empty", empty=len(sample.empty), left=left)
        )
    return found


def windows_named(names: Sequence[str]) -> tuple[str, ...]:
    """Windows by name, each once.

    Raises:
        InspectorError: VISIT_017, VISIT_026 or VISIT_031 for what is no name.
    """
    made = tuple(dict.fromkeys(named(one, "empty") for one in names))
    for one in made:
        if len(one) > LONGEST["window"]:
            raise InspectorError(
                visit_faults.TOO_LONG, field="empty", length=len(one), most=LONGEST["window"]
            )
    return made


def _written_to(session: Session, visit: str, reason: str | None) -> Visit:
    return open_for_answers(session, visit) if reason is None else closed_visit(session, visit)


def _write(session: Session, visit: Visit, draft: Draft, reason: str | None) -> Shown:
    if reason is not None:
        return amend(session, visit.visit, [draft], reason)
    session.append([draft])
    return show_visit(session, visit.visit)


def _draft(session: Session, visit: Visit, kind: Kind, place: str, value: object) -> Draft:
    return Draft(
        kind=kind,
        subject=visit.visit,
        item=place,
        body={"value": value},
        actor=actor_on(session, visit),
    )


def _not_to_come(session: Session, visit: Visit, where: str, at: datetime) -> None:
    now = session.now()
    if at > now and at.date() != visit.at.date():
        raise InspectorError(
            visit_faults.IN_THE_FUTURE,
            where=where,
            given=f"{at:%m-%d %H:%M}",
            now=f"{now:%m-%d %H:%M}",
        )
