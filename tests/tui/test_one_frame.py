"""An answer comes in one frame, and shows as saved only what is."""

from threading import Event
from typing import Any

import pytest

from inspector.domain.checklist import Item
from inspector.domain.visit import Compliant
from inspector.services.visits import Shown
from inspector.tui import one_frame
from inspector.tui.lines import detail
from inspector.tui.lines.line import Line
from inspector.tui.marks import marks
from tests.county import County
from tests.tui.driving import press, until, walk_of, walking, workspace_of
from tests.tui.screen_text import screen_text

LONGER_THAN_ANY_TEST_S = 3600.0


async def test_an_answer_comes_in_one_frame(
    county: County, visit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two frames a key would cost twice the time and, over ssh, twice the bytes."""
    monkeypatch.setattr(one_frame, "PATIENCE_S", LONGER_THAN_ANY_TEST_S)
    async with walking(county, visit) as pilot:
        walk, disk = walk_of(pilot), Event()
        first = walk.items.keys[0]
        await pilot.pause()
        frames: list[bool] = []
        monkeypatch.setattr(pilot.app, "post_display_hook", lambda: frames.append(True))
        workspace_of(pilot).submit(lambda _: disk.wait())
        press(pilot, "1")
        await until(pilot, lambda: first in walk.pending)
        painted_before = len(frames)
        disk.set()
        await until(pilot, lambda: bool(frames) and not walk.pending)
        await pilot.pause()

        assert (painted_before, len(frames)) == (0, 1)
        assert walk.answer_at(first) == Compliant()


async def test_a_slow_disk_leaves_the_answer_pending_in_sight(
    county: County, visit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hand must see that its key was taken, and the mark must not promise what is not so."""
    monkeypatch.setattr(one_frame, "PATIENCE_S", 0.0)
    async with walking(county, visit) as pilot:
        walk, disk = walk_of(pilot), Event()
        first, second = walk.items.keys[:2]
        workspace_of(pilot).submit(lambda _: disk.wait())
        press(pilot, "1")
        await until(pilot, lambda: f"{marks().ellipsis} {first}" in screen_text(pilot.app))
        on_the_way = walk.items.cursor_key, dict(walk.answers)
        disk.set()
        await until(pilot, lambda: f"{marks().compliant} {first}" in screen_text(pilot.app))

        assert on_the_way == (second, {})


async def test_the_next_item_is_worded_while_the_hand_is_on_its_way(
    county: County, visit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What can be made between two keys need not be waited for after the second one."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        second, third = walk.items.keys[1:3]
        worded: list[str] = []
        made = detail.detail_lines

        def detail_lines(shown: Shown, item: Item, *args: Any, **named: Any) -> list[Line]:
            worded.append(item.code)
            return made(shown, item, *args, **named)

        press(pilot, "1")
        await until(pilot, lambda: walk.items.cursor_key == second and not walk.pending)
        await pilot.pause()
        monkeypatch.setattr(detail, "detail_lines", detail_lines)
        press(pilot, "1")
        await until(pilot, lambda: walk.items.cursor_key == third)

        assert third not in worded
        assert walk.shown is not None
        assert walk._detail.lines == made(
            walk.shown, walk.shown.checklist.by_code[third], 80, roomy=False
        )
