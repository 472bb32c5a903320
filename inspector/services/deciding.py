"""What a reviewer decides, as it is written down; and who may not."""

from inspector.domain.history.deciding import content_of
from inspector.domain.history.event import RESOLVES, Draft, Kind
from inspector.domain.visit import Visit
from inspector.domain.words import WorkspaceKind
from inspector.errors import InspectorError
from inspector.errors import review as faults
from inspector.services.session import Session
from inspector.services.visitors import is_visitor


def decision_draft(
    session: Session, visit: Visit, value: object, *, settles: str | None = None
) -> Draft:
    """A decision that saw the visit as it is now.

    Args:
        session: Where.
        visit: Of which.
        value: What is decided.
        settles: Why it settles what reviewers disagreed on; None where it does not.
    """
    state = session.store.state(visit.visit)
    body: dict[str, object] = {
        "value": value,
        "of": content_of(state.facts, state.registers),
        "saw": session.store.seen(visit.visit),
    }
    if is_visitor(session, visit, session.actor):
        body["own"] = True
    if settles is not None:
        body |= {RESOLVES: True, "reason": settles}
    return Draft(kind=Kind.REVIEWED, subject=visit.visit, body=body, actor=session.actor)


def may_not_decide(session: Session, visit: Visit) -> list[InspectorError]:
    """What keeps whoever acts from deciding of a visit, besides their role."""
    tail = visit.visit[-6:]
    if session.kind is WorkspaceKind.FIELD:
        return [InspectorError(faults.NOT_HERE, visit=tail)]
    if session.kind is WorkspaceKind.OFFICE and is_visitor(session, visit, session.actor):
        person = session.store.person(session.actor)
        name = session.actor if person is None else person.name
        return [InspectorError(faults.ON_THE_VISIT, visit=tail, person=name)]
    return []
