"""A process that dies at one step on the disk, chosen: a power cut at every stage, one by one."""

import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from inspector.store.database import Database

_ON_DISK = frozenset(
    {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "tempfile.mkstemp"}
)

Begin = Callable[[], None]
"""Called when the steps begin that count."""


def died_at(step: int, act: Callable[[Begin], object]) -> bool:
    """Do something in a process of its own that is killed before that step; False where it ended.

    Steps are writes to the database and whatever gives, takes or syncs files. No workspace may be
    open here meanwhile: its threads would be missing there.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        _run(step, act)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, f"failed before step {step}"
    return False


def every_death(act: Callable[[Begin], object], *, every: int = 1, first: int = 1) -> Iterator[int]:
    """Each step that it died at, until it came to its end; what is left is looked at in between."""
    step = first
    while died_at(step, act):
        yield step
        step += every


def _run(step: int, act: Callable[[Begin], object]) -> None:
    code = 0
    try:
        act(lambda: _count(step))
    except BaseException:  # noqa: BLE001 - the parent is told by the exit code
        traceback.print_exc()
        code = 70
    os._exit(code)


def _count(step: int) -> None:
    """Die at that step from now on."""
    left = step

    def one() -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(event: str, args: tuple[Any, ...]) -> None:
        if event in _ON_DISK and not (event == "open" and _is_read(args)):
            one()

    def counted(does: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*args: Any, **named: Any) -> Any:
            one()
            return does(*args, **named)

        return counting

    sys.addaudithook(heard)
    os.fsync = counted(os.fsync)
    for name in ("write", "write_many"):
        setattr(Database, name, counted(getattr(Database, name)))


def _is_read(args: tuple[Any, ...]) -> bool:
    _, mode, flags = args
    written = os.O_WRONLY | os.O_RDWR | os.O_CREAT
    return mode in {"r", "rb"} or not flags & written
