"""A list of rows with a cursor; a row is painted when it is seen, so length costs nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from inspector.tui.keys import with_twins
from inspector.tui.lines.line import BLANK, Line, Span
from inspector.tui.lines.painted import Painted
from inspector.tui.marks import marks

if TYPE_CHECKING:
    from rich.color import Color

MOVES = (
    ("down,j", "move(1)"),
    ("up,k", "move(-1)"),
    ("pagedown", "page(1)"),
    ("pageup", "page(-1)"),
    ("home", "edge(-1)"),
    ("end", "edge(1)"),
    ("enter", "choose"),
)


class Slider(ScrollBar):
    """A scroll bar that is rendered again when it changed; a frame asks for it at every key."""

    _rendered: tuple[Region, list[Strip]] | None = None

    def _set_dirty(self, *regions: Region) -> None:
        self._rendered = None
        super()._set_dirty(*regions)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines; the same ones until something is to be painted again."""
        if self._rendered is None or self._rendered[0] != crop:
            self._rendered = crop, self._made_lines(crop)
        return self._rendered[1]

    def _made_lines(self, crop: Region) -> list[Strip]:
        bar = self.render()
        if not isinstance(bar, ScrollBarRender) or crop != self.outer_size.region:
            return super().render_lines(crop)
        # One cell a line: what a renderable goes through otherwise takes longer than all rows.
        style = self.app.console.get_style(bar.style)
        cells = bar.render_bar(
            size=crop.height,
            virtual_size=bar.virtual_size,
            window_size=bar.window_size,
            position=bar.position,
            thickness=crop.width,
            back_color=cast("Color", style.bgcolor),
            bar_color=cast("Color", style.color),
        )
        looked = Segment.apply_style(cells.segments, self.rich_style)
        strips = [Strip([cell], crop.width) for cell in looked]
        for one in self.get_line_filters():
            strips = [strip.apply_filter(one, self.background_colors[1]) for strip in strips]
        return strips


class RowList(Painted, ScrollView, can_focus=True, inherit_bindings=False):
    """Rows by key; a row without a key is a heading that the cursor passes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the next key is looked at: an answer must find the row that was moved to.
        Binding(with_twins(keys), action, show=False, priority=True)
        for keys, action in MOVES
    ]

    DEFAULT_CSS = """
    RowList { scrollbar-size-vertical: 1; overflow-x: hidden; overflow-y: auto; }
    """

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        rows: "RowList"
        key: str

        @property
        def control(self) -> "RowList":
            """The list that it comes from."""
            return self.rows

    @dataclass
    class Chosen(Message):
        """The row under the cursor was asked for."""

        rows: "RowList"
        key: str

        @property
        def control(self) -> "RowList":
            """The list that it comes from."""
            return self.rows

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._keys: Sequence[str | None] = ()
        self._row_of: dict[str, int] = {}
        self._order: tuple[str, ...] = ()
        self._place_of: dict[str, int] = {}
        self._paint: Callable[[int], Line] = lambda _: BLANK
        self._painted: dict[int, Line] = {}
        self._cursor = 0
        self._follow: Callable[[], None] | None = None

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """Made when it is first asked for, as any widget's."""
        if self._vertical_scrollbar is None:
            thickness = self.scrollbar_size_vertical
            self._vertical_scrollbar = Slider(vertical=True, name="vertical", thickness=thickness)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)  # noqa: SLF001 - a test pins it
        return self._vertical_scrollbar

    def follow(self, moved: Callable[[], None]) -> None:
        """Have what stands beside the list follow its cursor in the same frame.

        A message would come a frame later.
        """
        self._follow = moved

    def load(self, keys: Sequence[str | None], paint: Callable[[int], Line]) -> None:
        """Take other rows; the cursor stays on its key where that is still there.

        Args:
            keys: One a row, unique; None for a heading.
            paint: The row at a position; asked when it is first seen.
        """
        held = self.cursor_key
        self._keys, self._paint, self._painted = keys, paint, {}
        self._row_of = {key: at for at, key in enumerate(keys) if key is not None}
        self._order = tuple(self._row_of)
        self._place_of = {key: at for at, key in enumerate(self._order)}
        first = next(iter(self._row_of.values()), 0)
        stays = min(self._cursor, max(0, len(keys) - 1))
        self._cursor = self._row_of.get(held or "", self._selectable(stays, 1, first))
        self.virtual_size = Size(self.size.width, self.lines_needed)
        self.call_after_refresh(self.reveal)
        self.refresh()

    @property
    def lines_needed(self) -> int:
        """How many lines show every row."""
        return len(self._keys)

    @property
    def cursor_key(self) -> str | None:
        """Key of the row under the cursor; None while there are no rows."""
        return self._keys[self._cursor] if self._cursor < len(self._keys) else None

    @property
    def cursor_row(self) -> int:
        """Position of the row under the cursor."""
        return self._cursor

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that the cursor can stand on, in order."""
        return self._order

    def place_of(self, key: str) -> int:
        """Where a key stands among `keys`; the same cost in any list."""
        return self._place_of[key]

    def touch(self, *keys: str) -> None:
        """Paint some rows again."""
        self.touch_rows(*(self._row_of[key] for key in keys if key in self._row_of))

    def touch_rows(self, *rows: int) -> None:
        """Paint rows again, by position; headings too."""
        top, (width, height) = self.scroll_offset.y, self.size
        regions = []
        for row in rows:
            self._painted.pop(row, None)
            if top <= row < top + height:
                regions.append(Region(0, row - top, width, 1))
        if regions:
            self.refresh(*regions)

    def renew(self, stays: Callable[[int], bool] = lambda _: False) -> None:
        """Make every row anew; of those in sight only what differs is painted again.

        Args:
            stays: Tells of a row's position that it is still as it was made.
        """
        before, self._painted = self._painted, {}
        top, (width, height) = self.scroll_offset.y, self.size
        changed = []
        for row in range(top, min(top + height, len(self._keys))):
            if row in before and stays(row):
                self._painted[row] = before[row]
                continue
            made = self._painted[row] = self._paint(row)
            if made != before.get(row):
                changed.append(Region(0, row - top, width, 1))
        if changed:
            self.refresh(*changed)

    def repaint(self) -> None:
        """Paint every row again."""
        self._painted = {}
        self.refresh()

    def go(self, key: str) -> None:
        """Put the cursor on a row, and show it."""
        row = self._row_of.get(key)
        if row is not None:
            self._go(row)

    def _go(self, row: int) -> None:
        if row == self._cursor:
            return
        before, self._cursor = self._cursor, row
        self.touch_rows(before, row)
        self.reveal()
        if self._follow is not None:
            self._follow()
        else:
            self.post_message(self.Moved(self, self._keys[row] or ""))

    def action_move(self, step: int) -> None:
        """One row down or up, past headings."""
        self._move(self._selectable(self._cursor + step, step, self._cursor), step)

    def action_page(self, step: int) -> None:
        """A page down or up."""
        page = step * max(1, self.size.height - 1)
        row = min(max(self._cursor + page, 0), len(self._keys) - 1)
        self._move(self._selectable(row, -step, self._cursor), page)

    def action_edge(self, step: int) -> None:
        """To the first row, or the last; what cannot be chosen beyond it comes into sight."""
        row = 0 if step < 0 else len(self._keys) - 1
        self._go(self._selectable(row, -step, self._cursor))
        self._scroll(0 if step < 0 else max(0, len(self._keys) - self.size.height))

    def _move(self, row: int, lines: int) -> None:
        """To another row; where there is none, what cannot be chosen is scrolled into sight."""
        if row != self._cursor:
            self._go(row)
        else:
            lowest = max(0, len(self._keys) - self.size.height)
            self._scroll(min(max(self.scroll_offset.y + lines, 0), lowest))

    def action_choose(self) -> None:
        """Ask for the row under the cursor."""
        if self.cursor_key is not None:
            self.post_message(self.Chosen(self, self.cursor_key))

    def _selectable(self, row: int, step: int, otherwise: int) -> int:
        while 0 <= row < len(self._keys):
            if self._keys[row] is not None:
                return row
            row += step
        return otherwise

    def reveal(self) -> None:
        """Scroll by half a page where the cursor would be out of sight."""
        height, top, row = self.size.height, self.scroll_offset.y, self._cursor
        if height <= 0:
            return
        first = row - 1 if row and self._keys[row - 1] is None else row
        if first < top:
            self._scroll(max(0, first - height // 2 if first else 0))
        elif row >= top + height:
            self._scroll(min(row - height // 2, max(0, len(self._keys) - height)))

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def on_resize(self) -> None:
        """Fit the rows to the new width."""
        self.virtual_size = Size(self.size.width, self.lines_needed)
        self._painted = {}
        self.call_after_refresh(self.reveal)

    def on_click(self, event: events.Click) -> None:
        """A mouse may do what the keys do."""
        row = event.y + self.scroll_offset.y
        if row < len(self._keys) and self._keys[row] is not None:
            if row == self._cursor:
                self.action_choose()
            self._go(row)

    def render_line(self, y: int) -> Strip:
        """One row, the cursor's in its own look."""
        row = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        return self.strip_of(self.line_at(row), width)

    def line_at(self, row: int) -> Line:
        """The row at a position, the cursor's in its own look; blank where there is none."""
        if row >= len(self._keys):
            return BLANK
        line = self._painted.get(row)
        if line is None:
            line = self._painted[row] = self._paint(row)
        if row == self._cursor and self._keys[row] is not None:
            line = Line(_pointed(line.left), line.right, "cursor")
        return line


def _pointed(left: tuple[Span, ...]) -> tuple[Span, ...]:
    """The cursor has a shape too: it stands in the first cell, which rows leave free."""
    if left and left[0].text.startswith(" "):
        return (Span(marks().cursor + left[0].text[1:], left[0].look), *left[1:])
    return left
