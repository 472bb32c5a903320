"""An open workspace: unlocked by its passphrase, written by one thread."""

import shutil
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Self, TypeVar

from inspector.clock import Clock
from inspector.domain.unit import Person
from inspector.domain.words import WorkspaceKind
from inspector.errors import InspectorError
from inspector.errors import key as key_faults
from inspector.errors import visit as visit_faults
from inspector.keys.vault import Vault
from inspector.services.backup_notes import standing
from inspector.services.meant import resolve
from inspector.services.session import Session
from inspector.services.settings import read_settings
from inspector.store.lock import WorkspaceLock
from inspector.store.worker import Worker

if TYPE_CHECKING:
    from inspector.domain.masking import Counts
    from inspector.exports.content import Contents
    from inspector.exports.signing import SigningKey
    from inspector.keys.certificates import CertificateInfo
    from inspector.keys.fault_log import FaultLog

P = ParamSpec("P")
T = TypeVar("T")

LAST_BACKUP = "last_backup"
FORMER_CERTIFICATES = "former_certificates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How a workspace stands, for the top of the screen."""

    office: str
    person: Person
    kind: WorkspaceKind
    last_write: datetime | None
    last_backup: datetime | None
    free_bytes: int
    backup_is_late: bool = False
    """Whether a schedule is set that was not kept in any of its folders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """The PKCS#12 file that signs documents, and what opens it."""

    pkcs12: bytes
    passphrase: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What an open workspace holds on to until it is closed."""

    lock: WorkspaceLock
    worker: Worker
    vault: Vault
    signer: Signer


class Workspace:
    """One open workspace; close it, or use it as a context manager.

    Args:
        session: Made on the worker's thread.
        holding: The lock, the thread and the vault that go with it.
    """

    def __init__(self, session: Session, holding: Holding) -> None:
        self._session = session
        self._holding = holding
        self._kept: dict[str, Any] = {}
        self._keeping = Lock()
        self.vault = holding.vault
        self.signer = holding.signer

    @property
    def lock(self) -> WorkspaceLock:
        """What keeps other processes out of it."""
        return self._holding.lock

    @property
    def home(self) -> Path:
        """Its folder."""
        return self._session.home

    @property
    def kind(self) -> WorkspaceKind:
        """Whose it is."""
        return self._session.kind

    @property
    def office(self) -> str:
        """The office that it works for."""
        return self._session.office

    @property
    def clock(self) -> Clock:
        """The clock that its events are stamped by."""
        return self._session.clock

    @property
    def faults(self) -> "FaultLog":
        """What went wrong in the program itself."""
        from inspector.services.faults import fault_log  # noqa: PLC0415 - hopefully never

        return fault_log(self.home, self._session.key)

    @property
    def last_write(self) -> datetime | None:
        """When the last event became durable, as the store thread left it; None before any."""
        return self._session.last_write

    @property
    def masked(self) -> "Counts":
        """What was masked in what was written since it was opened."""
        return dict(self._session.masked)

    @property
    def person(self) -> Person:
        """Who acts."""
        return self.run(person_of, self._session.actor)

    def act_as(self, person: str) -> None:
        """Act as another registered person, meant by id or name.

        Raises:
            InspectorError: VISIT_016, when there is none.
        """
        self._session.actor = self.run(resolve, "person", person)

    def run(
        self, verb: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do a verb in its turn on the store thread, and wait for it."""
        return self._holding.worker.run(verb, self._session, *args, **kwargs)

    def submit(
        self, verb: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Hand a verb to the store thread; the future tells its result or its error."""
        return self._holding.worker.submit(verb, self._session, *args, **kwargs)

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """Something costly that this workspace keeps once it was made."""
        with self._keeping:  # two exports at once must not make two engines
            if name not in self._kept:
                self._kept[name] = make()
            found: T = self._kept[name]
        return found

    def certificate_der(self) -> bytes:
        """The certificate that signs its documents.

        Raises:
            InspectorError: KEY_006, when its file is damaged.
        """
        from inspector.keys.certificates import certificate_der  # noqa: PLC0415 - when it signs

        try:
            return certificate_der(self.signer.pkcs12, self.signer.passphrase)
        except ValueError as error:
            raise InspectorError(key_faults.SIGNER_DAMAGED) from error

    def trusted_certificates(self) -> tuple[bytes, ...]:
        """Those that vouch for its documents, as DER: the one that signs, then former ones."""
        former = self.run(_former_certificates)
        try:
            return tuple(dict.fromkeys((self.certificate_der(), *former)))
        except InspectorError:
            # What was signed before can still be verified by what is left.
            return former

    def certificate(self) -> "CertificateInfo":
        """What that certificate says."""
        from inspector.keys.certificates import describe  # noqa: PLC0415 - when it signs

        return describe(self.certificate_der())

    def signing_key(self) -> "SigningKey":
        """What signs its documents."""
        from inspector.exports.signing import SigningKey  # noqa: PLC0415 - heavy

        return SigningKey(
            pkcs12=self.signer.pkcs12,
            passphrase=self.signer.passphrase,
            subject=self.certificate().subject,
        )

    def documents(self) -> "Contents":
        """Where its document templates lie, its own before the shipped ones."""
        from inspector.services.printing import contents_of  # noqa: PLC0415 - when it prints

        return contents_of(self.home)

    def close(self) -> None:
        """Finish what was handed over, close the store and let the next one in."""
        try:
            self._holding.worker.close(self._session.store.close)
        finally:
            self._holding.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def person_of(session: Session, person: str) -> Person:
    """The person with that id.

    Raises:
        InspectorError: VISIT_016, when there is none.
    """
    found = session.store.person(person)
    if found is None:
        raise InspectorError(visit_faults.NO_SUCH_PERSON, text=person)
    return found


def _former_certificates(session: Session) -> tuple[bytes, ...]:
    told = session.store.meta(FORMER_CERTIFICATES) or b""
    return tuple(bytes.fromhex(line) for line in told.decode().split())


def status(session: Session) -> Status:
    """How the workspace stands."""
    stamp = session.store.meta(LAST_BACKUP)
    return Status(
        office=session.office,
        person=person_of(session, session.actor),
        kind=session.kind,
        last_write=session.last_write,
        last_backup=None if stamp is None else datetime.fromisoformat(stamp.decode()),
        free_bytes=shutil.disk_usage(session.home).free,
        backup_is_late=standing(session.home, read_settings(session.home), session.now()).is_late,
    )
