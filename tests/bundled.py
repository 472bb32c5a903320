"""Bundles that an enrolled laptop of an invented office makes, for tests that take them in."""

import os
from dataclasses import dataclass
from pathlib import Path

from inspector.services.answers import answer_by_word
from inspector.services.evidence import Purpose, add_evidence
from inspector.services.exporting_bundles import Handed, Order, export_bundle
from inspector.services.opening_bundles import OpenedBundle, Unreadable, open_bundles
from inspector.services.workspace import Workspace
from tests.conftest import FakeClock
from tests.county import new_visit
from tests.offices import Place, a_laptop, an_office, enrolled


@dataclass(frozen=True, slots=True)
class Both:
    """An office, and a laptop that it enrolled."""

    folder: Path
    office: Place
    laptop: Place

    def visited(self, *, photos: int = 1, size: int = 3000) -> str:
        """A visit on the laptop, with photos of so many bytes; tells its id."""
        with self.laptop.open() as workspace:
            visit = new_visit(workspace)
            workspace.run(answer_by_word, visit, "A12", "violation")
            files = [self._photo(size) for _ in range(photos)]
            if files:
                add_evidence(workspace, Purpose(visit=visit, item="A12"), files)
        return visit

    def export(self, name: str = "out", **how: object) -> Handed:
        """A bundle of the laptop."""
        with self.laptop.open() as workspace:
            return export_bundle(workspace, Order(target=self.folder / name, **how))  # type: ignore[arg-type]

    def open_at(self, place: Place, *paths: Path) -> list[OpenedBundle | Unreadable]:
        """What a workspace makes of bundles."""
        with place.open() as workspace:
            return opened(workspace, *paths)

    def _photo(self, size: int) -> Path:
        path = self.folder / f"said-{os.urandom(4).hex()}.mp3"
        path.write_bytes(b"ID3\x04" + os.urandom(size - 4))
        return path


def opened(workspace: Workspace, *paths: Path) -> list[OpenedBundle | Unreadable]:
    """What an open workspace makes of bundles."""
    scratch = workspace.home / "scratch"
    scratch.mkdir(exist_ok=True)
    return workspace.run(lambda session: list(open_bundles(session, paths, scratch)))


def both(folder: Path, clock: FakeClock) -> Both:
    """An office and its laptop, just enrolled."""
    office, laptop = an_office(folder, clock), a_laptop(folder, clock)
    enrolled(office, laptop)
    return Both(folder, office, laptop)
