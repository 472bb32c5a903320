"""The texts that a workbook's cells share, and the way in which it writes odd characters."""

import re
from typing import Final

from inspector.errors import InspectorError
from inspector.errors import sheet as faults
from inspector.sheets.limits import LIMIT_CELLS
from inspector.sheets.package import Handler

ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """A text with `_x000D_` and its like as the characters that they stand for; one line end."""
    if "_x" in text:
        text = ESCAPED.sub(_character, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    # Halves of a pair are no characters, and what cannot be seen stands for nothing.
    if 0xD800 <= code <= 0xDFFF or (code < 0x20 and chr(code) not in "\t\n\r"):
        return ""
    return chr(code)


class Strings(Handler):
    """Reads the shared texts; afterwards `texts` has them by their number.

    Args:
        place: Of the file, as errors show it.
    """

    def __init__(self, place: str) -> None:
        self._place = place
        self.texts: list[str] = []
        self.struck: set[int] = set()
        """Those of which some part is struck through."""
        self._parts: list[str] = []
        self._collects = False
        self._skips = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of a text, or of one of its runs."""
        if name == "t":
            # A reading aid over a Chinese or Japanese word is no part of the text.
            self._collects = not self._skips
        elif name == "si":
            self._parts = []
        elif name == "rPh":
            self._skips += 1
        elif name == "strike" and attributes.get("val", "1") not in {"0", "false"}:
            self.struck.add(len(self.texts))

    def end(self, name: str) -> None:
        """Take the end of a text.

        Raises:
            InspectorError: SHEET_011, when there are more than cells are read.
        """
        if name == "t":
            self._collects = False
        elif name == "si":
            if len(self.texts) >= LIMIT_CELLS:
                raise InspectorError(faults.TOO_MANY_CELLS, place=self._place, limit=LIMIT_CELLS)
            self.texts.append(unescaped("".join(self._parts)))
        elif name == "rPh":
            self._skips -= 1

    def text(self, words: str) -> None:
        """Keep the words of a run."""
        if self._collects:
            self._parts.append(words)
