"""A workspace brought back from its backup goes on in a new log, and everything comes together."""

from pathlib import Path

import pytest

from inspector.services.conflicts import list_conflicts
from inspector.services.copies import restore
from inspector.services.scheduled import back_up_due
from inspector.services.selfcheck import selfcheck
from inspector.services.settings import change_setting
from inspector.services.visits import show_visit
from tests.conftest import FakeClock
from tests.county import PASSPHRASE
from tests.offices import Place
from tests.together import Team, a_team, dump_of


@pytest.fixture
def team(tmp_path: Path, clock: FakeClock) -> Team:
    """One laptop, and its office."""
    return a_team(tmp_path, clock, ("甲一",))


def brought_back(team: Team, place: Place, device: int) -> Place:
    """What was backed up by itself, restored on another computer."""
    stick = team.folder / f"backups-{device}"
    stick.mkdir()
    change_setting(place.home, "backup_folders", [str(stick)])
    with place.open() as workspace:
        (made,) = back_up_due(workspace).made
    again = Place(team.folder / f"again-{device}", FakeClock(place.clock.now(), device=device))
    restore(made.file, again.home, PASSPHRASE, clock=again.clock)
    return again


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_lost_laptop_and_its_backup_both_deliver(team: Team, order: tuple[int, int]) -> None:
    """It was only mislaid: what either wrote after the backup stands, and nothing is a fork."""
    team.answer(0, "A12", "compliant")
    again = brought_back(team, team.laptops[0], 7)
    team.laptops = (team.laptops[0], again)
    team.answer(0, "A14", "violation")
    team.answer(1, "A16", "compliant")
    team.answer(0, "P05", "violation")
    team.answer(1, "P05", "compliant")
    team.answer(1, "A12", "violation")
    sticks = [team.export(n) for n in range(2)]
    done = team.merge(*(sticks[n] for n in order))
    assert [(one.quarantined, one.reasons) for one in done] == [(0, ()), (0, ())]
    with team.office.open() as workspace:
        found = workspace.run(show_visit, team.visit).visit
        told = {item: type(one).__name__ for item, one in found.answers.items()}
        # Both had the first answer; the restored one changed it, so that is no conflict.
        assert told | {"P05": ""} == {
            "A12": "Violation",
            "A14": "Violation",
            "A16": "Compliant",
            "P05": "",
        }
        assert [one.place for one in workspace.run(list_conflicts)] == ["P05"]
        assert selfcheck(workspace).ok


def test_an_office_brought_back_takes_everything_in_again(team: Team) -> None:
    """What came after its backup lies with the laptops still; a bundle of everything brings it."""
    again = brought_back(team, team.office, 9)
    team.answer(0, "A12", "violation")
    stick = team.export(0)
    team.merge(stick)
    team.merge(stick, at=again)
    with again.open() as workspace:
        assert "A12" in workspace.run(show_visit, team.visit).visit.answers
        assert selfcheck(workspace).ok
    assert dump_of(again) == dump_of(team.office)
