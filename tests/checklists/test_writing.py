"""A checklist as a file: whoever reads it has the same checklist, to the same digest."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from inspector.checklists.folders import shipped_folder
from inspector.checklists.reader import read
from inspector.checklists.strict_yaml import Plain
from inspector.checklists.writing import text_of, yaml_text
from inspector.domain.checklist import Checklist
from inspector.errors import InspectorError
from tests.checklists.any_checklist import FORM, followed
from tests.checklists.examples import SMALL

__all__ = ["followed"]
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
