"""The whole way of an office's own table: imported, checked, a visit filled, scored as by hand."""

from pathlib import Path

from tests.checklists.tables import Cells, saved
from tests.cli.conftest import CommandLine
from tests.county import County

TABLE: Cells = [
    ["示例县窗口考核评分表（满分100分）"],
    ["序号", "考核项目", "考核内容", "分值", "评分标准"],
    [1, "环境（20分）", "引导标志醒目", 5, "标志不清每处扣0.5分，扣完为止"],
    [2, None, "★出口畅通", 10, "上锁的不得分；标识不亮每处扣1分"],
    [3, None, "台面整洁", 5, "每处不符合扣1分，最高扣3分"],
    [4, "纪律", "遵守作息", 30, "迟到早退每人次扣1分"],
    [5, None, "专心办事", None, "看视频每人次扣0.5分；造成影响的酌情扣1-3分"],
    [6, "制度（50分）", "台账健全", 20, "未建立不得分；不全的扣5分；由综合股把关"],
    [7, None, "群众满意", 30, "满意度每下降5%扣2分，最高扣10分"],
    [8, "加分项", "经验推广", "2（加分）", "被推广的加2分"],
    ["合计", None, None, 100, None],
]
MERGED = ["A1:E1", "B3:B5", "B6:B7", "D6:D7", "B8:B9"]
ANSWERS = """
answers:
  A01: {answer: violation, occurrences: [{count: 12}]}
  A02: {answer: violation, occurrences: [{subtype: 标识不亮, count: 3}]}
  A03: {answer: violation, occurrences: [{window: "1", count: 4}, {window: "2"}]}
  B01: {answer: violation, occurrences: [{window: "3", count: 4}]}
  B02:
    answer: violation
    occurrences:
      - {window: "5", subtype: 看视频, count: 2}
      - {window: "6", subtype: 造成影响, points: 2.5, reason: 群众围观}
  C01: {answer: violation, occurrences: [{subtype: 不全}, {subtype: 不全}]}
  C02: {answer: violation, occurrences: [{count: 12}]}
  D01: compliant
"""


def test_an_office_scores_as_it_did_by_hand(
    inspector: CommandLine, county: County, hall: str, tmp_path: Path
) -> None:
    """An office changes over only if its own table gives its own results.

    By hand: 环境 5 − 5 (12 × 0.5 = 6, no more than 5) + 10 − 3 + 5 − 3 (5 × 1, at most 3) = 9;
    纪律 30 − 4 − 2 × 0.5 − 2.5 = 22.5; 制度 20 − 5 (once) + 30 − 2 × 2 (12% is two whole 5%) = 41;
    加分 2. Together 9 + 22.5 + 41 + 2 = 74.5.
    """
    target = county.home / "content" / "checklists" / "town.yaml"
    target.parent.mkdir(parents=True, exist_ok=True)
    table = saved(tmp_path, {"评分表": TABLE}, {"评分表": MERGED})
    made = inspector.read("checklist", "import", table, "--name", "town", "-o", target)
    assert made["items"] == 8
    assert [(one["where"], one["text"]) for one in made["unread"]] == [
        ("示例表.xlsx, 评分表!E8", "由综合股把关")
    ]
    assert len(made["read"]) == 12
    assert made["warnings"] == []

    checked = inspector.read("checklist", "check", target)
    assert checked == {"errors": [], "warnings": []}

    opened = inspector.read(
        *("visit", "new", "--unit", hall, "--type", "open", "--checklist", "town")
    )
    inspector.read("visit", "fill", opened["visit"], county.file(ANSWERS))
    score = inspector.read("visit", "score", opened["visit"])
    results = {one["code"]: one["result"] for one in score["sections"]}
    assert results == {"A": "9.00", "B": "22.50", "C": "41.00", "D": "2.00"}
    assert score["total"] == "74.50"
