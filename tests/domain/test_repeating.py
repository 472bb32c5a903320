"""逐个检查: a repeated section is a section for each of its instances."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.codec import decode, encode
from inspector.checklists.reader import read
from inspector.domain.checklist import MOST_INSTANCES, Repeat
from inspector.domain.condition import AnswerIs
from inspector.domain.repeating import (
    Expansions,
    called,
    expanded,
    in_order,
    in_runs,
    instance_key,
    instance_name,
    keys_in,
    parted,
    window_of,
)
from inspector.domain.words import Among, RepeatPer, Together
from inspector.errors import InspectorError
from inspector.i18n import Pair
from tests.checklists.examples import SMALL
from tests.repeats import WINDOWS, windows

TWO = {"A": ("3", "10"), "K": ("007",)}
"""Windows 3 and 10, and one clerk."""


def codes(**instances: tuple[str, ...]) -> list[str]:
    return [item.code for item in expanded(windows(), instances).items]


def test_a_file_says_what_repeats_and_a_frozen_copy_keeps_it() -> None:
    """What is not said is usual, and reads back from a store as it was."""
    sections = windows().by_section
    assert sections["A"].repeat == Repeat(per=RepeatPer.WINDOW, least=1, most=MOST_INSTANCES)
    assert sections["K"].repeat == Repeat(per=RepeatPer.CLERK, together=Together.LOWEST)
    assert sections["S"].repeat is None
    assert windows().by_code["S3"].asked_when == AnswerIs(
        item="A1", words=("compliant",), of=Among.EVERY
    )
    assert decode(encode(windows())).sections == windows().sections


def test_an_instance_is_a_section_with_its_own_items() -> None:
    """They stand after the section that they are instances of, which asks nothing itself."""
    whole = expanded(windows(), TWO)
    assert [section.code for section in whole.sections] == [
        *("S", "A", "A@3", "A@10", "K", "K@007", "P"),
    ]
    assert [item.code for item in whole.items] == [
        *("S1", "S2", "S3", "A1@3", "A2@3", "A3@3", "A1@10", "A2@10", "A3@10", "K1@007"),
    ]
    third = whole.section("A@3")
    assert (third.of, third.instance, third.repeat) == ("A", "3", None)
    assert third.title == Pair("窗口服务 · 3号窗口", "Windows · Window 3")
    assert {item.section for item in whole.items if "@3" in item.code} == {"A@3"}
    assert [item.code for item in whole.templates] == ["A1", "A2", "A3", "K1", "P1", "P2"]
    assert whole.by_code["A1"].section == "A"
    assert whole.digest == windows().digest


def test_a_repeated_section_without_instances_asks_nothing() -> None:
    """Nothing is asked of a window that nobody named."""
    assert codes() == ["S1", "S2", "S3"]


def test_a_checklist_without_repeats_is_its_own_expansion() -> None:
    """It costs nothing, and nothing of it changes."""
    small = read(SMALL.encode(), "small.yaml")
    assert expanded(small, {}) is small


def test_a_condition_inside_means_the_same_instance() -> None:
    """Item A3 of window 3 waits for A1 of window 3, and for no other."""
    items = expanded(windows(), TWO).by_code
    assert items["A3@3"].asked_when == AnswerIs(item="A1@3", words=("compliant",))


def test_an_instance_more_leaves_the_others_the_very_same() -> None:
    """What was made for window 3 is not made again when window 4 comes."""
    expansions = Expansions(windows())
    before, after = expansions.of({"A": ("3",)}), expansions.of({"A": ("3", "4")})
    assert before.by_code["A1@3"] is after.by_code["A1@3"]


@pytest.mark.parametrize(
    ("typed", "key"),
    [("3", "3"), (" ３ ", "3"), ("a1", "A1"), ("综合", "综合"), ("B-2_x", "B-2_X")],
)
def test_a_key_is_narrow_and_in_capitals(typed: str, key: str) -> None:
    """However it was typed, it names the same instance."""
    assert instance_key(typed) == key


@pytest.mark.parametrize("typed", ["", " ", "A@3", "3号 窗", "a/b", "1" * 21, "“3”", "3.1", "é"])
def test_what_is_no_key_is_refused(typed: str) -> None:
    """A key is typed on a command line and stands in codes."""
    with pytest.raises(ValueError, match=r"^"):
        instance_key(typed)


def test_ranges_and_lists_of_keys_are_read() -> None:
    """As people write the windows that they look at."""
    assert keys_in("1-3,5，综合 a", most=9) == ("1", "2", "3", "5", "综合", "A")
    assert keys_in("08-11", most=9) == ("08", "09", "10", "11")
    assert keys_in("２－４", most=9) == ("2", "3", "4")
    assert keys_in("A-1", most=9) == ("A-1",)


@pytest.mark.parametrize("typed", ["5-3", "1-11", "1-999999999999", "", "x@", "1-2-3.5"])
def test_lists_that_cannot_be_meant_are_refused(typed: str) -> None:
    """Backwards, too many, an empty part: nothing of it is taken."""
    with pytest.raises((ValueError, OverflowError)):
        keys_in(typed, most=10)


@given(st.permutations(["2", "10", "1", "A2", "A10", "综合", "B", "02", "2-1"]))
def test_the_walking_order_is_that_of_the_keys(keys: list[str]) -> None:
    """2 before 10, numbers before names, whatever was added first."""
    assert in_order(keys) == ("1", "02", "2", "2-1", "10", "A2", "A10", "B", "综合")


def test_an_instance_is_called_as_people_say_it() -> None:
    """By its number, by its name, and by the section's own word."""
    per = {per: Repeat(per=per) for per in RepeatPer}
    assert instance_name(per[RepeatPer.WINDOW], "综合") == Pair("综合窗口", "Window “综合”")
    assert instance_name(per[RepeatPer.CLERK], "007") == Pair("007号工作人员", "Clerk 007")
    assert instance_name(per[RepeatPer.CALL], "2") == Pair("第2次电话", "Call 2")
    room = Repeat(per=RepeatPer.OTHER, title=Pair("房间", "room"))
    assert instance_name(room, "201") == Pair("房间 201", "room 201")
    assert called(room) == Pair("房间", "room")
    assert called(per[RepeatPer.WINDOW]).zh == "窗口"


def test_a_code_comes_apart_into_item_and_key() -> None:
    """An item that is in no instance has none."""
    assert parted("A2@3") == ("A2", "3")
    assert parted("A2") == ("A2", None)


def test_only_what_is_asked_by_window_has_a_window() -> None:
    """Not the place, and not a clerk."""
    whole = expanded(windows(), TWO)
    told = {code: window_of(whole, whole.by_code[code]) for code in ("S1", "A1@3", "K1@007")}
    assert told == {"S1": None, "A1@3": "3", "K1@007": None}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("{per: other}", "CHECKLIST_071"),
        ("{per: window, least: 3, most: 2}", "CHECKLIST_072"),
        ("{per: window, most: 0}", "CHECKLIST_072"),
    ],
)
def test_a_repeat_that_cannot_be_is_refused(said: str, code: str) -> None:
    """Something without a name, and bounds that leave no number."""
    written = WINDOWS.replace("{per: clerk, together: lowest}", said)
    with pytest.raises(InspectorError) as raised:
        read(written.encode(), "x.yaml")
    assert [one.fault.code for one in raised.value.all] == [code]


KEYS = st.sets(st.one_of(st.integers(0, 40).map(str), st.sampled_from(["08", "09", "A1", "综合"])))


@given(KEYS)
def test_keys_in_short_read_back_as_they_were(keys: set[str]) -> None:
    """What a person is told of a thousand windows can be typed again."""
    ordered = in_order(keys)
    said = ",".join(in_runs(ordered))
    assert (keys_in(said, most=99) if keys else ()) == ordered


def test_three_numbers_in_a_row_are_a_range() -> None:
    """08 and 09 are written with their zero, and stand for themselves."""
    keys = ("1", "2", "3", "4", "7", "8", "08", "09", "10", "综合")
    assert in_runs(keys) == ("1-4", "7", "8", "08", "09", "10", "综合")
