"""`office …`: what several people wrote is shown side by side, settled, and written out."""

import json
from pathlib import Path

import pytest

from tests.cli.brought import disagree
from tests.cli.conftest import CommandLine, Document
from tests.county import County


@pytest.fixture
def disagreed(county: County, visit: str) -> str:
    """A visit that somebody else answered otherwise, brought back by them."""
    disagree(county, visit, ("A12", "A14"))
    return visit


def listed(inspector: CommandLine) -> list[Document]:
    """The conflicts that are open."""
    done = inspector("office", "conflicts", "--json")
    assert done.code == (1 if done.document["conflicts"] else 0)
    found: list[Document] = done.document["conflicts"]
    return found


def test_conflicts_are_listed_side_by_side(inspector: CommandLine, disagreed: str) -> None:
    """Base, values, who and when: what one needs to decide."""
    first, second = listed(inspector)
    assert [one["item"] for one in (first, second)] == ["A12", "A14"]
    assert first["visit"] == disagreed
    assert first["base"] is None
    assert [head["n"] for head in first["heads"]] == [1, 2]
    assert {head["value"]["answer"] for head in first["heads"]} == {"compliant", "violation"}
    assert all(head["by"] and head["at"].endswith("+08:00") for head in first["heads"])
    told = inspector("office", "conflicts").out
    assert "A12 " in told
    assert "此前：—" in told


def test_conflicts_are_settled_one_by_one(inspector: CommandLine, disagreed: str) -> None:
    """By a value that somebody gave, or by a new one; then none is left."""
    first, second = listed(inspector)
    done = inspector(
        "office", "resolve", first["conflict"][-6:], "--take", 2, "--reason", "看了照片"
    )
    assert (done.code, done.out) == (0, "已裁定；还有冲突 1 处\n")
    left = inspector.read("office", "resolve", second["conflict"], "--value", "compliant")
    assert left == {"conflicts": []}
    assert listed(inspector) == []
    shown = inspector.read("visit", "show", disagreed)
    assert shown["answers"]["A14"] == {"answer": "compliant"}


def test_the_state_is_written_out_and_an_existing_file_is_kept(
    inspector: CommandLine, disagreed: str, tmp_path: Path
) -> None:
    """Two offices compare it byte by byte."""
    file = tmp_path / "state.json"
    made = inspector.read("office", "dump", "-o", file)
    state = json.loads(file.read_text("utf-8"))
    assert made["bytes"] == file.stat().st_size
    assert [one["item"] for one in state["tables"]["conflict"]] == ["A12", "A14"]
    assert {one["visit"] for one in state["tables"]["visit"]} == {disagreed}
    assert inspector("office", "dump", "-o", file).code == 3
    assert inspector("office", "dump", "-o", "-").out == file.read_text("utf-8")
