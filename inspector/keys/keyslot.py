"""The workspace's data key, locked twice: by the passphrase and by the recovery key.

The data key itself never changes, so a new passphrase costs one small file.
"""

import base64
import hashlib
import json
import os
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from inspector.errors import InspectorError
from inspector.errors import key as key_faults
from inspector.errors import lock as lock_faults
from inspector.errors import store as faults
from inspector.keys.files import disk_faults, write_whole

KEY_BYTES: Final = 32
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_MOST_MEMORY_KIB: Final = 1 << 20
_MOST_PASSES: Final = 100
_MOST_LANES: Final = 64
"""No slot of ours asks for more; a forged one could hang the machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfCost:
    """What one try at the passphrase costs, by Argon2id."""

    memory_kib: int = 64 << 10
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapped:
    """The data key under another key, AES-256-GCM."""

    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyslot:
    """What rests beside the database: the data key, locked."""

    cost: KdfCost
    salt: bytes
    by_passphrase: Wrapped
    by_recovery: Wrapped


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKeys:
    """What `new_keys` makes; `key` and `recovery` are secrets."""

    slot: Keyslot
    key: bytes
    """Opens the database."""
    recovery: bytes
    """To be printed for the safe; see `inspector.keys.recovery`."""


def new_keys(passphrase: str, *, cost: KdfCost | None = None) -> NewKeys:
    """A random data key, locked by a passphrase and by a fresh recovery key.

    Raises:
        InspectorError: KEY_004, when the passphrase is empty.
    """
    key, recovery = os.urandom(KEY_BYTES), os.urandom(KEY_BYTES)
    cost = cost or KdfCost()
    salt = os.urandom(_SALT_BYTES)
    slot = Keyslot(
        cost=cost,
        salt=salt,
        by_passphrase=_wrap(_stretched(passphrase, salt, cost), key, b"passphrase"),
        by_recovery=_wrap(recovery, key, b"recovery"),
    )
    return NewKeys(slot=slot, key=key, recovery=recovery)


def unlock(slot: Keyslot, passphrase: str, *, path: Path) -> bytes:
    """The data key, by passphrase.

    Raises:
        InspectorError: LOCK_002, when the passphrase is wrong; KEY_004, when it is empty.
    """
    key = _unwrap(_stretched(passphrase, slot.salt, slot.cost), slot.by_passphrase, b"passphrase")
    if key is None:
        raise InspectorError(lock_faults.WRONG_PASSPHRASE, path=path)
    return key


def recover(slot: Keyslot, recovery: bytes, *, path: Path) -> bytes:
    """The data key, by recovery key.

    Raises:
        InspectorError: LOCK_003, when the recovery key is another workspace's.
    """
    key = _unwrap(recovery, slot.by_recovery, b"recovery")
    if key is None:
        raise InspectorError(lock_faults.WRONG_RECOVERY_KEY, path=path)
    return key


def with_passphrase(
    slot: Keyslot, key: bytes, passphrase: str, *, cost: KdfCost | None = None
) -> Keyslot:
    """The slot under a new passphrase; the recovery key stays good.

    Raises:
        InspectorError: KEY_004, when the passphrase is empty.
    """
    cost, salt = cost or slot.cost, os.urandom(_SALT_BYTES)
    wrapped = _wrap(_stretched(passphrase, salt, cost), key, b"passphrase")
    return replace(slot, cost=cost, salt=salt, by_passphrase=wrapped)


def read_keyslot(path: Path) -> Keyslot:
    """The keyslot that a file holds.

    Raises:
        InspectorError: STORE_012, when it is damaged or not there.
    """
    if not path.exists():
        raise InspectorError(faults.KEYSLOT_DAMAGED, path=path, detail="missing")
    with disk_faults(path):
        content = path.read_bytes()
    return keyslot_from_bytes(content, path=path)


def write_keyslot(path: Path, slot: Keyslot) -> None:
    """Put the keyslot in its place, atomically: there is always one that opens.

    Raises:
        InspectorError: STORE_001, STORE_003 or STORE_004, when the disk refuses.
    """
    write_whole(path, keyslot_to_bytes(slot))


def keyslot_to_bytes(slot: Keyslot) -> bytes:
    """A keyslot as its file holds it: JSON with a digest of itself, which tells damage apart."""
    told: dict[str, Any] = {
        "format": 1,
        "kdf": "argon2id",
        "memory_kib": slot.cost.memory_kib,
        "passes": slot.cost.passes,
        "lanes": slot.cost.lanes,
        "salt": _text(slot.salt),
        "passphrase": [_text(slot.by_passphrase.nonce), _text(slot.by_passphrase.sealed)],
        "recovery": [_text(slot.by_recovery.nonce), _text(slot.by_recovery.sealed)],
    }
    return json.dumps({**told, "digest": _digest(told)}, indent=1).encode() + b"\n"


def keyslot_from_bytes(content: bytes, *, path: Path) -> Keyslot:
    """The keyslot that a file's content tells.

    Raises:
        InspectorError: STORE_012, when it is not what was once written.
    """
    try:
        told = json.loads(content)
        digest = told.pop("digest")
        is_whole = digest == _digest(told) and told["format"] == 1
        slot = Keyslot(
            cost=KdfCost(memory_kib=told["memory_kib"], passes=told["passes"], lanes=told["lanes"]),
            salt=_bytes(told["salt"]),
            by_passphrase=_wrapped(told["passphrase"]),
            by_recovery=_wrapped(told["recovery"]),
        )
        is_whole = is_whole and _can_be_ours(slot)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InspectorError(faults.KEYSLOT_DAMAGED, path=path, detail="form") from error
    if not is_whole:
        raise InspectorError(faults.KEYSLOT_DAMAGED, path=path, detail="digest")
    return slot


def _can_be_ours(slot: Keyslot) -> bool:
    """Whether it asks for what Argon2id (RFC 9106, 3.1) can do, and for no more than ours ever."""
    cost = slot.cost
    return (
        1 <= cost.passes <= _MOST_PASSES
        and 1 <= cost.lanes <= _MOST_LANES
        and 8 * cost.lanes <= cost.memory_kib <= _MOST_MEMORY_KIB
        and len(slot.salt) == _SALT_BYTES
    )


def _stretched(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - to unlock

    if not passphrase:
        raise InspectorError(key_faults.EMPTY_PASSPHRASE)
    # An input method may give full-width letters for the same keys.
    secret = unicodedata.normalize("NFKC", passphrase).encode()
    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(secret)


def _wrap(under: bytes, key: bytes, purpose: bytes) -> Wrapped:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    nonce = os.urandom(_NONCE_BYTES)
    return Wrapped(nonce=nonce, sealed=AESGCM(under).encrypt(nonce, key, purpose))


def _unwrap(under: bytes, wrapped: Wrapped, purpose: bytes) -> bytes | None:
    """The key, or None where `under` is not what it was wrapped with."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    try:
        return AESGCM(under).decrypt(wrapped.nonce, wrapped.sealed, purpose)
    except InvalidTag:
        return None


def _digest(told: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _wrapped(told: list[str]) -> Wrapped:
    nonce, sealed = told
    return Wrapped(nonce=_bytes(nonce), sealed=_bytes(sealed))
