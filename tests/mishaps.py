"""What happens to an office while it takes sticks in: power, disk and stick fail, at any moment."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inspector.services.evidence import Purpose, add_evidence
from inspector.services.selfcheck import selfcheck
from tests.conftest import FakeClock
from tests.killing import Begin, every_death
from tests.offices import Place
from tests.together import Team, a_team, dump_of

WORDS = ("compliant", "violation", "unchecked")


@dataclass(frozen=True, slots=True)
class Evening:
    """Sticks that lie on the office's table, and what all of them come to."""

    team: Team
    sticks: Sequence[Path]
    dump: bytes

    def office(self) -> Place:
        """The office before any of them, each time anew."""
        home = self.team.folder / "office-anew"
        shutil.rmtree(home, ignore_errors=True)
        return self.team.another_office(home.name)

    def die(self, *, every: int, first: int = 1) -> int:
        """Let it die while it merges, again and again, and look at what is left; how often."""
        deaths, office = 0, self.office()

        def merge(begin: Begin) -> None:
            self.team.merge(*self.sticks, at=office, begin=begin)

        for step in every_death(merge, every=every, first=first):
            deaths += 1
            assert self.is_as_it_should(office), step
            office = self.office()
        # The last one lived.
        assert dump_of(office) == self.dump
        return deaths

    def is_as_it_should(self, office: Place) -> bool:
        """Whether what is there holds together, and the same merge again completes it."""
        with office.open() as workspace:
            assert selfcheck(workspace).ok
        self.team.merge(*self.sticks, at=office)
        with office.open() as workspace:
            assert selfcheck(workspace).ok
        return dump_of(office) == self.dump


def an_evening(folder: Path, clock: FakeClock, laptops: int = 2, photos: int = 1) -> Evening:
    """Some laptops were at one unit, agreeing here and differing there, with photos."""
    team = a_team(folder, clock, [f"测试员 {n}" for n in range(laptops)])
    for n in range(laptops):
        team.answer(n, "A12", WORDS[n % 3])
        team.answer(n, ("A14", "A16", "P01", "P05")[n % 4], "violation")
        with team.laptops[n].open() as workspace:
            files = [_sound(folder / f"{n}-{m}.mp3", n * 10 + m) for m in range(photos)]
            add_evidence(workspace, Purpose(visit=team.visit, item="A12"), files)
    sticks = [team.export(n) for n in range(laptops)]
    reference = team.another_office("office-whole")
    team.merge(*sticks, at=reference)
    return Evening(team, sticks, dump_of(reference))


def _sound(path: Path, n: int) -> Path:
    path.write_bytes(b"ID3\x04" + n.to_bytes(2, "big") * 1000)
    return path
