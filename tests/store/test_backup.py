"""A backup brings everything back, or says that it can't."""

import hashlib
import io
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.keys.vault import Vault
from inspector.store.backup import copy_sealed, pack, unpack
from inspector.store.history import LogIdentity
from inspector.store.opened import create_store, open_store
from inspector.store.store import Store
from tests.store.county import (
    COMPLIANT,
    DEVICE,
    IDENTITY,
    KEY,
    NOW,
    answer,
    closed,
    derive,
    opened,
    unit,
    verify,
    violation,
    visit_id,
)

PHOTO = bytes(range(256)) * 9000
WANTED = ("slot", "signer.p12", "files", "content")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A workspace's folder, with evidence and content of the office's own."""
    home = tmp_path / "home"
    (home / "content" / "checklists").mkdir(parents=True)
    (home / "content" / "checklists" / "自定.yaml").write_text("名: 自定", encoding="utf-8")
    (home / "slot").write_bytes(b"slot")
    (home / "lock").touch()
    Vault(home / "files", KEY).put(PHOTO)
    return home


@pytest.fixture
def kept(home: Path) -> Iterator[Store]:
    """That workspace's store, in use."""
    store = create_store(home / "data", KEY, identity=IDENTITY, derive=derive)
    store.append([unit(), opened(), answer(1, "P05", violation()), closed()], now_ms=NOW)
    yield store
    store.close()


@pytest.fixture
def backup(home: Path, kept: Store, tmp_path: Path) -> Path:
    """A backup that was made while the workspace is open."""
    copy, target = tmp_path / "copy", tmp_path / "backup"
    copy_sealed(home / "data", copy, KEY, seal=lambda: kept.seal(DEVICE.sign))
    with target.open("wb") as sink:
        pack(sink, home, copies={"data": copy}, names=WANTED)
    return target


def test_a_restored_workspace_is_the_same_and_goes_on_in_a_new_log(
    kept: Store, backup: Path, tmp_path: Path
) -> None:
    """Two laptops that went on in one log would make a fork that no office can merge."""
    kept.append([answer(1, "A12", COMPLIANT)], now_ms=NOW)
    folder = tmp_path / "restored"
    folder.mkdir()
    unpack(backup, folder)
    store = open_store(folder / "data", KEY, derive=derive)
    assert store.page_faults() == []
    assert [row.total for row in store.visits()] == ["4.00"]
    log = "0190" + "0" * 27 + "2"
    store.start_log(
        LogIdentity(log=log, device="另一台", public_key=DEVICE.public_key().public_bytes_raw())
    )
    (event,) = store.append([answer(1, "P05", COMPLIANT)], now_ms=0)
    assert event.ref == (log, 1)
    assert event.was == ((IDENTITY.log, 3),)
    assert event.hlc > max(one.hlc for one in kept.events_of(visit_id(1))[:-1])
    store.seal(DEVICE.sign)
    assert [one.seq for one in store.events_of(visit_id(1))] == [2, 3, 4, 1]
    assert store.history_faults(verify) == []
    assert list(store.compare()) == []
    assert store.findings() == []
    store.close()


def test_evidence_and_content_come_along(backup: Path, tmp_path: Path, home: Path) -> None:
    """A backup without the photos would be none."""
    folder = tmp_path / "restored"
    folder.mkdir()
    unpack(backup, folder)
    names = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    wanted = {path.relative_to(home) for path in home.rglob("*") if path.is_file()}
    left = {Path(name) for name in ("lock", "ballast", "data-wal", "data-shm")}
    assert names == wanted - left
    (sha256,) = {_sha256(PHOTO)}
    assert Vault(folder / "files", KEY).read(sha256) == PHOTO


def _sha256(data: bytes) -> str:

    return hashlib.sha256(data).hexdigest()


def test_a_backup_is_as_unreadable_as_the_workspace(backup: Path) -> None:
    """It lies on sticks and shared drives."""
    data = backup.read_bytes()
    for word in ("身份牌", "示例县社保局服务大厅", "hrss-window", "测试机"):
        assert all(word.encode(code) not in data for code in ("utf-8", "gbk", "utf-16-le"))


def test_progress_is_told_to_the_end(home: Path, kept: Store, tmp_path: Path) -> None:
    """Copying gigabytes of photos takes minutes."""
    told: list[tuple[int, int]] = []
    copy_sealed(home / "data", tmp_path / "copy", KEY, seal=lambda: kept.seal(DEVICE.sign))
    with (tmp_path / "backup").open("wb") as sink:
        pack(
            sink,
            home,
            copies={"data": tmp_path / "copy"},
            names=WANTED,
            progress=lambda done, total: told.append((done, total)),
        )
    assert told[-1][0] == told[-1][1]


def test_any_flipped_byte_is_refused(backup: Path, tmp_path: Path) -> None:
    """A damaged backup must be known before anything is laid out."""
    data = backup.read_bytes()
    folder = tmp_path / "restored"
    folder.mkdir()
    for at in (*range(0, len(data), len(data) // 40), len(data) - 1, len(data) - 40):
        flipped = bytearray(data)
        flipped[at] ^= 0x10
        backup.write_bytes(flipped)
        with pytest.raises(InspectorError) as caught:
            unpack(backup, folder)
        assert caught.value.fault.code == "STORE_008"
        assert list(folder.iterdir()) == []


@pytest.mark.parametrize("keep", [0, 1, 18, 50, 512, 100_000])
def test_a_cut_off_backup_is_refused(backup: Path, tmp_path: Path, keep: int) -> None:
    """A stick that was pulled out too early leaves such a file."""
    backup.write_bytes(backup.read_bytes()[:keep])
    with pytest.raises(InspectorError) as caught:
        unpack(backup, tmp_path / "restored")
    assert caught.value.fault.code == "STORE_008"


@pytest.mark.parametrize("name", ["../outside", "/outside", "a/../../outside", "..\\outside"])
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    """A backup may come from anyone."""
    evil = tmp_path / "evil"
    with evil.open("wb") as sink:
        pack(sink, tmp_path / "nothing", copies={name: _file(tmp_path)})
    folder = tmp_path / "restored"
    folder.mkdir()
    with pytest.raises(InspectorError) as caught:
        unpack(evil, folder)
    assert caught.value.fault.code == "STORE_008"
    assert not (tmp_path / "outside").exists()


def _file(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(b"x")
    return path


def test_any_system_can_look_into_a_backup(backup: Path) -> None:
    """It must be of use even where this program is not."""
    with tarfile.open(fileobj=io.BytesIO(backup.read_bytes())) as archive:
        assert {"data", "slot"} <= set(archive.getnames())
