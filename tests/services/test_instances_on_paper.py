"""逐个检查 on paper: what a unit is given of many windows, and what is taken along to them."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from inspector.domain.words import VisitType
from inspector.services.filled import fill_visit
from inspector.services.handover import Exported, Order, export_findings, print_sheet
from inspector.services.instances import add_instances
from inspector.services.visits import NewVisit, close_visit, open_visit, show_visit
from inspector.services.workspace import Workspace
from tests.county import County, hall
from tests.repeats import windows_visit

LATE = "{answer: violation, occurrences: [{window: '%s', from: '09:41', note: 指南是旧版}]}"


def filled(county: County, workspace: Workspace, windows: int, failed: int) -> str:
    """A closed visit of so many windows, the first ones failed, of one clerk and two calls."""
    visit = windows_visit(county, workspace, A=f"1-{windows}", K="A017", P="1-2")
    told = ["answers:", "  S1: compliant", "  K1@A017: violation", "  P1@1: compliant"]
    told += ["  P2@1: compliant", "  P1@2: compliant", "  P2@2: violation"]
    for key in range(1, windows + 1):
        told.append(f"  A1@{key}: {LATE % key if key <= failed else 'compliant'}")
        told.append(f"  A2@{key}: compliant")
    fill_visit(workspace, visit, county.file("\n".join(told) + "\n"))
    workspace.run(close_visit, visit, incomplete="指南内容未核对")
    return visit


def words_of(made: Exported, folder: Path) -> str:
    """The text of a document without white space."""
    pdf = folder / "x.pdf"
    pdf.write_bytes(made.data)
    command = ("pdftotext", "-raw", pdf, "-")
    printed = subprocess.run(command, check=True, capture_output=True, text=True)
    return "".join(printed.stdout.split())


def data_of(made: Exported, folder: Path) -> Any:
    """What the document says to programs."""
    pdf = folder / "x.pdf"
    pdf.write_bytes(made.data)
    out = folder / "data.json"
    subprocess.run(("pdfdetach", "-save", "1", "-o", out, pdf), check=True, capture_output=True)
    return json.loads(out.read_text("utf-8"))


def test_each_finding_names_its_window_and_the_table_what_each_came_to(
    county: County, workspace: Workspace, tmp_path: Path
) -> None:
    """“公示办事指南” fails at one of fourteen windows; the unit must not look for it.

    Windows 1 and 2 lose 6 of 10 and come to 4.00, twelve come to 10.00: 128 ÷ 14 = 9.14.
    """
    visit = filled(county, workspace, windows=14, failed=2)
    made = export_findings(workspace, visit, Order(target=None))
    words = words_of(made, tmp_path)
    assert "A1@1　1号窗口：“公示办事指南”不符合要求".replace("　", "") in words
    assert "问题22号窗口：“公示办事指南”不符合要求" in words
    assert "A017号工作人员：“首问负责”不符合要求" in words
    assert "窗口服务：逐个窗口检查，共14个；部分得分为各窗口得分的平均，每个得分" in words
    assert "其余12个—1210.00" in words
    data = data_of(made, tmp_path)
    (windows, clerks, calls) = data["instances"]
    assert windows["rows"][1] == {
        "code": "A@2",
        "name_zh": "2号窗口",
        "name_en": "Window 2",
        "asked": 2,
        "unchecked": 0,
        "findings": 1,
        "obtained": "4",
        "applicable": "10",
        "result": "4.00",
    }
    assert [row["result"] for row in clerks["rows"]] == ["0.00"]
    assert [row["result"] for row in calls["rows"]] == ["4.00", "2.00"]
    results = {one["code"]: one["result"] for one in data["score"]["sections"]}
    assert results == {"S": "20.00", "A": "9.14", "K": "0.00", "P": "6.00"}
    facts = [one.fact for one in workspace.run(show_visit, visit).findings]
    assert facts[0] == "1号窗口：09:41，指南是旧版"
    assert facts[2].startswith("A017号工作人员：")


def test_a_thousand_windows_take_no_more_paper_than_what_failed(
    county: County, workspace: Workspace, tmp_path: Path
) -> None:
    """The pages are for what is to be put right."""
    few = filled(county, workspace, windows=20, failed=3)
    many = filled(county, workspace, windows=1000, failed=3)
    short = export_findings(workspace, few, Order(target=None))
    long = export_findings(workspace, many, Order(target=None))
    assert long.pages == short.pages
    words = words_of(long, tmp_path)
    assert "其余997个—99710.00" in words
    assert "A3（4-1000）" in words
    (windows, *_) = data_of(long, tmp_path)["instances"]
    assert (windows["count"], len(windows["rows"])) == (1000, 3)


def test_a_number_that_would_point_at_the_visitor_is_not_told(
    county: County, workspace: Workspace, tmp_path: Path
) -> None:
    """A call named by its minute would be found; a staff number is the unit's own and stays."""
    windows_visit(county, workspace)
    new = NewVisit(unit=hall(workspace), type=VisitType.COVERT, checklist="example-windows")
    visit = workspace.run(open_visit, new).visit
    workspace.run(add_instances, visit, "P", ["9点41", "2"])
    workspace.run(add_instances, visit, "K", ["A017", "9点41"])
    told = "answers:\n  P1@9点41: violation\n  P1@2: violation\n  K1@A017: compliant\n"
    told += "  K1@9点41: violation\n"
    fill_visit(workspace, visit, county.file(told))
    workspace.run(close_visit, visit, incomplete="测试")
    made = export_findings(workspace, visit, Order(target=None))
    said = words_of(made, tmp_path) + json.dumps(data_of(made, tmp_path), ensure_ascii=False)
    assert "9点41" not in said
    assert "代号1的电话：“接听及时”" in said
    assert "P1@代号1" in said
    assert "K1@代号1" in said
    assert "取其中最低的：代号1的工作人员" in said
    assert "第2次电话：“接听及时”" in said
    assert "A017号工作人员" in said


@pytest.mark.parametrize(("windows", "tables"), [(0, 1), (10, 1), (14, 2), (51, 1)])
def test_a_repeated_section_is_a_grid_on_the_blank_form(
    county: County, workspace: Workspace, tmp_path: Path, *, windows: int, tables: int
) -> None:
    """A column a window; of more than paper holds one table to be copied."""
    kept = {"A": f"1-{windows}"} if windows else {}
    visit = windows_visit(county, workspace, **kept)
    words = words_of(print_sheet(workspace, visit, None), tmp_path)
    assert words.count("公示办事指南") == tables
    assert words.count("首问负责·逐个工作人员") == 1
    assert ("共51个，本表可复印" in words) == (windows == 51)
    assert "A1@" not in words


DESK = """
format: 1
checklist: example-desk
edition: "2026.1"
title: {zh: 台账逐人检查表（示例）, en: Files by clerk (example)}
scored: false
sections:
  - code: K
    title: {zh: 学习记录, en: Training files}
    repeat: {per: clerk, least: 3}
    items:
      - {code: K1, text: 学习记录齐全, grades: [compliant, basic, violation]}
      - {code: K2, text: 学习时长, measured_in: {zh: 小时, en: hours}}
"""


def test_a_desk_check_tells_each_persons_files_without_points(
    county: County, workspace: Workspace, tmp_path: Path
) -> None:
    """台账检查 grades and counts; of twenty people the findings name the one that is behind."""
    content = county.home / "content" / "checklists"
    content.mkdir(parents=True)
    (content / "example-desk.yaml").write_text(DESK, "utf-8")
    new = NewVisit(unit=hall(workspace), type=VisitType.DESK_CHECK, checklist="example-desk")
    visit = workspace.run(open_visit, new).visit
    workspace.run(add_instances, visit, "K", [str(n) for n in range(1, 21)])
    told = [f"  K1@{n}: {'violation' if n == 7 else 'compliant'}" for n in range(1, 21)]
    hours = ", ".join(f"K2@{n}: {n}" for n in range(1, 21))
    lines = ("answers:", *told, f"measurements: {{{hours}}}", "")
    fill_visit(workspace, visit, county.file("\n".join(lines)))
    workspace.run(close_visit, visit)
    words = words_of(export_findings(workspace, visit, Order(target=None)), tmp_path)
    assert "学习记录：逐个工作人员检查，共20个。" in words
    assert "7号工作人员12—其余19个——" in words
    assert "7号工作人员：“学习记录齐全”不符合要求" in words
    # 1 to 20: 210 ÷ 20 = 10.5.
    assert "20个：最低1小时，最高20小时，平均10.50" in words
    assert "符合19个；不符合1个" in words


def test_a_re_inspection_looks_at_the_windows_that_failed_and_at_no_other(
    county: County, workspace: Workspace, tmp_path: Path
) -> None:
    """Each under its own name, with what failed there; a window is not named twice in a fact."""
    visit = windows_visit(county, workspace, A="2-4,综合")
    told = "answers:\n  A1@2: violation\n  A1@综合: " + LATE % "综合" + "\n"
    fill_visit(workspace, visit, county.file(told))
    workspace.run(close_visit, visit, incomplete="测试")
    facts = [one.fact for one in workspace.run(show_visit, visit).findings]
    assert facts == ["2号窗口：“公示办事指南”一项不符合", "综合窗口：09:41，指南是旧版"]

    again = workspace.run(open_visit, NewVisit(type=VisitType.REINSPECTION, of=visit)).visit
    words = words_of(print_sheet(workspace, again, None), tmp_path)
    assert "窗口服务·2号窗口" in words
    assert "窗口服务·综合窗口" in words
    assert "3号窗口" not in words
    assert words.count("公示办事指南") == 2
    fill_visit(workspace, again, county.file("answers: {A1@2: compliant, A1@综合: violation}\n"))
    workspace.run(close_visit, again)
    words = words_of(export_findings(workspace, again, Order(target=None)), tmp_path)
    assert "综合窗口：“公示办事指南”不符合要求" in words
