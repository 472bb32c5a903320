"""Whether a visit says what it will say: its findings may leave, and be looked at again."""

from inspector.domain.counting import counts
from inspector.domain.history.unseen import needs_review
from inspector.domain.visit import Visit
from inspector.domain.words import VisitState
from inspector.services.session import Session


def is_final(session: Session, visit: Visit) -> bool:
    """Whether it is closed, and nobody has to look at it first but a reviewer who has not yet.

    Findings are handed over on the spot, long before the office reviews; what several laptops
    wrote without knowing of each other, or what a reviewer returned, is not final.
    """
    if counts(visit.state):
        return True
    if visit.state is not VisitState.NEEDS_REVIEW or visit.decision is not None:
        return False
    state = session.store.state(visit.visit)
    return not needs_review(state.facts, state.registers.values())
