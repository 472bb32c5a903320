"""Who may do what: roles against which every act is checked, on the laptop and at the office."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from inspector.domain.history.event import RESOLVES, Body, Kind
from inspector.domain.words import Role, VisitType


class Act(StrEnum):
    """What an event does, as far as it matters who may do it."""

    RECORD = "record"
    """What was seen on a visit, its closing and its correction."""
    OPEN_FOR_ALL = "open_for_all"
    """A visit of a kind that social supervisors make too: open, covert, appraisal."""
    OPEN_OWN = "open_own"
    """A visit of a kind that only the administration makes: of itself, of files, a second look."""
    HAND_OUT = "hand_out"
    """Findings leave, and their deadlines run."""
    REGISTER = "register"
    """A unit, or somebody who inspects."""
    GRANT = "grant"
    """Somebody who judges what others recorded."""
    ENROL = "enrol"
    """Devices come and go, and the office's keys change."""
    SETTLE = "settle"
    """Which of several values stands, and whether what a bundle brought counts."""
    JUDGE = "judge"
    """Whether a visit is as it should be."""
    KEEP = "keep"
    """What a device notes of itself: nobody is kept from it."""


_INSPECTS: Final = frozenset({Role.INSPECTOR, Role.SUPERVISOR})
_EVERYBODY: Final = frozenset(Role)

PERMITTED: Final[Mapping[Act, frozenset[Role]]] = {
    Act.RECORD: _INSPECTS,
    Act.OPEN_FOR_ALL: _INSPECTS,
    Act.OPEN_OWN: frozenset({Role.INSPECTOR}),
    # A supervisor's own visits reach the unit through the office, never from them.
    Act.HAND_OUT: frozenset({Role.INSPECTOR, Role.REVIEWER, Role.APPROVER, Role.OFFICE}),
    Act.REGISTER: _INSPECTS | {Role.OFFICE},
    Act.GRANT: frozenset({Role.OFFICE}),
    Act.ENROL: frozenset({Role.OFFICE}),
    Act.SETTLE: frozenset({Role.REVIEWER, Role.APPROVER, Role.OFFICE}),
    Act.JUDGE: frozenset({Role.REVIEWER, Role.APPROVER}),
    Act.KEEP: _EVERYBODY,
}
"""Any one of these roles is enough."""

OF_PEOPLE: Final = frozenset({Kind.PERSON, Kind.PERSON_GIVEN, Kind.PERSON_IS})
"""Events after which somebody may have other roles."""

_SUPERVISED: Final = frozenset({VisitType.OPEN, VisitType.COVERT, VisitType.APPRAISAL})
_ACTS: Final[Mapping[Kind, Act]] = {
    Kind.UNIT: Act.REGISTER,
    Kind.FINDINGS_EXPORTED: Act.HAND_OUT,
    Kind.DEVICE_ENROLLED: Act.ENROL,
    Kind.DEVICE_REVOKED: Act.ENROL,
    Kind.OFFICE_KEYS: Act.ENROL,
    Kind.WITHDRAWAL: Act.SETTLE,
    Kind.WORKSPACE_MADE: Act.KEEP,
    Kind.ENROLMENT_ACCEPTED: Act.KEEP,
    Kind.LOG_FOLLOWS: Act.KEEP,
    Kind.PERSON_GIVEN: Act.KEEP,
    Kind.PERSON_IS: Act.KEEP,
    Kind.REVIEW_GIVEN: Act.KEEP,
}


def act_of(kind: Kind, body: Body) -> Act:
    """What an event does; whatever is not named here records a visit."""
    if kind is Kind.REVIEWED:
        # Also where reviewers disagree: whoever settles it decides of the visit.
        return Act.JUDGE
    if RESOLVES in body:
        return Act.SETTLE
    match kind:
        case Kind.VISIT_OPENED:
            is_supervised = body.get("type") in {str(one) for one in _SUPERVISED}
            return Act.OPEN_FOR_ALL if is_supervised else Act.OPEN_OWN
        case Kind.PERSON:
            return Act.REGISTER if _roles_in(body) <= {str(one) for one in _INSPECTS} else Act.GRANT
        case _:
            return _ACTS.get(kind, Act.RECORD)


def may(roles: Collection[Role], act: Act) -> bool:
    """Whether somebody with these roles may do it."""
    return not PERMITTED[act].isdisjoint(roles)


def _roles_in(body: Body) -> set[str]:
    value = body.get("value")
    roles = value.get("roles") if isinstance(value, Mapping) else None
    return {str(one) for one in roles} if isinstance(roles, list | tuple) else set()
