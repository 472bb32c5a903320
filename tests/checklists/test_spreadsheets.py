"""A spreadsheet of whichever kind: recognised by what it holds, never by what it is called."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from inspector.checklists.reader import read
from inspector.checklists.spreadsheets import check_spreadsheet, import_spreadsheet, name_from
from inspector.checklists.workbook.writing import workbook_of
from inspector.checklists.writing.file import yaml_text
from tests.checklists.examples import SMALL

ROWS = (
    ("项目", "标准", "分值", "评分办法"),
    ("环境", "场所整洁", 5, "每处不整洁扣0.5分，扣完为止"),
    ("秩序", "排队有序", 3, "视情况处理"),
)


def table(folder: Path) -> Path:
    """An office's own table."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    path = folder / "评分表.xlsx"
    book.save(path)
    return path


def comma_separated(folder: Path) -> Path:
    """The same as CSV, as Chinese Windows saves it."""
    path = folder / "评分表.csv"
    lines = (",".join(f'"{cell}"' for cell in row) for row in ROWS)
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    return path


@pytest.mark.parametrize("kind", [table, comma_separated])
def test_an_offices_own_table_is_recognised(tmp_path: Path, kind: object) -> None:
    """What was read is a good checklist; what was not is listed with its cell."""
    path = kind(tmp_path)  # type: ignore[operator]
    found = import_spreadsheet(path, name="score", edition="2026-1")
    said = [item.text.zh.partition("：")[2] for item in found.checklist.items]
    assert said == ["场所整洁", "排队有序"]
    assert [one.text for one in found.unread] == ["视情况处理"]
    assert found.unread[0].where.endswith("D3")
    assert read(yaml_text(found.checklist).encode(), "score.yaml") == found.checklist
    assert check_spreadsheet(path).errors == ()
    assert len(check_spreadsheet(path).warnings) >= 1


def test_our_own_layout_is_recognised(tmp_path: Path) -> None:
    """By its sheets, whatever the file is called."""
    path = tmp_path / "随便.xlsm"
    path.write_bytes(workbook_of(read(SMALL.encode(), "small.yaml"), path.name))
    assert import_spreadsheet(path, name=None, edition=None).checklist.name == "small"


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Hall Check 2026.xlsx", "hall-check-2026"),
        ("评分表.xlsx", "imported"),
        ("--A__b--.csv", "a-b"),
        ("x" * 60 + ".xlsx", "x" * 40),
    ],
)
def test_a_name_is_made_of_the_files_letters(file: str, name: str) -> None:
    """It is typed on a command line, so it has none but plain letters."""
    assert name_from(Path(file)) == name
