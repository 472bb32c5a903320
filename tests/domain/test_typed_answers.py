"""An answer of any form fits on one line, for whoever works by script."""

import re
from fractions import Fraction

import pytest

from inspector.checklists.reader import read
from inspector.domain.answer_words import has_failed
from inspector.domain.answering import faults_of, word_of
from inspector.domain.settling import settled
from inspector.domain.typed_answers import answer_from_text
from inspector.domain.visit import (
    Answer,
    Banded,
    Chosen,
    Counted,
    Filled,
    Measured,
    Reading,
    Trial,
    Tried,
)
from tests.checklists.language import EVERYTHING

WITHOUT = re.sub(r"        asked_when: .*\n", "", EVERYTHING)
ITEMS = read(WITHOUT.encode(), "everything.yaml").by_code


@pytest.mark.parametrize(
    ("code", "text", "answer"),
    [
        ("A4", "只有纸质", Chosen(options=("只有纸质",))),
        ("A5", "合格 7.5", Banded(band="合格", points=Fraction("7.5"))),
        ("A5", "好=9", Banded(band="好", points=Fraction(9))),
        ("A6", "18/20", Counted(due=Fraction(20), actual=Fraction(18))),
        (
            "A7",
            "头条=1，播出数量=5",
            Filled(
                readings=(
                    Reading(name="播出数量", value=Fraction(5)),
                    Reading(name="头条", value=Fraction(1)),
                )
            ),
        ),
        ("A8", "passed,failed", Tried(trials=(Trial(passed=True), Trial(passed=False)))),
    ],
)
def test_a_text_is_read_in_the_form_of_its_item(code: str, text: str, answer: Answer) -> None:
    """And is a good answer to it."""
    assert answer_from_text(ITEMS[code], text) == answer
    assert list(faults_of(ITEMS[code], answer)) == []
    assert word_of(answer)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        *(("A4", "没有纸"), ("A5", "合格"), ("A5", "合格 七"), ("A6", "18"), ("A6", "十/20")),
        *(("A7", "播出数量=5"), ("A7", "5"), ("A8", "passed,maybe"), ("A1", "18/20")),
    ],
)
def test_what_is_no_answer_of_the_form_is_none(code: str, text: str) -> None:
    """Nothing is guessed."""
    assert answer_from_text(ITEMS[code], text) is None


@pytest.mark.parametrize(
    ("code", "answer", "faults"),
    [
        ("A4", Chosen(options=("无",)), ["VISIT_040"]),
        ("A4", Chosen(options=("没有", "只有纸质")), ["VISIT_041"]),
        ("A5", Banded(band="良", points=Fraction(9)), ["VISIT_040"]),
        ("A5", Banded(band="好", points=Fraction(8)), ["VISIT_042"]),
        ("A6", Counted(due=Fraction(10**6), actual=Fraction(1)), ["VISIT_025"]),
        ("A7", Filled(readings=(Reading(name="头条", value=Fraction(1)),)), ["VISIT_043"]),
        (
            "A7",
            Filled(
                readings=(
                    Reading(name="播出数量", value=Fraction(1)),
                    Reading(name="头条", value=Fraction(2)),
                )
            ),
            ["VISIT_044"],
        ),
        ("A8", Tried(trials=(Trial(passed=True),)), ["VISIT_045"]),
        ("A8", Measured(value=Fraction(1)), ["VISIT_004"]),
    ],
)
def test_a_wrong_answer_is_told(code: str, answer: Answer, faults: list[str]) -> None:
    """Each with its own code."""
    assert [fault.fault.code for fault in faults_of(ITEMS[code], answer)] == faults


@pytest.mark.parametrize(
    ("code", "text", "failed"),
    [
        ("A4", "没有", True),
        ("A4", "只有纸质", False),
        ("A5", "不合格 5", True),
        ("A5", "合格 7", False),
        # 18/20 = 90 %, 5 below 95: one step, and a finding; 19/20 = 95 %: none.
        ("A6", "18/20", True),
        ("A6", "19/20", False),
        # At least 1 must have been broadcast.
        ("A7", "头条=0,播出数量=0", True),
        ("A7", "头条=0,播出数量=4", False),
    ],
)
def test_an_answer_knows_whether_it_fails_its_item(code: str, text: str, failed: bool) -> None:
    """A failed one makes a finding, whatever form it has."""
    answer = answer_from_text(ITEMS[code], text)
    assert answer is not None
    after = settled(ITEMS[code], answer)
    assert has_failed(after) is failed
