"""How wide a terminal draws: asked, since neither its name nor its locale tells.

Some terminals draw characters of ambiguous width (rules, marks, Chinese quotation marks) in two
cells. A question writes some and asks for the place of the cursor after each.
"""

import os
import re
import select
import time
from collections.abc import Iterable
from typing import NamedTuple

CHINESE = "中"
WIDE = 2
"""Cells of a Chinese character."""
AMBIGUOUS = "…─○×“"
"""Punctuation, a rule, marks: fonts and terminals treat them apart."""
QUESTION = "\x1b[1;1H" + "".join(f"\r{one}\x1b[6n" for one in CHINESE + AMBIGUOUS) + "\r\x1b[2K"
"""Leaves the first line empty."""
ANSWER_S = 0.5
"""A terminal that has not answered by then never will."""


class Widths(NamedTuple):
    """Cells that a terminal draws in."""

    chinese: int
    """2, unless it does not speak UTF-8 or knows no Chinese."""
    ambiguous: int
    """The widest of them."""


class Answers:
    """Places of the cursor, one after the other, until they tell the widths."""

    def __init__(self) -> None:
        self._columns: list[int] = []

    def heard(self, column: int) -> Widths | None:
        """Take the next answer; the widths once it was the last one.

        Args:
            column: From 0, which is as many cells as the character took.
        """
        self._columns.append(column)
        if len(self._columns) != len(CHINESE + AMBIGUOUS):
            return None
        first, *others = self._columns
        return Widths(chinese=first, ambiguous=max(others))


def widths_from(columns: Iterable[int]) -> Widths | None:
    """The widths that a row of answers tells; None when some are missing."""
    answers = Answers()
    return next((told for one in columns if (told := answers.heard(one)) is not None), None)


def ask_widths() -> Widths | None:
    """Ask the terminal that this process has; None without one, or when it does not answer."""
    try:
        import termios  # noqa: PLC0415 - not on every system
        import tty  # noqa: PLC0415

        device = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except (ImportError, OSError):
        return None
    try:
        before = termios.tcgetattr(device)
        try:
            tty.setcbreak(device)
            # On the other screen, so that nothing is left of the question.
            os.write(device, f"\x1b[?1049h{QUESTION}\x1b[?1049l".encode())
            return widths_from(_columns(device))
        finally:
            termios.tcsetattr(device, termios.TCSAFLUSH, before)
    finally:
        os.close(device)


def _columns(device: int) -> Iterable[int]:

    read, until = b"", time.monotonic() + ANSWER_S
    seen = 0
    while (left := until - time.monotonic()) > 0 and select.select([device], [], [], left)[0]:
        read += os.read(device, 256)
        found = re.findall(rb"\x1b\[\d+;(\d+)R", read)
        yield from (int(column) - 1 for column in found[seen:])
        seen = len(found)
        if seen >= len(CHINESE + AMBIGUOUS):
            return
