"""Score columns side by side, as a person reads them on the command line."""

import re
from pathlib import Path

from tests.cli.conftest import CommandLine
from tests.county import County
from tests.sources import ROOT

FORMS = ROOT / "tests" / "data" / "forms"


def test_each_column_is_told_beside_the_visits_own(
    inspector: CommandLine, county: County, hall: str
) -> None:
    """A1 60 - 5 = 55 and A2 40 - 2 = 38 make 93; 自评 60 + 38 = 98; 领导 gave A1 alone 55."""
    _content(county.home)
    new = ("visit", "new", "--unit", hall, "--type", "open", "--checklist", "columns")
    visit = inspector.read(*new)["visit"]
    inspector.read("visit", "fill", visit, FORMS / "columns.1.fill")

    show = inspector("visit", "show", visit).out
    assert re.search(r"自评分 +98（2 项）", show)
    assert re.search(r"领导评分 +55（1 项）", show)
    score = inspector("visit", "score", visit).out
    assert re.search(r"本次检查 +自评分 +领导评分", score)
    assert re.search(r"A1 +55 +60 +55\n", score)
    assert re.search(r"A2 +38 +38 +—\n", score)
    assert re.search(r"合计 +93.00 +98 +55\n", score)


def test_a_column_that_nobody_filled_in_is_a_dash(
    inspector: CommandLine, county: County, hall: str
) -> None:
    """0 would be a judgement."""
    _content(county.home)
    new = ("visit", "new", "--unit", hall, "--type", "open", "--checklist", "columns")
    visit = inspector.read(*new)["visit"]
    assert re.search(r"领导评分 +—\n", inspector("visit", "show", visit).out)


def test_points_may_be_below_0_and_garbage_is_refused(
    inspector: CommandLine, county: County, hall: str
) -> None:
    """A sheet that only takes starts at 0; by the command and by a fill file alike."""
    _content(county.home)
    new = ("visit", "new", "--unit", hall, "--type", "open", "--checklist", "columns")
    visit = inspector.read(*new)["visit"]
    given = inspector("visit", "answer", visit, "A1", "--column", "LEAD", "--", "-3")
    assert given.code == 0
    inspector.read("visit", "fill", visit, county.file("columns: {LEAD: {A2: -2.5}}"))
    assert re.search(r"领导评分 +-5.5（2 项）", inspector("visit", "show", visit).out)
    refused = inspector("visit", "answer", visit, "A1", "三分", "--column", "LEAD", "--json")
    assert refused.error["code"] == "VISIT_078"


def _content(home: Path) -> None:
    """The form, where an office puts its own."""
    folder = home / "content" / "checklists"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "columns.yaml").write_text((FORMS / "columns.yaml").read_text("utf-8"), "utf-8")
