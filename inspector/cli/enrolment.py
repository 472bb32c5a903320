"""`key request`, `key accept` and `office …`: laptops are enrolled, renewed and revoked."""

from pathlib import Path

from inspector.cli.call import Call, first_line
from inspector.cli.columns import table
from inspector.cli.files import STDOUT, check_free, target_of, write_file
from inspector.cli.kinds import FilePath, OneOf
from inspector.cli.opening import opened
from inspector.cli.options import argument, force_option, option, output_option
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.domain.enrolment import Device
from inspector.domain.labels import role_label
from inspector.domain.office_card import OfficeCard
from inspector.domain.words import Role
from inspector.i18n import N_, spoken, text
from inspector.keys.certificates import describe, pem_of
from inspector.services import devices, enrolling, joining, office_keys
from inspector.services.devices import Listed
from inspector.services.enrolling import Enrolled, Order
from inspector.services.importing_keys import import_certificate
from inspector.services.travelling import read_travelled

ENROLLED_AS = tuple(role for role in Role if role is not Role.OFFICE)


@verb(
    "key import",
    argument("file", N_("A PKCS#12 file with the key and its certificate."), type=FilePath()),
    option(
        "--file-passphrase-file",
        help_msgid=N_("File whose first line is the passphrase of the PKCS#12 file."),
        type=FilePath(),
        metavar="FILE",
        required=True,
    ),
)
def key_import(call: Call, *, file: Path, file_passphrase_file: Path) -> Reply:
    """Take a certificate of the office into use."""
    passphrase = first_line(file_passphrase_file)
    with opened(call) as workspace:
        done = import_certificate(workspace, read_travelled(file), file.name, passphrase)
    info = done.info
    use = (
        N_("It issues the certificates of laptops from now on.")
        if done.is_authority
        else N_("It signs the documents of this computer from now on.")
    )
    document = {
        "subject": info.subject,
        "sha256": info.sha256,
        "until": info.until,
        "authority": done.is_authority,
    }
    lines = [
        info.subject,
        f"SHA-256 {info.sha256}",
        text(N_("valid until {day}"), day=f"{info.until:%Y-%m-%d}"),
        text(use),
    ]
    return Reply(document=document, lines=lines)


@verb(
    "key request",
    output_option(),
    option(
        "--anew",
        help_msgid=N_("As a new device, after the office revoked this one."),
        is_flag=True,
    ),
    force_option(),
)
def key_request(call: Call, *, output: Path, anew: bool, force: bool) -> Reply:
    """Ask the office for enrolment, or for new keys."""
    target = target_of(call, "key request", output)
    if target is not None:
        check_free(target, force=force)
    with opened(call) as workspace:
        asked = workspace.run(joining.ask, anew=anew)
        if target is not None:
            write_file(target, asked.data, force=force)
    document = {
        **_told(asked.device, asked.person),
        "fingerprint": asked.fingerprint,
        "file": target,
    }
    lines = [
        text(N_("Request written: {file}"), file=target),
        text(N_("Its fingerprint, to compare at the office: {hash}"), hash=asked.fingerprint),
        text(N_("The office answers it with `inspector office enrol`, and you accept the answer.")),
    ]
    return Reply(document=document, lines=lines, data=asked.data if target is None else None)


@verb(
    "key accept",
    argument("file", N_("The office's answer."), type=FilePath()),
    option(
        "--fingerprint",
        help_msgid=N_("The office's, as you were told it by another way; refused if it differs."),
        metavar="HEX",
    ),
)
def key_accept(call: Call, *, file: Path, fingerprint: str | None) -> Reply:
    """Take in the office's answer."""
    with opened(call) as workspace:
        data = read_travelled(file)
        done = joining.accept(workspace, data, file.name, fingerprint=fingerprint)
    grant, office = done.enrolment.grant, done.enrolment.office
    document = {
        **_told(done.enrolment.device, grant.person, str(grant.role), grant.until),
        "fingerprint": office.fingerprint,
    }
    lines = [
        text(
            N_("Enrolled with {office}: {name}, {role}, until {day}"),
            office=office.name,
            name=done.name,
            role=role_label(grant.role),
            day=f"{grant.until:%Y-%m-%d}",
        ),
        text(N_("The office's fingerprint: {hash}"), hash=office.fingerprint),
    ]
    if fingerprint is None:
        lines.append(
            text(
                N_("Compare it with the office by phone; there `inspector office show` prints it.")
            )
        )
    return Reply(document=document, lines=lines)


@verb(
    "office show",
    output_option(required=False, metavar="CA.pem"),
    force_option(),
)
def office_show(call: Call, *, output: Path | None, force: bool) -> Reply:
    """Show the office's keys."""
    target = None if output is None else target_of(call, "office show", output)
    with opened(call) as workspace:
        sets = workspace.run(office_keys.office_keys)
    cards = [one.card for one in sets]
    pem = b"".join(pem_of(bytes.fromhex(card.ca)) for card in cards)
    if target is not None:
        write_file(target, pem, force=force)
    document, lines = _told_office(cards[-1])
    return Reply(document=document, lines=lines, data=pem if output == STDOUT else None)


@verb("office renew")
def office_renew(call: Call) -> Reply:
    """Make new keys for the office."""
    with opened(call) as workspace:
        card = workspace.run(office_keys.renew_office_keys)
    document, lines = _told_office(card)
    lines.append(text(N_("Laptops learn of the new keys with the next file that you send them.")))
    return Reply(document=document, lines=lines)


@verb(
    "office enrol",
    argument("file", N_("A laptop's request."), type=FilePath()),
    option(
        "--role",
        help_msgid=N_("What the person may do with that laptop."),
        type=OneOf(ENROLLED_AS),
        required=True,
    ),
    output_option(),
    option(
        "--person",
        help_msgid=N_("Who it is, of those registered (else whoever has the request's name)."),
        metavar="PERSON",
    ),
    option(
        "--fingerprint",
        help_msgid=N_("The request's, as the laptop showed it; refused if it differs."),
        metavar="HEX",
    ),
    force_option(),
)
def office_enrol(  # noqa: PLR0913 - one for each option
    call: Call,
    *,
    file: Path,
    role: str,
    output: Path,
    person: str | None,
    fingerprint: str | None,
    force: bool,
) -> Reply:
    """Answer a laptop's request."""
    target = target_of(call, "office enrol", output)
    if target is not None:
        check_free(target, force=force)
    order = Order(role=Role(role), person=person, fingerprint=fingerprint)
    with opened(call) as workspace:
        done = workspace.run(enrolling.enrol, read_travelled(file), file.name, order)
        if target is not None:
            write_file(target, done.answer, force=force)
    document = {
        **_told(done.device, done.person.person, str(done.role), done.until),
        "fingerprint": done.office_fingerprint,
        "file": target,
    }
    return Reply(
        document=document,
        lines=[*_enrolled_lines(done), text(N_("Answer written: {file}"), file=target)],
        data=done.answer if target is None else None,
    )


@verb("office devices")
def office_devices(call: Call) -> Reply:
    """List the laptops."""
    with opened(call) as workspace:
        found = workspace.run(devices.list_devices)
    rows = [
        (
            one.device.device[-6:],
            one.person.name,
            role_label(one.device.current.role).in_(spoken()),
            _standing(one.device),
        )
        for one in found
    ]
    empty = text(N_("No laptop is enrolled yet; answer a request with `inspector office enrol`."))
    return Reply(document={"devices": [_entry(one) for one in found]}, lines=table(rows) or [empty])


@verb(
    "office revoke",
    argument("device", N_("The id of the device, or its last 6 digits or more.")),
    option("--reason", help_msgid=N_("Why, e.g. lost on the way."), metavar="TEXT"),
)
def office_revoke(call: Call, *, device: str, reason: str | None) -> Reply:
    """Take a laptop off the register."""
    with opened(call) as workspace:
        found = workspace.run(devices.revoke, device, reason)
        name = workspace.run(lambda session: session.store.person(found.current.person))
    grant = found.current
    document = _told(found.device, grant.person, str(grant.role), found.revoked)
    lines = [
        text(
            N_("Revoked: {device}, of {name}. What was not received by now does not count."),
            device=found.device[-6:],
            name=name.name if name else grant.person[-6:],
        )
    ]
    return Reply(document=document, lines=lines)


def _told(
    device: str, person: str, role: str | None = None, until: object = None
) -> dict[str, object]:
    return {"device": device, "person": person, "role": role, "until": until}


def _told_office(card: OfficeCard) -> tuple[dict[str, object], list[str]]:
    info = describe(bytes.fromhex(card.ca))
    document = {
        "office": card.office,
        "name": card.name,
        "number": card.number,
        "fingerprint": card.fingerprint,
        "ca_sha256": info.sha256,
        "until": info.until,
    }
    lines = [
        text(N_("{name}, keys no. {number}"), name=card.name, number=card.number),
        text(N_("Fingerprint: {hash}"), hash=card.fingerprint),
        f"CA SHA-256 {info.sha256}",
        text(N_("valid until {day}"), day=f"{info.until:%Y-%m-%d}"),
    ]
    return document, lines


def _enrolled_lines(done: Enrolled) -> list[str]:
    enrolled = text(
        N_("Enrolled: {device}, {name}, {role}, until {day}"),
        device=done.device[-6:],
        name=done.person.name,
        role=role_label(done.role),
        day=f"{done.until:%Y-%m-%d}",
    )
    who = (
        N_("The person was registered before: {person}.")
        if done.is_known
        else N_("The person was not registered yet, and is now: {person}.")
    )
    return [
        enrolled,
        text(who, person=done.person.person),
        text(N_("The office's fingerprint: {hash}"), hash=done.office_fingerprint),
    ]


def _entry(one: Listed) -> dict[str, object]:
    grant = one.device.current
    return {
        **_told(one.device.device, grant.person, str(grant.role), grant.until),
        "name": one.person.name,
        "log": grant.log,
        "revoked": one.device.revoked,
        "reason": one.device.revoked_reason,
    }


def _standing(device: Device) -> str:
    if device.revoked is not None:
        return text(N_("revoked on {day}"), day=f"{device.revoked:%Y-%m-%d}")
    return text(N_("valid until {day}"), day=f"{device.current.until:%Y-%m-%d}")
