"""The office as a laptop knows it: every file from there is signed by it, and tells its keys."""

import json
from collections.abc import Sequence

from inspector.domain.enrolment import Enrolment
from inspector.domain.office_card import OfficeCard, continues, holds
from inspector.errors import InspectorError
from inspector.errors import enrol as faults
from inspector.errors import travel as travel_faults
from inspector.keys import device
from inspector.services.joining import ENROLMENT, take_on
from inspector.services.session import Session


def require_enrolled(session: Session) -> Enrolment:
    """What the office gave to this laptop.

    Raises:
        InspectorError: ENROL_021, where no office did.
    """
    if session.enrolment is None:
        raise InspectorError(faults.NOT_ENROLLED, office=session.office)
    return session.enrolment


def check_letter(
    session: Session, cards: Sequence[OfficeCard], signer: bytes, name: str
) -> Enrolment:
    """See that a file comes from the office that enrolled this laptop; also an old one.

    Args:
        session: Of the laptop.
        cards: The office's keys as the file tells them, the first one first.
        signer: Who signed it.
        name: What to call it.

    Raises:
        InspectorError: TRAVEL_004, when nobody can have written it so; ENROL_015, when it is
            another office's; ENROL_021, where no office enrolled this laptop.
    """
    enrolment = require_enrolled(session)
    if not (holds(cards, device.verify) and signer.hex() == cards[-1].signing):
        raise InspectorError(travel_faults.ALTERED, file=name)
    known = enrolment.cards
    if not (continues(known, cards) or continues(cards, known)):
        raise InspectorError(faults.OTHER_OFFICE, file=name)
    return enrolment


def learn_office(session: Session, cards: Sequence[OfficeCard]) -> None:
    """Know the office's newest keys from now on, if these are newer."""
    enrolment = require_enrolled(session)
    if len(cards) > len(enrolment.cards):
        after = Enrolment(device=enrolment.device, grant=enrolment.grant, cards=tuple(cards))
        session.store.put_meta(ENROLMENT, json.dumps(after.value()).encode())
        take_on(session)
