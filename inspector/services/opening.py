"""Making a workspace, unlocking it, and changing what unlocks it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inspector.clock import Clock, SystemClock
from inspector.domain.history.event import Draft, Kind
from inspector.domain.masking import masked
from inspector.domain.words import Role, WorkspaceKind
from inspector.errors import InspectorError
from inspector.errors import workspace as faults
from inspector.keys import certificates, device, keyslot
from inspector.keys.files import disk_faults, replacing_folder, write_whole
from inspector.keys.keyslot import KdfCost
from inspector.keys.recovery import recovery_file, recovery_key_from_text
from inspector.keys.vault import Vault
from inspector.services.deriving import deriver, refresh
from inspector.services.faults import fault_log, keep_crash
from inspector.services.presence import DATA, SLOT, workspace_exists
from inspector.services.registers import named
from inspector.services.session import Editions, Session
from inspector.services.tidying import tidy
from inspector.services.workspace import Holding, Signer, Workspace
from inspector.store.history import LogIdentity
from inspector.store.lock import WorkspaceLock
from inspector.store.store import Store, create_store, open_store
from inspector.store.worker import Worker

VAULT: Final = "files"
LOCK: Final = "lock"
SIGNER: Final = "signer.p12"
"""Files of a workspace; their names say nothing of what they hold."""

SHORTEST_PASSPHRASE: Final = 8


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
class Identity:
    """What a workspace knows of itself; rests inside the encryption."""

    kind: WorkspaceKind
    office: str
    person: str
    """Id of the person it was made for."""
    device: str
    signing_key: bytes
    sealing_key: bytes
    vault_key: bytes
    signer_passphrase: bytes


def require_workspace(home: Path) -> None:
    """See that a folder holds a workspace.

    Raises:
        InspectorError: WORKSPACE_002, when it does not.
    """
    if not workspace_exists(home):
        raise InspectorError(faults.NO_WORKSPACE, home=home)


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


def open_workspace(home: Path, passphrase: str, *, clock: Clock | None = None) -> Workspace:
    """Unlock a workspace.

    Raises:
        InspectorError: WORKSPACE_002, when there is none; LOCK_001, when another process has it;
            LOCK_002, when the passphrase is wrong; STORE_…, when it is damaged.
    """
    require_workspace(home)
    slot = keyslot.read_keyslot(home / SLOT)
    key = keyslot.unlock(slot, passphrase, path=home)
    return _opened(home, key, clock or SystemClock())


def check_passphrase_opens(home: Path, passphrase: str) -> None:
    """See that a passphrase is that of the workspace, which may be open meanwhile.

    Raises:
        InspectorError: WORKSPACE_002, when there is none; LOCK_002, when the passphrase is wrong.
    """
    require_workspace(home)
    keyslot.unlock(keyslot.read_keyslot(home / SLOT), passphrase, path=home)


def change_passphrase(home: Path, old: str, new: str) -> None:
    """Take another passphrase; data and recovery key stay as they are.

    Raises:
        InspectorError: LOCK_002, when the old one is wrong; WORKSPACE_008, for one too short.
    """
    require_workspace(home)
    check_passphrase(new)
    slot = keyslot.read_keyslot(home / SLOT)
    key = keyslot.unlock(slot, old, path=home)
    keyslot.write_keyslot(home / SLOT, keyslot.with_passphrase(slot, key, new))


def recover(home: Path, file: Path, new: str) -> None:
    """Set a new passphrase with the recovery file, where the old one is forgotten.

    Raises:
        InspectorError: KEY_001 to KEY_003, for a file without a whole key; LOCK_003, for another
            workspace's; WORKSPACE_008, for a passphrase too short.
    """
    require_workspace(home)
    check_passphrase(new)
    with disk_faults(file):
        told = file.read_bytes().decode("utf-8", errors="replace")
    slot = keyslot.read_keyslot(home / SLOT)
    key = keyslot.recover(slot, recovery_key_from_text(told), path=home)
    keyslot.write_keyslot(home / SLOT, keyslot.with_passphrase(slot, key, new))


def check_passphrase(passphrase: str) -> None:
    """See that a passphrase is not too short.

    Raises:
        InspectorError: WORKSPACE_008.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise InspectorError(
            faults.WEAK_PASSPHRASE,
            field="passphrase",
            length=len(passphrase),
            least=SHORTEST_PASSPHRASE,
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


def identity_of(store: Store) -> Identity:
    """What a workspace knows of itself.

    Raises:
        InspectorError: WORKSPACE_007, when a part is missing.
    """

    def part(name: str) -> bytes:
        found = store.meta(name)
        if found is None:
            raise InspectorError(faults.UNFINISHED, home=name)
        return found

    return Identity(
        kind=WorkspaceKind(part("kind").decode()),
        office=part("office").decode(),
        person=part("person").decode(),
        device=part("device").decode(),
        signing_key=part("signing_key"),
        sealing_key=part("sealing_key"),
        vault_key=part("vault_key"),
        signer_passphrase=part("signer_passphrase"),
    )


def _opened(home: Path, key: bytes, clock: Clock) -> Workspace:
    lock = WorkspaceLock(home / LOCK)
    worker = Worker()
    try:
        return worker.run(_session_opened, home, key, clock, Opened(lock=lock, worker=worker))
    except BaseException as error:
        worker.close()
        lock.release()
        if isinstance(error, Exception) and not isinstance(error, InspectorError):
            # A bug on the way in: the store may be its cause, the log needs none.
            keep_crash(fault_log(home, key), error, at=clock.now(), doing="unlock")
        raise


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What is held before the store is open."""

    lock: WorkspaceLock
    worker: Worker


def _session_opened(home: Path, key: bytes, clock: Clock, opened: Opened) -> Workspace:
    """The workspace, on its store thread."""
    editions = Editions()
    store = open_store(home / DATA, key, derive=deriver(home, editions))
    editions.rest_in(store)
    try:
        identity = identity_of(store)
        refresh(store, home)
        vault = Vault(home / VAULT, identity.vault_key)
        tidy(store, vault, home, clock.now())
        pkcs12 = _signer_file(home)
    except BaseException:
        store.close()
        raise
    session = Session(
        home=home,
        kind=identity.kind,
        office=identity.office,
        actor=identity.person,
        store=store,
        clock=clock,
        editions=editions,
        key=key,
        sign=device.signer(identity.signing_key),
        seal_name=_sealer(identity.sealing_key),
    )
    holding = Holding(
        lock=opened.lock,
        worker=opened.worker,
        vault=vault,
        signer=Signer(pkcs12=pkcs12, passphrase=identity.signer_passphrase),
    )
    return Workspace(session, holding)


def _signer_file(home: Path) -> bytes:
    """What holds the certificate; empty where it is lost, which locks nobody out.

    Raises:
        InspectorError: STORE_003 or STORE_004, when it cannot be read.
    """
    path = home / SIGNER
    with disk_faults(path):
        return path.read_bytes() if path.exists() else b""


def _sealer(sealing_key: bytes) -> Callable[[str], str]:
    def seal(name: str) -> str:
        return device.seal_name(device.sealing_public(sealing_key), name).hex()

    return seal
