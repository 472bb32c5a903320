"""The signing certificate: an office and its device, three years, and no person."""

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from inspector.keys.certificates import (
    certificate_der,
    certificates_in,
    describe,
    make_pkcs12,
    pem_of,
)

AT = datetime(2026, 11, 23, 9, 0, 0, 123456, tzinfo=UTC)
OFFICE = "示例县人力资源和社会保障局"
DEVICE = "检查终端 3f9a20c1"


@pytest.fixture(scope="module")
def der() -> bytes:
    """A certificate."""
    made = make_pkcs12(office=OFFICE, device=DEVICE, passphrase=b"p", at=AT)
    return certificate_der(made, b"p")


def test_it_names_office_and_device_only(der: bytes) -> None:
    """Every document carries it: a person's name in it would be on every copy."""
    certificate = x509.load_der_x509_certificate(der)
    assert [(one.oid._name, one.value) for one in certificate.subject] == [
        ("countryName", "CN"),
        ("organizationName", OFFICE),
        ("commonName", DEVICE),
    ]
    assert certificate.issuer == certificate.subject


def test_it_is_a_p256_key_for_signing_documents_and_nothing_else(der: bytes) -> None:
    """Readers refuse a signature by a certificate that is not made for it."""
    certificate = x509.load_der_x509_certificate(der)
    key = certificate.public_key()
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage)
    constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert isinstance(key.curve, ec.SECP256R1)
    assert usage.critical
    assert usage.value.digital_signature
    assert usage.value.content_commitment
    assert not usage.value.key_cert_sign
    assert not constraints.value.ca


def test_it_is_valid_for_three_years_from_the_time_given(der: bytes) -> None:
    """Made from the clock that it is told, not from the machine's."""
    told = describe(der)
    assert told.start == AT.replace(microsecond=0)
    assert told.until - told.start == timedelta(days=1095)
    assert told.subject == f"{OFFICE} · {DEVICE}"
    assert (told.office, told.device) == (OFFICE, DEVICE)


def test_its_fingerprint_is_what_openssl_says(der: bytes, tmp_path: Path) -> None:
    """People compare it over the phone with what another program shows them."""
    file = tmp_path / "office.pem"
    file.write_bytes(pem_of(der))
    told = subprocess.run(
        ["openssl", "x509", "-in", str(file), "-noout", "-fingerprint", "-sha256"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert told.split("=")[1].strip().replace(":", "").lower() == describe(der).sha256


def test_a_pem_file_gives_back_every_certificate_in_it(der: bytes) -> None:
    """An office that trusts two laptops keeps both in one file."""
    other = certificate_der(
        make_pkcs12(office=OFFICE, device="另一台", passphrase=b"p", at=AT), b"p"
    )
    assert certificates_in(pem_of(der) + pem_of(other)) == (der, other)


@pytest.mark.parametrize("pem", [b"", b"hello", b"-----BEGIN CERTIFICATE-----\nAAAA\n"])
def test_what_is_no_certificate_is_a_value_error(pem: bytes) -> None:
    """The caller names the file."""
    with pytest.raises(ValueError, match=r".+"):
        certificates_in(pem)


def test_a_wrong_passphrase_opens_nothing() -> None:
    """The key lies on a laptop that can be stolen."""
    made = make_pkcs12(office=OFFICE, device=DEVICE, passphrase=b"right", at=AT)
    with pytest.raises(ValueError, match=r".+"):
        certificate_der(made, b"wrong")


def test_a_long_office_name_fits(tmp_path: Path) -> None:
    """A certificate holds 64 characters; an office may have more."""
    made = make_pkcs12(office="示例" * 40, device=DEVICE, passphrase=b"p", at=AT)
    assert describe(certificate_der(made, b"p")).office == "示例" * 32
