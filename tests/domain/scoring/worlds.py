"""Random forms and visits: every rule, in any combination, answered in any way that fits."""

from fractions import Fraction
from typing import NamedTuple

from hypothesis import strategies as st

from inspector.domain.checklist import (
    Band,
    Checklist,
    Clause,
    Gate,
    GradeBand,
    Input,
    Item,
    KeyVeto,
    Multiplier,
    Option,
    Phrase,
    Sample,
    Section,
    Target,
)
from inspector.domain.condition import About, AnswerIs, VisitIs
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
    SectionKind,
    Stage,
    Steps,
    Tick,
    UnitKind,
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


FORMS = (AnswerForm.ANSWER,) * 4 + tuple(
    form for form in AnswerForm if form is not AnswerForm.GRADE
)


@st.composite
def items(draw: st.DrawFn, code: str, section: Section) -> Item:
    """An item of any form, in that section."""
    form = draw(st.sampled_from(FORMS))
    has_points = section.pool is None and section.kind is not SectionKind.BONUS
    points = draw(st.just(Fraction(0)) | tenths | tenths) if has_points else Fraction(0)
    if section.kind is SectionKind.BONUS:
        points = draw(st.just(Fraction(0)) | tenths)
    rules: list[Rule] = draw(st.lists(marks, max_size=1))
    formula = {AnswerForm.COUNTER: "实 ÷ 应", AnswerForm.INPUTS: "max(甲数, 乙数)"}.get(
        form, "值 × 2"
    )
    match form:
        case AnswerForm.ANSWER:
            rules += draw(st.lists(priced | priced | bonuses, max_size=3))
        case AnswerForm.MEASUREMENT:
            rules += draw(st.lists(numeric(formula), max_size=2))
        case AnswerForm.COUNTER | AnswerForm.INPUTS:
            rules += draw(st.lists(numeric(formula) | priced, max_size=2))
        case AnswerForm.TRIALS:
            rules += draw(st.lists(priced, max_size=2))
        case AnswerForm.AWARD:
            rules += draw(st.lists(awards, min_size=1, max_size=2, unique=True))
        case _:
            pass
    return Item(
        code=code,
        section=section.code,
        text=WORD,
        clauses=(Clause(ref="附", text="…"),),
        points=points,
        rules=tuple(rules),
        answer=form,
        key=draw(st.sampled_from(["", "", "★"])),
        below_zero=draw(st.integers(0, 5).map(lambda n: n == 0)),
        phrase=Phrase(required=True, trigger=WORD) if form is AnswerForm.PHRASE else None,
        options=_options(draw) if form is AnswerForm.CHOICE else (),
        bands=_bands() if form is AnswerForm.BAND else (),
        inputs=(
            Input(name=Pair("甲数", "first"), at_least=draw(st.none() | numbers)),
            Input(name=Pair("乙数", "second")),
        )
        if form is AnswerForm.INPUTS
        else (),
        trials=draw(st.integers(1, 3)) if form is AnswerForm.TRIALS else 0,
        may_not_occur=True,
        circumstances=CIRCUMSTANCES,
    )


def _options(draw: st.DrawFn) -> tuple[Option, ...]:
    return (
        Option(name=Pair("有", "yes"), points=draw(tenths)),
        Option(name=Pair("部分", "in part"), points=draw(tenths)),
        Option(name=Pair("无", "no"), points=Fraction(0), fails=True),
    )


def _bands() -> tuple[Band, ...]:
    return (
        Band(name=Pair("好", "good"), low=Fraction(9), high=Fraction(10)),
        Band(name=Pair("合格", "fair"), low=Fraction(7), high=Fraction(8)),
        Band(name=Pair("不合格", "poor"), low=Fraction(0), high=Fraction(6), fails=True),
    )


multipliers = st.lists(
    st.builds(
        Multiplier,
        times=st.sampled_from([Fraction(4, 3), Fraction(1, 2), Fraction(2)]),
        when=st.none()
        | st.just(VisitIs(unit_kinds=frozenset({UnitKind.U1})))
        | st.just(AnswerIs(item="I0", words=("violation",))),
    ),
    max_size=1,
).map(tuple)
ITEM_STAGES = (Stage.OCCURRENCES, Stage.RULE_CAP, Stage.ITEM_FLOOR)


@st.composite
def orders(draw: st.DrawFn) -> tuple[Stage, ...]:
    """The usual order, or any other that a form may declare."""
    if draw(st.booleans()):
        return ()
    stages = tuple(Stage)
    sections, total = stages[3:8], stages[8:11]
    return (
        *ITEM_STAGES,
        *draw(st.permutations(sections)),
        *draw(st.permutations(total)),
        Stage.GRADE,
    )


@st.composite
def sections(draw: st.DrawFn, code: str) -> Section:
    """A section of any kind."""
    kind = draw(st.sampled_from([SectionKind.SCORED, SectionKind.SCORED, *SectionKind]))
    is_scored = kind is SectionKind.SCORED
    return Section(
        code=code,
        title=WORD,
        maximum=draw(tenths) if is_scored else Fraction(0),
        pool=draw(st.none() | st.none() | tenths) if is_scored else None,
        kind=kind,
        rescaled=draw(st.booleans()),
        cap=draw(st.none() | caps),
        ceiling=draw(st.none() | caps),
        multipliers=draw(multipliers),
        gate=draw(st.none() | st.builds(Gate, points=tenths, is_open=st.booleans()))
        if kind is SectionKind.BONUS
        else None,
        pass_mark=draw(st.none() | st.none() | tenths),
        below_zero=draw(st.integers(0, 4).map(lambda n: n == 0)),
    )


GRADES = (
    GradeBand(name=Pair("合格", "pass"), low=Fraction(80)),
    GradeBand(name=Pair("基本合格", "basic"), low=Fraction(60), high=Fraction(80), high_open=True),
    GradeBand(name=Pair("不合格", "fail"), high=Fraction(60), high_open=True, fails=True),
)


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    """A form of three sections and up to seven items."""
    parts = tuple(draw(sections(code)) for code in "FAD")
    by_code = {part.code: part for part in parts}
    return Checklist(
        name="laws",
        edition="1",
        title=WORD,
        scored=True,
        sections=parts,
        items=tuple(
            draw(items(f"I{n}", by_code[draw(st.sampled_from("FAD"))]))
            for n in range(draw(st.integers(1, 7)))
        ),
        full_marks=draw(st.sampled_from([Fraction(100), Fraction(100), Fraction(50)])),
        rescaled=draw(st.booleans()),
        ceiling=draw(st.none() | st.just(Fraction(110))),
        below_zero=draw(st.integers(0, 4).map(lambda n: n == 0)),
        multipliers=draw(multipliers),
        grades=draw(st.just(()) | st.just(GRADES)),
        sample=draw(st.none() | st.just(Sample(total=2, key=1, mark="★"))),
        key_vetoes=draw(
            st.lists(
                st.builds(
                    KeyVeto,
                    mark=st.just("★"),
                    scope=st.sampled_from(
                        [VetoScope.FAIL, VetoScope.TOTAL, VetoScope.STOP, VetoScope.NO_GRADE]
                    ),
                    at_least=st.integers(1, 2),
                ),
                max_size=1,
            ).map(tuple)
        ),
        targets=(Target(code="CHIEF", title=WORD, start=Fraction(10)),),
        order=draw(orders()),
    )


class World(NamedTuple):
    """What a score depends on, in the order in which it is asked for."""

    checklist: Checklist
    asked: list[str]
    answers: dict[str, Answer]
    about: About


@st.composite
def visits(draw: st.DrawFn) -> World:
    """A form and a visit by it; some items may be unchecked."""
    checklist = draw(checklists())
    asked = [item.code for item in checklist.items]
    answers = {
        item.code: draw(answers_to(item)) for item in checklist.items if draw(st.integers(0, 5)) > 0
    }
    about = draw(st.sampled_from([About(), About(kind=UnitKind.U1), About(kind=UnitKind.U6)]))
    return World(checklist, asked, answers, about)
