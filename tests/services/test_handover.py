"""Handing findings over: from when deadlines run, and that the right visit is handed over."""

import io
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from inspector.clock import CHINA
from inspector.domain.publication import Audience
from inspector.domain.words import VisitType
from inspector.errors import Exit, InspectorError
from inspector.services.filled import fill_visit
from inspector.services.handover import Exported, Order, export_findings
from inspector.services.lists import list_findings
from inspector.services.telling import told
from inspector.services.visits import close_visit, show_visit
from inspector.services.workspace import Workspace
from tests.conftest import FakeClock
from tests.county import County, closed_visit, new_visit

UNKNOWN = "送达日未填"
VISITED = date(2026, 11, 23)


@pytest.fixture
def closed(county: County, workspace: Workspace) -> str:
    """A visit with two findings, closed on a Monday."""
    return closed_visit(county, workspace)


def exported(workspace: Workspace, visit: str, served: date | None = None) -> Exported:
    """The findings, handed back as bytes."""
    return export_findings(workspace, visit, Order(target=None, served=served))


def words_of(made: Exported, folder: Path) -> str:
    """All words of a PDF, without spaces."""
    pdf = folder / "x.pdf"
    pdf.write_bytes(made.data)
    told = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
    return "".join(told.stdout.split())


def claimed(made: Exported) -> str:
    """When it was signed, as the signature says, in China's time."""
    (signature,) = PdfFileReader(io.BytesIO(made.data)).embedded_signatures
    at = signature.self_reported_timestamp
    assert at is not None
    return f"{at.astimezone(CHINA):%Y-%m-%dT%H:%M:%S}"


def served_on(workspace: Workspace, visit: str) -> str | None:
    """From when the deadlines of a visit run."""
    return workspace.run(show_visit, visit).visit.served


def test_a_known_day_of_service_is_kept_by_a_later_export(
    workspace: Workspace, closed: str, clock: FakeClock, tmp_path: Path
) -> None:
    """Another print a week later must not give the unit another week."""
    first = exported(workspace, closed, VISITED)
    clock.tick(days=7)
    again = exported(workspace, closed)
    assert [one.due for one in again.findings] == [one.due for one in first.findings]
    assert served_on(workspace, closed) == "2026-11-23"
    assert UNKNOWN not in words_of(again, tmp_path)


def test_an_assumed_day_does_not_move_either(
    workspace: Workspace, closed: str, clock: FakeClock, tmp_path: Path
) -> None:
    """Nobody said anything new, so nothing new runs; the page says that it was assumed."""
    first = exported(workspace, closed)
    clock.tick(days=7)
    again = exported(workspace, closed)
    assert [one.due for one in again.findings] == [one.due for one in first.findings]
    assert UNKNOWN in words_of(again, tmp_path)


def test_a_day_that_is_given_wins_over_an_assumed_one(
    workspace: Workspace, closed: str, clock: FakeClock, tmp_path: Path
) -> None:
    """The last day that somebody gave counts."""
    assumed = exported(workspace, closed)
    given = exported(workspace, closed, VISITED + timedelta(days=7))
    assert min(one.due for one in given.findings if one.due) > min(
        one.due for one in assumed.findings if one.due
    )
    clock.tick(days=9)
    exported(workspace, closed)
    corrected = exported(workspace, closed, VISITED + timedelta(days=1))
    assert served_on(workspace, closed) == "2026-11-24"
    assert UNKNOWN not in words_of(corrected, tmp_path)
    rows = {row.item: row.due for row in workspace.run(list_findings, closed)}
    assert rows == {one.item: one.due and one.due.isoformat() for one in corrected.findings}


def test_a_day_of_service_before_the_visit_is_refused_where_people_type_it(
    workspace: Workspace, closed: str
) -> None:
    """A slip in the year would make every deadline long past."""
    order = Order(target=None, served=VISITED - timedelta(days=1), refuse_early=True)
    with pytest.raises(InspectorError, match="EXPORT_013") as error:
        export_findings(workspace, closed, order)
    assert error.value.fault.exit is Exit.REFUSED
    assert served_on(workspace, closed) is None
    assert "2026-11-22 早于检查日 2026-11-23" in told(error.value).what
    export_findings(workspace, closed, Order(target=None, served=VISITED, refuse_early=True))


def test_the_last_visit_stays_the_one_that_it_was(workspace: Workspace, closed: str) -> None:
    """Somebody opens the next visit while the pages of the last one are set."""

    def meanwhile(step: str) -> None:
        if step == "Signing":
            new_visit(workspace)

    export_findings(workspace, "last", Order(target=None, served=VISITED), meanwhile)
    assert served_on(workspace, closed) == "2026-11-23"


def test_the_signature_of_a_covert_units_copy_claims_a_day(
    county: County, workspace: Workspace, clock: FakeClock
) -> None:
    """The second in which it was signed leads to whoever came back from a visit just then."""
    visit = new_visit(workspace, VisitType.COVERT)
    fill_visit(workspace, visit, county.file("answers: {A16: compliant}"))
    workspace.run(close_visit, visit, incomplete="未全部观察")
    certified = workspace.certificate().start
    clock.tick(days=2, hours=3, seconds=17)
    unit = export_findings(workspace, visit, Order(target=None))
    office = export_findings(workspace, visit, Order(target=None, audience=Audience.OFFICE))
    assert claimed(unit) == "2026-11-25T00:00:00"
    assert claimed(office) == "2026-11-25T12:00:17"
    clock.set(certified + timedelta(minutes=5))
    on_the_first_day = export_findings(workspace, visit, Order(target=None))
    assert claimed(on_the_first_day) == "2026-11-23T09:00:00"
