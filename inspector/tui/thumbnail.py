"""A photo as a few coloured cells, where the terminal can show colours: two pixels a cell."""

from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from inspector.tui.marks import ASCII, marks
from inspector.tui.themes import ANSI, MONO

if TYPE_CHECKING:
    from textual.app import App

    from inspector.exports.glance import Glance

COLUMNS = 34
"""Cells at most."""
HALF = "▀"
ENOUGH_COLOURS = frozenset({"256", "truecolor"})


def can_show_pictures(app: "App[None]") -> bool:
    """Whether a picture would be one: colours enough, and marks that are not ASCII."""
    if marks() == ASCII or app.theme in {ANSI.name, MONO.name}:
        return False
    return app.console.color_system in ENOUGH_COLOURS


class Thumbnail(Widget):
    """The photo under the cursor; without one it takes no room."""

    DEFAULT_CSS = """
    Thumbnail {
        width: auto; height: 100%; background: $paper-side; display: none;
        &.-shown { display: block; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._strips: tuple[Strip, ...] = ()

    def show(self, seen: "Glance | None") -> None:
        """Take a photo, or none."""
        self._strips = () if seen is None else tuple(_strips(seen))
        self.set_class(bool(self._strips), "-shown")
        self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as the picture, and a cell on either side."""
        del container, viewport
        return max((strip.cell_length for strip in self._strips), default=0) + 1

    def render_line(self, y: int) -> Strip:
        """Two rows of pixels."""
        width = self.size.width
        made = self._strips[y] if y < len(self._strips) else Strip([])
        return made.adjust_cell_length(width, self.rich_style)


def _strips(seen: "Glance") -> list[Strip]:
    columns, rows = seen.size
    strips = []
    for top in range(0, rows, 2):
        cells = [Segment(" ")]
        for column in range(columns):
            upper = _colour(seen, column, top)
            lower = _colour(seen, column, top + 1) if top + 1 < rows else None
            cells.append(Segment(HALF, Style(color=upper, bgcolor=lower)))
        strips.append(Strip(cells, columns + 1))
    return strips


def _colour(seen: "Glance", column: int, row: int) -> Color:
    at = (row * seen.size[0] + column) * 3
    return Color.from_rgb(*seen.pixels[at : at + 3])
