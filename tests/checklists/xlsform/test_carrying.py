"""What pyxform accepts is carried, as far as a checklist has words for it."""

from fractions import Fraction

import pytest

from inspector.checklists.codec import encode
from inspector.checklists.reader import read as read_yaml
from inspector.checklists.writing.file import yaml_text
from inspector.domain.checklist import Option, Requirement
from inspector.domain.rules import WholeItem
from inspector.domain.words import AnswerForm, Needed, SectionKind
from inspector.i18n import Pair
from tests.checklists.xlsform.forms import (
    FIT,
    book,
    form,
    items,
    place_of,
    read,
    unread,
)

TWO = (
    "type",
    "name",
    "label::中文 (zh)",
    "label::English (en)",
    "hint::中文 (zh)",
    "hint::English (en)",
)


def test_a_list_that_says_whether_it_fits_is_the_ordinary_answer() -> None:
    """符合, 不符合 and 不适用 are how every item is answered."""
    (item,) = items(form(("select_one fit", "badge", "佩戴身份牌"))).values()
    assert item.answer is AnswerForm.ANSWER
    assert item.text == Pair("佩戴身份牌", "佩戴身份牌")
    assert item.points == 0
    assert item.rules == ()


@pytest.mark.parametrize(
    ("good", "bad"),
    [("是", "否"), ("Yes", "No"), ("有", "没有"), ("true", "false"), ("对", "不对")],
)
def test_a_plain_yes_is_taken_for_compliant_and_told(good: str, bad: str) -> None:
    """“Was anyone smoking? Yes” is the other way round, and only a person sees it."""
    of = form(
        ("select_one yn", "tidy", "场所整洁吗"),
        choices=(FIT[0], ("yn", "a", good), ("yn", "b", bad)),
    )
    assert items(of)["tidy"].answer is AnswerForm.ANSWER
    told = [(one.fault.code, place_of(str(one.context["place"]))) for one in read(of).warnings]
    assert ("XLSFORM_102", "choices!B2") in told


def test_any_other_list_is_a_choice_of_options() -> None:
    """好, 一般 and 差 are not two answers and a doubt."""
    (item,) = items(form(("select_one level", "tidy", "整洁"))).values()
    assert item.answer is AnswerForm.CHOICE
    assert not item.choose_many
    assert [option.name.zh for option in item.options] == ["好", "一般", "差"]


def test_several_may_be_chosen_where_the_form_says_so() -> None:
    """select_multiple is one item, not one for each choice."""
    (item,) = items(form(("select_multiple level", "tidy", "整洁"))).values()
    assert item.choose_many


def test_other_is_one_more_option() -> None:
    """or_other adds it without a row of its own."""
    (item,) = items(form(("select_one level or_other", "tidy", "整洁"))).values()
    assert item.options[-1].name == Pair("其他", "Other")


def test_choices_that_read_alike_stay_two() -> None:
    """Answers are kept by the words of the option."""
    of = form(
        ("select_one l", "a", "甲"),
        choices=(FIT[0], ("l", "x", "其他"), ("l", "y", "其他"), ("l", "z", "无所谓")),
    )
    assert [one.name.zh for one in items(of)["a"].options] == ["其他", "其他 (y)", "无所谓"]


def test_points_come_from_a_column_that_xlsform_does_not_have() -> None:
    """A question is worth 4, options 5, 3 and 0: the section holds 4 + 5."""
    of = book(
        survey=(
            ("type", "name", "label", "分值"),
            ("select_one fit", "a", "甲", "4"),
            ("select_one level", "b", "乙"),
        ),
        choices=(
            ("list_name", "name", "label", "points"),
            *[("fit", "1", "符合"), ("fit", "0", "不符合")],
            *[
                ("level", "x", "好", "5"),
                ("level", "y", "一般", "3"),
                ("level", "z", "不合格", "0"),
            ],
        ),
    )
    found = items(of)
    assert found["a"].points == 4
    assert found["a"].rules == (WholeItem(),)
    assert found["b"].points == 5
    assert found["b"].options == (
        Option(name=Pair("好", "好"), points=Fraction(5)),
        Option(name=Pair("一般", "一般"), points=Fraction(3)),
        Option(name=Pair("不合格", "不合格"), points=Fraction(0), fails=True),
    )
    checklist = read(of).checklist
    assert checklist.scored
    assert [section.maximum for section in checklist.sections] == [9]


def test_a_list_with_points_for_the_bad_answer_does_not_judge() -> None:
    """符合 5, 不符合 2: that is no ordinary item, which would give 0."""
    of = form(
        ("select_one f", "a", "甲"),
        choices=(
            ("list_name", "name", "label", "points"),
            ("f", "1", "符合", "5"),
            ("f", "0", "不符合", "2"),
        ),
    )
    assert items(of)["a"].answer is AnswerForm.CHOICE


def test_a_form_without_points_is_not_scored_and_says_so() -> None:
    """A total of nothing would be mistaken for one."""
    found = read(form(("select_one fit", "a", "甲")))
    assert not found.checklist.scored
    assert "XLSFORM_104" in [one.fault.code for one in found.warnings]


@pytest.mark.parametrize("kind", ["integer", "decimal", "range"])
def test_a_number_is_measured_in_what_its_text_says(kind: str) -> None:
    """等候时间（分钟） says it, and a column may say it too."""
    of = form((kind, "wait", "等候时间（分钟）"))
    assert items(of)["wait"].answer is AnswerForm.MEASUREMENT
    assert items(of)["wait"].measured_in == Pair("分钟", "分钟")
    of = form((kind, "wait", "等候时间", "小时"), head=("type", "name", "label", "单位"))
    assert items(of)["wait"].measured_in == Pair("小时", "小时")
    of = form((kind, "wait", "等候时间"))
    assert items(of)["wait"].measured_in == Pair("数", "number")


def test_groups_are_sections_in_the_order_of_the_form() -> None:
    """What follows a group inside another stands after it: conditions look back."""
    of = form(
        ("select_one fit", "q1", "甲"),
        ("begin_group", "F", "设施"),
        ("select_one fit", "q2", "乙"),
        ("begin_group", "exits", "出口"),
        *[("select_one fit", "q3", "丙"), ("end_group",)],
        ("select_one fit", "q4", "丁"),
        ("end_group",),
    )
    checklist = read(of).checklist
    assert [(one.code, one.title.zh) for one in checklist.sections] == [
        ("A", "imported"),
        ("F", "设施"),
        ("B", "设施 · 出口"),
        ("C", "设施"),
    ]
    assert [(one.code, one.section) for one in checklist.items] == [
        ("A1", "A"),
        ("F1", "F"),
        ("B1", "B"),
        ("C1", "C"),
    ]
    assert {one.kind for one in checklist.sections} == {SectionKind.SCORED}


def test_a_section_without_points_takes_no_part_in_the_total() -> None:
    """A scored section needs a maximum, and a group of numbers has none."""
    of = form(
        ("select_one fit", "a", "甲", "2"),
        *[("begin_group", "g", "测量"), ("integer", "b", "人数"), ("end_group",)],
        head=("type", "name", "label", "points"),
    )
    scored, measured = read(of).checklist.sections
    assert (scored.maximum, scored.kind) == (Fraction(2), SectionKind.SCORED)
    assert (measured.maximum, measured.kind) == (Fraction(0), SectionKind.BONUS)


def test_a_name_that_is_a_code_stays_the_code() -> None:
    """Who numbered the form A12 wants to say A12 on the phone."""
    of = form(
        ("select_one fit", "A12", "甲"),
        ("select_one fit", "A1", "乙"),
        ("select_one fit", "clean_floor", "丙"),
    )
    assert {name: item.code for name, item in items(of).items()} == {
        "A12": "A12",
        "A1": "A1",
        "clean_floor": "A2",
    }


def test_both_languages_are_carried_and_a_third_is_named() -> None:
    """The languages are told by their names, wherever their columns stand."""
    of = book(
        survey=(
            ("type", "name", "label::English (en)", "label::Deutsch (de)", "label::中文 (zh)"),
            ("select_one fit", "a", "Badge", "Ausweis", "身份牌"),
        ),
        choices=FIT,
    )
    assert items(of)["a"].text == Pair("身份牌", "Badge")
    assert unread(of) == {"survey!D2": "Ausweis"}


@pytest.mark.parametrize(
    ("default", "label", "expected"),
    [
        ("", "身份牌", Pair("身份牌", "Badge")),
        ("中文", "身份牌", Pair("身份牌", "Badge")),
    ],
)
def test_a_column_that_names_no_language_is_in_the_default_one(
    default: str, label: str, expected: Pair
) -> None:
    """Many forms mark only the second language."""
    of = book(
        survey=(
            ("type", "name", "label", "label::English"),
            ("select_one fit", "a", label, "Badge"),
        ),
        choices=FIT,
        settings=(("form_id", "default_language"), ("x", default)),
    )
    assert items(of)["a"].text == expected


def test_a_form_in_one_foreign_language_keeps_its_words() -> None:
    """Better the words that are there than none; and it is told."""
    of = book(
        survey=(("type", "name", "label::Français (fr)"), ("select_one fit", "a", "Badge porté")),
        choices=(
            ("list_name", "name", "label::Français (fr)"),
            ("fit", "a", "符合"),
            ("fit", "b", "不符合"),
        ),
    )
    assert items(of)["a"].text == Pair("Badge porté", "Badge porté")
    assert "XLSFORM_103" in [one.fault.code for one in read(of).warnings]


def test_hints_and_notes_say_how_to_look() -> None:
    """A note stands before what it is about; the last one of a group stands after."""
    of = book(
        survey=(
            TWO,
            ("note", "n1", "先看大厅", "Hall first"),
            ("select_one fit", "a", "出口畅通", "Exit clear", "推门看。", "Push."),
            ("note", "n2", "拍照留存", "Keep a photo"),
        ),
        choices=FIT,
    )
    how = items(of)["a"].how
    assert (
        how.zh.startswith("先看大厅。拍照留存。推门看。")
        or how.zh == "先看大厅。拍照留存。推门看。"
    )
    assert how.en.startswith("Hall first.")
    assert set(unread(of)) == set()


def test_a_text_after_an_item_is_its_remark_required_where_the_form_says_so() -> None:
    """“If not, say why” is what a remark is for."""
    of = form(
        ("select_one fit", "a", "出口畅通"),
        ("text", "why", "说明原因", "${a} = '0'", "", "yes"),
        ("image", "photo", "拍照", "${a} = '0' or ${a} = '9'", "", "yes"),
        ("text", "more", "补充"),
    )
    (item,) = items(of).values()
    assert item.requires == (
        Requirement(answer="violation", needs=Needed.REMARK),
        Requirement(answer="violation", needs=Needed.EVIDENCE),
        Requirement(answer="not_applicable", needs=Needed.EVIDENCE),
    )
    assert item.how.zh == "备注：说明原因。附件：拍照。备注：补充"
    assert unread(of) == {}


def test_the_settings_give_name_edition_and_title() -> None:
    """form_id is what other programs know the form by."""
    settings = (("form_title", "form_id", "version"), ("窗口检查表", "Window Check_2", "2026-1"))
    of = book(survey=(TWO, ("select_one fit", "a", "甲", "A")), choices=FIT, settings=settings)
    checklist = read(of).checklist
    assert (checklist.name, checklist.edition) == ("window-check-2", "2026-1")
    assert checklist.title == Pair("窗口检查表", "窗口检查表")
    assert checklist.items[0].clauses[0].ref == "《窗口检查表》a"


def test_a_title_with_a_number_sign_is_cited_whole() -> None:
    """In a checklist file a reference ends at that sign."""
    settings = (("form_title",), ("3#楼",))
    of = book(survey=(TWO, ("select_one fit", "a", "甲", "A")), choices=FIT, settings=settings)
    checklist = read(of).checklist
    assert checklist.items[0].clauses[0].ref == "《3＃楼》a"
    again = read_yaml(yaml_text(checklist).encode(), "imported.yaml")
    assert encode(again) == encode(checklist)


def test_a_form_id_that_can_be_no_name_is_named() -> None:
    """窗口 has no small letter in it."""
    of = book(
        survey=(TWO, ("select_one fit", "a", "甲", "A")),
        choices=FIT,
        settings=(("form_id",), ("窗口",)),
    )
    assert read(of).checklist.name == "imported"
    assert unread(of) == {"settings!A2": "窗口"}


def test_what_is_carried_is_a_good_checklist() -> None:
    """It is written as a file, and the file is read like any other."""
    of = form(
        ("select_one fit", "a", "甲"),
        ("select_one level", "b", "乙", "${a} = '1'"),
        ("integer", "c", "丙（人）", "selected(${b}, 'good')", ". > 0 and . <= 20"),
        ("text", "d", "丁", "", "", "yes"),
        ("select_multiple level", "e", "戊", "${c} >= 2 and ${c} < 9 or not(${a} = '0')"),
    )
    checklist = read(of).checklist
    again = read_yaml(yaml_text(checklist).encode(), "imported.yaml")
    assert encode(again) == encode(checklist)


def test_a_thousand_questions_are_carried() -> None:
    """Each waits for the one before it."""
    rows = [
        ("select_one fit", f"q{n}", f"第{n}项", f"${{q{n - 1}}} = '1'" if n else "")
        for n in range(1000)
    ]
    found = read(form(*rows))
    assert len(found.checklist.items) == 1000
    assert found.unread == ()
