"""What goes wrong is told by code, in both languages, and changes nothing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import WHOLE, CommandLine
from tests.county import County

FIRST_LINE = re.compile(r"[A-Z]+_\d{3} [^:]+: .+?[.。] ?.+")

USAGE = [
    (("nonsense",), "USAGE_001"),
    (("visti",), "USAGE_001"),
    (("visit",), "USAGE_003"),
    (("visit", "shwo"), "USAGE_001"),
    (("visit", "new", "--nonsense"), "USAGE_002"),
    (("visit", "new", "--unit", "x"), "USAGE_003"),
    (("visit", "new", "--type", "open"), "USAGE_003"),
    (("visit", "new", "--type", "reinspection"), "USAGE_003"),
    (("visit", "new", "--type", "open", "--unit", "x", "--of", "last"), "USAGE_011"),
    (("visit", "new", "--type", "reinspection", "--of", "last", "--unit", "x"), "USAGE_011"),
    (("visit", "new", "--unit", "x", "--type", "opne"), "USAGE_004"),
    (("visit", "show"), "USAGE_003"),
    (("visit", "show", "last", "more"), "USAGE_006"),
    (("visit", "undo", "last", "--steps", "0"), "USAGE_005"),
    (("visit", "undo", "last", "--steps", "-1"), "USAGE_005"),
    (("visit", "list", "--state"), "USAGE_007"),
    (("visit", "list", "--json=yes"), "USAGE_008"),
    (("visit", "sheet", "last"), "USAGE_003"),
    (("visit", "sheet", "last", "-o", "-", "--json"), "USAGE_010"),
    (("unit", "list", "--lang", "fr"), "USAGE_004"),
    (("unit", "add", "--name", "\udcb2", "--kind", "U1"), "USAGE_017"),
    (("deadline", "2026-11-23"), "USAGE_003"),
    (("evidence", "add", "last", "P05"), "USAGE_003"),
    ((), "USAGE_009"),
]


@pytest.mark.parametrize(("args", "code"), USAGE)
def test_a_wrong_call_ends_with_2_and_says_nothing_on_stdout(
    args: tuple[str, ...], code: str, elsewhere: CommandLine
) -> None:
    """A script that reads stdout must never mistake a complaint for an answer."""
    done = elsewhere(*args)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"{code} inspector")
    assert FIRST_LINE.match(done.err)


REFUSED = [
    (("visit", "show", "ffffffffff"), 3, "VISIT_001"),
    (("visit", "new", "--unit", "ffffffff", "--type", "open"), 3, "VISIT_015"),
    (("visit", "answer", "last", "Z99", "compliant"), 3, "VISIT_032"),
    (("visit", "answer", "last", "A14", "not_applicable"), 3, "VISIT_005"),
    (("visit", "answer", "last", "A12", "heard"), 3, "VISIT_004"),
    (("visit", "fill", "last", "nothing.yaml"), 3, "YAML_001"),
    (("visit", "void", "last", "--reason", " "), 3, "VISIT_017"),
    (("visit", "undo", "last"), 3, "VISIT_014"),
    (("visit", "redo", "last"), 3, "VISIT_033"),
    (("visit", "new", "--unit", "ab", "--type", "open", "--at", "2026-02-30"), 3, "USAGE_012"),
    (("export", "findings", "last", "-o", "x.pdf"), 3, "EXPORT_010"),
    (("export", "findings", "last", "-o", "x.pdf", "--served", "2026-02-30"), 3, "DEADLINE_001"),
    (("deadline", "2026-02-30", "3wd"), 3, "DEADLINE_001"),
    (("deadline", "2026-02-20", "3xx"), 3, "DEADLINE_002"),
    (("deadline", "2023-12-31", "3wd"), 3, "DEADLINE_003"),
    (("deadline", "2031-01-01", "3wd"), 3, "DEADLINE_003"),
    (("verify", "nothing.pdf"), 3, "VERIFY_"),
    (("checklist", "show", "hrss-windwo"), 3, "CHECKLIST_020"),
    (("--as", "nobody", "unit", "list"), 3, "VISIT_016"),
    (("--passphrase-file", "nothing", "unit", "list"), 3, "USAGE_014"),
    (("calendar", "add", "nothing.txt"), 3, "USAGE_014"),
    (("--home", "nowhere", "unit", "list"), 3, "WORKSPACE_002"),
    (("key", "request", "-o", "r"), 3, "ENROL_001"),
    (("key", "accept", "nothing"), 3, "TRAVEL_006"),
    (("office", "enrol", "nothing", "--role", "inspector", "-o", "r"), 3, "TRAVEL_006"),
    (("office", "enrol", "nothing", "--role", "office", "-o", "r"), 2, "USAGE_004"),
    (("office", "revoke", "abcdef"), 3, "ENROL_010"),
    (("--home", "new", "init", "--role", "standalone", "--office", "x", "--person", "y",
      "--recovery-file", "new/r"), 3, "WORKSPACE_003"),
    (("init", "--role", "standalone", "--office", "x", "--person", "y",
      "--recovery-file", "r"), 3, "WORKSPACE_001"),
]  # fmt: skip


@pytest.mark.usefixtures("visit")
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("args", "exit_code", "code"), REFUSED)
def test_bad_input_is_refused_with_its_code_in_the_language_spoken(  # noqa: PLR0913, PLR0917
    args: tuple[str, ...],
    exit_code: int,
    code: str,
    lang: str,
    inspector: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
    county: County,
) -> None:
    """A person on the phone quotes the code; the text is in the language that they read."""
    monkeypatch.chdir(county.folder)
    done = inspector(*args, "--json", "--lang", lang)
    assert (done.code, done.out) == (exit_code, "")
    assert done.err.startswith(code)
    assert FIRST_LINE.match(done.err)
    error = done.error
    assert error["all"][0] == {key: error[key] for key in ("code", "where", "what", "next")}
    assert bool(re.search(r"[\u4e00-\u9fff]", error["next"])) is (lang == "zh")


def test_every_fault_of_a_file_is_told_and_nothing_is_changed(
    inspector: CommandLine, visit: str, fill_file: Callable[[str], Path]
) -> None:
    """Whoever corrects a file wants all its faults at once, each with its line."""
    before = inspector.read("visit", "show", visit)
    faulty = fill_file("answers:\n  Z98: compliant\n  A12: maybe\n  A16: compliant\n")
    done = inspector("visit", "fill", visit, faulty, "--json")
    assert done.code == 3
    told = done.error["all"]
    assert len(told) == 2
    assert all("3" in one["where"] or "4" in one["where"] for one in told), (
        "each fault names its line"
    )
    assert len(done.err.splitlines()) == len(told) + 1
    assert inspector.read("visit", "show", visit) == before


def test_closing_with_items_unchecked_says_no_and_which(inspector: CommandLine, visit: str) -> None:
    """The answer is no, and a script wants to know what is missing: exit 1 has a document."""
    done = inspector("visit", "close", visit, "--json")
    assert done.code == 1
    assert done.document["state"] == "open"
    assert len(done.document["unchecked"]) == 120
    assert done.error["code"] == "VISIT_013"


@pytest.mark.parametrize(("passphrase", "code"), [("wrong", "LOCK_002"), ("", "USAGE_013")])
def test_without_the_right_passphrase_it_stays_locked(
    passphrase: str, code: str, inspector: CommandLine
) -> None:
    """No terminal, no passphrase: never wait for someone who is not there."""
    done = inspector("visit", "list", INSPECTOR_PASSPHRASE=passphrase)
    assert (done.code, done.out) == (4, "")
    assert done.err.startswith(code)


def test_another_process_keeps_it_locked(inspector: CommandLine, county: County) -> None:
    """Two writers on one workspace would lose what one of them wrote."""
    with county.open():
        done = inspector("visit", "list")
    assert (done.code, done.out) == (4, "")
    assert done.err.startswith("LOCK_001")


@pytest.mark.parametrize(
    "command",
    [("visit", "sheet"), ("export", "findings"), ("backup",), ("key", "show")],
    ids=" ".join,
)
def test_a_file_that_is_there_is_kept_without_force(
    command: tuple[str, ...], inspector: CommandLine, closed: str, tmp_path: Path
) -> None:
    """Overwriting a signed document by a slip would lose it."""
    there = tmp_path / "there"
    there.write_text("mine", encoding="utf-8")
    args = (*command, *([closed] if command[0] in {"visit", "export"} else []), "-o", there)
    refused = inspector(*args)
    assert (refused.code, refused.out) == (3, "")
    assert there.read_text("utf-8") == "mine"
    assert inspector(*args, "--force").code == 0
    assert there.read_bytes() != b"mine"


class _FailingClock:
    """A clock with a fault of ours in it, which holds what nobody may read."""

    def now(self) -> None:
        """Fail as a bug does, with a name in the exception."""
        name = "测试员甲"
        raise LookupError(name)

    def new_id(self) -> str:
        """Any id."""
        return "0" * 32


def test_a_bug_is_told_without_what_anybody_wrote(inspector: CommandLine, county: County) -> None:
    """A traceback shows values: names and notes must not end in a ticket."""
    inspector.clock = _FailingClock()  # type: ignore[assignment]
    done = inspector("unit", "add", "--name", "示例乡人社所", "--kind", "U11", "--json")
    assert (done.code, done.out) == (70, "")
    assert done.error["code"] == "BUG_001"
    assert "LookupError" in done.err
    assert re.search(r"inspector\.[\w.]+:\d+", done.err)
    for secret in ("测试员甲", "示例乡人社所", str(county.folder), "Traceback"):
        assert secret not in done.err


def test_the_details_of_a_bug_are_shown_to_whoever_has_the_passphrase(
    inspector: CommandLine, visit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They stand nowhere but in the workspace, where they are encrypted."""

    def broken(*_: object, **__: object) -> None:
        message = "举报人某某"
        raise LookupError(message)

    with monkeypatch.context() as inside:
        inside.setattr("inspector.services.visits.show_visit", broken)
        done = inspector("visit", "show", visit)
    assert done.code == 70
    assert "举报人" not in done.err
    assert "inspector fault show" in done.err

    shown = inspector.read("fault", "show")
    assert (shown["kind"], shown["doing"]) == ("LookupError", "inspector visit show")
    assert "举报人某某" in "".join(shown["lines"])
    assert inspector("fault", "show", 2).code == 3


def test_filled_and_closed_again_is_refused(
    inspector: CommandLine, closed: str, fill_file: Callable[[str], Path]
) -> None:
    """What was handed over must not change behind its reader's back."""
    assert inspector("visit", "fill", closed, fill_file(WHOLE)).code == 3
    assert inspector("visit", "close", closed).code == 3
    assert inspector("visit", "undo", closed).code == 3
