"""公式: what an office may write as arithmetic, and what it comes to."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.formula import (
    Formula,
    UndefinedError,
    each_in,
    names_in,
    problem_of,
    value_of,
)

VALUES = {"值": Fraction(7), "应": Fraction(20), "实": Fraction(18), "W1.实": Fraction(3)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", "7"),
        ("（1 + 2）× 3", "9"),
        ("值 ÷ 4 × 10", "17.5"),
        ("实 / 应 * 100", "90"),
        ("-值 + 10", "3"),
        ("--2 - -1", "3"),
        ("10 - 2 - 3", "5"),
        ("12 / 2 / 3", "2"),
        ("min(5, 值, 9)", "5"),
        ("max(0，实 - 应)", "0"),
        ("abs(实 - 应)", "2"),
        ("floor(7 / 2)", "3"),
        ("ceil(7 / 2)", "4"),
        ("if(值 >= 7, 10, 6)", "10"),
        ("if(值 ≠ 7, 10, 6)", "6"),
        ("if(应 = 0, 100, 实 / 应 * 100)", "90"),
        ("IF(1 <= 0, 1 / 0, 2)", "2"),
        ("95%", "0.95"),
        ("W1.实 * 0.1", "0.3"),
        ("1 / 3", "1/3"),
    ],
)
def test_a_formula_comes_to_what_a_person_works_out(text: str, value: str) -> None:
    """Signs as on paper, brackets first, × and ÷ before + and -, exact."""
    assert problem_of(Formula(text=text)) is None
    assert value_of(Formula(text=text), VALUES) == Fraction(value)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", 1),
        ("1 +", 4),
        ("2 ** 3", 4),
        ("(1 + 2", 7),
        ("1 + 2)", 6),
        ("eval(1)", 1),
        ("__import__('os')", 12),
        ("min()", 5),
        ("abs(1, 2)", 1),
        ("1 2", 3),
        ("值 & 1", 3),
        ("(" * 30 + "1" + ")" * 30, 21),
        ("1+" * 200 + "1", 300),
        ("9" * 31, 1),
        ("sum()", 5),
        ("1 + sum(W1, W2)", 5),
        ("mean(W1 + 1)", 1),
        ("count(3)", 1),
        ("x for x in y", 3),
    ],
)
def test_what_is_no_formula_is_told_with_its_place(text: str, at: int) -> None:
    """Nothing but arithmetic is ever read, and never more than so much of it."""
    wrong = problem_of(Formula(text=text))

    assert wrong is not None
    assert wrong.at == at


@pytest.mark.parametrize("text", ["1 / 0", "值 / (应 - 20)", "1 / (W9 * 0)"])
def test_what_has_no_value_says_so(text: str) -> None:
    """A division by zero is an outcome, not a crash."""
    with pytest.raises(UndefinedError):
        value_of(Formula(text=text), VALUES)


def test_the_names_of_a_formula_are_known_before_it_is_used() -> None:
    """A checklist that names what is not there is refused when it is read."""
    assert names_in(Formula(text="if(值 > 1, min(应, W1.实), -实)")) == {"值", "应", "W1.实", "实"}


def test_what_a_formula_brings_together_has_a_value_by_its_key() -> None:
    """Whoever knows the numbers of all windows says what they come to: 100 - 12 × 2 + 3."""
    formula = Formula(text="100 − Sum( W1.实 ) * count(W1.实) + 值".replace("−", "-"))

    assert names_in(formula) == {"值"}
    assert {each.key for each in each_in(formula)} == {"sum(W1.实)", "count(W1.实)"}
    known = {"值": Fraction(3), "sum(W1.实)": Fraction(12), "count(W1.实)": Fraction(2)}
    assert value_of(formula, known) == 79
    with pytest.raises(UndefinedError):
        value_of(formula, {"值": Fraction(3)})


@given(st.text(alphabet="0123456789+-*/().,<>=值应min abs%×÷", max_size=60))
def test_any_text_is_a_formula_or_told_as_none(text: str) -> None:
    """An office types what it likes; nothing of it crashes."""
    formula = Formula(text=text)
    if problem_of(formula) is None:
        with suppress(UndefinedError):
            value_of(formula, dict.fromkeys(names_in(formula), Fraction(2)))
