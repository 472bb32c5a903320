"""Two people on one visit, from the first answer to the approval, with real files between them."""

from itertools import permutations
from pathlib import Path

import pytest

from inspector.domain.visit import Compliant, Visit
from inspector.domain.words import VisitState
from inspector.errors import InspectorError
from inspector.services.amending import amend_answer
from inspector.services.answers import answer_by_word
from inspector.services.before import last_time
from inspector.services.conflicts import list_conflicts, settle_conflict
from inspector.services.reviewing import Verdict, decide, given_drafts, given_reviews, to_review
from inspector.services.selfcheck import selfcheck
from inspector.services.visits import close_visit, show_visit
from tests.conftest import FakeClock
from tests.county import new_visit
from tests.offices import Place
from tests.together import Team, a_team

APPROVE = Verdict(state=VisitState.APPROVED)
SECTIONS = (("A12", "A14"), ("P05", "P01"))
"""What each of them is asked to look at."""


@pytest.fixture
def team(tmp_path: Path, clock: FakeClock) -> Team:
    """Two laptops with one visit; each walked its own sections, and both looked at one item."""
    made = a_team(tmp_path, clock)
    for laptop, items in enumerate(SECTIONS):
        for item in items:
            made.answer(laptop, item, "compliant")
    made.answer(0, "P04", "compliant")
    made.answer(1, "P04", "violation")
    return made


def close(team: Team, laptop: int) -> None:
    """Close it there; neither knows of what the other did."""
    team.laptops[laptop].clock.tick(minutes=30)
    with team.laptops[laptop].open() as workspace:
        workspace.run(close_visit, team.visit, incomplete="另一人检查其余部分")


def seen(place: Place, visit: str) -> Visit:
    """The visit as it stands somewhere."""
    with place.open() as workspace:
        return workspace.run(show_visit, visit).visit


def tell(team: Team, laptop: int) -> None:
    """Let a laptop know what the office decided."""
    with team.laptops[laptop].open() as workspace:
        logs = workspace.run(lambda session: session.store.own_logs)
        with team.office.open() as office:
            told = office.run(given_reviews, logs)
        workspace.run(lambda session: session.append_sealed(given_drafts(session, told)))


def settle_first(team: Team) -> None:
    """Settle the one conflict that there is."""
    with team.office.open() as office:
        (conflict,) = office.run(list_conflicts)
        assert conflict.place == "P04"
        office.run(settle_conflict, conflict.conflict, take=1, reason="看了录像")


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_what_two_people_split_becomes_one_visit_that_is_reviewed(
    team: Team, order: tuple[int, ...]
) -> None:
    """Nothing of either is lost; what they disagree on is settled; then somebody vouches for it."""
    for laptop in range(2):
        close(team, laptop)
    sticks = [team.export(laptop) for laptop in range(2)]
    merged = team.merge(*(sticks[laptop] for laptop in order))
    assert [one.conflicts for one in merged] == [0, 1]
    whole = seen(team.office, team.visit)
    assert set(whole.answers) == {"A12", "A14", "P05", "P01", "P04"}
    assert whole.state is VisitState.NEEDS_REVIEW
    with team.office.open() as office:
        told = office.run(to_review, team.visit)
        assert len(told.conflicts) == 1
        # Whoever closed first, and whoever closed last: neither saw what the other wrote.
        assert {one.item for one in told.not_seen} >= {"A12", "A14"}
        with pytest.raises(InspectorError, match="REVIEW_004"):
            office.run(decide, team.visit, APPROVE)
    settle_first(team)
    with team.office.open() as office:
        office.run(decide, team.visit, APPROVE)
        assert [one.detail for one in selfcheck(office).checks if not one.ok] == []
    assert seen(team.office, team.visit).state is VisitState.APPROVED


def test_a_return_reaches_both_and_the_correction_of_one_is_enough(team: Team) -> None:
    """Each reads the reason; one corrects it; the office looks at it anew, and it counts."""
    for laptop in range(2):
        close(team, laptop)
    team.merge(*(team.export(laptop) for laptop in range(2)))
    settle_first(team)
    again = Verdict(state=VisitState.RETURNED, reason="请核对", items={"P05": "没有说明窗口"})
    with team.office.open() as office:
        office.run(decide, team.visit, again)
    for laptop, place in enumerate(team.laptops):
        tell(team, laptop)
        returned = seen(place, team.visit)
        assert returned.state is VisitState.RETURNED
        assert returned.decision is not None
        assert dict(returned.decision.items) == {"P05": "没有说明窗口"}
    with team.laptops[1].open() as workspace:
        workspace.run(amend_answer, team.visit, "P05", Compliant(), reason="复看录像")
    team.merge(team.export(1))
    assert seen(team.office, team.visit).state is VisitState.NEEDS_REVIEW
    with team.office.open() as office:
        office.run(decide, team.visit, APPROVE)
    for laptop, place in enumerate(team.laptops):
        tell(team, laptop)
        assert seen(place, team.visit).state is VisitState.APPROVED


def test_what_one_of_them_hands_over_late_puts_an_approved_visit_back(team: Team) -> None:
    """The stick of the second was found a week later: the approval was not of that."""
    close(team, 0)
    team.merge(team.export(0))
    with team.office.open() as office:
        office.run(decide, team.visit, APPROVE)
        unit = office.run(show_visit, team.visit).unit.unit
        assert unit
    team.office.clock.tick(days=7)
    close(team, 1)
    team.merge(team.export(1))
    assert seen(team.office, team.visit).state is VisitState.NEEDS_REVIEW
    with team.laptops[0].open() as workspace:
        later = new_visit(workspace)
    team.merge(team.export(0))
    with team.office.open() as office:
        # What needs review again no longer counts as the last time.
        assert office.run(last_time, later) is None


def test_answers_after_a_close_on_the_other_laptop_are_not_lost(team: Team) -> None:
    """One closed and left; the other went on: the office sees that nobody has seen it all."""
    close(team, 0)
    with team.laptops[1].open() as workspace:
        workspace.run(answer_by_word, team.visit, "A16", "compliant")
    team.merge(*(team.export(laptop) for laptop in range(2)))
    settle_first(team)
    whole = seen(team.office, team.visit)
    assert "A16" in whole.answers
    assert whole.state is VisitState.NEEDS_REVIEW
    with team.office.open() as office:
        told = office.run(to_review, team.visit)
    assert "A16" in {one.item for one in told.not_seen}
