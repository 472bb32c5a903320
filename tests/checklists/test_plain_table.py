"""An office's own table becomes a checklist, and what could not be read is listed by cell."""

from fractions import Fraction
from pathlib import Path

from inspector.checklists.codec import decode, encode
from inspector.domain import rules
from inspector.domain.words import SectionKind, VetoScope
from inspector.i18n import Pair
from tests.checklists.tables import Cells, imported, item, unread, warned

HALF = Fraction(1, 2)
OFFICE: Cells = [
    ["示例县窗口服务考核评分表（满分100分）"],
    ["依据《示例县窗口服务规范》（示例发〔2026〕1号）制定"],
    ["被检查单位：          检查时间："],
    ["序号", "考核项目", "考核内容", "分值", "评分标准", "得分", "责任股室"],
    ["1", "服务环境（20分）", "引导标志醒目", 5, "标志不清每处扣0.5分，扣完为止", None, "综合股"],
    ["2", None, "★安全出口畅通", 10, "上锁或堵塞的，该项不得分；标识不亮每处扣1分"],
    ["3", None, "台面整洁", "5分", "查看现场。每处不符合扣0.5分，最高扣3分"],
    [
        "4",
        "服务纪律（30分）",
        "遵守作息",
        10,
        "迟到、早退的，每人次扣1分，首席代表扣0.5分；经提醒仍不改的加倍扣分",
    ],
    ["5", None, "专心办事", 10, "看视频的每人次扣0.5分；造成影响的酌情扣1-3分；由综合股解释"],
    ["5", None, "不收受财物", 10, "查实一起，实行一票否决，并取消年度评优资格"],
    ["6", "服务效能（40分）", "按时办结", 20, "办结率每下降1个百分点扣2分，最高扣10分"],
    ["7", None, "报送信息", 15, "按时报送得15分；逾期报送得8分；未报送不得分"],
    ["8", "加分项", "经验推广", "5（加分）", "被省级推广的加3分，市级推广的加1分"],
    ["合计", None, None, 100],
    ["注：扣完为止，不计负分。由示例局解释。"],
]
MERGED = ("A1:G1", "A2:G2", "A3:G3", "B5:B7", "B8:B10", "B11:B12", "A15:G15")


def same(text: str) -> Pair:
    return Pair(text, text)


def test_an_office_table_becomes_sections_and_items(tmp_path: Path) -> None:
    """项目 merged downwards is a section; its points and its items' points are the table's."""
    found = imported(tmp_path, OFFICE, MERGED).checklist
    assert found.title.zh == "示例县窗口服务考核评分表"
    assert found.basis == ("《示例县窗口服务规范》（示例发〔2026〕1号）",)
    assert [(one.code, one.title.zh, int(one.maximum), one.kind) for one in found.sections] == [
        ("A", "服务环境", 20, SectionKind.SCORED),
        ("B", "服务纪律", 30, SectionKind.SCORED),
        ("C", "服务效能", 35, SectionKind.SCORED),
        ("D", "加分项", 0, SectionKind.BONUS),
    ]
    assert [(one.code, one.text.zh, int(one.points)) for one in found.items] == [
        ("A01", "引导标志醒目", 5),
        ("A02", "安全出口畅通", 10),
        ("A03", "台面整洁", 5),
        ("B01", "遵守作息", 10),
        ("B02", "专心办事", 10),
        ("B03", "不收受财物", 10),
        ("C01", "按时办结", 20),
        ("C02", "报送信息", 15),
        ("D01", "经验推广", 0),
    ]


def test_wordings_become_rules(tmp_path: Path) -> None:
    """Each rule was worked out by reading the table's own words."""
    found = imported(tmp_path, OFFICE, MERGED)
    places, times = same("处"), same("人次")
    assert item(found, "A01").rules == (rules.PerOccurrence(points=HALF, counting_unit=places),)
    assert item(found, "A02").key == "★"
    assert [one.name.zh for one in item(found, "A02").subtypes] == ["上锁或堵塞", "标识不亮"]
    assert item(found, "A02").rules == (
        rules.WholeItem(subtypes=("上锁或堵塞",)),
        rules.PerOccurrence(points=Fraction(1), counting_unit=places, subtypes=("标识不亮",)),
    )
    assert item(found, "A03").how.zh == "查看现场"
    assert item(found, "A03").rules == (
        rules.PerOccurrence(points=HALF, counting_unit=places, cap=Fraction(3)),
    )
    also = rules.AlsoTakes(target="T1", points=HALF)
    assert [(one.code, one.title.zh) for one in found.checklist.targets] == [("T1", "首席代表")]
    assert item(found, "B01").rules == (
        rules.PerOccurrence(points=Fraction(1), counting_unit=times, also=(also,)),
    )
    assert item(found, "B01").circumstances == (
        rules.Circumstance(name=same("经提醒仍不改"), times=Fraction(2)),
    )
    assert item(found, "B02").rules == (
        rules.PerOccurrence(points=HALF, counting_unit=times, subtypes=("看视频",)),
        rules.Entered(
            low=Fraction(1),
            high=Fraction(3),
            subtypes=("造成影响",),
            cap=Fraction(3),
            needs_clause=False,
        ),
    )
    assert item(found, "B03").rules == (
        rules.Veto(scope=VetoScope.TOTAL),
        rules.Flag(name="consequence", text=same("取消年度评优资格")),
    )
    options = item(found, "C02").options
    assert [(one.name.zh, int(one.points), one.fails) for one in options] == [
        ("按时报送", 15, False),
        ("逾期报送", 8, True),
        ("未报送", 0, True),
    ]


def test_what_was_not_read_is_listed_by_cell(tmp_path: Path) -> None:
    """A person finishes exactly this; nothing of the table is missing from it."""
    found = imported(tmp_path, OFFICE, MERGED)
    assert unread(found) == {
        "A3": "被检查单位： 检查时间：",
        "G4": "责任股室",
        "G5": "综合股",
    } | {"E9": "由综合股解释", "A15": "由示例局解释"}


def test_wrong_sums_and_double_numbers_are_warned_of(tmp_path: Path) -> None:
    """Section C says 40 and holds 20 + 15 = 35; so 20 + 30 + 35 = 85 is not the 100 below."""
    found = imported(tmp_path, OFFICE, MERGED)
    assert warned(found) == [("PLAIN_101", "A10"), ("PLAIN_102", "B11"), ("PLAIN_103", "D14")]
    section, total = (one.context for one in found.warnings[1:])
    assert (section["stated"], section["sum"]) == ("40", "35")
    assert (total["stated"], total["sum"]) == ("100", "85")


def test_every_rule_is_told_back_with_its_cell(tmp_path: Path) -> None:
    """The office lays what was understood beside what it wrote."""
    found = imported(tmp_path, OFFICE, MERGED)
    told = {one.text: (one.where, one.told.zh) for one in found.told}
    assert told["标志不清每处扣0.5分"] == ("示例表.xlsx, 表!E5", "“标志不清”：每处扣 0.5 分")
    assert told["每处不符合扣0.5分，最高扣3分"][1] == "“不符合”：每处扣 0.5 分，最多 3 分"


def test_the_checklist_can_be_frozen_and_read_again(tmp_path: Path) -> None:
    """What is imported goes the way of every other checklist."""
    found = imported(tmp_path, OFFICE, MERGED).checklist
    assert encode(decode(encode(found))) == encode(found)
