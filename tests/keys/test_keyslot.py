"""What opens a workspace, and what does not."""

import json
from pathlib import Path

import pytest

from inspector.errors import Exit, InspectorError
from inspector.keys.keyslot import (
    KdfCost,
    Keyslot,
    NewKeys,
    _digest,
    _stretched,
    keyslot_from_bytes,
    keyslot_to_bytes,
    new_keys,
    read_keyslot,
    recover,
    unlock,
    with_passphrase,
    write_keyslot,
)

CHEAP = KdfCost(memory_kib=8, passes=1, lanes=1)
SAID = "示例口令 Xq7"


@pytest.fixture(scope="module")
def keys() -> NewKeys:
    """Keys at a cost that suits tests."""
    return new_keys(SAID, cost=CHEAP)


def code_of(opening: object, *args: object, path: Path) -> tuple[str, Exit]:
    """The error that a way of opening ends in."""
    with pytest.raises(InspectorError) as caught:
        opening(*args, path=path)  # type: ignore[operator]
    return caught.value.fault.code, caught.value.fault.exit


def test_the_default_cost_is_felt_by_an_attacker() -> None:
    """Argon2id with 64 MiB, three passes and four lanes."""
    assert KdfCost() == KdfCost(memory_kib=65536, passes=3, lanes=4)


def test_keys_are_those_of_the_reference_implementation() -> None:
    """Argon2id version 19 with the reference's own example: any other program gets the same key."""
    cost = KdfCost(memory_kib=1 << 16, passes=2, lanes=1)
    wanted = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
    assert _stretched("password", b"somesalt", cost).hex() == wanted


def test_the_passphrase_opens_it_after_a_round_through_the_file(
    keys: NewKeys, tmp_path: Path
) -> None:
    """The file is all there is."""
    write_keyslot(tmp_path / "slot", keys.slot)
    assert unlock(read_keyslot(tmp_path / "slot"), SAID, path=tmp_path) == keys.key


def test_full_width_letters_are_the_same_passphrase(keys: NewKeys, tmp_path: Path) -> None:
    """An input method left in full-width mode must not lock anyone out."""
    assert unlock(keys.slot, "示例口令　Ｘｑ７", path=tmp_path) == keys.key


@pytest.mark.parametrize("wrong", ["示例口令 xq7", "示例口令 Xq7 ", "x"])
def test_a_wrong_passphrase_is_locked_not_damaged(
    keys: NewKeys, tmp_path: Path, wrong: str
) -> None:
    """Who mistyped must not be sent looking for a backup."""
    assert code_of(unlock, keys.slot, wrong, path=tmp_path) == ("LOCK_002", Exit.LOCKED)


def test_an_empty_passphrase_is_refused(keys: NewKeys, tmp_path: Path) -> None:
    """An unset variable in a script must not become a passphrase."""
    assert code_of(unlock, keys.slot, "", path=tmp_path) == ("KEY_004", Exit.LOCKED)
    with pytest.raises(InspectorError):
        new_keys("", cost=CHEAP)


def test_every_damaged_byte_is_damage_not_a_wrong_passphrase(keys: NewKeys, tmp_path: Path) -> None:
    """Who typed right must not be told to try again for ever."""
    content = keyslot_to_bytes(keys.slot)
    for at in range(len(content)):
        flipped = bytearray(content)
        flipped[at] ^= 0x04
        if not flipped[at : at + 1].isspace():
            damage = (keyslot_from_bytes, bytes(flipped))
            assert code_of(*damage, path=tmp_path) == ("STORE_012", Exit.STORAGE), at


def test_a_missing_file_is_damage_too(tmp_path: Path) -> None:
    """The database beside it is lost without it."""
    assert read_fault(tmp_path / "slot") == "STORE_012"


def read_fault(path: Path) -> str:
    """The error that reading ends in."""
    with pytest.raises(InspectorError) as caught:
        read_keyslot(path)
    return caught.value.fault.code


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b"null"])
def test_another_file_in_its_place_is_damage(content: bytes, tmp_path: Path) -> None:
    """Never a traceback, whatever lies there."""
    assert code_of(keyslot_from_bytes, content, path=tmp_path)[0] == "STORE_012"


@pytest.mark.parametrize(
    "asked",
    [
        {"memory_kib": 1 << 30},
        {"passes": 101},
        {"lanes": 1 << 20},
        {"lanes": 0},
        {"passes": 0},
        {"memory_kib": 7},
        {"passes": "3"},
        {"salt": "c2hvcnQ="},
    ],
)
def test_a_cost_that_nobody_can_pay_is_damage(
    keys: NewKeys, tmp_path: Path, asked: dict[str, object]
) -> None:
    """A forged slot must not eat all memory, or crash, before the passphrase is even tried."""
    dear = with_passphrase(keys.slot, keys.key, SAID)
    told = json.loads(keyslot_to_bytes(dear))
    told |= asked
    told.pop("digest")
    forged = json.dumps({**told, "digest": _digest(told)}).encode()
    assert code_of(keyslot_from_bytes, forged, path=tmp_path)[0] == "STORE_012"


def test_a_new_passphrase_replaces_the_old_one(keys: NewKeys, tmp_path: Path) -> None:
    """Both the data and the recovery key stay as they are."""
    changed: Keyslot = with_passphrase(keys.slot, keys.key, "另一个口令", cost=CHEAP)
    assert unlock(changed, "另一个口令", path=tmp_path) == keys.key
    assert code_of(unlock, changed, SAID, path=tmp_path)[0] == "LOCK_002"
    assert recover(changed, keys.recovery, path=tmp_path) == keys.key


def test_another_workspaces_recovery_key_opens_nothing(keys: NewKeys, tmp_path: Path) -> None:
    """Papers get mixed up in a safe."""
    other = new_keys(SAID, cost=CHEAP)
    assert code_of(recover, keys.slot, other.recovery, path=tmp_path) == ("LOCK_003", Exit.LOCKED)


def test_no_two_workspaces_share_a_key() -> None:
    """The same passphrase twice must not open the other laptop."""
    made = [new_keys(SAID, cost=CHEAP) for _ in range(3)]
    assert len({one.key for one in made} | {one.recovery for one in made}) == 6


def test_an_interrupted_change_leaves_the_old_slot(keys: NewKeys, tmp_path: Path) -> None:
    """There is no moment at which no passphrase opens it."""
    path = tmp_path / "slot"
    write_keyslot(path, keys.slot)
    inode = path.stat().st_ino
    write_keyslot(path, with_passphrase(keys.slot, keys.key, "另一个口令", cost=CHEAP))
    assert path.stat().st_ino != inode, "replaced by rename, never written over"
    assert [one.name for one in tmp_path.iterdir()] == ["slot"]
    assert path.stat().st_mode & 0o077 == 0
