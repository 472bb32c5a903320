"""The office's small certificate authority: it issues what devices sign documents with."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from inspector.keys.certificates import issues_certificates, office_name, signs_documents

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
    from cryptography.x509 import AuthorityKeyIdentifier, Certificate

AUTHORITY_DAYS: Final = 10 * 365


def new_authority(*, office: str, name: str, at: datetime) -> tuple[bytes, bytes]:
    """A new authority: its private key (PKCS#8) and its certificate, both DER.

    Args:
        office: Whose it is.
        name: What tells it from an earlier one of the same office.
        at: From when on it is valid.
    """
    from cryptography import x509  # noqa: PLC0415 - only when an office makes its keys
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415

    key = ec.generate_private_key(ec.SECP256R1())
    subject = office_name(office, name)
    start = at.replace(microsecond=0)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=AUTHORITY_DAYS))
        # Nothing stands between it and the devices: what it issues can issue nothing.
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(issues_certificates(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return private_der(key), certificate.public_bytes(Encoding.DER)


def new_request(device: str) -> tuple[bytes, bytes]:
    """A new P-256 key (PKCS#8), and a request (PKCS#10) that proves that one holds it; DER."""
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, device)])
    request = x509.CertificateSigningRequestBuilder().subject_name(name).sign(key, hashes.SHA256())
    return private_der(key), request.public_bytes(Encoding.DER)


def issue(
    authority: tuple[bytes, bytes],
    csr: bytes,
    *,
    office: str,
    device: str,
    validity: tuple[datetime, datetime],
) -> bytes:
    """A certificate for the key of a request, DER.

    Args:
        authority: Private key and certificate.
        csr: The request; only its key counts, the name is the office's to give.
        office: Whose documents it signs.
        device: A name of the laptop; never a person's.
        validity: From when until when; no longer than the authority's own.

    Raises:
        ValueError: When the request is damaged, or of a key that is not P-256.
    """
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec, rsa  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
        Encoding,
        load_der_private_key,
    )

    key, issuer = _key_in(csr), x509.load_der_x509_certificate(authority[1])
    start, until = (one.replace(microsecond=0) for one in validity)
    signing = load_der_private_key(authority[0], None)
    assert isinstance(signing, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey)  # noqa: S101
    certificate = (
        x509.CertificateBuilder()
        .subject_name(office_name(office, device))
        .issuer_name(issuer.subject)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(min(until, issuer.not_valid_after_utc))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(signs_documents(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(_identifier_of(issuer), critical=False)
        .sign(signing, hashes.SHA256())
    )
    return certificate.public_bytes(Encoding.DER)


def _identifier_of(issuer: "Certificate") -> "AuthorityKeyIdentifier":
    """How a certificate names the key that issued it: as that one names itself."""
    from cryptography import x509  # noqa: PLC0415

    try:
        own = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    except x509.ExtensionNotFound:
        own = x509.SubjectKeyIdentifier.from_public_key(issuer.public_key())
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own)


def _key_in(csr: bytes) -> "EllipticCurvePublicKey":
    """The key that a request proves to hold.

    Raises:
        ValueError: When it proves nothing, or is of a kind that is not P-256.
    """
    from cryptography import x509  # noqa: PLC0415
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415

    message = "no valid request of a P-256 key"
    try:
        request = x509.load_der_x509_csr(csr)
        key, holds = request.public_key(), request.is_signature_valid
    except (x509.InvalidVersion, UnsupportedAlgorithm) as error:
        raise ValueError(message) from error
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1) and holds:
        return key
    raise ValueError(message)


def issued_by(der: bytes, authority: bytes) -> bool:
    """Whether an authority issued a certificate, and may issue any."""
    from cryptography import x509  # noqa: PLC0415
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm  # noqa: PLC0415

    try:
        certificate, issuer = (x509.load_der_x509_certificate(one) for one in (der, authority))
        constraints = issuer.extensions.get_extension_for_class(x509.BasicConstraints).value
        usage = issuer.extensions.get_extension_for_class(x509.KeyUsage).value
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, x509.ExtensionNotFound, x509.DuplicateExtension):
        return False
    except (x509.InvalidVersion, UnsupportedAlgorithm, InvalidSignature):
        return False
    return constraints.ca and usage.key_cert_sign


def private_der(key: "PrivateKeyTypes") -> bytes:
    """A private key as it rests inside the encryption: PKCS#8, DER."""
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
