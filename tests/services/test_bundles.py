"""A laptop's bundle: what is in it, what becomes of it on the way, and who can open it."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.keys import device
from inspector.keys.files import replacing
from inspector.services.acknowledged import acknowledge
from inspector.services.merging import take_in
from inspector.services.opening_bundles import OpenedBundle, Unreadable, keep_evidence
from inspector.services.workspace import Workspace
from tests.bundled import Both, both, opened
from tests.conftest import FakeClock
from tests.offices import a_laptop, an_office, enrolled

FORMS = ("out", "out.tar")


@pytest.fixture
def story(tmp_path: Path, clock: FakeClock) -> Both:
    """An office and its laptop."""
    return both(tmp_path, clock)


def the_one(found: list[OpenedBundle | Unreadable]) -> OpenedBundle:
    """The one bundle, in order."""
    (one,) = found
    assert isinstance(one, OpenedBundle), one
    return one


def code_of(found: list[OpenedBundle | Unreadable]) -> str:
    """Why the one bundle is refused."""
    (one,) = found
    assert isinstance(one, Unreadable)
    return one.error.fault.code


@pytest.mark.parametrize("name", FORMS)
def test_what_the_laptop_has_arrives_whole(name: str, story: Both) -> None:
    """Events, the checklist that they need, and every photo byte for byte."""
    visit = story.visited(photos=2)
    made = story.export(name)
    with story.office.open() as workspace:
        one = the_one(opened(workspace, made.file))
        merged = workspace.run(take_in, one.delivery)
        for part in one.evidence:
            assert keep_evidence(workspace.vault, one, part).is_new
            assert not keep_evidence(workspace.vault, one, part).is_new
            whole = workspace.vault.read(part.sha256)
            assert hashlib.sha256(whole).hexdigest() == part.sha256
        assert workspace.run(lambda session: session.store.visit(visit)) is not None
    assert merged.new == merged.manifest == one.body.events == made.events
    assert (made.visits, made.evidence, len(one.evidence)) == (1, 2, 2)
    with story.laptop.open() as workspace:
        enrolment = workspace.run(lambda session: session.enrolment)
    assert enrolment is not None
    assert one.signer.hex() == enrolment.grant.log_key


@pytest.mark.parametrize("name", FORMS)
def test_the_sender_opens_it_too_and_nobody_else(
    name: str, story: Both, tmp_path: Path, clock: FakeClock
) -> None:
    """A stick that is lost tells nothing."""
    story.visited()
    made = story.export(name)
    (tmp_path / "other").mkdir()
    other = an_office(tmp_path / "other", clock)
    assert the_one(story.open_at(story.laptop, made.file)).bundle == made.parts[0].bundle
    assert code_of(story.open_at(other, made.file)) in {"TRAVEL_005", "TRAVEL_006"}


def test_the_same_history_makes_the_same_bundle(story: Both) -> None:
    """By its id the office sees that it was here before."""
    story.visited()
    first, second = story.export("a"), story.export("b.tar")
    assert first.parts[0].bundle == second.parts[0].bundle
    story.visited(photos=0)
    assert story.export("c").parts[0].bundle != first.parts[0].bundle


def test_only_what_is_not_acknowledged_goes_along(story: Both) -> None:
    """A daily bundle is of one day."""
    story.visited()
    made = story.export("a")
    one = the_one(story.open_at(story.office, made.file))
    with story.laptop.open() as workspace:
        logs = {part.log: part.last for part in one.body.logs}
        files = [part.sha256 for part in one.evidence]
        workspace.run(acknowledge, 2, logs, files)
        workspace.run(acknowledge, 1, dict.fromkeys(logs, 1))  # an older one takes nothing back
    with pytest.raises(InspectorError, match="BUNDLE_009"):
        story.export("b")
    story.visited()
    following = story.export("b")
    assert (following.first, following.evidence, following.visits) == (
        one.body.logs[0].last + 1,
        1,
        1,
    )
    assert story.export("c", everything=True).first == 1


def test_every_byte_that_changes_is_seen(story: Both) -> None:
    """One after the other, in an archive, as that has every kind of byte: nothing is taken."""
    made = story.export("out.tar")
    whole = made.file.read_bytes()
    with story.office.open() as workspace:
        for place in range(len(whole)):
            made.file.write_bytes(flipped(whole, place))
            (one,) = opened(workspace, made.file)
            assert isinstance(one, Unreadable), place
            assert one.error.fault.code.startswith(("TRAVEL_", "BUNDLE_"))


def test_every_byte_that_changes_in_a_photo_is_seen(story: Both) -> None:
    """Nothing of it is kept; the history is not held up."""
    story.visited(size=200)
    made = story.export()
    (file,) = (made.file / "evidence").rglob("*.age")
    whole = file.read_bytes()
    with story.office.open() as workspace:
        one = the_one(opened(workspace, made.file))
        (part,) = one.evidence
        for place in range(len(whole)):
            file.write_bytes(flipped(whole, place))
            with pytest.raises(InspectorError, match="BUNDLE_008"):
                keep_evidence(workspace.vault, one, part)
            assert not workspace.vault.has(part.sha256)


def flipped(whole: bytes, place: int) -> bytes:
    """The same with one other byte."""
    return whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :]


@pytest.mark.parametrize("name", FORMS)
def test_one_that_is_cut_off_or_gone_on_is_refused(name: str, story: Both) -> None:
    """A stick that was pulled out; two files put together."""
    story.visited(photos=0)
    made = story.export(name)
    file = made.file if made.file.is_file() else made.file / "bundle.age"
    whole = file.read_bytes()
    with story.office.open() as workspace:
        for size in range(0, len(whole) - 1024, 997):
            file.write_bytes(whole[:size])
            assert code_of(opened(workspace, made.file)) in {
                *("BUNDLE_002", "BUNDLE_006", "TRAVEL_001", "TRAVEL_004")
            }
        file.write_bytes(whole + whole)
        assert code_of(opened(workspace, made.file)) in {"BUNDLE_006", "TRAVEL_004"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../../etc/passwd", "BUNDLE_005"),
        ("/etc/passwd", "BUNDLE_005"),
        ("evidence/ab/../../x.age", "BUNDLE_005"),
        ("bundle.age", "BUNDLE_005"),
    ],
)
def test_an_archive_with_other_names_is_refused(name: str, code: str, story: Both) -> None:
    """Nothing is ever written where an archive says."""
    from inspector.bundles import places  # noqa: PLC0415

    story.visited(photos=0)
    made = story.export("out.tar")
    whole = made.file.read_bytes().removesuffix(places.TAR_END)
    made.file.write_bytes(whole + places.tar_header(name, 0) + places.TAR_END)
    assert code_of(story.open_at(story.office, made.file)) == code


def test_what_is_no_bundle_holds_up_no_other(story: Both, tmp_path: Path) -> None:
    """A folder of many sticks: each is told of by its name."""
    story.visited()
    made = story.export("many/one")
    (tmp_path / "many" / "photo.tar").write_bytes(b"\xff\xd8\xff no archive")
    os.mkfifo(tmp_path / "many" / "pipe.tar")
    half = tmp_path / "many" / "half"
    half.mkdir()
    (half / "unfinished.age").write_bytes((made.file / "bundle.age").read_bytes())
    found = story.open_at(story.office, tmp_path / "many", tmp_path / "nowhere")
    told = {
        one.file.name: one.error.fault.code if isinstance(one, Unreadable) else "" for one in found
    }
    assert told == {
        "half": "BUNDLE_003",
        "one": "",
        "photo.tar": "BUNDLE_006",
        "nowhere": "BUNDLE_002",
    }


@pytest.mark.parametrize("name", FORMS)
def test_an_export_goes_on_where_it_was_interrupted(
    name: str, story: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stick was pulled out: what is whole on it is not written again."""
    story.visited(photos=4)
    with story.laptop.open() as workspace:
        monkeypatch.setattr("inspector.keys.vault.Vault.pieces", _failing_after(2))
        with pytest.raises(InspectorError) as caught:
            export(workspace, story, name)
        assert caught.value.fault.code == "BUNDLE_013"
        monkeypatch.undo()
        assert code_of(opened(workspace, story.folder / name)) in {"BUNDLE_002", "BUNDLE_003"}
    made = story.export(name)
    assert made.parts[0].found == 2
    assert len(the_one(story.open_at(story.office, made.file)).evidence) == 4
    again = story.export(name)
    assert again.parts[0].found == 4


def _failing_after(most: int) -> Callable[..., object]:
    from inspector.keys.vault import Vault  # noqa: PLC0415

    left, pieces = [most], Vault.pieces

    def failing(self: Vault, sha256: str) -> object:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(5, "Input/output error")
        return pieces(self, sha256)

    return failing


def export(workspace: Workspace, story: Both, name: str) -> None:
    """Export from an open workspace."""
    from inspector.services.exporting_bundles import Order, export_bundle  # noqa: PLC0415

    export_bundle(workspace, Order(target=story.folder / name))


@pytest.mark.parametrize("name", FORMS)
def test_what_is_cancelled_leaves_nothing(name: str, story: Both) -> None:
    """Nobody takes half of it to the office."""
    from inspector.services.exporting_bundles import Order, export_bundle  # noqa: PLC0415

    story.visited(photos=3)

    def cancel(done: int, _whole: int) -> None:
        if done > 4000:
            raise KeyboardInterrupt

    with story.laptop.open() as workspace, pytest.raises(KeyboardInterrupt):
        export_bundle(workspace, Order(target=story.folder / name), cancel)
    assert not list(story.folder.glob("out*"))


@pytest.mark.parametrize("name", FORMS)
def test_another_bundle_is_replaced_only_when_asked(name: str, story: Both) -> None:
    """What lies there may be all that there is of it."""
    story.visited()
    first = story.export(name)
    story.visited()
    with pytest.raises(InspectorError, match="BUNDLE_004"):
        story.export(name)
    assert the_one(story.open_at(story.office, first.file)).bundle == first.parts[0].bundle
    second = story.export(name, force=True)
    assert second.parts[0].bundle != first.parts[0].bundle
    assert the_one(story.open_at(story.office, second.file)).bundle == second.parts[0].bundle


def test_a_folder_with_other_things_is_left_alone(story: Both) -> None:
    """Not even --force removes what is no bundle's."""
    story.visited()
    other = story.folder / "out" / "holiday.jpg"
    evidence = story.folder / "out" / "evidence" / "of others.age"
    evidence.parent.mkdir(parents=True)
    for path in (other, evidence):
        path.write_bytes(b"x")
    with pytest.raises(InspectorError, match="BUNDLE_004"):
        story.export()
    story.export(force=True)
    assert other.read_bytes() == evidence.read_bytes() == b"x"


@pytest.mark.parametrize("name", FORMS)
def test_parts_fit_and_each_opens_by_itself(name: str, story: Both) -> None:
    """Three sticks, in any order."""
    story.visited(photos=3, size=400_000)
    made = story.export(name, most=1_000_000)
    assert len(made.parts) == 2
    seen = []
    for part in reversed(made.parts):
        assert part.bytes <= 1_000_000
        one = the_one(story.open_at(story.office, part.file))
        assert one.body.events == made.events
        seen += [entry.sha256 for entry in one.evidence]
    assert len(set(seen)) == len(seen) == 3
    with pytest.raises(InspectorError, match="BUNDLE_010"):
        story.export("small", most=300_000)


def test_a_damaged_photo_does_not_hold_up_the_rest(story: Both) -> None:
    """It is told of on the laptop, and missed at the office."""
    story.visited(photos=2)
    with story.laptop.open() as workspace:
        damaged = max((workspace.home / "files").rglob("*"))
        damaged.write_bytes(damaged.read_bytes()[:-1] + b"x")
    for name in FORMS:
        made = story.export(name)
        assert (made.evidence, len(made.lost)) == (1, 1)
        one = the_one(story.open_at(story.office, made.file))
        (absent,) = [part for part in one.evidence if part.source is None]
        assert absent.sha256 == made.lost[0]
        with story.office.open() as workspace, pytest.raises(InspectorError, match="BUNDLE_007"):
            keep_evidence(workspace.vault, one, absent)


def test_a_photo_that_is_damaged_at_the_office_is_made_good(story: Both) -> None:
    """The laptop purges what the office says that it has."""
    story.visited()
    made = story.export()
    with story.office.open() as workspace:
        one = the_one(opened(workspace, made.file))
        (part,) = one.evidence
        keep_evidence(workspace.vault, one, part)
        (kept,) = (path for path in (workspace.home / "files").rglob("*") if path.is_file())
        kept.write_bytes(kept.read_bytes()[:-1] + b"x")
        assert keep_evidence(workspace.vault, one, part).is_new
        assert workspace.vault.fault_of(part.sha256) is None


def test_without_enrolment_nothing_is_handed_over(tmp_path: Path, clock: FakeClock) -> None:
    """There is nobody who could open it; an office hands nothing over either."""
    for place in (a_laptop(tmp_path, clock, 5), an_office(tmp_path, clock)):
        with pytest.raises(InspectorError, match="BUNDLE_001"):
            Both(tmp_path, place, place).export(place.home.name + "-out")


def test_evidence_that_is_something_else_is_refused(story: Both) -> None:
    """A photo of the right size, encrypted to the right key, under another's name."""
    from inspector.bundles import age  # noqa: PLC0415

    story.visited(size=200)
    made = story.export()
    (file,) = (made.file / "evidence").rglob("*.age")
    with story.office.open() as workspace:
        one = the_one(opened(workspace, made.file))
        (part,) = one.evidence
        for data in (b"x" * part.bytes, b"x" * (part.bytes << 10)):
            plain = story.folder / "plain"
            plain.write_bytes(data)
            with plain.open("rb") as source, replacing(file) as sink:
                age.encrypt([device.sealing_public(one.keys[0])], source, sink)
            with pytest.raises(InspectorError, match="BUNDLE_008"):
                keep_evidence(workspace.vault, the_one(opened(workspace, made.file)), part)
            assert not workspace.vault.has(part.sha256)


def test_a_restored_laptop_hands_over_what_the_former_one_wrote(
    story: Both, tmp_path: Path
) -> None:
    """Both logs, signed with the key that the office knows it by."""
    from dataclasses import replace  # noqa: PLC0415

    from inspector.services.copies import backup, restore  # noqa: PLC0415
    from tests.county import PASSPHRASE  # noqa: PLC0415

    story.visited()
    with story.laptop.open() as workspace:
        backup(workspace, tmp_path / "copy")
    home = tmp_path / "restored"
    restore(tmp_path / "copy", home, PASSPHRASE, clock=story.laptop.clock)
    again = Both(tmp_path, story.office, replace(story.laptop, home=home))
    made = again.export()
    one = the_one(again.open_at(again.office, made.file))
    assert len(one.body.logs) == 2
    with story.office.open() as workspace:
        (known,) = workspace.run(lambda session: session.store.devices())
    assert known.current.log_key == one.signer.hex()


def test_what_was_written_to_the_old_keys_opens_after_they_were_renewed(story: Both) -> None:
    """A stick may lie in a drawer for a while."""
    from inspector.services.office_keys import renew_office_keys  # noqa: PLC0415

    story.visited()
    made = story.export()
    with story.office.open() as workspace:
        workspace.run(renew_office_keys)
    the_one(story.open_at(story.office, made.file))
    enrolled(story.office, story.laptop)
    the_one(story.open_at(story.laptop, made.file))
