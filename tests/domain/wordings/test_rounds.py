"""Headings that say of what something is asked once for each; what may mean more is not read."""

import pytest

from inspector.domain.wordings.rounds import Heading, Round, heading, named, told_round
from inspector.domain.words import RepeatPer, Together

WINDOW, CLERK, CALL = RepeatPer.WINDOW, RepeatPer.CLERK, RepeatPer.CALL
MEAN, SUM, LOWEST = Together.MEAN, Together.SUM, Together.LOWEST


@pytest.mark.parametrize(
    ("words", "title", "per", "together"),
    [
        ("二、窗口服务（每个窗口）", "二、窗口服务", WINDOW, None),
        ("窗口服务 （逐窗口评分）", "窗口服务", WINDOW, None),
        ("窗口服务(每个服务窗口分别打分，取平均分)", "窗口服务", WINDOW, MEAN),
        ("窗口服务（按每个窗口评分，合计）", "窗口服务", WINDOW, SUM),
        ("窗口服务（各窗口分别评分，取最低值）", "窗口服务", WINDOW, LOWEST),
        ("窗口服务（一窗一表）", "窗口服务", WINDOW, None),
        ("仪容仪表（逐人检查）", "仪容仪表", CLERK, None),
        ("仪容仪表（每名工作人员填写一份）", "仪容仪表", CLERK, None),
        ("仪容仪表（每名窗口工作人员）", "仪容仪表", CLERK, None),
        ("热线接听（每次通话单独记录）", "热线接听", CALL, None),
        ("热线接听（每通电话）（20分）", "热线接听（20分）", CALL, None),
    ],
)
def test_brackets_that_say_that_alone_are_read(
    words: str, title: str, per: RepeatPer, together: Together | None
) -> None:
    """They are no part of the title, and how the results come together is read with them."""
    assert heading(words) == Heading(title=title, round=Round(per=per, together=together))


@pytest.mark.parametrize(
    ("words", "per"),
    [("逐窗口检查", WINDOW), ("三、每个窗口的检查内容", WINDOW), ("每名工作人员", CLERK)],
)
def test_a_heading_that_says_nothing_else_keeps_its_words(words: str, per: RepeatPer) -> None:
    """There is no other title to be had."""
    assert heading(words) == Heading(title=words, round=Round(per=per, together=None))


@pytest.mark.parametrize(
    "words",
    [
        "窗口服务（20分，每个窗口2分）",
        "每个窗口设置明显标识",
        "各项由检查组逐窗口查看",
        "服务质量（随机抽取，逐人测评两次以上）",
    ],
)
def test_what_may_mean_something_else_is_doubtful(words: str) -> None:
    """A person reads it; nothing is guessed."""
    said = heading(words)
    assert (said.title, said.round, said.is_doubtful) == (words, None, True)


@pytest.mark.parametrize(
    "words",
    [
        "窗口服务",
        "工作人员（20分）",
        "窗口设施（各窗口）",
        "纪律（每人次扣1分）",
        "电话",
        "门窗",
        "",
    ],
)
def test_other_headings_say_nothing_of_it(words: str) -> None:
    """A section about windows is not asked once for each."""
    assert heading(words) == Heading(title=words)


@pytest.mark.parametrize(
    ("title", "per"),
    [
        ("窗口", WINDOW),
        ("每个窗口的情况", WINDOW),
        ("window_check", WINDOW),
        ("Windows", WINDOW),
        ("工作人员", CLERK),
        ("窗口工作人员", CLERK),
        ("staff", CLERK),
        ("第二次拨打电话", CALL),
        ("call", CALL),
        ("车辆", RepeatPer.OTHER),
        ("callback", RepeatPer.OTHER),
        ("窗口和电话", RepeatPer.OTHER),
    ],
)
def test_a_repeated_part_is_known_by_its_name(title: str, per: RepeatPer) -> None:
    """What it is not known by is called as the form calls it."""
    assert named(title) is per


def test_what_was_read_is_told_back() -> None:
    """So that it can be compared with the sheet."""
    assert told_round(Round(per=WINDOW, together=None)).zh == "每个窗口各查一遍"
    said = told_round(Round(per=CALL, together=LOWEST))
    assert said.zh == "每次电话各查一遍，取最低的得分"
    assert said.en == "asked once for each call; the lowest result counts"


def test_what_is_too_long_for_a_heading_is_not_looked_at() -> None:
    """Whatever stands in a file is read in a moment."""
    text = "每个窗口" * 100
    assert heading(text) == Heading(title=text)
