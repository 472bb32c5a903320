"""The office's keys as others know them: a card for each set, signed by the one before."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Verify = Callable[[bytes, bytes, bytes], bool]
"""Public key, message, signature: whether it holds."""

_TEXTS = ("office", "name", "signing", "box", "ca")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCard:
    """One set of the office's public keys."""

    number: int
    """From 1; each new set counts on."""
    office: str
    """UUID; the same in every set."""
    name: str
    signing: str
    """Ed25519, hex: signs enrolments, packs and receipts."""
    box: str
    """X25519, hex: what goes to the office, and covert visitors' names, are encrypted to it."""
    ca: str
    """DER, hex, of the certificate that issues those of devices."""
    start: datetime
    signature: str
    """By the signing key of the set before; of the first by its own; hex."""

    @property
    def message(self) -> bytes:
        """What its signature signs."""
        told = self.body()
        del told["signature"]
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return b"inspector/office/1\0" + text.encode()

    @property
    def fingerprint(self) -> str:
        """What two people compare by another way: 8 groups of 4 hexadecimal digits."""
        return grouped(hashlib.sha256(self.message).hexdigest())

    def body(self) -> dict[str, Any]:
        """The same as JSON."""
        return {
            **{name: getattr(self, name) for name in _TEXTS},
            "number": self.number,
            "start": self.start.isoformat(),
            "signature": self.signature,
        }

    @classmethod
    def from_body(cls, body: dict[str, Any]) -> "OfficeCard":
        """The card that JSON tells."""
        return cls(
            **{name: str(body[name]) for name in _TEXTS},
            number=int(body["number"]),
            start=datetime.fromisoformat(body["start"]),
            signature=str(body["signature"]),
        )


def holds(cards: Sequence[OfficeCard], verify: Verify) -> bool:
    """Whether cards are those of one office from its first set on, each signed by the one before.

    Args:
        cards: All of them, in order.
        verify: Checks a signature.
    """
    if not cards or [card.number for card in cards] != list(range(1, len(cards) + 1)):
        return False
    signers = (cards[0], *cards)
    return all(
        card.office == cards[0].office
        and verify(bytes.fromhex(before.signing), card.message, bytes.fromhex(card.signature))
        for before, card in zip(signers, cards, strict=False)
    )


def continues(known: Sequence[OfficeCard], cards: Sequence[OfficeCard]) -> bool:
    """Whether cards are those known before, and perhaps later ones."""
    return tuple(cards[: len(known)]) == tuple(known)


def grouped(digest: str) -> str:
    """The first 128 bits of a digest, so that they can be read aloud."""
    return " ".join(digest[at : at + 4] for at in range(0, 32, 4))
