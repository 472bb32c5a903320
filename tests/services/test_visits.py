"""A visit from its opening to its closing."""

from decimal import Decimal

import pytest

from inspector.domain.visit import Compliant, NotApplicable, Violation
from inspector.domain.words import Channel, VisitState, VisitType
from inspector.errors import Exit, InspectorError
from inspector.services.amending import amend_answer
from inspector.services.answers import Bulk, answer_by_word, bulk_answer
from inspector.services.filled import fill_visit
from inspector.services.undoing import redo, undo
from inspector.services.visits import close_visit, show_visit, void_visit
from inspector.services.workspace import Workspace
from tests.county import County, closed_visit, new_visit

EXAMPLE = """
bulk: {sections: [A, D], answer: compliant, except: [A12, A14, P05]}
answers:
  A12: {answer: violation, occurrences: [{window: "3", count: 2}, {window: "7"}]}
  A14: {answer: not_applicable, reason: 负责人外出}
  P05: {answer: violation, occurrences: [{window: "9"}, {window: "7"}]}
phrases: {S01: missed, S02: heard, S03: not_triggered, S10: heard, S27: heard}
"""


@pytest.mark.parametrize(
    ("kind", "channel", "items"),
    [
        (VisitType.OPEN, Channel.ONSITE, 120),
        (VisitType.COVERT, Channel.ONSITE, 97),
        (VisitType.OPEN, Channel.VOICE, 33),
        (VisitType.COVERT, Channel.ONLINE, 15),
    ],
)
def test_a_hall_is_asked_what_can_be_seen(
    workspace: Workspace, kind: VisitType, channel: Channel, items: int
) -> None:
    """The check figures of the checklist for a hall with a phone."""
    visit = new_visit(workspace, kind, channel)
    assert len(workspace.run(show_visit, visit).items) == items


def test_the_worked_example_scores_to_the_last_digit(county: County, workspace: Workspace) -> None:
    """A: 6/7.5 x 10, C: 1.2/1.7 x 15, D: 23, of 50 points that applied."""
    visit = new_visit(workspace)
    fill_visit(workspace, visit, county.file(EXAMPLE))
    score = workspace.run(show_visit, visit).score
    assert (score.total_text, str(score.total), len(score.unchecked)) == ("83.18", "1414/17", 87)
    assert {line.item: Decimal(str(float(line.points))) for line in score.lines} == {
        "A12": Decimal("-1.5"),
        "P05": Decimal("-2.0"),
        "S01": Decimal("-0.5"),
    }


def test_filling_the_same_file_twice_adds_nothing(county: County, workspace: Workspace) -> None:
    """A file sent twice by mistake must not count twice."""
    visit = new_visit(workspace)
    file = county.file(EXAMPLE + "notes: [{item: A12, text: 三号窗口排队较长}]\n")
    fill_visit(workspace, visit, file)
    before = workspace.run(show_visit, visit).visit
    fill_visit(workspace, visit, file)
    assert workspace.run(show_visit, visit).visit == before


def test_a_filled_file_is_one_step_of_undo(county: County, workspace: Workspace) -> None:
    """What came in one go goes in one go."""
    visit = new_visit(workspace)
    fill_visit(workspace, visit, county.file(EXAMPLE))
    assert workspace.run(undo, visit).shown.visit.answers == {}


def test_bulk_answers_leave_alone_what_was_looked_at(workspace: Workspace) -> None:
    """“The rest is compliant” never turns a violation into a pass."""
    visit = new_visit(workspace, VisitType.COVERT)
    workspace.run(answer_by_word, visit, "P05", "violation")
    shown = workspace.run(bulk_answer, visit, Bulk())
    assert isinstance(shown.visit.answers["P05"], Violation)
    assert shown.visit.answers["P01"] == Compliant(bulk=True)
    assert "M31" in shown.visit.unchecked


def test_a_visit_with_items_unchecked_stays_open(workspace: Workspace) -> None:
    """Unchecked is not compliant: closing without a reason says no and changes nothing."""
    visit = new_visit(workspace)
    with pytest.raises(InspectorError) as refused:
        workspace.run(close_visit, visit)
    assert refused.value.fault.exit is Exit.NO
    assert workspace.run(show_visit, visit).visit.state is VisitState.OPEN


def test_closing_makes_one_finding_an_item(county: County, workspace: Workspace) -> None:
    """Two items failed, so two findings, in walking order, waiting for their day of service."""
    visit = closed_visit(county, workspace)
    findings = workspace.run(show_visit, visit).findings
    assert [(one.item, one.due_class, one.due) for one in findings] == [
        ("A12", "same-day", None),
        ("P05", "same-day", None),
    ]


def test_a_closed_visit_takes_no_answers(county: County, workspace: Workspace) -> None:
    """After closing only an amendment with a reason changes anything."""
    visit = closed_visit(county, workspace)
    with pytest.raises(InspectorError, match="VISIT_011"):
        workspace.run(answer_by_word, visit, "P05", "compliant")


def test_a_voided_visit_stays_in_the_history(county: County, workspace: Workspace) -> None:
    """A visit made by mistake counts nowhere and is still there."""
    visit = closed_visit(county, workspace)
    shown = workspace.run(void_visit, visit, "建错单位")
    assert shown.visit.state is VisitState.VOID
    assert {one.state for one in shown.findings} == {"void"}


def test_not_applicable_needs_a_reason(workspace: Workspace) -> None:
    """A reason is what tells leaving out from forgetting."""
    visit = new_visit(workspace)
    with pytest.raises(InspectorError, match="VISIT_005"):
        workspace.run(answer_by_word, visit, "A14", "not_applicable")
    shown = workspace.run(answer_by_word, visit, "A14", "not_applicable", reason="负责人外出")
    assert shown.visit.answers["A14"] == NotApplicable(reason="负责人外出")


def test_what_was_taken_back_is_done_again_after_a_restart(county: County) -> None:
    """A power cut between undo and redo must not end the chain."""
    with county.open() as workspace:
        visit = new_visit(workspace)
        workspace.run(answer_by_word, visit, "A12", "violation")
        workspace.run(answer_by_word, visit, "A14", "compliant")
        workspace.run(undo, visit, 2)
    with county.open() as workspace:
        stepped = workspace.run(redo, visit, 2)
        assert set(stepped.shown.visit.answers) == {"A12", "A14"}
        assert [one.item for one in stepped.touched] == ["A12", "A14"]


def test_redo_never_crosses_a_new_act(workspace: Workspace) -> None:
    """It would put something older over what was just seen."""
    visit = new_visit(workspace)
    workspace.run(answer_by_word, visit, "A12", "violation")
    workspace.run(undo, visit)
    workspace.run(answer_by_word, visit, "A12", "compliant")
    with pytest.raises(InspectorError) as caught:
        workspace.run(redo, visit)
    assert caught.value.fault.code == "VISIT_033"


def test_an_amendment_is_taken_back_as_far_as_it_goes_and_no_further(
    county: County, workspace: Workspace
) -> None:
    """What was sealed at closing is changed by a reason, never by a step back."""
    visit = closed_visit(county, workspace)
    before = workspace.run(show_visit, visit).visit.answers
    reason = "核对录音后更正"
    workspace.run(amend_answer, visit, "A12", Compliant(), reason=reason)
    amended = workspace.run(show_visit, visit).visit.answers
    assert workspace.run(undo, visit, amending=reason).shown.visit.answers == before
    with pytest.raises(InspectorError) as caught:
        workspace.run(undo, visit, amending=reason)
    assert caught.value.fault.code == "VISIT_014"
    assert workspace.run(redo, visit, amending=reason).shown.visit.answers == amended
    with pytest.raises(InspectorError):
        workspace.run(undo, visit, amending="另一个理由")
