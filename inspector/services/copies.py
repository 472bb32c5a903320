"""Backups of a workspace, and workspaces made from them."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inspector.clock import Clock, SystemClock
from inspector.domain.enrolment import Enrolment
from inspector.domain.history.event import Draft, Kind
from inspector.errors import InspectorError
from inspector.errors import workspace as faults
from inspector.keys import device, keyslot
from inspector.keys.files import disk_faults, replacing, replacing_folder, room_beside
from inspector.services.joining import DEVICE_KEY, ENROLMENT
from inspector.services.making import keep_identity
from inspector.services.opening import SIGNER, VAULT, Identity, identity_of
from inspector.services.presence import DATA, SLOT
from inspector.services.session import Session
from inspector.services.workspace import LAST_BACKUP, Workspace
from inspector.store import backup as archives
from inspector.store.history import LogIdentity
from inspector.store.opened import open_store

if TYPE_CHECKING:
    from inspector.store.store import Store

CONTENT: Final = "content"
GOING_ALONG: Final = (SLOT, SIGNER, VAULT, CONTENT)
"""What a backup holds beside the database."""

Progress = Callable[[int, int], None]
"""Bytes done, bytes in all; raising from it cancels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A backup that was written."""

    file: Path
    sha256: str
    lost: tuple[str, ...]
    """SHA-256 of evidence that was lost before, and so is not in the backup either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A workspace that was made from a backup."""

    home: Path
    log: str
    """The new log: what the old device still writes and what this one writes never mix."""


def backup(
    workspace: Workspace, target: Path, *, force: bool = False, progress: Progress | None = None
) -> Copy:
    """Write the whole workspace into one file, still encrypted under its passphrase.

    Raises:
        InspectorError: WORKSPACE_005, when the file exists; WORKSPACE_009 to WORKSPACE_011, for a
            place where no backup can lie; WORKSPACE_012, when it does not read back as it was
            written; STORE_…, when the disk refuses.
    """
    _check_target(workspace.home, target, force=force)
    # Beside the target and not in a public temporary folder: it is as large as the database.
    with disk_faults(target), room_beside(target) as copy:
        archives.copy_sealed(
            workspace.home / DATA,
            copy,
            workspace.run(lambda session: session.key),
            seal=lambda: workspace.run(Session.seal_log),
            progress=None if progress is None else lambda *_: progress(0, 1),
        )
        with replacing(target) as sink:
            sha256 = archives.pack(
                sink, workspace.home, copies={DATA: copy}, names=GOING_ALONG, progress=progress
            )
            archives.read_back(sink, target)
    workspace.run(_remember, sha256)
    kept = {digest for _, *files in workspace.run(_evidence) for digest in files if digest}
    lost = tuple(sorted(digest for digest in kept if not workspace.vault.has(digest)))
    return Copy(file=target, sha256=sha256, lost=lost)


def _evidence(session: Session) -> list[tuple[str, str, str | None]]:
    return session.store.evidence()


def restore(
    file: Path,
    home: Path,
    passphrase: str,
    *,
    clock: Clock | None = None,
    progress: Progress | None = None,
) -> Restored:
    """Make a workspace from a backup: all of it appears at once, or nothing does.

    Raises:
        InspectorError: STORE_008, for a file that is not whole; STORE_009, when the folder holds
            something; LOCK_002, when the passphrase is not the backup's.
    """
    clock = clock or SystemClock()
    with disk_faults(file):
        file.stat()
    with replacing_folder(home) as folder:
        archives.unpack(file, folder, progress=progress)
        slot = keyslot.read_keyslot(folder / SLOT)
        key = keyslot.unlock(slot, passphrase, path=file)
        log = _new_log(folder, key, clock)
    return Restored(home=home, log=log)


def _check_target(home: Path, target: Path, *, force: bool) -> None:
    """See that a backup can lie there.

    Raises:
        InspectorError: WORKSPACE_005, WORKSPACE_009 to WORKSPACE_011.
    """
    if target.is_dir():
        raise InspectorError(faults.IS_FOLDER, file=target)
    if not target.parent.is_dir():
        raise InspectorError(faults.NO_FOLDER, folder=target.parent)
    # A backup in there would hold all backups before it, and be lost together with the workspace.
    if target.parent.resolve().is_relative_to(home.resolve()):
        raise InspectorError(faults.BACKUP_INSIDE, file=target)
    if target.exists() and not force:
        raise InspectorError(faults.FILE_EXISTS, file=target)


def _remember(session: Session, sha256: str) -> None:
    told = session.now().isoformat()
    with session.store.atomic():
        session.store.put_meta(LAST_BACKUP, told.encode())
        session.store.put_meta("last_backup_sha256", sha256.encode())


def _new_log(folder: Path, key: bytes, clock: Clock) -> str:
    """Begin a new log with a key of its own: the old device may still be writing the old one."""
    store: Store = open_store(folder / DATA, key, derive=lambda _: None)
    try:
        log = clock.new_id()
        identity = replace(
            identity_of(store), device=log[-6:], signing_key=device.new_signing_key()
        )
        public = device.signing_public(identity.signing_key)
        with store.atomic():
            store.start_log(LogIdentity(log=log, device=identity.device, public_key=public))
            keep_identity(store, identity)
            vouched = _vouched_for(store, identity, log, public)
            store.append(vouched, now_ms=int(clock.now().timestamp() * 1000))
    finally:
        store.close()
    return log


def _vouched_for(store: "Store", identity: Identity, log: str, public: bytes) -> list[Draft]:
    """What lets the office take the new log for the enrolled device's; of others nothing."""
    kept, key = store.meta(ENROLMENT), store.meta(DEVICE_KEY)
    if kept is None or key is None:
        return []
    signature = device.signer(key)(device.following_message(log, public))
    body = {"log": log, "key": public.hex(), "signature": signature.hex()}
    enrolled = Enrolment.from_value(json.loads(kept)).device
    return [Draft(kind=Kind.LOG_FOLLOWS, subject=enrolled, body=body, actor=identity.person)]
