"""What people call states and roles.

One table each: words of different kinds may be equal (`open` is a type and a state).
"""

from inspector.domain.words import FindingState, Role, VisitState
from inspector.i18n import N_, text


def visit_state(state: VisitState) -> str:
    """Where a visit stands, as people say it."""
    return text(
        {
            VisitState.OPEN: N_("In progress"),
            VisitState.CLOSED: N_("Closed"),
            VisitState.VOID: N_("Void"),
            VisitState.NEEDS_REVIEW: N_("Needs review"),
            VisitState.RETURNED: N_("Returned"),
            VisitState.APPROVED: N_("Approved"),
            VisitState.REJECTED: N_("Rejected"),
        }[state]
    )


def finding_state(state: FindingState) -> str:
    """Where a finding stands, as people say it."""
    return text(
        {
            FindingState.OPEN: N_("To be put right"),
            FindingState.HANDED_OVER: N_("Handed over as a lead"),
            FindingState.VOID: N_("Void"),
        }[state]
    )


def role(one: Role) -> str:
    """A role, as people say it."""
    return text(
        {
            Role.INSPECTOR: N_("Inspector"),
            Role.SUPERVISOR: N_("Social supervisor"),
            Role.REVIEWER: N_("Reviewer"),
            Role.APPROVER: N_("Approver"),
            Role.OFFICE: N_("Office staff"),
        }[one]
    )
