"""The office dies, its disk is full, the stick is torn out: nothing is half-done, all comes in."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.services.gathered import Phase, Step
from inspector.services.opening import open_workspace
from inspector.services.selfcheck import selfcheck
from tests.conftest import FakeClock
from tests.county import PASSPHRASE
from tests.disks import mounted
from tests.mishaps import Evening, an_evening
from tests.offices import Place
from tests.together import dump_of


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 MiB; skipped where this user may not mount one."""
    with mounted(tmp_path / "disk", "16m") as folder:
        yield folder


@pytest.fixture
def evening(tmp_path: Path, clock: FakeClock) -> Evening:
    """Two sticks on the office's table."""
    return an_evening(tmp_path, clock)


def test_killed_anywhere_it_is_whole_and_the_same_merge_again_completes_it(
    evening: Evening,
) -> None:
    """A handful of moments; the long run takes every one."""
    assert evening.die(every=5) > 10


def test_on_a_full_disk_it_stops_where_it_is_whole_and_goes_on_later(
    evening: Evening, small_disk: Path
) -> None:
    """As little room as one likes: no merge is ever half there."""
    anew = evening.office()
    refused: set[str] = set()
    for kib in range(0, 400, 40):
        home = small_disk / "office"
        shutil.copytree(anew.home, home)
        office = Place(home, anew.clock)
        filler = small_disk / "filler"
        room = shutil.disk_usage(small_disk).free - kib * 1024
        filler.write_bytes(bytes(room))
        try:
            evening.team.merge(*evening.sticks, at=office)
        except InspectorError as error:
            refused.add(error.fault.code)
        filler.unlink()
        assert evening.is_as_it_should(office), kib
        shutil.rmtree(home)
    assert refused == {"MERGE_009"}


@pytest.mark.parametrize("phase", [Phase.VERIFY, Phase.DECRYPT, Phase.STORE])
def test_a_stick_torn_out_is_told_and_holds_up_no_other(
    tmp_path: Path, clock: FakeClock, phase: Phase
) -> None:
    """Before it is read, between two photos, or when nothing of it is wanted any more."""
    evening = an_evening(tmp_path, clock, photos=2)
    office, (first, second) = evening.office(), evening.sticks
    away = first.with_name("away")

    def tear_out(step: Step) -> None:
        if step.file == first and step.phase is phase and first.exists():
            first.rename(away)

    torn, whole = evening.team.merge(first, second, at=office, progress=tear_out)
    assert whole.is_clean == (torn.error is not None)  # they disagree, where both came
    match phase:
        case Phase.VERIFY:
            assert torn.error is not None
            assert torn.error.fault.code.startswith(("BUNDLE_", "TRAVEL_"))
        case Phase.DECRYPT:
            assert [one.files for one in torn.reasons] == [1]
            assert torn.missing == 1
            with office.open() as workspace:
                told = {one.name: one.detail for one in selfcheck(workspace).checks}
            assert told["evidence"] == "正常；有 1 个文件还没有收到"
        case Phase.STORE:
            assert torn.is_clean
    away.rename(first)
    assert evening.is_as_it_should(office)


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
