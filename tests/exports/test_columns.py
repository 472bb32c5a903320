"""Score columns side by side, and key items by their mark, on paper."""

import re
from collections.abc import Callable
from pathlib import Path

from inspector.domain.publication import published_data
from inspector.exports.sheet import SheetPress, blank_form
from tests.exports import columns, visits
from tests.exports.conftest import Document
from tests.exports.judges import words_of

Printed = Callable[[str], Document]


def test_every_column_stands_beside_what_the_visit_obtained(printed: Printed) -> None:
    """自评分, 检查分 and 领导评分 are compared line by line.

    A38 loses 2 × 0.5 of 2 and A41 all of 2. The nine items of 自评 have 9 × 2 = 18 points; here
    they obtained 1 + 0 + 1.5 + 0 + 1.5 + 0 = 4 at the six problems, the two that do not apply 0,
    and 2 at A64: 6 in all.
    """
    words = words_of(printed("columns").file)
    assert "各栏评分对照" in words
    assert re.search(r"A38★开放式服务大厅设立咨询台或引导台121\.5", words)
    assert re.search(r"A41在明显位置张贴办事指南021\.5", words)
    assert re.search(r"A48消防设施完好、在有效期内1\.52—", words)
    assert "Sumoftheseitems6183" in words
    assert "领导评分评了2项" in words
    assert "只有检查得分计入总分" in words


def test_a_form_without_other_columns_says_nothing_of_them(printed: Printed) -> None:
    """An empty table would ask what it is for."""
    document = printed("full")
    assert document.report.score is not None
    assert document.report.score.columns is None
    assert "各栏评分" not in words_of(document.file)


def test_a_key_item_carries_its_mark_wherever_its_finding_stands(printed: Printed) -> None:
    """It decides more than its points, and the unit must see which it is."""
    document = printed("columns")
    words = words_of(document.file)
    assert "其中带“★”的重点项2个" in words
    assert words.count("★“工作人员佩戴身份牌") == 2
    assert "※" not in words
    data = published_data(document.report)["findings"]
    assert isinstance(data, list)
    assert [one["key"] for one in data if isinstance(one, dict)] == ["★", "", "", "", "★", ""]


def test_the_blank_form_has_the_marks_and_a_place_for_every_column(
    sheets: SheetPress, tmp_path: Path
) -> None:
    """Whoever scores on paper sees what is a key item, and writes beside the others."""
    checklist = columns.form()
    visit, _files = visits.visit(checklist, problems=0)
    blank = blank_form(visit, checklist.items, checklist, unit=visits.UNIT, office=visits.OFFICE)
    file = tmp_path / "sheet.pdf"
    file.write_bytes(sheets.render(blank).data)
    words = words_of(file)
    assert "★工作人员佩戴身份牌" in words
    assert "※无故迟到" in words
    assert "标有“★”“※”的为重点项" in words
    # One head for each table: six sections, and the measurement's own.
    assert words.count("自评分") == words.count("领导评分") == 7


def test_an_ordinary_form_has_neither(sheets: SheetPress) -> None:
    """Its columns keep their width."""
    checklist = visits.checklist(14)
    visit, _files = visits.visit(checklist, problems=0)
    blank = blank_form(visit, checklist.items, checklist, unit=visits.UNIT, office=visits.OFFICE)
    html = sheets.html(blank)
    assert "重点项" not in html
    assert "column" not in html
