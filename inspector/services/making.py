"""Making a workspace: its keys, its database, its first person."""

import os
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
from inspector.keys.recovery import recovery_file
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
        pkcs12 = certificates.make_pkcs12(
            office=office,
            device=identity.device,
            passphrase=identity.signer_passphrase,
            at=clock.now(),
        )
        write_whole(folder / SIGNER, pkcs12)
        _first_data(folder, keys.key, identity, log=log, person=person, clock=clock)
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
    if new.kind is not WorkspaceKind.STANDALONE:
        raise InspectorError(faults.KIND_NOT_OFFERED, kind=str(new.kind))
    check_passphrase(new.passphrase)
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise InspectorError(faults.NOT_EMPTY, home=home)
    inside = new.recovery_file.absolute().resolve()
    if inside.is_relative_to(home.absolute().resolve()):
        raise InspectorError(faults.RECOVERY_INSIDE, file=new.recovery_file)
    if new.recovery_file.exists():
        raise InspectorError(faults.FILE_EXISTS, file=new.recovery_file)


def _first_data(
    folder: Path, key: bytes, identity: Identity, *, log: str, person: str, clock: Clock
) -> None:
    """The database with its identity, the first person, and the event that says so."""
    store = create_store(
        folder / DATA,
        key,
        identity=LogIdentity(
            log=log,
            device=identity.device,
            public_key=device.signing_public(identity.signing_key),
        ),
        derive=lambda _: None,
    )
    try:
        keep_identity(store, identity)
        now_ms = int(clock.now().timestamp() * 1000)
        value = {"name": person, "roles": [str(role) for role in Role]}
        store.append(
            [
                Draft(
                    kind=Kind.PERSON,
                    subject=identity.person,
                    body={"value": value},
                    actor=identity.person,
                ),
                Draft(
                    kind=Kind.WORKSPACE_MADE,
                    subject=log,
                    body={"kind": str(identity.kind), "office": identity.office},
                    actor=identity.person,
                ),
            ],
            now_ms=now_ms,
        )
    finally:
        store.close()


def keep_identity(store: Store, identity: Identity) -> None:
    """Write down what a workspace knows of itself."""
    with store.atomic():
        for name in ("kind", "office", "person", "device"):
            store.put_meta(name, str(getattr(identity, name)).encode())
        for name in ("signing_key", "sealing_key", "vault_key", "signer_passphrase"):
            store.put_meta(name, getattr(identity, name))
