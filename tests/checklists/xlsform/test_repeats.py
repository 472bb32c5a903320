"""What a form repeats is a section that is asked once for each of something."""

from fractions import Fraction

import pytest

from inspector.checklists.codec import encode
from inspector.checklists.reader import read as read_yaml
from inspector.checklists.writing.file import yaml_text
from inspector.domain.checklist import Repeat, Section
from inspector.domain.condition import AnswerIs, ValueIs
from inspector.domain.formula import Formula
from inspector.domain.rules import ByFormula
from inspector.domain.words import Compare, RepeatPer
from inspector.i18n import Pair
from inspector.sheets.grid import Book
from tests.checklists.xlsform.forms import FIT, SURVEY, book, form, items, place_of, read, unread

FIT_A = ("select_one fit", "a", "甲")
FIT_B = ("select_one fit", "b", "乙")
END = ("end_repeat",)
COUNTED = (*SURVEY, "repeat_count")


def sections(of: Book) -> tuple[Section, ...]:
    return read(of).checklist.sections


@pytest.mark.parametrize(
    ("name", "label", "repeat"),
    [
        ("w", "窗口服务", Repeat(per=RepeatPer.WINDOW)),
        ("window", "", Repeat(per=RepeatPer.WINDOW)),
        ("w", "每名窗口工作人员", Repeat(per=RepeatPer.CLERK)),
        ("w", "电话拨测", Repeat(per=RepeatPer.CALL)),
        ("w", "车辆", Repeat(per=RepeatPer.OTHER, title=Pair("车辆", "车辆"))),
        ("vehicle", "", Repeat(per=RepeatPer.OTHER, title=Pair("vehicle", "vehicle"))),
    ],
)
def test_a_repeat_is_a_section_that_repeats(name: str, label: str, repeat: Repeat) -> None:
    """It says by its label what one is; where nobody knows it, it is called as the form says."""
    of = form(("begin_repeat", name, label), FIT_A, FIT_B, END)
    (section,) = sections(of)
    assert section.repeat == repeat
    assert unread(of) == {}
    checklist = read(of).checklist
    assert encode(read_yaml(yaml_text(checklist).encode(), "x.yaml")) == encode(checklist)


def test_what_stands_around_a_repeat_is_asked_once() -> None:
    """Before it, after it, and in the group around it."""
    of = form(
        ("begin_group", "hall", "大厅"),
        *[("select_one fit", "x", "头"), ("begin_repeat", "w", "窗口"), FIT_A, END],
        *[("select_one fit", "y", "尾"), ("end_group",)],
    )
    assert [(one.title.zh, one.repeat is not None) for one in sections(of)] == [
        ("大厅", False),
        ("大厅 · 窗口", True),
        ("大厅", False),
    ]


def test_groups_within_a_repeat_stay_in_its_section() -> None:
    """Else each window would have to be added to each group; their labels go before the items."""
    of = form(
        ("begin_repeat", "w", "窗口"),
        *[("begin_group", "am", "上午"), FIT_A, ("end_group",)],
        *[("begin_group", "pm", "下午"), ("select_one fit", "c", "甲"), ("end_group",)],
        *[FIT_B, END],
    )
    (section,) = sections(of)
    assert section.title.zh == "窗口"
    assert [one.text.zh for one in read(of).checklist.items] == ["上午 · 甲", "下午 · 甲", "乙"]
    assert unread(of) == {}


def test_a_repeat_within_a_repeat_is_named() -> None:
    """Its questions are asked once in each round of the outer one."""
    of = form(
        ("begin_repeat", "w", "窗口"),
        *[FIT_A, ("begin_repeat", "c", "人员"), FIT_B, END, END],
    )
    (section,) = sections(of)
    assert section.repeat == Repeat(per=RepeatPer.WINDOW)
    assert [one.text.zh for one in read(of).checklist.items] == ["甲", "人员 · 乙"]
    assert unread(of) == {"survey!A4": "begin_repeat"}


@pytest.mark.parametrize(
    ("count", "least", "most", "is_named"),
    [
        ("3", 3, 3, False),
        ("1000", 1000, 1000, False),
        ("1001", 0, 1000, True),
        ("${n}", 0, 1000, True),
    ],
)
def test_a_plain_number_of_rounds_is_carried(
    count: str, least: int, most: int, is_named: bool
) -> None:
    """What an answer decides is decided by whoever inspects."""
    of = form(
        ("integer", "n", "窗口数（个）"),
        *[("begin_repeat", "w", "窗口", "", "", "", count), FIT_A, END],
        head=COUNTED,
    )
    repeat = sections(of)[-1].repeat
    assert repeat == Repeat(per=RepeatPer.WINDOW, least=least, most=most)
    assert (unread(of) == {"survey!G3": count}) is is_named


def test_a_condition_within_a_repeat_asks_the_same_round() -> None:
    """And what is asked once, where it names that."""
    of = form(
        ("integer", "n", "人数（人）"),
        *[("begin_repeat", "w", "窗口", "${n} > 3"), FIT_A],
        *[("select_one fit", "b", "乙", "${a} = '1'"), END],
    )
    many = ValueIs(item="A1", compare=Compare.ABOVE, value=Fraction(3))
    assert items(of)["w/a"].asked_when == many
    second = items(of)["w/b"].asked_when
    assert AnswerIs(item="B1", words=("compliant",)) in getattr(second, "of", ())
    assert unread(of) == {}


def test_a_condition_on_a_round_from_outside_is_named() -> None:
    """Of which window it is meant the form does not say."""
    of = form(
        *[("begin_repeat", "w", "窗口"), FIT_A, END],
        ("select_one fit", "z", "末项", "${a} = '0'"),
    )
    assert items(of)["z"].asked_when is None
    assert unread(of) == {"survey!D5": "${a} = '0'"}


def scoring(*rows: tuple[str, ...]) -> Book:
    return book(survey=(("type", "name", "label", "calculation", "points"), *rows), choices=FIT)


def test_a_calculation_within_a_repeat_scores_its_round() -> None:
    """5 points less one for each minute, of each window by itself."""
    of = scoring(
        *[("begin_repeat", "w", "窗口"), ("integer", "wait", "等候（分钟）")],
        *[("calculate", "score", "", "5 - ${wait}", "5"), END],
    )
    assert items(of)["w/wait"].rules == (ByFormula(formula=Formula(text="5 - 值")),)
    assert [one.maximum for one in sections(of)] == [5]


def test_a_calculation_outside_does_not_score_a_single_round() -> None:
    """It is asked once, and its numbers many times."""
    of = scoring(
        *[("begin_repeat", "w", "窗口"), ("integer", "wait", "等候（分钟）"), END],
        ("calculate", "score", "", "5 - ${wait}", "5"),
    )
    assert items(of)["w/wait"].rules == ()
    assert "survey!D5" in unread(of)


@pytest.mark.parametrize(
    ("calculation", "formula"),
    [
        ("${limit} - sum(${wait})", "值 - sum(A1)"),
        ("${limit} - max(${wait})", "值 - most(A1)"),
        ("min(${limit}, min(${wait}))", "min(值, least(A1))"),
        ("${limit} - ${wait}", None),
        ("${limit} - count(${w})", None),
    ],
)
def test_what_a_calculation_brings_together_of_all_rounds_is_carried(
    calculation: str, formula: str | None
) -> None:
    """A plain name of many numbers, and how many rounds there are, are named instead."""
    of = scoring(
        *[("begin_repeat", "w", "窗口"), ("integer", "wait", "等候（分钟）"), END],
        ("integer", "limit", "标准（分钟）"),
        ("calculate", "score", "", calculation, "5"),
    )
    rules = items(of)["limit"].rules
    assert rules == (() if formula is None else (ByFormula(formula=Formula(text=formula)),))
    assert ("survey!D6" in unread(of)) is (formula is None)


def test_that_the_mean_counts_is_told_where_there_are_points() -> None:
    """No form says how the results of several rounds become one."""

    def codes(of: Book) -> list[tuple[str, str]]:
        return [(one.fault.code, place_of(str(one.context["place"]))) for one in read(of).warnings]

    rows = (("begin_repeat", "w", "窗口"), ("select_one fit", "a", "甲", "", "2"), END)
    assert ("XLSFORM_105", "survey!A2") in codes(scoring(*rows))
    assert "XLSFORM_105" not in dict(codes(form(("begin_repeat", "w", "窗口"), FIT_A, END)))


def test_a_text_that_says_which_window_it_is_has_its_own_reason() -> None:
    """The key of the round says it."""
    of = form(("begin_repeat", "w", "窗口"), ("text", "number", "窗口号"), FIT_A, END)
    (reason,) = {one.reason.en for one in read(of).unread if place_of(one.where) == "survey!A3"}
    assert "its key says" in reason
