"""The shapes that tables come in: merged points, sections, several tables, odd cells."""

from fractions import Fraction
from pathlib import Path

import pytest

from inspector.domain import rules
from inspector.domain.checklist import Requirement
from inspector.domain.formula import Formula
from inspector.domain.words import AnswerForm, Needed, SectionKind, VetoScope
from inspector.errors import InspectorError
from inspector.i18n import Pair
from tests.checklists.tables import imported, item, unread, warned

HALF = Fraction(1, 2)


def same(text: str) -> Pair:
    return Pair(text, text)


def test_points_merged_over_a_whole_section_are_its_pool(tmp_path: Path) -> None:
    """20 points for three rows together: each row takes from the 20."""
    found = imported(
        tmp_path,
        [
            ["项目", "标准", "分值", "评分办法"],
            ["纪律", "不迟到", 20, "每人次扣1分"],
            [None, "不串岗", None, "每人次扣2分"],
            [None, "不聊天", None, None],
        ],
        ["A2:A4", "C2:C4"],
    )
    (section,) = found.checklist.sections
    assert (section.maximum, section.pool) == (Fraction(20), Fraction(20))
    assert [int(one.points) for one in found.checklist.items] == [0, 0, 0]
    assert item(found, "A03").rules == (
        rules.Entered(low=Fraction(0), high=Fraction(20), unstated=True, needs_clause=False),
    )


def test_rows_that_share_points_within_a_section_are_one_item(tmp_path: Path) -> None:
    """10 points for two of three rows: one item with the rules of both."""
    found = imported(
        tmp_path,
        [
            ["项目", "标准", "分值", "评分办法"],
            ["基础", "有制度", 10, "未建立扣5分"],
            [None, "有台账", None, "每缺一份扣1分"],
            [None, "有专人", 5, "不得分"],
        ],
        ["A2:A4", "C2:C3"],
    )
    assert [(one.text.zh, int(one.points)) for one in found.checklist.items] == [
        ("有制度；有台账", 10),
        ("有专人", 5),
    ]
    assert item(found, "A01").rules == (
        rules.OneOff(points=Fraction(5), subtypes=("未建立",)),
        rules.PerOccurrence(points=Fraction(1), counting_unit=same("份"), subtypes=("每缺一份",)),
    )


def test_a_sheet_that_only_takes_starts_at_nothing(tmp_path: Path) -> None:
    """No points anywhere: each fault is deducted, from 0 downwards."""
    found = imported(
        tmp_path,
        [
            ["序号", "扣分项目", "扣分标准"],
            [1, "迟到", "每次2分"],
            [2, "脱岗", "-1分/人次"],
            [3, "穿拖鞋", None],
        ],
    )
    (section,) = found.checklist.sections
    assert section.kind is SectionKind.DEDUCTING
    assert item(found, "A01").rules == (
        rules.PerOccurrence(points=Fraction(2), counting_unit=same("次")),
    )
    assert item(found, "A02").rules == (
        rules.PerOccurrence(points=Fraction(1), counting_unit=same("人次")),
    )
    assert warned(found) == [("PLAIN_104", "B4")]


def test_full_marks_in_the_title_are_what_all_items_take_from(tmp_path: Path) -> None:
    """满分100分 above a table without points."""
    found = imported(
        tmp_path,
        [
            ["窗口纪律考核表（满分100分）"],
            ["考核内容", "扣分标准"],
            ["迟到早退", "每人次扣1分"],
            ["擅自离岗", "每人次扣2分，扣完为止"],
        ],
    )
    (section,) = found.checklist.sections
    assert (section.maximum, section.pool) == (Fraction(100), Fraction(100))


def test_headings_between_rows_are_sections(tmp_path: Path) -> None:
    """一、办公室 across the table; 小计 below it is checked, a number too few is warned of."""
    found = imported(
        tmp_path,
        [
            ["序号", "检查内容", "分值", "得分"],
            ["一、办公室（20分）"],
            [1, "地面无杂物", 10],
            [2, "桌面整洁", 10],
            ["小计", None, 25],
            ["二、大厅"],
            [1, "座椅干净", 10],
            [2, "窗户明亮（10分）", None],
            [3, "垃圾桶加盖", "十分"],
            ["总计", None, 50],
        ],
        ["A2:D2", "A6:D6"],
    )
    assert [(one.title.zh, int(one.maximum)) for one in found.checklist.sections] == [
        ("一、办公室", 20),
        ("二、大厅", 30),
    ]
    assert [int(one.points) for one in found.checklist.items] == [10] * 5
    assert item(found, "B02").text.zh == "窗户明亮"
    assert warned(found) == [("PLAIN_102", "C5")]


def test_points_without_a_word_on_how_they_go_are_entered(tmp_path: Path) -> None:
    """Many forms leave it to whoever inspects: 0 to all of the points, marked."""
    found = imported(tmp_path, [["检查内容", "分值", "得分"], ["地面无杂物", 10, None]])
    assert item(found, "A01").rules == (
        rules.Entered(low=Fraction(0), high=Fraction(10), unstated=True, needs_clause=False),
    )


def test_several_tables_and_sheets_are_one_checklist(tmp_path: Path) -> None:
    """A second table below the first, with its own headings; a sheet without one is listed."""
    found = imported(
        tmp_path,
        {
            "现场": [
                ["检查内容", "分值", "评分标准"],
                ["桌面整洁", 10, "每处扣1分"],
                ["附：加分项目"],
                ["加分项目", "加分标准", "分值"],
                ["收到表扬信", "每封加1分", 4],
                ["检查内容", "分值", "评分标准"],
            ],
            "台账": [["考核内容", "满分", "扣分办法"], ["台账齐全", 20, "缺一份2分"]],
            "说明": [["由示例局解释"]],
        },
    )
    assert [(one.title.zh, one.kind) for one in found.checklist.sections] == [
        ("现场", SectionKind.SCORED),
        ("附：加分项目", SectionKind.BONUS),
        ("台账", SectionKind.SCORED),
    ]
    (bonus,) = item(found, "B01").rules
    assert bonus == rules.Bonus(points=Fraction(1), counting_unit=same("封"), cap=Fraction(4))
    assert item(found, "B01").answer is AnswerForm.AWARD
    (taking,) = item(found, "C01").rules
    assert taking == rules.PerOccurrence(points=Fraction(2), counting_unit=same("份"))
    assert unread(found) == {"A1": "由示例局解释"}


def test_headings_printed_again_on_the_next_page_are_no_item(tmp_path: Path) -> None:
    """The same line of headings in the middle of the rows goes on with the table."""
    head = ["检查内容", "分值", "评分标准"]
    found = imported(
        tmp_path, [head, ["桌面整洁", 10, "每处扣1分"], head, ["地面干净", 10, "每处扣2分"]]
    )
    assert [one.text.zh for one in found.checklist.items] == ["桌面整洁", "地面干净"]
    assert len(found.checklist.sections) == 1
    assert found.unread == ()


def test_a_row_whose_words_are_those_of_headings_is_an_item(tmp_path: Path) -> None:
    """服务内容 and 公开情况 are what is looked at here, not what columns hold."""
    found = imported(
        tmp_path,
        [
            ["项目", "内容", "分值", "得分"],
            ["服务内容", "公开情况", 10, None],
            ["检查事项", "办理结果", None, None],
        ],
    )
    assert [one.text.zh for one in found.checklist.items] == [
        "服务内容：公开情况",
        "检查事项：办理结果",
    ]


def test_two_rows_of_headings_are_read_together(tmp_path: Path) -> None:
    """得分 split into 自评 and 考评: the first is a score beside the one that counts."""
    found = imported(
        tmp_path,
        [
            ["序号", "考核内容", "评分标准", "分值", "得分"],
            [None, None, None, None, "自评", "考评"],
            [1, "制度健全", "缺一项扣1分", 5],
        ],
        ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1"],
    )
    assert [(one.code, one.title.zh) for one in found.checklist.columns] == [("SELF", "自评")]
    assert len(found.checklist.items) == 1
    assert found.unread == ()


def test_one_column_may_hold_requirement_points_and_rule(tmp_path: Path) -> None:
    """考核内容及评分标准: points in brackets, the rule behind them."""
    found = imported(
        tmp_path,
        [
            ["考核内容及评分标准", "得分"],
            ["标识醒目（2分）。不醒目的，发现一次扣1分", None],
            ["区域划分科学（3分）。未划分的每处扣0.5分；比例过低的按公式折算", None],
        ],
    )
    assert [int(one.points) for one in found.checklist.items] == [2, 3]
    assert item(found, "A01").rules == (
        rules.PerOccurrence(points=Fraction(1), counting_unit=same("次")),
    )
    assert unread(found) == {"A3": "比例过低的按公式折算"}


def test_a_rule_merged_over_several_items_holds_for_each(tmp_path: Path) -> None:
    """每处扣1分 beside three rows."""
    found = imported(
        tmp_path,
        [
            ["检查内容", "分值", "评分标准"],
            ["桌面整洁", 5, "每处扣1分"],
            ["地面干净", 5, None],
            ["玻璃明亮", 5, None],
        ],
        ["C2:C4"],
    )
    expected = (rules.PerOccurrence(points=Fraction(1), counting_unit=same("处")),)
    assert [one.rules for one in found.checklist.items] == [expected] * 3


def test_several_lines_of_rules_beside_one_item_are_its_rules(tmp_path: Path) -> None:
    """标准 merged over the lines of 评分标准."""
    found = imported(
        tmp_path,
        [
            ["项目", "标准", "分值", "评分标准"],
            ["制度", "制度健全", 10, "未建立不得分"],
            [None, None, None, "不完善的扣3分"],
            ["人员", "到岗到位", 10, "每缺一人扣2分"],
        ],
        ["A2:A3", "B2:B3", "C2:C3"],
    )
    assert item(found, "A01").rules == (
        rules.WholeItem(subtypes=("未建立",)),
        rules.OneOff(points=Fraction(3), subtypes=("不完善",)),
    )


def test_an_item_that_takes_and_gives_is_divided(tmp_path: Path) -> None:
    """What it gives comes on top of the total; the office is asked whether that is meant."""
    found = imported(
        tmp_path,
        [
            ["考核内容", "分值", "评分标准"],
            ["报送信息", 10, "每少一条扣1分；被采用的每条加0.5分，最高加2分"],
        ],
    )
    assert item(found, "A01").rules == (
        rules.PerOccurrence(points=Fraction(1), counting_unit=same("条")),
    )
    assert item(found, "A01J").rules == (
        rules.Bonus(points=HALF, counting_unit=same("条"), cap=Fraction(2)),
    )
    assert found.checklist.section(item(found, "A01J").section).kind is SectionKind.BONUS
    assert warned(found) == [("PLAIN_106", "A2")]


def test_evidence_exceptions_and_what_did_not_occur_change_the_item(tmp_path: Path) -> None:
    """均须书面材料, 未发生的不扣分, 扣分不封顶."""
    found = imported(
        tmp_path,
        [
            ["考核内容", "分值", "评分标准"],
            ["应急处置", 10, "未发生应急事件的不扣分；处置不当每次扣2分，扣分不封顶"],
            ["资料齐全", 5, "均须书面材料，否则该项不得分"],
        ],
    )
    assert item(found, "A01").may_not_occur
    assert item(found, "A01").below_zero
    needed = Requirement(answer="compliant", needs=Needed.EVIDENCE)
    assert item(found, "A02").requires == (needed,)


def test_bands_and_counts_are_ways_to_answer(tmp_path: Path) -> None:
    """好(9–10) is chosen, 每篇得0.5 is a number filled in; what is beside them is left."""
    found = imported(
        tmp_path,
        [
            ["考核内容", "分值", "评分标准"],
            ["用语", 10, "好（9-10分）、合格（7-8分）、不合格（0-6分）"],
            ["信息", 3, "刊发的，每篇得0.5分，最高计3分"],
            ["报表", 5, "完整得5分，不完整得3分；弄虚作假的通报批评"],
            ["评价", 5, "优秀得5分，良好得4分，合格得3分，不合格不得分"],
        ],
    )
    assert [(one.name.zh, one.low, one.high, one.fails) for one in item(found, "A01").bands] == [
        ("好", Fraction(9), Fraction(10), False),
        ("合格", Fraction(7), Fraction(8), False),
        ("不合格", Fraction(0), Fraction(6), True),
    ]
    counted = item(found, "A02")
    assert counted.measured_in == same("篇")
    assert counted.rules == (rules.ByFormula(formula=Formula(text="值*0.5"), cap=Fraction(3)),)
    assert [one.name.zh for one in item(found, "A03").options] == ["完整", "不完整"]
    assert [(one.name.zh, int(one.points)) for one in item(found, "A04").options] == [
        ("优秀", 5),
        ("良好", 4),
        ("合格", 3),
        ("不合格", 0),
    ]
    assert unread(found) == {"C4": "弄虚作假的通报批评"}


def test_points_in_two_places_that_differ_are_warned_of(tmp_path: Path) -> None:
    """5 in the column, 3 in the text: the column counts."""
    found = imported(tmp_path, [["检查内容", "分值", "得分"], ["桌面整洁（3分）", 5, None]])
    assert item(found, "A01").points == 5
    assert warned(found) == [("PLAIN_105", "B2")]


def test_what_is_no_number_of_points_is_listed(tmp_path: Path) -> None:
    """10% is a weight, and nobody says of what."""
    found = imported(
        tmp_path, [["检查内容", "分值", "评分标准"], ["桌面整洁", "约10%", "每处扣1分"]]
    )
    assert unread(found) == {"B2": "约10%"}
    assert warned(found) == [("PLAIN_104", "A2")] or warned(found) == []


def test_minus_points_are_taken_once_and_listed(tmp_path: Path) -> None:
    """-2 beside a fault: whether for each one, the table does not say."""
    found = imported(
        tmp_path, [["扣分项目", "分值", "备注"], ["迟到", -2, None], ["早退", "扣1分", None]]
    )
    assert item(found, "A01").rules == (rules.OneOff(points=Fraction(2)),)
    assert unread(found) == {"B2": "-2", "B3": "扣1分"}


def test_filled_in_results_and_remarks_are_listed(tmp_path: Path) -> None:
    """A form that was used already: its scores are no part of the checklist."""
    found = imported(
        tmp_path,
        [
            ["检查内容", "分值", "评分标准", "得分", "备注"],
            ["桌面整洁", 10, "每处扣1分", 8, "请复印"],
            ["★地面干净", 10, "每处扣1分", None, "※"],
        ],
    )
    assert unread(found) == {"D2": "8", "E2": "请复印"}
    assert item(found, "A02").key == "★"


def test_a_workbook_without_a_table_is_refused(tmp_path: Path) -> None:
    """A letter is no checklist; the error says what headings are looked for."""
    with pytest.raises(InspectorError) as refused:
        imported(tmp_path, [["致各单位："], ["请于本周五前报送。"]])
    assert refused.value.fault.code == "PLAIN_001"
    with pytest.raises(InspectorError) as empty:
        imported(tmp_path, [["检查内容", "分值", "评分标准"]])
    assert empty.value.fault.code == "PLAIN_002"


def test_notes_of_the_whole_form_are_carried(tmp_path: Path) -> None:
    """Grades, ★ and when bonuses count stand below the table; the rest of the note is listed."""
    found = imported(
        tmp_path,
        [
            ["检查内容", "分值", "评分标准"],
            ["★出口畅通", 100, "每处扣10分"],
            ["注：1.扣完为止。2.90分以上为优秀，60-89分为合格，60分以下为不合格。"],
            ["3.带★的为关键项，有一项不合格即为不合格。4.由示例局解释。"],
            ["5.★项为一票否决项；※项为一票否决项；总分超过80分的才能加分。"],
        ],
        ["A3:C3", "A4:C4", "A5:C5"],
    )
    checklist = found.checklist
    assert [(one.name.zh, one.low, one.high, one.fails) for one in checklist.grades] == [
        ("优秀", Fraction(90), None, False),
        ("合格", Fraction(60), Fraction(90), False),
        ("不合格", None, Fraction(60), True),
    ]
    assert [(one.mark, one.scope) for one in checklist.key_vetoes] == [
        ("★", VetoScope.FAIL),
        ("★", VetoScope.TOTAL),
    ]
    # No item bears ※, and there is no bonus that could wait for 80 points.
    assert unread(found) == {"A4": "由示例局解释", "A5": "※项为一票否决项|总分超过80分的才能加分"}
