"""Unlocking a workspace: nothing is loaded here that is not needed every time."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from inspector.clock import Clock, SystemClock
from inspector.domain.words import WorkspaceKind
from inspector.errors import InspectorError
from inspector.errors import workspace as faults
from inspector.keys import device, keyslot
from inspector.keys.files import disk_faults
from inspector.keys.vault import Vault
from inspector.services.deriving import deriver, refresh
from inspector.services.presence import DATA, SLOT, workspace_exists
from inspector.services.session import Editions, Session, sealer
from inspector.services.tidying import tidy
from inspector.services.workspace import Holding, Signer, Workspace
from inspector.store.lock import WorkspaceLock
from inspector.store.opened import open_store
from inspector.store.store import Store
from inspector.store.worker import Worker

VAULT: Final = "files"
LOCK: Final = "lock"
SIGNER: Final = "signer.p12"
"""Files of a workspace; their names say nothing of what they hold."""


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
        session, vault, signer = worker.run(_session_opened, home, key, clock)
    except BaseException as error:
        worker.close()
        lock.release()
        if isinstance(error, Exception) and not isinstance(error, InspectorError):
            from inspector.services.faults import fault_log, keep_crash  # noqa: PLC0415

            # A bug on the way in: the store may be its cause, the log needs none.
            keep_crash(fault_log(home, key), error, at=clock.now(), doing="unlock")
        raise
    return Workspace(session, Holding(lock=lock, worker=worker, vault=vault, signer=signer))


def _session_opened(home: Path, key: bytes, clock: Clock) -> tuple[Session, Vault, Signer]:
    """What a workspace consists of, on its store thread."""
    editions = Editions()
    store = open_store(home / DATA, key, derive=deriver(home, editions))
    editions.rest_in(store)
    try:
        identity = identity_of(store)
        if identity.kind is WorkspaceKind.OFFICE:
            store.wait_for_reviewers()
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
        seal_name=sealer(partial(device.sealing_public, identity.sealing_key)),
    )
    if identity.kind is WorkspaceKind.FIELD:
        from inspector.services.joining import take_on  # noqa: PLC0415 - only on a laptop

        take_on(session)
    return session, vault, Signer(pkcs12=pkcs12, passphrase=identity.signer_passphrase)


def _signer_file(home: Path) -> bytes:
    """What holds the certificate; empty where it is lost, which locks nobody out.

    Raises:
        InspectorError: STORE_003 or STORE_004, when it cannot be read.
    """
    path = home / SIGNER
    with disk_faults(path):
        return path.read_bytes() if path.exists() else b""
