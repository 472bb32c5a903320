"""What laptops deliver is asked after in the register: whose log it is, and who may do that."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.domain.history.event import Draft, Kind
from inspector.domain.words import Role, VisitType
from inspector.services.answers import answer_by_word
from inspector.services.copies import backup, restore
from inspector.services.devices import revoke
from inspector.services.enrolling import Order, enrol
from inspector.services.lists import list_visits
from inspector.services.merging import hand_over, look_again, receive
from inspector.services.selfcheck import selfcheck
from inspector.services.trusting import Trust
from inspector.services.workspace import Workspace
from inspector.store.delivery import Delivery, Merged
from tests.conftest import FakeClock
from tests.county import PASSPHRASE, new_visit
from tests.offices import Place, a_laptop, an_office


@pytest.fixture
def office(tmp_path: Path, clock: FakeClock) -> Place:
    """An office, just made."""
    return an_office(tmp_path, clock)


@pytest.fixture
def laptop(tmp_path: Path, clock: FakeClock) -> Place:
    """A laptop that nobody enrolled."""
    return a_laptop(tmp_path, clock)


@pytest.fixture
def desk(office: Place) -> Iterator[Workspace]:
    """The office's workspace, open."""
    with office.open() as opened:
        yield opened


def visited(laptop: Place, kind: VisitType = VisitType.OPEN) -> str:
    """A visit of which one item was answered."""
    with laptop.open() as workspace:
        visit = new_visit(workspace, kind)
        workspace.run(answer_by_word, visit, "P05", "violation")
    return visit


def handed(laptop: Place) -> Delivery:
    """All that the laptop holds."""
    with laptop.open() as workspace:
        return workspace.run(hand_over)


def received(desk: Workspace, delivery: Delivery) -> Merged:
    """What becomes of it at the office."""
    return desk.run(lambda session: receive(session, delivery, Trust(session)))


def doubts(merged: Merged) -> set[str]:
    """Why something was set apart."""
    return {one.reason for one in merged.quarantined}


def visits(desk: Workspace) -> set[str]:
    """Those that count at the office."""
    return {row.visit for row in desk.run(list_visits)}


def asked_and_answered(desk: Workspace, laptop: Place, role: Role = Role.INSPECTOR) -> None:
    """Enrol a laptop at an office whose workspace is open."""
    answer = desk.run(enrol, laptop.ask(), "request", Order(role=role)).answer
    laptop.accept(answer)


def test_all_that_an_enrolled_laptop_wrote_counts(desk: Workspace, laptop: Place) -> None:
    """Before it was enrolled, too; on covert visits, where its person stands under a code."""
    before = visited(laptop)
    asked_and_answered(desk, laptop)
    after, covert = visited(laptop), visited(laptop, VisitType.COVERT)
    merged = received(desk, handed(laptop))
    assert doubts(merged) == set()
    assert visits(desk) == {before, after, covert}
    assert selfcheck(desk).ok


def test_what_a_stranger_delivers_waits_until_it_is_enrolled(
    desk: Workspace, laptop: Place
) -> None:
    """Nothing is lost: the answer to its request lets all of it count."""
    visit, request = visited(laptop), laptop.ask()
    merged = received(desk, handed(laptop))
    assert doubts(merged) == {"unknown_log"}
    assert (merged.new, visits(desk)) == (0, set())
    laptop.accept(desk.run(enrol, request, "request", Order(role=Role.INSPECTOR)).answer)
    assert visits(desk) == {visit}
    again = received(desk, handed(laptop))
    assert (doubts(again), again.held) == (set(), merged.manifest)


def test_what_had_not_come_when_a_laptop_was_revoked_does_not_count(
    desk: Workspace, laptop: Place
) -> None:
    """What had come before stays, whatever comes afterwards."""
    asked_and_answered(desk, laptop)
    first = visited(laptop)
    before = received(desk, handed(laptop))
    desk.run(revoke, laptop_id(desk), "丢失")
    visited(laptop)
    after = received(desk, handed(laptop))
    assert doubts(after) == {"revoked"}
    assert (after.new, after.held) == (0, before.manifest)
    assert visits(desk) == {first}
    assert desk.run(look_again).released == 0


def laptop_id(desk: Workspace) -> str:
    """The one device that is enrolled."""
    (device,) = desk.run(lambda session: session.store.devices())
    return device.device


def test_a_role_is_asked_after_for_every_event(desk: Workspace, laptop: Place) -> None:
    """A supervisor that helped itself to an inspector's visit; the rest of its log counts."""
    asked_and_answered(desk, laptop, Role.SUPERVISOR)
    fair = visited(laptop)
    with laptop.open() as workspace:
        foul = Draft(kind=Kind.FINDINGS_EXPORTED, subject=fair, body={"served": "2026-11-23"})
        workspace.run(_written, replace(foul, actor=workspace.person.person))
    after = visited(laptop)
    merged = received(desk, handed(laptop))
    assert [(one.n, one.reason) for one in merged.quarantined] == [(1, "role")]
    assert visits(desk) == {fair, after}
    assert selfcheck(desk).ok


def _written(session: object, draft: Draft) -> None:
    """Write past the laptop's own look at rights, as a changed program would."""
    session.store.append([draft], now_ms=session.store.last_hlc >> 16)  # type: ignore[attr-defined]


def test_nobody_else_writes_in_a_laptops_name(desk: Workspace, laptop: Place) -> None:
    """Another person of the register, under whose id the laptop has no business to write."""
    asked_and_answered(desk, laptop)
    visit = visited(laptop)
    other = Draft(
        kind=Kind.ANSWER, subject=visit, item="P06", body={"value": {"answer": "compliant"}},
        actor="d" * 32,
    )  # fmt: skip
    with laptop.open() as workspace:
        workspace.run(_written, other)
    merged = received(desk, handed(laptop))
    assert doubts(merged) == {"other_person"}


def test_what_was_written_after_the_end_counts_once_the_laptop_is_renewed(
    desk: Workspace, laptop: Place, office: Place
) -> None:
    """Whoever renews late worked on in good faith: the office looks at it again by itself."""
    asked_and_answered(desk, laptop)
    for place in (office, laptop):
        place.clock.tick(days=1200)
    visit = visited(laptop)
    merged = received(desk, handed(laptop))
    assert doubts(merged) == {"expired"}
    assert visits(desk) == set()
    asked_and_answered(desk, laptop)
    assert visits(desk) == {visit}
    assert doubts(received(desk, handed(laptop))) == set()


def test_a_clock_set_back_does_not_help(desk: Workspace, laptop: Place, office: Place) -> None:
    """Hybrid time never goes back."""
    asked_and_answered(desk, laptop)
    for place in (office, laptop):
        place.clock.tick(days=1200)
    visited(laptop)
    laptop.clock.tick(days=-1100)
    visited(laptop)
    assert doubts(received(desk, handed(laptop))) == {"expired"}


def test_a_restored_laptop_is_known_by_the_key_that_vouches_for_its_new_log(
    desk: Workspace, laptop: Place, tmp_path: Path
) -> None:
    """With the first delivery, and with a later one that no longer says so."""
    asked_and_answered(desk, laptop)
    with laptop.open() as workspace:
        backup(workspace, tmp_path / "copy")
    first = visited(laptop)
    again = replace(laptop, home=tmp_path / "restored")
    restore(tmp_path / "copy", again.home, PASSPHRASE, clock=laptop.clock)
    second = visited(again)
    for place in (laptop, again):
        assert doubts(received(desk, handed(place))) == set()
    third = visited(again)
    with again.open() as workspace:
        log, seen = workspace.run(lambda session: (session.store.log, session.store.logs()))
        rest = workspace.run(hand_over, since={**seen, log: seen[log] - 2})
    assert doubts(received(desk, rest)) == set()
    assert visits(desk) == {first, second, third}
    desk.run(revoke, laptop_id(desk), None)
    visited(again)
    assert doubts(received(desk, handed(again))) == {"revoked"}


def test_a_laptop_restored_before_it_was_enrolled_keeps_what_it_wrote(
    desk: Workspace, laptop: Place, tmp_path: Path
) -> None:
    """With its first enrolment it vouches for the log that it had before."""
    visit = visited(laptop)
    with laptop.open() as workspace:
        backup(workspace, tmp_path / "copy")
    again = replace(laptop, home=tmp_path / "restored")
    restore(tmp_path / "copy", again.home, PASSPHRASE, clock=laptop.clock)
    asked_and_answered(desk, again)
    merged = received(
        desk, Delivery(logs=list(reversed(handed(again).logs)), contents=handed(again).contents)
    )
    assert doubts(merged) == set()
    assert visits(desk) == {visit}


def test_nobody_vouches_for_the_log_of_somebody_else(
    desk: Workspace, laptop: Place, tmp_path: Path, clock: FakeClock
) -> None:
    """A log that was given to a device stays its own."""
    other = a_laptop(tmp_path, clock, 3, "测试员丙")
    for one in (laptop, other):
        asked_and_answered(desk, one)
    with other.open() as workspace:
        theirs = workspace.run(lambda session: session.store.log)
    with laptop.open() as workspace:
        workspace.run(_written, workspace.run(_claim, theirs))
    received(desk, handed(laptop))
    assert desk.run(lambda session: Trust(session).logs_of(theirs)) == [theirs]


def _claim(session: object, log: str) -> Draft:
    body = {"log": log, "key": "00" * 32, "signature": "00" * 64}
    device = session.enrolment.device  # type: ignore[attr-defined]
    return Draft(kind=Kind.LOG_FOLLOWS, subject=device, body=body, actor=session.actor)  # type: ignore[attr-defined]
