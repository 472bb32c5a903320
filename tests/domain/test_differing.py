"""What changed from one edition to the next, as an office reads it before it adopts one."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.library import load_checklist
from inspector.domain.checklist import Checklist
from inspector.domain.differing import Change, ChangeKind, changes_between
from inspector.domain.rules import PerOccurrence
from inspector.i18n import Pair

OLD = load_checklist("hrss-window", "2014-1")


def with_items(*items: object) -> Checklist:
    """The shipped checklist with other items."""
    return replace(OLD, items=tuple(items))  # type: ignore[arg-type]


def changed(number: int, **fields: object) -> Checklist:
    """The shipped checklist with one item changed."""
    items = list(OLD.items)
    items[number] = replace(items[number], **fields)  # type: ignore[arg-type]
    return with_items(*items)


def kinds(after: Checklist) -> list[tuple[ChangeKind, str | None, str | None]]:
    """What is told, without the words."""
    return [(one.kind, one.item, one.field) for one in changes_between(OLD, after)]


def test_an_edition_differs_from_itself_in_nothing() -> None:
    """Name and edition are not content."""
    assert changes_between(OLD, replace(OLD, edition="2026-1")) == ()


def test_a_number_is_told_with_what_it_was() -> None:
    """“分值：2 → 3” is what the office signs."""
    first = OLD.items[0]
    (change,) = changes_between(OLD, changed(0, points=first.points + 1))

    assert (change.kind, change.item, change.field) == (ChangeKind.CHANGED, first.code, "points")
    assert change.label == Pair("分值", "Point value")
    assert change.now is not None
    assert Fraction(change.now.zh) == first.points + 1


def test_a_rule_is_told_in_words_and_by_itself() -> None:
    """Of three rules the one that changed is told."""
    number, item = next(
        (n, one)
        for n, one in enumerate(OLD.items)
        if isinstance(one.rules[:1], tuple)
        and one.rules
        and isinstance(one.rules[0], PerOccurrence)
    )
    rule = item.rules[0]
    assert isinstance(rule, PerOccurrence)
    (change,) = changes_between(
        OLD, changed(number, rules=(replace(rule, points=Fraction(9)), *item.rules[1:]))
    )

    assert change.field == "rules"
    assert change.now is not None
    assert change.now.zh.startswith("每次扣：9 分、")


def test_items_that_come_go_and_move_are_told_once_each() -> None:
    """The rest of the list, which merely stands elsewhere now, has not moved."""
    first, second, *rest = OLD.items
    new = replace(first, code="Z99", text=Pair("新的一项", "A new one"))

    assert kinds(with_items(*rest, second, new)) == [
        (ChangeKind.REMOVED, first.code, None),
        (ChangeKind.MOVED, second.code, None),
        (ChangeKind.ADDED, "Z99", None),
    ]


def test_an_item_with_a_new_number_is_renumbered_and_not_lost() -> None:
    """Answers are mapped by code, so whoever compares must see it."""
    items = [replace(OLD.items[0], code="Z99"), *OLD.items[1:]]

    (change,) = changes_between(OLD, with_items(*items))

    assert change == Change(
        kind=ChangeKind.RENUMBERED,
        item="Z99",
        section=OLD.items[0].section,
        was=Pair(OLD.items[0].code, OLD.items[0].code),
        now=Pair("Z99", "Z99"),
    )


@given(order=st.permutations(range(12)))
def test_as_few_as_can_be_have_moved(order: list[int]) -> None:
    """What did not move is in the same order in both; and nothing else changed."""
    items = OLD.items[:12]
    told = changes_between(with_items(*items), with_items(*(items[n] for n in order)))
    moved = {one.item for one in told}
    stayed = [items[n].code for n in order if items[n].code not in moved]

    assert {one.kind for one in told} <= {ChangeKind.MOVED}
    assert stayed == [item.code for item in items if item.code in stayed]
