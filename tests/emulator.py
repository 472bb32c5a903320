"""What a person would see of a terminal's bytes: pyte, with what it lacks."""

import re
from collections.abc import Callable
from typing import Any
from unicodedata import east_asian_width

import pyte
from pyte.modes import DECTCEM
from wcwidth import wcwidth

_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]"  # kitty's keyboard protocol, secondary attributes
    rb"|\x1b\[\?[0-9;]*u"
    rb"|\x1b\[\?[0-9;]*\$p"  # asks for a mode
    rb"|\x1b[PX^_][^\x1b]*\x1b\\"  # DCS, SOS, PM, APC
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;:?<>=$]*|[PX^_][^\x1b]*\x1b?)?\Z")
_ALTERNATE_SCREEN = 1049
_PRIVATE = 5
"""pyte keeps DEC's private modes shifted by this many bits."""


class Emulator(pyte.Screen):
    """A screen that knows the alternate one, overwritten halves and private codes.

    Args:
        columns: Of the window.
        lines: Of the window.
        answer: Sends what a terminal answers to the program that asked.
        is_wide: Draws characters of ambiguous width in two cells, as some terminals do.
    """

    def __init__(
        self, columns: int, lines: int, answer: Callable[[str], None], *, is_wide: bool = False
    ) -> None:
        super().__init__(columns, lines)
        self._is_wide = is_wide
        self._answer = answer
        self._stream = pyte.ByteStream(self)
        self._pending = b""
        self._main: tuple[dict[int, dict[int, pyte.screens.Char]], int, int] | None = None

    def feed(self, data: bytes) -> None:
        """Show bytes; an escape sequence may be cut anywhere."""
        data = self._pending + data
        cut = _UNFINISHED.search(data)
        data, self._pending = (data[: cut.start()], data[cut.start() :]) if cut else (data, b"")
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))

    def draw(self, data: str) -> None:
        """Put characters where the cursor is."""
        if not self._is_wide:
            super().draw(data)
            return
        for one in data:
            super().draw(one)
            if east_asian_width(one) == "A":
                self.cursor_forward(1)

    def fingerprint(self) -> int:
        """A number that changes when anything visible does."""
        cells = tuple(self.buffer[y][x] for y in range(self.lines) for x in range(self.columns))
        return hash((cells, self.cursor.x, self.cursor.y))

    def modes_left_on(self) -> set[int]:
        """Private modes that a fresh terminal has not: 1049, mouse, paste; 25: no cursor."""
        private = {mode >> _PRIVATE for mode in self.mode if mode >> _PRIVATE}
        return (private - {6, 7, 25}) | (set() if DECTCEM in self.mode else {25})

    @property
    def display(self) -> list[str]:
        """The lines as read; half of an overwritten wide character is a blank."""
        return [self._line(y) for y in range(self.lines)]

    def _line(self, y: int) -> str:
        row = self.buffer[y]
        cells = [row[x].data for x in range(self.columns)]
        shown = []
        for x, data in enumerate(cells):
            is_wide = bool(data) and wcwidth(data[0]) == 2
            if is_wide:
                whole = x + 1 < self.columns and not cells[x + 1]
                shown.append(data if whole else " ")
            elif data:
                shown.append(data)
            elif x == 0 or not cells[x - 1] or wcwidth(cells[x - 1][0]) != 2:
                shown.append(" ")
        return "".join(shown)

    def select_graphic_rendition(self, *attributes: int, private: bool = False) -> None:
        """Colours and styles; with `?` it is something else."""
        if not private:
            super().select_graphic_rendition(*attributes)

    def report_device_status(self, mode: int, private: bool = False) -> None:
        """Where the cursor is, to who asks."""
        if not private:
            super().report_device_status(mode)

    def write_process_input(self, data: str) -> None:
        """Send a terminal's answer to the program that asked."""
        self._answer(data)

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        """Switch modes on; the alternate screen starts empty."""
        super().set_mode(*modes, **kwargs)
        if kwargs.get("private") and _ALTERNATE_SCREEN in modes and self._main is None:
            rows = {y: dict(row) for y, row in self.buffer.items()}
            self._main = rows, self.cursor.x, self.cursor.y
            self.erase_in_display(2)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        """Switch modes off; the main screen comes back as it was left."""
        super().reset_mode(*modes, **kwargs)
        if kwargs.get("private") and _ALTERNATE_SCREEN in modes and self._main is not None:
            rows, self.cursor.x, self.cursor.y = self._main
            self._main = None
            self.erase_in_display(2)
            for y, row in rows.items():
                self.buffer[y].update(row)
