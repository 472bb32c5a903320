"""A terminal's screen as an SVG picture: every character in its own cell, Chinese in two."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from pyte.screens import Char

from tests.emulator import Emulator

CELL_PX, LINE_PX, MARGIN_PX = 9, 19, 12
PAPER, INK = "#121212", "#e0e0e0"
FONT = "'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', 'Sarasa Mono SC', monospace"
NAMED = {
    "black": "#000000", "red": "#cd3131", "green": "#0dbc79", "brown": "#e5e510",
    "blue": "#2472c8", "magenta": "#bc3fbc", "cyan": "#11a8cd", "white": "#e5e5e5",
}  # fmt: skip


def svg(screen: Emulator) -> str:
    """The picture; colours as the program asked for them."""
    width = screen.columns * CELL_PX + 2 * MARGIN_PX
    height = screen.lines * LINE_PX + 2 * MARGIN_PX
    drawn = [part for y in range(screen.lines) for part in _line(screen, y)]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="{FONT}" font-size="15">'
    )
    paper = f'<rect width="{width}" height="{height}" rx="8" fill="{PAPER}"/>'
    return "\n".join([head, paper, *drawn, "</svg>\n"])


def _line(screen: Emulator, y: int) -> Iterator[str]:
    """The runs of one line that look alike: first their paper, then their ink."""
    row = screen.buffer[y]
    runs = [list(run) for _, run in groupby(range(screen.columns), lambda x: _look(row[x]))]
    for run in runs:
        _, paper, _ = _look(row[run[0]])
        if paper != PAPER:
            yield (
                f'<rect x="{_x(run[0])}" y="{_y(y)}" width="{len(run) * CELL_PX}" '
                f'height="{LINE_PX}" fill="{paper}"/>'
            )
    for run in runs:
        cells = [x for x in run if row[x].data.strip()]
        if cells:
            ink, _, bold = _look(row[run[0]])
            weight = ' font-weight="bold"' if bold else ""
            places = " ".join(str(_x(x)) for x in cells)
            text = escape("".join(row[x].data[0] for x in cells))
            yield f'<text x="{places}" y="{_y(y) + 14}" fill="{ink}"{weight}>{text}</text>'


def _look(cell: Char) -> tuple[str, str, bool]:
    ink, paper = _colour(cell.fg, INK), _colour(cell.bg, PAPER)
    return (paper, ink, cell.bold) if cell.reverse else (ink, paper, cell.bold)


def _colour(name: str, default: str) -> str:
    if name == "default":
        return default
    return NAMED.get(name.removeprefix("bright"), f"#{name}")


def _x(column: int) -> int:
    return MARGIN_PX + column * CELL_PX


def _y(line: int) -> int:
    return MARGIN_PX + line * LINE_PX
