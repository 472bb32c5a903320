"""A demo county: invented units, people and visits to look around in, and the story end to end."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from inspector.clock import CHINA, Clock, SystemClock
from inspector.domain.words import Channel, Role, UnitKind, VisitType, WorkspaceKind
from inspector.errors import InspectorError
from inspector.errors import workspace as faults
from inspector.i18n import text
from inspector.services.filled import fill_visit
from inspector.services.making import NewWorkspace, make_workspace
from inspector.services.opening import open_workspace
from inspector.services.presence import workspace_exists
from inspector.services.registers import NewUnit, add_person, add_unit
from inspector.services.telling import verdict_told
from inspector.services.verifying import verify_file
from inspector.services.visits import NewVisit, close_visit, open_visit
from inspector.services.workspace import Workspace

PASSPHRASE = "demo-passphrase"  # noqa: S105 - of invented data, and printed for whoever tries it
MARKER = "DEMO.txt"
"""Tells a demo folder, which may be made anew, from one that somebody works in."""
OFFICE = "示例县人社局"
INSPECTORS = ("测试员甲", "测试员乙")
UNITS = (
    NewUnit(name="示例县社保局服务大厅", kind=UnitKind.U10, windows=12, phone="000-0000000"),
    NewUnit(name="示例县就业局窗口", kind=UnitKind.U1, windows=4),
    NewUnit(name="示例镇人社中心", kind=UnitKind.U11, windows=3),
    NewUnit(name="示例县12333话务中心", kind=UnitKind.U6, phone="000-0012333"),
)

Say = Callable[[str], None]
"""Takes one line for the person who watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """A demo workspace."""

    home: Path
    visit: str
    """The visit of the story: closed, with findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the story came to."""

    home: Path
    visit: str
    total: str | None
    pdf: Path
    verdict: str


def demo_home(folder: Path) -> Path:
    """Where the demo workspace of a folder lies."""
    return folder / "home"


def ready_demo(folder: Path, clock: Clock | None = None) -> Path:
    """The demo workspace of a folder, made if it is not there; tells its home.

    Raises:
        InspectorError: WORKSPACE_001, when the folder holds something else.
    """
    home = demo_home(folder)
    if (folder / MARKER).exists() and workspace_exists(home):
        return home
    return make_demo(folder, clock).home


def make_demo(folder: Path, clock: Clock | None = None) -> Demo:
    """Make the demo county anew.

    Raises:
        InspectorError: WORKSPACE_001, when the folder holds something else.
    """
    _clear(folder)
    clock = clock or SystemClock()
    home = demo_home(folder)
    make_workspace(
        home,
        NewWorkspace(
            kind=WorkspaceKind.STANDALONE,
            office=OFFICE,
            person=INSPECTORS[0],
            passphrase=PASSPHRASE,
            recovery_file=folder / "recovery.txt",
        ),
        clock=clock,
    )
    with open_workspace(home, PASSPHRASE, clock=clock) as workspace:
        visit = _visits(workspace, _pictures(folder))
    return Demo(home=home, visit=visit)


def run_story(folder: Path, say: Say, clock: Clock | None = None) -> Story:
    """Inspect, close, score, export and verify, telling each step.

    Raises:
        InspectorError: What any of the steps raises.
    """
    from inspector.services import handover  # noqa: PLC0415 - the PDF engine, only now
    from inspector.services.visits import show_visit  # noqa: PLC0415

    demo = make_demo(folder, clock)
    say(text("Workspace: {home} (passphrase: {passphrase})", home=demo.home, passphrase=PASSPHRASE))
    pdf = folder / "findings.pdf"
    with open_workspace(demo.home, PASSPHRASE, clock=clock) as workspace:
        shown = workspace.run(show_visit, demo.visit)
        total = shown.score.total_text
        name = shown.unit.name
        say(
            text(
                "Visit of {unit}: {total} points, {count} findings",
                unit=name,
                total=total,
                count=len(shown.findings),
            )
        )
        exported = handover.export_findings(
            workspace, demo.visit, handover.Order(target=pdf, force=True)
        )
        say(text("Findings, signed: {file} ({pages} pages)", file=pdf, pages=exported.pages))
        verdict = verify_file(pdf, workspace=workspace)
    say(text("Verified: {verdict}", verdict=verdict_told(str(verdict.verdict))))
    return Story(
        home=demo.home, visit=demo.visit, total=total, pdf=pdf, verdict=str(verdict.verdict)
    )


def _clear(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARKER).exists():
            raise InspectorError(faults.NOT_EMPTY, home=folder)
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).write_text(
        text("Invented data; `inspector demo` makes this folder anew.") + "\n", encoding="utf-8"
    )


def _visits(workspace: Workspace, pictures: Path) -> str:
    """Four visits in different states; tells the one that the story is about."""
    from inspector.checklists.folders import shipped_folder  # noqa: PLC0415

    second = workspace.run(
        add_person, name=INSPECTORS[1], roles=(Role.INSPECTOR, Role.REVIEWER)
    ).person
    team = (workspace.person.person, second)
    hall, office, town, calls = (workspace.run(add_unit, unit).unit for unit in UNITS)
    morning = _last_workday_morning(workspace.clock.now())
    files = shipped_folder() / "demo"

    def visit(unit: str, kind: VisitType, at: datetime, **more: object) -> str:
        new = NewVisit(unit=unit, type=kind, inspectors=team, at=at, **more)  # type: ignore[arg-type]
        return workspace.run(open_visit, new).visit

    story = visit(hall, VisitType.OPEN, morning)
    _fill(workspace, story, files / "hall.yaml", pictures)
    workspace.run(close_visit, story, incomplete=None)
    covert = visit(office, VisitType.COVERT, morning + timedelta(hours=5))
    _fill(workspace, covert, files / "covert.yaml", pictures)
    visit(calls, VisitType.OPEN, morning, channel=Channel.VOICE)
    _fill(workspace, visit(town, VisitType.OPEN, morning), files / "town.yaml", pictures)
    return story


def _fill(workspace: Workspace, visit: str, source: Path, pictures: Path) -> None:
    """Fill from a shipped file; photos lie where the pictures were drawn."""
    copy = pictures / source.name
    shutil.copyfile(source, copy)
    fill_visit(workspace, visit, copy)


def _last_workday_morning(now: datetime) -> datetime:
    """Nine o'clock of the last day that is over; days of the week do, the demo owes no calendar."""
    day = now.astimezone(CHINA) - timedelta(days=1)
    while day.weekday() >= 5:
        day -= timedelta(days=1)
    return day.replace(hour=9, minute=0, second=0, microsecond=0)


def _pictures(folder: Path) -> Path:
    """Two drawn pictures that stand for photos."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only the demo draws

    pictures = folder / "pictures"
    pictures.mkdir()
    for name, wall, thing in (
        ("灭火器.jpg", "#d8d4c8", "#b3261e"),
        ("九号窗口.jpg", "#c9d3d8", "#2f4f5f"),
    ):
        image = Image.new("RGB", (1200, 900), wall)
        draw = ImageDraw.Draw(image)
        draw.rectangle((0, 640, 1200, 900), fill="#8d8a80")
        draw.rounded_rectangle((480, 250, 700, 700), radius=60, fill=thing)
        draw.rectangle((540, 190, 640, 260), fill="#333333")
        image.save(pictures / name, quality=85)
    return pictures
