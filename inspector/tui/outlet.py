"""The way out to the terminal: at once where it takes what is written, else on a thread that waits.

A frame that goes through the thread comes a quarter of a millisecond later; a terminal that takes
nothing (stopped with Ctrl+S, say, or over a slow line) must not hold up the app.
"""

import os
from contextlib import suppress
from typing import IO

CARRIED = "latin-1"
"""The thread carries text: bytes travel in it one a character."""


class Outlet:
    """A terminal's file, written to by two threads in one order.

    It takes writes also after the terminal behind it is gone: the stock thread that writes ends on
    the first error, and whoever writes next waits for it.

    Args:
        file: Where the terminal is; None where there is none.
    """

    def __init__(self, file: IO[str] | None) -> None:
        self._file = file
        self._at_once: int | None = None
        self._handed_over = 0
        """Counted by the app alone."""
        self._written = 0
        """Counted by the thread alone: equal when nothing is under way there."""

    def open(self) -> None:
        """Open the terminal once more: to be told when it is full is not the shell's setting."""
        self.close()
        if self._file is None:
            return
        with suppress(OSError):
            name = os.ttyname(self._file.fileno())
            self._at_once = os.open(name, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)

    def close(self) -> None:
        """Write no more at once."""
        if self._at_once is not None:
            os.close(self._at_once)
            self._at_once = None

    def pass_on(self, text: str) -> str:
        """Write what the terminal takes at once; the rest is for the thread, and counted.

        Returns:
            What to hand to the thread; empty when nothing is left.
        """
        data = text.encode("utf-8", "backslashreplace")
        if self._at_once is not None and self._handed_over == self._written:
            with suppress(OSError):  # it is full, or gone: the thread waits, or finds out
                data = data[os.write(self._at_once, data) :]
        self._handed_over += bool(data)
        return data.decode(CARRIED)

    def write(self, carried: str) -> int:
        """Write on the thread, waiting as long as the terminal takes nothing."""
        data = carried.encode(CARRIED)
        if self._file is not None:
            with suppress(OSError):
                while data:
                    data = data[os.write(self._file.fileno(), data) :]
        self._written += 1
        return len(carried)

    def flush(self) -> None:
        """Nothing is kept back."""
