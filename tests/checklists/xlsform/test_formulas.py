"""A calculation that has points scores the number that it is made of."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from inspector.checklists.codec import encode
from inspector.checklists.reader import read as read_yaml
from inspector.checklists.writing.file import yaml_text
from inspector.domain.formula import Formula
from inspector.domain.rules import ByFormula
from inspector.sheets.grid import Book
from tests.checklists.xlsform.forms import form, items, read, unread

HEAD = ("type", "name", "label", "calculation", "分值", "relevant")


def calculated(*rows: Sequence[str]) -> Book:
    """A form of two numbers, and these rows."""
    return form(
        ("integer", "due", "应播出（条）"), ("integer", "aired", "播出（条）"), *rows, head=HEAD
    )


@pytest.mark.parametrize(
    ("calculation", "formula"),
    [
        ("${aired} div 4 * 10", "(值 / 4) * 10"),
        ("${aired} div ${due} * 10", "(值 / A1) * 10"),
        ("min(10, ${aired} * 2.5)", "min(10, 值 * 2.5)"),
        ("if(${aired} >= ${due}, 10, 6)", "if(值 >= A1, 10, 6)"),
        ("max(0, 10 - (${due} - ${aired}))", "max(0, 10 - (A1 - 值))"),
        ("-1 + number(${aired})", "(0 - 1) + 值"),
        ("ceiling(${aired} div 4)", "ceil(值 / 4)"),
    ],
)
def test_a_calculation_with_points_becomes_the_formula_of_its_last_number(
    calculation: str, formula: str
) -> None:
    """The number itself is 值, and others are known by their codes."""
    of = calculated(("calculate", "score", "按播出条数计分", calculation, "10"))
    item = items(of)["aired"]
    assert item.rules == (ByFormula(formula=Formula(text=formula)),)
    assert item.points == Fraction(10)
    assert item.how.zh == "按播出条数计分"
    assert unread(of) == {"survey!B4": "score"}
    checklist = read(of).checklist
    assert checklist.scored
    again = read_yaml(yaml_text(checklist).encode(), "imported.yaml")
    assert encode(again) == encode(checklist)


@pytest.mark.parametrize(
    "row",
    [
        ("calculate", "score", "", "${aired} div 4 * 10"),
        ("calculate", "score", "", "round(${aired}, 1)", "10"),
        ("calculate", "score", "", "${aired} mod 4", "10"),
        ("calculate", "score", "", "concat(${aired}, 'x')", "10"),
        ("calculate", "score", "", "2 * 5", "10"),
        ("calculate", "score", "", "${aired} + " * 120 + "1", "10"),
        ("calculate", "score", "", "${aired} * 2", "10", "${due} > 3"),
        ("calculate", "score", "", "${aired} * 2", "十分"),
    ],
)
def test_any_other_calculation_is_named(row: Sequence[str]) -> None:
    """Without points it scores nothing, and what no formula can say is not guessed at."""
    of = calculated(row)
    assert set(unread(of).values()) == {cell for cell in row if cell}
    assert not read(of).checklist.scored


def test_a_number_is_scored_by_one_calculation() -> None:
    """A second one is named, not added."""
    of = calculated(
        ("calculate", "one", "", "${aired} * 2", "10"),
        ("calculate", "two", "", "${aired} * 3", "20"),
    )
    assert items(of)["aired"].points == Fraction(10)
    assert {"survey!A5", "survey!D5", "survey!E5"} <= set(unread(of))
