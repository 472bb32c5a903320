"""A full disk: said clearly, nothing saved is lost, and what was typed can be saved after all."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inspector.errors import Exit, InspectorError
from inspector.store.opened import create_store, open_store
from inspector.store.space import BALLAST_BYTES
from inspector.store.store import Store
from tests.store.county import (
    ASKED,
    DEVICE,
    IDENTITY,
    KEY,
    NOW,
    answer,
    closed,
    derive,
    opened,
    verify,
    violation,
    visit_id,
)

ENDLESS = "一二三四五六七八九十" * 40


def fill(store: Store) -> int:
    """Answer until it is refused; tells how many answers were saved."""
    before = store.open_events
    with pytest.raises(InspectorError) as caught:
        answer_without_end(store)
    assert (caught.value.fault.code, caught.value.fault.exit) == ("STORE_001", Exit.STORAGE)
    return store.open_events - before


def answer_without_end(store: Store) -> None:
    """Answer, each time with some words."""
    for n in range(100_000):
        store.append([answer(1, ASKED[n % 5], violation(f"{n} {ENDLESS}"))], now_ms=NOW)


def holds(store: Store, saved: int) -> bool:
    """Whether exactly what was acknowledged is there, and all of it fits together."""
    events = store.events_of(visit_id(1))
    assert store.page_faults() == []
    assert store.history_faults(verify) == []
    assert list(store.compare()) == []
    return [event.seq for event in events] == list(range(1, saved + 2))


def limit(store: Store, pages: int) -> None:
    """Let the file grow by so many pages and no further, on any system and for any user."""
    ((now,),) = store._db.rows("PRAGMA page_count")
    store._db.rows(f"PRAGMA max_page_count = {now + pages}")


def test_nothing_saved_is_lost_and_nothing_refused_is_half_saved(
    store: Store, reopen: Callable[[], Store]
) -> None:
    """The refused answer is not there, the one before is, in memory and on disk alike."""
    store.append([opened()], now_ms=NOW)
    limit(store, 60)
    saved = fill(store)
    assert saved > 5
    assert holds(store, saved)
    store.close()
    again = reopen()
    assert holds(again, saved)
    again.append([answer(1, "A12", violation())], now_ms=NOW)
    assert holds(again, saved + 1)


def test_the_same_store_goes_on_once_there_is_room(store: Store) -> None:
    """What stayed in the form is saved by the next key press, without a restart."""
    store.append([opened()], now_ms=NOW)
    limit(store, 40)
    saved = fill(store)
    limit(store, 40)
    store.append([answer(1, "A12", violation())], now_ms=NOW)
    assert holds(store, saved + 1)


def test_the_ballast_is_laid_down_and_given_back(store: Store, path: Path) -> None:
    """It buys some forty answers more, for which it must be given back when the disk is full."""
    ballast = path.with_name("ballast")
    assert ballast.stat().st_size == BALLAST_BYTES
    store.append([opened()], now_ms=NOW)
    limit(store, 20)
    fill(store)
    assert not ballast.exists()


def test_sealing_on_a_full_disk_loses_nothing(store: Store) -> None:
    """Closing a visit writes much at once."""
    store.append([opened()], now_ms=NOW)
    limit(store, 200)
    saved = fill(store)
    with pytest.raises(InspectorError) as caught:
        store.seal(DEVICE.sign)
    assert caught.value.fault.code == "STORE_001"
    assert store.open_events == saved + 1
    assert holds(store, saved)


ANSWERING = """
import resource, sys
from pathlib import Path
from tests.store.county import *
from tests.store.test_full_disk import ENDLESS
from inspector.errors import InspectorError
from inspector.store.opened import open_store
store = open_store(Path(sys.argv[1]), KEY, derive=derive)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
n = 0
try:
    while True:
        store.append([answer(1, ASKED[n % 5], violation(f"{n} {ENDLESS}"))], now_ms=NOW)
        n += 1
except InspectorError as error:
    print(n, error.fault.code, int(error.fault.exit))
"""


def test_a_refusal_by_the_system_is_a_clear_error(
    store: Store, path: Path, reopen: Callable[[], Store]
) -> None:
    """A quota refuses in the middle of a write, in another way than SQLite's own limit does."""
    store.append([opened()], now_ms=NOW)
    store.close()
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        [sys.executable, "-c", ANSWERING, path],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    saved, code, status = ended.stdout.split()
    assert code in {"STORE_001", "STORE_004"}
    assert int(status) == Exit.STORAGE
    assert int(saved) > 5
    assert holds(reopen(), int(saved))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A file system of 3 MiB; None where this user may not mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mounting, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    yield folder if mounted else None
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full(small_disk: Path | None, store: Store) -> None:
    """With the system's own refusal; where none can be mounted, with SQLite's limit once more."""
    if small_disk is not None:
        store.close()
        path = small_disk / "inspector.db"
        store = create_store(path, KEY, identity=IDENTITY, derive=derive)
        # On so small a disk the warning is due at once, so no ballast was laid down.
        path.with_name("ballast").write_bytes(bytes(BALLAST_BYTES))
        assert store.space.is_low
    else:
        limit(store, 300)
    store.append([opened()], now_ms=NOW)
    saved = fill(store)
    assert holds(store, saved)
    store.close()
    if small_disk is not None:
        again = open_store(small_disk / "inspector.db", KEY, derive=derive)
        assert holds(again, saved)
        again.close()


def test_signals_of_a_file_size_limit_do_not_end_the_program() -> None:
    """The test above relies on it, and so does whoever runs under a quota."""
    assert signal.getsignal(signal.SIGXFSZ) is signal.SIG_IGN
    assert resource.RLIMIT_FSIZE is not None


def test_a_write_and_its_seal_stand_together_or_not_at_all(
    store: Store, reopen: Callable[[], Store]
) -> None:
    """Half a closing would be a visit that is closed, and a history that is not sealed."""
    store.append([opened()], now_ms=NOW)
    limit(store, 200)
    saved = fill(store)
    store.space.reserve()
    before = store.open_events

    def close_sealed() -> None:
        with store.atomic():
            store.append([closed()], now_ms=NOW)
            store.seal(DEVICE.sign)

    with pytest.raises(InspectorError) as caught:
        close_sealed()
    assert caught.value.fault.code == "STORE_001"
    assert store.open_events == before
    assert holds(store, saved)
    assert not store.space.release(), "the ballast was given back, so that a retry has room"
    limit(store, 200)
    close_sealed()
    assert store.open_events == 0
    assert holds(store, saved + 1)
    store.close()
    assert holds(reopen(), saved + 1)
