"""逐个检查 in events: which windows there are follows from the set of writes, not their order."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.history.event import Event, Kind
from inspector.domain.history.fold import folded, visit_from
from tests.store.county import opened_by_window

LAPTOPS = ("1" * 32, "2" * 32)
KEYS = ("2", "10", "综合")
WRITES = st.lists(
    st.tuples(st.sampled_from(LAPTOPS), st.sampled_from(KEYS), st.booleans()), max_size=12
)


def written(writes: list[tuple[str, str, bool]]) -> list[Event]:
    """The opening of a visit, and what two laptops that hear nothing of each other add to it."""
    draft = opened_by_window()
    events = [event(LAPTOPS[0], 1, draft.kind, None, dict(draft.body))]
    heads: dict[tuple[str, str], int] = {}
    for at, (log, key, there) in enumerate(writes, start=2):
        was = [[log, heads[log, key]]] if (log, key) in heads else []
        body: dict[str, object] = {"value": {} if there else None, "was": was, "act": at}
        events.append(event(log, at, Kind.INSTANCE, f"A@{key}", body))
        heads[log, key] = at
    return events


def event(log: str, seq: int, kind: Kind, item: str | None, body: dict[str, object]) -> Event:
    """One event; the clock rises with its number."""
    return Event(
        log=log,
        seq=seq,
        hlc=seq << 16,
        kind=kind,
        subject=opened_by_window().subject,
        item=item,
        observed=None,
        recorded=0,
        actor="",
        body=body,
    )


@given(writes=WRITES, shuffle=st.randoms())
def test_the_order_in_which_laptops_are_heard_makes_no_difference(
    writes: list[tuple[str, str, bool]], shuffle: Random
) -> None:
    """Window 5 of one laptop is window 5 of the other, wherever it was added first."""
    events = written(writes)
    whole = visit_from(folded(events))
    shuffle.shuffle(events)
    again = visit_from(folded(events))
    assert again == whole
    assert whole is not None
    assert list(whole.instances.get("A", ())) == [
        key for key in KEYS if key in whole.instances.get("A", ())
    ]
    there = [f"{code}@{key}" for key in whole.instances.get("A", ()) for code in ("A12", "A14")]
    assert [code for code in whole.asked if "@" in code] == there


def test_what_one_laptop_takes_away_the_other_may_have_added() -> None:
    """The later write stands, as with answers."""
    kept = visit_from(folded(written([(LAPTOPS[0], "2", False), (LAPTOPS[1], "2", True)])))
    assert kept is not None
    assert kept.instances == {"A": ("2",)}
