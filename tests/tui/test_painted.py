"""Line widgets paint themselves without what Textual does for any widget, and come out the same."""

from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from inspector.tui.lines.painted import Painted
from inspector.tui.lines.rows import RowList
from tests.county import County
from tests.tui.driving import press, walk_of, walking


async def test_lines_are_painted_as_textual_would_paint_them(county: County, visit: str) -> None:
    """Leaving out its own painting must not be seen: the same texts, in the same styles."""
    async with walking(county, visit) as pilot:
        press(pilot, "1")
        await pilot.pause()
        for one in walk_of(pilot).query(Painted):
            seen = Region(0, 0, *one.scrollable_content_region.size)
            ours = [strip.simplify() for strip in one.render_lines(seen)]
            theirs = [strip.simplify() for strip in Widget.render_lines(one, seen)]
            assert ours == theirs, one.id


async def test_sizes_and_scroll_bars_are_as_textual_has_them(county: County, visit: str) -> None:
    """Kept from one key to the next, they must follow a resize, a scroll and another theme."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        for columns, lines in ((120, 40), (80, 24), (60, 20), (80, 24)):
            await pilot.resize_terminal(columns, lines)
            await pilot.press("end", "f3")
            await pilot.pause()
            for one in walk.query(Painted):
                assert not one.display or one.size == Widget.size.__get__(one), one.id
            bar = walk.items.vertical_scrollbar
            seen = Region(0, 0, *bar.size)
            assert bar.render_lines(seen) == ScrollBar.render_lines(bar, seen)
            assert bar.position == walk.items.max_scroll_y


async def test_a_line_that_changed_is_known_to_the_screen_at_once(
    county: County, visit: str
) -> None:
    """A message for each widget would cost an answer several turns of the loop."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        await pilot.pause()
        walk.items.touch_rows(1)
        told = set(walk._dirty_widgets)
        await pilot.pause()

        assert told == {walk.items}
        assert walk._dirty_widgets == set()


async def test_what_is_more_than_a_line_goes_the_long_way(county: County, visit: str) -> None:
    """A layout is Textual's own business; its flags may have other names in its next release."""
    async with walking(county, visit) as pilot:
        items = walk_of(pilot).items
        await pilot.pause()
        items.refresh(layout=True)
        assert isinstance(items, RowList)
        assert items._layout_required
        assert items not in walk_of(pilot)._dirty_widgets
        await pilot.pause()
        assert not items._layout_required
