"""The examples of `checklists/README.md` are true: each is read by what reads the real thing."""

import re
from pathlib import Path

import pytest

from inspector.checklists.checking import check
from inspector.checklists.folders import shipped_folder
from inspector.checklists.library import load_checklist
from inspector.checklists.schema import validated
from inspector.checklists.strict_yaml import Problems, load
from inspector.domain.asking import asked
from inspector.domain.words import Channel, Layout, UnitKind, VisitType
from inspector.services.fill_file import FillFile

README = (shipped_folder() / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```yaml( fill)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CHECKLISTS = [text for fill, text in BLOCK.findall(README) if not fill]
FILLS = [text for fill, text in BLOCK.findall(README) if fill]


@pytest.mark.parametrize("text", CHECKLISTS)
def test_a_checklist_example_has_neither_error_nor_warning(text: str, tmp_path: Path) -> None:
    """People begin by copying it."""
    name = re.search(r"^checklist: ([a-z-]+)", text, re.MULTILINE)
    assert name is not None
    path = tmp_path / f"{name[1]}.yaml"
    path.write_text(text, encoding="utf-8")

    verdict = check(path)

    assert (verdict.errors, verdict.warnings) == ((), ())


@pytest.mark.parametrize("text", FILLS)
def test_a_fill_example_has_the_form_and_names_what_a_covert_or_open_visit_asks(text: str) -> None:
    """A fault in it would teach the fault."""
    problems = Problems("README.md")
    fill = validated(FillFile, load(text.encode(), problems), problems)
    assert problems.errors == []
    assert fill is not None

    visit_type = VisitType.COVERT if "leads:" in text else VisitType.OPEN
    items = asked(
        load_checklist("hrss-window"),
        kind=UnitKind.U10,
        layout=Layout.HALL,
        channel=Channel.ONSITE,
        visit_type=visit_type,
        has_phone=True,
        supervises=False,
    )

    by_code = {item.code: item for item in items}
    assert set(fill.answers) | set(fill.measurements) <= set(by_code)
    for code, entry in fill.answers.items():
        known = {subtype.name.zh for subtype in by_code[code].subtypes}
        used = {one.subtype for one in entry.occurrences if one.subtype is not None}
        assert used <= known, code


def test_there_are_examples_of_both_kinds() -> None:
    """A change of the fences must not silently test nothing."""
    assert len(CHECKLISTS) == 2
    assert len(FILLS) == 4


@pytest.mark.parametrize(
    "rule", ["per_occurrence", "whole_item", "entered", "bonus", "veto", "flag"]
)
def test_every_rule_is_explained_in_both_languages(rule: str) -> None:
    """A rule that nobody knows of is not used."""
    chinese, english = README.split("\n# Checklists and fill files\n")

    assert f"rule: {rule}" in chinese
    assert f"`{rule}`" in english
