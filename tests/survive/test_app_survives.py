"""The long run: thousands of random keys, pastes, resizes and kills, others every time."""

from pathlib import Path

import pytest

from tests.tui.random_hands import let_loose


@pytest.mark.timeout(7200)
def test_thousands_of_steps_neither_crash_it_nor_lose_what_it_showed(tmp_path: Path) -> None:
    """What no story thought of: a key on a screen that is just going away."""
    let_loose(tmp_path, days=40, steps=100)
