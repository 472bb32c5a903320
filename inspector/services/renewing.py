"""A new signing certificate before the old one runs out; the old one still vouches for its own."""

from typing import Final

from inspector.keys import certificates
from inspector.keys.certificates import CertificateInfo
from inspector.keys.files import write_whole
from inspector.services.opening import SIGNER
from inspector.services.session import Session
from inspector.services.workspace import FORMER_CERTIFICATES, Signer, Workspace

WARNED_DAYS: Final = 60
"""So long before its end a certificate is to be renewed."""


def renew_certificate(workspace: Workspace) -> CertificateInfo:
    """Make a new key and certificate of the same office and device, and sign with it from now on.

    Raises:
        InspectorError: STORE_…, when the disk refuses; the old certificate then still signs.
    """
    passphrase = workspace.signer.passphrase
    pkcs12 = certificates.make_pkcs12(
        office=workspace.office,
        device=workspace.run(_device),
        passphrase=passphrase,
        at=workspace.clock.now(),
    )
    # The old one is kept first: killed in between, it is known twice, and never not at all.
    workspace.run(_keep_former, workspace.trusted_certificates())
    write_whole(workspace.home / SIGNER, pkcs12)
    workspace.signer = Signer(pkcs12=pkcs12, passphrase=passphrase)
    return workspace.certificate()


def _device(session: Session) -> str:
    return (session.store.meta("device") or b"").decode()


def _keep_former(session: Session, trusted: tuple[bytes, ...]) -> None:
    told = "\n".join(der.hex() for der in trusted)
    session.store.put_meta(FORMER_CERTIFICATES, told.encode())
