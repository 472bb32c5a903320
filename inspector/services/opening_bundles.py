"""Bundles as they came: copied in, decrypted, verified; nothing of this changes the workspace."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from inspector.domain.words import WorkspaceKind
from inspector.errors import Exit, InspectorError
from inspector.errors import bundle as faults
from inspector.errors import travel as travel_faults
from inspector.i18n.system import reason_of
from inspector.keys import device
from inspector.keys.files import disk_faults
from inspector.keys.vault import Kept, Vault
from inspector.services.joining import boxes
from inspector.services.office_keys import kept_keys
from inspector.services.session import Session
from inspector.store.delivery import Content, DeliveredLog, Delivery
from inspector.store.history import LogIdentity
from inspector.store.segments import Segment

if TYPE_CHECKING:
    from inspector.bundles.bundling import Manifest, Read
    from inspector.bundles.places import Find, Member

Progress = Callable[[int], None]
"""Told how many bytes more were read; raising from it gives it up."""
PIECE: Final = 1 << 20
SCRATCH: Final = "incoming"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePart:
    """A file of evidence as a bundle names it."""

    sha256: str
    bytes: int
    source: "Member | None"
    """Where it lies, encrypted; None where it is not in the bundle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedBundle:
    """A bundle whose manifest, history and checklists are as they were signed."""

    bundle: str
    file: Path
    body: "Manifest"
    signer: bytes
    """Ed25519, raw; whose it is, is for the register."""
    delivery: Delivery
    evidence: Sequence[EvidencePart]
    keys: Sequence[bytes] = field(repr=False)
    """X25519, private: what opens its evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """What was given and cannot be used, and why."""

    file: Path
    error: InspectorError


def open_bundles(
    session: Session, paths: Iterable[Path], scratch: Path
) -> Iterator[OpenedBundle | Unreadable]:
    """Open bundles one after the other; one that cannot be used holds up no other.

    The history of each is first copied into a folder of our own, and read from there alone: what
    is verified cannot be exchanged afterwards. Evidence is verified while it is kept.

    Args:
        session: Of the office, or of the laptop that made them.
        paths: Bundles, or folders with any number of them.
        scratch: An empty folder of the workspace; the copies in it are still encrypted.

    Raises:
        InspectorError: STORE_…, when the disk here refuses.
    """
    return opened_with(opening_keys(session), paths, scratch)


def opened_with(
    keys: Sequence[bytes], paths: Iterable[Path], scratch: Path
) -> Iterator[OpenedBundle | Unreadable]:
    """The same with keys at hand, on any thread.

    Raises:
        InspectorError: STORE_…, when the disk here refuses.
    """
    from inspector.bundles.places import found_in  # noqa: PLC0415 - when something travels

    numbers = count(1)
    for given in paths:
        try:
            with read_faults(given):
                found = list(found_in([given]))
        except InspectorError as error:
            yield Unreadable(file=given, error=error)
            continue
        for path in found:
            copy = scratch / f"{next(numbers)}.age"
            try:
                yield _open(path, copy, keys)
            except InspectorError as error:
                if error.fault.exit is not Exit.REFUSED:
                    raise  # our own disk, not theirs
                yield Unreadable(file=path, error=error)
            finally:
                copy.unlink(missing_ok=True)


def keep_evidence(
    vault: Vault, opened: OpenedBundle, part: EvidencePart, progress: Progress | None = None
) -> Kept:
    """Keep one file of a bundle's evidence, if it is what its name says; else nothing of it.

    Raises:
        InspectorError: BUNDLE_007, when it is not there; BUNDLE_008, when it is not what it should
            be; TRAVEL_006, when it cannot be read; STORE_…, when the disk here refuses.
    """
    from inspector.bundles import age  # noqa: PLC0415 - pyrage

    name, short = opened.file.name, part.sha256[:12]
    # What the office says that it has is purged elsewhere: one that is damaged is not here.
    if vault.has(part.sha256) and vault.fault_of(part.sha256) is None:
        return Kept(sha256=part.sha256, is_new=False)
    if part.source is None:
        raise InspectorError(faults.EVIDENCE_ABSENT, file=name, sha256=short)
    with read_faults(opened.file):
        lying = part.source.open()
    with lying, vault.receiving(part.sha256) as sink:
        source = Counting(lying, opened.file, progress)
        try:
            age.decrypt(opened.keys, source, sink, most=part.bytes)  # type: ignore[arg-type]
        except (age.NotAgeError, age.NotForUsError, age.DamagedError, age.TooLongError) as error:
            raise InspectorError(faults.EVIDENCE_DAMAGED, file=name, sha256=short) from error
        if not sink.is_whole:
            raise InspectorError(faults.EVIDENCE_DAMAGED, file=name, sha256=short)
    return Kept(sha256=part.sha256, is_new=True)


@contextmanager
def scratch_folder(home: Path) -> Iterator[Path]:
    """An empty folder of the workspace for what comes; what a killed program left in it is gone.

    Raises:
        InspectorError: STORE_…, when the disk here refuses.
    """
    folder = home / SCRATCH
    shutil.rmtree(folder, ignore_errors=True)
    with disk_faults(folder):
        folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def opening_keys(session: Session) -> tuple[bytes, ...]:
    """Every X25519 key at hand that a bundle may be encrypted to."""
    if session.kind is WorkspaceKind.FIELD:
        return tuple(boxes(session))
    return tuple(one.box for one in kept_keys(session.store))


class Counting:
    """Reads elsewhere, tells how far, and tells in our words why it cannot be read on."""

    def __init__(self, source: IO[bytes], file: Path, progress: Progress | None = None) -> None:
        self._source, self._file = source, file
        self._seen = progress or (lambda _: None)

    def read(self, size: int = -1) -> bytes:
        """Read on.

        Raises:
            InspectorError: TRAVEL_006, when that cannot be.
        """
        with read_faults(self._file):
            data = self._source.read(size)
        self._seen(len(data))
        return data

    def seek(self, at: int) -> int:
        """Go elsewhere in it."""
        return self._source.seek(at)

    def tell(self) -> int:
        """Where it stands."""
        return self._source.tell()


@contextmanager
def read_faults(file: Path) -> Iterator[None]:
    """Tell what cannot be read of what came.

    Raises:
        InspectorError: TRAVEL_006.
    """
    try:
        yield
    except OSError as error:
        raise InspectorError(
            travel_faults.CANNOT_READ, file=file.name, reason=reason_of(error)
        ) from error


def delivered(read: "Read") -> Delivery:
    """The history of a bundle as the store takes it."""
    body = read.manifest
    return Delivery(
        bundle=body.bundle,
        logs=tuple(
            DeliveredLog(
                identity=LogIdentity(
                    log=part.log, device=part.device, public_key=bytes.fromhex(part.key)
                ),
                seq=part.last,
                digest=bytes.fromhex(part.head),
                signature=bytes.fromhex(part.signature),
                segments=tuple(
                    Segment(first=first, n=n, prev=prev, digest=digest, body=body)
                    for first, n, prev, digest, body in blocks
                ),
            )
            for part, blocks in zip(body.logs, read.blocks, strict=True)
        ),
        contents=tuple(
            Content(digest=part.digest, name=part.name, edition=part.edition, body=content)
            for part, content in zip(body.contents, read.contents, strict=True)
        ),
    )


def _open(path: Path, copy: Path, keys: Sequence[bytes]) -> OpenedBundle:
    """One bundle.

    Raises:
        InspectorError: BUNDLE_002, BUNDLE_003, BUNDLE_005 or BUNDLE_006; TRAVEL_001 to TRAVEL_006.
    """
    from inspector.bundles.bundling import read_history  # noqa: PLC0415 - pydantic

    find = _place(path)
    with read_faults(path):
        lying = _history(path, find).open()
    with lying, disk_faults(copy), copy.open("wb") as sink:
        shutil.copyfileobj(Counting(lying, path), sink, PIECE)
    with disk_faults(copy), copy.open("rb") as source:
        read = read_history(source, name=path.name, identities=keys, verify=device.verify)
    return OpenedBundle(
        bundle=read.manifest.bundle,
        file=path,
        body=read.manifest,
        signer=read.signer,
        delivery=delivered(read),
        evidence=_evidence(read.manifest, find, path),
        keys=keys,
    )


def _place(path: Path) -> "Find":
    from inspector.bundles.places import place_of  # noqa: PLC0415 - when something travels

    with read_faults(path):
        if not path.is_dir() and not path.is_file():
            raise InspectorError(faults.NO_BUNDLE, file=path.name)
        return place_of(path)


def _history(path: Path, find: "Find") -> "Member":
    """The file that is the bundle itself.

    Raises:
        InspectorError: BUNDLE_002 or BUNDLE_003, when there is none.
    """
    from inspector.bundles.places import HISTORY, UNFINISHED  # noqa: PLC0415

    with read_faults(path):
        found = find(HISTORY)
        if found is None:
            fault = faults.NO_BUNDLE if find(UNFINISHED) is None else faults.UNFINISHED
            raise InspectorError(fault, file=path.name)
        return found


def _evidence(body: "Manifest", find: "Find", path: Path) -> tuple[EvidencePart, ...]:
    from inspector.bundles.places import evidence_name  # noqa: PLC0415

    with read_faults(path):
        return tuple(
            EvidencePart(sha256=one.sha256, bytes=one.bytes, source=find(evidence_name(one.sha256)))
            for one in body.evidence
        )
