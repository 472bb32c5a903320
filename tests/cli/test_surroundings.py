"""Language, home and passphrase: which of several sources counts."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from inspector.cli.surroundings import chosen_lang, default_home
from tests.cli.conftest import CommandLine
from tests.county import PASSPHRASE


@pytest.mark.parametrize(
    ("args", "environ", "lang"),
    [
        (["--lang", "en"], {"INSPECTOR_LANG": "zh"}, "en"),
        (["unit", "list", "--lang=en"], {}, "en"),
        ([], {"INSPECTOR_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ([], {"INSPECTOR_LANG": "fr", "LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, "zh"),
        ([], {"LANG": "en"}, "en"),
        ([], {"LANG": "C.UTF-8"}, "zh"),
        ([], {"LANG": "de_DE.UTF-8"}, "zh"),
        ([], {}, "zh"),
        (["--lang"], {}, "zh"),
    ],
)
def test_the_language_is_the_option_else_the_variable_else_the_locale_else_chinese(
    args: list[str], environ: Mapping[str, str], lang: str
) -> None:
    """Even the complaint about a wrong call is in the language of its reader."""
    assert chosen_lang(args, environ) == lang


@pytest.mark.parametrize(
    ("environ", "platform", "home"),
    [
        ({"INSPECTOR_HOME": "/data/here"}, "linux", Path("/data/here")),
        ({"XDG_DATA_HOME": "/data"}, "linux", Path("/data/inspector")),
        ({"XDG_DATA_HOME": "data"}, "linux", Path.home() / ".local/share/inspector"),
        ({"INSPECTOR_HOME": ""}, "linux", Path.home() / ".local/share/inspector"),
        ({}, "darwin", Path.home() / "Library/Application Support/inspector"),
        ({"LOCALAPPDATA": "/users/a"}, "win32", Path("/users/a/inspector")),
    ],
)
def test_the_workspace_lies_where_the_platform_keeps_data(
    environ: Mapping[str, str], platform: str, home: Path
) -> None:
    """Backups of the machine find it there."""
    assert default_home(environ, platform) == home


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\nsecond line\n"])
def test_the_first_line_of_a_passphrase_file_counts_without_its_end(
    ending: str, inspector: CommandLine, tmp_path: Path
) -> None:
    """An editor adds a line end, and Windows its own; a passphrase may end in a blank."""
    file = tmp_path / "passphrase"
    file.write_bytes(f"{PASSPHRASE}{ending}".encode())
    # The file goes before the variable.
    args = ("unit", "list", "--passphrase-file", file)
    assert inspector(*args, INSPECTOR_PASSPHRASE="wrong").code == 0
    file.write_bytes(f"{PASSPHRASE} {ending}".encode())
    assert inspector(*args).code == 4


def test_a_changed_passphrase_opens_and_the_old_one_does_not(
    inspector: CommandLine, tmp_path: Path
) -> None:
    """That is what changing it is for; the recovery file goes on working."""
    (tmp_path / "new").write_text("another-passphrase\n", encoding="utf-8")
    (tmp_path / "newer").write_text("third-passphrase\n", encoding="utf-8")
    inspector.read("passphrase", "change", "--new-passphrase-file", tmp_path / "new")
    assert inspector("unit", "list").code == 4
    recovery = ("--recovery-file", tmp_path / "recovery.txt")
    recovered = ("recover", *recovery, "--new-passphrase-file", tmp_path / "newer")
    assert inspector(*recovered, INSPECTOR_PASSPHRASE="").code == 0
    assert inspector("unit", "list", INSPECTOR_PASSPHRASE="third-passphrase").code == 0


def test_verify_needs_no_workspace_and_never_asks(
    inspector: CommandLine, elsewhere: CommandLine, closed: str, tmp_path: Path
) -> None:
    """A unit head checks a file on a machine that has nothing of ours but the program."""
    pdf = tmp_path / "findings.pdf"
    inspector.read("export", "findings", closed, "-o", pdf)
    stranger = elsewhere("verify", pdf, "--json")
    assert (stranger.code, stranger.document["verdict"]) == (1, "untrusted")
    inspector.read("key", "show", "-o", tmp_path / "cert.pem")
    assert elsewhere.read("verify", pdf, "--trust", tmp_path / "cert.pem")["verdict"] == "valid"


def test_someone_else_can_act(inspector: CommandLine, visit: str) -> None:
    """Two people share a laptop; the history must tell who answered."""
    inspector.read("person", "add", "--name", "测试员乙", "--role", "inspector")
    inspector.read("--as", "测试员乙", "visit", "answer", visit, "A12", "compliant")
    last = inspector.read("visit", "show", visit)["history"][-1]
    assert (last["by"], last["item"]) == ("测试员乙", "A12")
