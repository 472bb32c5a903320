"""A bug of ours: one line without names, and the details only for whoever has the passphrase."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.keys.fault_log import LONGEST_REPORT, MOST_REPORTS, FaultLog, reports_in
from inspector.services import opening
from inspector.services.doctor import doctor
from inspector.services.faults import LOG, crash_error, crashes, keep_crash
from inspector.services.telling import told
from inspector.services.workspace import Workspace
from tests.conftest import FakeClock
from tests.county import County

INFORMANT = "举报人某某"
KEY = bytes(range(32))


def bug_of(make: Callable[[], object]) -> Exception:
    """What goes wrong when that is done."""
    try:
        make()
    except Exception as error:  # noqa: BLE001 - this is what is tested
        return error
    pytest.fail("nothing went wrong")


def wrong() -> object:
    """A bug whose message holds what somebody wrote."""
    telephones: dict[str, str] = {}
    return telephones[INFORMANT]


def test_what_is_kept_is_read_with_the_passphrase_and_stands_nowhere_else(county: County) -> None:
    """The file lies on a laptop that may be stolen."""
    with county.open() as workspace:
        bug = bug_of(wrong)
        keep_crash(workspace.faults, bug, at=county.clock.now(), doing="WalkScreen")
        line = told(crash_error(bug)).line
    with county.open() as workspace:
        (kept,) = crashes(workspace.faults)

    assert (kept.kind, kept.doing, kept.at) == ("KeyError", "WalkScreen", county.clock.now())
    assert any("in wrong" in one for one in kept.lines)
    assert "inspector fault show" in line
    assert INFORMANT not in line
    assert INFORMANT.encode() not in (county.home / LOG).read_bytes()
    assert b"KeyError" not in (county.home / LOG).read_bytes()


def test_local_variables_are_not_kept(county: County) -> None:
    """Even encrypted, what nobody needs is not written down."""

    def talk() -> object:
        secret = INFORMANT + "的电话"
        return 1 // (len(secret) - len(secret))

    with county.open() as workspace:
        keep_crash(workspace.faults, bug_of(talk), at=county.clock.now(), doing="")
        (kept,) = crashes(workspace.faults)

    assert INFORMANT not in "".join(kept.lines).replace('INFORMANT + "的电话"', "")


def test_a_bug_is_kept_once(county: County) -> None:
    """It passes two edges on its way out."""
    with county.open() as workspace:
        bug = bug_of(wrong)
        for _ in range(2):
            keep_crash(workspace.faults, bug, at=county.clock.now(), doing="")

        assert len(crashes(workspace.faults)) == 1


def test_a_store_that_is_itself_the_cause_keeps_its_bug(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing can be asked of a database that does not open."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError(INFORMANT)

    with monkeypatch.context() as inside:
        inside.setattr(opening, "identity_of", broken)
        with pytest.raises(ZeroDivisionError) as caught:
            county.open()
    with county.open() as workspace:
        (kept,) = crashes(workspace.faults)

    assert kept.doing == "unlock"
    assert INFORMANT not in told(crash_error(caught.value)).line


def test_a_full_disk_leaves_the_one_line(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    """Telling a bug must not end in another one."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with county.open() as workspace, monkeypatch.context() as inside:
        inside.setattr("os.fsync", full)
        bug = bug_of(wrong)
        keep_crash(workspace.faults, bug, at=county.clock.now(), doing="")
        line = told(crash_error(bug)).line

    assert "BUG_001" in line
    assert "fault show" not in line


def test_the_log_is_bounded(tmp_path: Path, clock: FakeClock) -> None:
    """A bug in a loop must not fill the disk."""
    log = FaultLog(tmp_path / "log", KEY)
    for number in range(MOST_REPORTS + 5):
        log.add(f"{number} " + "x" * (2 * LONGEST_REPORT))
        clock.tick(seconds=1)

    assert reports_in(tmp_path / "log") == MOST_REPORTS
    assert (tmp_path / "log").stat().st_size < MOST_REPORTS * (LONGEST_REPORT + 64)


def test_a_report_that_was_changed_is_passed_over(tmp_path: Path) -> None:
    """One bad sector must not hide the others."""
    path = tmp_path / "log"
    log = FaultLog(path, KEY)
    for words in ("one", "two", "three"):
        log.add(words)
    data = bytearray(path.read_bytes())
    data[10] ^= 1
    path.write_bytes(data)

    assert log.reports() == ["three", "two"]
    path.write_bytes(bytes(data[:-1]))
    assert log.reports() == ["two"]
    assert FaultLog(path, bytes(32)).reports() == []


def test_the_doctor_tells_how_many_and_when_without_a_passphrase(
    county: County, workspace: Workspace
) -> None:
    """Whoever asks for help is asked that first."""
    before = next(one for one in doctor(county.home).checks if one.name == "faults")
    keep_crash(workspace.faults, bug_of(wrong), at=county.clock.now() + timedelta(1), doing="")
    after = next(one for one in doctor(county.home).checks if one.name == "faults")

    assert before.detail == "没有"
    assert after.detail.startswith("1 次")
    assert after.ok


def test_a_refusal_is_no_bug(county: County) -> None:
    """A wrong passphrase is not a fault of the program."""
    with pytest.raises(InspectorError):
        county.open("not the passphrase")

    assert not (county.home / LOG).exists()
