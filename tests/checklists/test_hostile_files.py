"""A file made to exhaust whoever reads it is refused at the place where it goes too far."""

from pathlib import Path

import pytest

from inspector.checklists.checking import check
from inspector.checklists.strict_yaml import LIMIT_ENTRIES, LIMIT_VALUES, MOST_TOLD
from inspector.i18n import Pair
from tests.checklists.examples import HEAD, SMALL, line_of

NO_ITEMS = HEAD.removesuffix("\n")


def told(tmp_path: Path, text: str | bytes) -> list[tuple[str, object]]:
    """Codes and lines of the errors that a check tells."""
    path = tmp_path / "small.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [(one.fault.code, one.context.get("line")) for one in check(path).errors]


def test_a_list_without_end_is_refused_where_it_is_too_long(tmp_path: Path) -> None:
    """Each empty entry would else be a fault of its own, and a million of them fill the memory."""
    text = f"{NO_ITEMS} [{'{},' * (LIMIT_ENTRIES + 1)}]\n"

    assert told(tmp_path, text) == [("YAML_024", line_of(text, "items:"))]


def test_values_without_end_are_refused_where_they_are_too_many(tmp_path: Path) -> None:
    """Many lists, none of them too long, hold as much as one."""
    row = f"- [{'x,' * 10_000}]\n"

    assert told(tmp_path, row * (LIMIT_VALUES // 10_000 + 1)) == [("YAML_021", 40)]


def test_past_the_faults_that_are_told_no_more_are_looked_for(tmp_path: Path) -> None:
    """Twenty thousand empty items have 140,000 faults; who reads two thousand of them?"""
    text = f"{NO_ITEMS} [{'{},' * LIMIT_ENTRIES}]\n"

    codes = [code for code, _ in told(tmp_path, text)]

    assert codes == ["YAML_012"] * MOST_TOLD + ["YAML_023"]


def test_faults_of_one_kind_cost_no_more_than_they_tell(tmp_path: Path) -> None:
    """A key misspelt in every item is told for each, and its near miss looked for once."""
    items = "".join(
        f"      - {{code: A{n}, pionts: 1, text: {{zh: 甲{n}, en: a}}}}\n" for n in range(900)
    )
    path = tmp_path / "small.yaml"
    path.write_text(HEAD + items, encoding="utf-8")

    errors = check(path).errors
    hints = [one.context["hint"] for one in errors if one.fault.code == "YAML_011"]

    assert hints
    assert set(hints) == {" (“points”?)"}


@pytest.mark.parametrize(
    ("was", "becomes", "code"),
    [
        ("zh: 佩戴身份牌", "zh: 佩戴\x00身份牌", "YAML_022"),
        ("逐个窗口看胸前。", '"\\e[31m"', "YAML_022"),
        ("逐个窗口看胸前。", "a\u202eb", "YAML_022"),
        ("        how", "\thow", "YAML_004"),
        ("points: 2", "points: 010", "YAML_018"),
        ("points: 2", "points: 0x10", "YAML_018"),
        ("points: 2", "needs_phone: yes", "YAML_017"),
        ("points: 2", "due: 3wd", "YAML_007"),
        ("points: 2", "<<: {due: 3wd}", "YAML_011"),
    ],
)
def test_what_yaml_elsewhere_reads_otherwise_has_its_line(
    tmp_path: Path, was: str, becomes: str, code: str
) -> None:
    """`010` is eight elsewhere, `yes` is true, a tab is a space: here each is told."""
    text = SMALL.replace(was, becomes, 1)
    line = line_of(text, "due: same-day" if code == "YAML_007" else becomes)

    assert (code, line) in told(tmp_path, text)


@pytest.mark.parametrize(("encoding", "line"), [("gb18030", 4), ("utf-16", 1)])
def test_a_file_in_another_encoding_is_refused(tmp_path: Path, encoding: str, line: int) -> None:
    """Windows' own encoding, and Excel's “Unicode text”, are what offices save by mistake."""
    assert told(tmp_path, SMALL.encode(encoding)) == [("YAML_002", line)]


def test_the_reason_is_told_in_the_language_of_the_person(tmp_path: Path) -> None:
    """The reader of YAML speaks English alone, and of tokens."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace("        how", "\thow"), encoding="utf-8")

    (error,) = check(path).errors

    assert error.context["reason"] == Pair(
        "这一行用了制表符缩进，请改用空格", "the line is indented with a tab; use spaces"
    )
