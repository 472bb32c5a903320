"""A certificate that somebody else issued to the office, taken from a PKCS#12 file."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from inspector.keys.issuing import private_der

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_LEAST_RSA_BITS: Final = 2048


class Unfit(StrEnum):
    """Why it cannot be taken."""

    NO_PKCS12 = "no_pkcs12"
    """Or a wrong passphrase: the file does not tell one from the other."""
    INCOMPLETE = "incomplete"
    KEY = "key"
    PURPOSE = "purpose"


class UnfitError(ValueError):
    """It cannot be taken, and why."""

    def __init__(self, why: Unfit) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A key and its certificate."""

    key: bytes
    """PKCS#8, DER."""
    certificate: bytes
    """DER."""
    is_authority: bool
    """Whether it issues certificates; else it signs documents."""


def taken_from(file: bytes, passphrase: bytes) -> Taken:
    """The key and the certificate of a PKCS#12 file; what else lies in it is left there.

    Raises:
        UnfitError: When this program can do nothing with it.
    """
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - once in years
    from cryptography.hazmat.primitives.asymmetric import ec, rsa  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import Encoding, pkcs12  # noqa: PLC0415

    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(file, passphrase)
    except ValueError as error:
        raise UnfitError(Unfit.NO_PKCS12) from error
    except UnsupportedAlgorithm as error:
        raise UnfitError(Unfit.KEY) from error
    if key is None or certificate is None:
        raise UnfitError(Unfit.INCOMPLETE)
    is_p256 = isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(key.curve, ec.SECP256R1)
    is_rsa = isinstance(key, rsa.RSAPrivateKey) and key.key_size >= _LEAST_RSA_BITS
    if not (is_p256 or is_rsa):
        raise UnfitError(Unfit.KEY)
    if certificate.public_key() != key.public_key():
        raise UnfitError(Unfit.INCOMPLETE)
    return Taken(
        key=private_der(key),
        certificate=certificate.public_bytes(Encoding.DER),
        is_authority=_issues(certificate),
    )


def _issues(certificate: "Certificate") -> bool:
    """Whether it is an authority's.

    Raises:
        UnfitError: When it is for neither of what it could be needed for here.
    """
    from cryptography import x509  # noqa: PLC0415

    try:
        found = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        found = None
    try:
        is_ca = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        is_ca = False
    if is_ca:
        fits = found is not None and found.key_cert_sign
    else:
        fits = found is None or found.digital_signature or found.content_commitment
    if not fits:
        raise UnfitError(Unfit.PURPOSE)
    return is_ca
