"""更正: an answer of a closed visit is changed, for a reason that stays with it."""

from inspector.domain.history.event import Draft, Kind
from inspector.domain.visit import Answer
from inspector.domain.words import VisitState
from inspector.errors import InspectorError
from inspector.errors import visit as faults
from inspector.services.answers import answer_draft, item_of
from inspector.services.registers import worded
from inspector.services.session import Session
from inspector.services.visits import Shown, actor_on, session_visit, show_visit


def amend_answer(
    session: Session, visit: str, item: str, answer: Answer | None, *, reason: str
) -> Shown:
    """Answer one item of a closed visit anew; answer and reason are one act.

    Raises:
        InspectorError: VISIT_012, when the visit is not closed; VISIT_017, without a reason;
            else as `give_answer`.
    """
    found = session_visit(session, visit)
    if found.state is not VisitState.CLOSED:
        raise InspectorError(faults.NOT_CLOSED, visit=found.visit[-6:], state=str(found.state))
    said = worded(reason, "reason")
    of = item_of(session.edition(found.checklist_digest), found, item)
    change = answer_draft(session, found, of, answer, None)
    fact = Draft(
        kind=Kind.VISIT_AMENDED,
        subject=found.visit,
        body={"reason": said, "at": session.now().isoformat()},
        actor=actor_on(session, found),
    )
    session.append([change, fact])
    session.seal_log()
    return show_visit(session, found.visit)
