"""The guide to scoring shows the very forms that are worked by hand, and leaves none out."""

import re

import pytest

from inspector.checklists.checking import check
from inspector.domain.words import Stage
from tests.sources import ROOT

GUIDE = (ROOT / "checklists" / "SCORING.md").read_text("utf-8")
FORMS = ROOT / "tests" / "data" / "forms"
SHOWN = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
FILLED = re.findall(r"```yaml fill\n(.*?)```", GUIDE, re.DOTALL)


def _without_comments(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))


def test_every_worked_form_is_shown_with_its_fill_file() -> None:
    """What the guide shows is what was scored by hand; a form cannot change behind its back."""
    forms = {path.read_text("utf-8") for path in FORMS.glob("*.yaml")}
    fills = {_without_comments(path.read_text("utf-8")) for path in FORMS.glob("*.1.fill")}

    assert set(SHOWN) == forms
    assert set(FILLED) == fills


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_form_of_the_guide_has_an_error(path: object) -> None:
    """People begin by copying it."""
    assert check(FORMS / str(path)).errors == ()


def test_every_stage_is_explained_in_its_order() -> None:
    """The order is a promise: it is written down as it is followed."""
    told = re.findall(r"^\d+\. `(\w+)`", GUIDE, re.MULTILINE)
    assert told == [str(stage) for stage in Stage]


@pytest.mark.parametrize(
    "rule",
    [
        *("per_occurrence", "one_off", "whole_item", "entered", "tiers", "ratio_step"),
        *("formula", "bonus", "veto", "flag"),
    ],
)
def test_every_rule_has_an_example(rule: str) -> None:
    """A rule that nobody sees is not used."""
    assert any(f"rule: {rule}" in form for form in SHOWN)
