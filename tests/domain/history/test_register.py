"""A keyed place is a function of the set of its writes."""

import itertools
from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.history.event import Event, Kind, Ref
from inspector.domain.history.register import Register

LOGS = ("a" * 32, "b" * 32, "c" * 32)


def write(log: str, seq: int, value: object, was: Sequence[Ref] = (), hlc: int = 0) -> Event:
    """One write to the place under test."""
    return Event(
        log=log,
        seq=seq,
        hlc=hlc or seq << 16,
        kind=Kind.ANSWER,
        subject="0" * 32,
        item="A12",
        observed=None,
        recorded=0,
        actor="",
        body={"value": value, "was": [list(ref) for ref in was], "act": seq},
    )


def after(events: Sequence[Event]) -> Register:
    """The place after the writes arrived in this order."""
    register = Register()
    for event in events:
        register.apply(event)
    return register


def heads_by_definition(events: Sequence[Event]) -> set[Ref]:
    """What is left of a set of writes, straight from the rule and slowly."""
    named = {ref for event in events for ref in event.was}
    return {
        one.ref
        for one in events
        if one.ref not in named
        and not any(other.log == one.log and other.seq > one.seq for other in events)
    }


@st.composite
def worlds(draw: st.DrawFn) -> list[Event]:
    """Writes of up to three laptops that saw some of each other's writes, or none."""
    events: list[Event] = []
    for _ in range(draw(st.integers(1, 9))):
        log = draw(st.sampled_from(LOGS))
        seq = 1 + sum(event.log == log for event in events)
        seen = (
            draw(st.lists(st.sampled_from(events), unique_by=lambda one: one.ref)) if events else []
        )
        value = draw(st.sampled_from(["compliant", "violation", None]))
        events.append(write(log, seq, value, [one.ref for one in seen], hlc=len(events) + 1))
    return events


@given(worlds(), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(events: list[Event], random: Random) -> None:
    """Sticks arrive in any order, and some twice."""
    arrived = [*events, *random.sample(events, random.randrange(len(events) + 1))]
    random.shuffle(arrived)
    assert after(arrived).heads == after(events).heads
    assert after(arrived).values == after(events).values


@given(worlds())
def test_the_heads_are_what_the_rule_leaves(events: list[Event]) -> None:
    """The quick way gives what the definition gives."""
    assert set(after(events).heads) == heads_by_definition(events)


def test_two_who_did_not_know_of_each_other_are_in_conflict() -> None:
    """No automatic winner: both values stand until a person decides."""
    register = after([write(LOGS[0], 1, "violation"), write(LOGS[1], 1, "compliant")])
    assert register.in_conflict
    assert sorted(map(str, register.values)) == ["compliant", "violation"]


def test_equal_values_are_no_conflict() -> None:
    """Two inspectors who saw the same agree."""
    register = after([write(LOGS[0], 1, "violation"), write(LOGS[1], 1, "violation")])
    assert not register.in_conflict
    assert register.value == "violation"


def test_one_event_that_names_all_heads_settles_a_conflict() -> None:
    """A resolution is an event like any other."""
    first, second = write(LOGS[0], 1, "violation"), write(LOGS[1], 1, "compliant")
    settled = write(LOGS[2], 1, "compliant", [first.ref, second.ref], hlc=1)
    for order in itertools.permutations([first, second, settled]):
        assert after(order).values == ["compliant"]


def test_what_was_superseded_before_it_arrived_stays_so() -> None:
    """A stick that comes late brings back nothing that was corrected."""
    old = write(LOGS[0], 1, "violation")
    new = write(LOGS[1], 1, "compliant", [old.ref])
    assert after([new, old]).values == ["compliant"]
