"""Relevance is carried as a condition, or named with the part that cannot be followed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.xlsform.conditions import Known, Sight, condition_of
from inspector.checklists.xlsform.xpath import Unfollowed, read
from inspector.domain.condition import (
    DEEPEST,
    All,
    AnswerHas,
    AnswerIs,
    AnyOf,
    Condition,
    Not,
    ValueIs,
    depth_of,
)
from inspector.domain.words import Compare
from tests.checklists.xlsform.forms import form, items, unread
from tests.checklists.xlsform.forms import read as imported

MET = AnswerIs(item="A1", words=("compliant",))
GOOD = AnswerHas(item="A2", names=("好",))
KNOWN = {
    "a": Known(code="A1", words={"yes": "compliant", "no": "violation", "na": "not_applicable"}),
    "b": Known(code="A2", options={"good": "好", "poor": "差", "3": "三", "5": "五"}),
    "n": Known(code="A3", is_number=True),
}


def value(compare: Compare, number: str) -> ValueIs:
    return ValueIs(item="A3", compare=compare, value=Fraction(number))


FOLLOWED: dict[str, Condition] = {
    "${a} = 'yes'": MET,
    '${a}="yes"': MET,
    "${a} = ‘yes’": MET,
    "'yes' = ${a}": MET,
    "selected(${a}, 'yes')": MET,
    "${a} != 'yes'": Not(of=MET),
    "not(${a} = 'yes')": Not(of=MET),
    "not (not(${a} = 'yes'))": MET,
    "${b} = 'good'": GOOD,
    "selected( ${b} , 'good' )": GOOD,
    "${b} = 3": AnswerHas(item="A2", names=("三",)),
    "${b} = 3.0": AnswerHas(item="A2", names=("三",)),
    "${a} = 'yes' and ${b} = 'good'": All(of=(MET, GOOD)),
    "${a} = 'yes' or ${b} = 'good'": AnyOf(of=(MET, GOOD)),
    "${a}='yes' or ${a}='na'": AnswerIs(item="A1", words=("compliant", "not_applicable")),
    "${b}='good' or selected(${b},'poor')": AnswerHas(item="A2", names=("好", "差")),
    "(${a}='yes' and ${b}='good') and ${n} > 2": All(of=(MET, GOOD, value(Compare.ABOVE, "2"))),
    "${a}='yes' or ${b}='good' and ${n}<2": AnyOf(
        of=(MET, All(of=(GOOD, value(Compare.BELOW, "2"))))
    ),
    "${n} >= 0.5": value(Compare.AT_LEAST, "0.5"),
    "${n} <= 15": value(Compare.AT_MOST, "15"),
    "15 < ${n}": value(Compare.ABOVE, "15"),
    "${n} = '7'": value(Compare.EQUAL, "7"),
    "${n} != 7": Not(of=value(Compare.EQUAL, "7")),
    "${a} = ''": Not(of=AnswerIs(item="A1", words=("compliant", "violation", "not_applicable"))),
    "${b} = ''": Not(of=AnswerIs(item="A2", words=("compliant", "violation"))),
    "${n} != ''": AnswerIs(item="A3", words=("compliant", "violation")),
    "true()": All(of=()),
    "false()": AnyOf(of=()),
    "true() and ${a}='yes'": MET,
    "false() or ${a}='yes'": MET,
    "false() and ${a}='yes'": AnyOf(of=()),
}


@pytest.mark.parametrize("text", FOLLOWED)
def test_what_is_common_is_followed(text: str) -> None:
    """Equal or not, selected, compared, and, or, not, in brackets."""
    assert condition_of(text, Sight(known=KNOWN)) == FOLLOWED[text]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("${zz} = 'x'", "${zz}"),
        ("${a} = 'perhaps'", "'perhaps'"),
        ("${a} > 3", "${a} > 3"),
        ("${n} > ${n}", "${n} > ${n}"),
        ("${n} > -1", "-1"),
        ("${n} > 0.1234567", "0.1234567"),
        ("${n} = '1e999999999'", "'1e999999999'"),
        ("string-length(${a}) > 2", "string-length(…) > 2"),
        ("count-selected(${b}) > 1", "count-selected(…) > 1"),
        ("../a = 'yes'", "../a = 'yes'"),
        ("/data/a = 'yes'", "/data/a = 'yes'"),
        ("instance('x')/root", "/root"),
        ("${last-saved#a} = 'yes'", "${last-saved#a} = 'yes'"),
        ("${a} = 'yes", "'yes"),
        ("(${a} = 'yes'", "…"),
        ("${a} = 'yes')", ")"),
        ("= 'yes'", "="),
        ("${a}", "${a}"),
        (". = 1", ". = 1"),
        ("${a} = yes", "yes"),
    ],
)
def test_what_cannot_be_followed_is_named_with_its_part(text: str, part: str) -> None:
    """A person has to write it by hand, and has to know what."""
    with pytest.raises(Unfollowed) as caught:
        condition_of(text, Sight(known=KNOWN))
    assert caught.value.part == part


def test_brackets_without_end_do_not_end_the_program() -> None:
    """A cell may hold thirty thousand characters."""
    for text in ("(" * 500 + "1", "not(" * 400, "1" + "+1" * 900, "-" * 1500 + "1", "1" * 30_000):
        with pytest.raises(Unfollowed):
            condition_of(text, Sight(known=KNOWN))


@given(st.text(alphabet="${ab}n()=!<>'\" .,andornotselected+-*/0123456789[]:", max_size=80))
def test_any_text_is_read_or_named(text: str) -> None:
    """Whatever is typed into a cell, nothing else comes of it."""
    try:
        found = condition_of(text, Sight(known=KNOWN))
    except Unfollowed:
        return
    assert depth_of(found) <= DEEPEST


def expressions() -> st.SearchStrategy[str]:
    leaves = st.sampled_from(["${a}='yes'", "selected(${b},'good')", "${n} > 3", "${a}!='no'"])
    return st.recursive(
        leaves,
        lambda inner: (
            st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(" ".join)
            | inner.map(lambda one: f"not({one})")
            | inner.map(lambda one: f"( {one} )")
        ),
        max_leaves=6,
    )


@given(expressions())
def test_blanks_and_brackets_change_nothing(text: str) -> None:
    """What is written wider says the same."""
    assert read(text) == read(f"(  {text}  )")


def test_the_condition_of_a_group_is_that_of_all_in_it() -> None:
    """A group that is not relevant asks nothing."""
    of = form(
        ("select_one fit", "a", "甲"),
        ("begin_group", "g", "组", "${a} = '1'"),
        ("select_one fit", "b", "乙"),
        ("select_one fit", "c", "丙", "${b} = '0'"),
        ("end_group",),
    )
    first = AnswerIs(item="A1", words=("compliant",))
    second = AnswerIs(item="B1", words=("violation",))
    found = items(of)
    assert found["g/b"].asked_when == first
    assert found["g/c"].asked_when == All(of=(first, second))
    assert unread(of) == {}


def test_an_item_whose_condition_cannot_be_followed_is_asked_always() -> None:
    """Better a question too many than one that is never asked."""
    of = form(
        ("select_one fit", "a", "甲"),
        ("select_one fit", "b", "乙", "string-length(${a}) > 2"),
        ("select_one fit", "c", "丙", "false()"),
        ("select_one fit", "d", "丁", "true()"),
    )
    assert {name: item.asked_when for name, item in items(of).items()} == dict.fromkeys("abcd")
    assert unread(of) == {"survey!D3": "string-length(${a}) > 2", "survey!D4": "false()"}
    reasons = [one.reason.en for one in imported(of).unread]
    assert "“string-length(…) > 2”" in reasons[0]
    assert "never be asked" in reasons[1]


def test_conditions_deeper_than_a_checklist_holds_are_named() -> None:
    """Joined with its group's, the deepest one goes one level too deep."""
    deep = "${a}='1'"
    for number in range(DEEPEST - 1):
        deep = f"not(${{a}}='0' {('and', 'or')[number % 2]} {deep})"
    of = form(
        ("select_one fit", "a", "甲"),
        ("select_one fit", "b", "乙", deep),
        *[("begin_group", "g", "组", "${b} = '1'"), ("select_one fit", "c", "丙", "${a}='1'")],
        ("end_group",),
    )
    assert set(unread(of)) == {"survey!D3"}
    for item in items(of).values():
        assert item.asked_when is None or depth_of(item.asked_when) <= DEEPEST


def test_a_choice_asks_for_its_options_and_a_number_for_its_value() -> None:
    """They are known by the names of the form, and kept by those of the checklist."""
    of = form(
        ("select_multiple level", "a", "甲"),
        ("integer", "n", "人数", "selected(${a}, 'fair')"),
        ("select_one fit", "c", "丙", "${n} >= 3"),
    )
    found = items(of)
    assert found["n"].asked_when == AnswerHas(item="A1", names=("一般",))
    assert found["c"].asked_when == ValueIs(item="A2", compare=Compare.AT_LEAST, value=Fraction(3))
