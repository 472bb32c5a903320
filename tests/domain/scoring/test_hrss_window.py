"""The shipped checklist, scored: the worked example and the source's own remarks, by hand."""

from fractions import Fraction

import pytest

from inspector.checklists.library import load_checklist
from inspector.domain.asking import asked
from inspector.domain.scoring import Score, document_of, score
from inspector.domain.visit import (
    Answer,
    Compliant,
    NotApplicable,
    Occurrence,
    PhraseTick,
    Ticked,
    Violation,
)
from inspector.domain.words import AnswerForm, Channel, Layout, Tick, UnitKind, VisitType

CHECKLIST = load_checklist("hrss-window", "2014-1")
ASKED = [
    item.code
    for item in asked(
        CHECKLIST,
        kind=UnitKind.U10,
        layout=Layout.HALL,
        channel=Channel.ONSITE,
        visit_type=VisitType.OPEN,
        has_phone=True,
        supervises=False,
    )
]
HEARD = Ticked(ticks=(PhraseTick(tick=Tick.HEARD),))


def saw(subtype: str | None = None, count: int = 1, *, verified: bool = False) -> Violation:
    seen = Occurrence(occurrence="0a", subtype=subtype, count=count, verified=verified)
    return Violation(occurrences=(seen,))


def clean() -> dict[str, Answer]:
    """Everything that has points, met; what only adds points left out."""
    forms = {code: CHECKLIST.by_code[code].answer for code in ASKED if code != "A57"}
    compliant = {code: Compliant() for code, form in forms.items() if form is AnswerForm.ANSWER}
    return {**compliant, **{c: HEARD for c, form in forms.items() if form is AnswerForm.PHRASE}}


def scored(**changes: Answer) -> Score:
    return score(CHECKLIST, ASKED, {**clean(), **changes})


def test_the_worked_example_of_the_interface() -> None:
    """What other offices' tools compute, digit by digit."""
    bulk: dict[str, Answer] = {
        item.code: Compliant(bulk=True)
        for item in CHECKLIST.items
        if item.section in {"A", "D"} and item.code in ASKED
    }
    two = Occurrence(occurrence="03", window="3", count=2)
    one = Occurrence(occurrence="07", window="7")
    answers: dict[str, Answer] = {
        **bulk,
        "A12": Violation(occurrences=(two, one)),
        "A14": NotApplicable(reason="负责人外出"),
        "P05": Violation(occurrences=(one, Occurrence(occurrence="09", window="9"))),
        "S01": Ticked(ticks=(PhraseTick(tick=Tick.MISSED),)),
        "S02": HEARD,
        "S03": Ticked(ticks=(PhraseTick(tick=Tick.NOT_TRIGGERED),)),
        "S10": HEARD,
        "S27": HEARD,
    }
    document = document_of(score(CHECKLIST, ASKED, answers))
    assert (document["total"], document["exact"], document["complete"]) == (
        "83.18",
        "1414/17",
        False,
    )
    assert isinstance(document["unchecked"], list)
    assert (len(ASKED), len(document["unchecked"])) == (120, 87)
    sections = document["sections"]
    assert isinstance(sections, list)
    assert {one["code"]: one["result"] for one in sections} == {
        "F": None, "A": "8.00", "C": "10.59", "D": "23.00", "P": None, "S": None,
    }  # fmt: skip
    lines = document["lines"]
    assert isinstance(lines, list)
    assert [
        (line["item"], line["counting_unit"], line["count"], line["points"]) for line in lines
    ] == [
        ("A12", "人次", "3", "-1.5"),
        ("S01", None, "1", "-0.5"),
        ("P05", "人次", "2", "-2"),
    ]


def test_a_clean_visit_has_all_points() -> None:
    """The section maxima add up to 100."""
    assert sum(section.maximum for section in CHECKLIST.sections) == 100
    assert scored().total_text == "100.00"
    assert scored(A57=Compliant()).total_text == "100.00"


@pytest.mark.parametrize(
    ("code", "answer", "taken"),
    [
        ("A38", saw("无台"), "1"),
        ("A38", saw("无人"), "0.5"),
        ("A38", saw("无人", 9), "1"),
        ("A79", saw("未公布"), "1"),
        ("A79", saw("无人接听", 5), "2"),
        ("A56", saw("药品过期"), "0.5"),
        ("A11", saw(count=3), "0.6"),
        ("A45", saw(count=3), "0.5"),
        ("M18", saw(), "1"),
        ("A25", saw(), "3"),
        ("P03", saw(), "5"),
        ("P08", saw(count=2), "6"),
        ("P10", saw(), "1"),
        ("P13", saw("谋私利"), "3"),
        ("P17", saw(), "0"),
        ("S01", Ticked(ticks=(PhraseTick(tick=Tick.MISSED),)), "0.5"),
        ("S05", Ticked(ticks=(PhraseTick(tick=Tick.MISSED),)), "0.2"),
    ],
)
def test_each_remark_of_the_source_costs_what_it_says(
    code: str, answer: Answer, taken: str
) -> None:
    """A unit head recomputes his own line first."""
    (item,) = [one for one in scored(**{code: answer}).items if one.item == code]
    assert item.lost == Fraction(taken)


@pytest.mark.parametrize("code", ["P10", "P11", "P12", "P14", "P15", "P16", "P17", "P18", "P19"])
def test_what_is_verified_of_these_vetoes_the_total(code: str) -> None:
    """查实一票否决."""
    result = scored(**{code: saw(verified=True)})
    assert (result.total_text, [hit.item for hit in result.vetoes]) == ("0.00", [code])


@pytest.mark.parametrize("subtype", ["锁闭", "堵塞"])
def test_a_blocked_exit_takes_the_facilities(subtype: str) -> None:
    """A47: section F is 0, the rest stands: 80 of 100."""
    assert scored(A47=saw(subtype)).total_text == "80.00"


def test_all_at_its_worst_is_nothing_and_not_less() -> None:
    """Everything violated a hundred times."""
    worst: dict[str, Answer] = {
        code: Ticked(ticks=(PhraseTick(tick=Tick.MISSED),))
        if CHECKLIST.by_code[code].answer is AnswerForm.PHRASE
        else saw(count=100)
        for code in clean()
    }
    result = score(CHECKLIST, ASKED, worst)
    left = {one.code: one.obtained for one in result.sections}
    # Without a named kind, A38 and A79 cost nothing and say so.
    assert {code for code, points in left.items() if points} == {"F", "S"}
    assert [flag.item for flag in result.flags if flag.name == "subtype_missing"] == ["A38", "A79"]
