"""A bare Line-API list: what a moving cursor and a marked line cost without anything else."""

import sys
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

CURSOR = Style(reverse=True)


class Lines(ScrollView, can_focus=True, inherit_bindings=False):
    """Numbered lines with a cursor; `1` marks the line under it."""

    BINDINGS: ClassVar = [Binding("down", "move", "Down"), Binding("1", "mark", "Mark")]

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        self._cursor = 0
        self._marked: set[int] = set()

    def on_mount(self) -> None:
        """As many lines as asked for."""
        self.virtual_size = Size(self.size.width, self._count)

    def render_line(self, y: int) -> Strip:
        """One line, the cursor's reversed."""
        line = y + self.scroll_offset.y
        mark = "+" if line in self._marked else " "
        style = self.rich_style + CURSOR if line == self._cursor else self.rich_style
        text = f"{mark} A{line:05} 大厅地面保持清洁，物品摆放整齐"
        return Strip([Segment(text, style)]).adjust_cell_length(self.size.width, style)

    def action_move(self) -> None:
        """One line down; half a page at the edge."""
        self._repaint(self._cursor)
        self._cursor = min(self._cursor + 1, self._count - 1)
        if self._cursor >= self.scroll_offset.y + self.size.height:
            self.scroll_to(y=self._cursor - self.size.height // 2, animate=False)
        self._repaint(self._cursor)

    def action_mark(self) -> None:
        """Mark, and go on to the next."""
        self._marked.add(self._cursor)
        self.action_move()

    def _repaint(self, line: int) -> None:
        self.refresh(Region(0, line - self.scroll_offset.y, self.size.width, 1))


class LineList(App[None]):
    """The list and nothing else."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """As many lines as the command line says."""
        yield Lines(int(sys.argv[1]))


if __name__ == "__main__":
    LineList().run()
