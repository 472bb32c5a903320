"""Editors are told the same as our reader knows, by a schema that another tool judges."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from inspector.checklists.folders import shipped_folder
from inspector.checklists.json_schema import schema_of_checklists
from inspector.checklists.reader import read
from inspector.errors import InspectorError
from tests.checklists.examples import SMALL
from tests.checklists.language import EVERYTHING

SHIPPED = [
    path for path in sorted(shipped_folder().glob("*.yaml")) if "checklist:" in path.read_text()
]


class Editor(yaml.SafeLoader):
    """YAML 1.2's core, as editors read it: `yes` is a text, and a date is one."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in kinds if not tag.endswith((":bool", ":timestamp"))]
    for first, kinds in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def editor() -> Draft202012Validator:
    """A reader of schemas that is not ours."""
    schema = schema_of_checklists()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def faults(editor: Draft202012Validator, text: str) -> list[str]:
    """What the editor marks."""
    document = yaml.load(text, Editor)  # noqa: S506 - a SafeLoader with fewer kinds
    return [error.message for error in editor.iter_errors(document)]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_checklist_has_no_mark(editor: Draft202012Validator, path: Path) -> None:
    """An editor that marks good lines is soon switched off."""
    assert faults(editor, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("text", [SMALL, EVERYTHING], ids=["small", "language"])
def test_a_good_file_has_no_mark(editor: Draft202012Validator, text: str) -> None:
    """Every word of the scoring language stands in one of them."""
    assert faults(editor, text) == []


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("points: 2", "ponits: 2"),
        ("points: 2", "points: -1"),
        ("points: 2", "points: viele"),
        ("points: 2", "points: [2]"),
        ("points: 2", "points:"),
        ("points: 2", "needs_phone: yes"),
        ("points: 2", "trials: 1.5"),
        ("code: A1", "code: a1"),
        ("code: A1", "code: ABCDEFGHI"),
        ("checklist: small", "checklist: Small One"),
        ("format: 1", "format: 2"),
        ("observed: [open]", "observed: [opne]"),
        ("observed: [open]", "observed: open"),
        ("due: same-day", "due: tomorrow"),
        ("rule: per_occurrence", "rule: per_time"),
        ("rule: per_occurrence, points: 0.5", "rule: per_occurrence"),
        ("text: 工作人员佩戴身份牌。", 'text: ""'),
        ("text: {zh: 佩戴身份牌, en: Staff wear a badge}", "text: {en: Staff wear a badge}"),
        ("text: {zh: 佩戴身份牌, en: Staff wear a badge}", "text: []"),
        ("title: {zh: 小表, en: Small}\n", ""),
        ("maximum: 100", "maximum: 100\n    repeat: {per: windows}"),
        ("maximum: 100", "maximum: 100\n    repeat: {together: sum}"),
        ("maximum: 100", "maximum: 100\n    repeat: {per: call, most: 1001}"),
        ("maximum: 100", "maximum: 100\n    repeat: window"),
        ("points: 2", "points: 2\n        asked_when: {item: A1, is: [x], of: all}"),
    ],
)
def test_what_the_reader_refuses_by_form_has_a_mark(
    editor: Draft202012Validator, was: str, becomes: str
) -> None:
    """Whoever writes sees it at once, and not first when checking."""
    text = SMALL.replace(was, becomes, 1)
    assert text != SMALL

    with pytest.raises(InspectorError):
        read(text.encode(), "small.yaml")
    assert faults(editor, text) != []


def test_every_key_is_explained_in_both_languages() -> None:
    """The office reads Chinese; whoever helps it may not."""
    unexplained = [
        key
        for part in _parts(schema_of_checklists())
        for key, value in part.get("properties", {}).items()
        if " · " not in value.get("description", "")
    ]

    assert unexplained == []


def _parts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _parts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _parts(one)
