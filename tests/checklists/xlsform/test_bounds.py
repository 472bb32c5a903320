"""Constraints and the ends of a range say which numbers can be entered."""

from fractions import Fraction

import pytest

from inspector.domain.allowed import Allowed
from inspector.i18n import Pair
from tests.checklists.xlsform.forms import FIT, form, items, unread


def allowed_in(kind: str, constraint: str, **more: str) -> Allowed | None:
    """What a number allows; further cells by heading."""
    head = ("type", "name", "label", "constraint", *more)
    return items(form((kind, "n", "人数", constraint, *more.values()), head=head))["n"].allowed


def test_a_constraint_says_which_numbers_can_be_entered() -> None:
    """From, up to, both, either way round, with or without the ends."""
    assert allowed_in("decimal", ". >= 0 and . <= 15") == Allowed(
        low=Fraction(0), high=Fraction(15)
    )
    assert allowed_in("decimal", "0.5 < . and (. < 15)") == Allowed(
        low=Fraction(1, 2), low_open=True, high=Fraction(15), high_open=True
    )
    assert allowed_in("integer", ". > 2") == Allowed(low=Fraction(2), low_open=True, whole=True)
    assert allowed_in("integer", ". = 3") == Allowed(low=Fraction(3), high=Fraction(3), whole=True)
    assert allowed_in("integer", "") == Allowed(whole=True)
    assert allowed_in("decimal", "") is None


def test_of_two_lower_ends_the_higher_one_counts() -> None:
    """Both hold, so the stricter one decides; of equal ones the one that leaves itself out."""
    assert allowed_in("decimal", ". >= 1 and . > 1 and . > 0") == Allowed(
        low=Fraction(1), low_open=True
    )
    assert allowed_in("decimal", ". <= 9 and . < 9 and . < 20") == Allowed(
        high=Fraction(9), high_open=True
    )


def test_the_message_of_a_constraint_is_told_instead_of_its_ends() -> None:
    """The form's own words, in the languages that it has them in."""
    found = allowed_in(
        "decimal",
        ". <= 15",
        **{
            "constraint_message::中文 (zh)": "不超过15",
            "constraint_message::English (en)": "15 at most",
        },
    )
    assert found == Allowed(high=Fraction(15), message=Pair("不超过15", "15 at most"))


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("", Allowed(low=Fraction(1), high=Fraction(10), whole=True)),
        ("start=0 end=100", Allowed(low=Fraction(0), high=Fraction(100), whole=True)),
        ("start=5, end=0", Allowed(low=Fraction(0), high=Fraction(5), whole=True)),
        ("start=0;end=5;step=0.5", Allowed(low=Fraction(0), high=Fraction(5))),
        ("start=-5 end=5", None),
    ],
)
def test_a_range_allows_what_lies_between_its_ends(
    parameters: str, expected: Allowed | None
) -> None:
    """From 1 to 10 where it says nothing; a step that is not 1 is named."""
    assert allowed_in("range", "", parameters=parameters) == expected


@pytest.mark.parametrize(
    "constraint",
    [". > 0 or . < -1", "regex(., '[0-9]')", ". >= -5", ". mod 2 = 0", ". < ${m}", ". != 3", ". >"],
)
def test_a_constraint_that_cannot_be_followed_is_named(constraint: str) -> None:
    """The number is asked for all the same."""
    of = form(("integer", "m", "总数"), ("decimal", "n", "人数", "", constraint), choices=FIT[:1])
    assert items(of)["n"].allowed is None
    assert unread(of) == {"survey!E3": constraint}
