"""Conditions in words, as they stand in the app, in commands and in documents."""

from fractions import Fraction

import pytest

from inspector.checklists.reader import read
from inspector.domain.condition import (
    All,
    AnswerHas,
    AnswerIs,
    AnyOf,
    Condition,
    Not,
    ValueIs,
    VisitIs,
)
from inspector.domain.telling_conditions import asked_when, told
from inspector.domain.words import Channel, Compare, Layout, UnitKind, VisitType
from tests.skipping import FORM

BAD = AnswerIs(item="A12", words=("violation",))
HALL = VisitIs(layouts=frozenset({Layout.HALL}))


@pytest.mark.parametrize(
    ("condition", "zh", "en"),
    [
        (BAD, "A12 不符合", "A12 is not compliant"),
        (
            AnswerIs(item="A1", words=("violation", "not_applicable")),
            "A1 不符合或不适用",
            "A1 is not compliant or not applicable",
        ),
        (AnswerIs(item="S1", words=("missed",)), "S1 应说未说", "S1 is due but not said"),
        (AnswerIs(item="C1", words=("纸质",)), "C1 为“纸质”", "C1 is “纸质”"),
        (
            AnswerHas(item="F1", names=("锁闭", "堵塞")),
            "F1 有“锁闭”或“堵塞”",
            "F1 has “锁闭” or “堵塞”",
        ),
        (
            ValueIs(item="W1", compare=Compare.ABOVE, value=Fraction(5, 2)),
            "W1 高于2.5",
            "W1 is above 2.5",
        ),
        (
            ValueIs(item="N1.实", compare=Compare.AT_LEAST, value=Fraction(3)),
            "N1“实” 不低于3",
            "N1 “实” is at least 3",
        ),
        (HALL, "场所为大厅式", "the unit has an open hall"),
        (
            VisitIs(
                unit_kinds=frozenset({UnitKind.U6, UnitKind.U2}),
                channels=frozenset({Channel.VOICE}),
                visit_types=frozenset({VisitType.COVERT}),
            ),
            "单位为社会保险经办机构或12333电话咨询服务中心且服务方式为语音服务且检查方式为暗访",
            (
                "the kind of unit is social insurance agency or 12333 call centre "
                "and the service is given by voice and the visit is a covert visit"
            ),
        ),
        (Not(of=BAD), "A12 不是“不符合”", "A12 is other than “not compliant”"),
        (Not(of=HALL), "场所不是大厅式", "the unit does not have an open hall"),
        (
            All(of=(BAD, HALL)),
            "A12 不符合，且场所为大厅式",
            "A12 is not compliant and the unit has an open hall",
        ),
        (
            AnyOf(of=(BAD, All(of=(BAD, HALL)))),
            "A12 不符合，或（A12 不符合，且场所为大厅式）",
            "A12 is not compliant or (A12 is not compliant and the unit has an open hall)",
        ),
    ],
)
def test_a_condition_is_said_as_people_say_it(condition: Condition, zh: str, en: str) -> None:
    """A reason that nobody understands is no reason."""
    said = told(condition, read(FORM, FORM.name))
    assert (said.zh, said.en) == (zh, en)


def test_an_item_says_when_it_is_asked() -> None:
    """Also before any visit: whoever reads the checklist sees what depends on what."""
    form = read(FORM, FORM.name)
    when = asked_when(form.by_code["A4"], form)
    assert when is not None
    assert when.zh == "A1 不符合或不适用时才查"
    assert asked_when(form.by_code["A1"], form) is None
