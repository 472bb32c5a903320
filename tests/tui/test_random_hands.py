"""Whatever is typed, pasted, resized or killed: the app lives, and keeps what it showed."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.tui.random_hands import hands_on


@pytest.mark.timeout(3600)
def test_random_hands_neither_crash_it_nor_lose_what_it_showed(tmp_path: Path) -> None:
    """Some hundred steps each time, another hundred every time; thousands are in the long run."""
    run_state_machine_as_test(
        hands_on(tmp_path),
        settings=settings(
            max_examples=6,
            stateful_step_count=60,
            deadline=None,
            phases=(
                Phase.reuse,
                Phase.generate,
            ),  # shrinking real keys takes hours
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
