"""条件: what a rule, a multiplier or an item may depend on."""

from fractions import Fraction

import pytest

from inspector.domain.condition import (
    About,
    All,
    AnswerHas,
    AnswerIs,
    AnyOf,
    Condition,
    Not,
    ValueIs,
    VisitIs,
    cycles_in,
    depth_of,
    holds,
    items_in,
)
from inspector.domain.visit import (
    Answer,
    Banded,
    Chosen,
    Compliant,
    Counted,
    Filled,
    Measured,
    Occurrence,
    PhraseTick,
    Reading,
    Ticked,
    Violation,
)
from inspector.domain.words import Channel, Compare, Tick, UnitKind, VisitType

ANSWERS: dict[str, Answer] = {
    "A1": Compliant(),
    "F1": Violation(occurrences=(Occurrence(occurrence="1", subtype="锁闭"),)),
    "S1": Ticked(ticks=(PhraseTick(tick=Tick.HEARD),)),
    "W1": Measured(value=Fraction(19)),
    "N1": Counted(due=Fraction(20), actual=Fraction(18)),
    "N2": Counted(due=Fraction(0), actual=Fraction(0)),
    "I1": Filled(readings=(Reading(name="户数", value=Fraction(5)),)),
    "C1": Chosen(options=("纸质",)),
    "B1": Banded(band="合格", points=Fraction(7)),
}
HALL = About(kind=UnitKind.U10, channel=Channel.ONSITE, visit_type=VisitType.OPEN)


def value(item: str, compare: Compare, number: int) -> ValueIs:
    return ValueIs(item=item, compare=compare, value=Fraction(number))


@pytest.mark.parametrize(
    ("condition", "is_so"),
    [
        (AnswerIs(item="A1", words=("compliant",)), True),
        (AnswerIs(item="A1", words=("violation", "not_applicable")), False),
        (AnswerIs(item="Z9", words=("unchecked", "compliant")), False),
        (AnswerIs(item="S1", words=("heard",)), True),
        (AnswerIs(item="C1", words=("纸质",)), True),
        (AnswerIs(item="B1", words=("合格",)), True),
        (AnswerHas(item="F1", names=("锁闭", "堵塞")), True),
        (AnswerHas(item="F1", names=("堵塞",)), False),
        (AnswerHas(item="Z9", names=("锁闭",)), False),
        (AnswerHas(item="C1", names=("纸质",)), True),
        (value("W1", Compare.ABOVE, 18), True),
        (value("W1", Compare.AT_MOST, 18), False),
        (value("N1", Compare.EQUAL, 90), True),
        (value("N1.实", Compare.BELOW, 18), False),
        (value("N2", Compare.AT_LEAST, 0), False),
        (value("I1.户数", Compare.AT_LEAST, 5), True),
        (value("A1", Compare.AT_LEAST, 0), False),
        (VisitIs(unit_kinds=frozenset({UnitKind.U10})), True),
        (VisitIs(unit_kinds=frozenset({UnitKind.U10}), channels=frozenset({Channel.VOICE})), False),
        (VisitIs(visit_types=frozenset({VisitType.OPEN, VisitType.COVERT})), True),
        (All(of=()), True),
        (AnyOf(of=()), False),
        (Not(of=AnswerIs(item="A1", words=("compliant",))), False),
    ],
)
def test_a_condition_holds_as_it_reads(condition: Condition, is_so: bool) -> None:
    """An item without an answer, or without that number, is nothing that is asked of it."""
    assert holds(condition, HALL, ANSWERS) is is_so


def test_what_is_not_known_of_a_visit_fits_nothing() -> None:
    """A visit that did not keep the kind of its unit is not taken for one."""
    assert not holds(VisitIs(unit_kinds=frozenset(UnitKind)), About(), {})


def test_a_condition_tells_its_items_and_its_depth() -> None:
    """Whoever reads a checklist checks both."""
    inner = AnyOf(of=(AnswerIs(item="A1", words=("x",)), value("N1.实", Compare.BELOW, 1)))
    whole = All(of=(Not(of=inner), AnswerHas(item="F1", names=("x",)), VisitIs()))

    assert items_in(whole) == {"A1", "N1", "F1"}
    assert items_in(None) == frozenset()
    assert depth_of(whole) == 4


def test_things_that_wait_for_each_other_are_found() -> None:
    """Nobody could ever answer the first of them."""
    needs = {"A": {"B"}, "B": {"C"}, "C": {"A"}, "D": {"D"}, "E": {"A", "X"}}
    rings = list(cycles_in({code: frozenset(of) for code, of in needs.items()}))

    assert rings == [("A", "B", "C"), ("D",)]


def test_a_long_chain_is_no_ring() -> None:
    """Ten thousand items that follow each other are read without exhausting the stack."""
    chain = {f"I{n}": frozenset({f"I{n + 1}"}) for n in range(10_000)}
    assert list(cycles_in(chain)) == []
