"""Frames of what changed: lines go from the widget that has them straight to the terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from textual._compositor import Compositor, CompositorUpdate
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

Row = tuple[int, int, Strip]
"""Column and line where it begins, and what it shows."""


class Rows(CompositorUpdate):
    """Pieces of lines, to be written where they are."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows

    def render_segments(self, console: Console) -> str:
        """What to write to the terminal."""
        return "".join(f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for x, y, strip in self.rows)


class ChangedOnly(Compositor):
    """Writes what changed from the widgets that are seen there, without composing the screen.

    The stock compositor asks every widget between the first line that changed and the last, cuts
    their lines into pieces and joins them: half of a frame, where header and footer change with
    every key.
    """

    def render_partial_update(self) -> CompositorUpdate | None:  # type: ignore[override]
        """What changed since the last frame; None where nothing did."""
        screen = self.size.region
        rows = [
            row
            for region in self._dirty_regions
            for row in self._rows_in(region.intersection(screen))
        ]
        self._dirty_regions.clear()
        return Rows(rows) if rows else None

    def _rows_in(self, region: Region) -> Iterator[Row]:
        """The lines that are seen in a region."""
        # Topmost first: what has a part of the region covers all others there.
        for widget, (where, clip) in self.visible_widgets.items():
            own = where.intersection(clip)
            if seen := region.intersection(own):
                yield from _rows_of(widget, own - where.offset, seen - own.offset, seen)
                for rest in _around(region, seen):
                    yield from self._rows_in(rest)
                return


def _rows_of(widget: Widget, asked: Region, part: Region, at: Region) -> Iterator[Row]:
    """A part of what a widget is asked for, with the place on the screen."""
    lines = widget.render_lines(asked)
    for y, line in zip(at.line_range, part.line_range, strict=True):
        yield at.x, y, lines[line].crop(part.x, part.right)


def _around(whole: Region, part: Region) -> Iterator[Region]:
    """What is left of a region: above and below the part, and beside it."""
    x, y, width, height = whole
    for rest in (
        Region(x, y, width, part.y - y),
        Region(x, part.bottom, width, y + height - part.bottom),
        Region(x, part.y, part.x - x, part.height),
        Region(part.right, part.y, x + width - part.right, part.height),
    ):
        if rest:
            yield rest
