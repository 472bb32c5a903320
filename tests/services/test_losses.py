"""What users of other systems lost when data came together, each tried here with real files."""

import itertools
import shutil
from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.services.conflicts import list_conflicts, settle_conflict
from inspector.services.exporting_bundles import Order, export_bundle
from inspector.services.opening_bundles import Unreadable
from inspector.services.selfcheck import selfcheck
from inspector.services.visits import show_visit
from tests.bundled import opened
from tests.conftest import FakeClock
from tests.together import Team, a_team, dump_of


@pytest.fixture
def team(tmp_path: Path, clock: FakeClock) -> Team:
    """Two laptops at one unit."""
    return a_team(tmp_path, clock)


def answers_at(team: Team) -> dict[str, str]:
    """What the office shows of the visit."""
    with team.office.open() as workspace:
        visit = workspace.run(show_visit, team.visit).visit
        assert selfcheck(workspace).ok
    return {item: type(one).__name__ for item, one in visit.answers.items()}


def conflicts_at(team: Team) -> list[tuple[str | None, int]]:
    """Items in conflict, and how many values each holds."""
    with team.office.open() as workspace:
        found = workspace.run(list_conflicts)
    return [(one.place, len(one.sides)) for one in found]


def test_who_gives_the_stick_first_decides_nothing(tmp_path: Path, clock: FakeClock) -> None:
    """ODK keeps what was received last, and so the way home decides what was seen."""
    team = a_team(tmp_path, clock, ("甲一", "乙二", "丙三"))
    for n, word in enumerate(("compliant", "violation", "unchecked")):
        team.answer(n, "A12", word)
        team.answer(n, ("A14", "A16", "P05")[n], "compliant")
        team.answer(n, "P01", "violation")
    sticks = [team.export(n) for n in range(3)]
    states = set()
    for number, order in enumerate(itertools.permutations(sticks)):
        office = team.another_office(f"office-{number}")
        team.merge(*order, at=office)
        states.add(dump_of(office))
    assert len(states) == 1
    team.merge(*sticks)
    assert set(answers_at(team)) >= {"A14", "A16", "P05", "P01"}


def test_a_conflict_is_not_forgotten_by_the_next_sync(team: Team) -> None:
    """Only a person's word ends it, and no late stick brings it back."""
    team.answer(0, "A12", "compliant")
    team.answer(1, "A12", "violation")
    early = [team.export(0), team.export(1)]
    team.merge(*early)
    team.answer(0, "A14", "compliant")
    team.answer(1, "A12", "violation")
    later = [team.export(0), team.export(1)]
    team.merge(*later, *early)
    assert conflicts_at(team) == [("A12", 2)]
    with team.office.open() as workspace:
        (one,) = workspace.run(list_conflicts)
        assert workspace.run(settle_conflict, one.conflict, take=1) == ()
    team.merge(*early, *later)
    assert conflicts_at(team) == []


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_taking_away_does_not_beat_a_change_in_silence(team: Team, order: tuple[int, int]) -> None:
    """Delete against edit keeps both, whichever comes first."""
    team.answer(0, "A12", "compliant")
    team.merge(stick := team.export(0))
    with team.laptops[1].open() as workspace:
        for one in opened(workspace, stick):
            # Nobody else's laptop can read it: what they share comes by the office.
            assert isinstance(one, Unreadable)
    team.answer(1, "A12", "violation")
    team.answer(0, "A12", "unchecked")
    team.merge(*(team.export(n) for n in order))
    assert conflicts_at(team) == [("A12", 2)]


def test_a_hand_over_that_failed_is_told_and_comes_with_the_next(team: Team) -> None:
    """What nobody acknowledged counts as not handed over, whatever the stick looked like."""
    team.answer(0, "A12", "violation")
    broken = team.export(0)
    whole = (broken / "bundle.age").read_bytes()
    (broken / "bundle.age").write_bytes(whole[:-100])
    (one,) = team.merge(broken)
    assert one.error is not None
    assert (one.file, one.error.fault.code) == (broken, "TRAVEL_004")
    assert (one.manifest, one.receipt) == (0, None)
    team.answer(0, "A14", "compliant")
    team.merge(team.export(0, everything=False))
    assert answers_at(team) == {"A12": "Violation", "A14": "Compliant"}


def test_a_stick_pulled_out_is_told_at_once(team: Team, tmp_path: Path) -> None:
    """An export that did not come to its end never looks as if it had."""
    team.answer(0, "A12", "violation")
    gone = tmp_path / "file" / "out"
    gone.parent.write_bytes(b"where a folder was")
    with team.laptops[0].open() as workspace, pytest.raises(InspectorError) as caught:
        export_bundle(workspace, Order(target=gone))
    assert caught.value.fault.code == "BUNDLE_013"


def test_one_bad_record_blocks_nothing_else(team: Team) -> None:
    """Of one laptop an hour ahead and one damaged stick, everything else is taken in."""
    team.answer(0, "A12", "violation")
    team.laptops[0].clock.tick(hours=2)
    team.answer(0, "A14", "compliant")
    team.answer(1, "A16", "compliant")
    good, other = team.export(0), team.export(1)
    broken = team.folder / "broken"
    shutil.copytree(good, broken)
    (broken / "bundle.age").write_bytes(b"age-encryption.org/v1\nnothing")
    bad, ahead, well = team.merge(broken, good, other)
    assert bad.error is not None
    assert [(one.events, one.reason) for one in ahead.reasons] == [(1, "time ahead")]
    assert well.is_clean
    assert answers_at(team) == {"A12": "Violation", "A16": "Compliant"}
    team.office.clock.tick(hours=2)
    team.merge(other)
    assert answers_at(team)["A14"] == "Compliant"


@pytest.mark.parametrize("wrong", [{"days": -3650}, {"minutes": 50}])
def test_a_clock_set_wrong_wins_nothing(team: Team, wrong: dict[str, int]) -> None:
    """Neither does the latest hour win, nor does the earliest lose: both values are shown."""
    team.laptops[0].clock.tick(**wrong)
    team.answer(0, "A12", "violation")
    team.answer(0, "A14", "violation")
    team.answer(1, "A12", "compliant")
    team.merge(team.export(0), team.export(1))
    assert conflicts_at(team) == [("A12", 2)]
    assert answers_at(team)["A14"] == "Violation"


def test_what_was_seen_is_followed_though_its_clock_was_ahead(team: Team) -> None:
    """Who corrects what they saw has the word, also after their clock was put right."""
    clock = team.laptops[0].clock
    clock.tick(minutes=50)
    team.answer(0, "A12", "violation")
    clock.tick(minutes=-100)
    team.answer(0, "A12", "compliant")
    team.merge(team.export(0))
    assert conflicts_at(team) == []
    assert answers_at(team) == {"A12": "Compliant"}
