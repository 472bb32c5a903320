"""A county that exists nowhere: a workspace, its units and visits, for tests that need one."""

from dataclasses import dataclass
from pathlib import Path

from inspector.domain.words import Channel, Role, UnitKind, VisitType, WorkspaceKind
from inspector.keys.keyslot import KdfCost
from inspector.services.filled import fill_visit
from inspector.services.making import NewWorkspace, make_workspace
from inspector.services.opening import open_workspace
from inspector.services.registers import NewUnit, add_person, add_unit
from inspector.services.visits import NewVisit, close_visit, open_visit
from inspector.services.workspace import Workspace
from tests.conftest import FakeClock

PASSPHRASE = "county-passphrase"
OFFICE = "示例县人社局"
INSPECTOR = "测试员甲"
HALL = NewUnit(name="示例县社保局服务大厅", kind=UnitKind.U10, windows=12, phone="000-0000000")
CHEAP = KdfCost(memory_kib=8, passes=1, lanes=1)
"""A passphrase that costs nothing to try; only tests may be so careless."""

WHOLE = """
bulk: {sections: [F, A, C, D, P, S], answer: compliant, phrases: heard}
answers:
  P05: {answer: violation, occurrences: [
    {window: "9", from: "08:41", to: "08:44", subtype: 看手机, note: 继续看手机约三分钟}]}
  A12: {answer: violation, occurrences: [{window: "3", count: 2, note: 两人未佩戴身份牌}]}
"""
"""A visit with two findings; measurements are left out."""


@dataclass(frozen=True, slots=True)
class County:
    """A workspace of an invented office, made in a temporary folder."""

    folder: Path
    clock: FakeClock

    @property
    def home(self) -> Path:
        """The workspace's folder."""
        return self.folder / "home"

    @property
    def recovery(self) -> Path:
        """The recovery file."""
        return self.folder / "recovery.txt"

    def make(self, person: str = INSPECTOR) -> None:
        """Make the workspace."""
        new = NewWorkspace(
            kind=WorkspaceKind.STANDALONE,
            office=OFFICE,
            person=person,
            passphrase=PASSPHRASE,
            recovery_file=self.recovery,
        )
        make_workspace(self.home, new, clock=self.clock, cost=CHEAP)

    def open(self, passphrase: str = PASSPHRASE) -> Workspace:
        """Open the workspace; whoever asks closes it."""
        return open_workspace(self.home, passphrase, clock=self.clock)

    def file(self, text: str, name: str = "fill.yaml") -> Path:
        """A fill file with this content."""
        path = self.folder / name
        path.write_text("format: 1\n" + text, encoding="utf-8")
        return path


def staffed(county: County) -> None:
    """Make the workspace, with a hall and two inspectors."""
    county.make()
    with county.open() as workspace:
        hall(workspace)
        workspace.run(add_person, name="测试员乙", roles=(Role.INSPECTOR,))


def hall(workspace: Workspace) -> str:
    """The hall, registered once."""
    for unit in workspace.run(lambda session: session.store.units()):
        if unit.name == HALL.name:
            return unit.unit
    return workspace.run(add_unit, HALL).unit


def new_visit(
    workspace: Workspace,
    kind: VisitType = VisitType.OPEN,
    channel: Channel = Channel.ONSITE,
) -> str:
    """A visit of the hall, just opened."""
    new = NewVisit(unit=hall(workspace), type=kind, channel=channel)
    return workspace.run(open_visit, new).visit


def closed_visit(county: County, workspace: Workspace, text: str = WHOLE) -> str:
    """A visit of the hall, filled and closed."""
    visit = new_visit(workspace)
    fill_visit(workspace, visit, county.file(text))
    workspace.run(close_visit, visit, incomplete="测量项未测")
    return visit
