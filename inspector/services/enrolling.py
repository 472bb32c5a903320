"""登记, at the office: answering a laptop's request, and taking a lost laptop off the register."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from inspector.domain.enrolment import Device, Grant
from inspector.domain.history.event import Draft, Kind
from inspector.domain.labels import role_label
from inspector.domain.unit import Person
from inspector.domain.words import Role
from inspector.errors import InspectorError
from inspector.errors import enrol as faults
from inspector.keys import certificates, device, issuing
from inspector.services.meant import resolve
from inspector.services.merging import look_again
from inspector.services.office_keys import office_keys
from inspector.services.registers import named
from inspector.services.session import Session
from inspector.services.travelling import check_clock, check_fingerprint

if TYPE_CHECKING:
    from inspector.bundles.enrolling import RequestBody
    from inspector.keys.office import OfficeKeys

ANSWERED_WITHIN_DAYS: Final = 30
"""So long a request waits for its answer: after that it may have been lying about anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is told with a request."""

    role: Role
    person: str | None = None
    """Who it is, of those registered; None: whoever has the request's name, or somebody new."""
    fingerprint: str | None = None
    """The request's, as the laptop showed it; None where nobody compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """A request that was answered."""

    device: str
    person: Person
    role: Role
    until: datetime
    is_known: bool
    """Whether the person was registered before."""
    answer: bytes = field(repr=False)
    """What goes back to the laptop."""
    office_fingerprint: str


def enrol(session: Session, data: bytes, name: str, order: Order) -> Enrolled:
    """Answer a laptop's request; answered again in the same way, it writes the same answer.

    Args:
        session: Of an office.
        data: The request.
        name: What to call it.
        order: What the office adds.

    Raises:
        InspectorError: TRAVEL_001 to TRAVEL_004 and TRAVEL_007 for the file; ENROL_002, ENROL_003,
            ENROL_005 to ENROL_009 and ENROL_017 to ENROL_020 for what it asks.
    """
    from inspector.bundles.enrolling import read_request  # noqa: PLC0415 - pydantic

    keys = office_keys(session)
    body, signers = read_request(data, name=name, verify=device.verify)
    check_fingerprint(order.fingerprint, body.fingerprint, name)
    known = next(iter(session.store.devices(body.device)), None)
    answered = _answered(session, body.request)
    if answered is None:
        check_clock(session, body.made, name)
        _check_age(session, body, name)
    _check_proof(session, body, signers, known, name)
    if answered is not None:
        person = _same_answer(session, answered, order, name)
        return _enrolled(session, body, answered, person, keys, is_known=True)
    person, is_known = _person(session, body, order, known, name)
    grant = _grant(session, body, person, order, keys[-1], name)
    session.append_sealed([*_of_person(session, person, grant), _event(session, body, grant)])
    look_again(session)
    return _enrolled(session, body, grant, person, keys, is_known=is_known)


def _check_age(session: Session, body: "RequestBody", name: str) -> None:
    # A clock that was set back makes nothing young again.
    latest = max(session.now(), session.last_write or session.now())
    if latest - body.made > timedelta(days=ANSWERED_WITHIN_DAYS):
        raise InspectorError(
            faults.OLD_REQUEST,
            file=name,
            made=f"{body.made.astimezone(latest.tzinfo):%Y-%m-%d}",
            days=ANSWERED_WITHIN_DAYS,
        )


def _check_proof(
    session: Session,
    body: "RequestBody",
    signers: tuple[bytes, ...],
    known: Device | None,
    name: str,
) -> None:
    """See that the device itself asks: with the key that it has, and the one that it will have.

    Raises:
        InspectorError: ENROL_006, of a revoked device; ENROL_018, without proof; ENROL_020, when
            it renews what was given elsewhere.
    """
    if known is not None and known.revoked is not None:
        raise InspectorError(
            faults.REVOKED, device=known.device[-6:], when=f"{known.revoked:%Y-%m-%d %H:%M}"
        )
    if known is None and body.renews is not None:
        raise InspectorError(faults.ELSEWHERE, file=name)
    needed = [bytes.fromhex(body.log_key)]
    if known is not None:
        needed.append(bytes.fromhex(known.current.log_key))
    others = [one for one in session.store.devices() if one.grant_of(body.log)]
    is_ours = all(one.device == body.device for one in others)
    starts = known is not None or body.device == body.log
    is_free = body.log not in session.store.own_logs
    if not (is_ours and is_free and starts and set(needed) <= set(signers)):
        raise InspectorError(faults.NO_PROOF, file=name)


def _answered(session: Session, request: str) -> Grant | None:
    """What this request was answered with, if it was."""
    grants = (grant for one in session.store.devices() for grant in one.grants)
    return next((grant for grant in grants if grant.request == request), None)


def _same_answer(session: Session, answered: Grant, order: Order, name: str) -> Person:
    """Whom it was answered for.

    Raises:
        InspectorError: ENROL_005, when now another answer is meant.
    """
    person = session.store.person(answered.person)
    assert person is not None  # noqa: S101 - registered together with the answer
    meant = None if order.person is None else resolve(session, "person", order.person)
    if order.role is not answered.role or meant not in {None, answered.person}:
        raise InspectorError(
            faults.ANSWERED, file=name, name=person.name, role=role_label(answered.role)
        )
    return person


def _person(
    session: Session, body: "RequestBody", order: Order, known: Device | None, name: str
) -> tuple[Person, bool]:
    """Who the request is of, and whether they were registered before.

    Raises:
        InspectorError: ENROL_008, when that is not clear; ENROL_009, when the device is another
            person's; VISIT_016, when nobody like that is registered; VISIT_017 and others for what
            is no name.
    """
    owner = None if known is None else session.store.person(known.current.person)
    if order.person is not None:
        found = [session.store.person(resolve(session, "person", order.person))]
    elif owner is not None:
        found = [owner]
    else:
        found = list(_namesakes(session, named(body.name, "name")))
    if len(found) > 1:
        raise InspectorError(faults.SEVERAL_PEOPLE, name=body.name, count=len(found))
    person = found[0] if found else None
    if owner is not None and person != owner:
        raise InspectorError(faults.OTHER_OWNER, file=name, name=owner.name)
    if person is not None:
        return person, True
    new = Person(person=session.clock.new_id(), name=named(body.name, "name"), roles=(order.role,))
    return new, False


def _namesakes(session: Session, name: str) -> Iterator[Person]:
    return (one for one in session.store.people() if one.name == name and one.same_as is None)


def _grant(
    session: Session,
    body: "RequestBody",
    person: Person,
    order: Order,
    keys: "OfficeKeys",
    name: str,
) -> Grant:
    """What the device is given.

    Raises:
        InspectorError: ENROL_018, when it does not hold the key that it wants certified.
    """
    now = session.now().replace(microsecond=0)
    validity = (now, now + timedelta(days=certificates.VALID_DAYS))
    try:
        certificate = issuing.issue(
            keys.authority,
            bytes.fromhex(body.csr),
            office=session.office,
            device=body.log[-6:],
            validity=validity,
        )
    except ValueError as error:
        raise InspectorError(faults.NO_PROOF, file=name) from error
    until = certificates.describe(certificate).until
    return Grant(
        request=body.request,
        person=person.person,
        local_person=body.person,
        role=order.role,
        log=body.log,
        log_key=body.log_key,
        box=body.box,
        certificate=certificate.hex(),
        start=now,
        until=until.astimezone(now.tzinfo),
    )


def _of_person(session: Session, person: Person, grant: Grant) -> Iterator[Draft]:
    """What the register of people learns from it."""
    roles = tuple(dict.fromkeys((*person.roles, grant.role)))
    known = session.store.person(person.person)
    if known is None or known.roles != roles:
        value = {"name": person.name, "roles": [str(role) for role in roles]}
        yield Draft(
            kind=Kind.PERSON, subject=person.person, body={"value": value}, actor=session.actor
        )
    if grant.local_person != person.person:
        yield Draft(
            kind=Kind.PERSON_IS,
            subject=grant.local_person,
            body={"person": person.person},
            actor=session.actor,
        )


def _event(session: Session, body: "RequestBody", grant: Grant) -> Draft:
    return Draft(
        kind=Kind.DEVICE_ENROLLED,
        subject=body.device,
        body={**grant.body(), "renews": body.renews},
        actor=session.actor,
    )


def _enrolled(
    session: Session,
    body: "RequestBody",
    grant: Grant,
    person: Person,
    keys: tuple["OfficeKeys", ...],
    *,
    is_known: bool,
) -> Enrolled:
    from inspector.bundles.enrolling import EnrolmentBody, write_enrolment  # noqa: PLC0415
    from inspector.bundles.signed import Signer  # noqa: PLC0415

    registered = session.store.person(person.person) or person
    card = keys[-1].card
    answer = EnrolmentBody.of(
        {
            **grant.body(),
            "device": body.device,
            "name": registered.name,
            "roles": [str(role) for role in registered.roles],
            "cards": [one.card.body() for one in keys],
            "made": session.now().isoformat(),
        }
    )
    return Enrolled(
        device=body.device,
        person=registered,
        role=grant.role,
        until=grant.until,
        is_known=is_known,
        answer=write_enrolment(
            answer, Signer(public=bytes.fromhex(card.signing), sign=keys[-1].sign)
        ),
        office_fingerprint=card.fingerprint,
    )
