"""What people write by hand is read strictly, and every fault has its line."""

from pathlib import Path
from typing import Literal

import pytest

from inspector.checklists.schema import Number, Strict, Text, YesNo, validated
from inspector.checklists.strict_yaml import Problems, head_of, load
from inspector.errors import InspectorError


class Part(Strict):
    """A block inside another."""

    name: Text
    points: Number | None = None


class Form(Strict):
    """What the examples here are read as."""

    title: Text
    open: YesNo = False
    parts: tuple[Part, ...] = ()
    marks: dict[str, Literal["a", "b"]] | tuple[Part, ...] = ()


def faults_of(text: str | bytes) -> list[tuple[str, object]]:
    """Codes and lines of all that is wrong with a file."""
    problems = Problems("form.yaml")
    try:
        document = load(text if isinstance(text, bytes) else text.encode(), problems)
        validated(Form, document, problems)
        problems.raise_if_any()
    except InspectorError as error:
        return [(one.fault.code, one.context["line"]) for one in error.all]
    return []


def test_every_scalar_is_a_text_until_its_schema_types_it() -> None:
    """`no`, `1.10` and `2014-01` are what was written, not what YAML guesses."""
    document = load(b"a: no\nb: 1.10\nc: 2014-01\nd: ~\ne:\n", Problems("x"))

    assert document.plain() == {"a": "no", "b": "1.10", "c": "2014-01", "d": "~", "e": ""}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: a\ntitle: b\n", [("YAML_007", 2)]),
        ("title: a\n\ncolour: red\n", [("YAML_011", 3)]),
        ("open: true\n", [("YAML_012", 1)]),
        ("title: a\nparts:\n  - points: 1\n", [("YAML_012", 3)]),
        ("title: a\nparts:\n  - name: x\n    points: -1\n", [("YAML_018", 4)]),
        ("title: a\nparts:\n  - name: x\n    points: 1e3\n", [("YAML_018", 4)]),
        ("title: a\nopen: yes\n", [("YAML_017", 2)]),
        ("title: [a]\n", [("YAML_015", 1)]),
        ("title:\n", [("YAML_016", 1)]),
        ("title: a\nparts: b\n", [("YAML_014", 2)]),
        ("title: a\nparts:\n  - b\n", [("YAML_013", 3)]),
        ("[a]: b\ntitle: a\n", [("YAML_010", 1)]),
        ("title: a\nmarks:\n  x: a\n  y: c\n", [("YAML_017", 4)]),
        ("title: a\nmarks:\n  - name: x\n  - colour: red\n", [("YAML_012", 4), ("YAML_011", 4)]),
        ("title: a\nmarks: x\n", [("YAML_013", 2)]),
        ("title: !!python/name:os.system x\n", [("YAML_009", 1)]),
        ("title: &t a\nparts:\n  - name: *t\n", [("YAML_008", 3), ("YAML_016", 3)]),
        ("title: 'a\n", [("YAML_004", 2)]),
        ("title: a\n\tparts: b\n", [("YAML_004", 2)]),
        ("title: a\n---\ntitle: b\n", [("YAML_006", 3)]),
        ("", [("YAML_006", 1)]),
        (b"title: a\nopen: \xff\n", [("YAML_002", 2)]),
        ("title: a\x00\n", [("YAML_022", 1)]),
    ],
)
def test_each_fault_is_named_with_its_line(
    text: str | bytes, expected: list[tuple[str, int]]
) -> None:
    """Whoever wrote the file mends it with the line alone."""
    assert faults_of(text) == expected


def test_all_faults_are_told_at_once_and_by_line() -> None:
    """Nobody should mend a file one error at a time."""
    text = "colour: red\nparts:\n  - name: x\n    points: many\n  - {points: 1}\nopen: maybe\n"

    assert faults_of(text) == [
        ("YAML_012", 1),
        ("YAML_011", 1),
        ("YAML_018", 4),
        ("YAML_012", 5),
        ("YAML_017", 6),
    ]


@pytest.mark.parametrize("opener", ["[", "{a: ", "- "])
def test_a_hundred_thousand_brackets_are_an_error_and_no_crash(opener: str) -> None:
    """The composer of libyaml recurses and takes the whole process with it."""
    assert faults_of(opener * 100_000)[0][0] == "YAML_005"


def test_references_that_multiply_are_refused_before_they_do() -> None:
    """Ten lines of aliases could else fill the memory."""
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]

    codes = {code for code, _ in faults_of("\n".join(lines))}

    assert "YAML_008" in codes


def test_a_file_beyond_all_reason_is_not_read(tmp_path: Path) -> None:
    """A video that was given by mistake must not be parsed."""
    path = tmp_path / "form.yaml"
    with path.open("wb") as file:
        file.truncate(9 * 1024 * 1024)

    with pytest.raises(InspectorError) as raised:
        load(path, Problems(path.name))

    assert raised.value.fault.code == "YAML_003"


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    """A mistyped path is the commonest fault of all."""
    with pytest.raises(InspectorError) as raised:
        load(tmp_path / "nowhere.yaml", Problems("nowhere.yaml"))

    assert raised.value.fault.code == "YAML_001"


def test_a_byte_order_mark_is_no_fault() -> None:
    """Windows' Notepad writes one."""
    assert faults_of(b"\xef\xbb\xbftitle: a\n") == []


def test_a_key_of_another_block_is_named_when_one_is_misspelt() -> None:
    """A near miss is told, so that nobody looks it up."""
    problems = Problems("form.yaml")
    document = load(b"titel: a\nparts:\n  - name: x\n    ponits: 1\n", problems)
    validated(Form, document, problems)

    hints = [e.context["hint"] for e in problems.errors if e.fault.code == "YAML_011"]
    assert hints == [" (“title”?)", " (“points”?)"]


def test_a_head_is_read_without_the_rest(tmp_path: Path) -> None:
    """A fault further down must not hide a file from the list of names."""
    path = tmp_path / "a.yaml"
    path.write_text("x: {checklist: no}\nchecklist: yes\nedition: '1'\nbroken: [\n")

    head = head_of(path, Problems(path.name), keys=frozenset({"checklist", "edition"}))

    assert head == {"checklist": "yes", "edition": "1"}
