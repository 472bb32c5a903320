"""The one form of what is signed and travels: JSON that has one spelling, and who signed it.

A request, an enrolment, the manifest of a pack or of a bundle, a receipt: each is such a text.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from inspector.errors import InspectorError
from inspector.errors import travel as faults
from inspector.i18n import N_, Pair, both

Sign = Callable[[bytes], bytes]
Verify = Callable[[bytes, bytes, bytes], bool]
"""Public key, message, signature: whether it holds."""

FORMAT: Final = "inspector/"
VERSION: Final = 1
LARGEST: Final = 4 << 20
"""Bytes of such a text; what is large travels beside it, by its digest."""
ENCRYPTED: Final = b"age-encryption.org/"
"""How what an office sends to a laptop begins."""
_MOST_SIGNATURES: Final = 8
_KEY, _SIGNATURE = 32, 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Whoever signs: the public half of an Ed25519 key, and what the private half does."""

    public: bytes
    sign: Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedText:
    """What such a text says, every signature verified; whether to believe the signers is open."""

    kind: str
    body: dict[str, Any]
    signers: tuple[bytes, ...]
    """Public keys, in the order of signing."""


def signed_text(kind: str, body: dict[str, Any], signers: Sequence[Signer]) -> bytes:
    """The text, signed by each of them."""
    message = _message(kind, body)
    told = {
        "format": f"{FORMAT}{VERSION}",
        "kind": kind,
        "body": body,
        "signatures": [[one.public.hex(), one.sign(message).hex()] for one in signers],
    }
    return canonical(told)


def read_signed(data: bytes, *, kind: str, name: str, verify: Verify) -> SignedText:
    """What a signed text says.

    Args:
        data: All of it.
        kind: What it should be.
        name: What to call it.
        verify: Checks a signature.

    Raises:
        InspectorError: TRAVEL_001, when it is nothing of ours; TRAVEL_002, when it is something
            else of ours; TRAVEL_003, from a newer program; TRAVEL_004, when it was altered.
    """
    if data.startswith(ENCRYPTED):
        raise InspectorError(
            faults.OTHER_KIND,
            file=name,
            kind=both(N_("encrypted for a laptop")),
            wanted=_called(kind),
        )
    told = _parsed(data, name)
    version = str(told["format"]).removeprefix(FORMAT)
    if version != str(VERSION):
        raise InspectorError(faults.NEWER, file=name, version=version[:20], known=VERSION)
    if told["kind"] != kind:
        raise InspectorError(
            faults.OTHER_KIND, file=name, kind=_called(str(told["kind"])), wanted=_called(kind)
        )
    body, pairs = told.get("body"), told.get("signatures")
    # One text has one spelling: nothing in it can be changed that is not signed.
    if not isinstance(body, dict) or not _is_as_written(told, data):
        raise InspectorError(faults.ALTERED, file=name)
    signed = _signatures(pairs)
    message = _message(kind, body)
    if not signed or not all(verify(key, message, signature) for key, signature in signed):
        raise InspectorError(faults.ALTERED, file=name)
    return SignedText(kind=kind, body=body, signers=tuple(key for key, _ in signed))


def canonical(value: object) -> bytes:
    """JSON with sorted keys and no spaces, and a line end."""
    text = json.dumps(
        value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
    )
    return text.encode() + b"\n"


def _parsed(data: bytes, name: str) -> dict[str, Any]:
    """The JSON of something of ours.

    Raises:
        InspectorError: TRAVEL_001 or TRAVEL_004.
    """
    ours = f'"format":"{FORMAT}'.encode()
    if len(data) > LARGEST or not data.startswith(b"{") or ours not in data:
        raise InspectorError(faults.NOT_OURS, file=name)
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InspectorError(faults.ALTERED, file=name) from error
    if not isinstance(told, dict) or not str(told.get("format")).startswith(FORMAT):
        raise InspectorError(faults.NOT_OURS, file=name)
    return {"kind": None, **told}


def _called(kind: str) -> Pair:
    """What people call such a file; one that this program does not know, by its own word."""
    known = {
        "request": N_("request"),
        "enrolment": N_("enrolment"),
        "bundle": N_("bundle"),
        "receipt": N_("receipt"),
        "pack": N_("pack"),
    }
    return both(known[kind]) if kind in known else Pair(kind[:40], kind[:40])


def _is_as_written(told: dict[str, Any], data: bytes) -> bool:
    try:
        return told.keys() == {"format", "kind", "body", "signatures"} and canonical(told) == data
    except ValueError:
        return False  # a number that is none, or half of a character


def _signatures(pairs: object) -> list[tuple[bytes, bytes]]:
    """Keys and signatures; none where one of them is of no such form."""
    if not isinstance(pairs, list) or len(pairs) > _MOST_SIGNATURES:
        return []
    found = []
    for pair in pairs:
        try:
            key, signature = (bytes.fromhex(one) for one in pair)
        except (TypeError, ValueError):
            return []
        if [key.hex(), signature.hex()] != pair or (len(key), len(signature)) != (_KEY, _SIGNATURE):
            return []
        found.append((key, signature))
    return found


def _message(kind: str, body: dict[str, Any]) -> bytes:
    """What is signed: the body, and what it is, so that none can be taken for another kind."""
    return b"\0".join([f"{FORMAT}{VERSION}".encode(), kind.encode(), canonical(body)])
