"""Items that are asked only while a condition holds, through a whole visit."""

import subprocess
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.domain.history.fold import visit_from
from inspector.domain.publication import Audience
from inspector.domain.visit import (
    Answer,
    Compliant,
    Measured,
    Occurrence,
    PhraseTick,
    Ticked,
    Violation,
)
from inspector.domain.words import Tick, VisitType
from inspector.errors import InspectorError
from inspector.services.amending import amend_answer
from inspector.services.answers import Bulk, answer_by_word, bulk_answer, give_answer
from inspector.services.filled import as_fill, fill_visit
from inspector.services.handover import Order, export_findings
from inspector.services.lists import list_visits
from inspector.services.review import review
from inspector.services.session import Session
from inspector.services.telling import told
from inspector.services.undoing import redo, undo
from inspector.services.visits import NewVisit, Shown, close_visit, open_visit, show_visit
from inspector.services.workspace import Workspace
from tests.county import County, new_visit
from tests.skipping import WHOLE, conditional_visit

CODES = ("A1", "A2", "A3", "A4", "A5", "W1", "B1", "B2", "S1")


def answered(workspace: Workspace, visit: str, **words: str) -> Shown:
    """The visit after answers by word."""
    for code, word in words.items():
        workspace.run(answer_by_word, visit, code, word)
    return workspace.run(show_visit, visit)


def left(shown: Shown) -> list[str]:
    """Codes of what is not asked now, in walking order."""
    return [one.item.code for one in shown.not_asked]


def test_a_new_visit_asks_what_depends_on_nothing(county: County, workspace: Workspace) -> None:
    """What waits for an answer is not unchecked: nobody could check it yet."""
    visit = conditional_visit(county, workspace)
    shown = workspace.run(show_visit, visit)
    assert left(shown) == ["A2", "A3", "A4", "A5", "B1", "S1"]
    assert shown.visit.unchecked == ("A1", "W1", "B2")
    assert shown.standing.counts.asked == 3


def test_each_item_says_why_it_is_not_asked(county: County, workspace: Workspace) -> None:
    """Whoever holds the paper form asks at once why a line is empty."""
    visit = conditional_visit(county, workspace)
    shown = answered(workspace, visit, A1="violation")
    why = {one.item.code: (one.why.zh, one.why.en) for one in shown.not_asked}
    assert why["A2"] == (
        "A1 符合时才查（现在：A1 不符合）",
        "only asked when A1 is compliant (now: A1 is not compliant)",
    )
    assert why["A3"][0] == "A2 不符合时才查（现在：A2 本身不查）"
    assert why["A5"][0] == "场所为办公室式时才查"
    assert why["B1"] == (
        "W1 高于20时才查（现在：W1 未检查）",
        "only asked when W1 is above 20 (now: W1 is not checked yet)",
    )


def test_an_answer_brings_its_items_and_takes_them_away(
    county: County, workspace: Workspace
) -> None:
    """The list follows at once, whichever way the answer goes."""
    visit = conditional_visit(county, workspace)
    shown = answered(workspace, visit, A1="compliant", A2="violation")
    assert left(shown) == ["A4", "A5", "B1"]
    shown = answered(workspace, visit, A2="compliant")
    assert left(shown) == ["A3", "A4", "A5", "B1"]
    shown = answered(workspace, visit, A1="violation")
    assert left(shown) == ["A2", "A3", "A5", "B1", "S1"]


def test_points_leave_with_the_item_and_come_back_with_it(
    county: County, workspace: Workspace
) -> None:
    """Worked by hand: 76; without the machine A4 is open: (4-4)÷4x60 + 10÷10x40 = 40."""
    visit = conditional_visit(county, workspace, WHOLE)
    shown = workspace.run(show_visit, visit)
    assert (shown.score.total_text, shown.visit.unchecked) == ("76.00", ())
    shown = answered(workspace, visit, A1="violation")
    assert (shown.score.total_text, shown.visit.unchecked) == ("40.00", ("A4",))
    assert shown.standing.total == shown.score.total
    assert {one.item for one in shown.score.items} == {"A1", "W1", "B1", "B2"}
    shown = answered(workspace, visit, A1="compliant")
    assert (shown.score.total_text, shown.visit.unchecked) == ("76.00", ())


def test_an_answer_given_before_is_kept(county: County, workspace: Workspace) -> None:
    """A slip at one item must not cost the work at three others."""
    visit = conditional_visit(county, workspace, WHOLE)
    before = workspace.run(show_visit, visit).visit.answers
    shown = answered(workspace, visit, A1="violation")
    assert set(shown.visit.set_aside) == {"A2", "A3", "S1"}
    assert "A2" not in shown.visit.answers
    back = workspace.run(undo, visit).shown
    assert back.visit.answers == before
    assert back.visit.set_aside == {}


def test_answering_what_is_not_asked_is_refused_with_the_reason(
    county: County, workspace: Workspace
) -> None:
    """An answer that counts nowhere would be taken for one that counts."""
    visit = conditional_visit(county, workspace)
    with pytest.raises(InspectorError) as raised:
        workspace.run(answer_by_word, visit, "A3", "compliant")
    assert raised.value.fault.code == "VISIT_050"
    assert "A2 不符合时才查" in told(raised.value).what
    assert workspace.run(show_visit, visit).visit.given == {}


def test_a_kept_answer_can_be_taken_away(county: County, workspace: Workspace) -> None:
    """What was entered by mistake need not come back."""
    visit = conditional_visit(county, workspace, WHOLE)
    answered(workspace, visit, A1="violation")
    shown = workspace.run(give_answer, visit, "A2", None)
    assert set(shown.visit.set_aside) == {"A3", "S1"}


def test_the_rest_is_compliant_only_where_it_is_asked(county: County, workspace: Workspace) -> None:
    """A1 brings A2 and with it nothing bad, so A3 stays out; A4 and A5 have no place here."""
    visit = conditional_visit(county, workspace)
    shown = workspace.run(bulk_answer, visit, Bulk(phrases=Tick.HEARD))
    assert set(shown.visit.given) == {"A1", "A2", "B2", "S1"}
    assert shown.visit.set_aside == {}
    assert workspace.run(undo, visit).shown.visit.given == {}


def test_a_bulk_answer_of_a_file_heeds_what_else_the_file_says(
    county: County, workspace: Workspace
) -> None:
    """Without a machine its items are not answered with the rest."""
    visit = conditional_visit(
        county,
        workspace,
        "bulk: {answer: compliant, phrases: heard}\nanswers: {A1: violation}\n",
    )
    shown = workspace.run(show_visit, visit)
    assert set(shown.visit.given) == {"A1", "A4", "B2"}


def test_a_file_may_answer_what_is_not_asked_and_is_told(
    county: County, workspace: Workspace
) -> None:
    """Nothing that somebody wrote down is lost, and nothing counts in silence."""
    visit = conditional_visit(county, workspace)
    filled = fill_visit(
        workspace, visit, county.file("answers: {A1: violation, A2: compliant, B2: compliant}\n")
    )
    assert [(one.item.code, one.kept) for one in filled.not_asked] == [("A2", Compliant())]
    assert filled.answers == 3
    shown = workspace.run(show_visit, visit)
    assert set(shown.visit.answers) == {"A1", "B2"}


def test_the_order_in_a_file_plays_no_part(county: County, workspace: Workspace) -> None:
    """An item may stand before the one it depends on."""
    visit = conditional_visit(
        county, workspace, "answers: {A3: compliant, A2: violation, A1: compliant}\n"
    )
    assert set(workspace.run(show_visit, visit).visit.answers) == {"A1", "A2", "A3"}


def test_a_visit_written_out_keeps_what_does_not_count(
    county: County, workspace: Workspace
) -> None:
    """Filled in again it is the same visit."""
    visit = conditional_visit(county, workspace, WHOLE)
    shown = answered(workspace, visit, A1="violation")
    assert {"A1", "A2", "A3", "B1", "B2"} <= set(as_fill(shown)["answers"])


def test_what_is_not_asked_makes_no_finding(county: County, workspace: Workspace) -> None:
    """The unit must not be asked to repair a machine that it does not have."""
    visit = conditional_visit(county, workspace, WHOLE + "bulk: {answer: compliant}\n")
    answered(workspace, visit, A1="violation", A4="compliant")
    previews = workspace.run(review, visit).findings
    assert [one.item for one in previews] == ["A1"]
    closed = workspace.run(close_visit, visit)
    assert [one.item for one in closed.findings] == ["A1"]
    again = workspace.run(amend_answer, visit, "A1", Compliant(), reason="看错了")
    assert [one.item for one in again.findings] == ["A2"]
    assert again.visit.unchecked == ()


@pytest.mark.parametrize("audience", Audience)
def test_the_printed_findings_tell_what_was_not_asked(
    county: County, workspace: Workspace, tmp_path: Path, audience: Audience
) -> None:
    """The unit sees why a line of its form is missing; what was kept is not its concern."""
    visit = conditional_visit(county, workspace, WHOLE)
    answered(workspace, visit, A1="violation", A4="compliant")
    workspace.run(close_visit, visit)
    made = export_findings(workspace, visit, Order(target=None, audience=audience))
    pdf = tmp_path / "x.pdf"
    pdf.write_bytes(made.data)
    printed = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
    words = "".join(printed.stdout.split())
    assert "按条件不查的项（不计分）：A2、S1（A1符合时才查）；A3（A2不符合时才查）；" in words
    assert "屏幕不亮" not in words


def test_a_visit_closes_without_what_is_not_asked(county: County, workspace: Workspace) -> None:
    """Only what could be checked can be missing."""
    visit = conditional_visit(county, workspace, "answers: {A1: violation, A4: compliant}\n")
    with pytest.raises(InspectorError) as raised:
        workspace.run(close_visit, visit)
    assert raised.value.context["items"] == "W1 B2"
    workspace.run(give_answer, visit, "W1", Measured(value=Fraction(5)))
    answered(workspace, visit, B2="compliant")
    assert workspace.run(close_visit, visit).shown.score.complete


def test_lists_count_what_is_asked_now(county: County, workspace: Workspace) -> None:
    """Home must not say that six items wait when none of them can be answered."""
    visit = conditional_visit(county, workspace)
    (row,) = workspace.run(list_visits)
    assert (row.asked, row.unchecked) == (3, 3)
    answered(workspace, visit, A1="compliant", A2="violation")
    (row,) = workspace.run(list_visits)
    assert (row.asked, row.unchecked, row.violations) == (6, 4, 1)
    answered(workspace, visit, A1="violation")
    (row,) = workspace.run(list_visits)
    assert (row.asked, row.unchecked, row.violations) == (4, 3, 1)


def test_a_reinspection_asks_what_failed_whatever_it_depended_on(
    county: County, workspace: Workspace
) -> None:
    """A1 was met and is not asked again; what failed because of it is."""
    visit = conditional_visit(county, workspace, WHOLE)
    workspace.run(close_visit, visit)
    again = workspace.run(open_visit, NewVisit(type=VisitType.REINSPECTION, of=visit))
    assert (again.asked, again.unchecked) == (("A2",), ("A2",))
    shown = answered(workspace, again.visit, A2="compliant")
    assert (shown.visit.unchecked, shown.not_asked) == ((), ())


ANSWERS: st.SearchStrategy[Answer | None] = st.sampled_from(
    [None, Compliant(), Violation(occurrences=(Occurrence(occurrence="0" * 32),))]
)
MISSED = Ticked(ticks=(PhraseTick(tick=Tick.MISSED),))
Act = str | tuple[str, Answer | None]


def _act(session: Session, visit: str, act: Act) -> Shown:
    try:
        match act:
            case "undo":
                return undo(session, visit).shown
            case "redo":
                return redo(session, visit).shown
            case "wait":
                return give_answer(session, visit, "W1", Measured(value=Fraction(25)))
            case (str(code), answer):
                return give_answer(session, visit, code, answer)
            case _:
                return give_answer(session, visit, "S1", MISSED)
    except InspectorError:
        pass
    return show_visit(session, visit)


def _read_anew(session: Session, visit: str) -> Shown:
    session.live = None
    return show_visit(session, visit)


@given(
    acts=st.lists(
        st.one_of(
            st.tuples(st.sampled_from([code for code in CODES if code[0] in "AB"]), ANSWERS),
            st.sampled_from(["undo", "undo", "redo", "wait", "phrase"]),
        ),
        max_size=20,
    )
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_carried_from_answer_to_answer_is_what_is_stored(
    county: County, workspace: Workspace, acts: list[Act]
) -> None:
    """Visit, sums, list: told answer by answer they are what all events tell at once."""
    visit = conditional_visit(county, workspace)
    for act in acts:
        kept = workspace.run(_act, visit, act)
        whole = workspace.run(lambda session: visit_from(session.store.state(visit)))
        assert whole is not None
        assert (kept.visit.answers, kept.visit.set_aside) == (whole.answers, whole.set_aside)
        assert kept.visit.not_asked == whole.not_asked
        assert list(kept.visit.given) == [code for code in kept.visit.asked if code in whole.given]
        assert kept.standing.total == kept.score.total
        assert kept.standing == workspace.run(_read_anew, visit).standing
        counts = kept.standing.counts
        (row,) = (one for one in workspace.run(list_visits) if one.visit == visit)
        assert (row.asked, row.unchecked) == (counts.asked, counts.asked - counts.checked)
        assert len(kept.visit.unchecked) == row.unchecked


def test_an_item_of_another_place_or_way_says_so(workspace: Workspace) -> None:
    """Not only earlier answers decide: unit, place, channel and kind of visit do too."""
    visit = new_visit(workspace)
    shown = workspace.run(show_visit, visit)
    others = [one for one in shown.checklist.items if one.code not in shown.visit.asked]
    said = set()
    for item in others:
        with pytest.raises(InspectorError) as raised:
            workspace.run(give_answer, visit, item.code, Compliant())
        assert raised.value.fault.code == "VISIT_003"
        said.add(told(raised.value).what)
    assert said >= {
        "本次检查不查此项：服务方式为语音服务时才查",
        "本次检查不查此项：检查方式为自查或评议或暗访或复查时才查",
        "本次检查不查此项：单位为街道、乡镇、社区等基层服务平台，或有下属窗口单位的才查",
    }
