"""What was altered behind the program's back is named, each thing by its place."""

import itertools
from pathlib import Path

import pytest
from PIL import Image

from inspector.domain.history.event import Draft, Kind
from inspector.errors import Exit, InspectorError
from inspector.services.answers import answer_by_word
from inspector.services.copies import backup, restore
from inspector.services.evidence import Purpose, add_evidence
from inspector.services.filled import fill_visit
from inspector.services.handover import Order, export_findings
from inspector.services.opening import open_workspace
from inspector.services.selfcheck import Check, rebuild_all, selfcheck
from inspector.services.session import Session
from inspector.services.visits import close_visit, show_visit
from inspector.services.workspace import Workspace
from tests.county import PASSPHRASE, WHOLE, County, new_visit


@pytest.fixture
def visit(county: County, workspace: Workspace) -> str:
    """A visit with a photo, closed and served, so that everything there is can be altered."""
    made = new_visit(workspace)
    fill_visit(workspace, made, county.file(WHOLE))
    photo = county.folder / "photo.jpg"
    Image.new("RGB", (64, 48), "#883322").save(photo)
    add_evidence(workspace, Purpose(visit=made, item="P05"), [photo])
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


FREE_EVENTS = "DROP TRIGGER event_is_never_changed"


@pytest.mark.parametrize(
    "change",
    [
        "kind = 'nonsense'",
        "body = '[]'",
        "body = '{}'",
        "body = json_remove(body, '$.was')",
        "body = json_set(body, '$.was', json('[1]'))",
        "body = json_set(body, '$.act', 'x')",
        "body = json_set(body, '$.value', json('3'))",
        "body = json_set(body, '$.value', json('{}'))",
        "body = json_set(body, '$.value.answer', 'nonsense')",
        """body = json_set(body, '$.value', json('{"answer":"measured","value":"1/0"}'))""",
        """body = json_set(body, '$.value', json('{"answer":"violation","occurrences":[1]}'))""",
    ],
)
def test_a_malformed_event_is_named(workspace: Workspace, visit: str, change: str) -> None:
    """Whatever a row was changed into, the check ends, and says which one it was."""
    opened = new_visit(workspace)
    workspace.run(answer_by_word, opened, "A12", "compliant")
    seq = workspace.run(lambda session: session.store.events_of(opened)[-1].seq)
    changed = f"UPDATE event SET {change} WHERE seq = {seq}"  # noqa: S608 - by hand, indeed
    checks = altered(workspace, FREE_EVENTS, changed)
    assert {"history", "projections"} <= wrong(checks), visit
    assert str(seq) in checks["history"].detail


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("visit_opened", "json_remove(body, '$.asked')"),
        ("visit_opened", "json_set(body, '$.at', 'yesterday')"),
        ("visit_opened", "json_set(body, '$.type', 'nonsense')"),
        ("unit", "json_set(body, '$.value.kind', 'U99')"),
        ("person", "json_set(body, '$.value.roles', 7)"),
    ],
)
def test_a_malformed_fact_or_register_is_named(county: County, kind: str, change: str) -> None:
    """Not only answers are changed by hand."""
    with county.open() as workspace:
        new_visit(workspace)
        changed = f"UPDATE event SET body = {change} WHERE kind = '{kind}'"  # noqa: S608
        checks = altered(workspace, FREE_EVENTS, changed)
    assert {"history", "projections"} <= wrong(checks)


def test_damage_is_told_from_what_can_be_computed_again(workspace: Workspace, visit: str) -> None:
    """For the one a backup is needed, for the other a moment."""
    altered(workspace, "UPDATE visit SET total = '99.99'")
    assert not selfcheck(workspace).is_damaged, visit
    altered(workspace, "UPDATE log SET head_signature = zeroblob(64)")
    assert selfcheck(workspace).is_damaged


def test_a_changed_checklist_is_named(workspace: Workspace, visit: str) -> None:
    """Softer points in the frozen copy would make every score of that edition softer."""
    checks = altered(
        workspace,
        "DROP TRIGGER content_is_never_changed",
        "UPDATE content SET body = CAST(replace(CAST(body AS TEXT), '身份牌', '工作服') AS BLOB)",
    )
    assert "checklists" in wrong(checks), visit
    ((digest, _, _),) = workspace.run(lambda session: session.store.contents())
    assert digest[:12] in checks["checklists"].detail


def test_a_changed_checklist_is_not_used(county: County, workspace: Workspace, visit: str) -> None:
    """A score by other rules than the ones pinned must not be shown."""
    altered(
        workspace,
        "DROP TRIGGER content_is_never_changed",
        "UPDATE content SET body = CAST(replace(CAST(body AS TEXT), '身份牌', '工作服') AS BLOB)",
    )
    workspace.close()
    with county.open() as again, pytest.raises(InspectorError) as caught:
        again.run(show_visit, visit)
    assert (caught.value.fault.code, caught.value.fault.exit) == ("STORE_016", Exit.STORAGE)


def test_a_lost_checklist_is_named(workspace: Workspace) -> None:
    """An open visit needs it too, though nothing was computed with it yet."""
    opened = new_visit(workspace)
    checks = altered(workspace, "DELETE FROM content")
    assert "checklists" in wrong(checks)
    assert opened[-6:] in checks["checklists"].detail


def test_a_moved_deadline_does_not_hide_a_changed_fact(workspace: Workspace, visit: str) -> None:
    """Both stand in one row, and both are named."""
    checks = altered(
        workspace, "UPDATE finding SET due = '2027-01-01', fact = '没有问题' WHERE item = 'P05'"
    )
    assert wrong(checks) == {"deadlines", "projections"}, visit
    assert "fact" in checks["projections"].detail
    assert "due" not in checks["projections"].detail


def test_a_changed_due_class_is_no_deadline(workspace: Workspace, visit: str) -> None:
    """The column's name begins alike; the deadline still stands as it follows."""
    checks = altered(workspace, "UPDATE finding SET due_class = '30d' WHERE item = 'P05'")
    assert wrong(checks) == {"projections"}, visit


def test_a_closing_that_told_another_score_is_named(workspace: Workspace, visit: str) -> None:
    """Consistent in every table, signed and sealed: only working it out again shows it."""

    def close_again(session: Session) -> None:
        body = {"at": session.now().isoformat(), "total": "12.34", "exact": "617/50"}
        session.append([Draft(kind=Kind.VISIT_CLOSED, subject=visit, body=body)])
        session.seal_log()

    workspace.run(close_again)
    checks = {check.name: check for check in selfcheck(workspace).checks}
    assert wrong(checks) == {"scores"}
    assert visit[-6:] in checks["scores"].detail
    assert "12.34" in checks["scores"].detail


def test_computing_anew_heals_what_is_computed(workspace: Workspace, visit: str) -> None:
    """A damaged list is no reason to bring back a backup."""
    checks = altered(
        workspace,
        "UPDATE visit SET total = '99.99', type = 'nonsense'",
        "UPDATE finding SET due = NULL",
        "UPDATE head SET body = '{}' WHERE kind = 'answer'",
    )
    assert {"projections", "deadlines"} <= wrong(checks), visit
    rebuild_all(workspace)
    assert selfcheck(workspace).ok


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE evidence SET sha256 = 'x'",
        "UPDATE evidence SET derivative = 'x'",
        "UPDATE visit SET type = 'x', opened = 'x'",
        "UPDATE finding SET state = 'x'",
        "UPDATE person SET body = '{}'",
        "UPDATE unit SET body = 'x'",
        "UPDATE fact SET body = 'x'",
        "UPDATE head SET log = 77",
        "UPDATE span SET first = first + 1",
        "DELETE FROM log",
    ],
)
def test_the_check_ends_whatever_was_changed(
    county: County, workspace: Workspace, visit: str, statement: str
) -> None:
    """A check that crashes on damage is of no use when it is needed; nor one that cannot start."""
    before = workspace.run(lambda session: session.store.contents())
    checks = altered(workspace, "PRAGMA foreign_keys = OFF", statement)
    assert wrong(checks) & {"history", "projections"}, visit
    workspace.close()
    with county.open() as again:
        assert not selfcheck(again).ok
        assert again.run(lambda session: session.store.contents()) == before
