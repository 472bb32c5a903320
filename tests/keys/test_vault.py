"""Evidence files: kept exactly, hidden entirely."""

import hashlib
from pathlib import Path

import pytest

from inspector.errors import Exit, InspectorError
from inspector.keys.vault import PIECE, Vault

KEY = bytes(range(32))
SECRET = "独角兽落在三号窗口".encode() * 1000


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """An empty vault."""
    return Vault(tmp_path / "files", KEY)


def stored(tmp_path: Path) -> list[Path]:
    """What lies in the folder."""
    return [path for path in (tmp_path / "files").rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_what_is_kept_comes_out_again(vault: Vault, size: int) -> None:
    """To the byte, whatever its size; at the seams of the pieces above all."""
    data = (bytes(range(251)) * (size // 251 + 1))[:size]
    sha256 = vault.put(data)
    assert sha256 == hashlib.sha256(data).hexdigest()
    assert vault.read(sha256) == data
    assert vault.fault_of(sha256) is None


def test_a_file_is_kept_once(vault: Vault, tmp_path: Path) -> None:
    """The same photo attached to two items takes its room once."""
    (tmp_path / "一.jpg").write_bytes(SECRET)
    assert vault.put(SECRET) == vault.put(tmp_path / "一.jpg")
    assert len(stored(tmp_path)) == 1


def test_neither_content_nor_hash_can_be_seen(vault: Vault, tmp_path: Path) -> None:
    """Nobody may find out whether a photo that he has is in here."""
    sha256 = vault.put(SECRET)
    (path,) = stored(tmp_path)
    assert sha256 not in str(path)
    assert SECRET[:27] not in path.read_bytes()
    assert Vault(tmp_path / "other", bytes(32)).put(SECRET) == sha256
    (other,) = (path for path in (tmp_path / "other").rglob("*") if path.is_file())
    assert other.name != path.name


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[: 33 + PIECE + 16],
        lambda data: data[:33],
        lambda data: b"",
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: b"\x02" + data[1:],
        lambda data: data + b"x",
        lambda data: (
            data[:33] + data[33 + PIECE + 16 : 33 + 2 * (PIECE + 16)] + data[33 : 33 + PIECE + 16]
        ),
    ],
    ids=["byte", "piece", "body", "all", "bit", "version", "more", "order"],
)
def test_damage_is_told_and_never_read(vault: Vault, tmp_path: Path, damage: object) -> None:
    """A report must not print half a photo as evidence."""
    sha256 = vault.put(bytes(2 * PIECE + 5))
    (path,) = stored(tmp_path)
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(InspectorError) as caught:
        vault.read(sha256)
    assert (caught.value.fault.code, caught.value.fault.exit) == ("STORE_011", Exit.STORAGE)
    assert vault.fault_of(sha256) is not None


def test_a_file_under_another_files_name_is_damage(vault: Vault, tmp_path: Path) -> None:
    """Exchanging two photos on disk must not exchange them in a report."""
    first, second = vault.put(b"one"), vault.put(b"two")
    (one, two) = stored(tmp_path)
    data = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(data)
    assert vault.fault_of(first) is not None
    assert vault.fault_of(second) is not None


def test_adding_the_same_file_again_heals_it(vault: Vault, tmp_path: Path) -> None:
    """The error says so."""
    sha256 = vault.put(SECRET)
    (path,) = stored(tmp_path)
    path.write_bytes(b"damaged")
    vault.put(SECRET)
    assert vault.read(sha256) == SECRET


def test_a_missing_file_is_told(vault: Vault) -> None:
    """As something else than damage: another backup may hold it."""
    with pytest.raises(InspectorError) as caught:
        vault.read("0" * 64)
    assert caught.value.fault.code == "STORE_010"


def test_files_that_nothing_refers_to_are_found(vault: Vault, tmp_path: Path) -> None:
    """A program killed between keeping a photo and noting it leaves one."""
    kept, stray = vault.put(b"kept"), vault.put(b"stray")
    (path,) = vault.strays([kept])
    assert vault.strays([kept, stray]) == []
    path.unlink()
    assert not vault.has(stray)
    assert vault.has(kept)


def test_a_source_that_is_not_there_is_a_clear_error(vault: Vault, tmp_path: Path) -> None:
    """The stick was pulled out."""
    with pytest.raises(InspectorError) as caught:
        vault.put(tmp_path / "no.jpg")
    assert caught.value.fault.code == "STORE_014"
