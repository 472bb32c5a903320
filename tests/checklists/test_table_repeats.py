"""Headings of plain tables that say what is asked once for each window, clerk or call."""

from pathlib import Path

import pytest

from inspector.checklists.codec import encode
from inspector.checklists.reader import read
from inspector.checklists.writing.file import yaml_text
from inspector.domain.checklist import Repeat
from inspector.domain.words import RepeatPer, SectionKind, Together
from tests.checklists.tables import Cells, imported, unread

HEAD = ["序号", "检查内容", "分值", "评分办法"]
WINDOW = Repeat(per=RepeatPer.WINDOW)


def table(*headings: str) -> Cells:
    """Two items below each heading."""
    rows: list[list[str | int | float | None]] = [list(HEAD)]
    for heading in headings:
        rows.append([heading])
        rows += [[number, f"{heading[:2]}第{number}项", 10, "每处扣1分"] for number in (1, 2)]
    return rows


def areas(count: int) -> list[str]:
    """The headings merged over the table."""
    return [f"A{2 + 3 * one}:D{2 + 3 * one}" for one in range(count)]


def test_a_heading_that_says_so_is_a_section_that_repeats(tmp_path: Path) -> None:
    """Told back with its place, title and points read; the section beside it is asked once."""
    found = imported(
        tmp_path,
        table("一、大厅（20分）", "二、窗口（20分）（每个窗口分别打分，取最低分）"),
        areas(2),
    )
    hall, window = found.checklist.sections
    assert (hall.repeat, window.repeat) == (
        None,
        Repeat(per=RepeatPer.WINDOW, together=Together.LOWEST),
    )
    assert window.title.zh == "二、窗口"
    assert window.maximum == 20
    (said,) = [one for one in found.told if one.where.endswith("A5")]
    assert said.told.zh == "每个窗口各查一遍，取最低的得分"
    assert unread(found) == {}
    again = read(yaml_text(found.checklist).encode(), "x.yaml")
    assert encode(again) == encode(found.checklist)


def test_how_results_come_together_is_left_to_a_person_where_it_is_not_said(
    tmp_path: Path,
) -> None:
    """The mean is taken; whether it is meant, the sheet does not say."""
    found = imported(tmp_path, table("一、窗口（逐窗口评分）"), areas(1))
    assert found.checklist.sections[0].repeat == WINDOW
    assert unread(found) == {"A2": "一、窗口（逐窗口评分）"}


def test_what_may_mean_something_else_is_listed(tmp_path: Path) -> None:
    """Nothing is guessed."""
    found = imported(tmp_path, table("一、每个窗口设置标识（20分）"), areas(1))
    assert found.checklist.sections[0].repeat is None
    assert unread(found) == {"A2": "一、每个窗口设置标识（20分）"}


def test_a_merged_first_column_may_say_it_too(tmp_path: Path) -> None:
    """The section is the text that is merged over its items."""
    found = imported(
        tmp_path,
        [
            ["项目", "标准", "分值", "评分办法"],
            ["仪容（逐人检查，取平均分）", "佩戴身份牌", 5, "每次扣1分"],
            [None, "统一着装", 5, "每次扣1分"],
        ],
        ["A2:A3"],
    )
    (section,) = found.checklist.sections
    assert section.repeat == Repeat(per=RepeatPer.CLERK)
    assert section.title.zh == "仪容"
    assert unread(found) == {}


def test_an_item_that_speaks_of_each_window_repeats_nothing(tmp_path: Path) -> None:
    """Each window has a sign: that is one requirement."""
    found = imported(tmp_path, [HEAD, [1, "每个窗口有标识", 10, "每处扣1分"]])
    assert [one.repeat for one in found.checklist.sections] == [None]
    assert unread(found) == {}


def test_without_points_nothing_has_to_come_together(tmp_path: Path) -> None:
    """A list that is only ticked has no result."""
    rows: Cells = [
        ["序号", "检查内容", "检查方法"],
        ["一、窗口（每个窗口）"],
        [1, "有人"],
        [2, "整洁"],
    ]
    found = imported(tmp_path, rows, ["A2:C2"])
    assert not found.checklist.scored
    assert found.checklist.sections[0].repeat == WINDOW
    assert unread(found) == {}


@pytest.mark.parametrize("heading", ["一、窗口（每个窗口，取平均）", "一、大厅"])
def test_what_an_item_gives_is_given_as_often_as_it_is_asked(tmp_path: Path, heading: str) -> None:
    """The bonus of a repeated item repeats with it."""
    rows: Cells = [
        HEAD,
        [heading],
        [1, "服务", 10, "每处扣1分；受表扬的加2分"],
        [2, "秩序", 10, "每处扣1分"],
    ]
    found = imported(tmp_path, rows, ["A2:D2"])
    first, given = found.checklist.sections
    assert given.kind is SectionKind.BONUS
    assert given.repeat == first.repeat


def test_a_form_for_each_window_is_left_to_a_person(tmp_path: Path) -> None:
    """Which of its sections repeat, the title does not say."""
    rows = [["窗口服务检查表（每个窗口一张）"], *table("一、服务", "二、秩序")]
    found = imported(tmp_path, rows, ["A1:D1", "A3:D3", "A6:D6"])
    assert [one.repeat for one in found.checklist.sections] == [None, None]
    assert unread(found) == {"A1": "窗口服务检查表（每个窗口一张）"}


@pytest.mark.parametrize(
    "columns", [("1号窗口", "2号窗口"), ("窗口一", "窗口二"), ("第一次", "第2次")]
)
def test_a_column_for_each_window_says_what_to_write(
    tmp_path: Path, columns: tuple[str, str]
) -> None:
    """Which sections are asked of each, the columns do not say."""
    rows: Cells = [[*HEAD, *columns, "备查"], [1, "整洁", 10, "每处扣1分"]]
    found = imported(tmp_path, rows)
    repeat = [one.where[-2:] for one in found.unread if "repeat" in one.reason.en]
    assert repeat == ["E1", "F1"]
    assert [one.repeat for one in found.checklist.sections] == [None]
