"""The blank form: the same items on paper, and nothing answered."""

from dataclasses import replace
from pathlib import Path

from inspector.domain.words import AnswerForm, Channel, VisitType
from inspector.exports.sheet import SheetForm, SheetPress, blank_form
from inspector.i18n import Pair
from tests.exports import visits
from tests.exports.judges import run, words_of


def form(kind: VisitType = VisitType.OPEN, channel: Channel = Channel.ONSITE) -> SheetForm:
    """The form of a visit that already has answers."""
    checklist = visits.checklist(14)
    made, _files = visits.visit(checklist, problems=3)
    made = replace(made, type=kind, channel=channel)
    return blank_form(made, checklist.items, checklist, unit=visits.UNIT, office=visits.OFFICE)


def test_every_item_is_on_the_form_with_its_clause(sheets: SheetPress, tmp_path: Path) -> None:
    """Whoever works on paper works through the same checklist."""
    file = tmp_path / "sheet.pdf"
    file.write_bytes(sheets.render(form()).data)
    words = words_of(file)
    for item in visits.checklist(14).items:
        assert item.code in words
        assert "".join(item.text.zh.split()) in words
    assert "附1§三(一)" in words
    assert "取号" in words
    assert "分钟" in words
    assert "不适用" in words


def test_nothing_is_answered_and_nobody_named(sheets: SheetPress, tmp_path: Path) -> None:
    """A form that shows answers would be no form."""
    file = tmp_path / "sheet.pdf"
    file.write_bytes(sheets.render(form()).data)
    words = words_of(file)
    for answer in ("看手机约三分钟", "测试员", "09:41", "19分钟"):
        assert answer not in words


def test_a_covert_visitors_form_has_no_place_to_sign(sheets: SheetPress, tmp_path: Path) -> None:
    """It is filled in outside, by somebody whose name must not be on it."""
    file = tmp_path / "sheet.pdf"
    file.write_bytes(sheets.render(form(VisitType.COVERT)).data)
    words = words_of(file)
    assert "离开现场后填写" in words
    assert "单位负责人" not in words


def test_a_call_has_the_laps_of_a_call(sheets: SheetPress) -> None:
    """Nobody takes a ticket on the phone."""
    laps = form(channel=Channel.VOICE).laps
    assert [lap.zh for lap in laps] == ["振铃", "接听", "保持等待", "挂断"]


def test_the_form_is_well_formed(sheets: SheetPress, tmp_path: Path) -> None:
    """By qpdf."""
    file = tmp_path / "sheet.pdf"
    file.write_bytes(sheets.render(form()).data)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", file)


def test_a_desk_check_is_asked_for_no_window_and_no_minute(sheets: SheetPress) -> None:
    """It looks at files; its form has no column for a window."""
    grades = tuple(one for one in form().plain if one.form is AnswerForm.MEASUREMENT)
    html = sheets.html(replace(form(), sections=grades))
    assert "窗口、起止时间" not in html
    assert "窗口、起止时间" in sheets.html(form())
    assert form(VisitType.DESK_CHECK).laps == ()


def test_an_option_is_never_torn_and_a_section_named_once(sheets: SheetPress) -> None:
    """“不” at the end of a line and “符合” on the next reads as its opposite."""
    (part, *_) = (one for one in form().plain if one.form is AnswerForm.PHRASE)
    named = replace(part, section=replace(part.section, title=Pair("用语", "Phrases")))
    row = replace(part.rows[0], boxes=(Pair("不符合", "Not met"),))
    graded = replace(part, form=AnswerForm.GRADE, rows=(row,))
    html = sheets.html(replace(form(), sections=(named, graded)))
    assert "用语 · 用语" not in html
    assert '<span class="option"><span class="box"></span>不符合</span>' in html
