"""Pipes, encodings, terminals: the command line as a process among others."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import CommandLine
from tests.county import PASSPHRASE, County
from tests.terminal import Terminal

PROGRAM = [sys.executable, "-m", "inspector"]


def process(
    *args: object, county: County | None = None, data: bytes = b"", **environ: str
) -> subprocess.CompletedProcess[bytes]:
    """The program as a script calls it, in the poorest of locales."""
    around = {**os.environ, "LC_ALL": "C", "INSPECTOR_PASSPHRASE": PASSPHRASE, **environ}
    if county is not None:
        around["INSPECTOR_HOME"] = str(county.home)
    return subprocess.run(
        [*PROGRAM, *map(str, args)], input=data, env=around, capture_output=True, check=False
    )


def test_output_is_utf8_whatever_the_locale_says(county: County) -> None:
    """A cron job has the locale C, and Chinese must come out all the same."""
    done = process("person", "list", "--json", county=county)
    assert json.loads(done.stdout.decode("utf-8"))["people"][0]["name"] == "测试员甲"
    refused = process("visit", "show", "last", county=county, PYTHONIOENCODING="gbk")
    assert "检查" in refused.stderr.decode("utf-8")


def test_standard_input_that_is_not_utf8_is_refused_and_kills_nothing(county: County) -> None:
    """A notice copied out of an old document is often GBK."""
    done = process("calendar", "add", "-", county=county, data="元旦放假".encode("gbk"))
    assert done.returncode == 3
    assert done.stdout == b""
    assert done.stderr.startswith(b"USAGE_014")
    assert process("unit", "list", county=county, data=b"\xb2\xbb\n").returncode == 0


def test_a_file_goes_to_stdout_as_it_is(county: County) -> None:
    """`-o -` is how a script takes the bytes along without a file in between."""
    pem = process("key", "show", "-o", "-", county=county).stdout
    assert pem.startswith(b"-----BEGIN CERTIFICATE-----")
    copy = process("backup", "-o", "-", county=county).stdout
    (county.folder / "copy").write_bytes(copy)
    restored = process("restore", county.folder / "copy", "--home", county.folder / "restored")
    assert restored.returncode == 0, restored.stderr


@pytest.mark.parametrize(
    "args", [["person", "list"], ["checklist", "show", "hrss-window"], ["--help"]]
)
@pytest.mark.parametrize("closed", ["stdout", "stderr", "both"])
def test_a_reader_who_goes_away_is_no_fault(args: list[str], closed: str, county: County) -> None:
    """`… | head -1` closes the pipe; the command has done its work."""
    reading, writing = os.pipe()
    os.close(reading)
    streams = {name: writing if closed in {name, "both"} else subprocess.PIPE
               for name in ("stdout", "stderr")}  # fmt: skip
    around = {**os.environ, "INSPECTOR_PASSPHRASE": PASSPHRASE, "INSPECTOR_HOME": str(county.home)}
    done = subprocess.run(
        [*PROGRAM, *args],
        env=around,
        stdin=subprocess.DEVNULL,
        check=False,
        **streams,  # type: ignore[call-overload]
    )
    os.close(writing)
    assert done.returncode == 0
    assert not done.stderr


def test_a_complaint_that_nobody_reads_keeps_its_exit_code(county: County) -> None:
    """The script looks at the code even where it threw the words away."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*PROGRAM, "nonsense"], stderr=writing, check=False)
    os.close(writing)
    assert done.returncode == 2


def test_streams_that_are_closed_from_the_start_do_no_harm(county: County) -> None:
    """A service manager may start a program without any."""
    around = {**os.environ, "INSPECTOR_PASSPHRASE": PASSPHRASE, "INSPECTOR_HOME": str(county.home)}
    shell = f"'{sys.executable}' -m inspector person list <&- >&- 2>&-"
    assert subprocess.run(["/bin/sh", "-c", shell], env=around, check=False).returncode == 0


def test_file_names_that_are_not_utf8_are_taken(inspector: CommandLine, visit: str) -> None:
    """Sticks from older machines carry names in GBK."""
    name = os.fsdecode("照片".encode("gbk") + b".jpg")
    photo = inspector.home.parent / name
    Image.new("RGB", (8, 8)).save(photo, format="JPEG")
    assert inspector("evidence", "add", visit, "P05", photo).code == 0
    assert inspector("visit", "show", visit).code == 0


def test_a_passphrase_is_asked_for_on_a_terminal(county: County) -> None:
    """A person types it unseen; nothing of it stands on the screen."""
    environ = {"INSPECTOR_HOME": str(county.home), "INSPECTOR_PASSPHRASE": None}
    with Terminal([*PROGRAM, "person", "list"], env=environ) as terminal:
        terminal.wait_for("口令")
        terminal.send(f"{PASSPHRASE}\r")
        assert terminal.wait() == 0
        assert "测试员甲" in terminal.text
        assert PASSPHRASE not in terminal.text


def test_a_new_passphrase_is_asked_for_twice(county: County) -> None:
    """A slip in a passphrase that is typed once locks everybody out."""
    environ = {"INSPECTOR_HOME": str(county.home), "INSPECTOR_PASSPHRASE": PASSPHRASE}
    with Terminal([*PROGRAM, "passphrase", "change"], env=environ) as terminal:
        terminal.wait_for("新口令")
        terminal.send("one-passphrase\r")
        terminal.wait_for("再输一次")
        terminal.send("two-passphrase\r")
        assert terminal.wait() == 3
        assert "USAGE_015" in terminal.text


def test_ctrl_c_ends_it_with_130_and_without_a_traceback(county: County) -> None:
    """Whoever changes their mind at the prompt is not shown the program's inside."""
    environ = {"INSPECTOR_HOME": str(county.home), "INSPECTOR_PASSPHRASE": None}
    with Terminal([*PROGRAM, "person", "list"], env=environ) as terminal:
        terminal.wait_for("口令")
        terminal.send("\x03")
        assert terminal.wait() == 130
        assert "Traceback" not in terminal.text


def test_ctrl_c_in_the_middle_of_long_work_leaves_nothing_half_done(tmp_path: Path) -> None:
    """A demo that is interrupted must not leave a traceback in the terminal."""
    running = subprocess.Popen(
        [*PROGRAM, "demo", "--headless", "--dir", str(tmp_path / "demo")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    while not (tmp_path / "demo").exists() and running.poll() is None:
        pass
    running.send_signal(signal.SIGINT)
    out, err = running.communicate()
    assert running.returncode == 130
    assert (out, err) == (b"", b"")


def test_progress_shows_on_a_terminal_only_and_is_gone_at_the_end(county: County) -> None:
    """In a log file the repainted line would be rubbish."""
    assert process("selfcheck", county=county).stderr == b""
    environ = {"INSPECTOR_HOME": str(county.home), "INSPECTOR_PASSPHRASE": PASSPHRASE}
    with Terminal([*PROGRAM, "selfcheck"], env=environ) as terminal:
        assert terminal.wait() == 0
        assert " …".encode() in bytes(terminal.raw)
        assert " …" not in terminal.text


def test_the_app_opens_where_no_command_is_named(county: County) -> None:
    """An inspector types one word; the app comes, and the command line is not even loaded."""
    environ = {"INSPECTOR_HOME": str(county.home), "INSPECTOR_PASSPHRASE": PASSPHRASE}
    with Terminal(PROGRAM, env=environ) as terminal:
        terminal.wait_for("示例县人社局 · 测试员甲")
        terminal.send("q")
        assert terminal.wait() == 0


def test_a_full_disk_behind_stdout_is_told() -> None:
    """A list that was cut off must not look whole."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "checklist", "list"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 5
    assert done.stderr.startswith(b"EXPORT_011 stdout")
