"""Which numbers can be entered for a measurement."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.reader import read
from inspector.domain.allowed import Allowed
from inspector.domain.answering import faults_of
from inspector.domain.visit import Measured
from inspector.errors import InspectorError
from inspector.i18n import Pair

FILE = """\
format: 1
checklist: small
edition: "1"
title: 小表
scored: false
sections:
  - code: A
    title: 等候
    items:
      - code: A1
        text: 等候时间
        measured_in: 分钟
        allowed: {at_least: 0, below: 15, whole: true}
"""


def test_a_number_outside_is_refused_when_it_is_entered() -> None:
    """A slip of the finger is found where it is made; 15 itself is just outside."""
    (item,) = read(FILE.encode(), "small.yaml").items
    given_and_refused = {
        number: [one.fault.code for one in faults_of(item, Measured(value=Fraction(number)))]
        for number in ("0", "14", "15", "7.5", "100")
    }
    assert given_and_refused == {
        "0": [],
        "14": [],
        "15": ["VISIT_070"],
        "7.5": ["VISIT_070"],
        "100": ["VISIT_070"],
    }


@pytest.mark.parametrize(
    ("allowed", "told"),
    [
        (
            Allowed(low=Fraction(0), high=Fraction(15)),
            ("不小于 0、不大于 15", "0 or more, 15 or less"),
        ),
        (
            Allowed(
                low=Fraction(1, 2), low_open=True, high=Fraction(3), high_open=True, whole=True
            ),
            ("大于 0.5、小于 3、整数", "above 0.5, below 3, a whole number"),
        ),
        (Allowed(high=Fraction(3), message=Pair("三以内", "three")), ("三以内", "three")),
    ],
)
def test_what_is_allowed_is_told_in_both_languages(allowed: Allowed, told: tuple[str, str]) -> None:
    """The form's own words come first."""
    assert allowed.told == Pair(*told)


@pytest.mark.parametrize(
    "allowed",
    [
        "{at_least: 0, above: 1}",
        "{at_most: 9, below: 9}",
        "{whole: false}",
        "{at_least: 9, at_most: 1}",
    ],
)
def test_ends_that_cannot_be_are_refused(allowed: str) -> None:
    """Two lower ends, two upper ones, none at all, or the wrong way round."""
    text = FILE.replace("{at_least: 0, below: 15, whole: true}", allowed)
    with pytest.raises(InspectorError) as caught:
        read(text.encode(), "small.yaml")
    assert caught.value.fault.code in {"CHECKLIST_070", "CHECKLIST_011"}
    assert caught.value.context["line"] == 13


def test_only_a_measurement_allows_numbers() -> None:
    """An ordinary answer is no number."""
    with pytest.raises(InspectorError) as caught:
        read(FILE.replace("        measured_in: 分钟\n", "").encode(), "small.yaml")
    assert caught.value.fault.code == "CHECKLIST_070"


@given(st.fractions(0, 100), st.fractions(0, 100), st.booleans(), st.booleans())
def test_only_its_ends_divide_what_is_allowed(
    low: Fraction, high: Fraction, low_open: bool, high_open: bool
) -> None:
    """An end belongs to it unless it is open; what lies between always does."""
    allowed = Allowed(low=low, low_open=low_open, high=high, high_open=high_open)
    if low < high:
        assert allowed.holds((low + high) / 2)
        assert allowed.holds(low) is not low_open
        assert allowed.holds(high) is not high_open
    assert not allowed.holds(low - 1)
    assert not allowed.holds(high + 1)
