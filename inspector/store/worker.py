"""The one writer thread: verbs go to it first in, first out, and it owns the one connection."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Worker:
    """A thread that does one thing after the other.

    What was handed over is done even when the program is told to exit meanwhile: the interpreter
    waits for it.
    """

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(
            max_workers=1, thread_name_prefix="store", initializer=self._begin
        )
        self._thread: int | None = None
        self._is_closed = False

    def submit(self, verb: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand a verb over; the future tells its result or its exception."""
        return self._executor.submit(verb, *args, **kwargs)

    def run(self, verb: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Do a verb in its turn and wait for it; from within the thread, do it at once."""
        if threading.get_ident() == self._thread:
            return verb(*args, **kwargs)
        return self.submit(verb, *args, **kwargs).result()

    def close(self, last: Callable[[], object] | None = None) -> None:
        """Do what was handed over, then `last` (to close the connection, say), and end the thread.

        A second call does nothing.
        """
        if self._is_closed:
            return
        self._is_closed = True
        try:
            if last is not None:
                self.run(last)
        finally:
            self._executor.shutdown(wait=threading.get_ident() != self._thread)

    def _begin(self) -> None:
        self._thread = threading.get_ident()
