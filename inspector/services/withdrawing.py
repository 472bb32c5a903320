"""撤回: what a delivery brought counts nowhere any more, for a reason; and can be reinstated."""

from collections.abc import Mapping

from inspector.domain.history.event import Draft, Kind
from inspector.errors import InspectorError
from inspector.errors import merging as faults
from inspector.services.registers import worded
from inspector.services.session import Session
from inspector.store.segments import is_id


def withdraw(session: Session, bundle: str, reason: str) -> None:
    """Let nothing count that a delivery brought; its segments stay.

    Raises:
        InspectorError: MERGE_001, when it was never taken in; MERGE_002, when it is withdrawn;
            VISIT_017, without a reason.
    """
    parts = session.store.gathering.brought(bundle) if is_id(bundle) else []
    if not parts:
        raise InspectorError(faults.NO_SUCH_BUNDLE, bundle=bundle)
    if session.store.state(bundle).value(Kind.WITHDRAWAL, None) is not None:
        raise InspectorError(faults.WITHDRAWN_ALREADY, bundle=bundle)
    told = {"reason": worded(reason, "reason"), "parts": [list(part) for part in parts]}
    _write(session, bundle, told)


def reinstate(session: Session, bundle: str) -> None:
    """Let count again what a withdrawn delivery brought.

    Raises:
        InspectorError: MERGE_003, when it is not withdrawn.
    """
    if not is_id(bundle) or session.store.state(bundle).value(Kind.WITHDRAWAL, None) is None:
        raise InspectorError(faults.NOT_WITHDRAWN, bundle=bundle)
    _write(session, bundle, None)


def _write(session: Session, bundle: str, value: Mapping[str, object] | None) -> None:
    """Write it down and heed it: both, or neither."""
    session.live = None
    draft = Draft(kind=Kind.WITHDRAWAL, subject=bundle, body={"value": value}, actor=session.actor)
    with session.store.atomic():
        session.append_sealed([draft])
        session.store.gathering.heed_withdrawals(bundle)
