"""Random forms and visits: every rule, in any combination, answered in any way that fits."""

from fractions import Fraction
from typing import NamedTuple

from hypothesis import assume
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
    Repeat,
    Sample,
    Section,
    Target,
)
from inspector.domain.condition import About, AnswerIs, VisitIs
from inspector.domain.repeating import expanded
from inspector.domain.rules import (
    Rule,
)
from inspector.domain.visit import (
    Answer,
)
from inspector.domain.words import (
    Among,
    AnswerForm,
    RepeatPer,
    SectionKind,
    Stage,
    Together,
    UnitKind,
    VetoScope,
)
from inspector.i18n import Pair
from tests.domain.scoring.worlds_rules import (
    CIRCUMSTANCES,
    WORD,
    answers_to,
    awards,
    bonuses,
    caps,
    marks,
    numbers,
    numeric,
    priced,
    tenths,
)

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
        | st.builds(
            AnswerIs, item=st.just("I0"), words=st.just(("violation",)), of=st.sampled_from(Among)
        ),
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
        repeat=draw(st.none() | st.none() | repeats),
    )


repeats = st.builds(Repeat, per=st.just(RepeatPer.WINDOW), together=st.sampled_from(Together))
KEYS = st.sampled_from([(), ("1",), ("2", "10"), ("1", "2", "综合")])
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
    """A form and a visit by it; some items may be unchecked, and some sections repeat."""
    form = draw(checklists())
    keys = {one.code: draw(KEYS) for one in form.sections if one.repeat is not None}
    checklist = expanded(form, keys)
    asked = [item.code for item in checklist.items]
    assume(asked)
    answers = {
        item.code: draw(answers_to(item)) for item in checklist.items if draw(st.integers(0, 5)) > 0
    }
    about = draw(st.sampled_from([About(), About(kind=UnitKind.U1), About(kind=UnitKind.U6)]))
    return World(checklist, asked, answers, about)
