"""Whatever is typed, pasted, resized or killed: the app lives, and keeps what it showed."""

from pathlib import Path

import pytest

from tests.tui.random_hands import let_loose


@pytest.mark.timeout(3600)
def test_random_hands_neither_crash_it_nor_lose_what_it_showed(tmp_path: Path) -> None:
    """The same few hundred steps every time; thousands of others are in the long run."""
    let_loose(tmp_path, days=5, steps=60, derandomize=True)
