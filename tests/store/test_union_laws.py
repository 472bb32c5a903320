"""Laws of the union, over worlds that nobody thought of."""

import itertools
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.domain.history.event import Draft
from inspector.store.delivery import DeliveredLog
from tests.store.county import ASKED, COMPLIANT, answer, closed, opened, unit, verify, violation
from tests.store.devices import Laptop, dump, merge, office

VALUES = st.sampled_from([COMPLIANT, None, violation("独角兽"), violation("白马儿")])
WRITES = st.one_of(
    st.builds(answer, st.integers(1, 2), st.sampled_from(ASKED[:3]), VALUES),
    st.builds(answer, st.integers(1, 2), st.sampled_from(ASKED[:3]), VALUES),
    st.builds(closed, st.integers(1, 2)),
    st.builds(opened, st.integers(1, 2)),
    st.builds(unit, st.sampled_from(["示例县服务大厅", "示例县社保局"])),
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["write", "write", "write", "hand over", "hear"]),
        st.integers(0, 2),
        st.integers(0, 2),
        WRITES,
    ),
    max_size=24,
)


def lived(steps: list[tuple[str, int, int, Any]]) -> list[DeliveredLog]:
    """What three laptops hand over, piece by piece, while they also hear of each other."""
    laptops = [Laptop(n) for n in (1, 2, 3)]
    pieces: list[DeliveredLog] = []
    reached = [0, 0, 0]

    def hand_over(n: int) -> None:
        piece = laptops[n].handed(after=reached[n])
        reached[n] = piece.seq
        pieces.append(piece)

    laptops[0].write(opened(1), opened(2))
    for what, n, other, draft in steps:
        if what == "write":
            laptops[n].write(draft)
        elif what == "hand over":
            hand_over(n)
        elif n != other:
            merge(laptops[n].store, laptops[other].handed())
    for n in range(3):
        hand_over(n)
    return [piece for piece in pieces if piece.segments]


@given(steps=STEPS, draw=st.data())
@settings(max_examples=60, deadline=None)
def test_pieces_in_any_order_and_number_come_to_the_same(
    steps: list[tuple[str, int, int, Any]], draw: st.DataObject
) -> None:
    """No clock, no order and no repetition may decide what stands."""
    pieces = lived(steps)
    plain, mixed = office(), office()
    for piece in pieces:
        merge(plain, piece)
    again = draw.draw(st.lists(st.sampled_from(pieces), max_size=3))
    told = [merge(mixed, piece) for piece in draw.draw(st.permutations([*pieces, *again]))]
    assert dump(mixed) == dump(plain)
    assert list(mixed.compare()) == []
    assert mixed.history_faults(verify) == []
    counted = sum(one.new + one.released for one in told)
    assert counted == sum(segment.n for piece in pieces for segment in piece.segments)


@given(steps=STEPS)
@settings(max_examples=30, deadline=None)
def test_one_event_closes_every_conflict_for_all(steps: list[tuple[str, int, int, Any]]) -> None:
    """A settlement names all values: whoever hears of it has no conflict left there."""
    pieces, first = lived(steps), Laptop(98)
    for piece in pieces:
        merge(first.store, piece)
    for conflict in first.store.gathering.conflicts():
        head = conflict.heads[-1]
        body = {"value": head.body["value"], "resolves": True}
        first.write(Draft(kind=head.kind, subject=head.subject, item=head.item, body=body))
    assert first.store.gathering.conflicts() == []
    settled = first.handed()
    for order in itertools.islice(itertools.permutations([*pieces[:3], settled]), 6):
        store = office()
        for piece in (*order, *pieces):
            merge(store, piece)
        assert store.gathering.conflicts() == []
