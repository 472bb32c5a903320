"""Rules met in real forms, each as a small form and worked by hand.

`tests/data/forms/NAME.yaml` is the form as an office would write it; each `NAME.N.fill` beside it a
visit, with the result and how it is worked out in its comments.
"""

import re
from datetime import datetime
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from inspector.domain.facts import told_each
from inspector.domain.numbers import exact_text
from inspector.domain.scoring import tree
from inspector.domain.visit import Answer
from inspector.domain.words import Layout, UnitKind, VisitType
from inspector.services.filled import as_fill, fill_visit
from inspector.services.registers import NewUnit, add_unit
from inspector.services.visits import NewVisit, close_visit, open_visit, show_visit
from tests.county import County
from tests.sources import ROOT

FORMS = ROOT / "tests" / "data" / "forms"
CASES = sorted(FORMS.glob("*.fill"))
ROWS = {
    *("counting-units", "floor", "sub-cap", "zero-out", "discretion", "bonus", "multiplier"),
    *("veto", "key-items", "rescaled", "base-substitution", "drop-down", "by-kind"),
    *("minimum-sample", "trials", "gate", "bands", "by-finder", "two-targets", "formula"),
    *("per-window", "per-call"),
    *("did-not-occur", "evidence", "grades", "consequence", "negative-only", "columns"),
}
"""The rules that forms of the field were found to use."""


def test_every_rule_met_in_real_forms_has_a_form() -> None:
    """A rule without a worked form is a promise."""
    assert {path.stem for path in FORMS.glob("*.yaml")} == ROWS
    assert {path.name.split(".")[0] for path in CASES} == ROWS


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_form_scores_as_worked_by_hand(case: Path, county: County) -> None:
    """Through the same doors as an office: its folder, a visit, a fill file."""
    told = case.read_text("utf-8")
    expected = dict(re.findall(r"^# ([a-z]+(?: [A-Z]+)?): (.*)$", told, re.MULTILINE))
    name = case.name.split(".")[0]
    content = county.home / "content" / "checklists"
    content.mkdir(parents=True, exist_ok=True)
    form = content / f"{name}.yaml"
    form.write_text((FORMS / f"{name}.yaml").read_text("utf-8"), "utf-8")
    file = county.file(told.replace("format: 1\n", ""))
    with county.open() as workspace:
        kind = UnitKind(expected.get("unit", "U10"))
        unit = NewUnit(name="示例窗口", kind=kind, layout=Layout.HALL, windows=9)
        added = workspace.run(add_unit, unit)
        new = NewVisit(unit=added.unit, type=VisitType.OPEN, checklist=name)
        visit = workspace.run(open_visit, new).visit
        fill_visit(workspace, visit, file)
        shown = workspace.run(show_visit, visit)
        closed = workspace.run(close_visit, visit, incomplete="抽查").shown

    score = shown.score
    assert (score.total_text or "none") == expected["total"]
    if "grade" in expected:
        assert (score.grade.zh if score.grade else "none") == expected["grade"]
    if "flags" in expected:
        assert {flag.name for flag in score.flags} == {expected["flags"]}
    for target in score.targets:
        assert str(target.points) == expected[f"target {target.code}"]
    if "columns" in expected:
        assert shown.visit.columns == closed.visit.columns
        told_columns = [
            f"{one.code} {sum(p.points for p in shown.visit.columns if p.column == one.code)}"
            for one in shown.checklist.columns
        ]
        assert " ".join(told_columns) == expected["columns"]
    assert shown.standing.total == score.total == closed.score.total
    assert bool(tree(shown.checklist, score, told_each(shown.visit, shown.items))) is (
        score.total is not None
    )


@pytest.mark.parametrize("case", [one for one in CASES if ".1." in one.name], ids=lambda p: p.stem)
def test_a_visit_told_as_a_fill_file_gives_the_same_answers(case: Path, county: County) -> None:
    """An answer of any form survives being written out and filled in again."""
    told = case.read_text("utf-8")
    name = case.name.split(".")[0]
    content = county.home / "content" / "checklists"
    content.mkdir(parents=True, exist_ok=True)
    (content / f"{name}.yaml").write_text((FORMS / f"{name}.yaml").read_text("utf-8"), "utf-8")
    with county.open() as workspace:
        kind = UnitKind((re.findall(r"^# unit: (U\d+)$", told, re.MULTILINE) or ["U10"])[0])
        unit = NewUnit(name="示例窗口", kind=kind, layout=Layout.HALL, windows=9)
        added = workspace.run(add_unit, unit)
        new = NewVisit(unit=added.unit, type=VisitType.OPEN, checklist=name)
        first, second = (workspace.run(open_visit, new).visit for _ in range(2))
        fill_visit(workspace, first, county.file(told.replace("format: 1\n", "")))
        shown = workspace.run(show_visit, first)
        again = county.folder / "again.yaml"
        again.write_text(yaml.dump(_plain(as_fill(shown)), allow_unicode=True), "utf-8")
        fill_visit(workspace, second, again)
        copied = workspace.run(show_visit, second)

    assert _without_ids(copied.visit.answers) == _without_ids(shown.visit.answers)
    assert copied.score.total == shown.score.total
    assert copied.visit.columns == shown.visit.columns


def _plain(value: object) -> object:
    match value:
        case dict():
            return {str(key): _plain(one) for key, one in value.items()}
        case list():
            return [_plain(one) for one in value]
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat()
        case Fraction():
            return exact_text(value)
        case _:
            return str(value)


def _without_ids(answers: dict[str, Answer]) -> list[str]:
    return [re.sub(r"occurrence='\w+'", "", f"{code} {answers[code]}") for code in answers]
