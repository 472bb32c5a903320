"""Every kind of rule, worked by hand."""

from fractions import Fraction

import pytest

from inspector.domain.checklist import Checklist, Clause, Item, Section
from inspector.domain.rules import Bonus, Entered, Flag, PerOccurrence, Rule, Veto, WholeItem
from inspector.domain.scoring import RuleName, Score, score
from inspector.domain.visit import (
    Answer,
    Compliant,
    Graded,
    Measured,
    NotApplicable,
    Occurrence,
    PhraseTick,
    Ticked,
    Violation,
)
from inspector.domain.words import Grade, Tick, VetoScope
from inspector.i18n import Pair

UNIT = Pair(zh="处", en="places")


def each(points: str, *subtypes: str, verified: bool | None = None) -> PerOccurrence:
    return PerOccurrence(
        points=Fraction(points), counting_unit=UNIT, subtypes=subtypes, verified=verified
    )


def item(code: str, section: str, points: str, *rules: Rule) -> Item:
    return Item(
        code=code,
        section=section,
        text=Pair(zh=code, en=code),
        how=UNIT,
        fixed_when=UNIT,
        clauses=(Clause(ref=f"附 {code}", text="…"),),
        points=Fraction(points),
        rules=rules,
    )


def checklist(*items: Item, scored: bool = True) -> Checklist:
    sections = (("F", "20", None), ("A", "10", None), ("D", "25", Fraction(25)))
    return Checklist(
        name="rules",
        edition="1",
        title=UNIT,
        scored=scored,
        sections=tuple(
            Section(code=code, title=Pair(zh=code, en=code), maximum=Fraction(most), pool=pool)
            for code, most, pool in sections
        ),
        items=items,
    )


def saw(
    subtype: str | None = None, count: int = 1, *, verified: bool = False, points: str | None = None
) -> Occurrence:
    return Occurrence(
        occurrence=f"{subtype}-{count}",
        subtype=subtype,
        count=count,
        verified=verified,
        points=None if points is None else Fraction(points),
    )


def scored(*asked: tuple[Item, Answer | None], scored: bool = True) -> Score:
    return score(
        checklist(*(one for one, _ in asked), scored=scored),
        [one.code for one, _ in asked],
        {one.code: answer for one, answer in asked if answer is not None},
    )


def violated(*seen: Occurrence) -> Violation:
    return Violation(occurrences=seen or (saw(),))


def test_an_item_is_never_worth_less_than_nothing() -> None:
    """扣完为止, 不计负分: five at 0.5 of an item of 2 take 2."""
    result = scored((item("A12", "A", "2", each("0.5")), violated(saw(count=5))))
    (line,) = result.lines
    assert (line.points, line.capped, line.count) == (Fraction(-2), True, 5)
    assert line.text.zh == "A12 A12：5 处 × 0.5，应扣 2.5，扣完为止，实扣 2"
    assert result.items[0].obtained == 0


def test_the_pool_is_never_less_than_nothing_and_a_line_says_so() -> None:
    """Thirty at 1 take 25 of discipline; the other five are given back by the section's line."""
    result = scored((item("P05", "D", "0", each("1")), violated(saw(count=30))))
    seen, floor = result.lines
    assert (seen.item, seen.points, seen.capped) == ("P05", Fraction(-30), False)
    assert (floor.item, floor.points, floor.rule) == (None, Fraction(5), RuleName.FLOOR)
    assert result.items[0].obtained == -30
    assert (result.sections[2].obtained, result.total_text) == (Fraction(0), "0.00")


@pytest.mark.parametrize("answer", [NotApplicable(reason="无此条件"), None])
def test_discipline_counts_only_once_one_of_it_was_looked_at(answer: Answer | None) -> None:
    """25 points for things nobody looked at would be a gift."""
    assert scored((item("P05", "D", "0", each("1")), answer)).total is None


def test_a_compliant_discipline_item_earns_the_pool() -> None:
    """One look is enough for the 25 points to apply."""
    result = scored((item("P05", "D", "0", each("1")), Compliant()))
    assert (result.sections[2].applicable, result.total_text) == (Fraction(25), "100.00")


def test_points_alone_go_with_any_violation() -> None:
    """An item without a rule of its own is met or not met."""
    (line,) = scored((item("A45", "F", "0.5"), violated(saw(), saw(count=4)))).lines
    assert (line.rule, line.points, line.count) == (RuleName.WHOLE_ITEM, Fraction(-1, 2), 5)


def test_a_subtype_falls_to_the_rule_that_names_it() -> None:
    """A38: no desk takes all; an unmanned one 0.5 each."""
    a38 = item("A38", "F", "1", WholeItem(subtypes=("无台",)), each("0.5", "无人"))
    assert scored((a38, violated(saw("无台")))).items[0].obtained == 0
    assert scored((a38, violated(saw("无人")))).items[0].obtained == Fraction(1, 2)
    both = scored((a38, violated(saw("无人"), saw("无台"))))
    assert [(line.points, line.capped) for line in both.lines] == [
        (Fraction(-1), False),
        (Fraction(0), True),
    ]


def test_a_subtype_that_no_rule_names_falls_to_the_general_rule() -> None:
    """A form of breach that nobody foresaw costs what the item says in general."""
    general = item("A51", "F", "2", each("1", "积水"), each("0.5"))
    result = scored((general, violated(saw("积水"), saw("异味", 2), saw())))
    assert [line.points for line in result.lines] == [-1, -1]
    assert result.lines[1].capped is True
    assert [line.occurrences for line in result.lines] == [("积水-1",), ("异味-2", "None-1")]


def test_a_rule_that_stands_twice_takes_once() -> None:
    """One fact is never deducted twice, not by a slip in the checklist either."""
    twice = item("A12", "A", "2", each("0.5"), each("0.5"))
    assert [line.points for line in scored((twice, violated())).lines] == [Fraction(-1, 2)]


def test_without_a_general_rule_an_unnamed_subtype_takes_nothing() -> None:
    """Nothing is deducted that no rule orders; the review asks which kind it was."""
    a79 = item("A79", "F", "2", each("1", "未公布"), each("1", "无人接听"))
    result = scored((a79, violated(saw("其他"))))
    assert (result.lines, result.items[0].obtained) == ((), Fraction(2))
    assert [flag.name for flag in result.flags] == ["subtype_missing"]


def test_hearsay_takes_nothing_until_it_is_verified() -> None:
    """P11 unverified: no points, a mark; verified: the total is 0."""
    rules = (
        Veto(scope=VetoScope.TOTAL, verified_only=True),
        Flag(name="to_verify", verified=False),
    )
    p11 = item("P11", "D", "0", *rules)
    heard = scored((p11, violated()))
    assert (heard.lines, heard.vetoes, heard.total_text) == ((), (), "100.00")
    assert [(flag.item, flag.name) for flag in heard.flags] == [("P11", "to_verify")]
    proved = scored((p11, violated(saw(verified=True))))
    assert [(hit.item, hit.scope, hit.section) for hit in proved.vetoes] == [
        ("P11", VetoScope.TOTAL, None)
    ]
    assert (proved.total_text, proved.flags) == ("0.00", ())


def test_a_verified_breach_of_privacy_vetoes_and_still_shows_what_it_cost() -> None:
    """P10: each paper in sight −1; verified leaking takes the total to 0, lines stay."""
    p10 = item("P10", "D", "0", each("1"), Veto(scope=VetoScope.TOTAL, verified_only=True))
    assert scored((p10, violated(saw(count=2)))).total_text == "92.00"
    result = scored((p10, violated(saw(count=2, verified=True))))
    assert (result.lines[0].points, result.total_text) == (Fraction(-2), "0.00")


def test_a_veto_bound_to_a_subtype_needs_that_subtype_and_proof() -> None:
    """P13: unequal treatment costs 3; only private gain, verified, is a veto."""
    veto = Veto(scope=VetoScope.TOTAL, subtypes=("谋私利",), verified_only=True)
    p13 = item("P13", "D", "0", each("3"), veto)
    assert scored((p13, violated(saw(verified=True)))).total_text == "88.00"
    assert scored((p13, violated(saw("谋私利")))).total_text == "88.00"
    assert scored((p13, violated(saw("谋私利", verified=True)))).total_text == "0.00"


def test_a_locked_exit_takes_its_section_to_nothing() -> None:
    """A47 锁闭: F is 0, the section's own line takes what other items had left it."""
    a47 = item(
        "A47", "F", "1.5", WholeItem(), Veto(scope=VetoScope.SECTION, subtypes=("锁闭", "堵塞"))
    )
    dim = item("A45", "F", "0.5")
    neat = item("A16", "A", "2", each("0.5"))
    answers = (a47, violated(saw("锁闭"))), (dim, Compliant()), (neat, Compliant())
    result = scored(*answers)
    own, veto = result.lines
    assert (own.points, veto.item, veto.points) == (Fraction(-3, 2), None, Fraction(-1, 2))
    assert (result.sections[0].result, result.total_text) == (Fraction(0), "33.33")
    assert [(hit.scope, hit.section) for hit in result.vetoes] == [(VetoScope.SECTION, "F")]
    assert scored((a47, violated(saw("标识缺失"))), *answers[1:]).vetoes == ()


def test_entered_points_are_taken_as_entered_within_their_bounds() -> None:
    """P20: −1 to −5, with reason and clause; not multiplied, not beyond."""
    p20 = item("P20", "D", "0", Entered(low=Fraction(1), high=Fraction(5)))
    result = scored((p20, violated(saw(points="2.5", count=2), saw(points="9"))))
    assert (result.lines[0].points, result.lines[0].rule) == (Fraction(-15, 2), RuleName.ENTERED)


def test_points_not_entered_yet_are_marked_not_guessed() -> None:
    """The review asks for them; the score invents nothing."""
    p20 = item("P20", "D", "0", Entered(low=Fraction(1), high=Fraction(5)))
    result = scored((p20, violated()))
    assert (result.lines, [flag.name for flag in result.flags]) == ((), ["points_missing"])


def test_a_bonus_fills_what_is_missing_and_no_more() -> None:
    """A57 adds 0.5, F never above its applicable points."""
    a57, dim = (
        item("A57", "F", "0", Bonus(points=Fraction(1, 2))),
        item("A45", "F", "2", each("0.2")),
    )
    some = scored((a57, Compliant()), (dim, violated()))
    assert [(line.rule, line.points, line.capped) for line in some.lines] == [
        (RuleName.BONUS, Fraction(1, 5), True),
        (RuleName.PER_OCCURRENCE, Fraction(-1, 5), False),
    ]
    assert (some.items[0].obtained, some.items[0].applicable) == (Fraction(1, 5), Fraction(0))
    full = scored((a57, Compliant()), (dim, violated(saw(count=5))))
    assert full.sections[0].obtained == Fraction(3, 2)
    assert scored((a57, Compliant()), (dim, Compliant())).total_text == "100.00"
    assert scored((a57, Compliant()), (dim, None)).total is None


def test_a_candidate_for_veto_is_a_mark_only() -> None:
    """A person decides; the score counts what it always counts."""
    p03 = item("P03", "D", "0", each("5"), Flag(name="veto_candidate"))
    result = scored((p03, violated()))
    assert (result.flags[0].name, result.vetoes, result.total_text) == (
        "veto_candidate",
        (),
        "80.00",
    )


def test_measurements_and_grades_neither_give_nor_take() -> None:
    """M29 and M42 are for trends."""
    asked = (item("M31", "A", "1"), Measured(value=Fraction(19)))
    graded = (item("M42", "A", "1"), Graded(grade=Grade.POOR))
    result = scored(asked, graded)
    assert (result.total, result.complete, result.lines) == (None, True, ())
    assert [one.answer for one in result.items] == ["measurement", "poor"]


def test_one_missed_phrase_makes_it_missed() -> None:
    """Said at window 3 and not at window 7 is not said."""
    ticks = (
        PhraseTick(tick=Tick.HEARD),
        PhraseTick(tick=Tick.MISSED),
        PhraseTick(tick=Tick.MISSED),
    )
    (line,) = scored((item("S01", "A", "0.5"), Ticked(ticks=ticks))).lines
    assert (line.rule, line.points, line.count) == (RuleName.PHRASE, Fraction(-1, 2), 2)


def test_an_unscored_checklist_has_no_points() -> None:
    """The desk check of governance is judged in words."""
    asked = (item("M47", "F", "0"), Graded(grade=Grade.BASIC)), (item("M48", "F", "0"), None)
    result = scored(*asked, scored=False)
    assert (result.total, result.lines, result.sections, result.items) == (None, (), (), ())
    assert result.unchecked == ("M48",)
