"""The office dies, its disk is full, the stick is torn out: nothing is half-done, all comes in."""

import random
from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.services.opening import open_workspace
from tests.conftest import FakeClock
from tests.county import PASSPHRASE
from tests.mishaps import Evening, an_evening
from tests.together import dump_of


@pytest.fixture
def evening(tmp_path: Path, clock: FakeClock) -> Evening:
    """Two sticks on the office's table."""
    return an_evening(tmp_path, clock)


def test_killed_anywhere_it_is_whole_and_the_same_merge_again_completes_it(
    evening: Evening,
) -> None:
    """A handful of moments; the long run takes every one."""
    assert evening.die(every=5) > 10


def test_two_merges_at_once_wait_for_each_other(evening: Evening) -> None:
    """The second one is told that the office is at work, and changes nothing."""
    office = evening.office()
    with office.open(), pytest.raises(InspectorError) as caught:
        open_workspace(office.home, PASSPHRASE)
    assert caught.value.fault.code == "LOCK_001"
    evening.team.merge(*evening.sticks, at=office)
    assert dump_of(office) == evening.dump


def test_seven_laptops_in_random_orders_come_to_the_same_bytes(
    tmp_path: Path, clock: FakeClock
) -> None:
    """Through real files: one stick at a time or many, twice or once, in whatever order."""
    evening = an_evening(tmp_path, clock, laptops=7, photos=0)
    dice = random.Random(7)  # noqa: S311 - an order, not a secret
    for _ in range(3):
        office, order = evening.office(), [*evening.sticks, *evening.sticks[:3]]
        dice.shuffle(order)
        cut = dice.randrange(1, len(order))
        evening.team.merge(*order[:cut], at=office)
        evening.team.merge(*order[cut:], at=office)
        assert dump_of(office) == evening.dump
