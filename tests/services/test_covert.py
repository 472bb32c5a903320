"""A covert visit: what protects the visitor, from the first event to the unit's copy."""

import json
import subprocess
from pathlib import Path

import pytest

from inspector.domain.publication import Audience
from inspector.domain.words import Role, VisitType, WorkspaceKind
from inspector.errors import InspectorError
from inspector.services.filled import amend_with_file, fill_visit
from inspector.services.handover import Order, export_findings
from inspector.services.listing import history
from inspector.services.registers import add_person
from inspector.services.session import Session
from inspector.services.visits import NewVisit, close_visit, open_visit, show_visit
from inspector.services.workspace import Workspace
from tests.county import INSPECTOR, County, hall, new_visit

SEEN = """
observed_at: "2026-11-23T08:30+08:00"
bulk: {sections: [A, C, D, P, S], answer: compliant, phrases: heard}
answers:
  P05: {answer: violation, occurrences: [
    {window: "2", from: "08:12", to: "08:16", subtype: 看手机, note: 低头看手机}]}
laps: [{lap: ticket, at: "08:03"}, {lap: called, at: "08:11"}]
"""


@pytest.fixture
def closed(county: County, workspace: Workspace) -> str:
    """A covert visit, written up and closed."""
    visit = new_visit(workspace, VisitType.COVERT)
    fill_visit(workspace, visit, county.file(SEEN))
    workspace.run(close_visit, visit, incomplete="未全部观察")
    return visit


def pdf_text(path: Path) -> str:
    """All words of a PDF."""
    return subprocess.run(
        ["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True
    ).stdout


def test_the_units_copy_tells_no_person_and_no_minute(
    workspace: Workspace, closed: str, tmp_path: Path
) -> None:
    """Minute and window together find the visitor on the hall's cameras."""
    pdf = tmp_path / "unit.pdf"
    export_findings(workspace, closed, Order(target=pdf))
    words = pdf_text(pdf)
    assert "暗访组" in words
    assert "上午" in words
    assert [
        secret for secret in (INSPECTOR, "08:12", "08:16", "08:03", "8:12") if secret in words
    ] == []


def test_the_attached_data_tell_no_more_than_the_pages(
    workspace: Workspace, closed: str, tmp_path: Path
) -> None:
    """What is not printed is still read by whoever opens the attachment."""
    pdf = tmp_path / "unit.pdf"
    export_findings(workspace, closed, Order(target=pdf))
    subprocess.run(["pdfdetach", "-saveall", "-o", tmp_path, pdf], check=True)
    data = json.loads(next(tmp_path.glob("*.json")).read_text("utf-8"))
    told = json.dumps(data, ensure_ascii=False)
    assert data["team"] == []
    assert [one for one in (INSPECTOR, "08:12", "08:03", closed) if one in told] == []


COLLEAGUE = "测试员乙"
NAMING = f"""
bulk: {{sections: [A, C, D, P, S], answer: compliant, phrases: heard}}
answers:
  P05: {{answer: violation, occurrences: [
    {{window: {COLLEAGUE}, note: {COLLEAGUE}在九号窗口看到其玩手机}}]}}
  A38: {{answer: not_applicable, reason: 测试员 乙说没有}}
good_practices: [{{text: 有人给{COLLEAGUE}倒水}}]
"""


def test_no_name_of_the_register_is_in_any_words_of_the_units_copy(
    county: County, workspace: Workspace, tmp_path: Path
) -> None:
    """Notes are written by people about people; a typed name gives away as much as a list."""
    workspace.run(add_person, name=COLLEAGUE, roles=(Role.INSPECTOR,))
    new = NewVisit(unit=hall(workspace), type=VisitType.COVERT, inspectors=(COLLEAGUE,))
    visit = workspace.run(open_visit, new).visit
    fill_visit(workspace, visit, county.file(NAMING))
    workspace.run(close_visit, visit, incomplete=f"{COLLEAGUE}离开")
    better = county.file("answers: {A12: {answer: compliant}}", "better.yaml")
    amend_with_file(workspace, visit, better, f"{COLLEAGUE}与{INSPECTOR}核对后更正")
    pdf = tmp_path / "unit.pdf"
    export_findings(workspace, visit, Order(target=pdf))
    subprocess.run(["pdfdetach", "-saveall", "-o", tmp_path, pdf], check=True)
    (attached,) = tmp_path.glob("*.json")
    for told in (pdf_text(pdf), attached.read_text("utf-8")):
        words = "".join(told.split())
        assert [name for name in (COLLEAGUE, INSPECTOR) if name in words] == []
        for kept in ("暗访组在九号窗口看到其玩手机", "暗访组离开", "有人给暗访组倒水"):
            assert kept in words


def test_the_office_copy_tells_the_minute(
    workspace: Workspace, closed: str, tmp_path: Path
) -> None:
    """The office must be able to follow up."""
    pdf = tmp_path / "office.pdf"
    export_findings(workspace, closed, Order(target=pdf, audience=Audience.OFFICE))
    assert "08:12" in pdf_text(pdf)


def test_no_event_of_the_visit_names_the_person(workspace: Workspace, closed: str) -> None:
    """The log travels; who was there stands in it only under a seal."""

    def person_and_events(session: Session) -> tuple[str, str]:
        events = session.store.events_of(closed)
        return session.actor, " ".join(f"{event.actor} {dict(event.body)}" for event in events)

    person, told = workspace.run(person_and_events)
    assert person not in told
    assert INSPECTOR not in told
    assert {line.actor_name for line in workspace.run(history, closed)} == {""}


def test_what_cannot_be_seen_is_offered_only_as_a_lead(workspace: Workspace) -> None:
    """Nobody sees from the queue whether a record was forged."""
    shown = workspace.run(show_visit, new_visit(workspace, VisitType.COVERT))
    asked = {item.code for item in shown.items}
    leads = {item.code for item in shown.leads_only}
    never = {*(f"P{n:02}" for n in (7, 8, 9, 11, 12)), *(f"P{n}" for n in range(14, 20))}
    assert never & asked == set()
    assert never <= leads


def test_a_workspace_that_no_office_knows_refuses(workspace: Workspace) -> None:
    """There is nobody yet to whom the name could be sealed."""

    def as_field(session: Session) -> None:
        session.kind = WorkspaceKind.FIELD
        open_visit(session, NewVisit(unit=unit, type=VisitType.COVERT))

    unit = hall(workspace)
    with pytest.raises(InspectorError, match="VISIT_018"):
        workspace.run(as_field)
