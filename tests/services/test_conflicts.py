"""Two laptops at one unit become one visit; what they disagree on is shown and settled."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from inspector.domain.visit import Compliant, Violation, Visit
from inspector.domain.words import VisitState
from inspector.errors import InspectorError
from inspector.services.amending import amend_answer
from inspector.services.answers import answer_by_word
from inspector.services.conflicts import list_conflicts, settle_conflict
from inspector.services.handover import Order, export_findings
from inspector.services.listing import history
from inspector.services.lists import list_visits
from inspector.services.merging import hand_over, take_in
from inspector.services.selfcheck import selfcheck
from inspector.services.undoing import undo
from inspector.services.visits import close_visit, show_visit, void_visit
from inspector.services.workspace import Workspace
from tests.conftest import FakeClock
from tests.county import County, new_visit


@dataclass(frozen=True, slots=True)
class Pair:
    """Two laptops with one visit, and the office that brings them together."""

    one: Workspace
    two: Workspace
    office: Workspace
    visit: str

    def bring(self, *laptops: Workspace) -> None:
        """Give the sticks of these laptops to the office, in this order."""
        for laptop in laptops:
            self.office.run(take_in, laptop.run(hand_over))

    @property
    def seen(self) -> Visit:
        """The visit as the office sees it."""
        return self.office.run(show_visit, self.visit).visit

    def stands(self) -> VisitState:
        """Where it stands at the office."""
        return self.seen.state


@pytest.fixture
def pair(county: County, clock: FakeClock) -> Iterator[Pair]:
    """The same visit on two laptops, each of which goes on by itself."""
    with ExitStack() as opened:
        workspaces = [opened.enter_context(county.open())]
        for name in ("two", "office"):
            (county.folder / name).mkdir()
            other = County(county.folder / name, clock)
            other.make()
            workspaces.append(opened.enter_context(other.open()))
        one, two, office = workspaces
        visit = new_visit(one)
        two.run(take_in, one.run(hand_over))
        yield Pair(one, two, office, visit)


def open_conflict(pair: Pair) -> None:
    """Both answered one item, each otherwise; and each one item alone."""
    pair.one.run(answer_by_word, pair.visit, "A12", "compliant")
    pair.two.run(answer_by_word, pair.visit, "A12", "violation")
    pair.one.run(answer_by_word, pair.visit, "A14", "compliant")
    pair.two.run(answer_by_word, pair.visit, "A16", "compliant")


def test_two_laptops_at_one_unit_become_one_visit(pair: Pair) -> None:
    """Neither of them is a copy of the other: what each saw stands."""
    open_conflict(pair)
    pair.bring(pair.one, pair.two)
    assert len(pair.office.run(list_visits)) == 1
    assert set(pair.seen.answers) == {"A12", "A14", "A16"}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_who_gives_the_stick_first_does_not_decide(pair: Pair, order: tuple[int, int]) -> None:
    """Where the last one received wins, somebody's observation is gone."""
    open_conflict(pair)
    laptops = (pair.one, pair.two)
    pair.bring(*(laptops[n] for n in order))
    (conflict,) = pair.office.run(list_conflicts)
    assert (conflict.subject, conflict.place, conflict.base) == (pair.visit, "A12", None)
    assert [side.told.zh.split("：")[0] for side in conflict.sides] == ["不符合", "符合"]


def test_a_conflict_is_not_forgotten_by_the_next_delivery(pair: Pair) -> None:
    """It stays until somebody settles it."""
    open_conflict(pair)
    pair.bring(pair.one, pair.two)
    pair.one.run(answer_by_word, pair.visit, "P01", "compliant")
    pair.bring(pair.one, pair.two, pair.one)
    assert len(pair.office.run(list_conflicts)) == 1


def test_both_that_say_the_same_do_not_disagree(pair: Pair) -> None:
    """Equal values need nobody's judgement."""
    for laptop in (pair.one, pair.two):
        laptop.run(answer_by_word, pair.visit, "A12", "compliant")
    pair.bring(pair.one, pair.two)
    assert pair.office.run(list_conflicts) == ()


def test_taking_away_against_changing_keeps_both(pair: Pair) -> None:
    """Delete silently beating an edit is how observations get lost."""
    pair.one.run(answer_by_word, pair.visit, "A12", "compliant")
    pair.two.run(take_in, pair.one.run(hand_over))
    pair.one.run(answer_by_word, pair.visit, "A12", "unchecked")
    pair.two.run(answer_by_word, pair.visit, "A12", "violation")
    pair.bring(pair.two, pair.one)
    (conflict,) = pair.office.run(list_conflicts)
    assert {side.value is None for side in conflict.sides} == {True, False}
    assert conflict.base is not None
    assert conflict.base.value == {"answer": "compliant"}


def test_one_of_the_values_is_taken_and_the_reason_stays(pair: Pair) -> None:
    """A settlement is one more event; what was seen before it is still in the history."""
    open_conflict(pair)
    pair.bring(pair.one, pair.two)
    (conflict,) = pair.office.run(list_conflicts)
    left = pair.office.run(settle_conflict, conflict.conflict[-6:], take=2, reason="以现场照片为准")
    assert left == ()
    assert isinstance(pair.seen.answers["A12"], Compliant)
    last = pair.office.run(history, pair.visit)[-1]
    assert last.text.zh == "冲突已裁定：符合"
    pair.bring(pair.one, pair.two)
    assert pair.office.run(list_conflicts) == ()


def test_a_new_answer_settles_too(pair: Pair) -> None:
    """Both may have been wrong."""
    open_conflict(pair)
    pair.bring(pair.one, pair.two)
    (conflict,) = pair.office.run(list_conflicts)
    pair.office.run(settle_conflict, conflict.conflict, value="unchecked")
    assert "A12" not in pair.seen.answers


def test_what_is_written_after_a_settlement_by_somebody_who_had_not_seen_it_is_a_new_conflict(
    pair: Pair,
) -> None:
    """The laptop went on in the field; the office's word must not swallow that."""
    open_conflict(pair)
    pair.bring(pair.one, pair.two)
    (conflict,) = pair.office.run(list_conflicts)
    pair.office.run(settle_conflict, conflict.conflict, take=1)
    pair.one.run(answer_by_word, pair.visit, "A12", "not_applicable", reason="窗口撤销")
    pair.bring(pair.one)
    (again,) = pair.office.run(list_conflicts)
    assert again.conflict == conflict.conflict


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"take": 3}, "CONFLICT_002"),
        ({}, "CONFLICT_003"),
        ({"take": 1, "value": "compliant"}, "CONFLICT_003"),
        ({"value": "heard"}, "VISIT_004"),
    ],
)
def test_a_settlement_that_cannot_be_is_refused(
    pair: Pair, how: dict[str, object], code: str
) -> None:
    """Nothing is written then."""
    open_conflict(pair)
    pair.bring(pair.one, pair.two)
    (conflict,) = pair.office.run(list_conflicts)
    with pytest.raises(InspectorError) as refused:
        pair.office.run(settle_conflict, conflict.conflict, **how)  # type: ignore[arg-type]
    assert refused.value.fault.code == code
    assert len(pair.office.run(list_conflicts)) == 1
    with pytest.raises(InspectorError, match="CONFLICT_001"):
        pair.office.run(settle_conflict, "abcdef", take=1)


def test_undoing_at_the_office_does_not_hide_a_conflict_again(pair: Pair) -> None:
    """A settlement is settled anew, or it stands."""
    open_conflict(pair)
    pair.bring(pair.one, pair.two)
    (conflict,) = pair.office.run(list_conflicts)
    pair.office.run(settle_conflict, conflict.conflict, take=1)
    with pytest.raises(InspectorError, match="VISIT_014"):
        pair.office.run(undo, pair.visit)
    assert isinstance(pair.seen.answers["A12"], Violation)


def test_a_close_that_had_not_seen_everything_needs_review(pair: Pair, county: County) -> None:
    """The colleague's part came later: nobody said that all of it is right."""
    pair.one.run(answer_by_word, pair.visit, "A12", "violation")
    pair.one.run(close_visit, pair.visit, incomplete="两人分头检查")
    pair.bring(pair.one)
    assert pair.stands() is VisitState.CLOSED
    pair.two.run(answer_by_word, pair.visit, "A16", "violation")
    pair.bring(pair.two)
    assert pair.stands() is VisitState.NEEDS_REVIEW
    (row,) = pair.office.run(list_visits, states=[VisitState.NEEDS_REVIEW])
    assert row.violations == 2
    with pytest.raises(InspectorError, match="EXPORT_010"):
        export_findings(pair.office, pair.visit, Order(target=county.folder / "findings.pdf"))
    pair.office.run(amend_answer, pair.visit, "A14", Compliant(), reason="合并后复核")
    assert pair.stands() is VisitState.CLOSED
    assert selfcheck(pair.office).ok


def test_settling_the_last_conflict_of_a_closed_visit_does_not_pass_what_nobody_saw(
    pair: Pair,
) -> None:
    """The conflict is one thing, the colleague's other answers another."""
    open_conflict(pair)
    pair.one.run(close_visit, pair.visit, incomplete="两人分头检查")
    pair.bring(pair.one, pair.two)
    assert pair.stands() is VisitState.NEEDS_REVIEW
    (conflict,) = pair.office.run(list_conflicts)
    pair.office.run(settle_conflict, conflict.conflict, take=1)
    assert pair.stands() is VisitState.NEEDS_REVIEW
    assert "A16" in pair.seen.answers


def test_a_conflict_in_what_one_person_closed_alone_is_closed_when_it_is_settled(
    pair: Pair,
) -> None:
    """Nothing else was unseen."""
    pair.one.run(answer_by_word, pair.visit, "A12", "compliant")
    pair.two.run(answer_by_word, pair.visit, "A12", "violation")
    pair.one.run(close_visit, pair.visit, incomplete="其余未查")
    pair.bring(pair.two, pair.one)
    (conflict,) = pair.office.run(list_conflicts)
    assert pair.stands() is VisitState.NEEDS_REVIEW
    pair.office.run(settle_conflict, conflict.conflict, take=1)
    assert pair.stands() is VisitState.CLOSED


def test_two_who_closed_without_each_other_need_review(pair: Pair) -> None:
    """Each of them vouched for half of it."""
    pair.one.run(answer_by_word, pair.visit, "A12", "compliant")
    pair.two.run(answer_by_word, pair.visit, "A16", "compliant")
    for laptop in (pair.one, pair.two):
        laptop.run(close_visit, pair.visit, incomplete="两人分头检查")
    pair.bring(pair.two, pair.one)
    assert pair.stands() is VisitState.NEEDS_REVIEW


def test_a_void_visit_stays_void_whoever_closes_it_later(pair: Pair) -> None:
    """The clock of the one who had not heard of it must not bring it back."""
    pair.one.run(void_visit, pair.visit, "误开")
    pair.two.run(close_visit, pair.visit, incomplete="未查完")
    pair.bring(pair.one, pair.two)
    assert pair.stands() is VisitState.VOID
