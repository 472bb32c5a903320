"""Laws that hold for any checklist and any answers, and an independent opinion on every score."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.scoring import Line, Row, Tally, score, tree
from inspector.domain.scoring.total import ceiling_of
from inspector.domain.visit import Answer, Violation
from inspector.domain.words import SectionKind
from tests.domain.scoring.worlds import World, visits
from tests.domain.scoring.worlds_rules import answers_to, occurrences
from tests.domain.slow_scorer import Slow


@given(visits())
def test_an_independent_scorer_agrees(visit: World) -> None:
    """Two ways to the same total and grade, or one of them is wrong."""
    result, slow = score(*visit), Slow(*visit)

    assert result.total == slow.total()
    assert (result.grade and result.grade.zh) == slow.grade()


@given(visits())
def test_a_total_stays_within_its_bounds(visit: World) -> None:
    """Whatever the rules, nobody gets less than nothing or more than all there is."""
    result = score(*visit)
    checklist = visit.checklist
    if result.total is None:
        return
    most = ceiling_of(checklist)
    assert most is None or result.total <= most
    has_scored = any(one.kind is SectionKind.SCORED for one in checklist.sections)
    assert result.total >= 0 or checklist.below_zero or not has_scored


@given(visits())
def test_every_point_is_explained_by_a_line(visit: World) -> None:
    """Of an item, of a section and of the total: what it comes to is the sum of its lines."""
    result = score(*visit)
    for item in result.items:
        mine = sum(line.points for line in result.lines if line.item == item.item)
        assert item.obtained - item.applicable == mine
    by_section = visit.checklist.by_section
    for section in (*result.sections, *result.instances):
        mine = sum(line.points for line in result.lines if line.section == section.code)
        if by_section[section.code].repeat is None:
            assert section.obtained - section.applicable == mine
        else:
            instances = [one for one in result.instances if by_section[one.code].of == section.code]
            assert section.obtained == sum(one.result or 0 for one in instances)
        if section.result is not None:
            steps = sum(step.points for step in section.steps)
            assert section.result == section.obtained + steps
    if result.total is not None:
        results = [one.result for one in result.sections if one.kind is SectionKind.SCORED]
        summed = sum((one for one in results if one is not None), Fraction())
        assert result.total == summed + sum(step.points for step in result.steps)


@given(visits())
def test_every_row_of_the_explanation_is_the_sum_of_those_below_it(visit: World) -> None:
    """Total → section → item → rule → what was counted: nothing is missing on the way."""
    result = score(*visit)
    rows = tree(visit.checklist, result)

    assert bool(rows) is (result.total is not None)
    for at, row in enumerate(rows):
        below = list(_below(rows[at + 1 :], row.depth))
        if below:
            assert row.points == sum(below)


def _below(rows: Iterable[Row], depth: int) -> Iterable[Fraction]:
    for row in rows:
        if row.depth <= depth:
            return
        if row.depth == depth + 1 and row.points is not None:
            yield row.points


@given(visits(), st.data())
def test_one_more_occurrence_never_raises_the_total(visit: World, data: st.DataObject) -> None:
    """Honest recording must never pay for the unit, nor cost the inspector his reason."""
    checklist, asked, given_answers, about = visit
    violated = [code for code, answer in given_answers.items() if isinstance(answer, Violation)]
    if not violated:
        return
    code = data.draw(st.sampled_from(violated))
    before = given_answers[code]
    assert isinstance(before, Violation)
    more = replace(before, occurrences=(*before.occurrences, data.draw(occurrences)))
    was, now = (
        score(checklist, asked, a, about).total
        for a in (given_answers, {**given_answers, code: more})
    )
    assert now is None or was is None or now <= was


@given(visits(), st.randoms())
def test_the_order_of_entry_makes_no_difference(visit: World, shuffle: Random) -> None:
    """Two laptops that heard the same things in another order show the same score."""
    checklist, asked, given_answers, about = visit
    tally = Tally(checklist, asked, about)
    entries = list(given_answers.items())
    shuffle.shuffle(entries)
    for code, answer in entries:
        tally.set(code, answer)
    assert tally.score() == score(*visit)


@given(visits(), st.randoms())
def test_the_order_of_occurrences_makes_no_difference(visit: World, shuffle: Random) -> None:
    """Which of two faults was noted first is chance."""
    checklist, asked, given_answers, about = visit
    shuffled: dict[str, Answer] = {}
    for code, answer in given_answers.items():
        shuffled[code] = answer
        if isinstance(answer, Violation):
            several = list(answer.occurrences)
            shuffle.shuffle(several)
            shuffled[code] = Violation(occurrences=tuple(several))
    again, result = score(checklist, asked, shuffled, about), score(*visit)
    assert (again.total, again.grade) == (result.total, result.grade)
    assert [one.points for one in again.targets] == [one.points for one in result.targets]


@given(visits(), st.data())
def test_following_each_answer_comes_to_the_same_as_scoring_at_the_end(
    visit: World, data: st.DataObject
) -> None:
    """What the walk-through shows at the top is what the PDF prints."""
    checklist, asked, given_answers, about = visit
    tally = Tally(checklist, asked, about)
    for code in data.draw(st.lists(st.sampled_from(asked), max_size=20)):
        tally.set(code, data.draw(st.none() | answers_to(checklist.by_code[code])))
    for code in asked:
        tally.set(code, given_answers.get(code))
    assert tally.score() == score(*visit)


@given(visits(), st.data())
def test_what_stands_at_the_top_is_what_the_score_explains(
    visit: World, data: st.DataObject
) -> None:
    """Points lost, totals and sections are painted without the lines; they must agree with them."""
    checklist, asked, _, about = visit
    tally = Tally(checklist, asked, about)
    given_answers: dict[str, Answer | None] = {}
    for code in data.draw(st.lists(st.sampled_from(asked), max_size=20)):
        given_answers[code] = data.draw(st.none() | answers_to(checklist.by_code[code]))
        tally.set(code, given_answers[code])
        standing, explained = tally.standing, tally.score()
        kept = {code: answer for code, answer in given_answers.items() if answer is not None}
        failed = {
            item.code for item in checklist.items if Slow(*visit[:2], kept, about).failed(item)
        }

        assert (standing.total, standing.complete) == (explained.total, explained.complete)
        assert standing.lost == _lost(explained.lines)
        assert standing.counts.checked == len(kept)
        assert standing.counts.asked == len(asked)
        assert standing.counts.violated == len(failed)
        instances = [one for stood in standing.sections for one in stood.instances.values()]
        for one in (*standing.sections, *instances):
            own = {one.code, *one.instances}
            assert one.score in (None, *explained.sections, *explained.instances)
            lines = [line for line in explained.lines if line.section in own]
            assert one.lost == _lost(lines)
            mine = [code for code in kept if checklist.by_code[code].section in own]
            assert one.counts.checked == len(mine)


def _lost(lines: Iterable[Line]) -> Fraction:
    return -sum((line.points for line in lines if line.points < 0), Fraction())
