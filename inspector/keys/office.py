"""The office's own keys: what signs for it, what is encrypted to it, what issues certificates.

A set is replaced by a new one; every set that there was is kept, so that what was signed stays
good and what was encrypted can be opened.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from inspector.domain.office_card import OfficeCard
from inspector.keys import device
from inspector.keys.certificates import VALID_DAYS, pkcs12_of
from inspector.keys.issuing import issue, new_authority, new_request

_SECRETS = ("signing", "box", "ca")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeKeys:
    """One set; all but the card is secret and rests inside the encrypted database."""

    card: OfficeCard
    signing: bytes
    """Ed25519, raw."""
    box: bytes
    """X25519, raw."""
    ca: bytes
    """P-256, PKCS#8."""

    @property
    def authority(self) -> tuple[bytes, bytes]:
        """What issues certificates: the private key and its certificate, DER."""
        return self.ca, bytes.fromhex(self.card.ca)

    @property
    def sign(self) -> Callable[[bytes], bytes]:
        """Signs for the office."""
        return device.signer(self.signing)


def first_keys(*, office: str, name: str, box: bytes, at: datetime) -> OfficeKeys:
    """The first set of an office.

    Args:
        office: UUID of it.
        name: What it is called.
        box: The X25519 key that names are sealed to here already.
        at: Now.
    """
    return _made(office, name, number=1, box=box, at=at, before=None)


def next_keys(before: OfficeKeys, *, at: datetime) -> OfficeKeys:
    """A new set, signed by the one that it replaces."""
    card = before.card
    box = device.new_sealing_key()
    return _made(card.office, card.name, number=card.number + 1, box=box, at=at, before=before)


def issued_pkcs12(keys: OfficeKeys, *, device: str, passphrase: bytes, at: datetime) -> bytes:
    """What the office itself signs documents with: a new key, certified by its authority."""
    private, csr = new_request(device)
    validity = (at, at + timedelta(days=VALID_DAYS))
    certificate = issue(
        keys.authority, csr, office=keys.card.name, device=device, validity=validity
    )
    return pkcs12_of(private, certificate, passphrase=passphrase)


def keys_to_bytes(sets: Sequence[OfficeKeys]) -> bytes:
    """All sets as they rest inside the encryption."""
    told = [
        {"card": one.card.body(), **{name: getattr(one, name).hex() for name in _SECRETS}}
        for one in sets
    ]
    return json.dumps(told).encode()


def keys_from_bytes(kept: bytes) -> tuple[OfficeKeys, ...]:
    """All sets, the first one first."""
    told: list[dict[str, Any]] = json.loads(kept)
    return tuple(
        OfficeKeys(
            card=OfficeCard.from_body(one["card"]),
            **{name: bytes.fromhex(one[name]) for name in _SECRETS},
        )
        for one in told
    )


def _made(
    office: str, name: str, *, number: int, box: bytes, at: datetime, before: OfficeKeys | None
) -> OfficeKeys:
    signing = device.new_signing_key()
    start = at.replace(microsecond=0)
    ca, certificate = new_authority(office=name, name=f"CA {number} {office[-6:]}", at=start)
    card = OfficeCard(
        number=number,
        office=office,
        name=name,
        signing=device.signing_public(signing).hex(),
        box=device.sealing_public(box).hex(),
        ca=certificate.hex(),
        start=start,
        signature="",
    )
    by = signing if before is None else before.signing
    card = replace(card, signature=device.signer(by)(card.message).hex())
    return OfficeKeys(card=card, signing=signing, box=box, ca=ca)
