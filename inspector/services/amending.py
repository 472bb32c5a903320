"""更正: a closed visit is changed, for a reason that stays with it."""

from collections.abc import Sequence

from inspector.domain.history.event import Draft, Kind
from inspector.domain.visit import Answer, Visit
from inspector.domain.words import VisitState
from inspector.errors import visit as faults
from inspector.services.answers import answer_draft, item_of, refuse_not_asked
from inspector.services.registers import worded
from inspector.services.session import Session
from inspector.services.visits import Shown, actor_on, in_wrong_state, session_visit, show_visit


def closed_visit(session: Session, visit: str) -> Visit:
    """The visit, if it can be amended.

    Raises:
        InspectorError: VISIT_001 or VISIT_002; VISIT_012, when it is not closed.
    """
    found = session_visit(session, visit)
    if found.state in (VisitState.OPEN, VisitState.VOID):
        error = in_wrong_state(faults.NOT_CLOSED, found)
        raise error
    return found


def amend(session: Session, visit: str, drafts: Sequence[Draft], reason: str) -> Shown:
    """Change a closed visit: changes and reason are one act, and its log is sealed again.

    Raises:
        InspectorError: VISIT_012, when it is not closed; VISIT_017, without a reason.
    """
    found = closed_visit(session, visit)
    fact = Draft(
        kind=Kind.VISIT_AMENDED,
        subject=found.visit,
        body={
            "reason": worded(reason, "reason"),
            "at": session.now().isoformat(),
            "saw": session.store.seen(found.visit),
        },
        actor=actor_on(session, found),
    )
    session.append_sealed([*drafts, fact])
    return show_visit(session, found.visit)


def amend_answer(
    session: Session, visit: str, item: str, answer: Answer | None, *, reason: str
) -> Shown:
    """Answer one item of a closed visit anew.

    Raises:
        InspectorError: As `amend`; else as `give_answer`.
    """
    found = closed_visit(session, visit)
    checklist = session.checklist_of(found)
    of = item_of(checklist, found, item)
    if answer is not None:
        refuse_not_asked(found, of, checklist)
    return amend(session, visit, [answer_draft(session, found, of, answer, None)], reason)
