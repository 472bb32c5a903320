"""Laws that hold for any checklist and any answers, and an independent opinion on every score."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.checklist import Checklist, Clause, Item, Section
from inspector.domain.rules import Bonus, Entered, PerOccurrence, Rule, Veto, WholeItem
from inspector.domain.scoring import Line, Tally, score
from inspector.domain.visit import (
    Answer,
    Compliant,
    NotApplicable,
    Occurrence,
    PhraseTick,
    Ticked,
    Violation,
)
from inspector.domain.words import Tick, VetoScope
from inspector.i18n import Pair

WORD = Pair(zh="词", en="word")
SUBTYPES = ("甲", "乙", "丙")
tenths = st.integers(1, 60).map(lambda n: Fraction(n, 10))
named = st.lists(st.sampled_from(SUBTYPES), max_size=2, unique=True).map(tuple)
rules: st.SearchStrategy[Rule] = st.one_of(
    st.builds(
        PerOccurrence,
        points=tenths,
        counting_unit=st.just(WORD),
        subtypes=named,
        verified=st.sampled_from([None, True, False]),
    ),
    st.builds(WholeItem, subtypes=named),
    st.just(Entered(low=Fraction(1), high=Fraction(5))),
    st.builds(Bonus, points=tenths),
    st.builds(
        Veto, scope=st.sampled_from(VetoScope), subtypes=named, verified_only=st.just(value=True)
    ),
)
occurrences = st.builds(
    Occurrence,
    occurrence=st.uuids().map(lambda one: one.hex),
    subtype=st.sampled_from([None, *SUBTYPES]),
    count=st.integers(1, 9),
    verified=st.integers(0, 9).map(lambda n: n == 0),
    points=st.none() | st.integers(-2, 9).map(Fraction),
)
answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Compliant),
    st.builds(NotApplicable, reason=st.just("无此条件")),
    st.lists(occurrences, min_size=1, max_size=4).map(lambda o: Violation(occurrences=tuple(o))),
    st.sampled_from(Tick).map(lambda tick: Ticked(ticks=(PhraseTick(tick=tick),))),
)


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    sections = tuple(
        Section(
            code=code,
            title=WORD,
            maximum=draw(tenths),
            pool=draw(st.none() | tenths) if code == "D" else None,
        )
        for code in "FAD"
    )
    items = tuple(
        Item(
            code=f"I{n}",
            section=(section := draw(st.sampled_from("FAD"))),
            text=WORD,
            how=WORD,
            fixed_when=WORD,
            clauses=(Clause(ref="附", text="…"),),
            points=Fraction(0) if section == "D" else draw(st.just(Fraction(0)) | tenths),
            rules=tuple(draw(st.lists(rules, max_size=3))),
        )
        for n in range(draw(st.integers(1, 8)))
    )
    return Checklist(
        name="laws", edition="1", title=WORD, scored=True, sections=sections, items=items
    )


@st.composite
def visits(draw: st.DrawFn) -> tuple[Checklist, list[str], dict[str, Answer]]:
    checklist = draw(checklists())
    asked = [item.code for item in checklist.items]
    return checklist, asked, {code: draw(answers) for code in asked if draw(st.integers(0, 5)) > 0}


def chosen_rule(item: Item, one: Occurrence) -> Rule | None:
    """The rule that an occurrence falls to: one that names its sub-type, else a general one."""
    priced = [r for r in item.rules if isinstance(r, PerOccurrence | WholeItem | Entered)]
    fitting = [
        (rule, () if isinstance(rule, Entered) else rule.subtypes)
        for rule in priced
        if not (isinstance(rule, PerOccurrence) and rule.verified not in {None, one.verified})
    ]
    names_it = [rule for rule, names in fitting if one.subtype in names]
    general = [rule for rule, names in fitting if names == ()]
    if not priced:
        return WholeItem()
    return (names_it + general + [None])[0]


def slow_cost(item: Item, seen: tuple[Occurrence, ...], pooled: bool) -> Fraction:
    """What a violation costs, one occurrence at a time, as a person would add it up."""
    cost, whole = Fraction(0), False
    for one in seen:
        match chosen_rule(item, one):
            case PerOccurrence(points=each):
                cost += each * one.count
            case WholeItem():
                whole = True
            case Entered(low=low, high=high) if one.points is not None:
                cost += sorted([low, one.points, high])[1]
            case _:
                pass
    if pooled and not item.points:
        return cost
    return item.points if whole else min(cost, item.points)


def slow_item(item: Item, answer: Answer | None, pooled: bool) -> tuple[Fraction, Fraction] | None:
    """Points applicable and left, or None for what does not count."""
    match answer:
        case Compliant() | Ticked(ticks=(PhraseTick(tick=Tick.HEARD),)):
            return item.points, item.points
        case Violation(occurrences=seen):
            return item.points, item.points - slow_cost(item, seen, pooled)
        case Ticked(ticks=(PhraseTick(tick=Tick.MISSED),)):
            return item.points, Fraction(0)
        case _:
            return None


def slow_vetoes(items: list[Item], given_answers: dict[str, Answer]) -> set[VetoScope]:
    """Which vetoes fire; in these worlds each needs proof."""
    return {
        rule.scope
        for item in items
        for rule in item.rules
        for answer in [given_answers.get(item.code)]
        if isinstance(rule, Veto) and isinstance(answer, Violation)
        for one in answer.occurrences
        if one.verified and (not rule.subtypes or one.subtype in rule.subtypes)
    }


def slow_section(
    section: Section, items: list[Item], given_answers: dict[str, Answer]
) -> tuple[Fraction, Fraction] | None:
    """Result and maximum, or None for a section that leaves the denominator."""
    pooled = section.pool is not None
    parts = [slow_item(item, given_answers.get(item.code), pooled) for item in items]
    counted = [part for part in parts if part is not None]
    pool = section.pool if section.pool is not None and counted else Fraction(0)
    able = pool + sum(part[0] for part in counted)
    got = pool + sum(part[1] for part in counted)
    extra = sum(
        rule.points
        for item in items
        for rule in item.rules
        if isinstance(rule, Bonus) and isinstance(given_answers.get(item.code), Compliant)
    )
    if not able:
        return None
    if VetoScope.SECTION in slow_vetoes(items, given_answers):
        return Fraction(0), section.maximum
    return section.maximum * min(able, max(got, Fraction(0)) + extra) / able, section.maximum


def slow_total(
    checklist: Checklist, asked: list[str], given_answers: dict[str, Answer]
) -> Fraction | None:
    """The total from scratch, section by section."""
    items = [item for item in checklist.items if item.code in asked]
    results = [
        found
        for section in checklist.sections
        if (
            found := slow_section(
                section, [item for item in items if item.section == section.code], given_answers
            )
        )
    ]
    if not results:
        return None
    if VetoScope.TOTAL in slow_vetoes(items, given_answers):
        return Fraction(0)
    most = sum((maximum for _, maximum in results), Fraction(0))
    return sum((result for result, _ in results), Fraction(0)) / most * 100


@given(visits())
def test_an_independent_scorer_agrees(
    visit: tuple[Checklist, list[str], dict[str, Answer]],
) -> None:
    """Two ways to the same total, or one of them is wrong."""
    assert score(*visit).total == slow_total(*visit)


@given(visits())
def test_a_total_is_between_0_and_100(
    visit: tuple[Checklist, list[str], dict[str, Answer]],
) -> None:
    """Whatever the rules, nobody gets less than nothing or more than all."""
    result = score(*visit)
    assert result.total is None or 0 <= result.total <= 100
    assert all(0 <= section.obtained <= section.applicable for section in result.sections)


@given(visits())
def test_every_point_is_explained_by_a_line(
    visit: tuple[Checklist, list[str], dict[str, Answer]],
) -> None:
    """Of an item and of a section: obtained − applicable is the sum of the lines."""
    result = score(*visit)
    for item in result.items:
        mine = sum(line.points for line in result.lines if line.item == item.item)
        assert item.obtained - item.applicable == mine
    for section in result.sections:
        mine = sum(line.points for line in result.lines if line.section == section.code)
        assert section.obtained - section.applicable == mine


@given(visits(), st.data())
def test_one_more_occurrence_never_raises_the_total(
    visit: tuple[Checklist, list[str], dict[str, Answer]], data: st.DataObject
) -> None:
    """Honest recording must never pay for the unit, nor cost the inspector his reason."""
    checklist, asked, given_answers = visit
    violated = [code for code, answer in given_answers.items() if isinstance(answer, Violation)]
    if not violated:
        return
    code = data.draw(st.sampled_from(violated))
    before = given_answers[code]
    assert isinstance(before, Violation)
    more = replace(before, occurrences=(*before.occurrences, data.draw(occurrences)))
    was, now = (
        score(checklist, asked, a).total for a in (given_answers, {**given_answers, code: more})
    )
    assert was is None or (now is not None and now <= was)


@given(visits(), st.randoms())
def test_the_order_of_entry_makes_no_difference(
    visit: tuple[Checklist, list[str], dict[str, Answer]], shuffle: Random
) -> None:
    """Two laptops that heard the same things in another order show the same score."""
    checklist, asked, given_answers = visit
    entries = list(given_answers.items())
    shuffle.shuffle(entries)
    assert score(checklist, asked, dict(entries)) == score(checklist, asked, given_answers)


@given(visits(), st.data())
def test_following_each_answer_comes_to_the_same_as_scoring_at_the_end(
    visit: tuple[Checklist, list[str], dict[str, Answer]], data: st.DataObject
) -> None:
    """What the walk-through shows at the top is what the PDF prints."""
    checklist, asked, given_answers = visit
    tally = Tally(checklist, asked)
    for code in data.draw(st.lists(st.sampled_from(asked), max_size=20)):
        tally.set(code, data.draw(st.none() | answers))
    for code in asked:
        tally.set(code, given_answers.get(code))
    assert tally.score() == score(checklist, asked, given_answers)


@given(visits(), st.data())
def test_what_stands_at_the_top_is_what_the_score_explains(
    visit: tuple[Checklist, list[str], dict[str, Answer]], data: st.DataObject
) -> None:
    """Points lost, totals and sections are painted without the lines; they must agree with them."""
    checklist, asked, _ = visit
    tally = Tally(checklist, asked)
    given_answers: dict[str, Answer | None] = {}
    for code in data.draw(st.lists(st.sampled_from(asked), max_size=20)):
        given_answers[code] = data.draw(st.none() | answers)
        tally.set(code, given_answers[code])
        standing, explained = tally.standing, tally.score()
        kept = {code: answer for code, answer in given_answers.items() if answer is not None}

        assert (standing.total, standing.complete) == (explained.total, explained.complete)
        assert standing.lost == _lost(explained.lines)
        assert standing.counts.checked == len(kept)
        assert standing.counts.asked == len(asked)
        assert standing.counts.violated == sum(map(_is_violated, kept.values()))
        for one in standing.sections:
            assert one.score in explained.sections
            lines = [line for line in explained.lines if line.section == one.code]
            assert one.lost == _lost(lines)
            mine = [code for code in kept if checklist.by_code[code].section == one.code]
            assert one.counts.checked == len(mine)


def _lost(lines: Iterable[Line]) -> Fraction:
    return -sum((line.points for line in lines if line.points < 0), Fraction())


def _is_violated(answer: Answer) -> bool:
    return isinstance(answer, Violation) or (
        isinstance(answer, Ticked) and answer.tick is Tick.MISSED
    )
