"""撤回: what a delivery brought counts nowhere any more, for a reason; and can be reinstated."""

from collections.abc import Mapping

from inspector.domain.history.event import Draft, Kind
from inspector.errors import InspectorError
from inspector.errors import merging as faults
from inspector.services.meant import resolve
from inspector.services.registers import worded
from inspector.services.session import Session


def withdraw(session: Session, bundle: str, reason: str) -> str:
    """Let nothing count that a delivery brought; its segments stay.

    Returns:
        Its whole id.

    Raises:
        InspectorError: MERGE_001, when it was never taken in; MERGE_002, when it is withdrawn;
            MERGE_005, when it brought nothing; VISIT_002; VISIT_017, without a reason.
    """
    found = resolve(session, "bundle", bundle)
    parts = session.store.gathering.brought(found)
    if not parts:
        raise InspectorError(faults.BROUGHT_NOTHING, bundle=found)
    if session.store.state(found).value(Kind.WITHDRAWAL, None) is not None:
        raise InspectorError(faults.WITHDRAWN_ALREADY, bundle=found)
    told = {"reason": worded(reason, "reason"), "parts": [list(part) for part in parts]}
    _write(session, found, told)
    return found


def reinstate(session: Session, bundle: str) -> str:
    """Let count again what a withdrawn delivery brought.

    Returns:
        Its whole id.

    Raises:
        InspectorError: MERGE_001, when it was never taken in; MERGE_003, when it is not withdrawn;
            VISIT_002.
    """
    found = resolve(session, "bundle", bundle)
    if session.store.state(found).value(Kind.WITHDRAWAL, None) is None:
        raise InspectorError(faults.NOT_WITHDRAWN, bundle=found)
    _write(session, found, None)
    return found


def _write(session: Session, bundle: str, value: Mapping[str, object] | None) -> None:
    """Write it down and heed it: both, or neither."""
    session.live = None
    draft = Draft(kind=Kind.WITHDRAWAL, subject=bundle, body={"value": value}, actor=session.actor)
    with session.store.atomic():
        session.append_sealed([draft])
        session.store.gathering.heed_withdrawals(bundle)
