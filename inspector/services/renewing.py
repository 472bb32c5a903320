"""A new signing certificate before the old one runs out; the old one still vouches for its own."""

from typing import Final

from inspector.errors import InspectorError
from inspector.errors import enrol as faults
from inspector.keys import certificates
from inspector.keys.certificates import CertificateInfo
from inspector.keys.files import write_whole
from inspector.keys.office import issued_pkcs12
from inspector.services.office_keys import kept_keys
from inspector.services.opening import SIGNER
from inspector.services.session import Session
from inspector.services.workspace import FORMER_CERTIFICATES, Signer, Workspace

WARNED_DAYS: Final = 60
"""So long before its end a certificate is to be renewed."""


def renew_certificate(workspace: Workspace) -> CertificateInfo:
    """Make a new key and certificate of the same office and device, and sign with it from now on.

    Raises:
        InspectorError: ENROL_019, where an office issued it; STORE_…, when the disk refuses. The
            old certificate then still signs.
    """
    passphrase = workspace.signer.passphrase
    pkcs12 = workspace.run(_new_pkcs12, passphrase)
    # The old one is kept first: killed in between, it is known twice, and never not at all.
    workspace.run(keep_former, workspace.trusted_certificates())
    write_whole(workspace.home / SIGNER, pkcs12)
    workspace.signer = Signer(pkcs12=pkcs12, passphrase=passphrase)
    return workspace.certificate()


def _new_pkcs12(session: Session, passphrase: bytes) -> bytes:
    """A new key with its certificate, from the office's authority where there is one.

    Raises:
        InspectorError: ENROL_019, where another office issued the last one.
    """
    if session.enrolment is not None:
        raise InspectorError(faults.BY_REQUEST)
    device = (session.store.meta("device") or b"").decode()
    sets = kept_keys(session.store)
    if sets:
        return issued_pkcs12(sets[-1], device=device, passphrase=passphrase, at=session.now())
    return certificates.make_pkcs12(
        office=session.office, device=device, passphrase=passphrase, at=session.now()
    )


def keep_former(session: Session, trusted: tuple[bytes, ...]) -> None:
    """Remember certificates that vouch for what they signed, though another signs from now on."""
    told = "\n".join(der.hex() for der in trusted)
    session.store.put_meta(FORMER_CERTIFICATES, told.encode())
