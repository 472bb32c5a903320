"""`visit repeat` and `instances` of a fill file: windows on the command line."""

from pathlib import Path

from tests.cli.conftest import CommandLine
from tests.county import County
from tests.repeats import put_windows

FILL = """format: 1
instances: {A: ["1-4"], K: 007, P: ["1", "2"]}
answers:
  S1: compliant
  A1@1: compliant
  A2@1: compliant
  A1@2: {answer: violation, occurrences: [{note: 指南已过期}]}
  A2@2: compliant
  K1@007: compliant
  P1@2: violation
notes: [{item: A1@4, text: 窗口未开}]
"""


def new_visit(inspector: CommandLine, county: County, hall: str) -> str:
    """A visit by the checklist of windows."""
    put_windows(county)
    words = ("--unit", hall, "--type", "open", "--checklist", "example-windows")
    return str(inspector.read("visit", "new", *words)["visit"])


def test_windows_are_added_listed_renamed_and_taken_away(
    inspector: CommandLine, county: County, hall: str
) -> None:
    """Each act answers with all that there are, in the order of their numbers."""
    visit = new_visit(inspector, county, hall)
    acts = [("--add", "2,1-3"), ("--add", "综合"), ("--rename", "3=10"), ("--remove", "1-2")]
    there = []
    for act in acts:
        told = inspector.read("visit", "repeat", visit, "A", *act)
        there.append([one["instance"] for one in told["instances"]])
    assert there == [
        ["1", "2", "3"],
        ["1", "2", "3", "综合"],
        ["1", "2", "10", "综合"],
        ["10", "综合"],
    ]
    inspector.read("visit", "answer", visit, "A2@10", "violation")
    listed = inspector.read("visit", "repeat", visit, "A")
    assert listed["instances"][0] == {
        "instance": "10",
        "section": "A@10",
        "title_zh": "10号窗口",
        "title_en": "Window 10",
        "asked": 2,
        "checked": 1,
        "violated": 1,
        "result": "0.00",
    }
    said = inspector("visit", "repeat", visit, "A").out
    assert said.splitlines()[0] == "A 窗口服务，每个窗口各查一遍：2 个（10,综合）"


def test_one_act_at_a_time(inspector: CommandLine, county: County, hall: str) -> None:
    """One step of undo takes back one of them."""
    visit = new_visit(inspector, county, hall)
    both = inspector("visit", "repeat", visit, "A", "--add", "1", "--remove", "2")
    assert "USAGE_011" in both.err
    unclear = inspector("visit", "repeat", visit, "A", "--rename", "3")
    assert "USAGE_003" in unclear.err


def test_a_fill_file_says_which_windows_there_are(
    inspector: CommandLine, county: County, hall: str, tmp_path: Path
) -> None:
    """They are there before its answers are read; a second time nothing is added.

    By hand: S 20 of 20; A mean of 10, 4 = 7 of 10; K lowest of 5 = 5 of 5; P sum: call 2 keeps
    0 of 2, rescaled 0 of 4, call 1 was not looked at. (20 + 7 + 5 + 0) ÷ (20 + 10 + 5 + 4) × 100.
    """
    visit = new_visit(inspector, county, hall)
    file = tmp_path / "fill.yaml"
    file.write_text(FILL, "utf-8")
    counts = inspector.read("visit", "fill", visit, file)
    assert (counts["instances"], counts["answers"], counts["notes"]) == (7, 7, 1)
    score = inspector.read("visit", "score", visit)
    assert score["exact"] == "3200/39"
    assert [one["code"] for one in score["sections"]] == ["S", "A", "K", "P"]
    shown = inspector.read("visit", "show", visit)
    assert shown["instances"] == {"A": ["1-4"], "K": ["007"], "P": ["1", "2"]}
    # What was seen in window 2 was seen at window 2.
    assert shown["answers"]["A1@2"]["occurrences"][0]["window"] == "2"
    assert inspector.read("visit", "fill", visit, file)["instances"] == 0


def test_everything_wrong_in_a_fill_file_is_told_with_its_line(
    inspector: CommandLine, county: County, hall: str, tmp_path: Path
) -> None:
    """And nothing of it is written."""
    visit = new_visit(inspector, county, hall)
    file = tmp_path / "fill.yaml"
    file.write_text(
        "format: 1\ninstances:\n  A: [1-3, x.y]\n  S: [1]\n"
        "answers:\n  A1@9: compliant\n  A1: compliant\n",
        "utf-8",
    )
    told = inspector("visit", "fill", visit, file)
    assert [line.split()[0] for line in told.err.splitlines()] == [
        *("VISIT_073", "VISIT_072", "VISIT_076", "VISIT_077"),
    ]
    assert [f"第 {line} 行" in told.err for line in (3, 4, 6, 7)] == [True] * 4
    assert inspector.read("visit", "show", visit).get("instances") is None


def test_a_closed_visit_takes_windows_for_a_reason(
    inspector: CommandLine, county: County, hall: str
) -> None:
    """As an amendment, by the verb or by a fill file."""
    visit = new_visit(inspector, county, hall)
    inspector.read("visit", "close", visit, "--incomplete", "示例")
    refused = inspector("visit", "repeat", visit, "A", "--add", "1")
    assert "VISIT_011" in refused.err
    told = inspector.read("visit", "repeat", visit, "A", "--add", "1", "--reason", "漏填")
    assert [one["instance"] for one in told["instances"]] == ["1"]
    file = county.file("instances: {A: 2}\nanswers: {A1@2: compliant}\n")
    inspector.read("visit", "amend", visit, file, "--reason", "漏填")
    assert "A1@2" in inspector.read("visit", "show", visit)["answers"]
