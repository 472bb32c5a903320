"""签字: who stands by the signature lines, and what came of asking for a signature."""

from dataclasses import replace

from inspector.domain.history.event import Draft, Kind
from inspector.domain.history.values import signing_value
from inspector.domain.visit import Refusal, Signing, Visit
from inspector.domain.words import VisitState, VisitType
from inspector.errors import InspectorError
from inspector.errors import spot as faults
from inspector.errors import visit as visit_faults
from inspector.i18n import N_, Pair, both
from inspector.services.registers import named, worded
from inspector.services.session import Session
from inspector.services.visits import Shown, actor_on, in_wrong_state, session_visit, show_visit

LONGEST_REASON = 200
INSPECTORS = 2
"""So many sign for the office."""


def sign_visit(session: Session, visit: str, signing: Signing) -> Shown:
    """Note who signs, or who refused before whom; noted again, it is corrected.

    A closed visit takes it too, without an amendment: one signs after reading the result, and no
    answer changes.

    Raises:
        InspectorError: VISIT_011, when the visit is void; SPOT_008 to SPOT_010; VISIT_017,
            VISIT_026 or VISIT_031 for what is no name.
    """
    found = session_visit(session, visit)
    if found.state is VisitState.VOID:
        error = in_wrong_state(visit_faults.NOT_OPEN, found)
        raise error
    draft = signing_draft(session, found, signing)
    if found.state is VisitState.OPEN:
        session.append([draft])
    else:
        session.append_sealed([draft])
    return show_visit(session, found.visit)


def signing_draft(session: Session, visit: Visit, signing: Signing) -> Draft:
    """The write that notes who signs.

    Raises:
        InspectorError: SPOT_008 to SPOT_010; VISIT_017, VISIT_026 or VISIT_031.
    """
    return Draft(
        kind=Kind.SIGNING,
        subject=visit.visit,
        body={"value": signing_value(checked_signing(visit, signing))},
        observed=session.now().isoformat(),
        actor=actor_on(session, visit),
    )


def checked_signing(visit: Visit, signing: Signing) -> Signing:
    """The same without outer blanks.

    Raises:
        InspectorError: SPOT_008 to SPOT_010; VISIT_017, VISIT_026 or VISIT_031.
    """
    made = replace(
        signing,
        inspectors=tuple(dict.fromkeys(named(one, "inspectors") for one in signing.inspectors)),
        unit_head=named(signing.unit_head, "unit_head") if signing.unit_head.strip() else "",
        post=named(signing.post, "post") if signing.post.strip() else "",
        refused=None if signing.refused is None else _refusal(signing.refused),
    )
    if made.inspectors and visit.type is VisitType.COVERT:
        raise InspectorError(faults.COVERT_INSPECTOR, field="inspectors")
    if not (made.inspectors or made.unit_head or made.refused):
        raise InspectorError(faults.NOBODY_NAMED, field="signing")
    return made


def team_names(shown: Shown) -> tuple[str, ...]:
    """The inspectors of the team by name; none of a covert visit, where a name would betray."""
    if shown.visit.type is VisitType.COVERT:
        return ()
    return tuple(shown.people[one].name for one in shown.visit.team if one in shown.people)


def signatures_missing(shown: Shown) -> tuple[Pair, ...]:
    """What a signature line would still lack; it keeps nobody from closing."""
    visit, signing = shown.visit, shown.visit.signing or Signing()
    missing = []
    if visit.type is not VisitType.COVERT:
        inspectors = signing.inspectors or visit.team
        if len(inspectors) < INSPECTORS:
            missing.append(both(N_("only one inspector: two should sign")))
        if not signing.inspectors:
            missing.append(both(N_("no inspectors named for the signature lines")))
    if signing.refused is None and not signing.unit_head:
        missing.append(both(N_("nobody named who receives for the unit")))
    if signing.refused is not None and not signing.refused.reason:
        missing.append(both(N_("no reason noted why the signature was refused")))
    return tuple(missing)


def _refusal(refused: Refusal) -> Refusal:
    if not refused.witness.strip():
        raise InspectorError(faults.NO_WITNESS, field="witness")
    reason = refused.reason
    return replace(
        refused,
        witness=named(refused.witness, "witness"),
        reason=worded(reason, "reason", most=LONGEST_REASON) if reason.strip() else "",
    )
