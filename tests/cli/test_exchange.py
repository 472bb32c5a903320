"""An office's own tables in, workbooks out: what is wrong changes nothing."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import CommandLine


@pytest.fixture
def table(elsewhere: CommandLine, tmp_path: Path) -> Path:
    """An exported checklist."""
    path = tmp_path / "台账.xlsx"
    elsewhere.read("checklist", "export", "hrss-governance", "-o", path)
    return path


def spoil(table: Path) -> None:
    """Two slips of the pen."""
    book = load_workbook(table)
    sheet = book["项"]
    sheet["B3"] = "m1"
    sheet["A4"] = "Z"
    book.save(table)


def test_an_export_is_imported_as_the_same_checklist(
    elsewhere: CommandLine, table: Path, tmp_path: Path
) -> None:
    """No workspace is needed, and the digest proves it."""
    target = tmp_path / "hrss-governance.yaml"
    made = elsewhere.read("checklist", "import", table, "-o", target)
    known = {one["name"]: one for one in elsewhere.read("checklist", "list")["checklists"]}
    assert made["digest"] == known["hrss-governance"]["digest"]
    assert made["unread"] == []
    assert elsewhere.read("checklist", "check", target)["errors"] == []
    assert elsewhere.read("checklist", "check", table) == {"errors": [], "warnings": []}


def test_a_workbook_with_faults_changes_nothing(
    elsewhere: CommandLine, table: Path, tmp_path: Path
) -> None:
    """The answer is no, with every fault and its cell; no half of a checklist is written."""
    spoil(table)
    target = tmp_path / "new.yaml"
    done = elsewhere("checklist", "import", table, "-o", target, "--json")
    assert (done.code, done.err) == (1, "")
    places = [fault["where"] for fault in done.document["errors"]]
    assert places == ["台账.xlsx, 项!B3", "台账.xlsx, 项!A4"]
    assert not target.exists()
    shown = elsewhere("checklist", "import", table, "-o", target)
    assert shown.out.splitlines()[-1] == "2 条错误；什么也没有写"
    assert elsewhere("checklist", "check", table).code == 1


@pytest.mark.parametrize(("command", "suffix"), [("import", ".yaml"), ("export", ".xlsx")])
def test_nothing_is_replaced_unasked(
    elsewhere: CommandLine, table: Path, tmp_path: Path, command: str, suffix: str
) -> None:
    """Hours of work lie in such a file."""
    target = tmp_path / f"kept{suffix}"
    target.write_text("我的", "utf-8")
    what = table if command == "import" else "hrss-governance"
    done = elsewhere("checklist", command, what, "-o", target)
    assert done.code == 3
    assert "WORKSPACE_005" in done.err
    assert target.read_text("utf-8") == "我的"
    assert elsewhere("checklist", command, what, "-o", target, "--force").code == 0
    assert target.read_bytes() != "我的".encode()


def test_an_export_is_an_xlsx_workbook(elsewhere: CommandLine, tmp_path: Path) -> None:
    """A workbook called .xls opens with a warning that frightens people."""
    done = elsewhere("checklist", "export", "hrss-governance", "-o", tmp_path / "a.xls")
    assert done.code == 3
    assert "WORKBOOK_011" in done.err


def test_a_spreadsheet_that_is_none_is_told(elsewhere: CommandLine, tmp_path: Path) -> None:
    """Whatever it is, the way out is named."""
    (tmp_path / "a.xlsx").write_bytes(b"<html>")
    done = elsewhere("checklist", "import", tmp_path / "a.xlsx", "-o", tmp_path / "a.yaml")
    assert done.code == 1
    assert done.out.startswith("SHEET_003 a.xlsx")
    assert elsewhere("checklist", "check", tmp_path / "none.xlsx").code == 1


def test_unread_places_are_listed(elsewhere: CommandLine, table: Path, tmp_path: Path) -> None:
    """They are what a person has to finish, so they stand last on the screen."""
    book = load_workbook(table)
    book.create_sheet("备忘")["A1"] = "下次改"
    book.save(table)
    done = elsewhere("checklist", "import", table, "-o", tmp_path / "a.yaml")
    assert done.code == 0
    assert "台账.xlsx, 备忘" in done.out
    assert done.out.splitlines()[-2] == "没有读的有 1 处，列在上面，请人工补上。"
    made = elsewhere.read("checklist", "import", table, "-o", tmp_path / "b.yaml")
    assert [one["where"] for one in made["unread"]] == ["台账.xlsx, 备忘"]


def test_a_file_on_stdout_is_nothing_but_the_file(elsewhere: CommandLine, table: Path) -> None:
    """What a person must know goes to stderr, so that a pipe gets YAML or nothing."""
    book = load_workbook(table)
    book.create_sheet("备忘")["A1"] = "下次改"
    book.save(table)
    done = elsewhere("checklist", "import", table, "-o", "-")
    assert done.out.startswith("format: 1\n")
    assert "台账.xlsx, 备忘" in done.err
    spoil(table)
    done = elsewhere("checklist", "import", table, "-o", "-")
    assert (done.code, done.out) == (1, "")
    assert "台账.xlsx, 项!B3" in done.err
