"""A misspelt name is told with the one that was probably meant."""

from pathlib import Path

import pytest

from inspector.checklists.checking import check
from inspector.checklists.nearness import MOST_COMPARED, Near
from inspector.i18n import Pair
from tests.checklists.examples import ITEM, SMALL


@pytest.mark.parametrize(
    ("was", "becomes", "meant"),
    [
        ("points: 2", "ponits: 2", "points"),
        ("points: 2", "Points: 2", "points"),
        ("observed: [open]", "observed: [明察]", "open"),
        ("observed: [open]", "observed: [opne]", "open"),
        ("due: same-day", "due: same_day", "same-day"),
        ("due: same-day", "due: 当场", "same-day"),
        ("rule: per_occurrence", "rule: per-occurence", "per_occurrence"),
        ("unit: 人次", "unit: 人次数", "人次"),
        ("clauses: [规范1]", "clauses: [规范１]", "规范1"),
        ("points: 2", "points: 2\n        needs_phone: 是", "true"),
        ("points: 2", "points: 2\n        channels: [现场]", "onsite"),
        (
            "unit: 人次}",
            "unit: 人次, subtypes: [没带]}\n        subtypes: [{zh: 没佩带, en: none}]",
            "没佩带",
        ),
    ],
)
def test_every_name_has_its_near_miss(tmp_path: Path, was: str, becomes: str, meant: str) -> None:
    """Keys, words, units, labels, sub-types: wherever something can be misspelt."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace(was, becomes), encoding="utf-8")

    hints = {error.context.get("hint") for error in check(path).errors}

    assert f" (“{meant}”?)" in hints


def test_what_nobody_could_have_meant_has_no_near_miss() -> None:
    """A wrong guess misleads more than none."""
    assert Near(["open", "covert"]).hint("zebra") == ""
    assert Near(["open", "covert"]).hint("") == ""


def test_guessing_ends_where_a_file_is_all_slips() -> None:
    """Words are compared only so often; what is the same but for its look is still met."""
    near = Near([f"规范{n}条" for n in range(3000)])

    guessed = [near.to(f"规 范{n}条") for n in range(MOST_COMPARED // 3000 + 50)]
    beyond = [near.to(f"范规{n}") for n in range(MOST_COMPARED // 3000 + 50)]

    assert guessed[-1] == f"规范{len(guessed) - 1}条"
    assert beyond[-1] == ""


def test_a_rule_under_the_wrong_item_is_told_which_item_it_fits(tmp_path: Path) -> None:
    """It names a sub-type of another item: there it was meant to stand."""
    subtypes = "subtypes: [{zh: 未佩戴, en: none}]\n        observed"
    second = ITEM.replace("A1", "A2").replace("zh: 佩戴身份牌", "zh: 统一着装")
    wrong = second.replace("unit: 人次}", "unit: 人次, subtypes: [未佩戴]}")
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace("observed", subtypes, 1) + wrong, encoding="utf-8")

    (error,) = check(path).errors

    assert error.fault.code == "CHECKLIST_006"
    assert error.context["hint"] == Pair("（第 A1 项有这一类）", " (item A1 has it)")
