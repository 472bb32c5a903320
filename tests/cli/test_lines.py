"""What a person reads who called without `--json`: short, in their language."""

import re

import pytest

from tests.cli.conftest import CommandLine


def test_a_deadline_is_one_line_with_the_date_and_then_how_it_was_counted(
    elsewhere: CommandLine,
) -> None:
    """The first line alone can go into a letter."""
    done = elsewhere("deadline", "2026-11-23", "15wd")
    date, how = done.out.splitlines()
    # 11-24 to 11-27 are 4, two full weeks are 10, Monday 12-14 is the fifteenth.
    assert date == "2026-12-14"
    assert "含当日" in how


@pytest.mark.parametrize(("lang", "mark"), [("zh", "暂定"), ("en", "provisional")])
def test_a_provisional_deadline_says_so_beside_the_date(
    lang: str, mark: str, elsewhere: CommandLine
) -> None:
    """Past the last published calendar the day may still move; nobody may take it for certain."""
    done = elsewhere("deadline", "2026-12-28", "15wd", "--lang", lang)
    assert re.fullmatch(rf"2027-01-\d\d {mark}", done.out.splitlines()[0])


def test_a_handed_over_finding_has_no_date(elsewhere: CommandLine) -> None:
    """Nothing is invented where no clock runs."""
    assert elsewhere("deadline", "2026-11-23", "handover").out.startswith("—\n")
    assert elsewhere("deadline", "2026-11-23", "handover", "--json").document["due"] is None


@pytest.mark.parametrize(
    ("command", "hint"),
    [("unit list", "unit add"), ("visit list", "visit new")],
)
def test_an_empty_list_says_what_to_do_first(
    command: str, hint: str, inspector: CommandLine
) -> None:
    """An empty screen leaves a person standing."""
    assert f"inspector {hint}" in inspector(*command.split()).out


def test_a_score_is_explained_line_by_line(inspector: CommandLine, closed: str) -> None:
    """Whoever lost a point wants to see which, and by which rule."""
    short = inspector("visit", "score", closed).out
    long = inspector("visit", "score", closed, "--explain").out
    assert long.startswith(short)
    # Two people without a badge at 0.5 each; one person with a phone at 1.
    assert re.search(r"A12 +-1 ", long)
    assert re.search(r"P05 +-1 ", long)


def test_a_list_is_in_the_language_spoken(inspector: CommandLine, closed: str) -> None:
    """Names stay as they are; words are translated."""
    assert all(word in inspector("visit", "list").out for word in (closed[-6:], "明察", "已关闭"))
    english = inspector("visit", "list", "--lang", "en").out
    assert all(word in english for word in (closed[-6:], "Open visit", "Closed"))


def test_a_visit_is_known_by_the_end_of_its_id_and_by_last(
    inspector: CommandLine, visit: str
) -> None:
    """Nobody types 32 digits."""
    whole = inspector("visit", "show", visit, "--json").out
    assert inspector("visit", "show", visit[-6:], "--json").out == whole
    assert inspector("visit", "show", "last", "--json").out == whole


def test_what_was_undone_is_told(inspector: CommandLine, visit: str) -> None:
    """A step back that says nothing leaves doubt about which one it was."""
    inspector.read("visit", "answer", visit, "A12", "compliant")
    inspector.read("visit", "answer", visit, "A12", "violation")
    assert inspector.read("visit", "undo", visit)["answer"] == "compliant"
    undone = inspector.read("visit", "undo", visit)
    assert (undone["item"], undone["answer"]) == ("A12", "unchecked")
