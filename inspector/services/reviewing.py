"""复核: a closed visit is approved, returned or rejected by somebody who was not on it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from inspector.clock import CHINA
from inspector.domain.authority import Act
from inspector.domain.decision import Decision
from inspector.domain.history.deciding import (
    added_since,
    decision_of,
    decision_value,
    given_body,
    latest_of,
    saw_of,
)
from inspector.domain.history.event import Body, Draft, Event, Kind
from inspector.domain.history.unseen import not_seen_at_closing
from inspector.domain.labels import state_label
from inspector.domain.quality import Flag
from inspector.domain.repeating import code_meant
from inspector.domain.visit import Evidence, Visit
from inspector.domain.words import VisitState, WorkspaceKind
from inspector.errors import InspectorError, raise_all
from inspector.errors import review as faults
from inspector.i18n import Pair
from inspector.services.conflicts import ToldConflict, list_conflicts
from inspector.services.deciding import decision_draft, may_not_decide
from inspector.services.listing import told_decision, told_event
from inspector.services.quality import quality_flags
from inspector.services.registers import worded
from inspector.services.session import Session
from inspector.services.visits import Shown, session_visit, show_visit
from inspector.services.workspace import Workspace

LONGEST_REASON: Final = 500
_UNREVIEWED: Final = (VisitState.OPEN, VisitState.VOID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What somebody decides of a visit."""

    state: VisitState
    """Approved, returned or rejected."""
    reason: str = ""
    """Needed but for approving."""
    items: Mapping[str, str] = field(default_factory=dict)
    """Codes of what is to be looked at again; the reason of each, or nothing more to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenReview:
    """A decision on its way to the laptops that were on the visit."""

    visit: str
    body: Body
    """As the laptop keeps it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSeen:
    """A write that nobody had seen who closed the visit, or decided of it last."""

    kind: Kind
    item: str | None
    by: str
    """Person id; on a covert visit a code name."""
    name: str
    """Empty for whom no register names."""
    at: datetime
    told: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """What a reviewer needs to decide of a visit."""

    visit: str
    state: VisitState
    decision: Decision | None
    """The last one; the state says whether it stands."""
    told: Pair | None
    """The same in words."""
    decided_by: str
    """Their name; empty where no register tells it."""
    conflicts: tuple[ToldConflict, ...]
    not_seen: tuple[NotSeen, ...]
    flags: tuple[Flag, ...]
    """What to look at twice."""


def to_review(session: Session, visit: str) -> Reviewed:
    """What a reviewer needs to decide of a visit.

    Raises:
        InspectorError: VISIT_001 or VISIT_002.
    """
    found = session_visit(session, visit)
    names = {person.person: person.name for person in session.store.people()}
    last = found.decision
    return Reviewed(
        visit=found.visit,
        state=found.state,
        decision=last,
        told=None if last is None else told_decision(last.state, last.reason),
        decided_by="" if last is None else names.get(last.by, ""),
        conflicts=list_conflicts(session, found.visit),
        not_seen=tuple(_not_seen(session, found.visit, names)),
        flags=quality_flags(session, found.visit),
    )


def evidence_to_come(workspace: Workspace, visit: str) -> tuple[Evidence, ...]:
    """Files that a visit refers to and that have not arrived here.

    Raises:
        InspectorError: VISIT_001 or VISIT_002.
    """
    found = workspace.run(session_visit, visit)
    return tuple(one for one in found.evidence if not workspace.vault.has(one.sha256))


def decide(session: Session, visit: str, verdict: Verdict) -> Shown:
    """Approve, return or reject a visit.

    Raises:
        InspectorError: REVIEW_001 to REVIEW_006, several at once; VISIT_017 or VISIT_026, for the
            reason; ENROL_003, when whoever acts is no reviewer.
    """
    found = session_visit(session, visit)
    items = {code_meant(code): said for code, said in verdict.items.items()}
    verdict = replace(verdict, items=items)
    if session.kind is not WorkspaceKind.FIELD:
        session.see_allowed(Act.JUDGE)
    raise_all(_against(session, found, verdict))
    value = decision_value(
        Decision(
            state=verdict.state,
            by=session.actor,
            at=session.now(),
            reason=_reason(verdict),
            items={
                code: worded(said, "reason", most=LONGEST_REASON) if said.strip() else ""
                for code, said in verdict.items.items()
            },
        )
    )
    session.append_sealed([decision_draft(session, found, value)])
    return show_visit(session, found.visit)


def given_reviews(session: Session, logs: Collection[str]) -> tuple[GivenReview, ...]:
    """What was decided of the visits that these logs tell of, for a pack to carry.

    A decision that no longer stands is not told: somebody looks at the visit anew.
    """
    heads: dict[str, list[Event]] = {}
    for event in session.store.reviews_of(logs):
        heads.setdefault(event.subject, []).append(event)
    last = {visit: latest_of(events) for visit, events in heads.items()}
    return tuple(
        GivenReview(visit=visit, body=given_body(decision, saw_of(event)))
        for visit, event in last.items()
        if (decision := decision_of(event)) is not None
    )


def given_drafts(session: Session, reviews: Collection[GivenReview]) -> tuple[Draft, ...]:
    """What a laptop writes down of the decisions that it is told; none twice.

    A visit that is not here, as its laptop was set up anew, is left out.
    """
    drafts = []
    for one in reviews:
        state = session.store.state(one.visit)
        told = [dict(fact.body) for fact in state.facts if fact.kind is Kind.REVIEW_GIVEN]
        is_here = any(fact.kind is Kind.VISIT_OPENED for fact in state.facts)
        if is_here and (not told or told[-1] != dict(one.body)):
            drafts.append(
                Draft(kind=Kind.REVIEW_GIVEN, subject=one.visit, body=one.body, actor=session.actor)
            )
    return tuple(drafts)


def _not_seen(session: Session, visit: str, names: Mapping[str, str]) -> Iterator[NotSeen]:
    """What came after the last decision; without one, what nobody had seen who closed it."""
    state = session.store.state(visit)
    register = state.registers.get((Kind.REVIEWED, None))
    if register is None or not register.heads:
        events = not_seen_at_closing(state.facts, state.registers.values())
    else:
        saw = saw_of(latest_of(register.heads.values()))
        events = added_since(state.facts, state.registers, saw)
    for one in events:
        yield NotSeen(
            kind=one.kind,
            item=one.item,
            by=one.actor,
            name=names.get(one.actor, ""),
            at=datetime.fromtimestamp(one.recorded / 1000, tz=UTC).astimezone(CHINA),
            told=told_event(one),
        )


def _reason(verdict: Verdict) -> str:
    if verdict.state is VisitState.APPROVED and not verdict.reason.strip():
        return ""
    return worded(verdict.reason, "reason", most=LONGEST_REASON)


def _against(session: Session, visit: Visit, verdict: Verdict) -> list[InspectorError]:
    """All that speaks against deciding so."""
    tail = visit.visit[-6:]
    if visit.state in _UNREVIEWED:
        return [InspectorError(faults.NOT_CLOSED, visit=tail, state=state_label(visit.state))]
    found = may_not_decide(session, visit)
    others = [one for one in list_conflicts(session, visit.visit) if one.kind is not Kind.REVIEWED]
    if others:
        found.append(InspectorError(faults.IN_CONFLICT, visit=tail, count=len(others)))
    found += [
        InspectorError(faults.NO_SUCH_ITEM, visit=tail, item=code)
        for code in verdict.items
        if code not in visit.asked
    ]
    last = visit.decision
    if last is not None and visit.state is verdict.state and not found:
        is_same = (last.reason, dict(last.items)) == (verdict.reason.strip(), dict(verdict.items))
        if is_same:
            state = state_label(visit.state)
            found.append(InspectorError(faults.DECIDED_ALREADY, visit=tail, state=state))
    return found
