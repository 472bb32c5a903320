"""A screen as an SVG picture: Chinese as text, every character in its own cell or two."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from rich.cells import cell_len
from rich.color import Color, ColorType
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme

CELL_PX, LINE_PX, MARGIN_PX, FONT_PX, BASE_PX = 9, 19, 12, 15, 14
FONT = "'DejaVu Sans Mono',Menlo,Consolas,'Noto Sans Mono CJK SC','Sarasa Mono SC',monospace"
PALETTE = TerminalTheme(
    (12, 12, 12),
    (204, 204, 204),
    [
        *((12, 12, 12), (197, 15, 31), (19, 161, 14), (193, 156, 0)),
        *((0, 55, 218), (136, 23, 152), (58, 150, 221), (204, 204, 204)),
    ],
    [
        *((118, 118, 118), (231, 72, 86), (22, 198, 12), (249, 241, 165)),
        *((59, 120, 255), (180, 0, 158), (97, 214, 214), (242, 242, 242)),
    ],
)
"""Of Windows Terminal, for the themes that leave the colours to the terminal."""
Run = tuple[int, str, Style]
"""Where text begins, in cells, and how it looks."""


def svg(lines: Sequence[Iterable[Segment]], columns: int) -> str:
    """The picture of so many lines."""
    width = columns * CELL_PX + 2 * MARGIN_PX
    height = len(lines) * LINE_PX + 2 * MARGIN_PX
    runs = [list(_runs(line)) for line in lines]
    looks = dict.fromkeys(style for line in runs for _, _, style in line)
    names = {_ink(style): f"i{at}" for at, style in enumerate(looks)}
    first = runs[-1][0][2] if runs and runs[-1] else Style()
    around = _paper(first)
    rules = "".join(f".{name}{{{ink}}}" for ink, name in names.items())
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="{FONT}" font-size="{FONT_PX}"><style>{rules}</style>'
    )
    paper = f'<rect width="{width}" height="{height}" rx="8" fill="{around}"/>'
    drawn = [part for y, line in enumerate(runs) for part in _drawn(line, y, around, names)]
    return "\n".join([head, paper, *drawn, "</svg>\n"])


def _runs(line: Iterable[Segment]) -> Iterator[Run]:
    """Text that looks alike, as one."""
    x = 0
    pieces = [(segment.text, segment.style or Style()) for segment in line if not segment.control]
    for style, alike in groupby(pieces, lambda one: one[1]):
        text = "".join(words for words, _ in alike)
        yield x, text, style
        x += cell_len(text)


def _drawn(line: list[Run], y: int, around: str, names: dict[str, str]) -> Iterator[str]:
    """First all paper, then all ink: a letter may reach into the next cell."""
    top = MARGIN_PX + y * LINE_PX
    for x, text, style in line:
        paper = _paper(style)
        if paper != around:
            yield (
                f'<rect x="{_px(x)}" y="{top}" width="{cell_len(text) * CELL_PX}" '
                f'height="{LINE_PX}" fill="{paper}"/>'
            )
    for x, text, style in line:
        for at, words in _alike(x, text):
            yield (
                f'<text x="{_px(at)}" y="{top + BASE_PX}" class="{names[_ink(style)]}" '
                f'textLength="{cell_len(words) * CELL_PX}">{escape(words, quote=False)}</text>'
            )


def _alike(x: int, text: str) -> Iterator[tuple[int, str]]:
    """Parts whose letters come from one font, so that spreading them evenly keeps the grid."""
    for kind, letters in groupby(text, lambda one: (one == " ", one.isascii(), cell_len(one))):
        words = "".join(letters)
        if not kind[0]:
            yield x, words
        x += cell_len(words)


def _ink(style: Style) -> str:
    ink = style.bgcolor if style.reverse else style.color
    weight = ";font-weight:bold" if style.bold else ""
    under = ";text-decoration:underline" if style.underline else ""
    return f"fill:{_hex(ink, foreground=not style.reverse)}{weight}{under}"


def _paper(style: Style) -> str:
    return _hex(style.color if style.reverse else style.bgcolor, foreground=bool(style.reverse))


def _hex(color: Color | None, *, foreground: bool) -> str:
    if color is None or color.type is ColorType.DEFAULT:
        color = Color.default()
    return color.get_truecolor(PALETTE, foreground=foreground).hex


def _px(cells: int) -> int:
    return MARGIN_PX + cells * CELL_PX
