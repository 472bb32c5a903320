"""Reasons that are the same at many windows are told once."""

from fractions import Fraction

from inspector.domain.checklist import Item
from inspector.domain.telling_alike import in_short, told_alike
from inspector.domain.telling_conditions import NotAsked
from inspector.domain.visit import Compliant
from inspector.i18n import Pair


def not_asked(code: str, why: str, *, kept: bool = False) -> NotAsked:
    """An item that is not asked, and why."""
    item = Item(code=code, section="A", text=Pair("项", "item"), clauses=(), points=Fraction(1))
    told = Pair(why, why)
    return NotAsked(item=item, when=told, why=told, kept=Compliant() if kept else None)


def test_one_reason_at_many_windows_is_one_line() -> None:
    """A thousand lines are not read; that window 3 differs is."""
    items = [not_asked(f"A4@{key}", f"A3@{key} 未检查") for key in range(1, 1001) if key != 3]
    items.insert(2, not_asked("A4@3", "A3@3 不符合"))
    first, second = told_alike(items)
    assert (first.codes, first.why.zh) == ("A4@1,2,4-1000", "A3 未检查")
    assert (second.codes, second.why.zh) == ("A4@3", "A3@3 不符合")


def test_another_item_of_the_same_windows_is_another_line() -> None:
    """What is not asked is the item."""
    items = [
        not_asked(f"{item}@{key}", f"A3@{key} 未检查") for item in ("A4", "A5") for key in "12"
    ]
    assert [one.codes for one in told_alike(items)] == ["A4@1,2", "A5@1,2"]


def test_window_1_is_not_window_12() -> None:
    """Their codes begin alike."""
    (one,) = told_alike([not_asked("A4@1", "A3@1 未检查"), not_asked("A4@12", "A3@12 未检查")])
    assert (one.codes, one.why.zh) == ("A4@1,12", "A3 未检查")


def test_what_is_kept_is_named_among_them() -> None:
    """Answers that do not count are told, or somebody misses them."""
    (one,) = told_alike([not_asked("A4@1", "同"), not_asked("A4@2", "同", kept=True)])
    assert one.kept == "A4@2"


def test_items_that_stand_once_stay_as_they_are() -> None:
    """Of most forms nothing repeats."""
    (one,) = told_alike([not_asked("B2", "任一窗口的 A1 不符合时才查")])
    assert (one.codes, one.why.zh, one.kept) == ("B2", "任一窗口的 A1 不符合时才查", "")


def test_codes_that_cannot_be_shortened_end_somewhere() -> None:
    """Every other window of a thousand."""
    assert in_short([f"A4@{key}" for key in range(1, 1001, 2)]).endswith("21,23,…")
