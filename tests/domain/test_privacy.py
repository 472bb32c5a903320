"""What free text gives away, and what stays of it."""

import pytest

from inspector.domain.privacy import without_numbers, without_traces


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("身份证620102199001011234", "身份证620***********34"),
        ("身份证62010219900101123X", "身份证620***********3X"),
        ("老身份证620102900101123", "老身份证620***********23"),
        ("手机13812345678", "手机138****5678"),
        ("窗口12，座机0931-1234567", "窗口12，座机0931-1234567"),
    ],
)
def test_numbers_of_people_are_masked(written: str, left: str) -> None:
    """A client's number in a note must not travel with the findings."""
    assert without_numbers(written) == left


@pytest.mark.parametrize(
    "written",
    [
        "09:41在三号窗口", "9：41在三号窗口", "9时41分在三号窗口", "九点四十一分在三号窗口",
        "上午九点在三号窗口", "十点半在三号窗口", "9点多在三号窗口", "14:05:33在三号窗口",
    ],
)  # fmt: skip
def test_clock_times_are_taken_out(written: str) -> None:
    """By the minute CCTV finds the visitor."""
    left = without_traces(written)
    assert left.startswith("（时刻略）")
    assert "三号窗口" in left


@pytest.mark.parametrize("written", ["票号A035，等了", "取号为017，等了", "A035号，等了"])
def test_ticket_numbers_are_taken_out(written: str) -> None:
    """The machine that printed the ticket knows when."""
    assert without_traces(written) == "（票号略），等了"


@pytest.mark.parametrize(
    "written",
    ["三点意见", "等候八小时", "限时办结", "约三分钟", "3号窗口", "按时到岗", "12个工作日"],
)
def test_harmless_words_stay(written: str) -> None:
    """A fact full of gaps is no fact."""
    assert without_traces(written) == written
