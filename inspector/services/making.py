"""Making a workspace: its keys, its database, its first person."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inspector.clock import Clock, SystemClock
from inspector.domain.history.event import Draft, Kind
from inspector.domain.masking import masked
from inspector.domain.words import Role, WorkspaceKind
from inspector.errors import InspectorError
from inspector.errors import workspace as faults
from inspector.keys import certificates, device, keyslot
from inspector.keys.files import replacing_folder, write_whole
from inspector.keys.keyslot import KdfCost
from inspector.keys.office import OfficeKeys, first_keys, issued_pkcs12, keys_to_bytes
from inspector.keys.recovery import recovery_file
from inspector.services.office_keys import KEPT, keys_draft
from inspector.services.opening import SIGNER, Identity
from inspector.services.passphrases import check_passphrase
from inspector.services.presence import DATA, SLOT
from inspector.services.registers import named
from inspector.store.history import LogIdentity
from inspector.store.opened import create_store
from inspector.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWorkspace:
    """What is told of a workspace when it is made."""

    kind: WorkspaceKind
    office: str
    person: str
    passphrase: str
    recovery_file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A workspace that was made."""

    home: Path
    kind: WorkspaceKind
    log: str
    certificate_sha256: str
    recovery_file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beginning:
    """What a new database holds first."""

    log: str
    drafts: tuple[Draft, ...]
    keys: OfficeKeys | None


def make_workspace(
    home: Path,
    new: NewWorkspace,
    *,
    clock: Clock | None = None,
    cost: KdfCost | None = None,
) -> Made:
    """Make a workspace: all of it appears at once, or nothing does.

    Raises:
        InspectorError: WORKSPACE_001, WORKSPACE_003 to WORKSPACE_006, WORKSPACE_008; VISIT_017,
            for an empty name; STORE_…, when the disk refuses.
    """
    clock = clock or SystemClock()
    # These two never pass a session, which masks whatever else is written.
    office = masked(named(new.office, "office")).text
    person = masked(named(new.person, "person")).text
    _check_new(home, new)
    keys = keyslot.new_keys(new.passphrase, cost=cost)
    log = clock.new_id()
    identity = Identity(
        kind=new.kind,
        office=office,
        person=clock.new_id(),
        device=log[-6:],
        signing_key=device.new_signing_key(),
        sealing_key=device.new_sealing_key(),
        vault_key=os.urandom(32),
        signer_passphrase=os.urandom(24).hex().encode(),
    )
    printed = recovery_file(keys.recovery, office=office, made=f"{clock.now():%Y-%m-%d}")
    with replacing_folder(home) as folder:
        office_keys = _office_keys(identity, clock)
        pkcs12 = _pkcs12(identity, office_keys, clock)
        write_whole(folder / SIGNER, pkcs12)
        drafts = tuple(_first_drafts(identity, log=log, person=person, keys=office_keys))
        beginning = _Beginning(log=log, drafts=drafts, keys=office_keys)
        _first_data(folder, keys.key, identity, beginning, clock=clock)
        keyslot.write_keyslot(folder / SLOT, keys.slot)
        write_whole(new.recovery_file, printed)
    return Made(
        home=home,
        kind=new.kind,
        log=log,
        certificate_sha256=certificates.describe(
            certificates.certificate_der(pkcs12, identity.signer_passphrase)
        ).sha256,
        recovery_file=new.recovery_file,
    )


def _check_new(home: Path, new: NewWorkspace) -> None:
    check_passphrase(new.passphrase)
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise InspectorError(faults.NOT_EMPTY, home=home)
    inside = new.recovery_file.absolute().resolve()
    if inside.is_relative_to(home.absolute().resolve()):
        raise InspectorError(faults.RECOVERY_INSIDE, file=new.recovery_file)
    if new.recovery_file.exists():
        raise InspectorError(faults.FILE_EXISTS, file=new.recovery_file)


def _office_keys(identity: Identity, clock: Clock) -> OfficeKeys | None:
    """The first set of an office's keys; a standalone workspace makes its own when it enrols."""
    if identity.kind is not WorkspaceKind.OFFICE:
        return None
    return first_keys(
        office=clock.new_id(), name=identity.office, box=identity.sealing_key, at=clock.now()
    )


def _pkcs12(identity: Identity, office_keys: OfficeKeys | None, clock: Clock) -> bytes:
    """What signs documents: certified by the office's authority, or by nobody but itself."""
    device_name, passphrase = identity.device, identity.signer_passphrase
    if office_keys is not None:
        return issued_pkcs12(office_keys, device=device_name, passphrase=passphrase, at=clock.now())
    return certificates.make_pkcs12(
        office=identity.office, device=device_name, passphrase=passphrase, at=clock.now()
    )


def _first_drafts(
    identity: Identity, *, log: str, person: str, keys: OfficeKeys | None
) -> Iterator[Draft]:
    """What a history begins with: the first person, and the workspace itself."""
    # On a laptop one inspects, until the office says what else; elsewhere one does it all.
    roles = (Role.INSPECTOR,) if identity.kind is WorkspaceKind.FIELD else tuple(Role)
    value = {"name": person, "roles": [str(role) for role in roles]}
    me = identity.person
    yield Draft(kind=Kind.PERSON, subject=me, body={"value": value}, actor=me)
    made = {"kind": str(identity.kind), "office": identity.office}
    yield Draft(kind=Kind.WORKSPACE_MADE, subject=log, body=made, actor=me)
    if keys is not None:
        yield keys_draft(keys, me)


def _first_data(
    folder: Path,
    key: bytes,
    identity: Identity,
    beginning: _Beginning,
    *,
    clock: Clock,
) -> None:
    """The database with its identity, and the first events."""
    store = create_store(
        folder / DATA,
        key,
        identity=LogIdentity(
            log=beginning.log,
            device=identity.device,
            public_key=device.signing_public(identity.signing_key),
        ),
        derive=lambda _: None,
    )
    try:
        keep_identity(store, identity)
        if beginning.keys is not None:
            store.put_meta(KEPT, keys_to_bytes((beginning.keys,)))
        store.append(beginning.drafts, now_ms=int(clock.now().timestamp() * 1000))
    finally:
        store.close()


def keep_identity(store: Store, identity: Identity) -> None:
    """Write down what a workspace knows of itself."""
    with store.atomic():
        for name in ("kind", "office", "person", "device"):
            store.put_meta(name, str(getattr(identity, name)).encode())
        for name in ("signing_key", "sealing_key", "vault_key", "signer_passphrase"):
            store.put_meta(name, getattr(identity, name))
