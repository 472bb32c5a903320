"""A frame goes straight from the widgets that changed, and comes out as the stock one would."""

import pyte
from rich.console import Console
from textual._compositor import Compositor
from textual.geometry import Region

from inspector.tui.changed_only import ChangedOnly, Rows
from inspector.tui.lines.painted import Painted
from inspector.tui.screens.walk import WalkScreen
from tests.county import County
from tests.tui.driving import press, walk_of, walking

SIZES = ((120, 40), (80, 24), (60, 20))


def drawn(compositor: Compositor, regions: set[Region], console: Console) -> list[object]:
    """What a terminal shows in these regions after a frame of them, texts, colours and all.

    Around a region the stock frame may repeat what stands there already.
    """
    columns, lines = compositor.size
    terminal = pyte.Screen(columns, lines)
    compositor._dirty_regions = set(regions)
    frame = compositor.render_partial_update()
    assert frame is not None
    pyte.Stream(terminal).feed(frame.render_segments(console))
    buffer = terminal.buffer
    return [
        [buffer[y][x] for x in range(region.x, region.right)]
        for region in sorted(regions)
        for y in region.line_range
    ]


def stock_of(walk: WalkScreen) -> Compositor:
    stock = Compositor()
    stock.reflow(walk, walk.size)
    return stock


async def test_a_frame_of_what_changed_is_the_frame_that_textual_makes(
    county: County, visit: str
) -> None:
    """Not composing the screen must not be seen, wherever on it something changed."""
    async with walking(county, visit) as pilot:
        walk, console = walk_of(pilot), pilot.app.console
        for columns, lines in SIZES:
            await pilot.resize_terminal(columns, lines)
            press(pilot, "1")
            await pilot.pause()
            stock = stock_of(walk)
            shown = [one for one in walk.query(Painted) if one.display and one.region]
            inside = [Region(one.region.x, one.region.y, one.region.width, 1) for one in shown]
            across = [Region(3, 4, 30, 9), Region(0, 0, columns, lines - 1), Region(0, 0, 9, 1)]
            for region in (*inside, *across):
                changed = {region, inside[0]}
                ours, theirs = (drawn(one, changed, console) for one in (walk._compositor, stock))
                assert ours == theirs, (columns, region)


async def test_an_answer_is_written_without_composing_the_screen(
    county: County, visit: str
) -> None:
    """Header, totals, a row and the text change with every key; each is one widget's own."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        await pilot.pause()
        compositor = walk._compositor
        assert isinstance(compositor, ChangedOnly)
        row = Region(0, walk.items.region.y, 80, 1)
        header = Region(0, 0, 80, 1)
        compositor._dirty_regions = {row, header}
        frame = compositor.render_partial_update()

        assert isinstance(frame, Rows)
        # The row ends where the scroll bar begins.
        assert sorted(place[:2] for place in frame.rows) == [(0, 0), (0, row.y), (79, row.y)]
        assert not compositor._dirty_regions
