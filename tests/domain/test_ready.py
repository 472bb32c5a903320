"""Ready remarks: which are offered, and under which digit."""

from inspector.domain.ready import MOST, Said, ready_remarks


def here(*texts: str) -> tuple[Said, ...]:
    """Words of one's own at the item."""
    return tuple(Said(item="P05", text=one) for one in texts)


def test_the_checklists_words_keep_their_digits() -> None:
    """The hand remembers a digit, whatever was written yesterday."""
    assert ready_remarks("P05", ["甲", "乙"], here("新", "甲")) == ("甲", "乙", "新")


def test_ones_own_have_room_however_much_is_ready() -> None:
    """Three of nine are the inspector's, newest first."""
    given = [str(number) for number in range(20)]

    offered = ready_remarks("P05", given, here("四", "三", "二", "一"))

    assert offered == ("0", "1", "2", "3", "4", "5", "四", "三", "二")
    assert len(offered) == MOST


def test_the_items_own_come_before_those_of_other_items() -> None:
    """Of other items only the last two: more would hide what fits."""
    said = [Said(item="A12", text=text) for text in ("丙", "乙", "甲")]

    assert ready_remarks("P05", [], [*said, *here("本项")]) == ("本项", "丙", "乙")


def test_a_long_story_is_told_once() -> None:
    """It was of one day."""
    assert ready_remarks("P05", [], here("长" * 121)) == ()


def test_words_of_another_window_are_of_the_same_item() -> None:
    """What was written at window 3 is offered at window 5 before what is of other items."""
    own = [Said(item="B1@5", text="别处"), Said(item="A1@3", text="指南已过期")]
    assert ready_remarks("A1@5", (), own) == ("指南已过期", "别处")
