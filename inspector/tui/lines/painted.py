"""What all line widgets share: cached looks, and lines turned into strips."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Self

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region, Size, Spacing
from textual.strip import Strip
from textual.widget import Widget

from inspector.tui.lines.line import BLANK, Line, Span
from inspector.tui.marks import marks


class _Sheet(NamedTuple):
    """What of a style sheet is asked at every key."""

    gutter: Spacing
    paper: Color
    is_auto: bool
    """Whether the size follows from the content."""


class Painted(Widget):
    """A widget painted line by line, on a screen that has the looks."""

    DEFAULT_CSS = """
    Painted { background: $paper; color: $ink; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._looks: dict[str, Style] = {}
        self._strips: dict[int, Strip] = {}
        self._rendered: tuple[Region, list[Strip]] | None = None
        self._sheet: _Sheet | None = None

    def notify_style_update(self) -> None:
        """Forget the looks: the theme or the language changed."""
        self._looks, self._strips = {}, {}
        self._rendered = self._sheet = None
        super().notify_style_update()

    @property
    def sheet(self) -> "_Sheet":
        """What the style sheet says; asked once until it says something else."""
        if self._sheet is None:
            styles = self.styles
            paper = self.background_colors[1]
            self._sheet = _Sheet(styles.gutter, paper, styles.auto_dimensions)
        return self._sheet

    @property
    def size(self) -> Size:
        """As any widget's, but without looking for it on the screen: a key asks for it 50 times."""
        return self._size - self.sheet.gutter.totals

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """As any widget's; where only lines differ, what only a style sheet changes is kept."""
        if not regions or layout or recompose or not (repaint and self._is_mounted):
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        self._set_dirty(*regions)
        self._repaint_required = True
        self.check_idle()
        return self

    def _set_dirty(self, *regions: Region) -> None:
        """What Textual calls whenever something is to be painted again, scrolling included."""
        self._rendered = None
        for region in regions:
            for y in region.line_range:
                self._strips.pop(y, None)
        if not regions:
            self._strips = {}
        if not regions or self.sheet.gutter:
            super()._set_dirty(*regions)
        else:
            self._dirty_regions.update(regions)
            self._repaint_regions.update(regions)

    def check_idle(self) -> None:
        """Have the screen paint what changed; by a message, as Textual does, only what is more.

        Each widget that changed would else take three turns of the loop to say so.
        """
        more = self._layout_required or self._scroll_required or self._refresh_styles_required
        if more or not (self._repaint_required and self._is_mounted and self.is_attached):
            super().check_idle()
            return
        self._repaint_required = False
        screen = self.screen
        if self.display and screen.is_mounted:
            screen._dirty_widgets.add(self)  # noqa: SLF001 - a test pins it
            screen.check_idle()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines; the same ones until something is to be painted again.

        A frame asks every widget between the first line that changed and the last one.
        """
        if self._rendered is None or self._rendered[0] != crop:
            # A line fills its cells by itself: only around it is there work for the style sheet.
            made = super().render_lines(crop) if self.sheet.gutter else self._made_lines(crop)
            self._rendered = crop, made
        return self._rendered[1]

    def _made_lines(self, crop: Region) -> list[Strip]:
        filters = self.get_line_filters()
        lines = []
        for y in crop.line_range:
            strip = self._strips.get(y)
            if strip is None or strip.cell_length != crop.right:
                strip = self.render_line(y).adjust_cell_length(crop.right, self.look(""))
                for one in filters:
                    strip = strip.apply_filter(one, self.sheet.paper)
                self._strips[y] = strip
            lines.append(strip.crop(crop.x) if crop.x else strip)
        return lines

    def look(self, name: str) -> Style:
        """A look by name, over the widget's own; asked once until the theme changes."""
        found = self._looks.get(name)
        if found is None:
            whole = name in {"head", "cursor", "side"}
            found = self.rich_style
            if name == "rule":
                found += self.screen.get_component_rich_style("line--muted", partial=True)
            elif name:
                own = self.screen.get_component_rich_style(f"line--{name}", partial=not whole)
                found = own if whole else found + own
            self._looks[name] = found
        return found

    def look_on(self, base: str, name: str) -> Style:
        """A look on a line that has its own background; there shape speaks, not colour."""
        if not base or base == "rule":
            return self.look(name)
        if base == "cursor" or not name:
            return self.look(base)
        key = f"{base}/{name}"
        found = self._looks.get(key)
        if found is None:
            own = self.screen.get_component_rich_style(f"line--{name}", partial=True)
            found = self._looks[key] = self.look(base) + own
        return found

    def strip_of(self, line: Line, width: int) -> Strip:
        """A line as it fills so many cells."""
        if line.base == "rule":
            return Strip([Segment(marks().rule * width, self.look("rule"))], width)
        plain = self.look_on(line.base, "")
        right = _cells(line.right)
        room = width - right
        segments = self._fitted(line.left, line.base, room)
        if right and not line.right[0].text.startswith(" ") and _cells(line.left) > room > 0:
            # Words that are cut do not touch what stands at the end.
            segments = [*self._fitted(line.left, line.base, room - 1), Segment(" ", plain)]
        segments += [Segment(s.text, self.look_on(line.base, s.look)) for s in line.right]
        return Strip(segments).adjust_cell_length(width, plain)

    def _fitted(self, spans: Sequence[Span], base: str, room: int) -> list[Segment]:
        fitted = []
        for span in spans:
            cells = cell_len(span.text)
            style = self.look_on(base, span.look)
            if cells > room:
                ellipsis = marks().ellipsis
                kept = set_cell_size(span.text, max(0, room - cell_len(ellipsis)))
                fitted.append(Segment(set_cell_size(kept.rstrip() + ellipsis, max(0, room)), style))
                return fitted
            fitted.append(Segment(span.text, style))
            room -= cells
        fitted.append(Segment(" " * room, self.look_on(base, "")))
        return fitted


Maker = Callable[[int], Sequence[Line]]
"""Makes the lines for a width in cells."""


class LineBar(Painted):
    """A few lines that never scroll: a header, totals, a footer."""

    DEFAULT_CSS = """
    LineBar { height: 1; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._maker: Maker = lambda _: ()
        self._lines: Sequence[Line] = ()

    def show(self, maker: Maker) -> None:
        """Take a new maker of lines; only lines that differ are painted again."""
        self._maker = maker
        if self.sheet.is_auto:
            self.refresh(layout=True)
        self.paint()

    def paint(self) -> None:
        """Make the lines anew, and paint those that differ."""
        width, height = self.size
        if not width or not self.display:
            return
        before = self._seen
        self._lines = self._maker(width)
        after = self._seen
        changed = [Region(0, y, width, 1) for y in range(height) if _at(before, y) != _at(after, y)]
        if changed:
            self.refresh(*changed)

    @property
    def _seen(self) -> Sequence[Line]:
        """The lines from the first that is seen."""
        return self._lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are, where the style sheet leaves it open."""
        del container, viewport
        return max(1, len(self._maker(width)))

    def on_resize(self) -> None:
        """Make the lines for the new width."""
        self._lines = ()
        self.paint()
        self.refresh()

    @property
    def lines(self) -> Sequence[Line]:
        """The lines as they are."""
        return self._lines

    def render_line(self, y: int) -> Strip:
        """One of the lines."""
        return self.strip_of(_at(self._seen, y), self.size.width)


class LinePane(LineBar):
    """Lines that may be more than fit: the rest is scrolled to, a line or a page at a time.

    It scrolls by itself: a `ScrollView` lays the whole screen out anew for each other length.
    """

    DEFAULT_CSS = """
    LinePane { height: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._top = 0

    def show(self, maker: Maker, *, top: bool = False) -> None:
        """Take a new maker of lines; only lines that differ are painted again.

        Args:
            maker: Of the lines, by width.
            top: Begin at the first line again: it is another text.
        """
        if top and self._top:
            self._top = 0
            self.refresh()
        super().show(maker)

    @property
    def below(self) -> int:
        """How many lines there are below what is seen."""
        return max(0, len(self._lines) - self._top - self.size.height)

    @property
    def _seen(self) -> Sequence[Line]:
        return self._lines[self._top :]

    def scroll_lines(self, lines: int) -> None:
        """Scroll down by so many lines, or up."""
        most = max(0, len(self._lines) - self.size.height)
        top = min(most, max(0, self._top + lines))
        if top != self._top:
            self._top = top
            self.refresh()

    def on_mouse_scroll_down(self) -> None:
        """A wheel may do what the keys do."""
        self.scroll_lines(3)

    def on_mouse_scroll_up(self) -> None:
        """As `on_mouse_scroll_down`."""
        self.scroll_lines(-3)


def _cells(spans: Sequence[Span]) -> int:
    return sum(cell_len(span.text) for span in spans)


def _at(lines: Sequence[Line], y: int) -> Line:
    return lines[y] if y < len(lines) else BLANK
