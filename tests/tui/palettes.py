"""The sixteen colours as usual terminals come with them, and how colours are told apart."""

from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet
from rich.style import Style

HEX = {
    "Linux console": "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa"
    " 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5"
    " 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
    "GNOME, Tango": "2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf"
    " 555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec",
    "GNOME": "171421 c01c28 26a269 a2734c 12488b a347ba 2aa1b3 d0cfcc"
    " 5e5c64 f66151 33da7a e9ad0c 2a7bde c061cb 33c7de ffffff",
    "Windows Terminal": "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc"
    " 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2",
    "PuTTY": "000000 bb0000 00bb00 bbbb00 0000bb bb00bb 00bbbb bbbbbb"
    " 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "macOS Terminal": "000000 990000 00a600 999900 0000b2 b200b2 00a6b2 bfbfbf"
    " 666666 e50000 00d900 e5e500 0000ff e500e5 00e5e5 e5e5e5",
}
PALETTES = {
    name: tuple(ColorTriplet(*bytes.fromhex(one)) for one in colours.split())
    for name, colours in HEX.items()
}


def in_many_colours(style: Style) -> list[float]:
    """Contrast on a terminal that shows every colour."""
    return [contrast(*(one.get_truecolor() for one in _both(style)))]


def in_256_colours(style: Style) -> list[float]:
    """Contrast on a terminal that takes the nearest of 256."""
    near = [one.downgrade(ColorSystem.EIGHT_BIT).get_truecolor() for one in _both(style)]
    return [contrast(*near)]


def in_usual_palettes(style: Style) -> list[float]:
    """Contrast on each terminal whose sixteen colours are known; many brighten what is bold."""
    ink, paper = _both(style)
    assert ink.number is not None, ink
    assert paper.number is not None, paper
    inks = {ink.number, ink.number % 8 + 8} if style.bold else {ink.number}
    return [contrast(own[one], own[paper.number]) for own in PALETTES.values() for one in inks]


def _both(style: Style) -> tuple[Color, Color]:
    """Ink and paper."""
    assert style.color is not None, style
    assert style.bgcolor is not None, style
    return style.color, style.bgcolor


def contrast(above: ColorTriplet, below: ColorTriplet) -> float:
    """How much a text stands out, as WCAG 2 defines it: 1 to 21."""
    light, dark = sorted((luminance(above), luminance(below)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: ColorTriplet) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
