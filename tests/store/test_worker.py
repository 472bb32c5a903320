"""The one writer thread."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.store.worker import Worker

EXITING = """
import sys
from pathlib import Path
from inspector.store.worker import Worker
worker = Worker()
for n in range(50):
    worker.submit(lambda n=n: Path(sys.argv[1]).open("a").write(f"{n}\\n"))
sys.exit(3)
"""


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A thread at work."""
    made = Worker()
    yield made
    made.close()


def test_verbs_are_done_in_the_order_they_came(worker: Worker) -> None:
    """Two answers typed quickly must never be written the other way round."""
    done: list[int] = []
    for n in range(200):
        worker.submit(done.append, n)
    worker.run(lambda: None)
    assert done == list(range(200))


def test_everything_happens_on_one_thread(worker: Worker) -> None:
    """The connection belongs to the thread that opened it."""
    threads = {worker.run(threading.get_ident) for _ in range(5)}
    assert len(threads) == 1
    assert threads != {threading.get_ident()}


def test_a_verb_may_call_another_from_within(worker: Worker) -> None:
    """Waiting for oneself would wait for ever."""
    assert worker.run(lambda: worker.run(lambda: 7)) == 7


def test_an_exception_reaches_the_caller_and_spares_the_next(worker: Worker) -> None:
    """A refused entry must not take the thread along."""
    with pytest.raises(ZeroDivisionError):
        worker.run(lambda: 1 // 0)
    assert worker.run(lambda: 7) == 7


def test_closing_does_what_was_handed_over_and_then_the_last_thing() -> None:
    """The connection is closed after the last answer, on its own thread."""
    worker = Worker()
    done: list[object] = []
    here = worker.run(threading.get_ident)
    for n in range(20):
        worker.submit(done.append, n)
    worker.close(lambda: done.append(threading.get_ident()))
    worker.close(lambda: done.append("twice"))
    assert done == [*range(20), here]


def test_what_was_handed_over_is_done_when_the_program_exits(tmp_path: Path) -> None:
    """A closing terminal must not take the last answers with it."""
    target = tmp_path / "done"
    ended = subprocess.run([sys.executable, "-c", EXITING, target], check=False)
    assert ended.returncode == 3
    assert target.read_text().split() == [str(n) for n in range(50)]
