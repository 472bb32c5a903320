"""`visit review`, `approve`, `return`, `reject`: what a person types and reads."""

import pytest

from tests.cli.brought import disagree
from tests.cli.conftest import CommandLine
from tests.cli.shapes import DECIMAL, ID, Many, Text, misfits
from tests.county import County


def test_a_visit_is_returned_with_the_reason_of_each_item_and_approved_later(
    inspector: CommandLine, closed: str
) -> None:
    """The reviewer reads what was decided before, and in the history too."""
    words = ("--item", "A12=没有写明哪些人", "--item", "p05", "--reason", "事实不清")
    done = inspector("visit", "return", closed, *words)
    assert done.out.splitlines() == [
        f"检查 {closed[-6:]}：已退回",
        "复核人参加了本次检查，已标明“自审”。",
    ]
    told = inspector("visit", "review", closed).out.splitlines()
    assert told[1].startswith("最近一次复核意见：已退回，事实不清，测试员甲，")
    assert [line.split() for line in told[2:]] == [["A12", "没有写明哪些人"], ["P05"]]
    found = inspector.read("visit", "review", closed)["decision"]
    assert found["items"] == [
        {"item": "A12", "reason": "没有写明哪些人"},
        {"item": "P05", "reason": None},
    ]
    assert inspector.read("visit", "approve", closed)["state"] == "approved"
    assert [one["visit"] for one in listed(inspector, "approved")] == [closed]
    assert listed(inspector, "returned") == []
    assert "复核意见：已退回，事实不清" in inspector("visit", "show", closed).out


def listed(inspector: CommandLine, state: str) -> list[dict[str, str]]:
    """The visits that stand there."""
    found: list[dict[str, str]] = inspector.read("visit", "list", "--state", state)["visits"]
    return found


def test_all_that_speaks_against_a_decision_is_told_at_once(
    inspector: CommandLine, county: County, visit: str
) -> None:
    """Nobody corrects one fault to meet the next."""
    disagree(county, visit)
    inspector.read("visit", "close", visit, "--incomplete", "临时停电")
    done = inspector("visit", "return", visit, "--item", "Z9", "--reason", "漏项", "--json")
    assert done.code == 3
    assert [one["code"] for one in done.error["all"]] == ["REVIEW_004", "REVIEW_006"]
    assert "未裁定的冲突：1 处" in inspector("visit", "review", visit).out


def test_a_sign_is_told_with_its_limit_and_the_reason_of_it(
    inspector: CommandLine, county: County, hall: str
) -> None:
    """Whoever is asked about it wants to know by what it was noticed."""
    for _ in range(2):
        made = inspector.read("visit", "new", "--unit", hall, "--type", "open")["visit"]
        inspector.read("visit", "fill", made, county.file(COPIED))
        inspector.read("visit", "close", made, "--incomplete", "临时停电")
    (flag,) = inspector.read("visit", "review", "last")["flags"]
    shape = {
        "flag": "same_words",
        "item": "P05",
        "visit": ID,
        "text_zh": Text(),
        "text_en": Text(),
        "limits": Many({"limit": Text(), "value": DECIMAL, "why_zh": Text(), "why_en": Text()}),
    }
    assert list(misfits(flag, shape)) == []
    assert "质量提示：1 条" in inspector("visit", "review", "last").out


COPIED = """
answers:
  P05: {answer: violation, occurrences: [
    {window: "9", subtype: 看手机, note: 九号窗口工作人员在服务时间看手机约三分钟经提醒后才放下}]}
"""


@pytest.mark.parametrize("command", ["approve", "reject"])
def test_an_open_visit_is_not_reviewed(inspector: CommandLine, visit: str, command: str) -> None:
    """It is not finished."""
    reason = ("--reason", "不实") if command == "reject" else ()
    done = inspector("visit", command, visit, *reason)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("REVIEW_002 ")
