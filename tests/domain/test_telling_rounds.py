"""What repeats, in words: in the app, in commands, in documents and between two editions."""

from dataclasses import replace

import pytest

from inspector.domain.checklist import Checklist, Repeat
from inspector.domain.condition import AnswerIs
from inspector.domain.differing import changes_between
from inspector.domain.repeating import expanded
from inspector.domain.telling_conditions import asked_when
from inspector.domain.telling_rounds import told_repeat
from inspector.domain.words import Among, RepeatPer, Together
from inspector.i18n import Pair
from tests.repeats import windows

OTHER = Repeat(per=RepeatPer.OTHER, title=Pair("车辆", "vehicle"))


@pytest.mark.parametrize(
    ("repeat", "scored", "zh", "en"),
    [
        (
            Repeat(per=RepeatPer.WINDOW, least=1, most=20),
            True,
            "每个窗口各查一遍，得分取平均，至少 1 个，至多 20 个",
            "asked once for each window; the mean of the results counts; at least 1; at most 20",
        ),
        (
            Repeat(per=RepeatPer.CLERK, together=Together.LOWEST),
            False,
            "每名工作人员各查一遍",
            "asked once for each clerk",
        ),
        (
            replace(OTHER, together=Together.SUM),
            True,
            "每个车辆各查一遍，得分相加",
            "asked once for each: vehicle; the results are added up",
        ),
    ],
)
def test_what_a_section_is_asked_once_for_is_said_in_one_sentence(
    repeat: Repeat, scored: bool, zh: str, en: str
) -> None:
    """How results come together is said where there are any."""
    said = told_repeat(repeat, scored=scored)
    assert (said.zh, said.en) == (zh, en)


def when(checklist: Checklist, item: str) -> Pair:
    said = asked_when(checklist.by_code[item], checklist)
    assert said is not None
    return said


@pytest.mark.parametrize("instances", [{}, {"A": ("3", "5")}])
def test_a_condition_from_outside_says_which_of_them_it_means(
    instances: dict[str, tuple[str, ...]],
) -> None:
    """Before a visit and on one: any window, or every one, and never a thousand of them."""
    checklist = expanded(windows(), instances)
    assert when(checklist, "S2") == Pair(
        "任一窗口的 A1 不符合时才查", "only asked when A1 of any window is not compliant"
    )
    assert when(checklist, "S3") == Pair(
        "每个窗口的 A1 符合时才查", "only asked when A1 of every window is compliant"
    )


def test_a_condition_within_a_section_means_the_same_instance() -> None:
    """Of the checklist as it is written there is only one."""
    assert when(windows(), "A3").zh == "A1 符合时才查"
    assert when(expanded(windows(), {"A": ("3",)}), "A3@3").zh == "A1@3 符合时才查"


def test_a_change_of_what_repeats_is_told_in_words() -> None:
    """An office compares two editions without knowing the keys of the file."""
    before = windows()
    sections = tuple(
        replace(one, repeat=OTHER if one.code == "S" else one.repeat) for one in before.sections
    )
    (change,) = changes_between(before, replace(before, sections=sections))
    assert (change.section, change.field) == ("S", "repeat")
    assert (change.was, change.now) == (
        Pair("—", "—"),
        Pair(
            "每个车辆各查一遍，得分取平均",
            "asked once for each: vehicle; the mean of the results counts",
        ),
    )


def test_a_change_of_a_condition_is_told_as_people_say_it() -> None:
    """Which windows it means is what changed."""
    before = windows()
    items = tuple(
        replace(one, asked_when=replace(one.asked_when, of=Among.NONE))
        if one.code == "S2" and isinstance(one.asked_when, AnswerIs)
        else one
        for one in before.items
    )
    (change,) = changes_between(before, replace(before, items=items))
    assert change.field == "asked_when"
    assert (change.was, change.now) == (
        Pair("任一窗口的 A1 不符合", "A1 of any window is not compliant"),
        Pair("没有一个窗口的 A1 不符合", "A1 of no window is not compliant"),
    )
