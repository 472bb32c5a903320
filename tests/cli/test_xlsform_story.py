"""An office brings its form along: imported, checked, filled in on a visit, scored by hand."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.conftest import CommandLine
from tests.county import County

HEAD = (
    *("type", "name", "label::中文 (zh)", "label::English (en)", "constraint", "required"),
    *("relevant", "points"),
)
SURVEY = [
    HEAD,
    ("begin_group", "F", "设施", "Facilities"),
    ("select_one fit", "exit_clear", "出口畅通", "The exit is clear", "", "yes", "", "2"),
    ("text", "exit_note", "哪里不畅通", "Where not", "", "yes", "${exit_clear} = '0'"),
    ("select_one level", "clean", "环境卫生", "Cleanliness"),
    ("integer", "wait", "等候时间（分钟）", "Waiting time (minutes)", ". <= 240"),
    ("end_group",),
    ("begin_group", "S", "服务", "Service"),
    ("select_one fit", "greet", "主动问候", "Greets", "", "", "", "3"),
    ("select_one fit", "stand_in", "有人替岗", "Somebody stands in", "", "", "${greet} = '0'", "4"),
    ("geopoint", "gps", "位置", "Position"),
    ("end_group",),
]
CHOICES = [
    ("list_name", "name", "label::中文 (zh)", "label::English (en)", "points"),
    ("fit", "1", "符合", "Compliant"),
    ("fit", "0", "不符合", "Not compliant"),
    ("level", "a", "好", "Good", "5"),
    ("level", "b", "一般", "Fair", "3"),
    ("level", "c", "不合格", "Poor", "0"),
]
SETTINGS = [("form_title", "form_id", "version"), ("示例县窗口检查", "Example Window", "2026-1")]
FILL = """
answers:
  F1: {answer: violation, occurrences: [{note: 东门堆放纸箱}]}
  F2: {choose: 一般}
  S1: compliant
measurements: {F3: 12}
"""


def save(path: Path, survey: Sequence[Sequence[str]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in (("survey", survey), ("choices", CHOICES), ("settings", SETTINGS)):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """An invented form."""
    return save(tmp_path / "表单.xlsx", SURVEY)


def test_a_form_becomes_a_checklist_that_a_visit_is_scored_by(
    inspector: CommandLine, county: County, hall: str, form: Path
) -> None:
    """F: 2 of F1 lost and 3 of 5 for 一般, so 3 of 7. S: S2 is asked only where S1 is violated.

    So all that S asks is met, and it has its whole 7; 10 of 14 is 71.43 of 100.
    """
    target = inspector.home / "content" / "checklists" / "example-window.yaml"
    target.parent.mkdir(parents=True)
    made = inspector.read("checklist", "import", form, "-o", target)
    assert (made["name"], made["edition"], made["items"]) == ("example-window", "2026-1", 5)
    assert [one["where"] for one in made["unread"]] == [
        f"表单.xlsx, survey!{column}11" for column in "ABCD"
    ]
    assert inspector.read("checklist", "check", target)["errors"] == []
    visit = inspector.read(
        *("visit", "new", "--unit", hall, "--type", "open", "--checklist", "example-window")
    )["visit"]
    inspector.read("visit", "fill", visit, county.file(FILL))
    score = inspector.read("visit", "score", visit)
    assert score["total"] == "71.43"
    assert [(one["code"], one["obtained"], one["applicable"]) for one in score["sections"]] == [
        ("F", "3", "7"),
        ("S", "3", "3"),
    ]


def test_a_number_that_the_form_does_not_allow_is_refused(
    inspector: CommandLine, county: County, hall: str, form: Path
) -> None:
    """Its constraint says 240 minutes at most."""
    target = inspector.home / "content" / "checklists" / "example-window.yaml"
    target.parent.mkdir(parents=True)
    inspector.read("checklist", "import", form, "-o", target)
    visit = inspector.read(
        *("visit", "new", "--unit", hall, "--type", "open", "--checklist", "example-window")
    )["visit"]
    done = inspector("visit", "fill", visit, county.file("measurements: {F3: 241}\n"))
    assert done.code == 3
    assert "VISIT_070" in done.err
    assert "不大于 240、整数" in done.err


@pytest.mark.parametrize(("lang", "words"), [("zh", "没有这种题型"), ("en", "no such type")])
def test_what_pyxform_refuses_changes_nothing(
    elsewhere: CommandLine, tmp_path: Path, lang: str, words: str
) -> None:
    """Sheet and cell, what and what to do; `check` says the same without writing."""
    elsewhere.lang = lang
    form = save(
        tmp_path / "表单.xlsx",
        [HEAD, ("selct_one fit", "a", "甲", "A"), ("integer", "b", "乙", "B", "", "", "${c} = 1")],
    )
    target = tmp_path / "new.yaml"
    done = elsewhere("checklist", "import", form, "-o", target, "--json")
    assert done.code == 1
    assert [(one["code"], one["where"]) for one in done.document["errors"]] == [
        ("XLSFORM_003", "表单.xlsx, survey!A2"),
        ("XLSFORM_007", "表单.xlsx, survey!G3"),
    ]
    what = done.document["errors"][0]["what"]
    assert words in what
    assert "Unknown question type 'selct_one fit'" in what
    assert not target.exists()
    assert elsewhere("checklist", "check", form).code == 1
