"""The office's certificate authority, as other people's tools see it."""

import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from inspector.domain.office_card import OfficeCard, continues, holds
from inspector.keys import device
from inspector.keys.certificates import (
    certificate_der,
    describe,
    is_for,
    make_pkcs12,
    pem_of,
    pkcs12_of,
)
from inspector.keys.issuing import issue, issued_by, new_authority, new_request
from inspector.keys.office import first_keys, keys_from_bytes, keys_to_bytes, next_keys

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OFFICE = "示例县人社局"
UNTIL = AT + timedelta(days=1095)


@pytest.fixture(scope="module")
def authority() -> tuple[bytes, bytes]:
    """An office's authority."""
    return new_authority(office=OFFICE, name="CA 1", at=AT)


def issued(authority: tuple[bytes, bytes], until: datetime = UNTIL) -> tuple[bytes, bytes]:
    """A key of a device, and its certificate."""
    key, csr = new_request("3f9a20")
    return key, issue(authority, csr, office=OFFICE, device="3f9a20", validity=(AT, until))


def openssl(folder: Path, *words: str, **files: bytes) -> subprocess.CompletedProcess[str]:
    """What openssl says."""
    for name, der in files.items():
        (folder / f"{name}.pem").write_bytes(pem_of(der))
    return subprocess.run(
        ["openssl", *words], cwd=folder, capture_output=True, text=True, check=False
    )


def test_openssl_follows_the_chain(authority: tuple[bytes, bytes], tmp_path: Path) -> None:
    """Strictly, and for what the certificate is meant for."""
    _, der = issued(authority)
    words = ("verify", "-x509_strict", "-attime", str(int(AT.timestamp()) + 60))
    done = openssl(tmp_path, *words, "-CAfile", "ca.pem", "leaf.pem", ca=authority[1], leaf=der)
    assert done.stdout.strip() == "leaf.pem: OK", done.stderr


def test_openssl_refuses_what_a_device_issues(
    authority: tuple[bytes, bytes], tmp_path: Path
) -> None:
    """A stolen laptop must not make laptops."""
    key, der = issued(authority)
    _, forged = issued((key, der))
    words = ("verify", "-attime", str(int(AT.timestamp()) + 60))
    files = ("-CAfile", "ca.pem", "-untrusted", "leaf.pem", "forged.pem")
    done = openssl(tmp_path, *words, *files, ca=authority[1], leaf=der, forged=forged)
    assert done.returncode != 0
    assert not issued_by(forged, der)
    assert not issued_by(forged, authority[1])


def test_a_certificate_is_known_by_its_authority_and_by_no_other(
    authority: tuple[bytes, bytes],
) -> None:
    """Two offices of one name are two."""
    _, der = issued(authority)
    other = new_authority(office=OFFICE, name="CA 1", at=AT)
    alone = certificate_der(make_pkcs12(office=OFFICE, device="x", passphrase=b"p", at=AT), b"p")
    assert issued_by(der, authority[1])
    assert not issued_by(der, other[1])
    assert not issued_by(alone, alone)
    assert not issued_by(der, b"no certificate")


def test_nothing_outlives_its_authority(authority: tuple[bytes, bytes]) -> None:
    """Readers refuse a chain whose upper end has run out."""
    _, der = issued(authority, AT + timedelta(days=20_000))
    assert describe(der).until == describe(authority[1]).until == AT + timedelta(days=3650)


def test_the_office_gives_the_name_not_the_request(authority: tuple[bytes, bytes]) -> None:
    """Whoever asks could call themselves anything."""
    _, csr = new_request("国务院")
    der = issue(authority, csr, office=OFFICE, device="3f9a20", validity=(AT, UNTIL))
    assert describe(der).subject == f"{OFFICE} · 3f9a20"


def test_a_request_that_was_changed_is_refused(authority: tuple[bytes, bytes]) -> None:
    """It proves that one holds the key; another key in it would be somebody else's."""
    _, csr = new_request("3f9a20")
    for place in range(0, len(csr), 3):
        changed = bytearray(csr)
        changed[place] ^= 1
        with pytest.raises(ValueError, match=r".*"):
            issue(authority, bytes(changed), office=OFFICE, device="x", validity=(AT, UNTIL))


def test_a_key_and_its_certificate_rest_in_one_file(authority: tuple[bytes, bytes]) -> None:
    """As the workspace keeps what signs its documents."""
    key, der = issued(authority)
    other, _ = new_request("x")
    assert certificate_der(pkcs12_of(key, der, passphrase=b"p"), b"p") == der
    assert is_for(der, key)
    assert not is_for(der, other)
    assert not is_for(b"no certificate", key)


def test_sets_of_keys_are_vouched_for_by_the_one_before() -> None:
    """Whoever knows one set can follow to the next, and nobody can put another in its place."""
    first = first_keys(office="0" * 32, name=OFFICE, box=device.new_sealing_key(), at=AT)
    second = next_keys(first, at=AT + timedelta(days=9))
    stranger = first_keys(office="0" * 32, name=OFFICE, box=device.new_sealing_key(), at=AT)
    cards = (first.card, second.card)
    assert holds(cards, device.verify)
    assert holds(cards[:1], device.verify)
    assert continues(cards[:1], cards)
    assert continues(cards, cards)
    assert not continues(cards, cards[:1])
    assert not continues((stranger.card,), cards)
    for wrong in (
        (),
        cards[1:],
        (stranger.card, second.card),
        (*cards, second.card),
        (first.card, replace(second.card, box=stranger.card.box)),
        (first.card, replace(next_keys(first, at=AT).card, office="1" * 32)),
    ):
        assert not holds(wrong, device.verify)


def test_sets_of_keys_read_back_as_they_were() -> None:
    """They rest inside the encryption; their cards travel."""
    first = first_keys(office="0" * 32, name=OFFICE, box=device.new_sealing_key(), at=AT)
    sets = (first, next_keys(first, at=AT))
    assert keys_from_bytes(keys_to_bytes(sets)) == sets
    assert OfficeCard.from_body(first.card.body()) == first.card
    assert len(first.card.fingerprint) == 39
    certificate = x509.load_der_x509_certificate(sets[1].authority[1])
    assert certificate.subject == certificate.issuer
