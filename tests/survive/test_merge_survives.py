"""The long run: an office that dies before every step of a merge, and laptops in any order."""

import random
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.mishaps import an_evening
from tests.together import dump_of


@pytest.mark.timeout(7200)
def test_dead_before_any_step_it_is_whole_and_completed_later(
    tmp_path: Path, clock: FakeClock
) -> None:
    """Photos, conflicts and several logs; every write to the disk is a moment to die."""
    assert an_evening(tmp_path, clock, laptops=4, photos=2).die(every=1) > 100


@pytest.mark.timeout(7200)
def test_seven_laptops_in_two_hundred_orders_come_to_the_same_bytes(
    tmp_path: Path, clock: FakeClock
) -> None:
    """Through real files, in several merges, some sticks twice."""
    evening = an_evening(tmp_path, clock, laptops=7)
    dice = random.Random(2026)  # noqa: S311 - orders, not secrets
    for _ in range(200):
        office, order = evening.office(), [*evening.sticks, *dice.sample(evening.sticks, 4)]
        dice.shuffle(order)
        while order:
            cut = dice.randrange(1, len(order) + 1)
            evening.team.merge(*order[:cut], at=office)
            order = order[cut:]
        assert dump_of(office) == evening.dump
