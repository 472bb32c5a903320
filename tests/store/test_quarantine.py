"""What does not hold counts nowhere, is named with its reason, and never holds up the rest."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.domain.history.event import Draft, Event
from inspector.store.delivery import DeliveredLog, Delivery, Merged, Terms
from inspector.store.history import LogIdentity
from inspector.store.lines import canonical, line_of
from inspector.store.segments import (
    GENESIS,
    Segment,
    digest_of,
    events_of_text,
    head_message,
    pack,
    text_of,
)
from tests.store.county import (
    ASKED,
    COMPLIANT,
    NOW,
    answer,
    closed,
    opened,
    verify,
    violation,
    visit_id,
)
from tests.store.devices import CHECKLIST, Laptop, dump, key_of, merge, office


def reasons(merged: Merged) -> list[tuple[int, int, str]]:
    """What was quarantined, and why."""
    return sorted((one.first, one.n, one.reason) for one in merged.quarantined)


def balanced(merged: Merged, *logs: DeliveredLog) -> bool:
    """Whether every event that was handed over is told of once."""
    return merged.manifest == sum(one.n for log in logs for one in log.segments)


def story(n: int = 1, seals: int = 3) -> tuple[Laptop, DeliveredLog]:
    """A log of some segments: a visit opened, then an answer a segment."""
    laptop = Laptop(n)
    laptop.write(opened(n))
    for code in ASKED[:seals]:
        laptop.write(answer(n, code, violation(f"{code} 所见")))
        laptop.handed()
    return laptop, laptop.handed()


def signed(n: int, segments: list[Segment]) -> DeliveredLog:
    """Segments as the n-th device would sign them."""
    last, log = segments[-1], Laptop(n).store.log
    signature = key_of(n).sign(head_message(log, last.last, last.digest))
    identity = LogIdentity(
        log=log, device="x", public_key=key_of(n).public_key().public_bytes_raw()
    )
    return DeliveredLog(
        identity=identity,
        seq=last.last,
        digest=last.digest,
        signature=signature,
        segments=tuple(segments),
    )


def retold(n: int, change: Callable[[list[Event]], list[Event]]) -> DeliveredLog:
    """The story of a device that rewrote the events of its second segment, and signed all anew."""
    log, prev, made = Laptop(n).store.log, GENESIS, []
    for number, segment in enumerate(story(n)[1].segments):
        events = events_of_text(log, text_of(segment))
        made.append(pack(log, prev, change(events) if number == 1 else events))
        prev = made[-1].digest
    return signed(n, made)


def _with_segment(log: DeliveredLog, at: int, **changed: object) -> DeliveredLog:
    segments = list(log.segments)
    segments[at] = replace(segments[at], **changed)  # type: ignore[arg-type]
    return replace(log, segments=tuple(segments))


def _retexted(log: DeliveredLog, at: int, old: bytes, new: bytes) -> DeliveredLog:
    text = text_of(log.segments[at]).replace(old, new)
    return _with_segment(log, at, body=zstandard.ZstdCompressor().compress(text))


DAMAGES: dict[str, tuple[Callable[[DeliveredLog], DeliveredLog], list[str]]] = {
    "cut off": (
        lambda log: _with_segment(log, 2, body=log.segments[2].body[:-1]),
        ["link to the segment before"] * 2 + ["compression"],
    ),
    "a word changed": (
        lambda log: _retexted(log, 2, "所见".encode(), "所闻".encode()),
        ["link to the segment before"] * 2 + ["digest"],
    ),
    "a bomb": (
        lambda log: _with_segment(
            log, 2, body=zstandard.ZstdCompressor().compress(bytes(300_000_000))
        ),
        ["link to the segment before"] * 2 + ["declared size"],
    ),
    "another signature": (lambda log: replace(log, signature=bytes(64)), ["signature"] * 3),
    "no signature": (lambda log: replace(log, signature=b""), ["signature"] * 3),
    "another head": (lambda log: replace(log, seq=log.seq + 1), ["signature"] * 3),
    "the last one left out": (
        lambda log: replace(log, segments=log.segments[:2]),
        ["link to the segment before"] * 2,
    ),
    "a count that cannot be": (
        lambda log: _with_segment(log, 2, n=10**9),
        ["link to the segment before"] * 3,
    ),
    "a count that is not so": (
        lambda log: _with_segment(log, 0, n=1),
        ["gap"] * 2 + ["link to the segment before"],
    ),
}


@pytest.mark.parametrize(("damage", "told"), DAMAGES.values(), ids=DAMAGES)
def test_what_no_head_vouches_for_is_refused_and_the_rest_goes_on(
    damage: Callable[[DeliveredLog], DeliveredLog], told: list[str]
) -> None:
    """One bad stick must not cost the others their day, and the good one heals the bad."""
    store, (_, good), (_, beside) = office(), story(1), story(2)
    bad = damage(good)
    merged = merge(store, bad, beside)
    assert sorted(one.reason for one in merged.quarantined) == sorted(told)
    assert merged.new == beside.seq
    assert store.visit(visit_id(1)) is None
    assert store.visit(visit_id(2)) is not None
    again = merge(store, good)
    assert (again.quarantined, again.new + again.released >= again.manifest) == ([], True)
    both = office()
    merge(both, good, beside)
    assert dump(store) == dump(both)
    assert store.history_faults(verify) == []


def _kind(events: list[Event]) -> list[Event]:
    return [replace(one, body={**one.body, "value": {"answer": "maybe"}}) for one in events]


def _subject(events: list[Event]) -> list[Event]:
    return [replace(one, subject="../etc") for one in events]


def _later(events: list[Event]) -> list[Event]:
    return [replace(one, hlc=1) for one in events]


def _numbered(events: list[Event]) -> list[Event]:
    return [replace(one, seq=one.seq + 5) for one in events]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_kind, "form"),
        (_subject, "form"),
        (_later, "hybrid time"),
        (_numbered, "sequence numbers"),
    ],
)
def test_what_its_own_device_wrote_wrongly_is_left_out_and_its_log_goes_on(
    change: Callable[[list[Event]], list[Event]], reason: str
) -> None:
    """A laptop with a fault in its program must not have to begin anew."""
    store = office()
    log = retold(1, change)
    if reason == "sequence numbers":
        log = replace(
            log,
            segments=tuple(
                replace(s, first=f) for s, f in zip(log.segments, (1, 3, 4), strict=True)
            ),
        )
    merged = merge(store, log)
    assert reasons(merged) == [(3, 1, reason)]
    assert balanced(merged, log)
    visit = store.visit(visit_id(1))
    assert visit is not None
    assert list(visit.answers) == ["A12", "A16"]
    assert store.history_faults(verify) == []
    assert list(store.compare()) == []
    state = dump(store)
    assert merge(store, log).new == 0
    store.rebuild()
    assert dump(store) == state


def test_a_clock_set_ahead_wins_nothing_and_is_heard_when_its_time_comes() -> None:
    """The laptop whose clock says next year would else win every conflict until then."""
    store, laptop, day = office(), Laptop(1), 86_400_000
    laptop.write(opened(1), answer(1, "A12", COMPLIANT))
    laptop.clock = NOW + 30 * day
    laptop.write(answer(1, "A12", violation("来自未来")))
    log = laptop.handed()
    merged = merge(store, log)
    assert reasons(merged) == [(3, 1, "time ahead")]
    assert store.last_hlc >> 16 < NOW + day
    visit = store.visit(visit_id(1))
    assert visit is not None
    assert visit.answers["A12"].__class__.__name__ == "Compliant"
    later = merge(store, now_ms=NOW + 31 * day)
    assert later.released == 1
    now = store.visit(visit_id(1))
    assert now is not None
    assert now.answers["A12"].__class__.__name__ == "Violation"
    assert list(store.compare()) == []


def test_a_visit_waits_for_its_checklist() -> None:
    """Without it neither score nor findings could be told."""
    store, (_, log) = office(), story(1)
    store._db.write("DELETE FROM content")
    merged = merge(store, log)
    assert reasons(merged) == [(1, 1, "checklist not here")]
    assert store.visit(visit_id(1)) is None
    store.put_content(CHECKLIST, name="x", edition="1", body=b"{}")
    assert merge(store).released == 1
    whole = office()
    merge(whole, log)
    assert dump(store) == dump(whole)


def test_nothing_new_is_taken_from_a_device_that_is_not_trusted_until_it_is() -> None:
    """A lost laptop's stick may come from anybody."""
    store, (laptop, early) = office(), story(1)
    merge(store, early)
    laptop.write(answer(1, "P05", COMPLIANT))
    late = laptop.handed()
    revoked = Terms(verify=verify, now_ms=NOW * 2, refuses=lambda _: "revoked")
    merged = store.gathering.merge(Delivery(logs=[late]), revoked)
    assert (merged.held, reasons(merged)) == (early.seq, [(late.seq, 1, "revoked")])
    assert merge(store).released == 1
    assert merge(store, late).held == late.seq


def test_another_key_under_a_known_log_is_refused() -> None:
    """Whoever has the number of a log has not its key."""
    store, (_, log) = office(), story(1)
    merge(store, log)
    laptop = Laptop(1)
    laptop.write(opened(5))
    forged = laptop.handed()
    key = key_of(7)
    forged = replace(
        forged,
        identity=replace(forged.identity, public_key=key.public_key().public_bytes_raw()),
        signature=key.sign(head_message(forged.identity.log, forged.seq, forged.digest)),
    )
    assert {one.reason for one in merge(store, forged).quarantined} == {"key"}


def test_the_own_log_is_written_here_and_nowhere_else() -> None:
    """What comes back under it was written by a copy of this workspace."""
    laptop, (_, log) = Laptop(1), story(1)
    laptop.write(opened(3))
    assert {one.reason for one in merge(laptop.store, log).quarantined} == {"own log"}
    assert laptop.store.visit(visit_id(1)) is None


# Forks


def branch(tail: list[Draft], *, common: int = 2) -> Laptop:
    """A device that wrote the same at first, sealed it, then wrote on."""
    laptop = Laptop(1)
    laptop.write(opened(1))
    for code in ASKED[:common]:
        laptop.write(answer(1, code, COMPLIANT))
    laptop.handed()
    for draft in tail:
        laptop.write(draft)
        laptop.handed()
    return laptop


TAILS = st.lists(
    st.sampled_from(
        [answer(1, "A16", COMPLIANT), answer(1, "P05", violation("改写")), closed(1), opened(2)]
    ),
    min_size=1,
    max_size=3,
)


@given(
    tails=st.lists(TAILS, min_size=2, max_size=3, unique_by=repr),
    cuts=st.lists(st.integers(0, 5), min_size=3, max_size=3),
)
@settings(max_examples=25, deadline=None)
def test_a_fork_sets_both_branches_apart_whichever_came_first(
    tails: list[list[Draft]], cuts: list[int]
) -> None:
    """A device that rewrote its history is not believed from there on: neither then nor now."""
    logs = []
    for tail, cut in zip(tails, cuts, strict=False):
        whole = branch(tail).handed()
        head, rest = whole.segments[:cut], whole.segments[cut:]
        if rest:
            logs.append(replace(whole, segments=rest))
        if head:
            logs.append(signed(1, list(head)))
    logs.append(branch(tails[0]).handed())
    states = set()
    for order in itertools.permutations(logs[:4]):
        store = office()
        for log in order:
            assert balanced(merge(store, log), log)
        states.add(dump(store))
        assert list(store.compare()) == []
        assert store.history_faults(verify) == []
    assert len(states) == 1


def test_a_fork_is_named_and_what_came_before_it_stays() -> None:
    """The honest part of the history is not thrown away with the rest."""
    store = office()
    one = branch([answer(1, "P05", COMPLIANT)]).handed()
    other = branch([answer(1, "P05", violation("改写"))]).handed()
    assert merge(store, one).new == 4
    told = merge(store, other)
    assert (told.held, reasons(told)) == (3, [(4, 1, "fork")])
    assert told.parted == [one.identity.log]
    visit = store.visit(visit_id(1))
    assert visit is not None
    assert list(visit.answers) == ["A12", "A14"]
    assert reasons(merge(store, one)) == [(4, 1, "fork")]


def test_events_sealed_again_at_other_boundaries_read_as_a_fork() -> None:
    """Boundaries are final once made; a log that has two sets of them was copied."""
    store, laptop = office(), Laptop(1)
    laptop.write(opened(1), answer(1, "A12", COMPLIANT))
    whole = laptop.handed()
    log = whole.identity.log
    events = events_of_text(log, text_of(whole.segments[0]))
    first = pack(log, GENESIS, events[:1])
    again = signed(1, [first, pack(log, first.digest, events[1:])])
    merge(store, whole)
    assert {one.reason for one in merge(store, again).quarantined} == {"fork"}
    assert store.visit(visit_id(1)) is None


def test_a_forger_who_signs_another_text_with_the_right_digest_does_not_exist() -> None:
    """The digest is of the text; a text in other words has another one."""
    _, log = story(1)
    segment = log.segments[0]
    events = events_of_text(log.identity.log, text_of(segment))
    text = canonical([line_of(replace(one, actor="别人")) for one in events]).encode()
    assert digest_of(log.identity.log, segment.prev, text) != segment.digest


def test_what_its_writer_may_not_do_counts_nowhere_and_the_rest_does() -> None:
    """A laptop may record; it may not settle what others recorded."""
    store, (_, log) = office(), story(1)
    terms = Terms(
        verify=verify,
        now_ms=2 * NOW,
        forbids=lambda event: "role" if event.item == "A14" else None,
    )
    merged = store.gathering.merge(Delivery(logs=[log]), terms)
    assert reasons(merged) == [(3, 1, "role")]
    visit = store.visit(visit_id(1))
    assert visit is not None
    assert list(visit.answers) == ["A12", "A16"]
