"""Killed at any moment: every acknowledged answer is there, and all of it fits together."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from inspector.store.store import Store, open_store
from tests.store.county import KEY, derive, verify

ROOT = Path(__file__).parents[2]


def answer_until_killed(path: Path, after_s: float) -> int:
    """Let another process answer, kill it, and tell the last answer that it said was saved."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.answering", path],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as other:
        assert other.stdout is not None
        first = other.stdout.readline()
        time.sleep(after_s)
        other.kill()
        said = [first, *other.stdout.read().splitlines(keepends=True)]
    return max(int(line) for line in said if line.endswith(b"\n"))


def survive(path: Path, kills: int, seed: int) -> None:
    """Kill a process at random moments of answering, again and again, on one database."""
    moments = random.Random(seed)  # noqa: S311 - moments, not secrets
    for _ in range(kills):
        acknowledged = answer_until_killed(path, moments.random() * 0.05)
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
