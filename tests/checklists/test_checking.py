"""What real forms get wrong is a warning; only what cannot be used is an error."""

from pathlib import Path

import pytest

from inspector.checklists.checking import check
from tests.checklists.examples import ITEM, SMALL, line_of

RULE = "          - {rule: per_occurrence, points: 0.5, unit: 人次}\n"
VETO = "          - {rule: veto, scope: total, verified_only: true}\n"
OTHER_SECTION = """\
  - code: B
    title: {zh: 纪律, en: Discipline}
    maximum: 10
    items: []
"""
SECOND = ITEM.replace("code: A1", "code: A2").replace("zh: 佩戴身份牌", "zh: 统一着装")


def checked(tmp_path: Path, text: str, name: str = "small.yaml") -> tuple[list[str], list[str]]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    verdict = check(path)
    return (
        [error.fault.code for error in verdict.errors],
        [warning.fault.code for warning in verdict.warnings],
    )


def test_a_good_file_has_nothing_to_say(tmp_path: Path) -> None:
    """Else nobody would read the warnings."""
    assert checked(tmp_path, SMALL + SECOND) == ([], [])


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (SMALL.replace("maximum: 100", "maximum: 90"), "CHECKLIST_101"),
        (SMALL.replace("maximum: 100", "maximum: 100\n    stated_points: 3"), "CHECKLIST_102"),
        (
            SMALL.replace(
                "observed: [open]", "observed: [call]\n        channels: [online]\n"
            ).replace("clauses:\n", "visit_types: [open]\nclauses:\n", 1),
            "CHECKLIST_103",
        ),
        (SMALL + ITEM.replace("code: A1", "code: A2"), "CHECKLIST_104"),
        (SMALL.replace("cite: [规范1]", "cite: [规范1, 规范2]"), "CHECKLIST_105"),
        (SMALL.replace("points: 2", "points: 0.2"), "CHECKLIST_106"),
        (SMALL.replace("    items:\n" + ITEM, "    items: []\n"), "CHECKLIST_107"),
        (SMALL.replace("        points: 2\n", ""), "CHECKLIST_108"),
        (
            SMALL.replace("unit: 人次}", "unit: 人次, subtypes: [未戴]}").replace(
                "observed:",
                "subtypes: [{zh: 未戴, en: none}, {zh: 反戴, en: reversed}]\n        observed:",
            ),
            "CHECKLIST_109",
        ),
        (SMALL.replace("maximum: 100", "maximum: 100\n    pool: 100"), "CHECKLIST_110"),
        (SMALL + OTHER_SECTION.replace("zh: 纪律", "zh: 仪容"), "CHECKLIST_112"),
        (SMALL.replace("maximum: 100", "maximum: 100\n    pool: 90"), "CHECKLIST_113"),
        (SMALL + SECOND.replace("A2", "A01"), "CHECKLIST_114"),
        (SMALL + SECOND.replace("A2", "B2") + OTHER_SECTION, "CHECKLIST_115"),
        (
            SMALL.replace("due:", "covert_core: true\n        never_covert: true\n        due:"),
            "CHECKLIST_116",
        ),
        (SMALL.replace("observed: [open]", "observed: [open, open]"), "CHECKLIST_117"),
        (SMALL.replace("points: 2", "points: 101"), "CHECKLIST_118"),
        (SMALL.replace(RULE, RULE + RULE), "CHECKLIST_119"),
        (SMALL.replace(RULE, RULE + RULE.replace("0.5", "1")), "CHECKLIST_120"),
        (SMALL.replace("zh: 佩戴身份牌", "zh: 佩戴身份牌，每人次扣1分"), "CHECKLIST_121"),
        (SMALL.replace("zh: 佩戴身份牌", "zh: 收受财物的一票否决"), "CHECKLIST_122"),
        (SMALL.replace("zh: 佩戴身份牌", "zh: 情况酌情扣分"), "CHECKLIST_122"),
        (SMALL.replace("zh: 佩戴身份牌", "zh: 每多一条加0.2分"), "CHECKLIST_122"),
    ],
)
def test_each_oddity_is_a_warning_and_no_error(tmp_path: Path, text: str, warning: str) -> None:
    """Real forms contain wrong sums and unreachable items, and are used all the same."""
    errors, warnings = checked(tmp_path, text)

    assert errors == []
    assert warning in warnings


def test_a_file_called_otherwise_is_a_warning(tmp_path: Path) -> None:
    """It works, but the next person looks for it in vain."""
    assert checked(tmp_path, SMALL, "ours.yaml") == ([], ["CHECKLIST_111"])


def test_errors_leave_no_room_for_warnings(tmp_path: Path) -> None:
    """What cannot be read cannot be judged."""
    errors, warnings = checked(tmp_path, SMALL.replace("maximum: 100", "maximum: lots"))

    assert (errors, warnings) == (["YAML_018"], [])


def test_a_warning_has_its_line(tmp_path: Path) -> None:
    """Like an error."""
    text = SMALL + ITEM.replace("code: A1", "code: A2")
    path = tmp_path / "small.yaml"
    path.write_text(text, encoding="utf-8")

    (warning,) = check(path).warnings

    assert warning.context["line"] == line_of(text, "code: A2")


def test_a_missing_file_is_an_error_and_no_crash(tmp_path: Path) -> None:
    """`checklist check` tells it like any other fault."""
    verdict = check(tmp_path / "nowhere.yaml")

    assert [error.fault.code for error in verdict.errors] == ["YAML_001"]


@pytest.mark.parametrize(
    "text",
    [
        SMALL.replace("zh: 佩戴身份牌", "zh: 佩戴身份牌，每人次扣0.5分"),
        SMALL.replace("zh: 佩戴身份牌", "zh: 情况酌情扣分").replace(
            "{rule: per_occurrence, points: 0.5, unit: 人次}", "{rule: entered, low: 1, high: 2}"
        ),
        SMALL.replace(RULE, RULE.replace("人次}", "人次, verified: true}") + VETO),
    ],
)
def test_a_rule_that_says_what_the_words_say_is_no_oddity(tmp_path: Path, text: str) -> None:
    """A warning that is wrong teaches people to read none."""
    assert checked(tmp_path, text) == ([], [])


def test_an_item_that_excepts_every_kind_of_unit_is_an_error(tmp_path: Path) -> None:
    """An empty list of kinds means all of them: it would be asked everywhere."""
    kinds = ", ".join(f"U{n}" for n in range(1, 12))
    text = SMALL.replace("due:", f"except_kinds: [{kinds}]\n        due:")

    assert checked(tmp_path, text) == (["CHECKLIST_015"], [])
