"""Many windows in few words: codes as ranges, reasons once, readings by how they spread."""

import pytest

from inspector.domain.publication import PublishedReading, PublishedReason
from inspector.domain.publication_score import PublishedBeside
from inspector.exports.instances import codes, readings, reasons, side_by_side
from inspector.i18n import Pair

TEXT = Pair("等候时间", "Waiting time")


def read(code: str, number: str) -> PublishedReading:
    """So many minutes read in an instance."""
    said = Pair(f"{number} 分钟", f"{number} minutes")
    return PublishedReading(item=code, text=TEXT, reading=said, number=number)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("A1", "B2"), "A1、B2"),
        (("A1", "A2@1", "A2@2", "A2@3", "A2@7"), "A1、A2（1-3、7）"),
        (("A2@1", "A3@1", "A2@2", "A3@2"), "A2（1、2）、A3（1、2）"),
        (("A2@08", "A2@09", "A2@10", "A2@综合"), "A2（08、09、10、综合）"),
        (tuple(f"A2@{n}" for n in range(1, 1001)), "A2（1-1000）"),
        (tuple(f"A2@{n}" for n in range(1, 1001, 2)), "A2（500个）"),
        ((), ""),
    ],
)
def test_codes_of_one_item_stand_together(given: tuple[str, ...], told: str) -> None:
    """A thousand codes in a row say less than one range; a number with zeros is a name."""
    assert codes(given) == told


def test_a_reason_is_told_once_for_all_that_it_is_given_for() -> None:
    """And another reason is another row."""
    given = [
        PublishedReason(item=f"A2@{n}", text=TEXT, reason="无此业务" if n < 4 else "停用")
        for n in range(1, 6)
    ]
    told = [(one.codes, one.said) for one in reasons(given)]
    assert told == [("A2（1-3）", "无此业务"), ("A2（4、5）", "停用")]


def test_a_few_readings_are_told_each_with_its_instance() -> None:
    """By item, though the instances were walked one after the other."""
    given = [read("M1@1", "5"), read("M2@1", "1"), read("M1@2", "19"), read("M2@2", "2")]
    assert [(one.codes, one.said) for one in readings(given)] == [
        ("M1（1、2）", "1：5 分钟；2：19 分钟"),
        ("M2（1、2）", "1：1 分钟；2：2 分钟"),
    ]


def test_many_readings_are_told_by_how_they_spread() -> None:
    """1 to 100: the mean is 5050 ÷ 100 = 50.5."""
    (told,) = readings([read(f"M1@{n}", str(n)) for n in range(1, 101)])
    assert told.codes == "M1（1-100）"
    assert told.said == "100个：最低1 分钟，最高100 分钟，平均50.50"


def test_many_grades_are_counted() -> None:
    """A grade has no mean."""
    good, poor = Pair("好", "good"), Pair("不合格", "poor")
    given = [
        PublishedReading(item=f"G1@{n}", text=TEXT, reading=poor if n % 10 == 0 else good)
        for n in range(1, 41)
    ]
    (told,) = readings(given)
    assert told.said == "好 36个；不合格 4个"


def test_an_item_without_instances_is_told_as_ever() -> None:
    """Most forms repeat nothing."""
    (told,) = readings([read("M31", "19")])
    assert (told.codes, told.said) == ("M31", "19 分钟")


def beside(code: str, own: str, lead: str | None) -> PublishedBeside:
    """What the visit obtained at an item, and what its leader gives."""
    return PublishedBeside(item=code, key="", text=TEXT, own=own, given=(lead,))


def test_the_columns_of_many_instances_are_summed_item_by_item() -> None:
    """Twenty windows at 1.5 come to 30, ten of them with 1 from the leader to 10."""
    many = [beside(f"A1@{n}", "1.5", "1" if n <= 10 else None) for n in range(1, 21)]
    few = [beside("B1", "2", None), beside("B2@1", "0", "2")]
    told = [(row.item, row.own, row.given) for row in side_by_side([*many, *few])]
    assert told == [("A1（1-20）", "30", ("10",)), ("B1", "2", (None,)), ("B2@1", "0", ("2",))]
