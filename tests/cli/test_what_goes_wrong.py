"""What really happens to laptops: damage, a full disk, a wrong clock, an impatient hand."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.conftest import FakeClock
from tests.county import PASSPHRASE, County, closed_visit, new_visit
from tests.sources import ROOT

PAGE = 4096


@pytest.fixture
def closed(county: County) -> str:
    """A closed visit, its workspace shut again."""
    with county.open() as workspace:
        return closed_visit(county, workspace)


def run(
    county: County, *args: object, limit: int | None = None
) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, which can write no file beyond a size."""

    def limited() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    return subprocess.run(
        [sys.executable, "-m", "inspector", *map(str, args)],
        cwd=ROOT,
        env={
            **os.environ,
            "INSPECTOR_HOME": str(county.home),
            "INSPECTOR_PASSPHRASE": PASSPHRASE,
            "INSPECTOR_LANG": "zh",
        },
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        preexec_fn=limited,
    )


def test_a_damaged_database_is_a_storage_fault_that_says_what_to_do(
    inspector: CommandLine, county: County, closed: str
) -> None:
    """Not a traceback, and not “wrong passphrase”."""
    data = county.home / "data"
    content = bytearray(data.read_bytes())
    for page in range(1, len(content) // PAGE):
        content[page * PAGE + 100] ^= 0xFF
    data.write_bytes(content)
    done = inspector("visit", "show", closed)
    assert (done.code, done.out) == (5, "")
    assert done.err.startswith("STORE_002 ")
    assert "restore" in done.err


def test_a_damaged_keyslot_is_told_from_a_wrong_passphrase(
    inspector: CommandLine, county: County
) -> None:
    """Typing the right passphrase ten times helps nobody."""
    slot = county.home / "slot"
    slot.write_bytes(slot.read_bytes()[:-20])
    done = inspector("visit", "list")
    assert done.code == 5
    assert done.err.startswith("STORE_")


def test_a_full_disk_leaves_no_half_document(county: County, closed: str, tmp_path: Path) -> None:
    """Half a PDF that opens would be handed over."""
    folder = tmp_path / "stick"
    folder.mkdir()
    room = (county.home / "data").stat().st_size + 100_000
    done = run(county, "export", "findings", closed, "-o", folder / "x.pdf", limit=room)
    assert done.returncode == 5, done.stderr
    assert done.stderr.startswith("EXPORT_011 ")
    assert list(folder.iterdir()) == []


def test_a_full_disk_leaves_no_half_backup(county: County, closed: str, tmp_path: Path) -> None:
    """A backup that is not whole is worse than none."""
    folder = tmp_path / "stick"
    folder.mkdir()
    done = run(county, "backup", "-o", folder / "copy", limit=20_000)
    assert done.returncode == 5, (done.stderr, closed)
    assert list(folder.iterdir()) == []


def test_a_clock_set_back_mixes_nothing_up(
    inspector: CommandLine, county: County, clock: FakeClock
) -> None:
    """Order is what people did, not what the clock said."""
    with county.open() as workspace:
        visit = new_visit(workspace)
    inspector("visit", "answer", visit, "A12", "violation")
    clock.tick(minutes=-30)
    inspector("visit", "answer", visit, "A12", "compliant")
    shown = inspector.read("visit", "show", visit)
    assert shown["answers"]["A12"]["answer"] == "compliant"
    assert [line["kind"] for line in shown["history"]] == ["visit_opened", "answer", "answer"]
    checks = json.loads(inspector("selfcheck", "--json").out)["checks"]
    # The certificate is younger than that clock believes, which is said; the rest is in order.
    assert [check["name"] for check in checks if not check["ok"]] == ["certificate"]


def test_nothing_is_signed_by_a_clock_that_cannot_be_right(
    inspector: CommandLine, closed: str, clock: FakeClock, tmp_path: Path
) -> None:
    """A signature from before its certificate would be refused by every reader."""
    clock.tick(days=-40)
    done = inspector("export", "findings", closed, "-o", tmp_path / "x.pdf")
    assert (done.code, done.err[:10]) == (3, "EXPORT_012")
    assert not (tmp_path / "x.pdf").exists()


def test_a_visit_last_opened_is_last_whatever_the_clock_says(
    inspector: CommandLine, county: County, clock: FakeClock
) -> None:
    """`last` means the one just opened."""
    with county.open() as workspace:
        new_visit(workspace)
        clock.set(clock.now() - timedelta(days=400))
        second = new_visit(workspace)
    assert inspector.read("visit", "show", "last")["visit"] == second


def test_an_interrupted_export_leaves_nothing_behind(
    county: County, closed: str, tmp_path: Path
) -> None:
    """Ctrl+C is a request, not an accident."""
    folder = tmp_path / "stick"
    folder.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "inspector", "export", "findings", closed, "-o", folder / "x.pdf"],
        cwd=ROOT,
        env={
            **os.environ,
            "INSPECTOR_HOME": str(county.home),
            "INSPECTOR_PASSPHRASE": PASSPHRASE,
        },
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as exporting:
        # The database is open from when its journal is there.
        while exporting.poll() is None and not (county.home / "data-wal").exists():
            time.sleep(0.005)
        exporting.send_signal(signal.SIGINT)
        _, said = exporting.communicate(timeout=60)
    assert exporting.returncode == 130, said
    assert b"Traceback" not in said
    assert list(folder.iterdir()) == []


def test_a_folder_in_place_of_a_file_is_a_mistake_in_the_command(
    inspector: CommandLine, closed: str, tmp_path: Path
) -> None:
    """Nothing is wrong with the disk, and --force would not help."""
    done = inspector("export", "findings", closed, "-o", tmp_path, "--force")
    assert (done.code, done.err[:13]) == (3, "WORKSPACE_010")
