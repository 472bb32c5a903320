"""登记, on the laptop: asking the office, and taking in its answer."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from inspector.domain.enrolment import Enrolment, Grant
from inspector.domain.history.event import Draft, Kind
from inspector.domain.office_card import continues, holds
from inspector.domain.words import WorkspaceKind
from inspector.errors import InspectorError
from inspector.errors import enrol as faults
from inspector.errors import travel as travel_faults
from inspector.keys import certificates, device, issuing
from inspector.keys.files import write_whole
from inspector.services.opening import SIGNER
from inspector.services.renewing import keep_former
from inspector.services.session import Session, sealer
from inspector.services.travelling import check_clock, check_fingerprint
from inspector.services.workspace import Signer, Workspace, person_of
from inspector.store.history import LogIdentity

if TYPE_CHECKING:
    from inspector.bundles.enrolling import EnrolmentBody

ENROLMENT: Final = "enrolment"
PENDING: Final = "request"
DEVICE_KEY: Final = "device_key"
"""Ed25519, private: the one that the office knows this device by; a restored copy keeps it."""
FORMER_BOXES: Final = "former_sealing_keys"
"""What was encrypted to this device before its keys were renewed still opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pending:
    """A request that waits for its answer; the keys of it are secret."""

    request: str
    device: str
    log: str
    log_key: str
    box: str
    signer: str
    """P-256, PKCS#8, DER."""
    csr: str
    renews: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request that was written."""

    device: str
    person: str
    data: bytes = field(repr=False)
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """An answer that was taken in."""

    enrolment: Enrolment
    name: str


def take_on(session: Session) -> None:
    """Let a session know what the office gave to this laptop, if it did."""
    kept = session.store.meta(ENROLMENT)
    if kept is None:
        return
    session.enrolment = Enrolment.from_value(json.loads(kept))
    session.seal_name = sealer(partial(bytes.fromhex, session.enrolment.office.box))
    session.cleared.clear()


def ask(session: Session, *, anew: bool = False) -> Asked:
    """Make a request; the one before, if it waits, is replaced and its answer no longer taken.

    Args:
        session: Of a field workspace.
        anew: As a device that the office does not know yet, after it revoked this one.

    Raises:
        InspectorError: ENROL_001, in another workspace.
    """
    from inspector.bundles.enrolling import RequestBody, write_request  # noqa: PLC0415 - pydantic
    from inspector.bundles.signed import Signer as Signing  # noqa: PLC0415

    if session.kind is not WorkspaceKind.FIELD:
        raise InspectorError(faults.NOT_FIELD, kind=str(session.kind))
    pending = replace(_keys_to_ask_with(session, anew=anew), request=session.clock.new_id())
    person = person_of(session, session.actor)
    body = RequestBody(
        request=pending.request,
        device=pending.device,
        person=person.person,
        name=person.name,
        log=pending.log,
        log_key=device.signing_public(bytes.fromhex(pending.log_key)).hex(),
        box=device.sealing_public(bytes.fromhex(pending.box)).hex(),
        csr=pending.csr,
        made=session.now(),
        renews=pending.renews,
    )
    privates = [bytes.fromhex(pending.log_key)]
    if pending.renews is not None:
        privates.append(_meta(session, DEVICE_KEY))
    signers = [
        Signing(public=device.signing_public(one), sign=device.signer(one)) for one in privates
    ]
    data = write_request(body, signers)
    told = {one.name: getattr(pending, one.name) for one in fields(pending)}
    session.store.put_meta(PENDING, json.dumps(told).encode())
    return Asked(
        device=pending.device, person=person.person, data=data, fingerprint=body.fingerprint
    )


def accept(
    workspace: Workspace, data: bytes, name: str, *, fingerprint: str | None = None
) -> Accepted:
    """Take in the office's answer: all of it, or nothing.

    Args:
        workspace: Of the laptop that asked.
        data: The answer.
        name: What to call it.
        fingerprint: The office's, as it was told by another way; None where nobody compared.

    Raises:
        InspectorError: TRAVEL_001 to TRAVEL_005 and TRAVEL_007 for the file; ENROL_001, ENROL_012
            to ENROL_017 for what it says; STORE_…, when the disk refuses.
    """
    body, pending = workspace.run(_read, data, name, fingerprint)
    passphrase = workspace.signer.passphrase
    pkcs12 = certificates.pkcs12_of(
        bytes.fromhex(pending.signer), bytes.fromhex(body.certificate), passphrase=passphrase
    )
    # First what can be done twice: killed in between, the answer is accepted again.
    workspace.run(keep_former, workspace.trusted_certificates())
    write_whole(workspace.home / SIGNER, pkcs12)
    workspace.signer = Signer(pkcs12=pkcs12, passphrase=passphrase)
    return workspace.run(_take_in, body, pending)


def _keys_to_ask_with(session: Session, *, anew: bool) -> _Pending:
    """Those of the request that waits, if it asks for the same; else new ones."""
    waiting = _waiting(session)
    enrolled = session.enrolment
    renews = None if enrolled is None or anew else enrolled.grant.request
    is_first = enrolled is None and not anew
    if waiting is not None and waiting.renews == renews:
        is_same = waiting.log == session.store.log if is_first else waiting.log != session.store.log
        if is_same:
            return waiting
    log = session.store.log if is_first else session.clock.new_id()
    signer, csr = issuing.new_request(log[-6:])
    signing = _meta(session, "signing_key") if is_first else device.new_signing_key()
    box = _meta(session, "sealing_key") if is_first else device.new_sealing_key()
    return _Pending(
        request="",
        device=log if enrolled is None or anew else enrolled.device,
        log=log,
        log_key=signing.hex(),
        box=box.hex(),
        signer=signer.hex(),
        csr=csr.hex(),
        renews=renews,
    )


def _read(
    session: Session, data: bytes, name: str, fingerprint: str | None
) -> "tuple[EnrolmentBody, _Pending]":
    """The answer, if it is one to the request that waits.

    Raises:
        InspectorError: TRAVEL_001 to TRAVEL_005 and TRAVEL_007, ENROL_001, ENROL_012 to ENROL_017.
    """
    from inspector.bundles.enrolling import read_enrolment  # noqa: PLC0415 - pydantic

    if session.kind is not WorkspaceKind.FIELD:
        raise InspectorError(faults.NOT_FIELD, kind=str(session.kind))
    body, signer = read_enrolment(data, name=name, identities=boxes(session), verify=device.verify)
    pending = _waiting(session)
    if session.enrolment is not None and session.enrolment.grant.request == body.request:
        raise InspectorError(faults.ACCEPTED, file=name)
    if pending is None:
        raise InspectorError(faults.NO_REQUEST, file=name)
    if pending.request != body.request:
        raise InspectorError(faults.OTHER_REQUEST, file=name)
    _check_office(session, body, signer, name)
    check_fingerprint(fingerprint, body.office_cards[-1].fingerprint, name)
    if not _answers(body, pending):
        raise InspectorError(travel_faults.ALTERED, file=name)
    check_clock(session, body.made, name)
    _check_end(session, body, name)
    return body, pending


def _check_office(session: Session, body: "EnrolmentBody", signer: bytes, name: str) -> None:
    """See that it comes from one office, and from the one that is known here, if one is.

    Raises:
        InspectorError: TRAVEL_004, when nobody can have written it so; ENROL_015, when it is
            another office's.
    """
    cards = body.office_cards
    known = () if session.enrolment is None else session.enrolment.cards
    is_whole = holds(cards, device.verify) and signer.hex() == cards[-1].signing
    is_issued = issuing.issued_by(bytes.fromhex(body.certificate), bytes.fromhex(cards[-1].ca))
    if not (is_whole and is_issued):
        raise InspectorError(travel_faults.ALTERED, file=name)
    if not continues(known, cards):
        raise InspectorError(faults.OTHER_OFFICE, file=name)


def _answers(body: "EnrolmentBody", pending: _Pending) -> bool:
    """Whether what it gives is for the keys that were asked with."""
    signing, box = (bytes.fromhex(one) for one in (pending.log_key, pending.box))
    return (
        (body.device, body.log) == (pending.device, pending.log)
        and body.log_key == device.signing_public(signing).hex()
        and body.box == device.sealing_public(box).hex()
        and certificates.is_for(bytes.fromhex(body.certificate), bytes.fromhex(pending.signer))
    )


def _check_end(session: Session, body: "EnrolmentBody", name: str) -> None:
    """See that it has not run out, by a clock that is not believed when it goes back.

    Raises:
        InspectorError: ENROL_016, when it has.
    """
    now = max(session.now(), session.last_write or session.now())
    if now > body.until:
        raise InspectorError(
            faults.ENDED,
            file=name,
            until=f"{body.until.astimezone(now.tzinfo):%Y-%m-%d}",
            now=f"{now:%Y-%m-%d %H:%M}",
        )


def _take_in(session: Session, body: "EnrolmentBody", pending: _Pending) -> Accepted:
    """Write down what was given, in one transaction."""
    enrolment = _enrolment(body)
    store, grant = session.store, enrolment.grant
    roles = {"name": body.name, "roles": [str(role) for role in body.roles]}
    before = session.actor
    with store.atomic():
        for key, value in _kept(session, enrolment, pending).items():
            store.put_meta(key, value)
        if pending.log != store.log:
            store.seal(session.sign)
            public = device.signing_public(bytes.fromhex(pending.log_key))
            store.start_log(
                LogIdentity(log=pending.log, device=pending.log[-6:], public_key=public)
            )
            session.sign = device.signer(bytes.fromhex(pending.log_key))
        drafts = [
            *_drafts(enrolment, roles, actor=before),
            *_vouched_for(session, enrolment, before),
        ]
        session.append_sealed(drafts)
    session.actor, session.office = grant.person, enrolment.office.name
    take_on(session)
    return Accepted(enrolment=enrolment, name=body.name)


def _enrolment(body: "EnrolmentBody") -> Enrolment:
    grant = Grant(
        **{one.name: getattr(body, one.name) for one in fields(Grant)}  # named alike on purpose
    )
    return Enrolment(device=body.device, grant=grant, cards=body.office_cards)


def _kept(session: Session, enrolment: Enrolment, pending: _Pending) -> dict[str, bytes]:
    """What the workspace knows of itself from now on."""
    former, last = session.store.meta(FORMER_BOXES) or b"", _meta(session, "sealing_key")
    return {
        FORMER_BOXES: former if last.hex() == pending.box else former + last,
        ENROLMENT: json.dumps(enrolment.value()).encode(),
        DEVICE_KEY: bytes.fromhex(pending.log_key),
        PENDING: b"",
        "signing_key": bytes.fromhex(pending.log_key),
        "sealing_key": bytes.fromhex(pending.box),
        "device": pending.log[-6:].encode(),
        "person": enrolment.grant.person.encode(),
        "office": enrolment.office.name.encode(),
    }


def _drafts(enrolment: Enrolment, person: dict[str, Any], *, actor: str) -> Iterator[Draft]:
    """What the history learns from it."""
    grant = enrolment.grant
    yield Draft(
        kind=Kind.ENROLMENT_ACCEPTED,
        subject=enrolment.device,
        body={**grant.body(), "office": enrolment.office.body()},
        actor=actor,
    )
    yield Draft(kind=Kind.PERSON_GIVEN, subject=grant.person, body=person, actor=actor)
    if grant.local_person != grant.person:
        is_ = {"person": grant.person}
        yield Draft(kind=Kind.PERSON_IS, subject=grant.local_person, body=is_, actor=actor)


def _vouched_for(session: Session, enrolment: Enrolment, actor: str) -> Iterator[Draft]:
    """What lets the office take logs for this device's that were written before it knew it."""
    if session.enrolment is not None:
        return
    sign = device.signer(_meta(session, DEVICE_KEY))
    for log in session.store.own_logs[1:]:
        public = session.store.gathering.sealed(log).identity.public_key
        signature = sign(device.following_message(log, public))
        body = {"log": log, "key": public.hex(), "signature": signature.hex()}
        yield Draft(kind=Kind.LOG_FOLLOWS, subject=enrolment.device, body=body, actor=actor)


def _waiting(session: Session) -> _Pending | None:
    kept = session.store.meta(PENDING)
    return _Pending(**json.loads(kept)) if kept else None


def boxes(session: Session) -> list[bytes]:
    """Every X25519 key that something may be encrypted to."""
    former = session.store.meta(FORMER_BOXES) or b""
    waiting = _waiting(session)
    found = [] if waiting is None else [bytes.fromhex(waiting.box)]
    found.append(_meta(session, "sealing_key"))
    return [*found, *(former[at : at + 32] for at in range(0, len(former), 32))]


def _meta(session: Session, name: str) -> bytes:
    kept = session.store.meta(name)
    assert kept is not None  # noqa: S101 - every workspace has it since it was made
    return kept
