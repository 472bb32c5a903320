"""验: a file that somebody hands in is judged, whatever it is; what is proved, and only that."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.errors import InspectorError
from inspector.errors import verify as faults
from inspector.i18n.system import reason_of
from inspector.services.devices import known_certificates
from inspector.services.workspace import Workspace

if TYPE_CHECKING:
    from inspector.exports.judging import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """What vouches for a signature."""

    certificates: tuple[bytes, ...] = ()
    """DER."""
    revoked: Mapping[str, datetime] = field(default_factory=dict)
    """By SHA-256 of the certificate."""


def verify_file(
    file: Path, *, trusted_pem: tuple[Path, ...] = (), workspace: Workspace | None = None
) -> "Verdict":
    """Judge a file.

    Args:
        file: What somebody handed in; a bundle may be a folder.
        trusted_pem: Certificates that vouch for it.
        workspace: Whose own certificate vouches too, and whose keys open what travels; not needed.

    Raises:
        InspectorError: VERIFY_001, when it is of no known kind; VERIFY_010, for a certificate
            that is none; VERIFY_012, when a file cannot be read; STORE_…, when the disk here
            refuses.
    """
    from inspector.services.verifying_travel import travels, verify_travelled  # noqa: PLC0415

    if travels(file):
        return verify_travelled(file, workspace)
    return _document(file, _trust(trusted_pem, workspace))


def head_of(file: Path, size: int) -> bytes:
    """How a file begins.

    Raises:
        InspectorError: VERIFY_001, when it is a pipe or a device; VERIFY_012, when it cannot be
            read.
    """
    if file.exists() and not file.is_file():
        raise InspectorError(faults.NOT_OURS, file=file.name)
    with _reading(file), file.open("rb") as source:
        return source.read(size)


def _document(file: Path, trust: Trust) -> "Verdict":
    from inspector.exports.judging import Register, judge  # noqa: PLC0415 - half a second
    from inspector.keys.issuing import issued_by  # noqa: PLC0415

    register = Register(issued_by=issued_by, revoked=trust.revoked)
    return judge(_read(file), name=file.name, trusted=trust.certificates, register=register)


def _trust(trusted_pem: tuple[Path, ...], workspace: Workspace | None) -> Trust:
    """Whom to believe.

    Raises:
        InspectorError: VERIFY_010 or VERIFY_012.
    """
    from inspector.keys.certificates import certificates_in  # noqa: PLC0415 - slow to load

    trusted = [] if workspace is None else list(workspace.trusted_certificates())
    revoked: Mapping[str, datetime] = {}
    if workspace is not None:
        known = workspace.run(known_certificates)
        trusted.extend(known.authorities)
        revoked = known.revoked
    for pem in trusted_pem:
        try:
            trusted.extend(certificates_in(_read(pem)))
        except ValueError as error:
            raise InspectorError(faults.BAD_CERTIFICATE, file=pem) from error
    return Trust(certificates=tuple(trusted), revoked=revoked)


def sha256_of(file: Path) -> str:
    """SHA-256 of a file, whatever its size.

    Raises:
        InspectorError: VERIFY_012, when it cannot be read.
    """
    with _reading(file), file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _read(file: Path) -> bytes:
    with _reading(file):
        return file.read_bytes()


@contextmanager
def _reading(file: Path) -> Iterator[None]:
    """Tell why a file cannot be read.

    Raises:
        InspectorError: VERIFY_012.
    """
    try:
        yield
    except OSError as error:
        raise InspectorError(faults.CANNOT_READ, file=file, reason=reason_of(error)) from error
