"""Bringing logs together: nothing lost, nothing twice, whatever the order."""

import itertools

from inspector.store.delivery import DeliveredLog
from tests.store.county import (
    ASKED,
    COMPLIANT,
    answer,
    closed,
    opened,
    unit,
    verify,
    violation,
    visit_id,
)
from tests.store.devices import Laptop, dump, every_order, merge, office


def seven_laptops() -> list[Laptop]:
    """Seven devices at one visit and at visits of their own, agreeing here and differing there."""
    laptops = [Laptop(n) for n in range(1, 8)]
    for laptop in laptops:
        laptop.write(opened(1), unit(f"示例县第 {laptop.n % 3} 大厅"))
        laptop.write(answer(1, "A12", COMPLIANT if laptop.n % 2 else violation("无身份牌")))
        laptop.write(answer(1, ASKED[laptop.n % 5], violation(f"第 {laptop.n} 台所见")))
    laptops[2].write(opened(2), answer(2, "P05", None), closed(2))
    laptops[4].write(closed(1))
    laptops[5].write(answer(1, "A12", None))
    return laptops


def test_all_5040_orders_of_seven_laptops_give_the_same_bytes() -> None:
    """Who gives the stick first must not decide what was seen."""
    logs = [laptop.handed() for laptop in seven_laptops()]
    states = list(every_order(office(), logs))
    assert len(states) == 5040
    assert len(set(states)) == 1
    assert '"conflict": [\n' in states[0]


def test_what_stands_after_a_merge_is_what_a_rebuild_gives() -> None:
    """One fold for all: a merge that folds otherwise would be found out at the next check."""
    store = office()
    for laptop in seven_laptops():
        merge(store, laptop.handed())
    assert list(store.compare()) == []
    assert store.history_faults(verify) == []
    before = dump(store)
    store.rebuild()
    assert dump(store) == before


def test_a_delivery_twice_adds_nothing() -> None:
    """A stick that is given twice is no second visit."""
    store, laptop = office(), seven_laptops()[2]
    first = merge(store, laptop.handed())
    state = dump(store)
    again = merge(store, laptop.handed())
    assert (first.new, first.held) == (first.manifest, 0)
    assert (again.new, again.held, again.quarantined) == (0, first.manifest, [])
    assert dump(store) == state


def test_a_log_handed_over_in_pieces_is_whole_in_any_order_of_the_pieces() -> None:
    """A later stick may come first: its part waits, and is taken in when the gap is filled."""
    laptop = Laptop(1)
    pieces: list[DeliveredLog] = []
    laptop.write(opened(1))
    for n, code in enumerate(ASKED[:4]):
        laptop.write(answer(1, code, violation(f"第 {n} 处")))
        pieces.append(laptop.handed(after=pieces[-1].seq if pieces else 0))
    whole = laptop.handed()
    alone = office()
    merge(alone, whole)
    for order in itertools.permutations(pieces):
        store = office()
        told = [merge(store, piece) for piece in order]
        assert dump(store) == dump(alone)
        assert sum(one.new + one.released for one in told) == whole.seq
        assert merge(store, whole).held == whole.seq
    assert alone.visit(visit_id(1)) is not None
