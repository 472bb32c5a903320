"""Formulas over numbers of other items: of one, of the same instance, of all instances together."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.reader import read
from inspector.domain.checklist import Checklist
from inspector.domain.repeating import expanded
from inspector.domain.scoring import Tally, numbers_for, score, tallied
from inspector.domain.visit import Answer, Compliant, Measured

FORM = """
format: 1
checklist: example
edition: "1"
title: 逐次电话（示例）
rescaled: false
ceiling: 1000
sections:
  - code: P
    title: 电话
    repeat: {per: call, together: sum}
    items:
      - {code: P1, text: 等候, measured_in: 秒}
      - code: P2
        text: 办理
        measured_in: 秒
        points: 20
        rules: [{rule: formula, formula: 20 - 值 - P1 - S1}]
  - code: S
    title: 全部
    items:
      - {code: S1, text: 基准, measured_in: 秒}
      - code: S2
        text: 全部等候
        points: 100
        rules: [{rule: formula, formula: FORMULA, means: taken}]
"""
CALLS = ("1", "2", "3")


def form(formula: str = "sum(P1)", calls: tuple[str, ...] = CALLS) -> Checklist:
    """With three calls."""
    return expanded(read(FORM.replace("FORMULA", formula).encode(), "example.yaml"), {"P": calls})


def read_off(number: int | Fraction) -> Measured:
    return Measured(value=Fraction(number))


WAITED: dict[str, Answer] = {
    "P1@1": read_off(5),
    "P1@2": read_off(15),
    "P1@3": read_off(40),
    "S1": read_off(1),
    "S2": Compliant(),
}


@pytest.mark.parametrize(
    ("formula", "taken"),
    [
        ("sum(P1)", 60),  # 5 + 15 + 40
        ("mean(P1)", 20),  # 60 / 3
        ("least(P1)", 5),
        ("most(P1)", 40),
        ("count(P1) * 10", 30),
        ("most(P1) - S1", 39),  # 40 - 1
    ],
)
def test_the_numbers_of_all_instances_come_together(formula: str, taken: int) -> None:
    """Five seconds, fifteen and forty."""
    checklist = form(formula)
    asked = [item.code for item in checklist.items]
    obtained = {one.item: one.obtained for one in score(checklist, asked, WAITED).items}
    assert obtained["S2"] == 100 - taken


@pytest.mark.parametrize(("formula", "taken"), [("sum(P1)", 0), ("count(P1)", 0)])
def test_of_no_number_the_sum_is_nothing(formula: str, taken: int) -> None:
    """Nobody called: nothing was waited."""
    checklist = form(formula, ())
    (one,) = score(checklist, ["S1", "S2"], {"S2": Compliant()}).items
    assert one.obtained == 100 - taken


@pytest.mark.parametrize("formula", ["mean(P1)", "least(P1)", "most(P1)"])
def test_of_no_number_there_is_no_mean(formula: str) -> None:
    """It is marked and not guessed."""
    checklist = form(formula, ("1",))
    scored = score(checklist, ["P1@1", "S1", "S2"], {"S2": Compliant()})
    assert [(flag.item, flag.name) for flag in scored.flags] == [("S2", "formula_undefined")]


def test_within_an_instance_a_formula_names_its_own_numbers() -> None:
    """20 - 2 - 5 - 1 of the first call, 20 - 2 - 15 - 1 of the second."""
    checklist = form()
    asked = [item.code for item in checklist.items]
    answers = WAITED | {"P2@1": read_off(2), "P2@2": read_off(2)}
    obtained = {one.item: one.obtained for one in score(checklist, asked, answers).items}
    assert [int(obtained[code]) for code in ("P2@1", "P2@2")] == [12, 2]


CODES = ("P1@1", "P1@2", "P1@3", "P2@1", "S1")
STEPS = st.lists(
    st.tuples(st.sampled_from(CODES), st.none() | st.integers(0, 9)), min_size=1, max_size=25
)


@given(STEPS, st.sampled_from(["sum", "mean", "least", "most", "count"]), st.integers(0, 3))
def test_kept_up_to_date_it_is_what_it_would_be_worked_out_anew(
    steps: list[tuple[str, int | None]], way: str, left: int
) -> None:
    """Answers given, changed, taken back and left out in any order."""
    checklist = form(f"{way}(P1) + S1")
    asked = [item.code for item in checklist.items]
    tally = Tally(checklist, asked)
    answers: dict[str, Answer] = {"S2": Compliant()}
    tally.set("S2", answers["S2"])
    for code, number in steps:
        if number is None:
            answers.pop(code, None)
        else:
            answers[code] = read_off(number)
        tally.set(code, answers.get(code))
    gone = frozenset(CODES[:left])
    tally.leave_out(gone)
    kept = {code: answer for code, answer in answers.items() if code not in gone}

    anew = tallied(checklist, asked, kept)
    anew.leave_out(gone)
    assert tally.score() == anew.score()
    item = checklist.by_code["S2"]
    numbers = numbers_for(item, checklist, kept)
    entered = [kept[f"P1@{call}"] for call in CALLS if f"P1@{call}" in kept]
    values = [one.value for one in entered if isinstance(one, Measured)]
    known = {
        "sum": sum(values, Fraction(0)),
        "count": Fraction(len(values)),
        "mean": sum(values, Fraction(0)) / len(values) if values else None,
        "least": min(values, default=None),
        "most": max(values, default=None),
    }
    assert numbers.get(f"{way}(P1)") == known[way]
