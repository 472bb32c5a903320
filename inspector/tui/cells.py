"""Text measured in terminal cells: clip, fill and wrap mixed Chinese and Latin."""

from functools import lru_cache

from rich.cells import cell_len, set_cell_size

NEVER_FIRST = frozenset("，。、；：？！）》」』】〉”’…％·%)]},.;:?!")
"""Closing marks: a line never starts with one (kinsoku)."""
NEVER_LAST = frozenset("（《「『【〈“‘([{")
"""Opening marks: a line never ends with one."""


def clip(text: str, cells: int, ellipsis: str = "…") -> str:
    """Exactly so many cells: filled with spaces, or cut with an ellipsis."""
    if cells <= 0:
        return ""
    if cell_len(text) <= cells:
        return text + " " * (cells - cell_len(text))
    room = max(0, cells - cell_len(ellipsis))
    return set_cell_size(set_cell_size(text, room).rstrip() + ellipsis, cells)


def tail(text: str, cells: int, ellipsis: str = "…") -> str:
    """The end of a text, where a path tells most, in at most so many cells."""
    if cell_len(text) <= cells:
        return text
    while text and cell_len(text) > cells - cell_len(ellipsis):
        text = text[1:]
    return ellipsis + text


@lru_cache(maxsize=2048)
def wrap(text: str, cells: int) -> tuple[str, ...]:
    """Lines of at most so many cells, broken where Chinese may break; at least one line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(paragraph, max(2, cells))
    return tuple(lines)


def _wrap_paragraph(paragraph: str, cells: int) -> list[str]:
    lines, line, used = [], "", 0
    for token in _tokens(paragraph):
        if used + cell_len(token) <= cells:
            line, used = line + token, used + cell_len(token)
            continue
        if line.strip():
            lines.append(line.rstrip())
        *whole, line = _cut(token.strip(), cells)
        lines += whole
        used = cell_len(line)
    return [*lines, line.rstrip()]


def _tokens(paragraph: str) -> list[str]:
    """What is never broken: one Chinese character with its marks, one Latin word, one space."""
    tokens: list[str] = []
    for character in paragraph:
        last = tokens[-1] if tokens else " "
        sticks = character in NEVER_FIRST or (last != " " and last[-1] in NEVER_LAST)
        narrow = cell_len(character) == 1 and cell_len(last[-1]) == 1
        latin = narrow and (last[-1].isascii() or last[-1] not in NEVER_FIRST)
        if character != " " and last != " " and (sticks or latin):
            tokens[-1] = last + character
        else:
            tokens.append(character)
    return tokens


def _cut(token: str, cells: int) -> list[str]:
    """A token longer than a line, in pieces."""
    pieces = []
    while cell_len(token) > cells:
        piece = set_cell_size(token, cells).rstrip() or token[0]
        pieces.append(piece)
        token = token[len(piece) :]
    return [*pieces, token]
