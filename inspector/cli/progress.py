"""How far long work has come: on a terminal, on stderr, and gone when it is done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from inspector.i18n import text

_CLEAR_LINE = "\r\x1b[K"


@contextmanager
def steps() -> Iterator[Callable[[str], None] | None]:
    """Something to tell the msgid of each step; None where nobody watches."""
    with _line() as show:
        yield None if show is None else lambda step: show(text(step))


@contextmanager
def shares() -> Iterator[Callable[[int, int], None] | None]:
    """Something to tell how much of how much is done; None where nobody watches."""
    with _line() as show:
        yield None if show is None else lambda done, whole: show(f"{100 * done // (whole or 1)} %")


@contextmanager
def phrases() -> Iterator[Callable[[str], None] | None]:
    """Something to tell in words what is done; None where nobody watches."""
    with _line() as show:
        yield show


@contextmanager
def _line() -> Iterator[Callable[[str], None] | None]:
    stream = sys.stderr
    if stream is None or not stream.isatty():
        yield None
        return

    def show(words: str) -> None:
        stream.write(f"{_CLEAR_LINE}{words} …")
        stream.flush()

    try:
        yield show
    finally:
        stream.write(_CLEAR_LINE)
        stream.flush()
