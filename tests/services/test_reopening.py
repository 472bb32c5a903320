"""A workspace opened again: what is stale is computed anew, what was left over goes."""

import os
from pathlib import Path

import pytest
from PIL import Image

from inspector.errors import Exit, InspectorError
from inspector.services.doctor import doctor
from inspector.services.evidence import Purpose, add_evidence
from inspector.services.handover import Order, export_findings
from inspector.services.selfcheck import selfcheck
from inspector.services.session import Session
from inspector.services.visits import close_visit, show_visit
from inspector.services.workspace import Workspace
from tests.county import County, closed_visit, new_visit


def alter(workspace: Workspace, *statements: str) -> None:
    """Change the database by hand."""

    def run(session: Session) -> None:
        for statement in statements:
            session.store._db.connection.execute(statement)

    workspace.run(run)


def total(workspace: Workspace, visit: str) -> str | None:
    """What the list of visits says."""
    rows = workspace.run(lambda session: session.store.visits())
    return next(row.total for row in rows if row.visit == visit)


def test_a_new_way_to_compute_is_applied_on_opening(county: County) -> None:
    """After an update of the program all lists say what the new one says, without being asked."""
    with county.open() as workspace:
        visit = closed_visit(county, workspace)
        told = total(workspace, visit)
        alter(workspace, "UPDATE visit SET total = '99.99'")
    with county.open() as workspace:
        assert total(workspace, visit) == "99.99"
        workspace.run(lambda session: session.store.put_meta("fold", b"0"))
    with county.open() as workspace:
        assert total(workspace, visit) == told


def test_a_damaged_row_is_a_clear_error_with_a_way_out(county: County) -> None:
    """A crash would tell an inspector nothing; the history still has it all."""
    with county.open() as workspace:
        visit = new_visit(workspace)
        alter(workspace, "UPDATE fact SET body = '{}'")
    with county.open() as workspace:
        with pytest.raises(InspectorError) as caught:
            workspace.run(show_visit, visit)
        assert (caught.value.fault.code, caught.value.fault.exit) == ("STORE_015", Exit.STORAGE)


@pytest.fixture
def faulty_calendar(county: County) -> Path:
    """A calendar year that somebody edited by hand."""
    file = county.home / "content" / "checklists" / "calendar" / "2026.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("year: [", encoding="utf-8")
    return file


def test_a_faulty_calendar_locks_nobody_out(county: County, faulty_calendar: Path) -> None:
    """Answers are entered and visits closed as ever; what needs the calendar says what is wrong."""
    with county.open() as workspace:
        visit = closed_visit(county, workspace)
        with pytest.raises(InspectorError) as caught:
            export_findings(workspace, visit, Order(target=None))
        assert caught.value.fault.code.startswith(("YAML_", "CALENDAR_"))
        checks = {check.name: check for check in selfcheck(workspace).checks}
        assert not checks["calendar"].ok
    machine = {check.name: check for check in doctor(county.home).checks}
    assert not machine["calendar"].ok
    assert faulty_calendar.name in machine["calendar"].detail


def test_deadlines_stay_while_the_calendar_is_faulty(county: County) -> None:
    """They were right when they were counted, and all is in order once the file is put right."""
    with county.open() as workspace:
        visit = closed_visit(county, workspace)
        export_findings(workspace, visit, Order(target=None))
        due = [one.due for one in workspace.run(show_visit, visit).findings]
    file = county.home / "content" / "checklists" / "calendar" / "2026.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("year: [", encoding="utf-8")
    with county.open() as workspace:
        assert [one.due for one in workspace.run(show_visit, visit).findings] == due
        assert not selfcheck(workspace).ok
        assert not selfcheck(workspace).is_damaged
    file.unlink()
    with county.open() as workspace:
        assert selfcheck(workspace).ok


def photo(county: County, name: str) -> Path:
    """A picture."""
    path = county.folder / name
    Image.new("RGB", (64, 48), "#883322").save(path)
    return path


def vault_files(county: County) -> set[Path]:
    """What lies in the vault."""
    return {path for path in (county.home / "files").rglob("*") if path.is_file()}


def age(county: County, *paths: Path, hours: float) -> None:
    """Make files look so old."""
    then = county.clock.now().timestamp() - hours * 3600
    for path in paths:
        os.utime(path, (then, then))


def test_what_a_killed_program_left_is_taken_away_after_an_hour(county: County) -> None:
    """Each would stay for ever, in every backup."""
    with county.open() as workspace:
        visit = new_visit(workspace)
        add_evidence(workspace, Purpose(visit=visit, item="P05"), [photo(county, "a.png")])
        kept = vault_files(county)
        stray = workspace.vault.put(b"nobody tells of this")
        (left,) = vault_files(county) - kept
        half = county.home / ".new-half"
        half.touch()
        young = county.home / ".new-young"
        young.touch()
    age(county, left, half, *kept, hours=2)
    age(county, young, hours=0.5)
    with county.open() as workspace:
        assert vault_files(county) == kept
        assert not half.exists()
        assert young.exists()
        assert not workspace.vault.has(stray)


def test_evidence_that_any_event_names_stays(county: County) -> None:
    """A damaged list, or a photo that was taken away, must not cost the photo itself."""
    with county.open() as workspace:
        visit = new_visit(workspace)
        add_evidence(workspace, Purpose(visit=visit, item="P05"), [photo(county, "a.png")])
        workspace.run(close_visit, visit, incomplete="未查全")
        add_evidence(
            workspace, Purpose(visit=new_visit(workspace), item="P05"), [photo(county, "a.png")]
        )
        kept = vault_files(county)
        alter(workspace, "DELETE FROM evidence", "DELETE FROM head WHERE kind = 'evidence'")
    age(county, *kept, hours=48)
    with county.open():
        assert vault_files(county) == kept


def test_a_fresh_stray_stays(county: County) -> None:
    """A command that was interrupted a minute ago is run again, and finds its photo there."""
    with county.open() as workspace:
        workspace.vault.put(b"just taken in")
    age(county, *vault_files(county), hours=0.5)
    before = vault_files(county)
    with county.open():
        assert vault_files(county) == before


def test_a_number_typed_as_a_name_is_masked_from_the_first_event_on(county: County) -> None:
    """A phone number beside one's name is soon typed; nothing that is stored holds it."""
    other = County(county.folder / "other", county.clock)
    other.folder.mkdir()
    other.make(person="测试员丁13800000000")
    with other.open() as workspace:
        assert workspace.person.name == "测试员丁138****0000"
