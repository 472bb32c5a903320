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
        ("per: other, title: 车辆", "per: other", "CHECKLIST_071"),
        ("least: 1, most: 40", "least: 41, most: 40", "CHECKLIST_072"),
        ("least: 1, most: 40", "most: 0", "CHECKLIST_072"),
        ("least: 1, most: 40", "most: 1001", "YAML_025"),
        ("above: 20, of: none", "above: 20, below: 30, of: none", "CHECKLIST_073"),
        ("above: 20, of: none", "above: 20, below: 30", "CHECKLIST_073"),
        ("播出数量 ÷ 4 × 10)", "D2)", "CHECKLIST_074"),
        ("播出数量 ÷ 4 × 10)", "D3.实)", "CHECKLIST_037"),
        ("播出数量 ÷ 4 × 10)", "mean(D3))", "CHECKLIST_037"),
        ("播出数量 ÷ 4 × 10)", "mean(A9))", "CHECKLIST_075"),
        ("播出数量 ÷ 4 × 10)", "mean(播出数量))", "CHECKLIST_075"),
        ("播出数量 ÷ 4 × 10)", "mean(D2，D2))", "CHECKLIST_036"),
        ("trials: 2", "trials: 2\n        counter: true", "CHECKLIST_009"),
    ],
)
def test_each_fault_of_the_language_is_named(old: str, new: str, code: str) -> None:
    """Whoever writes a form learns what is wrong before anybody is scored by it."""
    assert old in EVERYTHING
    assert code in faults_of(EVERYTHING.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("above: 20, of: none", "above: 20, below: 30, of: every"),
        ("{item: D1, is: [compliant]}", "{item: D2, above: 20, below: 30}"),
    ],
)
def test_two_limits_that_one_instance_keeps_are_no_fault(old: str, new: str) -> None:
    """Every window between both, or this very one."""
    assert old in EVERYTHING
    assert "CHECKLIST_073" not in faults_of(EVERYTHING.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("per: window", "per: windows", "window"),
        ("per: window", "per: 窗口", "window"),
        ("per: window", "per: 工作人员", "clerk"),
        ("per: window", "per: 电话", "call"),
        ("together: lowest", "together: 取最低", "lowest"),
        ("together: lowest", "together: 平均分", "mean"),
        ("together: lowest", "together: 合计", "sum"),
        ("of: none", "of: 每个", "every"),
        ("together: lowest", "togehter: lowest", "together"),
    ],
)
def test_a_slip_in_what_repeats_is_told_with_its_near_miss(old: str, new: str, hint: str) -> None:
    """Whoever writes thinks in the words of the form."""
    assert old in EVERYTHING
    with pytest.raises(InspectorError) as caught:
        read(EVERYTHING.replace(old, new, 1).encode(), "everything.yaml")
    assert f" (“{hint}”?)" in [one.context.get("hint") for one in caught.value.all]


@pytest.mark.parametrize(
    ("old", "new", "home"),
    [
        ("    title: 窗口\n", "    title: 窗口\n    most: 3\n", "repeat"),
        ("code: D1,", "code: D1, repeat: {per: window},", "sections"),
        ("full_marks: 100", "gate: {above: 80}", "sections"),
    ],
)
def test_a_good_key_in_a_wrong_place_is_told_where_it_belongs(
    old: str, new: str, home: str
) -> None:
    """It is spelt right, so its spelling is no advice."""
    assert old in EVERYTHING
    with pytest.raises(InspectorError) as caught:
        read(EVERYTHING.replace(old, new, 1).encode(), "everything.yaml")
    (error,) = [one for one in caught.value.all if one.fault.code == "YAML_011"]
    assert f"：{home}）" in str(error.context["hint"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("key: ★\n", "key: ★\n        due: tomorrow\n"),
        ("code: D1, text", "code: D1, due: tomorrow, text"),
        ("counter: true", "counter: true\n        due: tomorrow"),
    ],
)
def test_an_item_with_a_slip_is_not_missed_by_what_refers_to_it(old: str, new: str) -> None:
    """Its condition, its mark and its points are there; only the slip is told."""
    assert old in EVERYTHING
    assert faults_of(EVERYTHING.replace(old, new, 1)) == ["YAML_017"]


def test_what_is_wrong_elsewhere_is_told_beside_a_slip() -> None:
    """A code that no item has stays a fault, whatever else is not looked at."""
    text = EVERYTHING.replace("key: ★\n", "key: ★\n        due: tomorrow\n", 1)
    text = text.replace("{not: {item: A6, below: 50}}", "{not: {item: A66, below: 50}}", 1)
    assert faults_of(text) == ["YAML_017", "CHECKLIST_032"]


NUMBERED = "measured_in: 分钟, points: 2, rules: [{rule: formula, formula: FORMULA}],"


@pytest.mark.parametrize(
    ("formula", "codes"),
    [
        ("值 + A9", []),
        ("D2 + A9", []),
        ("mean(D2)", ["CHECKLIST_075"]),
        ("E2", ["CHECKLIST_074"]),
        ("10 - most(E2)", []),
    ],
)
def test_a_formula_in_a_section_that_repeats_names_the_same_instance(
    formula: str, codes: list[str]
) -> None:
    """What another section asks of each it has to bring together like anybody."""
    items = (
        f"      - {{code: D3, text: 人数, {NUMBERED.replace('FORMULA', formula)}}}\n  - code: E\n"
    )
    text = EVERYTHING.replace("  - code: E\n", items, 1)
    assert faults_of(text + "      - {code: E2, text: 里程, measured_in: 公里}\n") == codes


def test_numbers_of_what_repeats_brought_together_are_read() -> None:
    """From a section that is asked once."""
    for way in ("sum", "mean", "least", "most", "count"):
        assert faults_of(EVERYTHING.replace("播出数量 ÷ 4 × 10)", f"{way}(D2))", 1)) == []
