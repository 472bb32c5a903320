"""What pyxform refuses arrives with sheet and cell, all of it in one go."""

import pytest
from pyxform.errors import ErrorCode

from inspector.checklists.xlsform.form import form_from
from inspector.checklists.xlsform.places import Finder
from inspector.checklists.xlsform.reading import read_xlsform
from inspector.errors import InspectorError
from inspector.sheets.grid import Book, Grid, Row
from tests.checklists.xlsform.forms import CHOICES, FIT, book, form, place_of, read, refused, told

HEAD = (
    "type",
    "name",
    "label",
    "parameters",
    "calculation",
    "trigger",
    "appearance",
    "choice_filter",
)
OK = ("select_one fit", "q1", "出口畅通")


def deep(*rows: tuple[str, ...], choices: tuple[tuple[str, ...], ...] = CHOICES) -> Book:
    return form(OK, *rows, choices=choices, head=HEAD)


REFUSED = {
    "a type that is none": (deep(("selct_one fit", "a", "甲")), [("XLSFORM_003", "survey!A3")]),
    "no type": (deep(("", "a", "甲")), [("XLSFORM_003", "survey!A3")]),
    "a list that is nowhere": (
        deep(("select_one nowhere", "a", "甲"), ("select_multiple gone", "b", "乙")),
        [("XLSFORM_004", "survey!A3"), ("XLSFORM_004", "survey!A4")],
    ),
    "no list at all": (deep(("select one", "a", "甲")), [("XLSFORM_004", "survey!A3")]),
    "no sheet of choices": (book(survey=(HEAD, OK)), [("XLSFORM_004", "survey!A2")]),
    "a list on a sheet that is not there": (
        deep(("select_one_external towns", "a", "甲")),
        [("XLSFORM_004", "survey!A3")],
    ),
    "a name given twice": (deep(("text", "q1", "乙")), [("XLSFORM_005", "survey!B3")]),
    "a choice given twice": (
        deep(choices=(*CHOICES, ("fit", "1", "符合"), ("fit", "0", "否"))),
        [("XLSFORM_005", "choices!B8"), ("XLSFORM_005", "choices!B9")],
    ),
    "a repeat given twice": (
        deep(
            *[("begin_group", "g", "组"), ("begin_repeat", "r", "段"), ("text", "a", "甲")],
            *[("end_repeat",), ("end_group",)],
            *[("begin_repeat", "r", "段"), ("text", "b", "乙"), ("end_repeat",)],
        ),
        [("XLSFORM_005", "survey!B8")],
    ),
    "no name": (deep(("text", "", "甲")), [("XLSFORM_006", "survey!B3")]),
    "a name with a blank": (deep(("text", "a b", "甲")), [("XLSFORM_006", "survey!B3")]),
    "a name that is kept for others": (
        deep(("text", "meta", "甲")),
        [("XLSFORM_006", "survey!B3")],
    ),
    "a choice without a name": (
        deep(choices=(*CHOICES, ("fit", "", "无名"))),
        [("XLSFORM_006", "choices!B8")],
    ),
    "a choice of several with a blank in its name": (
        deep(("select_multiple two", "a", "甲"), choices=(*CHOICES, ("two", "x y", "乙"))),
        [("XLSFORM_006", "choices!B8")],
    ),
    "a reference to nobody": (deep(("text", "a", "见${nobody}")), [("XLSFORM_007", "survey!C3")]),
    "a reference without an end": (deep(("text", "a", "见${q1")), [("XLSFORM_007", "survey!C3")]),
    "a reference to one of two": (
        deep(
            *[("begin_group", "g", "组"), ("text", "q1", "甲"), ("end_group",)],
            ("text", "a", "见${q1}"),
        ),
        [("XLSFORM_007", "survey!C6")],
    ),
    "an end without a begin": (deep(("end_group",)), [("XLSFORM_008", "survey!A3")]),
    "a begin without an end": (
        deep(("begin_repeat", "r", "段"), ("text", "a", "甲")),
        [("XLSFORM_008", "survey!A3")],
    ),
    "ends that are crossed": (
        deep(
            *[("begin_group", "g", "组"), ("begin_repeat", "r", "段"), ("text", "a", "甲")],
            *[("end_group",), ("end_repeat",)],
        ),
        [("XLSFORM_008", "survey!A3"), ("XLSFORM_008", "survey!A6")],
    ),
    "no headings": (
        book(survey=(OK, ("integer", "b", "乙")), choices=CHOICES),
        [("XLSFORM_009", "survey!A1"), ("XLSFORM_015", "survey")],
    ),
    "no headings of choices": (
        book(survey=(HEAD, OK), choices=CHOICES[1:]),
        [("XLSFORM_009", "choices!A1"), ("XLSFORM_015", "survey")],
    ),
    "a heading given twice": (
        book(survey=(("type", "name", "label", "label"), OK), choices=FIT),
        [("XLSFORM_010", "survey!D1")],
    ),
    "a heading given twice, and a type that is none": (
        book(survey=(("type", "name", "label", "label"), OK, ("texxt", "q2", "乙")), choices=FIT),
        [("XLSFORM_010", "survey!D1"), ("XLSFORM_003", "survey!A3")],
    ),
    "two headings for the same": (
        book(survey=(("type", "name", "label", "relevant", "relevance"), OK), choices=CHOICES),
        [("XLSFORM_001", "survey!E1")],
    ),
    "no label": (deep(("integer", "a")), [("XLSFORM_011", "survey!C3")]),
    "no calculation": (deep(("calculate", "a")), [("XLSFORM_001", "survey!E3")]),
    "a trigger that is not there": (
        deep(("background-geopoint", "a")),
        [("XLSFORM_001", "survey!F3")],
    ),
    "a trigger that is nobody": (
        deep(("text", "a", "甲", "", "1", "${nobody}")),
        [("XLSFORM_007", "survey!F3")],
    ),
    "parameters that are none": (deep(("text", "a", "甲", "rows")), [("XLSFORM_001", "survey!D3")]),
    "parameters of another type": (
        deep(("text", "a", "甲", "start=1")),
        [("XLSFORM_001", "survey!D3")],
    ),
    "a range that has no end": (
        deep(("range", "a", "甲", "start=0 end=many")),
        [("XLSFORM_001", "survey!D3")],
    ),
    "parameters that pyxform refuses without a row": (
        deep(
            ("select_one fit", "a", "甲", "randomize=true"),
            ("select_one fit", "b", "乙", "randomize=perhaps"),
            ("audio", "c", "丙", "quality=best"),
            ("image", "d", "丁", "max-pixels=many"),
        ),
        [("XLSFORM_001", "survey!D4"), ("XLSFORM_001", "survey!D5"), ("XLSFORM_001", "survey!D6")],
    ),
    "a filter together with or_other": (
        deep(("select_one fit or_other", "a", "甲", "", "", "", "", "name=1")),
        [("XLSFORM_001", "survey!H3")],
    ),
    "a setting that contradicts another": (
        book(
            survey=(HEAD, OK),
            choices=CHOICES,
            settings=(("form_id", "public_key", "omit_instanceID"), ("a", "b", "yes")),
        ),
        [("XLSFORM_001", "settings!C2")],
    ),
    "an entity without a list": (
        book(survey=(HEAD, OK), choices=CHOICES, entities=(("list_name", "label"), ("a.b", "c"))),
        [("XLSFORM_006", "entities!A2")],
    ),
    "a text that no XML can hold": (
        deep(("text", "a", "一\x01二 ${q1}"), ("text", "b", "乙")),
        [("XLSFORM_012", "survey!C3")],
    ),
    "a column that means something else inside pyxform": (
        book(
            survey=(("type", "name", "label", "bind"), OK, (*OK[:1], "q2", "乙", "x")), choices=FIT
        ),
        [("XLSFORM_012", "survey!D3")],
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_pyxform_refuses_is_told_with_its_cell(case: str) -> None:
    """“Unknown question type” helps nobody who looks at four hundred rows."""
    of, expected = REFUSED[case]
    assert refused(of) == expected


def test_all_of_it_is_told_at_once() -> None:
    """Pyxform stops at the first fault; an office should not have to import ten times."""
    of = deep(
        ("texxt", "a", "甲"),
        ("select_one nowhere", "b", "乙"),
        ("integer", "", "丙"),
        ("integer", "d", "${nobody}"),
        ("integer", "e"),
        choices=(*CHOICES, ("fit", "1", "符合")),
    )
    assert refused(of) == [
        ("XLSFORM_003", "survey!A3"),
        ("XLSFORM_004", "survey!A4"),
        ("XLSFORM_006", "survey!B5"),
        ("XLSFORM_007", "survey!C6"),
        ("XLSFORM_011", "survey!C7"),
        ("XLSFORM_005", "choices!B8"),
    ]


def test_of_very_many_faults_the_first_are_told_and_that_there_are_more() -> None:
    """A thousand lines say no more than fifty."""
    of = form(*(("selct_one fit", f"q{n}", f"第{n}项") for n in range(1000)))
    found = refused(of)
    assert len(found) > 10
    assert set(found[:-1]) <= {("XLSFORM_003", f"survey!A{n + 2}") for n in range(1000)}
    assert found[-1] == ("XLSFORM_015", "survey")


def test_a_list_that_is_missing_is_told_of_once() -> None:
    """A thousand questions may use it, and one list has to be added."""
    of = form(*(("select_one nowhere", f"q{n}", f"第{n}项") for n in range(1000)))
    assert refused(of) == [("XLSFORM_004", "survey!A2")]


def test_pyxforms_own_sentence_stands_in_both_languages() -> None:
    """A helper on the phone knows the English sentence; the office reads the Chinese one."""
    with pytest.raises(InspectorError) as caught:
        read(deep(("texxt", "a", "甲")))
    for lang, words in (("zh", "XLSForm 没有这种题型"), ("en", "no such type of question")):
        said = told(caught.value, lang)  # type: ignore[arg-type]
        assert "表单.xlsx, survey!A3" in said
        assert "Unknown question type 'texxt'" in said
        assert words in said


@pytest.mark.parametrize("code", ErrorCode)
def test_every_sentence_of_pyxform_that_names_a_row_is_placed(code: ErrorCode) -> None:
    """A later pyxform may word things anew; what it says of rows must still be found."""
    if "{row}" not in code.value.msg:
        return
    of = form_from(book(survey=(HEAD, OK), choices=CHOICES, entities=(("list_name",), ("a",))))
    said = code.value.format(row=2, sheet="survey", column="name", other_row=1)
    finder = Finder(form=of, find_row=lambda _: 0, find_heading=lambda *_: "")
    (place,) = finder.places(said)
    assert place.spot.row == 2
    assert place.spot.column >= 1
    assert place.sheet in {"survey", "choices", "entities"}


def test_sheets_are_known_whatever_the_case_of_their_names() -> None:
    """Pyxform takes `Survey` for `survey`, and the place is told as the file writes it."""
    of = book(Survey=(HEAD, ("texxt", "a", "甲")), Choices=CHOICES)
    assert refused(of) == [("XLSFORM_003", "Survey!A2")]


def test_a_form_without_anything_to_ask_is_none() -> None:
    """A checklist without items can be neither walked nor scored."""
    of = book(survey=(HEAD, ("note", "a", "说明"), ("geopoint", "b", "位置")))
    assert refused(of) == [("XLSFORM_014", "survey")]


def test_a_question_that_waits_for_itself_is_refused_with_the_way_round() -> None:
    """Pyxform accepts it, and nobody would ever be asked any of the three."""
    of = form(
        ("select_one fit", "a", "甲", "${c}='1'"),
        ("select_one fit", "b", "乙", "${a}='1'"),
        ("select_one fit", "c", "丙", "${b}='1'"),
        ("select_one fit", "d", "丁", "${d}='1'"),
    )
    with pytest.raises(InspectorError) as caught:
        read(of)
    assert [
        (place_of(str(one.context["place"])), one.context["way"]) for one in caught.value.all
    ] == [
        ("survey!D2", "${a} → ${c} → ${b} → ${a}"),
        ("survey!D5", "${d} → ${d}"),
    ]


def test_a_circle_through_a_group_is_told_at_the_group() -> None:
    """The question itself says nothing of a condition."""
    of = form(
        *[("begin_group", "g", "组", "${b} = '1'"), ("select_one fit", "a", "甲"), ("end_group",)],
        ("select_one fit", "b", "乙", "${a} = '1'"),
    )
    assert refused(of) == [("XLSFORM_013", "survey!D2")]


def test_a_form_beyond_all_measure_is_refused_before_pyxform_reads_it() -> None:
    """Each of these would keep it busy for longer than anyone waits."""
    nested = [("begin_group", f"g{n}", "组") for n in range(60)]
    lists = [("long", f"c{n}", f"选项{n}") for n in range(2000)]
    too_large = {
        "survey": form(*[("text", f"q{n}", "甲") for n in range(10_001)]),
        "survey, references": form(OK, *[("text", f"a{n}", "${q1}" * 300) for n in range(70)]),
        "survey!A61": form(*nested, OK, *[("end_group",)] * 60),
        "choices": form(
            *[("select_one long", f"q{n}", "甲") for n in range(30)], choices=(FIT[0], *lists)
        ),
    }
    for place, of in too_large.items():
        assert refused(of) == [("XLSFORM_016", place.partition(",")[0])]


def test_a_cell_at_the_far_end_costs_nothing() -> None:
    """A blank far below the form is a slip of the hand, not a million rows."""
    rows = (*book(survey=(HEAD, OK)).grids[0].rows, Row(1_000_000, {1: "text", 700: "x"}))
    far = Book(
        file="表单.xlsx",
        grids=(
            Grid(file="表单.xlsx", sheet="survey", rows=rows),
            *book(choices=CHOICES).grids,
        ),
    )
    found = read_xlsform(far, name="imported", edition="1")
    assert len(found.checklist.items) == 1
    assert [one.text for one in found.unread if "1000000" in one.where] == ["text", "x"]
