"""Windows that come and go under a visit under way, against the visit read anew."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.domain.visit import Answer, Compliant, Occurrence, Violation
from inspector.errors import InspectorError
from inspector.services.answers import give_answer
from inspector.services.instances import add_instances, remove_instance, rename_instance
from inspector.services.session import Editions, Session
from inspector.services.undoing import undo
from inspector.services.visits import Shown, show_visit
from inspector.services.workspace import Workspace
from tests.county import County
from tests.repeats import windows_visit

KEYS = ("1", "2", "10")
CODES = ("S1", "S3", *(f"A{item}@{key}" for item in (1, 2, 3) for key in KEYS), "K1@1", "P1@2")
ANSWERS: st.SearchStrategy[Answer | None] = st.sampled_from(
    [None, Compliant(), Compliant(), Violation(occurrences=(Occurrence(occurrence="0" * 32),))]
)
Act = tuple[tuple[str, ...], Answer | None]
"""A verb and its words, or the code of an item and its answer."""
SECTIONS = st.sampled_from(["A", "A", "K", "P"])
KEY = st.sampled_from(KEYS)
VERBS: st.SearchStrategy[tuple[str, ...]] = st.one_of(
    st.tuples(st.just("add"), SECTIONS, KEY),
    st.tuples(st.just("remove"), SECTIONS, KEY),
    st.tuples(st.just("rename"), SECTIONS, KEY, KEY),
    st.just(("undo",)),
)
ACTS: st.SearchStrategy[list[Act]] = st.lists(
    st.one_of(
        st.tuples(VERBS, st.none()),
        st.tuples(st.sampled_from(CODES).map(lambda code: (code,)), ANSWERS),
    ),
    max_size=15,
)


@given(acts=ACTS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_visit_under_way_is_the_visit_read_anew(
    county: County, workspace: Workspace, acts: list[Act]
) -> None:
    """A window that comes or goes changes the sums at once, and nothing drifts."""
    visit = windows_visit(county, workspace, A="1-2", K="1")
    for act in acts:
        kept = workspace.run(_done, visit, act)
        again = workspace.run(_read_anew, visit)
        assert kept == again
        assert list(kept.visit.answers) == list(again.visit.answers)
        assert kept.score.total == kept.standing.total


def _done(session: Session, visit: str, act: Act) -> Shown:
    try:
        match act[0]:
            case ("add", section, key):
                return add_instances(session, visit, section, [key])
            case ("remove", section, key):
                return remove_instance(session, visit, section, key)
            case ("rename", section, key, to):
                return rename_instance(session, visit, section, key, to)
            case ("undo",):
                return undo(session, visit).shown
            case (code, *_):
                return give_answer(session, visit, code, act[1])
            case _:
                raise AssertionError(act)
    except InspectorError:
        # Refused: it is there already, it is not there, it is not asked now.
        return show_visit(session, visit)


def _read_anew(session: Session, visit: str) -> Shown:
    session.live = None
    session.editions = Editions()
    session.editions.rest_in(session.store)
    return show_visit(session, visit)
