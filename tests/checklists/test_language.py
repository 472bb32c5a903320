"""The scoring language of a checklist file: what it reads as, and what is wrong with it."""

import pytest

from inspector.checklists.reader import read
from inspector.errors import InspectorError
from tests.checklists.language import EVERYTHING


def faults_of(text: str) -> list[str]:
    try:
        read(text.encode(), "everything.yaml")
    except InspectorError as error:
        told = [error, *error.also]
        return [one.fault.code for one in told]
    return []


def test_every_word_of_the_language_is_read() -> None:
    """In Chinese alone, as an office writes it."""
    assert faults_of(EVERYTHING) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{item: A1, is: [violation]}", "{item: A1}", "CHECKLIST_030"),
        ("{item: A1, is: [violation]}", "{}", "CHECKLIST_030"),
        ("{item: A1, is: [violation]}", "{item: A1, is: [x], has: [y]}", "CHECKLIST_030"),
        ("{item: A1, is: [violation]}", "{is: [violation]}", "CHECKLIST_030"),
        (
            "{item: A1, is: [violation]}",
            "{not: {not: {not: {not: {not: {not: {item: A1, is: [x]}}}}}}}",
            "CHECKLIST_031",
        ),
        ("{item: A1, is: [violation]}", "{item: A99, is: [violation]}", "CHECKLIST_032"),
        ("{name: 只有纸质, points: 2}", "{name: 没有, points: 2}", "CHECKLIST_033"),
        ("subtype: 漏报, points: 2", "subtype: 迟报, points: 2", "CHECKLIST_033"),
        ("part_of: 播出数量", "part_of: 播出", "CHECKLIST_034"),
        ("part_of: 播出数量", "part_of: 头条", "CHECKLIST_034"),
        ("counter: true", "trials: 1", "CHECKLIST_035"),
        ("播出数量 ÷ 4 × 10)", "播出数量 ÷ 4 × 10", "CHECKLIST_036"),
        ("min(10， 播出数量", "min(10， 播出", "CHECKLIST_037"),
        ("target: CHIEF", "target: CHEF", "CHECKLIST_038"),
        ("text: 取消年度评优, ", "", "CHECKLIST_039"),
        ("low: 3, high: 5", "low: 3", "CHECKLIST_040"),
        ("low: 3, high: 5", "low: 7, high: 5", "CHECKLIST_011"),
        ("low: 9, high: 10", "low: 9, high: 1", "CHECKLIST_011"),
        ("{above: 80}", "{above: 80, at_least: 80}", "CHECKLIST_041"),
        ("kind: bonus", "maximum: 5", "CHECKLIST_042"),
        ("at_least: 60, below: 80", "at_least: 60, above: 60, below: 80", "CHECKLIST_043"),
        ("at_least: 60, below: 80", "at_least: 60, at_most: 80", "CHECKLIST_044"),
        ("below: 60, fails", "below: 61, fails", "CHECKLIST_044"),
        ("{mark: ★, scope", "{mark: ※, scope", "CHECKLIST_045"),
        ("cap, pool, multiplier", "pool, multiplier", "CHECKLIST_046"),
        ("order: [occurrences, rule_cap", "order: [rule_cap, occurrences", "CHECKLIST_046"),
        ("veto, bonus, grade", "veto, grade, bonus", "CHECKLIST_046"),
        ("times: 4/3", "times: 4/0", "YAML_018"),
        ("step: 5, points: 0.5, cap", "step: 0, points: 0.5, cap", "CHECKLIST_012"),
        ("trials: 2", "trials: 2\n        counter: true", "CHECKLIST_009"),
    ],
)
def test_each_fault_of_the_language_is_named(old: str, new: str, code: str) -> None:
    """Whoever writes a form learns what is wrong before anybody is scored by it."""
    assert old in EVERYTHING
    assert code in faults_of(EVERYTHING.replace(old, new, 1))
