"""A certificate that was issued to the office by somebody else, taken into use."""

from dataclasses import dataclass

from inspector.domain.authority import Act
from inspector.errors import InspectorError
from inspector.errors import key as faults
from inspector.keys.certificates import CertificateInfo, describe, pkcs12_of
from inspector.keys.files import write_whole
from inspector.keys.taken import Taken, Unfit, UnfitError, taken_from
from inspector.services.office_keys import renew_office_keys, require_office
from inspector.services.opening import SIGNER
from inspector.services.renewing import keep_former
from inspector.services.session import Session
from inspector.services.workspace import Signer, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was taken into use."""

    info: CertificateInfo
    is_authority: bool
    """Whether it issues the laptops' certificates from now on; else it signs documents."""


def import_certificate(workspace: Workspace, data: bytes, name: str, passphrase: str) -> Imported:
    """Take a certificate of the office into use: to sign documents, or to issue to laptops.

    Args:
        workspace: Of an office.
        data: A PKCS#12 file.
        name: What to call it.
        passphrase: Of the file.

    Raises:
        InspectorError: ENROL_002 or ENROL_003; KEY_007 to KEY_011, when it cannot be used.
    """
    workspace.run(require_office)
    try:
        taken = taken_from(data, passphrase.encode())
    except UnfitError as error:
        raise InspectorError(_FAULTS[error.why], file=name) from error
    info = describe(taken.certificate)
    if not info.start <= workspace.clock.now() <= info.until:
        start, until = f"{info.start:%Y-%m-%d}", f"{info.until:%Y-%m-%d}"
        raise InspectorError(faults.OUTSIDE_VALIDITY, file=name, start=start, until=until)
    if taken.is_authority:
        workspace.run(_issue_with, taken)
    else:
        _sign_with(workspace, taken)
    return Imported(info=info, is_authority=taken.is_authority)


_FAULTS = {
    Unfit.NO_PKCS12: faults.NO_PKCS12,
    Unfit.INCOMPLETE: faults.INCOMPLETE_PKCS12,
    Unfit.KEY: faults.UNFIT_KEY,
    Unfit.PURPOSE: faults.UNFIT_PURPOSE,
}


def _issue_with(session: Session, taken: Taken) -> None:
    renew_office_keys(session, authority=(taken.key, taken.certificate))


def _sign_with(workspace: Workspace, taken: Taken) -> None:
    workspace.run(Session.see_allowed, Act.ENROL)
    passphrase = workspace.signer.passphrase
    pkcs12 = pkcs12_of(taken.key, taken.certificate, passphrase=passphrase)
    workspace.run(keep_former, workspace.trusted_certificates())
    write_whole(workspace.home / SIGNER, pkcs12)
    workspace.signer = Signer(pkcs12=pkcs12, passphrase=passphrase)
