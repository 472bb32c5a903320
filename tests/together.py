"""An office and several laptops that look at one unit, with real files between them."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from inspector.services.answers import answer_by_word
from inspector.services.dumping import dump_state
from inspector.services.exporting_bundles import Order, export_bundle
from inspector.services.gathered import Gathered, Step
from inspector.services.gathering_in import gather
from inspector.services.merging import hand_over, take_in
from tests.conftest import FakeClock
from tests.county import new_visit
from tests.offices import Place, a_laptop, an_office, enrolled


@dataclass(slots=True)
class Team:
    """The laptops of one team; the first of them opened the visit that all write to."""

    folder: Path
    office: Place
    laptops: tuple[Place, ...]
    visit: str
    _sticks: int = field(default=0)

    def answer(self, laptop: int, item: str, word: str) -> None:
        """Have a laptop answer an item of the visit."""
        with self.laptops[laptop].open() as workspace:
            workspace.run(answer_by_word, self.visit, item, word)

    def export(self, laptop: int, *, everything: bool = True) -> Path:
        """A bundle of a laptop, on a stick of its own."""
        self._sticks += 1
        target = self.folder / f"stick-{self._sticks}"
        with self.laptops[laptop].open() as workspace:
            return export_bundle(workspace, Order(target=target, everything=everything)).file

    def merge(
        self,
        *sticks: Path,
        at: Place | None = None,
        begin: Callable[[], None] = lambda: None,
        progress: Callable[[Step], None] | None = None,
    ) -> list[Gathered]:
        """Give sticks to the office, in this order; what became of each bundle."""
        with (at or self.office).open() as workspace:
            begin()
            return list(gather(workspace, sticks, progress=progress))

    def another_office(self, name: str) -> Place:
        """The office once more, as it stands now."""
        home = self.folder / name
        shutil.copytree(self.office.home, home)
        return Place(home, self.office.clock)


def dump_of(place: Place) -> bytes:
    """The canonical state of a workspace, as its file has it."""
    target = place.home.with_suffix(".dump")
    with place.open() as workspace:
        workspace.run(dump_state, target, force=True)
    return target.read_bytes()


def a_team(folder: Path, clock: FakeClock, people: Iterable[str] = ("甲一", "乙二")) -> Team:
    """An office, and its laptops that all know of one visit."""
    office = an_office(folder, clock)
    laptops = []
    for number, person in enumerate(people, start=2):
        laptop = a_laptop(folder, clock, number, person)
        enrolled(office, laptop)
        laptops.append(laptop)
    first, *others = laptops
    with first.open() as workspace:
        visit = new_visit(workspace)
        given = workspace.run(hand_over)
    for other in others:
        with other.open() as workspace:
            workspace.run(take_in, given)
    return Team(folder, office, tuple(laptops), visit)
