"""The certificate that a workspace signs documents with: office and device, never a person."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.x509 import Certificate, KeyUsage, Name

VALID_DAYS = 3 * 365
_LONGEST_NAME = 64
"""Of a name in a certificate. Source: RFC 5280 appendix A, ub-organization-name, ub-common-name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateInfo:
    """What one sees of a certificate."""

    subject: str
    """`office · device`."""
    office: str
    device: str
    sha256: str
    start: datetime
    until: datetime


def make_pkcs12(*, office: str, device: str, passphrase: bytes, at: datetime) -> bytes:
    """A new P-256 key with its own certificate, in a PKCS#12 file under that passphrase.

    Args:
        office: Whose documents it signs.
        device: A name of the laptop, e.g. the end of its log's id; never a person's.
        passphrase: Of the file; not empty.
        at: From when on it is valid.
    """
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
        BestAvailableEncryption,
        pkcs12,
    )

    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _self_signed(key, office=office, device=device, at=at)
    return pkcs12.serialize_key_and_certificates(
        device.encode(), key, certificate, None, BestAvailableEncryption(passphrase)
    )


def pkcs12_of(key: bytes, certificate: bytes, *, passphrase: bytes) -> bytes:
    """A PKCS#12 file of a private key (PKCS#8, DER) and the certificate (DER) issued for it."""
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
        BestAvailableEncryption,
        load_der_private_key,
        pkcs12,
    )

    return pkcs12.serialize_key_and_certificates(
        b"inspector",
        load_der_private_key(key, None),  # type: ignore[arg-type]
        x509.load_der_x509_certificate(certificate),
        None,
        BestAvailableEncryption(passphrase),
    )


def certificate_der(pkcs12_file: bytes, passphrase: bytes) -> bytes:
    """The certificate in a PKCS#12 file, as DER.

    Raises:
        ValueError: When the passphrase or the file is wrong.
    """
    from cryptography.hazmat.primitives.serialization import Encoding, pkcs12  # noqa: PLC0415

    _key, certificate, _more = pkcs12.load_key_and_certificates(pkcs12_file, passphrase)
    if certificate is None:
        message = "no certificate in the file"
        raise ValueError(message)
    return certificate.public_bytes(Encoding.DER)


def is_for(der: bytes, key: bytes) -> bool:
    """Whether a certificate is of that private key (PKCS#8, DER)."""
    from cryptography import x509  # noqa: PLC0415
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_der_private_key  # noqa: PLC0415

    try:
        certified = x509.load_der_x509_certificate(der).public_key()
    except (ValueError, x509.InvalidVersion, UnsupportedAlgorithm):
        return False
    return certified == load_der_private_key(key, None).public_key()


def pem_of(der: bytes) -> bytes:
    """The certificate as a PEM file."""
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415

    return x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM)


def certificates_in(pem: bytes) -> tuple[bytes, ...]:
    """Every certificate of a PEM file, as DER; the file must hold at least one.

    Raises:
        ValueError: When it holds none, or a damaged one.
    """
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415

    found = x509.load_pem_x509_certificates(pem)
    return tuple(one.public_bytes(Encoding.DER) for one in found)


def describe(der: bytes) -> CertificateInfo:
    """What a certificate says."""
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415

    certificate = x509.load_der_x509_certificate(der)
    office, device = (
        _one(certificate, oid) for oid in (x509.NameOID.ORGANIZATION_NAME, x509.NameOID.COMMON_NAME)
    )
    return CertificateInfo(
        subject=f"{office} · {device}",
        office=office,
        device=device,
        sha256=certificate.fingerprint(hashes.SHA256()).hex(),
        start=certificate.not_valid_before_utc,
        until=certificate.not_valid_after_utc,
    )


def _one(certificate: "Certificate", oid: object) -> str:
    found = certificate.subject.get_attributes_for_oid(oid)  # type: ignore[arg-type]
    return str(found[0].value) if found else ""


def _self_signed(
    key: "EllipticCurvePrivateKey", *, office: str, device: str, at: datetime
) -> "Certificate":
    """Bound to nothing but its key: whoever trusts it compared its SHA-256 by another way."""
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415

    public = key.public_key()
    name = office_name(office, device)
    start = at.replace(microsecond=0)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=VALID_DAYS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(signs_documents(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )


def office_name(office: str, device: str) -> "Name":
    """Who a certificate speaks of: an office and what belongs to it, cut to what fits."""
    from cryptography import x509  # noqa: PLC0415

    return x509.Name(
        [
            x509.NameAttribute(x509.NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, office[:_LONGEST_NAME]),
            x509.NameAttribute(x509.NameOID.COMMON_NAME, device[:_LONGEST_NAME]),
        ]
    )


def signs_documents() -> "KeyUsage":
    """What such a certificate is for: documents, and nothing else."""
    return _usage(signs=True)


def issues_certificates() -> "KeyUsage":
    """What an authority's certificate is for: other certificates, and lists of revoked ones."""
    return _usage(signs=False)


def _usage(*, signs: bool) -> "KeyUsage":
    from cryptography import x509  # noqa: PLC0415

    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not signs,
        crl_sign=not signs,
        encipher_only=False,
        decipher_only=False,
    )
