"""Random rules, and any answer that fits an item."""

from fractions import Fraction

from hypothesis import strategies as st

from inspector.domain.checklist import (
    Item,
)
from inspector.domain.formula import Formula
from inspector.domain.rules import (
    AlsoTakes,
    Bonus,
    ByFormula,
    Circumstance,
    Entered,
    FinderPoints,
    Flag,
    OneOff,
    PerOccurrence,
    RatioStep,
    Rule,
    Tier,
    Tiers,
    Veto,
    WholeItem,
)
from inspector.domain.settling import settled
from inspector.domain.visit import (
    Answer,
    Awarded,
    Banded,
    Chosen,
    Compliant,
    Counted,
    DidNotOccur,
    Filled,
    Measured,
    NotApplicable,
    Occurrence,
    PhraseTick,
    Reading,
    Ticked,
    Trial,
    Tried,
    Violation,
)
from inspector.domain.words import (
    AnswerForm,
    Direction,
    Means,
    Steps,
    Tick,
    VetoScope,
)
from inspector.i18n import Pair

WORD = Pair(zh="词", en="word")
SUBTYPES = ("甲", "乙", "丙")
CIRCUMSTANCES = (
    Circumstance(name=Pair("加倍", "doubled"), times=Fraction(2)),
    Circumstance(name=Pair("减半", "halved"), times=Fraction(1, 2)),
    Circumstance(name=Pair("加扣", "more"), plus=Fraction(3, 10)),
)
FINDERS = ("省级", "县级")

tenths = st.integers(1, 60).map(lambda n: Fraction(n, 10))
caps = st.none() | tenths
named = st.lists(st.sampled_from(SUBTYPES), max_size=2, unique=True).map(tuple)
steps = st.sampled_from(Steps)
pers = st.sampled_from([Fraction(1), Fraction(1), Fraction(2), Fraction(5, 2)])
priced: st.SearchStrategy[Rule] = st.one_of(
    st.builds(
        PerOccurrence,
        points=tenths,
        counting_unit=st.just(WORD),
        subtypes=named,
        verified=st.sampled_from([None, True, False]),
        per=pers,
        steps=steps,
        cap=caps,
        by_finder=st.just(())
        | tenths.map(lambda n: (FinderPoints(finder=Pair("省级", "province"), points=n),)),
        also=st.just(()) | tenths.map(lambda n: (AlsoTakes(target="CHIEF", points=n),)),
    ),
    st.builds(OneOff, points=tenths, subtypes=named),
    st.builds(WholeItem, subtypes=named),
    st.builds(Entered, low=st.just(Fraction(1)), high=st.just(Fraction(5)), cap=caps),
    st.builds(
        Tiers,
        tiers=st.tuples(tenths, tenths).map(
            lambda two: tuple(
                Tier(subtype=name, points=points)
                for name, points in zip(SUBTYPES, two, strict=False)
            )
        ),
        counting_unit=st.just(WORD),
        worst_only=st.booleans(),
        cap=caps,
    ),
)
marks: st.SearchStrategy[Rule] = st.one_of(
    st.builds(Veto, scope=st.sampled_from(VetoScope), subtypes=named, verified_only=st.just(True)),
    st.builds(Flag, name=st.just("to_verify"), subtypes=named),
)
bonuses = st.builds(Bonus, points=tenths)
awards = st.builds(
    Bonus,
    points=tenths,
    counting_unit=st.just(WORD),
    subtypes=named,
    per=pers,
    steps=steps,
    cap=caps,
)


def numeric(formula: str) -> st.SearchStrategy[Rule]:
    """Rules over an item's number, or over a formula of it."""
    of = Formula(text=formula)
    is_own = formula != "max(甲数, 乙数)"
    return st.one_of(
        st.builds(
            RatioStep,
            reference=st.integers(0, 60).map(Fraction),
            step=st.sampled_from([Fraction(1, 2), Fraction(5), Fraction(7)]),
            points=tenths,
            direction=st.sampled_from(Direction),
            of=(st.none() | st.just(of)) if is_own else st.just(of),
            steps=steps,
            cap=caps,
            gives=st.sampled_from([False, False, True]),
        ),
        st.builds(ByFormula, formula=st.just(of), means=st.sampled_from(Means), cap=caps),
    )


occurrences = st.builds(
    Occurrence,
    occurrence=st.uuids().map(lambda one: one.hex),
    subtype=st.sampled_from([None, *SUBTYPES]),
    count=st.integers(1, 9),
    verified=st.integers(0, 9).map(lambda n: n == 0),
    points=st.none() | st.integers(-2, 9).map(Fraction),
    found_by=st.sampled_from([None, None, *FINDERS]),
    circumstances=st.lists(
        st.sampled_from([one.name.zh for one in CIRCUMSTANCES]), max_size=2, unique=True
    ).map(tuple),
)
several = st.lists(occurrences, min_size=1, max_size=4).map(tuple)
numbers = st.integers(0, 60).map(lambda n: Fraction(n, 2))


def answers_to(item: Item) -> st.SearchStrategy[Answer]:
    """Any answer of the item's form."""
    absent: st.SearchStrategy[Answer] = st.builds(NotApplicable, reason=st.just("无此条件"))
    own: st.SearchStrategy[Answer]
    match item.answer:
        case AnswerForm.PHRASE:
            return st.sampled_from(Tick).map(lambda tick: Ticked(ticks=(PhraseTick(tick=tick),)))
        case AnswerForm.MEASUREMENT:
            own = st.builds(Measured, value=numbers)
        case AnswerForm.CHOICE:
            own = st.sampled_from(item.options).map(lambda one: Chosen(options=(one.name.zh,)))
        case AnswerForm.BAND:
            own = st.sampled_from(item.bands).flatmap(
                lambda band: st.sampled_from([band.low, band.high]).map(
                    lambda points: Banded(band=band.name.zh, points=points)
                )
            )
        case AnswerForm.COUNTER:
            own = st.builds(Counted, due=numbers, actual=numbers)
        case AnswerForm.INPUTS:
            own = st.tuples(numbers, numbers).map(
                lambda two: Filled(
                    readings=(
                        Reading(name="甲数", value=two[0]),
                        Reading(name="乙数", value=two[1]),
                    )
                )
            )
        case AnswerForm.TRIALS:
            trial = st.builds(Trial, passed=st.booleans())
            own = st.lists(trial, min_size=item.trials, max_size=item.trials).map(
                lambda trials: Tried(trials=tuple(trials))
            )
        case AnswerForm.AWARD:
            own = st.builds(Awarded, occurrences=several) | st.just(DidNotOccur())
        case _:
            own = st.one_of(
                st.builds(Compliant),
                st.builds(Violation, occurrences=several),
                st.builds(Violation, occurrences=several),
                st.just(DidNotOccur(reason="未发生")),
            )
    return (own | own | own | absent).map(lambda answer: settled(item, answer))
