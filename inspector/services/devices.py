"""The register of devices: who has which, and which of them count no longer."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from inspector.domain.enrolment import Device
from inspector.domain.history.event import Draft, Kind
from inspector.domain.unit import Person
from inspector.errors import InspectorError
from inspector.errors import enrol as faults
from inspector.services.meant import resolve
from inspector.services.office_keys import cards_of, require_office
from inspector.services.registers import worded
from inspector.services.session import Session
from inspector.services.trusting import Trust

LONGEST_REASON: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What this workspace knows of certificates that vouch, or no longer vouch, for documents."""

    authorities: tuple[bytes, ...]
    """DER."""
    revoked: Mapping[str, datetime]
    """By SHA-256."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A device with its owner."""

    device: Device
    person: Person


def known_certificates(session: Session) -> Known:
    """The office's authorities, and the certificates of devices that were revoked."""
    revoked = {
        hashlib.sha256(bytes.fromhex(grant.certificate)).hexdigest(): one.revoked
        for one in session.store.devices()
        if one.revoked is not None
        for grant in one.grants
    }
    return Known(
        authorities=tuple(bytes.fromhex(card.ca) for card in cards_of(session)), revoked=revoked
    )


def list_devices(session: Session) -> tuple[Listed, ...]:
    """Every device that was enrolled here, in the order in which they first asked.

    Raises:
        InspectorError: ENROL_002, in a field workspace.
    """
    require_office(session)
    people = {one.person: one for one in session.store.people()}
    return tuple(
        Listed(device=one, person=people[one.current.person]) for one in session.store.devices()
    )


def revoke(session: Session, text: str, reason: str | None = None) -> Device:
    """Take a device off the register; what was not received by now counts no longer.

    Raises:
        InspectorError: ENROL_002, ENROL_003, ENROL_010 or ENROL_011; VISIT_026 for a long reason.
    """
    require_office(session)
    found = device_meant(session, text)
    if found.revoked is not None:
        raise InspectorError(
            faults.IS_REVOKED, device=found.device[-6:], when=f"{found.revoked:%Y-%m-%d %H:%M}"
        )
    received = session.store.gathering.received()
    logs = Trust(session).logs_of(found.device)
    body = {
        "at": session.now().isoformat(),
        "reason": worded(reason, "reason", most=LONGEST_REASON) if reason else None,
        # Up to where its logs were here: what lies behind does not count when it comes.
        "held": {log: received.get(log, 0) for log in logs},
    }
    session.append_sealed(
        [Draft(kind=Kind.DEVICE_REVOKED, subject=found.device, body=body, actor=session.actor)]
    )
    (revoked,) = session.store.devices(found.device)
    return revoked


def device_meant(session: Session, text: str) -> Device:
    """The device with that id, or the end of one.

    Raises:
        InspectorError: ENROL_010, when there is none; VISIT_002, when there are several.
    """
    (found,) = session.store.devices(resolve(session, "device", text))
    return found
