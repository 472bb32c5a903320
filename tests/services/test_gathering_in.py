"""The office takes in what its laptops brought: all of it told, nothing lost, nothing blocked."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.services import intake
from inspector.services.answers import answer_by_word
from inspector.services.arrivals import list_arrivals, list_set_apart
from inspector.services.copies import backup, restore
from inspector.services.devices import revoke
from inspector.services.gathered import Gathered, Phase, Step
from inspector.services.gathering_in import gather
from inspector.services.lists import list_visits
from inspector.services.merging import look_again
from inspector.services.opening_bundles import SCRATCH
from inspector.services.receipts import receipt_of
from inspector.services.selfcheck import selfcheck
from inspector.services.withdrawing import reinstate, withdraw
from inspector.services.workspace import Workspace
from tests.bundled import Both, both
from tests.conftest import FakeClock
from tests.county import PASSPHRASE
from tests.offices import a_laptop, an_office, enrolled


@pytest.fixture
def story(tmp_path: Path, clock: FakeClock) -> Both:
    """An office and its laptop."""
    return both(tmp_path, clock)


@pytest.fixture
def desk(story: Both) -> Iterator[Workspace]:
    """The office's workspace, open."""
    with story.office.open() as opened:
        yield opened


def the_one(desk: Workspace, *paths: Path, **how: object) -> Gathered:
    """What becomes of the one bundle there; every event of it is accounted for."""
    (found,) = gather(desk, paths, **how)  # type: ignore[arg-type]
    assert found.manifest == found.new + found.held + found.quarantined
    return found


def visits(desk: Workspace) -> set[str]:
    """Those that count."""
    return {row.visit for row in desk.run(list_visits)}


def codes(found: Gathered) -> list[str]:
    """Why something does not count or is not here."""
    return [one.reason for one in found.reasons]


@pytest.mark.parametrize("name", ["out", "out.tar"])
def test_a_bundle_is_taken_in_whole_and_a_second_time_adds_nothing(
    name: str, story: Both, desk: Workspace, tmp_path: Path
) -> None:
    """Events, photos, a receipt; then all is held."""
    visit = story.visited(photos=2)
    made = story.export(name)
    first = the_one(desk, made.file, receipts=tmp_path / "receipts")
    assert (first.new, first.held, first.evidence) == (made.events, 0, 2)
    assert first.evidence_bytes == 6000
    assert first.name == "测试员乙"
    assert first.receipt is not None
    assert first.is_clean
    again = the_one(desk, made.file)
    assert (again.new, again.held, again.evidence) == (0, made.events, 0)
    assert visits(desk) == {visit}
    assert [one.new for one in desk.run(list_arrivals)] == [0, made.events]
    assert selfcheck(desk).ok
    assert not (desk.home / SCRATCH).exists()


def test_a_folder_of_many_is_taken_in_and_a_bad_one_holds_up_no_other(
    story: Both, desk: Workspace, tmp_path: Path
) -> None:
    """Something else, something cut off, something empty between good ones."""
    heap = tmp_path / "stick"
    heap.mkdir()
    wanted = set()
    for number in range(3):
        wanted.add(story.visited(photos=0))
        shutil.move(story.export(f"b{number}.tar").file, heap / f"{number}b.tar")
    (heap / "0a.tar").write_bytes(b"no bundle at all")
    (heap / "1z.tar").write_bytes((heap / "1b.tar").read_bytes()[:700])
    (heap / "readme.txt").write_text("other things lie there too")
    found = list(gather(desk, [heap, heap / "0b.tar"]))
    assert [one.file.name for one in found] == ["0a.tar", "0b.tar", "1b.tar", "1z.tar", "2b.tar"]
    assert [one.error is None for one in found] == [False, True, True, False, True]
    assert all(one.manifest == one.new + one.held + one.quarantined for one in found)
    assert visits(desk) == wanted


def test_a_strangers_bundle_waits_and_counts_once_it_is_enrolled(
    tmp_path: Path, clock: FakeClock, story: Both
) -> None:
    """An office that was restored from before it enrolled the laptop."""
    visit = story.visited(photos=1)
    made = story.export()
    with story.office.open() as desk:
        desk.run(_forget_devices)
        found = the_one(desk, made.file)
        assert (found.quarantined, codes(found)) == (made.events, ["unknown_log"])
        assert (found.evidence, found.receipt, found.person) == (0, None, None)
        (waiting,) = desk.run(list_set_apart)
        assert (waiting.device, waiting.reason.events) == (None, made.events)
        assert waiting.reason.what.zh
        assert waiting.reason.next.en
        with pytest.raises(InspectorError, match="MERGE_004"):
            desk.run(receipt_of, "last")
        assert visits(desk) == set()
        desk.run(lambda session: session.store.rebuild())
        desk.run(look_again)
        assert visits(desk) == {visit}


def _forget_devices(session: object) -> None:
    session.store._db.write("DELETE FROM device")  # type: ignore[attr-defined]


def test_a_revoked_laptop_brings_nothing_new_and_gets_no_receipt(
    story: Both, desk: Workspace, tmp_path: Path
) -> None:
    """What it brought before stays; neither events nor photos of the lost one come in."""
    before = story.visited()
    the_one(desk, story.export("first").file)
    device = desk.run(lambda session: session.store.devices()[0].device)
    desk.run(revoke, device, "丢失")
    story.visited(photos=2)
    found = the_one(desk, story.export("second").file, receipts=tmp_path / "r")
    assert codes(found) == ["revoked"]
    assert (found.new, found.evidence, found.receipt) == (0, 0, None)
    assert visits(desk) == {before}
    assert selfcheck(desk).ok


def test_nobody_signs_for_another_laptop(
    story: Both, desk: Workspace, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bundle that names one device and is signed by another's key: nothing of it comes in."""
    desk.close()
    other = a_laptop(tmp_path, clock, 3, "测试员丙")
    enrolled(story.office, other)
    story.visited()
    with other.open() as workspace:
        theirs = workspace.run(lambda session: session.store.meta("device_key"))
    with story.laptop.open() as workspace:
        workspace.run(lambda session: session.store.put_meta("device_key", theirs or b""))
    made = story.export()
    with story.office.open() as opened:
        found = the_one(opened, made.file)
        assert (codes(found), found.quarantined) == (["sender"], made.events)
        assert visits(opened) == set()
        assert opened.run(list_arrivals) == ()


def test_photos_that_are_damaged_or_gone_hold_up_nothing_and_are_told(
    story: Both, desk: Workspace, tmp_path: Path
) -> None:
    """The visit is in; what is missing comes with the next copy of the bundle."""
    story.visited(photos=3)
    made = story.export()
    whole = tmp_path / "whole"
    shutil.copytree(made.file, whole)
    first, second, _ = sorted((made.file / "evidence").glob("*/*.age"))
    first.unlink()
    second.write_bytes(second.read_bytes()[:-1] + b"x")
    found = the_one(desk, made.file)
    assert set(codes(found)) == {"BUNDLE_007", "BUNDLE_008"}
    assert (found.new, found.evidence, found.missing) == (made.events, 1, 2)
    again = the_one(desk, whole)
    assert (again.new, again.evidence, again.missing) == (0, 2, 0)
    assert selfcheck(desk).ok


def test_each_step_is_told(story: Both, desk: Workspace) -> None:
    """Verified, decrypted with so many bytes, stored."""
    story.visited(photos=1)
    steps: list[Step] = []
    the_one(desk, story.export().file, progress=steps.append)
    phases = list(dict.fromkeys(step.phase for step in steps))
    assert phases == [Phase.VERIFY, Phase.DECRYPT, Phase.STORE]
    assert max(step.done for step in steps) == steps[-2].whole == 3000


@pytest.mark.parametrize("phase", list(Phase))
def test_a_merge_that_was_given_up_leaves_nothing_half_done_and_goes_on(
    phase: Phase, story: Both, desk: Workspace
) -> None:
    """Esc, or the end of the program, at any step."""
    visit = story.visited(photos=2)
    made = story.export()

    def stop(step: Step) -> None:
        if step.phase is phase:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(gather(desk, [made.file], progress=stop))
    assert visits(desk) == set()
    assert desk.run(list_arrivals) == ()
    assert the_one(desk, made.file).new == made.events
    assert visits(desk) == {visit}
    assert selfcheck(desk).ok


def test_what_fails_after_the_events_were_joined_takes_them_back(
    story: Both, desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Events, arrival and receipt are one transaction."""
    story.visited()
    made = story.export()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as inside:
        inside.setattr(intake, "make_receipt", killed)
        with pytest.raises(KeyboardInterrupt):
            list(gather(desk, [made.file]))
    assert visits(desk) == set()
    assert the_one(desk, made.file).new == made.events


def test_photos_of_what_waits_are_kept_and_not_tidied_away(
    story: Both, desk: Workspace, clock: FakeClock
) -> None:
    """Dated ahead: no event that counts names them, and the laptop was told that they are here."""
    story.laptop.clock.tick(hours=5)
    visit = story.visited(photos=1)
    made = story.export()
    found = the_one(desk, made.file)
    assert set(codes(found)) == {"time ahead"}
    assert found.evidence == 1
    desk.close()
    story.office.clock.tick(days=2)
    with story.office.open() as opened:
        assert the_one(opened, made.file).released > 0
        assert visits(opened) == {visit}
        assert selfcheck(opened).ok


def test_two_laptops_that_disagree_are_told_with_the_bundle_that_brought_it(
    story: Both, desk: Workspace
) -> None:
    """The same laptop, restored: two hands, one visit."""
    visit = story.visited(photos=0)
    desk.close()
    with story.laptop.open() as workspace:
        backup(workspace, story.folder / "copy")
    other = replace(story.laptop, home=story.folder / "restored")
    restore(story.folder / "copy", other.home, PASSPHRASE, clock=other.clock)
    for place, word in ((story.laptop, "compliant"), (other, "violation")):
        with place.open() as workspace:
            workspace.run(answer_by_word, visit, "P05", word)
    first = story.export("a")
    twin = Both(story.folder, story.office, other)
    second = twin.export("b")
    with story.office.open() as opened:
        one, two = gather(opened, [first.file, second.file])
        assert (one.conflicts, two.conflicts) == (0, 1)
        assert not two.is_clean
        assert opened.run(lambda session: session.store.gathering.conflicts_open()) == 1


def test_an_arrival_is_withdrawn_and_reinstated_by_the_end_of_its_id(
    story: Both, desk: Workspace
) -> None:
    """The list of arrivals says which."""
    visit = story.visited(photos=0)
    found = the_one(desk, story.export().file)
    assert found.bundle is not None
    assert desk.run(withdraw, found.bundle[-6:], "误交") == found.bundle
    (arrived,) = desk.run(list_arrivals)
    assert arrived.is_withdrawn
    assert visits(desk) == set()
    assert desk.run(reinstate, "last") == found.bundle
    assert visits(desk) == {visit}


def test_another_offices_bundle_is_told_as_that(
    story: Both, tmp_path: Path, clock: FakeClock
) -> None:
    """It cannot be opened here."""
    story.visited()
    made = story.export()
    (tmp_path / "other").mkdir()
    other = an_office(tmp_path / "other", clock)
    with other.open() as desk:
        found = the_one(desk, made.file)
        assert found.error is not None
        assert codes(found) == ["TRAVEL_005"]
