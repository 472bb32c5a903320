"""Every cell of a form is in the checklist, or named: nothing is dropped in silence."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.codec import encode
from inspector.checklists.reader import read as read_yaml
from inspector.checklists.writing.file import yaml_text
from inspector.errors import InspectorError
from inspector.i18n import LANGUAGES
from inspector.sheets.grid import Book
from tests.checklists.xlsform.forms import FIT, book, form, place_of, read, unread

HEAD = (
    *("type", "name", "label::中文 (zh)", "label::English (en)", "label::Deutsch (de)"),
    *("hint::中文 (zh)", "guidance_hint", "relevant", "constraint", "constraint_message"),
    *("required", "required_message", "appearance", "parameters", "default", "calculation"),
    *("trigger", "read_only", "choice_filter", "repeat_count", "media::image", "points"),
    *("单位", "remarks of the office", "disabled", "bind::odk:length"),
)
NAMED_TYPES = [
    *("geopoint", "geotrace", "geoshape", "start-geopoint", "audio", "video", "background-audio"),
    *("barcode", "rank fit", "acknowledge", "start", "end", "today", "deviceid", "username"),
    *("email", "audit", "hidden", "calculate", "select_one_from_file a.csv", "xml-external"),
]
BEFORE = ("select_one fit", "first", "头项", "First item")


@pytest.mark.parametrize("kind", NAMED_TYPES)
def test_what_cannot_be_asked_is_named_with_every_cell_of_its_row(kind: str) -> None:
    """Points on a map, sound, barcodes, orders and what the device notes by itself."""
    name = "audit" if kind == "audit" else "a"
    row = [kind, "" if kind == "audit" else name, "甲", "A"]
    if kind in {"calculate", "hidden"}:
        row += [""] * 11 + ["1 + 1"]
    of = form(BEFORE, row, head=HEAD, choices=FIT)
    assert unread(of) == {
        f"survey!{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[column]}3": cell
        for column, cell in enumerate(row)
        if cell
    }


@pytest.mark.parametrize("appearance", ["signature", "draw", "w1 signature"])
def test_a_signature_is_no_photograph(appearance: str) -> None:
    """A visit has signatures of its own; a photograph is evidence."""
    of = form(BEFORE, ("image", "sign", "签名", *[""] * 9, appearance), head=HEAD, choices=FIT)
    assert set(unread(of)) == {"survey!A3", "survey!B3", "survey!C3", "survey!M3"}


def test_a_loop_is_named_and_its_questions_asked_once() -> None:
    """The questions are not lost with the loop."""
    of = form(
        ("begin_loop over level", "each", "每个"),
        *[("select_one level", "b", "乙"), ("end_loop",)],
    )
    assert unread(of) == {"survey!A2": "begin_loop over level"}
    assert len(read(of).checklist.items) == 1


def test_groups_of_which_nothing_is_left_are_named() -> None:
    """Its label would stand above nothing."""
    of = form(
        BEFORE,
        *[("begin_group", "g", "组"), ("geopoint", "a", "位置"), ("end_group",)],
    )
    assert {"survey!A3", "survey!B3", "survey!C3"} <= set(unread(of))


def test_rows_that_are_switched_off_and_comments_are_named() -> None:
    """Pyxform passes them over; whoever reads the list decides."""
    of = form(
        BEFORE,
        ("select_one fit", "a", "甲", "", "yes"),
        ("", "", "", "只是一句话"),
        head=("type", "name", "label", "hint", "disabled"),
    )
    assert unread(of) == {
        "survey!A3": "select_one fit",
        "survey!B3": "a",
        "survey!C3": "甲",
        "survey!E3": "yes",
        "survey!D4": "只是一句话",
    }


def test_other_sheets_settings_and_what_has_no_heading_are_named() -> None:
    """Entities, lists of other files, the sheet of explanations."""
    of = book(
        survey=(("type", "name", "label"), ("select_one fit", "a", "甲", "边上的话")),
        choices=(
            (*FIT[0], "region", "media::image"),
            (*FIT[1], "north", "a.png"),
            *FIT[2:],
            ("spare", "x", "没人用"),
        ),
        settings=(("form_id", "style", "public_key"), ("x", "pages", "KEY"), ("y", "", "")),
        entities=(("list_name", "label"), ("trees", "树")),
        external_choices=(("list_name", "name", "label"), ("towns", "t", "镇")),
        说明=(("怎样填写",),),
    )
    assert unread(of) == {
        "survey!D2": "边上的话",
        "choices!D2": "north",
        "choices!E2": "a.png",
        "choices!A5": "spare",
        "choices!B5": "x",
        "choices!C5": "没人用",
        "settings!B2": "pages",
        "settings!C2": "KEY",
        "settings!A3": "y",
        "external_choices!A2": "towns",
        "external_choices!B2": "t",
        "external_choices!C2": "镇",
        "entities!A2": "trees",
        "entities!B2": "树",
        "说明!A1": "怎样填写",
    }


def test_columns_that_nothing_carries_are_named_cell_by_cell() -> None:
    """Each says why, in words about that column."""
    of = form(
        (
            *("select_one fit", "a", "甲", "A", "AA", "看", "指引", "", "count-selected(.) = 1"),
            *("不能多选", "yes", "请选", "minimal", "randomize=true", "1", "", "", "yes", "name=1"),
            *("", "a.png", "两分", "", "备查", "no", "4"),
        ),
        head=HEAD,
        choices=FIT,
    )
    found = read(of).unread
    assert [place_of(one.where) for one in found] == [
        f"survey!{letter}2" for letter in "EIJLMNORSUVXYZ"
    ]
    said = [one.reason.en for one in found]
    assert len(set(said)) >= 11
    for reason in (one.reason for one in found):
        assert all(reason.in_(lang) for lang in LANGUAGES)
        assert reason.zh != reason.en


QUESTION = st.sampled_from(
    [
        *("select_one fit", "select_multiple fit", "select_one fit or_other", "integer", "decimal"),
        *("text", "note", "date", "image", "geopoint", "audio", "acknowledge", "range", "barcode"),
    ]
)
SPICES = {
    "hint::中文 (zh)": None,
    "guidance_hint": None,
    "label::English (en)": None,
    "label::Deutsch (de)": None,
    "relevant": ["${first} = '1'", "string-length(${first}) > 1", "true()", "false()"],
    "constraint": [". >= 0 and . <= 15", "regex(., 'a')"],
    "required": ["yes", "no", "${first} = '1'"],
    "appearance": ["minimal", "signature"],
    "default": ["1"],
    "points": ["2", "0.5", "两分", "-1"],
    "单位": ["分钟"],
    "remarks of the office": None,
}
"""Headings, and what may stand below; None stands for a text that stands nowhere else."""


@st.composite
def forms(draw: st.DrawFn) -> tuple[Book, dict[str, str]]:
    """A form, and its cells by place: those whose text stands nowhere else in it."""
    rows: list[list[str]] = [list(BEFORE)]
    opened: list[str] = []
    unique: dict[str, str] = {}

    def cell(row: list[str], heading: str, choices: Sequence[str] | None) -> None:
        column = HEAD.index(heading)
        row[column] = (
            f"独{len(rows)}于{column}" if choices is None else draw(st.sampled_from(choices))
        )
        if choices is None:
            unique[f"survey!{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[column]}{len(rows) + 2}"] = row[column]

    for number in range(draw(st.integers(1, 6))):
        row = [""] * len(HEAD)
        move = draw(st.sampled_from(["question", "question", "begin_group", "begin_repeat", "end"]))
        if move == "end":
            if opened:
                row[0] = opened.pop().replace("begin", "end")
                rows.append(row)
            continue
        row[0] = draw(QUESTION) if move == "question" else move
        row[1] = f"q{number}"
        cell(row, "label::中文 (zh)", None)
        for heading, choices in SPICES.items():
            if draw(st.integers(0, 3)) == 0:
                cell(row, heading, choices)
        if move != "question":
            opened.append(move)
        rows.append(row)
    rows += [[one.replace("begin", "end")] for one in reversed(opened)]
    return form(*rows, head=HEAD, choices=FIT), unique


@given(forms())
def test_every_text_is_in_the_checklist_or_named_at_its_place(
    made: tuple[Book, dict[str, str]],
) -> None:
    """Whatever the form is made of; and the file that is written reads back to the same."""
    of, unique = made
    try:
        found = read(of)
    except InspectorError:  # what pyxform refuses is told elsewhere
        return
    content = encode(found.checklist).decode()
    named = {place_of(one.where): one.text for one in found.unread}
    assert {place: text for place, text in unique.items() if text not in content} == {
        place: text for place, text in named.items() if place in unique and text not in content
    }
    assert len(named) == len(found.unread)
    again = read_yaml(yaml_text(found.checklist).encode(), "imported.yaml")
    assert encode(again) == encode(found.checklist)


@given(forms())
def test_the_same_form_gives_the_same_checklist(made: tuple[Book, dict[str, str]]) -> None:
    """An import can be repeated, and its result compared."""
    of, _ = made
    try:
        first, second = read(of), read(of)
    except InspectorError:
        return
    assert encode(first.checklist) == encode(second.checklist)
    assert first.unread == second.unread
