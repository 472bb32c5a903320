"""What is noted besides the items: commands keep what was said before, and tell what they did."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import CommandLine

FILLED = """\
laps: [{lap: ticket, at: "09:01"}]
occupancy: [{at: "09:05", staffed: 7, empty: ["3"]}]
signing:
  inspectors: [示例甲, 示例乙]
  unit_head: {name: 示例丙, post: 主任}
  refused: {reason: 不认可, witness: 示例丁, proof: photo}
  copies: 2
"""


def test_a_fill_tells_every_kind_that_it_recorded(
    inspector: CommandLine, visit: str, fill_file: Callable[[str], Path]
) -> None:
    """Whoever fills from a file sees at once whether all of it arrived."""
    told = inspector("visit", "fill", visit, fill_file(FILLED)).out
    assert [line.split() for line in told.splitlines()] == [
        ["计时", "1"],
        ["窗口在岗记录", "1"],
        ["签字", "1"],
    ]


def test_what_is_not_said_of_the_signatures_stays(
    inspector: CommandLine, visit: str, fill_file: Callable[[str], Path]
) -> None:
    """Adding the number of copies must not lose the refusal and its witness."""
    inspector("visit", "fill", visit, fill_file(FILLED))
    told = inspector.read("visit", "sign", visit, "--copies", "3")["signing"]
    assert told["copies"] == 3
    assert told["inspectors"] == ["示例甲", "示例乙"]
    assert told["unit_head"] == {"name": "示例丙", "post": "主任"}
    assert told["refused"] == {"reason": "不认可", "witness": "示例丁", "proof": "photo"}


def test_a_refusal_is_taken_back_by_an_empty_reason(
    inspector: CommandLine, visit: str, fill_file: Callable[[str], Path]
) -> None:
    """Some sign after all, once they have read it."""
    inspector("visit", "fill", visit, fill_file(FILLED))
    told = inspector.read("visit", "sign", visit, "--refused", "")["signing"]
    assert "refused" not in told
    assert told["unit_head"] == {"name": "示例丙", "post": "主任"}


def test_a_step_back_tells_what_is_no_answer_too(inspector: CommandLine, visit: str) -> None:
    """A step that seems to do nothing is taken twice."""
    inspector("visit", "lap", visit, "ticket", "--at", "09:01")
    undone = inspector.read("visit", "undo", visit)
    assert [one["kind"] for one in undone["others"]] == ["lap"]
    assert undone["changed"] == []
    redone = inspector("visit", "redo", visit).out
    assert "09:01" in redone


def test_a_visit_without_files_says_how_to_add_one(inspector: CommandLine, visit: str) -> None:
    """An empty answer leaves a person guessing."""
    assert "inspector evidence add" in inspector("evidence", "list", visit).out
    assert inspector.read("evidence", "list", visit) == {"evidence": []}


def test_a_file_that_is_not_there_says_where_to_look(inspector: CommandLine, visit: str) -> None:
    """The next step must be one that can be taken."""
    refused = inspector("evidence", "remove", visit, "A12", "abcd")
    assert (refused.code, refused.out) == (3, "")
    assert "EVIDENCE_007" in refused.err
    assert "inspector evidence list" in refused.err
