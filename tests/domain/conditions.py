"""Random conditions between items that wait for no ring, and answers to them."""

from fractions import Fraction
from typing import NamedTuple

from hypothesis import strategies as st

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
)
from inspector.domain.visit import (
    Answer,
    Chosen,
    Compliant,
    Measured,
    NotApplicable,
    Occurrence,
    Violation,
)
from inspector.domain.words import Channel, Compare, Layout, UnitKind, VisitType

ABOUT = About(
    kind=UnitKind.U10,
    layout=Layout.HALL,
    channel=Channel.ONSITE,
    visit_type=VisitType.OPEN,
)
ANSWERS: st.SearchStrategy[Answer] = st.sampled_from(
    [
        Compliant(),
        NotApplicable(reason="无此条件"),
        Violation(occurrences=(Occurrence(occurrence="1", subtype="锁闭"),)),
        Measured(value=Fraction(7)),
        Measured(value=Fraction(3)),
        Chosen(options=("纸质",)),
    ]
)
FACTS = st.builds(
    VisitIs,
    unit_kinds=st.frozensets(st.sampled_from(UnitKind), max_size=2),
    layouts=st.frozensets(st.sampled_from(Layout), max_size=1),
    channels=st.frozensets(st.sampled_from(Channel), max_size=1),
    visit_types=st.frozensets(st.sampled_from(VisitType), max_size=1),
)


def conditions_on(codes: list[str]) -> st.SearchStrategy[Condition]:
    """A condition that names none but these items; some of them this visit may not ask."""
    item = st.sampled_from([*codes, "Z9"])
    words = st.lists(
        st.sampled_from(["compliant", "violation", "not_applicable", "纸质"]),
        min_size=1,
        max_size=2,
        unique=True,
    ).map(tuple)
    leaves: st.SearchStrategy[Condition] = st.one_of(
        st.builds(AnswerIs, item=item, words=words),
        st.builds(AnswerIs, item=item, words=words),
        st.builds(AnswerHas, item=item, names=st.sampled_from([("锁闭",), ("纸质", "锁闭")])),
        st.builds(
            ValueIs,
            item=item,
            compare=st.sampled_from(Compare),
            value=st.sampled_from([Fraction(3), Fraction(5, 2)]),
        ),
        FACTS,
    )

    def inside(children: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        several = st.lists(children, max_size=2).map(tuple)
        return st.one_of(
            st.builds(All, of=several), st.builds(AnyOf, of=several), st.builds(Not, of=children)
        )

    return st.recursive(leaves, inside, max_leaves=3)


class Skipping(NamedTuple):
    """Items in walking order, the conditions of some, and answers in the order of giving."""

    codes: list[str]
    of: dict[str, Condition]
    given: list[tuple[str, Answer | None]]


@st.composite
def skippings(draw: st.DrawFn) -> Skipping:
    """Items may depend on what comes before or after them, as long as none waits for itself."""
    codes = [f"I{number}" for number in range(draw(st.integers(1, 7)))]
    ranked = draw(st.permutations(codes))
    of = {}
    for rank, code in enumerate(ranked):
        if draw(st.booleans()):
            of[code] = draw(conditions_on(ranked[:rank]))
    given = draw(st.lists(st.tuples(st.sampled_from(codes), st.none() | ANSWERS), max_size=20))
    return Skipping(codes, {code: of[code] for code in codes if code in of}, given)


def slow_unmet(of: dict[str, Condition], about: About, given: dict[str, Answer]) -> set[str]:
    """The same as the definition says it, going back from each item again and again."""

    def is_asked(code: str) -> bool:
        if code not in of:
            return True
        return slow_holds(of[code])

    def seen(code: str) -> Answer | None:
        return given.get(code) if is_asked(code) else None

    def slow_holds(condition: Condition) -> bool:  # noqa: PLR0911 - one answer a kind
        match condition:
            case AnswerIs(item=item, words=words):
                return any(_word(seen(item), word) for word in words)
            case AnswerHas(item=item, names=names):
                return any(_has(seen(item), name) for name in names)
            case ValueIs(item=item, compare=compare, value=value):
                read = seen(item)
                return isinstance(read, Measured) and _compared(read.value, compare, value)
            case VisitIs():
                return (
                    (not condition.unit_kinds or about.kind in condition.unit_kinds)
                    and (not condition.layouts or about.layout in condition.layouts)
                    and (not condition.channels or about.channel in condition.channels)
                    and (not condition.visit_types or about.visit_type in condition.visit_types)
                )
            case All(of=parts):
                return all(slow_holds(one) for one in parts)
            case AnyOf(of=parts):
                return any(slow_holds(one) for one in parts)
            case Not(of=part):
                return not slow_holds(part)

    return {code for code in of if not is_asked(code)}


def _word(answer: Answer | None, word: str) -> bool:
    match answer:
        case Chosen(options=options):
            return word in options or word == "compliant"
        case Measured():
            return word == "compliant"
        case None:
            return False
        case _:
            kinds = {
                Compliant: "compliant",
                Violation: "violation",
                NotApplicable: "not_applicable",
            }
            return kinds.get(type(answer), "not_applicable") == word


def _has(answer: Answer | None, name: str) -> bool:
    match answer:
        case Violation(occurrences=seen):
            return any(one.subtype == name for one in seen)
        case Chosen(options=options):
            return name in options
        case _:
            return False


def _compared(read: Fraction, compare: Compare, value: Fraction) -> bool:
    return {
        Compare.BELOW: read < value,
        Compare.AT_MOST: read <= value,
        Compare.EQUAL: read == value,
        Compare.AT_LEAST: read >= value,
        Compare.ABOVE: read > value,
    }[compare]
