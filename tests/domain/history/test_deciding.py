"""复核意见 in events: where a visit stands follows from the set of them, not from their order."""

from collections.abc import Mapping
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.history.deciding import content_of
from inspector.domain.history.event import Event, Kind
from inspector.domain.history.fold import SubjectState, folded, visit_from
from inspector.domain.words import VisitState
from tests.store.county import opened

LAPTOP, OFFICE, OTHER = "1" * 32, "2" * 32, "3" * 32
STEPS = st.lists(
    st.tuples(
        st.sampled_from([LAPTOP, OFFICE, OTHER]),
        st.sampled_from(["answer", "amend", "approved", "returned", "rejected"]),
        st.booleans(),
    ),
    max_size=10,
)


def world(steps: list[tuple[str, str, bool]]) -> list[Event]:
    """A closed visit, and what happens to it on three computers that hear of all, or of nothing."""
    visit = opened()
    events = [
        event(LAPTOP, 1, visit.kind, None, dict(visit.body)),
        event(LAPTOP, 2, Kind.VISIT_CLOSED, None, {"at": "2026-11-23T10:00:00+08:00", "saw": {}}),
    ]
    last = {LAPTOP: 2, OFFICE: 0, OTHER: 0}
    for log, does, hears in steps:
        last[log] += 1
        known = folded([one for one in events if hears or one.log == log])
        events.append(step(log, last[log], does, known, {**last}))
    return events


def step(log: str, seq: int, does: str, known: SubjectState, saw: dict[str, int]) -> Event:
    """One event, which saw what was known."""
    if does == "amend":
        told = {"reason": "核对", "at": "2026-11-23T11:00:00+08:00", "saw": saw}
        return event(log, seq, Kind.VISIT_AMENDED, None, told)
    if does == "answer":
        seen = was(known, Kind.ANSWER, "A12", seq)
        return event(log, seq, Kind.ANSWER, "A12", {"value": {"answer": "compliant"}, **seen})
    value: dict[str, object] = {
        "state": does,
        "reason": "" if does == "approved" else "不清",
        "items": [],
    }
    of = content_of(known.facts, known.registers)
    body: dict[str, object] = {
        "value": value,
        "of": of,
        "saw": saw,
        **was(known, Kind.REVIEWED, None, seq),
    }
    return event(log, seq, Kind.REVIEWED, None, body)


def was(known: SubjectState, kind: Kind, item: str | None, seq: int) -> dict[str, object]:
    """The writes that one supersedes."""
    register = known.registers.get((kind, item))
    return {"was": [list(ref) for ref in register.heads] if register else [], "act": seq}


def event(log: str, seq: int, kind: Kind, item: str | None, body: Mapping[str, object]) -> Event:
    """One event; the clock rises with its number."""
    return Event(
        log=log,
        seq=seq,
        hlc=seq << 16,
        kind=kind,
        subject=opened().subject,
        item=item,
        observed=None,
        recorded=0,
        actor="",
        body=body,
    )


def state_of(events: list[Event], *, reviews: bool = True) -> VisitState:
    """Where the visit stands after these events."""
    found = visit_from(folded(events), reviews=reviews)
    assert found is not None
    return found.state


@given(steps=STEPS, random=st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(
    steps: list[tuple[str, str, bool]], random: Random
) -> None:
    """Two offices that heard the same must agree on what is approved."""
    events = world(steps)
    arrived = [*events, *random.sample(events, random.randrange(len(events) + 1))]
    random.shuffle(arrived)
    for reviews in (True, False):
        assert visit_from(folded(arrived), reviews=reviews) == visit_from(
            folded(events), reviews=reviews
        )


@given(steps=STEPS)
def test_only_a_decision_on_what_is_there_now_stands(steps: list[tuple[str, str, bool]]) -> None:
    """The rule itself, slowly: a live decision names the content, and no other one disagrees."""
    events = world(steps)
    known = folded(events)
    register = known.registers.get((Kind.REVIEWED, None))
    heads = [] if register is None else list(register.heads.values())
    content = content_of(known.facts, known.registers)
    says = {str(one.body["value"]) for one in heads}
    stands = len(says) == 1 and any(one.body["of"] == content for one in heads)
    decided = {"approved", "returned", "rejected"}
    assert (str(state_of(events)) in decided) == stands
    if not stands:
        assert state_of(events) is VisitState.NEEDS_REVIEW


def test_where_nobody_reviews_a_closed_visit_is_closed() -> None:
    """One person with one laptop is never told to wait for somebody."""
    assert state_of(world([]), reviews=False) is VisitState.CLOSED
    assert state_of(world([(LAPTOP, "approved", True)]), reviews=False) is VisitState.APPROVED
    later = [(LAPTOP, "approved", True), (LAPTOP, "amend", True)]
    assert state_of(world(later), reviews=False) is VisitState.NEEDS_REVIEW
