"""The screen as text and as looks, through the compositor: what a person sees, line by line."""

from collections.abc import Iterator
from itertools import groupby

from rich.color import Color, ColorType
from rich.segment import Segment
from rich.style import Style
from textual.app import App

PLAIN = ("ink on paper", "plain")
"""What need not be told."""


def screen_text(app: App[None]) -> str:
    """All lines as they are composited; blanks at the ends of lines are cut."""
    return "\n".join(
        "".join(segment.text for segment in line).rstrip() for line in painted_lines(app)
    )


def screen_looks(app: App[None]) -> str:
    """Which looks each line has, in order of appearance; colours by their names in the theme."""
    names = {}
    for name, value in reversed(app.current_theme.variables.items()):
        if name.startswith(("ink", "paper", "line")):
            names[value.lower()] = name
    lines = [_looks(line, names) for line in painted_lines(app)]
    told = []
    for looks, run in groupby(enumerate(lines, 1), lambda one: one[1]):
        numbers = [number for number, _ in run]
        if looks and looks not in PLAIN:
            first, last = numbers[0], numbers[-1]
            told.append(f"{first}{f'-{last}' if last > first else ''}: {looks}")
    return "\n".join(told)


def painted_lines(app: App[None]) -> Iterator[list[Segment]]:
    """The lines as the terminal gets them."""
    for strip in app.screen._compositor.render_strips():
        yield [segment for segment in strip if not segment.control]


def _looks(line: list[Segment], names: dict[str, str]) -> str:
    looks = [_look(segment.style or Style(), names) for segment in line if segment.text]
    return " | ".join(dict.fromkeys(looks))


def _look(style: Style, names: dict[str, str]) -> str:
    manner = " ".join(
        name for name in ("bold", "reverse", "underline", "italic", "dim") if getattr(style, name)
    )
    ink, paper = _named(style.color, names), _named(style.bgcolor, names)
    colours = "" if (ink, paper) == ("default", "default") else f"{ink} on {paper}"
    return " ".join(part for part in (manner, colours) if part) or "plain"


def _named(color: Color | None, names: dict[str, str]) -> str:
    if color is None or color.type is ColorType.DEFAULT:
        return "default"
    if color.triplet is None:
        return color.name
    return names.get(color.triplet.hex, color.triplet.hex)
