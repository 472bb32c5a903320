"""Keys of the device itself: one signs its log, one keeps a covert visitor's name sealed."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from inspector.errors import InspectorError
from inspector.errors import key as faults

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NAME_BLOCK: Final = 64
"""Names are filled up to a multiple of this, so that a sealed one does not tell its length."""
_PURPOSE: Final = b"inspector/sealed-name/1"


def new_signing_key() -> bytes:
    """A fresh Ed25519 key, raw; it rests inside the encrypted database."""
    return os.urandom(32)


def signing_public(private: bytes) -> bytes:
    """The half of a signing key that others check with, raw."""
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - rarely needed

    return bytes(
        ed25519.Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
    )


def signer(private: bytes) -> Callable[[bytes], bytes]:
    """What signs messages, such as the heads of this device's log."""

    def sign(message: bytes) -> bytes:
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

        return bytes(ed25519.Ed25519PrivateKey.from_private_bytes(private).sign(message))

    return sign


def verify(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the device of that key signed the message."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

    try:
        ed25519.Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def following_message(log: str, public_key: bytes) -> bytes:
    """What a device signs with the key that its office knows: that another log is its own too.

    A restored workspace writes a log with a new key, and asks nobody for that.
    """
    return b"inspector/log/1" + bytes.fromhex(log) + public_key


def new_sealing_key() -> bytes:
    """A fresh X25519 key, raw; names sealed to its public half open with it alone."""
    return os.urandom(32)


def sealing_public(private: bytes) -> bytes:
    """The half of a sealing key that names are sealed to, raw."""
    from cryptography.hazmat.primitives.asymmetric import x25519  # noqa: PLC0415

    return bytes(
        x25519.X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
    )


def seal_name(public_key: bytes, name: str) -> bytes:
    """A name that only the holder of the sealing key can read; no two sealings look alike."""
    from cryptography.hazmat.primitives.asymmetric import x25519  # noqa: PLC0415

    key = x25519.X25519PrivateKey.generate()
    once = key.public_key().public_bytes_raw()
    shared = key.exchange(x25519.X25519PublicKey.from_public_bytes(public_key))
    said = name.encode()
    filled = len(said).to_bytes(2) + said
    filled += bytes(-len(filled) % _NAME_BLOCK)
    return once + _cipher(shared, once, public_key).encrypt(bytes(12), filled, None)


def open_name(private: bytes, sealed: bytes) -> str:
    """The name that was sealed.

    Raises:
        InspectorError: KEY_005, when it was sealed to another key, or is damaged.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import x25519  # noqa: PLC0415

    once, rest = sealed[:32], sealed[32:]
    key = x25519.X25519PrivateKey.from_private_bytes(private)
    try:
        shared = key.exchange(x25519.X25519PublicKey.from_public_bytes(once))
        filled = _cipher(shared, once, sealing_public(private)).decrypt(bytes(12), rest, None)
    except (InvalidTag, ValueError) as error:
        raise InspectorError(faults.NAME_NOT_OURS) from error
    return bytes(filled[2 : 2 + int.from_bytes(filled[:2])]).decode()


def _cipher(shared: bytes, once: bytes, public_key: bytes) -> "AESGCM":
    """A cipher for one single message, so its nonce can be 0. Source: RFC 9180's construction."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    kdf = HKDF(algorithm=SHA256(), length=32, salt=once + public_key, info=_PURPOSE)
    return AESGCM(kdf.derive(shared))
