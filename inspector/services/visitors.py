"""Who was on a visit: its team, and the owners of the laptops that wrote it."""

from collections.abc import Iterator

from inspector.domain.history.event import Event, Kind
from inspector.domain.visit import Visit
from inspector.errors import InspectorError
from inspector.keys.device import open_name
from inspector.services.office_keys import SEALING_KEY, kept_keys
from inspector.services.session import Session


def is_visitor(session: Session, visit: Visit, person: str) -> bool:
    """Whether a person was on a visit, under whichever id; of a covert one as far as seals tell."""
    known = {one.person: one.same_as for one in session.store.people() if one.same_as is not None}
    return known.get(person, person) in {known.get(one, one) for one in _visitors(session, visit)}


def _visitors(session: Session, visit: Visit) -> Iterator[str]:
    yield from visit.team
    state = session.store.state(visit.visit)
    opened = [fact for fact in state.facts if fact.kind is Kind.VISIT_OPENED]
    yield from _unsealed(session, opened)
    logs = {fact.log for fact in opened}
    logs |= {fact.log for fact in state.facts if fact.kind is Kind.VISIT_CLOSED}
    logs |= {
        log
        for (kind, _), one in state.registers.items()
        if kind is Kind.ANSWER
        for log, _ in one.heads
    }
    for device in session.store.devices():
        for grant in device.grants:
            if grant.log in logs:
                yield from (grant.person, grant.local_person)


def _unsealed(session: Session, opened: list[Event]) -> Iterator[str]:
    """Whom the seals of a covert visit name, of those that open here."""
    own = session.store.meta(SEALING_KEY)
    keys = {one.box for one in kept_keys(session.store)} | ({own} if own else set())
    for event in opened:
        sealed = event.body.get("sealed")
        for one in sealed.values() if isinstance(sealed, dict) else ():
            for key in keys:
                try:
                    yield open_name(key, bytes.fromhex(str(one)))
                except (InspectorError, ValueError):
                    continue
