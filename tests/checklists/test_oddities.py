"""Oddities of the scoring language: what nothing reaches, what leaves a gap."""

from pathlib import Path

import pytest

from inspector.checklists.checking import check, warnings_of
from inspector.checklists.reader import compiled
from inspector.checklists.strict_yaml import Problems, load

FORMS = Path(__file__).parent.parent / "data" / "forms"
ITEM = """\
      - code: A{number}
        text: 第{number}项{words}
        points: {points}
        {keys}
"""
FORM = """\
format: 1
checklist: small
edition: "1"
title: 小表
{keys}
sections:
  - code: A
    title: 全部
    maximum: {maximum}
    {section}
    items:
{items}"""


def form(*items: str, keys: str = "", section: str = "", maximum: str = "100") -> str:
    """A whole file."""
    return FORM.format(keys=keys, section=section, maximum=maximum, items="".join(items))


def item(number: int = 1, keys: str = "", *, points: str = "10", words: str = "") -> str:
    """One item of it."""
    return ITEM.format(number=number, keys=keys, points=points, words=words)


def oddities(tmp_path: Path, text: str) -> list[str]:
    """Codes of the warnings, where the file has no error."""
    path = tmp_path / "small.yaml"
    path.write_text(text, encoding="utf-8")
    problems = Problems(path.name)
    document = load(path, problems)
    checklist = compiled(document, problems)
    assert (checklist is not None, problems.errors) == (True, [])
    assert checklist is not None
    return [one.fault.code for one in warnings_of(checklist, document, path).errors]


OPTIONS = "options: [{{name: 好, points: {best}}}, {{name: 差, points: 0}}]"
BANDS = "bands: [{{name: 好, low: {low}, high: 10}}, {{name: 差, low: 0, high: 6}}]"
GRADES = "grades: [{{name: 合格, at_least: {low}}}, {{name: 不合格, below: 60, fails: {fails}}}]"
CHECKED = "rules: [{{rule: per_occurrence, points: 1, unit: 次, cap: {cap}}}]"
REPEATED = (
    form(item(), section="repeat: {per: window}")
    + """\
  - code: B
    title: 全厅
    maximum: 10
    items:
      - {{code: B1, text: 甲, points: 10}}
      - {{code: B2, text: 乙, points: 5, asked_when: {{item: A1, is: [violation]{of}}}}}
"""
).replace("{per: window}", "{{per: window}}")
BONUS = """\
  - code: B
    title: 加分
    kind: bonus
    maximum: 15
    gate: {{above: {gate}}}
    items:
      - code: B1
        text: 加分项
        rules: [{{rule: bonus, points: 1, unit: 条, cap: {cap}}}]
"""


@pytest.mark.parametrize(
    ("odd", "good", "warning"),
    [
        (
            form(item(keys=OPTIONS.format(best=8))),
            form(item(keys=OPTIONS.format(best=10))),
            "CHECKLIST_123",
        ),
        (
            form(item(keys=OPTIONS.format(best=12))),
            form(item(keys=OPTIONS.format(best=10))),
            "CHECKLIST_124",
        ),
        (
            form(item(), item(2, keys=OPTIONS.format(best=5), points="0")),
            form(item(), item(2, keys=OPTIONS.format(best=5), points="5")),
            "CHECKLIST_142",
        ),
        (
            form(item(keys=BANDS.format(low=5))),
            form(item(keys=BANDS.format(low=7))),
            "CHECKLIST_125",
        ),
        (
            form(item(keys=BANDS.format(low=9))),
            form(item(keys=BANDS.format(low=7))),
            "CHECKLIST_126",
        ),
        (
            form(item(keys="counter: true\n        rules: [{rule: whole_item}]")),
            form(
                item(
                    keys="counter: true\n        rules: "
                    "[{rule: ratio_step, reference: 100, step: 5, points: 0.5}]"
                )
            ),
            "CHECKLIST_127",
        ),
        (
            form(item(), item(2, "asked_when: {item: A1, is: [坏]}")),
            form(item(), item(2, "asked_when: {item: A1, is: [violation]}")),
            "CHECKLIST_128",
        ),
        (
            form(item(1, "asked_when: {item: A2, is: [violation]}"), item(2)),
            form(item(1), item(2, "asked_when: {item: A1, is: [violation]}")),
            "CHECKLIST_129",
        ),
        (
            form(item(keys=CHECKED.format(cap="0.5"))),
            form(item(keys=CHECKED.format(cap=2))),
            "CHECKLIST_130",
        ),
        (
            form(item(keys=CHECKED.format(cap=11))),
            form(item(keys=CHECKED.format(cap=2))),
            "CHECKLIST_131",
        ),
        (
            form(item()) + BONUS.format(gate=100, cap=5),
            form(item()) + BONUS.format(gate=80, cap=5),
            "CHECKLIST_132",
        ),
        (
            form(item(), section="pass_mark: 101"),
            form(item(), section="pass_mark: 60"),
            "CHECKLIST_133",
        ),
        (
            form(item(), keys=GRADES.format(low=61, fails="true")),
            form(item(), keys=GRADES.format(low=60, fails="true")),
            "CHECKLIST_134",
        ),
        (
            form(item(), keys="grades: [{name: 合格, at_least: 60}]"),
            form(item(), keys="grades: [{name: 合格}]"),
            "CHECKLIST_135",
        ),
        (
            form(item(), keys=GRADES.format(low=60, fails="false"), section="pass_mark: 60"),
            form(item(), keys=GRADES.format(low=60, fails="true"), section="pass_mark: 60"),
            "CHECKLIST_136",
        ),
        (
            form(item(keys="key: ★"), keys="key_vetoes: [{mark: ★, scope: fail, at_least: 2}]"),
            form(item(keys="key: ★"), keys="key_vetoes: [{mark: ★, scope: fail}]"),
            "CHECKLIST_137",
        ),
        (
            form(item(), keys="sample: {total: 2}"),
            form(item(), item(2), keys="sample: {total: 2}"),
            "CHECKLIST_138",
        ),
        (
            form(item(), keys="rescaled: false"),
            form(item(points="100"), keys="rescaled: false"),
            "CHECKLIST_139",
        ),
        (
            form(item(keys=CHECKED.format(cap=5), words="最高扣3分")),
            form(item(keys=CHECKED.format(cap=3), words="最高扣3分")),
            "CHECKLIST_140",
        ),
        (
            form(item().replace("第1项", "★第1项")),
            form(item(keys="key: ★").replace("第1项", "★第1项")),
            "CHECKLIST_141",
        ),
        (
            form(item()).replace("title: 全部", "title: 窗口（逐窗口检查）"),
            form(item(), section="repeat: {per: window}").replace("title: 全部", "title: 每个窗口"),
            "CHECKLIST_151",
        ),
        (
            form(item(), section="repeat: {per: window, most: 1}"),
            form(item(), section="repeat: {per: window, most: 2}"),
            "CHECKLIST_152",
        ),
        (
            form(
                item(points="0"),
                keys="scored: false",
                section="repeat: {per: call, together: sum}",
            ),
            form(item(points="0"), keys="scored: false", section="repeat: {per: call}"),
            "CHECKLIST_153",
        ),
        (
            form(item(), keys="rescaled: false", section="repeat: {per: call, together: sum}"),
            form(item(), section="repeat: {per: call, together: sum}"),
            "CHECKLIST_154",
        ),
        (
            form(item(), item(2, "asked_when: {item: A1, is: [violation], of: every}")),
            REPEATED.format(of=", of: every"),
            "CHECKLIST_155",
        ),
        (
            REPEATED.format(of="").replace("item: A1", "item: B1").replace("]}", "], of: none}"),
            REPEATED.format(of=", of: none"),
            "CHECKLIST_155",
        ),
    ],
)
def test_each_oddity_is_told_and_its_good_twin_is_not(
    tmp_path: Path, odd: str, good: str, warning: str
) -> None:
    """A warning that is wrong teaches people to read none."""
    assert warning in oddities(tmp_path, odd)
    assert warning not in oddities(tmp_path, good)


def test_items_that_wait_for_each_other_are_an_error_at_the_first(tmp_path: Path) -> None:
    """None of them would ever be asked, and nobody would learn why."""
    path = tmp_path / "small.yaml"
    ring = [item(n, f"asked_when: {{item: A{n % 3 + 1}, is: [violation]}}") for n in (1, 2, 3)]
    path.write_text(form(*ring), encoding="utf-8")
    problems = Problems(path.name)
    compiled(load(path, problems), problems)

    (error,) = [one for one in problems.errors if one.fault.code == "CHECKLIST_047"]

    assert error.context["ring"] == "A1 → A2 → A3 → A1"
    assert error.context["line"] == 15


def test_a_chain_of_thousands_that_ends_is_no_ring(tmp_path: Path) -> None:
    """A long form asked step by step is read without running out of stack."""
    chain = [
        item(1),
        *(item(n, f"asked_when: {{item: A{n - 1}, is: [violation]}}") for n in range(2, 3000)),
    ]
    path = tmp_path / "small.yaml"
    path.write_text(form(*chain), encoding="utf-8")
    problems = Problems(path.name)
    compiled(load(path, problems), problems)

    assert not [one for one in problems.errors if one.fault.code == "CHECKLIST_047"]


def test_a_rule_that_waits_for_an_unknown_item_is_told_with_its_near_miss(tmp_path: Path) -> None:
    """A code misspelt is the commonest slip in a condition."""
    path = tmp_path / "small.yaml"
    text = form(item(11), item(2, "asked_when: {item: A111, is: [violation]}"))
    path.write_text(text, encoding="utf-8")
    problems = Problems(path.name)
    compiled(load(path, problems), problems)

    (error,) = [one for one in problems.errors if one.fault.code == "CHECKLIST_032"]

    assert error.context["hint"] == " (“A11”?)"


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_form_worked_by_hand_has_nothing_odd(path: Path) -> None:
    """Each says a rule of real forms as it should be said."""
    verdict = check(path)

    assert (verdict.errors, verdict.warnings) == ((), ())


def test_an_item_that_adds_may_have_the_text_of_one_that_takes(tmp_path: Path) -> None:
    """A table's row that does both becomes two items; no fact is deducted twice by that."""
    text = form(item()) + BONUS.format(gate=80, cap=5).replace("加分项", "第1项")

    assert "CHECKLIST_104" not in oddities(tmp_path, text)


@pytest.mark.parametrize(
    "keys",
    [
        "sample: {total: 3}",
        "sample: {total: 1, key: 3, mark: ★}",
        "key_vetoes: [{mark: ★, scope: fail, at_least: 3}]",
    ],
)
def test_an_item_that_repeats_counts_as_often_as_it_can(tmp_path: Path, keys: str) -> None:
    """A form that asks one thing of each window may want three of them."""
    key = item(keys="key: ★")
    twice = form(key, keys=keys, section="repeat: {per: window, most: 2}")
    thrice = form(key, keys=keys, section="repeat: {per: window, most: 3}")
    odd = {"CHECKLIST_137", "CHECKLIST_138"}

    assert odd & set(oddities(tmp_path, twice))
    assert not odd & set(oddities(tmp_path, thrice))


def test_what_adds_up_has_no_maximum_to_compare(tmp_path: Path) -> None:
    """Its sections together, and what a gate or a pass mark asks, depend on how many there are."""
    summed = form(item(), section="pass_mark: 500\n    repeat: {per: call, together: sum}")
    text = summed + BONUS.format(gate=300, cap=5)

    assert not {"CHECKLIST_101", "CHECKLIST_132", "CHECKLIST_133"} & set(oddities(tmp_path, text))
