"""A receipt on the laptop: what the office has by it, and what it cannot be made to say."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.bundles.receipts import read_receipt, write_receipt
from inspector.bundles.signed import Signer
from inspector.domain.history.event import Draft, Kind
from inspector.errors import InspectorError
from inspector.keys import device
from inspector.services.accepting import Accepted, Standing, accept_receipt, standing
from inspector.services.copies import backup, restore
from inspector.services.gathering_in import gather
from inspector.services.joining import boxes
from inspector.services.office_keys import office_keys, renew_office_keys
from inspector.services.receipts import receipt_of
from inspector.services.withdrawing import withdraw
from tests.bundled import Both, both
from tests.conftest import FakeClock
from tests.county import PASSPHRASE
from tests.offices import Place, a_laptop, an_office, enrolled


@pytest.fixture
def story(tmp_path: Path, clock: FakeClock) -> Both:
    """An office and its laptop."""
    return both(tmp_path, clock)


def merged(story: Both, *names: str) -> list[bytes]:
    """The receipts of bundles that the office takes in one after the other."""
    receipts = []
    with story.office.open() as desk:
        for name in names:
            (done,) = gather(desk, [story.folder / name])
            receipts.append(desk.run(receipt_of, done.bundle or "")[1])
    return receipts


def accepted(laptop: Place, receipt: bytes) -> Accepted:
    """What a laptop makes of a receipt."""
    with laptop.open() as workspace:
        return workspace.run(accept_receipt, receipt, "receipt")


def stands(laptop: Place) -> Standing:
    """What the office has, as the laptop knows."""
    with laptop.open() as workspace:
        return workspace.run(standing)


def code_of(laptop: Place, receipt: bytes) -> str:
    """Why a receipt is refused."""
    with pytest.raises(InspectorError) as caught:
        accepted(laptop, receipt)
    return caught.value.fault.code


def test_a_receipt_tells_what_the_office_has(story: Both) -> None:
    """Events and photos; the next bundle is empty, and what is new is what is missing."""
    story.visited(photos=2)
    made = story.export("a")
    before = stands(story.laptop)
    assert (before.events, before.evidence, len(before.evidence_missing)) == (0, 0, 2)
    (receipt,) = merged(story, "a")
    done = accepted(story.laptop, receipt)
    assert done.is_changing
    assert (done.manifest, done.new, done.quarantined) == (made.events, made.events, 0)
    assert (done.standing.events, done.standing.evidence) == (made.events, 2)
    assert done.standing.missing == 0
    with pytest.raises(InspectorError, match="BUNDLE_009"):
        story.export("b")
    story.visited(photos=1)
    after = stands(story.laptop)
    assert after.events_missing > 0
    assert len(after.evidence_missing) == 1


def test_an_older_receipt_changes_nothing_and_says_so(story: Both) -> None:
    """Receipts come back in any order."""
    story.visited()
    story.export("a")
    story.visited()
    story.export("b")
    older, newer = merged(story, "a", "b")
    whole = accepted(story.laptop, newer).standing
    late = accepted(story.laptop, older)
    assert (late.is_older, late.is_changing, late.standing) == (True, False, whole)
    again = accepted(story.laptop, newer)
    assert (again.is_older, again.is_changing, again.standing) == (False, False, whole)


def test_receipts_of_parts_add_up_in_any_order(story: Both) -> None:
    """The second part's receipt comes back before the first one's."""
    story.visited(photos=3, size=600_000)
    parts = story.export("a", most=1_000_000).parts
    assert len(parts) == 3
    receipts = merged(story, *(one.file.name for one in parts))
    for receipt in (receipts[2], receipts[0], receipts[1]):
        accepted(story.laptop, receipt)
    assert stands(story.laptop).missing == 0


def test_what_the_office_lost_is_no_longer_acknowledged(story: Both) -> None:
    """An office restored from before the bundle: its newest receipt says how far it really is."""
    with story.office.open() as desk:
        backup(desk, story.folder / "copy")
    story.visited(photos=1)
    story.export("a")
    (receipt,) = merged(story, "a")
    assert accepted(story.laptop, receipt).standing.missing == 0
    story.visited(photos=1)
    story.export("b")
    story.office.clock.tick(hours=1)
    story.laptop.clock.tick(hours=1)
    restored = replace(story.office, home=story.folder / "restored")
    restore(story.folder / "copy", restored.home, PASSPHRASE, clock=story.office.clock)
    after = replace(story, office=restored)
    (gapped,) = merged(after, "b")
    done = accepted(story.laptop, gapped)
    assert [one.reason for one in done.apart] == ["gap"]
    assert done.standing.events == 0
    story.export("c")
    (whole,) = merged(after, "c")
    done = accepted(story.laptop, whole)
    assert (done.apart, done.standing.events_missing) == ((), 0)


def test_what_counts_nowhere_is_told_with_its_reason(story: Both) -> None:
    """Withdrawn at the office, or against the role of the laptop's person."""
    visit = story.visited(photos=0)
    with story.laptop.open() as workspace:
        wrong = Draft(
            kind=Kind.OFFICE_KEYS, subject=visit, actor=workspace.person.person,
            body={"signing": "", "box": "", "ca": ""},
        )  # fmt: skip
        workspace.run(lambda session: session.store.append([wrong], now_ms=1))
    story.export("a")
    (receipt,) = merged(story, "a")
    done = accepted(story.laptop, receipt)
    assert [(one.reason, one.events) for one in done.apart] == [("role", 1)]
    assert done.standing.events_missing == 0
    with story.office.open() as desk:
        desk.run(withdraw, "last", "误交")
    story.visited(photos=0)
    story.export("b")
    (receipt,) = merged(story, "b")
    assert {one.reason for one in accepted(story.laptop, receipt).apart} == {"role", "withdrawn"}


def test_a_copy_of_the_workspace_that_is_used_elsewhere_is_noticed(story: Both) -> None:
    """The office heard the other copy: nothing of this one is taken for acknowledged."""
    twin = replace(story.laptop, home=story.folder / "twin")
    shutil.copytree(story.laptop.home, twin.home)
    story.visited(photos=0)
    Both(story.folder, story.office, twin).visited(photos=0)
    story.export("a")
    Both(story.folder, story.office, twin).export("b")
    first, second = merged(story, "a", "b")
    assert accepted(story.laptop, first).diverged == ()
    done = accepted(twin, second)
    assert len(done.diverged) == 1
    assert done.standing.events == 0


def test_a_receipt_from_before_the_office_renewed_its_keys_still_holds(story: Both) -> None:
    """And a later one tells the laptop of the new keys."""
    story.visited()
    story.export("a")
    (early,) = merged(story, "a")
    with story.office.open() as desk:
        card = desk.run(renew_office_keys)
    story.visited()
    story.export("b")
    (late,) = merged(story, "b")
    accepted(story.laptop, late)
    with story.laptop.open() as workspace:
        enrolment = workspace.run(lambda session: session.enrolment)
    assert enrolment is not None
    assert enrolment.office == card
    assert accepted(story.laptop, early).is_older


def test_no_byte_of_a_receipt_can_be_changed(story: Both) -> None:
    """One at a time: refused, and nothing is known by it."""
    story.visited(photos=1)
    story.export("a")
    (receipt,) = merged(story, "a")
    before = stands(story.laptop)
    with story.laptop.open() as workspace:
        for place in range(len(receipt)):
            changed = bytearray(receipt)
            changed[place] ^= 1
            with pytest.raises(InspectorError, match="TRAVEL"):
                workspace.run(accept_receipt, bytes(changed), "receipt")
        for cut in range(0, len(receipt), 97):
            with pytest.raises(InspectorError, match="TRAVEL"):
                workspace.run(accept_receipt, receipt[:cut], "receipt")
        with pytest.raises(InspectorError, match="TRAVEL"):
            workspace.run(accept_receipt, receipt + receipt, "receipt")
        assert workspace.run(standing) == before


def test_only_the_laptop_that_brought_the_bundle_accepts_its_receipt(
    story: Both, tmp_path: Path, clock: FakeClock
) -> None:
    """Not another one, not one that nobody enrolled, not one that was enrolled anew since."""
    story.visited()
    story.export("a")
    (receipt,) = merged(story, "a")
    other, stranger = a_laptop(tmp_path, clock, 3, "测试员丙"), a_laptop(tmp_path, clock, 4, "丁")
    enrolled(story.office, other)
    assert code_of(other, receipt) == "TRAVEL_005"
    assert code_of(stranger, receipt) == "ENROL_021"
    request = story.laptop.ask(anew=True)
    story.laptop.accept(story.office.enrol(request).answer)
    assert code_of(story.laptop, receipt) == "RECEIPT_001"


def test_a_receipt_of_another_office_or_of_tomorrow_is_refused(
    story: Both, tmp_path: Path, clock: FakeClock
) -> None:
    """Signed by whoever it may be."""
    story.visited()
    story.export("a")
    story.office.clock.tick(days=2)
    (receipt,) = merged(story, "a")
    assert code_of(story.laptop, receipt) == "TRAVEL_007"
    story.laptop.clock.tick(days=2)
    (tmp_path / "other").mkdir()
    other = an_office(tmp_path / "other", FakeClock(story.laptop.clock.now(), device=9))
    with other.open() as desk:
        keys = desk.run(office_keys)[-1]
    with story.laptop.open() as workspace:
        body, _ = read_receipt(
            receipt, name="r", identities=workspace.run(boxes), verify=device.verify
        )
        enrolment = workspace.run(lambda session: session.enrolment)
    assert enrolment is not None
    box = bytes.fromhex(enrolment.grant.box)
    signer = Signer(public=bytes.fromhex(keys.card.signing), sign=keys.sign)
    forged = body.model_copy(update={"cards": [type(body.cards[0])(**keys.card.body())]})
    for one in (body, forged):
        assert code_of(story.laptop, write_receipt(one, signer, box=box)) == "TRAVEL_004"
    assert accepted(story.laptop, receipt).standing.missing == 0
