"""What a delivery brought can be withdrawn, and taken in again; nothing of it is lost."""

from collections.abc import Iterator

import pytest

from inspector.errors import InspectorError
from inspector.services.answers import answer_by_word
from inspector.services.lists import list_visits
from inspector.services.merging import hand_over, take_in
from inspector.services.selfcheck import selfcheck
from inspector.services.visits import show_visit
from inspector.services.withdrawing import reinstate, withdraw
from inspector.services.workspace import Workspace
from tests.conftest import FakeClock
from tests.county import County, new_visit

FIRST, SECOND = "1" * 32, "2" * 32


def dumped(workspace: Workspace) -> str:
    """The canonical state, without what the office wrote itself."""
    pieces = workspace.run(lambda session: list(session.store.gathering.dump()))
    own = workspace.run(lambda session: session.store.log)
    return "".join(piece for piece in pieces if own not in piece)


@pytest.fixture
def office(county: County, clock: FakeClock, workspace: Workspace) -> Iterator[Workspace]:
    """An office to which a laptop brought two bundles of one visit."""
    (county.folder / "office").mkdir()
    other = County(county.folder / "office", clock)
    other.make()
    with other.open() as opened:
        visit = new_visit(workspace)
        workspace.run(answer_by_word, visit, "A12", "violation")
        opened.run(take_in, workspace.run(hand_over, bundle=FIRST))
        workspace.run(answer_by_word, visit, "A12", "compliant")
        workspace.run(answer_by_word, visit, "A14", "compliant")
        opened.run(take_in, workspace.run(hand_over, bundle=SECOND))
        yield opened


def test_what_was_withdrawn_counts_nowhere_and_what_came_before_stands_again(
    office: Workspace,
) -> None:
    """A bundle of the wrong stick, or of a training day."""
    (row,) = office.run(list_visits)
    office.run(withdraw, SECOND, "误交练习数据")
    visit = office.run(show_visit, row.visit).visit
    assert {code: type(one).__name__ for code, one in visit.answers.items()} == {"A12": "Violation"}
    office.run(withdraw, FIRST, "误交练习数据")
    assert office.run(list_visits) == ()
    assert selfcheck(office).ok


def test_what_is_reinstated_stands_as_if_nothing_had_been(
    office: Workspace, workspace: Workspace
) -> None:
    """Its segments never left."""
    before = dumped(office)
    for bundle in (FIRST, SECOND):
        office.run(withdraw, bundle, "查错了")
    told = office.run(take_in, workspace.run(hand_over))
    assert {one.reason for one in told.quarantined} == {"withdrawn"}
    assert told.new == told.held == 0
    for bundle in (SECOND, FIRST):
        office.run(reinstate, bundle)
    assert dumped(office) == before
    assert selfcheck(office).ok
    office.run(lambda session: session.store.rebuild())
    assert dumped(office) == before


def test_only_what_came_and_stands_can_be_withdrawn(office: Workspace) -> None:
    """Each refusal says what is so."""
    for verb, args, code in (
        (withdraw, ("3" * 32, "没有"), "MERGE_001"),
        (withdraw, ("last", "没有"), "MERGE_001"),
        (withdraw, (FIRST, " "), "VISIT_017"),
        (reinstate, (FIRST,), "MERGE_003"),
    ):
        with pytest.raises(InspectorError, match=code):
            office.run(verb, *args)
    office.run(withdraw, FIRST, "误交")
    with pytest.raises(InspectorError, match="MERGE_002"):
        office.run(withdraw, FIRST, "误交")


def test_only_the_office_that_withdrew_it_leaves_it_out(
    office: Workspace, workspace: Workspace
) -> None:
    """The laptop that is told of it keeps what it wrote."""
    (row,) = office.run(list_visits)
    office.run(withdraw, SECOND, "误交练习数据")
    workspace.run(take_in, office.run(hand_over))
    assert "A14" in workspace.run(show_visit, row.visit).visit.answers
