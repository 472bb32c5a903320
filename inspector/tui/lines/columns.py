"""A list in columns: read down, then to the right, as many columns as it takes to see all."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.strip import Strip

from inspector.tui.lines.line import BLANK
from inspector.tui.lines.rows import RowList

NARROWEST = 38
"""Cells of a column."""


class Columns(RowList):
    """Rows in columns; where even that is not enough room, it scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "across(1)", show=False),
        Binding("left", "across(-1)", show=False),
    ]

    columns = 1
    """How many there are."""

    @property
    def cells(self) -> int:
        """Width of a row."""
        return self.scrollable_content_region.width // self.columns

    def spread(self) -> None:
        """As few columns as show everything, or as many as there is room for."""
        count, height = len(self._keys), max(1, self.size.height)
        most = max(1, self.size.width // NARROWEST)
        self.columns = min(most, -(-count // height)) or 1
        self._painted = {}
        self.virtual_size = Size(self.size.width, self.lines_needed)
        self.refresh()
        self.call_after_refresh(self.reveal)

    @property
    def lines_needed(self) -> int:
        """As many as a column has; none before there is room for any."""
        return self._per_column if self.size.height else 0

    @property
    def _per_column(self) -> int:
        return -(-len(self._keys) // self.columns)

    def _place(self, row: int) -> tuple[int, int]:
        """Column, and line within it."""
        return divmod(row, max(1, self._per_column))

    def touch_rows(self, *rows: int) -> None:
        """Paint rows again, by position."""
        for row in rows:
            self._painted.pop(row, None)
            column, at = self._place(row)
            y = at - self.scroll_offset.y
            if 0 <= y < self.size.height:
                self.refresh(Region(column * self.cells, y, self.cells, 1))

    def renew(self, stays: Callable[[int], bool] = lambda _: False) -> None:
        """Make every row anew; only what differs is painted again."""
        for row, was in dict(self._painted).items():
            if not stays(row) and (made := self._paint(row)) != was:
                self.touch_rows(row)
                self._painted[row] = made

    def action_across(self, step: int) -> None:
        """To the row beside this one."""
        column, at = self._place(self._cursor)
        row = (column + step) * self._per_column + at
        if 0 <= column + step < self.columns:
            row = min(row, len(self._keys) - 1)
            self._go(self._selectable(row, 1, self._selectable(row, -1, self._cursor)))

    def reveal(self) -> None:
        """Scroll by half a page where the cursor would be out of sight."""
        height, top, row = self.size.height, self.scroll_offset.y, self._place(self._cursor)[1]
        if height > 0 and not top <= row < top + height:
            self._scroll(max(0, min(row - height // 2, self._per_column - height)))

    def on_resize(self) -> None:
        """Spread over the new size."""
        self.spread()

    def on_click(self, event: events.Click) -> None:
        """A mouse may do what the keys do."""
        column = min(event.x // max(1, self.cells), self.columns - 1)
        row = column * self._per_column + event.y + self.scroll_offset.y
        if row < len(self._keys) and self._keys[row] is not None:
            self._go(row)

    def render_line(self, y: int) -> Strip:
        """The rows beside each other."""
        at, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if at >= self._per_column:
            return self.strip_of(BLANK, width)
        rows = (column * self._per_column + at for column in range(self.columns))
        strips = [self.strip_of(self.line_at(row), self.cells) for row in rows]
        return Strip.join(strips).adjust_cell_length(width, self.look(""))
