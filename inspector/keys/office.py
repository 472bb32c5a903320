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

Authority = tuple[bytes, bytes]
"""What issues certificates: the private key (PKCS#8) and its certificate, DER."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeKeys:
    """One set; all but the card is secret and rests inside the encrypted database."""

    card: OfficeCard
    signing: bytes
    """Ed25519, raw."""
    box: bytes
    """X25519, raw."""
    ca: bytes
    """Of the authority, PKCS#8."""

    @property
    def authority(self) -> Authority:
        """What issues certificates."""
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
    made = _made(office, name, number=1, box=box, at=at, authority=None)
    return _signed(made, by=made.signing)


def next_keys(
    before: OfficeKeys, *, at: datetime, authority: Authority | None = None
) -> OfficeKeys:
    """A new set, signed by the one that it replaces.

    Args:
        before: That one.
        at: Now.
        authority: What issues certificates, given to the office by others; None: a new one.
    """
    card = before.card
    made = _made(
        card.office,
        card.name,
        number=card.number + 1,
        box=device.new_sealing_key(),
        at=at,
        authority=authority,
    )
    return _signed(made, by=before.signing)


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
    office: str, name: str, *, number: int, box: bytes, at: datetime, authority: Authority | None
) -> OfficeKeys:
    """A set that nobody signed yet."""
    signing = device.new_signing_key()
    start = at.replace(microsecond=0)
    called = f"CA {number} {office[-6:]}"
    ca, certificate = authority or new_authority(office=name, name=called, at=start)
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
    return OfficeKeys(card=card, signing=signing, box=box, ca=ca)


def _signed(keys: OfficeKeys, *, by: bytes) -> OfficeKeys:
    signature = device.signer(by)(keys.card.message).hex()
    return replace(keys, card=replace(keys.card, signature=signature))
