"""The visit under way, kept between one answer and the next, against the visit read anew."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.domain.history.event import Kind
from inspector.domain.visit import (
    Answer,
    Compliant,
    Occupancy,
    Occurrence,
    PhraseTick,
    Signing,
    Ticked,
    Violation,
)
from inspector.domain.words import Role, Tick, UnitKind
from inspector.errors import InspectorError
from inspector.services.answers import add_remark, give_answer
from inspector.services.registers import NewUnit, add_person, add_unit
from inspector.services.session import Session
from inspector.services.signing import sign_visit
from inspector.services.timing import note_occupancy, take_next_lap
from inspector.services.undoing import undo
from inspector.services.visits import Shown, show_visit
from inspector.services.workspace import Workspace
from tests.county import new_visit

CODES = ("A12", "A14", "P05", "P04", "A16")
ANSWERS: st.SearchStrategy[Answer | None] = st.one_of(
    st.none(),
    st.builds(Compliant),
    st.just(Ticked(ticks=(PhraseTick(tick=Tick.MISSED),))),
    st.integers(1, 9).map(
        lambda count: Violation(occurrences=(Occurrence(occurrence="0" * 32, count=count),))
    ),
)
Act = str | tuple[str, Answer | None]
ACTS: st.SearchStrategy[list[Act]] = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(CODES), ANSWERS),
        st.sampled_from(["undo", "note", "lap", "windows", "sign", "unit", "other"]),
    ),
    max_size=15,
)


@given(acts=ACTS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_visit_under_way_is_the_visit_read_anew(workspace: Workspace, acts: list[Act]) -> None:
    """Sums carried from answer to answer must never drift from what is stored."""
    visit = new_visit(workspace)
    other = new_visit(workspace)
    for act in acts:
        kept = workspace.run(_done, visit, other, act)
        assert kept == workspace.run(_read_anew, visit)
        assert kept.score.total == kept.standing.total


def test_who_was_registered_meanwhile_is_known_at_once(workspace: Workspace) -> None:
    """What belongs to a visit is kept with it, but not longer than it is true."""
    visit = new_visit(workspace)
    workspace.run(show_visit, visit)
    person = workspace.run(add_person, name="测试员乙", roles=(Role.INSPECTOR,))

    assert workspace.run(show_visit, visit).people[person.person] == person


def test_one_answer_more_goes_through_no_other_item(workspace: Workspace) -> None:
    """With ten thousand items an answer must cost what it costs with a hundred."""
    visit = new_visit(workspace)
    workspace.run(show_visit, visit)
    kept = workspace.run(lambda session: session.live)
    workspace.run(give_answer, visit, "A12", Compliant())

    assert workspace.run(lambda session: session.live) is kept is not None


def _done(session: Session, visit: str, other: str, act: Act) -> Shown:
    """Do one thing as a screen would; what cannot be done changes nothing."""
    try:
        match act:
            case (code, answer):
                give_answer(session, visit, code, answer)
            case "undo":
                undo(session, visit)
            case "note":
                add_remark(session, visit, Kind.NOTE, "A12", "排队较长")
            case "unit":
                name = f"单位{session.clock.new_id()[-6:]}"
                add_unit(session, NewUnit(name=name, kind=UnitKind.U10))
            case "lap":
                take_next_lap(session, visit)
            case "windows":
                sample = session.clock.new_id()
                note_occupancy(
                    session, visit, Occupancy(sample=sample, at=session.now(), staffed=7)
                )
            case "sign":
                sign_visit(session, visit, Signing(unit_head="示例丙"))
            case _:
                give_answer(session, other, "A12", Compliant())
    except InspectorError:
        pass
    return show_visit(session, visit)


def _read_anew(session: Session, visit: str) -> Shown:
    session.live = None
    return show_visit(session, visit)
