"""An office and its laptops that exist nowhere, for tests in which files go between them."""

from dataclasses import dataclass
from pathlib import Path

from inspector.domain.words import Role, WorkspaceKind
from inspector.services import joining
from inspector.services.enrolling import Enrolled, Order, enrol
from inspector.services.joining import Accepted
from inspector.services.making import NewWorkspace, make_workspace
from inspector.services.opening import open_workspace
from inspector.services.workspace import Workspace
from tests.conftest import FakeClock
from tests.county import CHEAP, OFFICE, PASSPHRASE

INSPECTOR = "测试员乙"


@dataclass(frozen=True, slots=True)
class Place:
    """A workspace somewhere, with a clock of its own."""

    home: Path
    clock: FakeClock

    def make(self, kind: WorkspaceKind, person: str) -> None:
        """Make the workspace."""
        new = NewWorkspace(
            kind=kind,
            office=OFFICE,
            person=person,
            passphrase=PASSPHRASE,
            recovery_file=self.home.with_suffix(".recovery"),
        )
        make_workspace(self.home, new, clock=self.clock, cost=CHEAP)

    def open(self) -> Workspace:
        """Open it; whoever asks closes it."""
        return open_workspace(self.home, PASSPHRASE, clock=self.clock)

    # On the laptop

    def ask(self, *, anew: bool = False) -> bytes:
        """A request of this laptop."""
        with self.open() as workspace:
            return workspace.run(joining.ask, anew=anew).data

    def accept(self, answer: bytes, fingerprint: str | None = None) -> Accepted:
        """Take an answer in."""
        with self.open() as workspace:
            return joining.accept(workspace, answer, "answer", fingerprint=fingerprint)

    # At the office

    def enrol(
        self, request: bytes, role: Role = Role.INSPECTOR, person: str | None = None
    ) -> Enrolled:
        """Answer a request."""
        with self.open() as workspace:
            return workspace.run(enrol, request, "request", Order(role=role, person=person))


def an_office(folder: Path, clock: FakeClock) -> Place:
    """An office, just made."""
    place = Place(folder / "office", FakeClock(clock.now(), device=1))
    place.make(WorkspaceKind.OFFICE, "办公室甲")
    return place


def a_laptop(folder: Path, clock: FakeClock, number: int = 2, person: str = INSPECTOR) -> Place:
    """A laptop that no office knows yet."""
    place = Place(folder / f"laptop{number}", FakeClock(clock.now(), device=number))
    place.make(WorkspaceKind.FIELD, person)
    return place


def enrolled(office: Place, laptop: Place, role: Role = Role.INSPECTOR) -> Accepted:
    """A laptop that asked, was answered, and took the answer in."""
    return laptop.accept(office.enrol(laptop.ask(), role).answer)
