"""Certificates that others issued to the office, in files that openssl put together."""

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from inspector.keys.certificates import certificate_der, describe
from inspector.keys.issuing import issue, issued_by, new_request
from inspector.keys.taken import Unfit, UnfitError, taken_from

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def usage(*names: str) -> x509.KeyUsage:
    """What a certificate is for, and nothing else."""
    every = (
        *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment"),
        *("key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
    )
    return x509.KeyUsage(**{name: name in names for name in every})


SIGNS = usage("digital_signature", "content_commitment")
CA = x509.BasicConstraints(ca=True, path_length=None)
ISSUES = (CA, usage("key_cert_sign", "crl_sign"))


def made_key(kind: str) -> Any:
    """A private key of that kind and size."""
    name, _, size = kind.partition(":")
    if name == "rsa":
        return rsa.generate_private_key(65537, int(size))
    if name == "EC":
        return ec.generate_private_key({"P-256": ec.SECP256R1, "P-384": ec.SECP384R1}[size]())
    return ed25519.Ed25519PrivateKey.generate()


def pkcs12(folder: Path, kind: str, *extensions: x509.ExtensionType) -> bytes:
    """A PKCS#12 file under the passphrase `p`, put together by openssl."""
    key = made_key(kind)
    names = ((NameOID.ORGANIZATION_NAME, "示例县人社局"), (NameOID.COMMON_NAME, "文书签名"))
    name = x509.Name([x509.NameAttribute(oid, value) for oid, value in names])
    builder = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(AT - timedelta(days=9))
        .not_valid_after(AT + timedelta(days=900))
    )
    for one in extensions:
        builder = builder.add_extension(one, critical=True)
    certificate = builder.sign(key, None if kind == "ED25519" else SHA256())
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(plain)
    (folder / "cert.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    openssl(folder, "pkcs12", "-export", "-inkey", "key.pem", "-in", "cert.pem", "-out", "file.p12")
    return (folder / "file.p12").read_bytes()


def openssl(folder: Path, *words: str) -> None:
    """Run it; what it makes lies under the passphrase `p`."""
    command = ["openssl", *words, "-passout", "pass:p"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("key", ["rsa:2048", "EC:P-256"])
def test_a_certificate_for_documents_is_taken(tmp_path: Path, key: str) -> None:
    """Most that offices are given are RSA."""
    taken = taken_from(pkcs12(tmp_path, key, SIGNS), b"p")
    assert not taken.is_authority
    info = describe(taken.certificate)
    assert info.subject == "示例县人社局 · 文书签名"
    assert taken.certificate == certificate_der((tmp_path / "file.p12").read_bytes(), b"p")


@pytest.mark.parametrize("key", ["rsa:2048", "EC:P-256"])
def test_an_authority_that_was_given_to_the_office_issues(tmp_path: Path, key: str) -> None:
    """Then whoever trusts its issuer trusts the laptops."""
    taken = taken_from(pkcs12(tmp_path, key, *ISSUES), b"p")
    assert taken.is_authority
    _, csr = new_request("3f9a20")
    der = issue(
        (taken.key, taken.certificate), csr, office="示例县人社局", device="3f9a20",
        validity=(AT, AT + timedelta(days=100)),
    )  # fmt: skip
    assert issued_by(der, taken.certificate)
    (tmp_path / "leaf.der").write_bytes(der)
    done = subprocess.run(
        ["openssl", "verify", "-no_check_time", "-CAfile", "cert.pem", "leaf.der"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.strip() == "leaf.der: OK", done.stderr


@pytest.mark.parametrize(
    ("key", "extension", "why"),
    [
        ("rsa:1024", SIGNS, Unfit.KEY),
        ("EC:P-384", SIGNS, Unfit.KEY),
        ("ED25519", SIGNS, Unfit.KEY),
        ("EC:P-256", usage("key_encipherment"), Unfit.PURPOSE),
        ("EC:P-256", CA, Unfit.PURPOSE),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_reason(
    tmp_path: Path, key: str, extension: x509.ExtensionType, why: Unfit
) -> None:
    """Whoever asks the issuer for another must know what to ask for."""
    with pytest.raises(UnfitError) as caught:
        taken_from(pkcs12(tmp_path, key, extension), b"p")
    assert caught.value.why is why


def test_a_file_that_is_none_or_lacks_its_key_is_refused(tmp_path: Path) -> None:
    """A wrong passphrase looks the same."""
    whole = pkcs12(tmp_path, "EC:P-256", SIGNS)
    for data, passphrase in ((whole, b"q"), (b"hello", b"p"), (whole[:-40], b"p"), (b"", b"p")):
        with pytest.raises(UnfitError) as caught:
            taken_from(data, passphrase)
        assert caught.value.why is Unfit.NO_PKCS12
    openssl(tmp_path, "pkcs12", "-export", "-nokeys", "-in", "cert.pem", "-out", "n")
    with pytest.raises(UnfitError) as caught:
        taken_from((tmp_path / "n").read_bytes(), b"p")
    assert caught.value.why is Unfit.INCOMPLETE
