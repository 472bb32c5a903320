"""A checklist as a file: whoever reads it has the same checklist, to the same digest."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from pydantic import BaseModel

from inspector.checklists.folders import shipped_folder
from inspector.checklists.models import ChecklistFile
from inspector.checklists.reader import read
from inspector.checklists.strict_yaml import Plain
from inspector.checklists.writing import tree
from inspector.checklists.writing.file import text_of, yaml_text
from inspector.domain.checklist import Checklist
from inspector.domain.words import Compare
from inspector.errors import InspectorError
from tests.checklists import any_checklist
from tests.checklists.any_checklist import FORM
from tests.checklists.examples import SMALL

SHIPPED = sorted(shipped_folder().glob("hrss-*.yaml"))


def checklist_of(form: Plain) -> Checklist:
    """The checklist of a tree; a tree of none is passed over."""
    try:
        return read(text_of(form).encode(), "x.yaml")
    except InspectorError:
        assume(False)
        raise


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(FORM)
def test_any_checklist_is_read_back_as_it_was(form: Plain) -> None:
    """An import writes a file; what it says has to be what was carried over."""
    checklist = checklist_of(form)
    again = read(yaml_text(checklist).encode(), "x.yaml")
    assert again == checklist
    assert again.digest == checklist.digest


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_checklist_is_read_back_as_it_was(path: Path) -> None:
    """155 items with everything that real ones have."""
    checklist = read(path, path.name)
    assert read(yaml_text(checklist).encode(), path.name) == checklist


def test_the_file_reads_as_a_person_writes_it() -> None:
    """Short blocks in one line, nothing said that is usual, and no quotes but where they matter."""
    checklist = read(SMALL.encode(), "small.yaml")
    assert (
        yaml_text(checklist)
        == """\
format: 1
checklist: small
edition: '1'
title: {zh: 小表, en: Small}
counting_units:
  人次: person-time
clauses:
- {cite: [规范1], text: 工作人员佩戴身份牌。}
sections:
- code: A
  title: {zh: 仪容, en: Appearance}
  maximum: 100
  items:
  - code: A1
    text: {zh: 佩戴身份牌, en: Staff wear a badge}
    how: {zh: 逐个窗口看胸前。, en: Look at each window.}
    fixed_when: {zh: 在岗人员全部佩戴。, en: Everyone on duty wears one.}
    clauses: [规范1]
    points: 2
    rules:
    - {rule: per_occurrence, points: 0.5, unit: 人次}
    observed: [open]
    due: same-day
"""
    )


def keys_of(model: type[BaseModel]) -> set[str]:
    """Every key that a file can have, however deep."""
    schema = model.model_json_schema(by_alias=True)
    blocks = [schema, *schema.get("$defs", {}).values()]
    return {key for one in blocks for key in one.get("properties", {})}


NOT_KEPT = {"except_kinds", "stated_points"}
"""Other ways to say what is kept, and what is only checked."""


def test_every_key_of_the_language_is_written_and_tried_here() -> None:
    """A key that is added and forgotten would be lost by the next export."""
    keys = keys_of(ChecklistFile) - NOT_KEPT
    folder = Path(tree.__file__).parent
    written = "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.py")))
    lost = {key for key in keys if not re.search(rf"\b{key}_?=|\"{key}\"", written)}
    assert lost - {one.value for one in Compare} == set()
    tried = Path(any_checklist.__file__).read_text("utf-8")
    assert {key for key in keys if f'"{key}"' not in tried} == set()
