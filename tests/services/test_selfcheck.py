"""What was altered behind the program's back is named, each thing by its place."""

import itertools
from pathlib import Path

import pytest
from PIL import Image

from inspector.services.copies import backup, restore
from inspector.services.evidence import add_evidence
from inspector.services.filled import fill_visit
from inspector.services.handover import Order, export_findings
from inspector.services.opening import open_workspace
from inspector.services.selfcheck import Check, selfcheck
from inspector.services.session import Session
from inspector.services.visits import close_visit
from inspector.services.workspace import Workspace
from tests.county import PASSPHRASE, WHOLE, County, new_visit


@pytest.fixture
def visit(county: County, workspace: Workspace) -> str:
    """A visit with a photo, closed and served, so that everything there is can be altered."""
    made = new_visit(workspace)
    fill_visit(workspace, made, county.file(WHOLE))
    photo = county.folder / "photo.jpg"
    Image.new("RGB", (64, 48), "#883322").save(photo)
    add_evidence(workspace, made, "P05", [photo])
    workspace.run(close_visit, made, incomplete="测量项未测")
    export_findings(workspace, made, Order(target=None))
    return made


def altered(workspace: Workspace, *statements: str) -> dict[str, Check]:
    """What selfcheck says after somebody with the key changed the database by hand."""

    def alter(session: Session) -> None:
        for statement in statements:
            session.store._db.connection.execute(statement)

    workspace.run(alter)
    return {check.name: check for check in selfcheck(workspace).checks}


def wrong(checks: dict[str, Check]) -> set[str]:
    """Names of the checks that failed."""
    return {name for name, check in checks.items() if not check.ok}


def test_an_untouched_workspace_is_in_order(workspace: Workspace, visit: str) -> None:
    """A check that always complains is not read."""
    assert selfcheck(workspace).ok, visit


def test_an_altered_projection_is_named(workspace: Workspace, visit: str) -> None:
    """A list that lies about a visit."""
    checks = altered(workspace, "UPDATE visit SET total = '99.99'")
    assert wrong(checks) == {"projections"}
    assert visit in checks["projections"].detail
    assert "total" in checks["projections"].detail


def test_an_altered_deadline_is_named(workspace: Workspace, visit: str) -> None:
    """A date that somebody moved."""
    checks = altered(workspace, "UPDATE finding SET due = '2027-01-01' WHERE item = 'P05'")
    assert wrong(checks) == {"deadlines"}, visit
    finding = workspace.run(
        lambda session: next(f.finding for f in session.store.findings() if f.item == "P05")
    )
    assert finding[-6:] in checks["deadlines"].detail


def test_an_altered_event_is_named(workspace: Workspace, visit: str) -> None:
    """History rewritten: the digest of its segment no longer fits."""
    checks = altered(
        workspace,
        "DROP TRIGGER segment_is_never_changed",
        "UPDATE segment SET body = CAST(substr(body, 1, 40) || x'00' || substr(body, 42) AS BLOB)"
        " WHERE first = 1",
    )
    assert "history" in wrong(checks), visit
    assert "1" in checks["history"].detail


def test_an_altered_score_is_named(workspace: Workspace, visit: str) -> None:
    """The score that closing told is worked out again from the answers before it."""
    checks = altered(
        workspace,
        "UPDATE fact SET body = json_set(body, '$.total', '1.00') WHERE kind = 'visit_closed'",
    )
    assert "projections" in wrong(checks), visit


def test_an_altered_photo_is_named(workspace: Workspace, visit: str) -> None:
    """One byte of a picture."""
    kept = sorted(path for path in (workspace.home / "files").rglob("*") if path.is_file())
    data = bytearray(kept[0].read_bytes())
    data[len(data) // 2] ^= 1
    kept[0].write_bytes(data)
    checks = {check.name: check for check in selfcheck(workspace).checks}
    assert wrong(checks) == {"evidence"}
    assert visit[-6:] in checks["evidence"].detail


def test_a_lost_photo_is_named(workspace: Workspace, visit: str) -> None:
    """A file that is gone."""
    kept = sorted(path for path in (workspace.home / "files").rglob("*") if path.is_file())
    kept[0].unlink()
    checks = {check.name: check for check in selfcheck(workspace).checks}
    assert wrong(checks) == {"evidence"}
    assert visit[-6:] in checks["evidence"].detail


def test_a_restored_workspace_is_whole_and_writes_a_log_of_its_own(
    county: County, workspace: Workspace, visit: str, tmp_path: Path
) -> None:
    """The old laptop may turn up again: what both write must never share numbers."""
    backup(workspace, tmp_path / "copy")
    restored = restore(tmp_path / "copy", tmp_path / "new", PASSPHRASE, clock=county.clock)
    with open_workspace(tmp_path / "new", PASSPHRASE, clock=county.clock) as opened:
        assert selfcheck(opened).ok, visit
        assert opened.run(lambda session: session.store.log) == restored.log
    assert restored.log != workspace.run(lambda session: session.store.log)


def test_all_faults_are_found_at_once(workspace: Workspace, visit: str) -> None:
    """Repairing one thing after the other takes a day each."""
    checks = altered(
        workspace,
        "UPDATE visit SET violations = 77",
        "UPDATE finding SET due = NULL",
    )
    assert wrong(checks) == {"projections", "deadlines"}, visit
    assert list(itertools.islice(checks, 1)) == ["pages"]
