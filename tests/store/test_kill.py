"""Killed at any moment: every acknowledged answer is there, and all of it fits together."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from inspector.store.opened import open_store
from inspector.store.store import Store
from tests.store.county import KEY, derive, verify
from tests.store.devices import put_checklist

ROOT = Path(__file__).parents[2]
HANDED_OVER = 13
"""Events that each laptop of the merging process hands over."""


def write_until_killed(module: str, path: Path, after_s: float) -> int:
    """Let another process write, kill it, and tell the last that it said was saved."""
    with subprocess.Popen(
        [sys.executable, "-m", module, path],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as other:
        assert other.stdout is not None
        first = other.stdout.readline()
        time.sleep(after_s)
        other.kill()
        said = [first, *other.stdout.read().splitlines(keepends=True)]
    return max(int(line.split()[0]) for line in said if line.endswith(b"\n"))


def survive(path: Path, kills: int, seed: int) -> None:
    """Kill a process at random moments of answering, again and again, on one database."""
    moments = random.Random(seed)  # noqa: S311 - moments, not secrets
    for _ in range(kills):
        acknowledged = write_until_killed("tests.store.answering", path, moments.random() * 0.05)
        store = open_store(path, KEY, derive=derive)
        kept = sum(len(store.events_of(row.visit)) for row in store.visits())
        assert kept >= acknowledged
        assert store.page_faults() == []
        assert store.history_faults(verify) == []
        assert list(store.compare()) == []
        store.close()


def test_nothing_acknowledged_is_lost_by_a_kill(
    store: Store, path: Path, reopen: Callable[[], Store]
) -> None:
    """A battery that dies or a terminal that is closed; the long run is `make survive`."""
    store.close()
    survive(path, kills=12, seed=1)
    assert reopen().last_visit() is not None


def test_a_merge_that_is_killed_leaves_all_of_a_delivery_or_nothing(
    store: Store, path: Path, reopen: Callable[[], Store]
) -> None:
    """The stick is pulled, the office's lamp goes out: no half visit, and the next try is whole."""
    put_checklist(store)
    store.close()
    moments = random.Random(2)  # noqa: S311 - moments, not secrets
    for _ in range(8):
        acknowledged = write_until_killed("tests.store.merging", path, moments.random() * 0.03)
        opened = open_store(path, KEY, derive=derive)
        logs = opened.logs()
        assert len(logs) - 1 >= acknowledged
        assert {last for log, last in logs.items() if log != opened.log} == {HANDED_OVER}
        assert opened.page_faults() == []
        assert opened.history_faults(verify) == []
        assert list(opened.compare()) == []
        opened.close()
    assert len(reopen().gathering.conflicts()) == 5
