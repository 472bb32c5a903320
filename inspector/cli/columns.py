"""Text set by the cells of a terminal, where a Chinese character takes two."""

import re
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import combining, east_asian_width

_NEVER_FIRST = frozenset("，。、；：！？）》」』】”’…")
_PIECE = re.compile(r"\s+|[!-~\u00a0-\u024f]+|.", re.DOTALL)
"""Blanks, a word of Latin script, or a single other character: what a line may break between."""


def cells(text: str) -> int:
    """How many cells a text takes."""
    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )


def padded(text: str, width: int) -> str:
    """A text filled up with blanks to a width in cells."""
    return text + " " * max(0, width - cells(text))


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text, none starting with a closing mark."""
    line = ""
    for piece in _PIECE.findall(text):
        fits = cells(line) + cells(piece) <= width
        if line and not fits and piece not in _NEVER_FIRST:
            yield line.rstrip()
            line = ""
        line += "" if not line and piece.isspace() else piece
    if line.strip():
        yield line.rstrip()


def table(rows: Iterable[Sequence[str]], *, indent: str = "") -> list[str]:
    """Rows as aligned columns, the last one as wide as it likes."""
    held = [tuple(row) for row in rows]
    if not held:
        return []
    widths = [max(cells(cell) for cell in column) for column in zip(*held, strict=True)]
    lines = (
        "  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True))
        for row in held
    )
    return [(indent + line).rstrip() for line in lines]


def listed(rows: Sequence[tuple[str, str]], *, width: int, most: int = 28) -> list[str]:
    """Terms with their explanations beside them, wrapped to a width in cells."""
    column = max((cells(term) for term, _ in rows if cells(term) <= most), default=0) + 2
    lines: list[str] = []
    for term, explanation in rows:
        first, *rest = list(wrapped(explanation, max(20, width - column - 2))) or [""]
        if cells(term) > most:
            lines.append(f"  {term}")
            rest = [first, *rest]
        else:
            lines.append(f"  {padded(term, column)}{first}".rstrip())
        lines += [f"  {' ' * column}{line}" for line in rest]
    return lines
