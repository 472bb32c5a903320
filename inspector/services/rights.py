"""Whether whoever acts may do what they are about to do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from inspector.domain.authority import PERMITTED, Act, may
from inspector.domain.labels import role_label
from inspector.domain.words import Role
from inspector.errors import InspectorError
from inspector.errors import enrol as faults
from inspector.errors import visit as visit_faults
from inspector.i18n import Pair

if TYPE_CHECKING:
    from inspector.services.session import Session


def check_rights(session: "Session", acts: Sequence[Act]) -> None:
    """See that the person who acts may do all of it.

    Raises:
        InspectorError: ENROL_003 or ENROL_004; VISIT_016, when nobody of that id is registered.
    """
    person = session.store.person(session.actor)
    if person is None:
        raise InspectorError(visit_faults.NO_SUCH_PERSON, text=session.actor)
    roles: tuple[Role, ...] = person.roles
    if session.enrolment is not None:
        grant = session.enrolment.grant
        if session.actor not in {grant.person, grant.local_person}:
            raise InspectorError(faults.OTHER_PERSON, person=person.name)
        roles = (grant.role,)
    for act in acts:
        if not may(roles, act):
            raise InspectorError(
                faults.MAY_NOT,
                person=person.name,
                roles=_listed(roles),
                needed=_listed(tuple(role for role in Role if role in PERMITTED[act])),
            )


def _listed(roles: Sequence[Role]) -> Pair:
    labels = [role_label(role) for role in roles]
    return Pair("、".join(one.zh for one in labels), ", ".join(one.en for one in labels))
