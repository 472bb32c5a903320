"""What a column holds: its heading tells, and where that leaves it open, its cells."""

from pathlib import Path

import pytest

from inspector.checklists.table.columns import Role, role_of
from inspector.domain import rules
from inspector.domain.words import VetoScope
from tests.checklists.tables import imported, item, unread, warned

HEADINGS = {
    Role.NUMBER: ["序号", "编号", "序 号"],
    Role.LEVEL: [
        "项目",
        "考核项目",
        "检查内容",
        "考核内容及要求",
        "一级指标",
        "考核\n项目",
        "扣分项目",
    ],
    Role.STANDARD: ["标准", "考核标准", "检查标准及要求", "考核细则"],
    Role.BOTH: ["考核内容及评分标准", "检查项目和扣分办法"],
    Role.POINTS: ["分值", "满分", "标准分", "分值（100分）", "权重", "项目分值", "应得分"],
    Role.RULE: [
        "评分办法",
        "评分标准",
        "扣分标准",
        "计分办法",
        "评分细则",
        "加扣分标准",
        "评分标准及方法",
    ],
    Role.HOW: ["检查方法", "考核办法", "评价方式", "数据来源"],
    Role.BASIS: ["依据", "评定依据"],
    Role.REMARK: ["备注", "说明"],
    Role.RESULT: ["得分", "扣分原因", "自评分", "实得分", "检查情况", "是否符合", "2026年得分"],
    Role.UNKNOWN: ["责任单位", "联系电话", "", "一个很长很长很长很长很长很长很长很长很长的句子"],
}


@pytest.mark.parametrize(
    ("heading", "role"), [(text, role) for role, texts in HEADINGS.items() for text in texts]
)
def test_a_heading_is_known_by_its_wording(heading: str, role: Role) -> None:
    """Every office calls its columns otherwise."""
    assert role_of(heading) is role


def test_cells_tell_what_a_heading_leaves_open(tmp_path: Path) -> None:
    """考核标准 with requirements, 扣分情况 printed full of rules; a veto among the requirements."""
    found = imported(
        tmp_path,
        [
            ["考核内容", "考核标准", "扣分情况", "考核办法"],
            ["设施（10分）", "1.标识醒目。（4分）", "不醒目，发现一次扣1分", "看现场"],
            [None, "2.区域分明。（6分）", "未分区不得分", "看现场"],
            ["其他", "3.弄虚作假的，一票否决", None, None],
            [None, "4.每处扣1分", "每处扣2分", None],
        ],
        ["A2:A3", "A4:A5"],
    )
    assert [(one.text.zh, int(one.points)) for one in found.checklist.items[:2]] == [
        ("1.标识醒目。", 4),
        ("2.区域分明。", 6),
    ]
    assert item(found, "A02").rules == (rules.WholeItem(),)
    assert item(found, "A02").how.zh == "看现场"
    assert item(found, "B01").rules == (rules.Veto(scope=VetoScope.TOTAL),)
    assert unread(found) == {"B5": "每处扣1分"}


def test_weights_of_a_hundred_are_points(tmp_path: Path) -> None:
    """权重 40% and 60%."""
    found = imported(
        tmp_path,
        [
            ["指标", "权重", "评价标准"],
            ["满意", "40%", "每投诉一次扣2分"],
            ["办结", "60%", "每超期一件扣1分"],
        ],
    )
    assert [int(one.points) for one in found.checklist.items] == [40, 60]
    assert found.unread == ()


def test_a_table_that_says_nothing_of_points_is_only_ticked(tmp_path: Path) -> None:
    """检查项目 and 是否符合: nothing is scored, and nothing is missing."""
    found = imported(tmp_path, [["检查项目", "是否符合"], ["大厅整洁", None], ["人员在岗", None]])
    assert not found.checklist.scored
    assert warned(found) == []


def test_rows_under_one_merged_text_are_told_apart_by_their_rules(tmp_path: Path) -> None:
    """Each row has points of its own."""
    found = imported(
        tmp_path,
        [
            ["项目", "评分细则", "分值"],
            ["窗口纪律", "迟到早退每人次扣0.5分", 5],
            [None, "串岗聊天每人次扣0.5分", 5],
        ],
        ["A2:A3"],
    )
    assert [(one.text.zh, int(one.points)) for one in found.checklist.items] == [
        ("窗口纪律：迟到早退", 5),
        ("窗口纪律：串岗聊天", 5),
    ]


def test_a_numbered_line_above_the_headings_is_the_first_section(tmp_path: Path) -> None:
    """一、… stands above each of two tables with the same headings."""
    head = ["检查内容", "分值", "扣分标准"]
    found = imported(
        tmp_path,
        [
            ["一、环境（40分）"],
            head,
            ["整洁", 40, "一处1分"],
            ["二、服务（60分）"],
            head,
            ["热情", 60, "一人次2分"],
            ["总分：100分"],
        ],
    )
    assert [(one.title.zh, int(one.maximum)) for one in found.checklist.sections] == [
        ("一、环境", 40),
        ("二、服务", 60),
    ]
    assert found.unread == ()
    assert warned(found) == []


def test_the_title_and_the_sums_of_each_section_are_found(tmp_path: Path) -> None:
    """附件2 is no title; 小计 below a section is its own, 扣分项 below the total only takes."""
    found = imported(
        tmp_path,
        [
            ["附件2"],
            ["示例县窗口月度考核评分标准"],
            ["项目", "考评内容", "分值", "评分标准"],
            ["一、组织（20分）", "领导重视", 10, "未开会扣5分"],
            [None, "人员到位", 10, "每缺1人扣2分"],
            [None, "小计", 20, None],
            ["二、服务（80分）", "着装规范", 30, "每人次扣1分"],
            [None, "用语文明", 40, "每次扣2分"],
            [None, "小计", 80, None],
            ["总计", None, 100, None],
            ["扣分项", None, None, "被曝光的，每次扣5分"],
        ],
        ["A1:D1", "A2:D2", "A4:A6", "A7:A9"],
    )
    assert found.checklist.title.zh == "示例县窗口月度考核评分标准"
    assert [(one.title.zh, int(one.maximum)) for one in found.checklist.sections] == [
        ("一、组织", 20),
        ("二、服务", 70),
        ("扣分项", 0),
    ]
    # 30 + 40 = 70 is neither the 80 of its title nor that of its 小计; 20 + 70 = 90 is not 100.
    assert warned(found) == [("PLAIN_102", "A7"), ("PLAIN_102", "C9"), ("PLAIN_103", "C10")]
    assert unread(found) == {"A1": "附件2"}
