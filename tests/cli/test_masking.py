"""Private numbers do not get in by the command line either; all numbers are invented."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import CommandLine


def test_a_fill_file_is_masked_and_says_so(
    inspector: CommandLine, visit: str, fill_file: Callable[[str], Path]
) -> None:
    """A file typed elsewhere is no better than a note typed here."""
    told = inspector.read(
        "visit",
        "fill",
        visit,
        fill_file(
            "answers:\n  P05: {answer: violation, occurrences: [{note: 念出13800000000,"
            " corrected_note: 已向620102199001011233致歉}]}\n"
            "notes: [{text: 卡号6217 0000 0000 1129}]\n"
        ),
    )
    shown = inspector.read("visit", "show", visit)
    (one,) = shown["answers"]["P05"]["occurrences"]

    assert told["masked"] == {"identity": 1, "mobile": 1, "bank_card": 1}
    assert one["note"] == "念出138****0000"
    assert one["corrected"] is True
    assert one["corrected_note"] == "已向620***********33致歉"
    assert shown["notes"] == [{"text": "卡号621***********29"}]


def test_people_are_told_what_was_masked(inspector: CommandLine, visit: str) -> None:
    """In plain words, below the answer."""
    done = inspector("visit", "answer", visit, "A54", "not_applicable", "--reason", "找13800000000")

    assert "存入前已遮盖 1 处手机号" in done.out


def test_a_units_phone_stays(inspector: CommandLine) -> None:
    """Where the enquiry phone of a unit is a mobile, the office has to know it."""
    inspector.read("unit", "add", "--name", "示例镇站", "--kind", "U11", "--phone", "13800000000")
    units = inspector.read("unit", "list")["units"]

    assert "13800000000" in [unit["phone"] for unit in units]
