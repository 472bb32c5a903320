"""A frame asks only those widgets that changed, and comes out as the stock one would."""

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region

from inspector.tui.changed_only import ChangedOnly
from inspector.tui.lines.painted import Painted
from tests.county import County
from tests.tui.driving import press, walk_of, walking


def frame_of(compositor: Compositor, regions: set[Region]) -> ChopsUpdate | None:
    compositor._dirty_regions = set(regions)
    return compositor.render_partial_update()


async def test_a_frame_of_what_changed_is_the_frame_that_textual_makes(
    county: County, visit: str
) -> None:
    """Asking fewer widgets must not be seen, wherever on the screen something changed."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        for columns, lines in ((120, 40), (80, 24), (60, 20)):
            await pilot.resize_terminal(columns, lines)
            press(pilot, "1")
            await pilot.pause()
            ours = walk._compositor
            assert isinstance(ours, ChangedOnly)
            stock = Compositor()
            stock.reflow(walk, walk.size)
            for one in walk.query(Painted):
                if not one.display or not one.region:
                    continue
                line = Region(one.region.x, one.region.y, one.region.width, 1)
                for changed in ({line}, {line, Region(0, 0, columns, 1)}, {Region(3, 4, 9, 3)}):
                    made, theirs = frame_of(ours, changed), frame_of(stock, changed)
                    assert made is not None
                    assert theirs is not None
                    console = pilot.app.console
                    assert made.render_segments(console) == theirs.render_segments(console)


async def test_widgets_without_a_change_are_not_asked(county: County, visit: str) -> None:
    """A header and a footer that change with every key would have all others asked, too."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        await pilot.pause()
        first, last = Region(0, 0, 80, 1), Region(0, 23, 80, 1)
        assert isinstance(walk._compositor, ChangedOnly)
        asked = [
            widget
            for widget in walk.query(Painted)
            if any(widget.region.overlaps(region) for region in (first, last))
        ]
        walk._compositor._changed = frozenset({first, last})
        seen = [w for w in walk._compositor.visible_widgets if isinstance(w, Painted)]
        walk._compositor._changed = frozenset()

        assert sorted(w.id or "" for w in seen) == sorted(w.id or "" for w in asked)
        assert 0 < len(seen) < len([w for w in walk.query(Painted) if w.display])
