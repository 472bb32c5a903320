"""Numbers are exact inside and rounded once, when shown."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.numbers import decimal_text, fraction_from, rounded


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (Fraction(1414, 17), 2, "83.18"),
        (Fraction(180, 17), 2, "10.59"),
        (Fraction(1, 200), 2, "0.01"),
        (Fraction(-1, 200), 2, "-0.01"),
        (Fraction(-1, 1000), 2, "0.00"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(100), 2, "100.00"),
        (Fraction(99995, 10000), 3, "10.000"),
    ],
)
def test_rounding_is_half_up_and_keeps_its_decimals(
    value: Fraction, places: int, shown: str
) -> None:
    """四舍五入, as whoever recomputes a score by hand does it."""
    assert rounded(value, places) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Fraction(15, 2), "7.5"), (Fraction(-2), "-2"), (Fraction(0), "0"), (Fraction(1, 8), "0.125")],
)
def test_an_exact_decimal_is_as_short_as_can_be(value: Fraction, shown: str) -> None:
    """`7.5`, not `7.500`: what a checklist says is what is printed."""
    assert decimal_text(value) == shown


def test_what_no_decimal_equals_is_never_shown_as_if_exact() -> None:
    """A third would look exact at any number of places."""
    with pytest.raises(ValueError, match="1/3"):
        decimal_text(Fraction(1, 3))


@pytest.mark.parametrize(
    "typed", ["", "1e3", "+1", "１", ".5", "5.", "1/2", "nan", "1_0", " 1", "1" * 16, "--1"]
)
def test_only_plain_decimals_are_read(typed: str) -> None:
    """A number that two readers could take differently is refused."""
    with pytest.raises(ValueError, match="not a plain decimal"):
        fraction_from(typed)


@given(st.fractions(-(10**9), 10**9), st.integers(0, 6))
def test_rounding_agrees_with_the_decimal_module(value: Fraction, places: int) -> None:
    """An independent opinion, with enough digits to see every tie."""
    twice_scaled = value * 2 * 10**places
    nearest = Decimal(twice_scaled.numerator // twice_scaled.denominator)
    is_tie = twice_scaled.denominator == 1 and nearest % 2
    if is_tie:
        expected = (nearest / 2).quantize(Decimal(1), ROUND_HALF_UP)
        assert fraction_from(rounded(value, places)) * 10**places == Fraction(expected)
    else:
        error = abs(Fraction(rounded(value, places)) - value)
        assert error < Fraction(1, 2 * 10**places)


@given(st.integers(-(10**9), 10**9), st.integers(0, 9))
def test_what_is_shown_exactly_reads_back(units: int, places: int) -> None:
    """Points travel as text and must come back the same."""
    value = Fraction(units, 10**places)
    assert fraction_from(decimal_text(value)) == value
