"""现在查不查: what earlier answers decide, settled the same in whatever way it came about."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.asking_now import conditions
from inspector.domain.condition import AnswerIs, Condition, Not, holds
from inspector.domain.history.condition_values import condition_from_value, condition_value
from inspector.domain.scoring import Tally, score
from inspector.domain.visit import Answer, Compliant, Violation
from tests.domain.conditions import ABOUT, Skipping, skippings, slow_unmet
from tests.domain.scoring.worlds import World, visits


def after(given: list[tuple[str, Answer | None]]) -> dict[str, Answer]:
    """What stands once all of these were given in turn."""
    last = dict(given)
    return {code: answer for code, answer in last.items() if answer is not None}


@given(skipping=skippings())
def test_items_are_settled_as_the_definition_says(skipping: Skipping) -> None:
    """Going through all once, in the right order, must find what going back each time finds."""
    answers = after(skipping.given)
    settled = conditions(skipping.of).unmet(ABOUT, answers)
    assert settled == slow_unmet(skipping.of, ABOUT, answers)


@given(skipping=skippings(), order=st.randoms())
def test_the_order_of_answering_plays_no_part(skipping: Skipping, order: object) -> None:
    """Two laptops, an undo, a rebuild: the same answers leave the same items."""
    rules = conditions(skipping.of)
    answers: dict[str, Answer] = {}
    left = rules.unmet(ABOUT, answers)
    for code, answer in skipping.given:
        if answer is None:
            answers.pop(code, None)
        else:
            answers[code] = answer
        left = rules.unmet_after(left, ABOUT, answers, [code])
        assert left == rules.unmet(ABOUT, answers)
    shuffled = list(answers.items())
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    again = rules.unmet(ABOUT, {})
    for number in range(len(shuffled)):
        given_so_far = dict(shuffled[: number + 1])
        again = rules.unmet_after(again, ABOUT, given_so_far, [shuffled[number][0]])
    assert again == left


@given(skipping=skippings())
def test_several_answers_at_once_settle_as_one_by_one(skipping: Skipping) -> None:
    """A fill file and a bulk answer change many items in one act."""
    rules = conditions(skipping.of)
    answers = after(skipping.given)
    codes = {code for code, _ in skipping.given}
    before = rules.unmet(ABOUT, {})
    assert rules.unmet_after(before, ABOUT, answers, codes) == rules.unmet(ABOUT, answers)


@given(skipping=skippings())
def test_taking_an_answer_back_brings_back_what_stood_before(skipping: Skipping) -> None:
    """An undo must leave no trace in what is asked."""
    rules = conditions(skipping.of)
    answers = after(skipping.given)
    before = rules.unmet(ABOUT, answers)
    for code in skipping.codes:
        other = {**answers, code: Compliant()}
        there = rules.unmet_after(before, ABOUT, other, [code])
        assert rules.unmet_after(there, ABOUT, answers, [code]) == before


@given(skipping=skippings())
def test_an_item_is_asked_exactly_while_its_condition_holds(skipping: Skipping) -> None:
    """Never ask what the form says is not asked; never leave out what it says is."""
    answers = after(skipping.given)
    left = conditions(skipping.of).unmet(ABOUT, answers)
    counted = {code: answer for code, answer in answers.items() if code not in left}
    for code, condition in skipping.of.items():
        assert holds(condition, ABOUT, counted) is (code not in left)


def test_a_chain_falls_and_comes_back_as_a_whole() -> None:
    """A1 → A2 → A3: what is not asked itself is without an answer for what depends on it."""
    rules = conditions(
        {
            "A3": AnswerIs(item="A2", words=("violation",)),
            "A2": AnswerIs(item="A1", words=("violation",)),
        }
    )
    bad = Violation(occurrences=())
    assert rules.unmet(ABOUT, {}) == {"A2", "A3"}
    assert rules.unmet(ABOUT, {"A1": bad}) == {"A3"}
    assert rules.unmet(ABOUT, {"A1": bad, "A2": bad}) == frozenset()
    assert rules.unmet(ABOUT, {"A1": Compliant(), "A2": bad, "A3": bad}) == {"A2", "A3"}


def test_nothing_changed_is_told_by_the_same_value() -> None:
    """What is painted anew follows what changed; most answers change nothing here."""
    rules = conditions({"A2": AnswerIs(item="A1", words=("violation",))})
    before = rules.unmet(ABOUT, {})
    assert rules.unmet_after(before, ABOUT, {"A9": Compliant()}, ["A9"]) is before
    assert rules.unmet_after(before, ABOUT, {"A1": Compliant()}, ["A1"]) is before


def test_a_chain_of_ten_thousand_items_is_settled() -> None:
    """A long form must not end in a fault of ours."""
    codes = [f"I{number}" for number in range(10_000)]
    of: dict[str, Condition] = {
        code: AnswerIs(item=before, words=("compliant",))
        for before, code in itertools.pairwise(codes)
    }
    rules = conditions(dict(reversed(of.items())))
    answers: dict[str, Answer] = dict.fromkeys(codes, Compliant())
    assert rules.unmet(ABOUT, answers) == frozenset()
    fewer = {code: answer for code, answer in answers.items() if code != "I0"}
    assert rules.unmet_after(frozenset(), ABOUT, fewer, ["I0"]) == set(codes[1:])


def test_items_that_wait_for_each_other_end_somewhere() -> None:
    """No checker lets such a form pass; a damaged one from elsewhere must not hang either."""
    rules = conditions(
        {
            "A1": Not(of=AnswerIs(item="A2", words=("compliant",))),
            "A2": Not(of=AnswerIs(item="A1", words=("compliant",))),
        }
    )
    answers: dict[str, Answer] = {"A1": Compliant(), "A2": Compliant()}
    left = rules.unmet(ABOUT, answers)
    assert rules.unmet_after(left, ABOUT, answers, ["A1", "A2"]) <= {"A1", "A2"}


@given(skipping=skippings())
def test_a_condition_comes_back_from_an_event_as_it_was(skipping: Skipping) -> None:
    """What is pinned at the opening must mean the same for as long as the visit is kept."""
    for condition in skipping.of.values():
        assert condition_from_value(condition_value(condition)) == condition


@given(world=visits(), data=st.data())
def test_sums_follow_what_is_left_out(world: World, data: st.DataObject) -> None:
    """The total on the screen must be the total of a visit that never asked those items."""
    codes = st.frozensets(st.sampled_from(world.asked))
    tally = Tally(world.checklist, world.asked, world.about)
    for code, answer in world.answers.items():
        tally.set(code, answer)
    for left in data.draw(st.lists(codes, min_size=1, max_size=3)):
        tally.leave_out(left)
        kept = {code: answer for code, answer in world.answers.items() if code not in left}
        for code in world.asked:
            tally.set(code, kept.get(code))
        asked = [code for code in world.asked if code not in left]
        whole = score(world.checklist, asked, kept, world.about)
        assert tally.score() == whole
        assert tally.standing.total == whole.total
        assert tally.standing.counts.asked == len(asked)
        assert tally.standing.counts.checked == len(kept)
