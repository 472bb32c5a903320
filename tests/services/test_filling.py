"""A fill file is taken whole or not at all, and every fault is told with its line."""

import json

import pytest

from inspector.cli.output import encode
from inspector.errors import InspectorError
from inspector.services.answers import answer_by_word
from inspector.services.filled import amend_with_file, as_fill, fill_visit
from inspector.services.listing import history
from inspector.services.undoing import undo
from inspector.services.visits import show_visit
from inspector.services.workspace import Workspace
from tests.county import County, closed_visit, new_visit


def faults(county: County, workspace: Workspace, text: str) -> list[tuple[str, str]]:
    """Codes and places of everything that is wrong with a file."""
    visit = new_visit(workspace)
    before = workspace.run(show_visit, visit).visit
    with pytest.raises(InspectorError) as refused:
        fill_visit(workspace, visit, county.file(text))
    assert workspace.run(show_visit, visit).visit == before
    return [(one.fault.code, str(one.context.get("line", ""))) for one in refused.value.all]


CORRECTED_OR_NOT = """\
answers:
  P05:
    answer: violation
    occurrences: [{corrected: false, corrected_note: 好}]
"""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("answers:\n  Z99: compliant\n", "VISIT_032"),
        ("answers:\n  M42: good\n", "VISIT_003"),
        ("answers:\n  A38: {answer: compliant, occurrences: [{note: 有人}]}\n", "FILL_007"),
        ("answers:\n  A12: {answer: violation, reason: 没有戴}\n", "FILL_007"),
        ("answers:\n  P05: {answer: violation, occurrences: [{points: 3}]}\n", "VISIT_029"),
        ("answers:\n  S01: compliant\n", "FILL_004"),
        ("answers:\n  A12: maybe\n", "YAML_017"),
        ("answer: {A12: compliant}\n", "YAML_011"),
        ("answers:\n  A12: compliant\n  A12: violation\n", "YAML_007"),
        ("answers:\n  A14: not_applicable\n", "VISIT_005"),
        ("answers:\n  A57: violation\n", "VISIT_004"),
        ("answers:\n  P20: violation\n", "VISIT_006"),
        ("answers:\n  P05: {answer: violation, occurrences: [{subtype: 唱歌}]}\n", "VISIT_007"),
        ("answers:\n  P05: {answer: violation, occurrences: [{count: 0}]}\n", "VISIT_008"),
        (
            'answers:\n  P05: {answer: violation, occurrences: [{from: "08:44", to: "08:41"}]}\n',
            "VISIT_009",
        ),
        ('answers:\n  P05: {answer: violation, occurrences: [{from: "8点"}]}\n', "FILL_001"),
        ('observed_at: "2027-01-01T09:00+08:00"\n', "FILL_002"),
        ("answers:\n  P05: {answer: violation, occurrences: [{evidence: [no.jpg]}]}\n", "FILL_003"),
        ("bulk: {sections: [Z], answer: compliant}\n", "FILL_005"),
        (CORRECTED_OR_NOT, "FILL_009"),
        ("measurements: {A12: 3}\n", "VISIT_004"),
        ("phrases: {S01: shouted}\n", "YAML_017"),
    ],
)
def test_a_fault_is_named_and_nothing_changes(
    county: County, workspace: Workspace, text: str, code: str
) -> None:
    """Each thing that people really get wrong has its own code."""
    assert code in [one for one, _ in faults(county, workspace, text)]


def test_all_faults_are_told_at_once(county: County, workspace: Workspace) -> None:
    """Correcting one and meeting the next makes people give up."""
    text = (
        "answers:\n"
        "  Z98: compliant\n"
        "  A14: not_applicable\n"
        "  A11: maybe\n"
        "  A12: {answer: violation, occurrences: [{count: 0}]}\n"
    )
    told = faults(county, workspace, text)
    assert [code for code, _ in told] == ["VISIT_032", "VISIT_005", "YAML_017", "VISIT_008"]


def test_a_visit_told_as_a_fill_file_fills_another_alike(
    county: County, workspace: Workspace
) -> None:
    """The shape that shows a visit is the shape that fills one."""
    first = workspace.run(show_visit, closed_visit(county, workspace))
    told = as_fill(first)
    file = county.folder / "again.yaml"
    file.write_text(json.dumps(encode(told), ensure_ascii=False), encoding="utf-8")
    second = new_visit(workspace)
    fill_visit(workspace, second, file)
    again = workspace.run(show_visit, second)
    assert encode(as_fill(again)) == encode(told)
    assert again.score.total == first.score.total


def test_an_amendment_keeps_its_reason_and_moves_the_score(
    county: County, workspace: Workspace
) -> None:
    """After closing nothing changes without a why."""
    visit = closed_visit(county, workspace)
    before = workspace.run(show_visit, visit)
    file = county.file("answers:\n  A12: compliant\n")
    amended = amend_with_file(workspace, visit, file, "核对录像后更正")
    after = workspace.run(show_visit, visit)
    assert amended.changed == 1
    assert after.visit.amendments == ("核对录像后更正",)
    assert before.score.total is not None
    assert after.score.total is not None
    assert after.score.total > before.score.total
    assert [one.item for one in after.findings] == ["P05"]


def test_the_history_tells_the_mistake_and_its_undoing(workspace: Workspace) -> None:
    """Who did what when, also what was taken back."""
    visit = new_visit(workspace)
    workspace.run(answer_by_word, visit, "A12", "violation")
    workspace.run(undo, visit)
    told = [line.text.zh for line in workspace.run(history, visit)]
    assert told == ["新建检查", "不符合", "撤销，恢复为：取消结果"]
