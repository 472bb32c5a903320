"""A checklist file becomes a checklist, or a list of all that is wrong with it."""

from fractions import Fraction

import pytest

from inspector.checklists.reader import read
from inspector.domain.rules import PerOccurrence, WholeItem
from inspector.domain.words import AnswerForm, DueClass, UnitKind
from inspector.errors import InspectorError
from inspector.i18n import Pair
from tests.checklists.examples import HEAD, ITEM, SMALL, line_of


def faults_of(text: str) -> list[tuple[str, object]]:
    try:
        read(text.encode(), "small.yaml")
    except InspectorError as error:
        return [(one.fault.code, one.context["line"]) for one in error.all]
    return []


def test_a_file_becomes_a_checklist() -> None:
    """What is written is what is asked."""
    checklist = read(SMALL.encode(), "small.yaml")

    (item,) = checklist.items
    assert (checklist.name, checklist.edition, checklist.scored) == ("small", "1", True)
    assert item.text == Pair("佩戴身份牌", "Staff wear a badge")
    assert item.points == 2
    assert item.due_class is DueClass.SAME_DAY
    assert item.answer is AnswerForm.ANSWER
    assert [(clause.ref, clause.text) for clause in item.clauses] == [
        ("规范1", "工作人员佩戴身份牌。")
    ]
    assert item.rules == (
        PerOccurrence(points=Fraction(1, 2), counting_unit=Pair("人次", "person-time")),
    )


def test_points_without_a_rule_are_lost_whole() -> None:
    """Most items count nothing, and should not have to say so."""
    rules = "        rules:\n          - {rule: per_occurrence, points: 0.5, unit: 人次}\n"

    (item,) = read(SMALL.replace(rules, "").encode(), "small.yaml").items

    assert item.rules == (WholeItem(),)


def test_kinds_may_be_named_by_who_is_not_asked() -> None:
    """All but the call centre is how the source says it."""
    text = SMALL.replace("observed:", "except_kinds: [U6]\n        observed:")

    (item,) = read(text.encode(), "small.yaml").items

    assert item.unit_kinds == frozenset(UnitKind) - {UnitKind.U6}


def test_what_follows_a_hash_tells_two_sentences_of_one_place_apart() -> None:
    """The reference is printed without it."""
    text = SMALL.replace("[规范1]", "[规范1#身份牌]")

    (item,) = read(text.encode(), "small.yaml").items

    assert item.clauses[0].ref == "规范1"


RULE = "- {rule: per_occurrence, points: 0.5, unit: 人次}"
SUBTYPES = "subtypes: [{zh: 未戴, en: none}, {zh: 未戴, en: none}]\n        observed:"


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        (SMALL + ITEM, "CHECKLIST_001", None),
        (
            SMALL + "  - code: A\n    title: {zh: 甲, en: A}\n    maximum: 1\n    items: []\n",
            "CHECKLIST_002",
            None,
        ),
        (SMALL.replace("clauses: [规范1]", "clauses: [规范2]"), "CHECKLIST_003", "[规范2]"),
        (
            SMALL.replace("sections:", "  - cite: [规范1]\n    text: 又一句。\nsections:"),
            "CHECKLIST_004",
            None,
        ),
        (SMALL.replace("unit: 人次}", "unit: 头}"), "CHECKLIST_005", "unit: 头"),
        (
            SMALL.replace("unit: 人次}", "unit: 人次, subtypes: [未戴]}"),
            "CHECKLIST_006",
            "subtypes",
        ),
        (SMALL.replace("observed:", SUBTYPES), "CHECKLIST_007", "subtypes"),
        (
            SMALL.replace(
                "observed:", "unit_kinds: [U1]\n        except_kinds: [U6]\n        observed:"
            ),
            "CHECKLIST_008",
            "except_kinds",
        ),
        (
            SMALL.replace(
                "observed:",
                "phrase: {trigger: {zh: 迎接, en: greeting}}\n"
                "        measured_in: {zh: 次, en: times}\n        observed:",
            ),
            "CHECKLIST_009",
            "code: A1",
        ),
        (SMALL.replace("title: {zh: 小", "scored: false\ntitle: {zh: 小"), "CHECKLIST_010", "A1"),
        (
            SMALL.replace(RULE, "- {rule: entered, low: 5, high: 1}"),
            "CHECKLIST_011",
            "low: 5",
        ),
        (SMALL.replace("points: 0.5", "points: 0"), "CHECKLIST_012", "points: 0,"),
        (SMALL.replace("maximum: 100", "maximum: 0"), "CHECKLIST_013", "code: A"),
        (SMALL.replace("due: same-day", "due: soon"), "YAML_017", "soon"),
        (SMALL.replace("cite: [规范1]", "cite: []"), "YAML_016", "cite"),
        (SMALL.replace("rule: per_occurrence", "rule: per_item"), "YAML_017", "per_item"),
        (SMALL.replace("unit: 人次}", "unit: 人次, caps: 2}"), "YAML_011", "caps"),
        (SMALL.replace("code: A1", "code: a 1"), "YAML_020", "a 1"),
        (SMALL.replace("format: 1", "format: 2"), "YAML_017", "format"),
    ],
)
def test_each_fault_is_named_with_its_line(text: str, code: str, words: str | None) -> None:
    """Whoever writes a checklist mends it with the line alone."""
    faults = faults_of(text)

    assert [fault for fault, _ in faults].count(code) >= 1, faults
    if words is not None:
        assert (code, line_of(text, words)) in faults


def test_faults_of_every_sort_are_told_together() -> None:
    """One run, one list."""
    text = SMALL.replace("[规范1]\n        points", "[规范2]\n        points") + ITEM

    assert {code for code, _ in faults_of(text)} == {"CHECKLIST_001", "CHECKLIST_003"}


def test_an_item_that_fits_no_model_does_not_hide_what_is_wrong_with_others() -> None:
    """Nobody should mend a file in rounds."""
    bad = ITEM.replace("code: A1", "code: A2").replace("due: same-day", "due: soon")
    unknown = ITEM.replace("code: A1", "code: A3\n        colour: red").replace(
        "[规范1]", "[规范9]"
    )

    faults = faults_of(HEAD + bad + unknown)

    assert [code for code, _ in faults] == ["YAML_017", "YAML_011", "CHECKLIST_003"]
    assert [line for _, line in faults] == [
        line_of(HEAD + bad + unknown, words) for words in ("due: soon", "colour", "规范9")
    ]


def test_a_clause_that_is_nearly_right_is_pointed_at() -> None:
    """References are long and easily mistyped."""
    text = HEAD.replace("规范1", "附1§三(一)") + ITEM.replace("规范1", "附1§三（一）")

    with pytest.raises(InspectorError) as raised:
        read(text.encode(), "small.yaml")

    assert raised.value.context["hint"] == " (“附1§三(一)”?)"
