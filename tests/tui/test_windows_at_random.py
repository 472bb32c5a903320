"""Whatever is pressed among windows: the app lives, and lists what the visit asks."""

import random

import pytest

from inspector.services.visits import show_visit
from inspector.tui.screens.sheets import ErrorSheet
from tests.county import County
from tests.repeats import windows_visit
from tests.tui.driving import until, walk_of, walking, workspace_of
from tests.tui.scene_ways import settled

KEYS = (
    *(
        "a",
        "A",
        "a",
        "A",
        "1",
        "2",
        "3",
        "4",
        "u",
        "u",
        "U",
        "g",
        "f",
        "B",
        "y",
        "v",
        "equals_sign",
    ),
    *("full_stop", "comma", "left_square_bracket", "right_square_bracket", "slash", "i", "h"),
    *("up", "down", "end", "home", "pagedown", "enter", "enter", "escape", "escape", "tab"),
    *("ctrl+d", "ctrl+r", "ctrl+s", "5", "9", "0", "minus", "space", "f2"),
)
STEPS = 60


@pytest.mark.parametrize("seed", range(2))
async def test_random_keys_among_windows(seed: int, county: County) -> None:
    """Windows come, go and get other numbers while answers are on their way."""
    hand = random.Random(seed)  # noqa: S311 - the same keys every time
    with county.open() as workspace:
        visit = windows_visit(county, workspace, A="1-3", K="甲")
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        for _ in range(STEPS):
            await pilot.press(*hand.choices(KEYS, k=hand.randint(1, 4)))
            if walk not in pilot.app.screen_stack:
                # Left for the first screen: back into the visit.
                await settled(pilot)
                await pilot.press("escape", "escape", "enter")
                await until(pilot, lambda: len(pilot.app.screen_stack) > 1)
                walk = walk_of(pilot)
        await settled(pilot)
        while pilot.app.screen is not walk:
            assert pilot.app.is_running
            key = "enter" if isinstance(pilot.app.screen, ErrorSheet) else "escape"
            await pilot.press(key)
            await settled(pilot)
        shown = workspace_of(pilot).run(show_visit, visit)
        await until(pilot, lambda: walk.shown is not None and walk.answers == shown.visit.answers)
        listed = [key for key in walk.items.keys if not key.endswith("@")]
        assert listed == list(shown.visit.asked)
