"""The findings as a unit head gets them: every word on paper, and nothing that must not be."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.domain.publication import Audience, published_data
from inspector.domain.words import VisitType
from inspector.errors import InspectorError
from inspector.exports.findings import FindingsPress, sentence
from tests.exports import visits
from tests.exports.conftest import SEAL, Document
from tests.exports.judges import run, words_of

Printed = Callable[[str], Document]


def test_each_finding_says_what_its_unit_needs_to_put_it_right(printed: Printed) -> None:
    """A unit head must not have to telephone to learn what to do by when."""
    document = printed("full")
    words = words_of(document.file)
    for finding in document.report.findings:
        due = finding.deadline.due
        assert due is not None
        for needed in (
            f"问题{finding.number}",
            finding.text.zh,
            f"{due.year}年{due.month}月{due.day}日（含当日）前整改到位",
            "送达" if due == visits.DAY else "个工作日",
        ):
            assert "".join(needed.split()) in words
    assert "工作人员上岗时应当佩戴统一制作的身份牌" in words
    assert "三号窗口工作人员继续看手机约三分钟" in words
    assert "09:41—09:44" in words
    assert "☐" not in words
    assert "已当场改正" in words
    assert "暂定" in words


def test_every_lost_point_is_on_a_line_of_its_own(printed: Printed) -> None:
    """Who loses points must be able to add them up."""
    document = printed("full")
    words = words_of(document.file)
    score = document.report.score
    assert score is not None
    assert score.lines
    for line in score.lines:
        assert "".join(line.text.zh.split()) in words
        assert line.points.replace("-", "−") in words
    assert f"总分={''.join((score.arithmetic or '').split())}" in words


def test_the_first_page_heads_addresses_and_sums_up(printed: Printed) -> None:
    """GB/T 9704 wants text on the first page, and a reader the result."""
    words = words_of(printed("full").file, page=1)
    assert words.startswith(f"{visits.OFFICE}检查反馈单")
    assert f"{visits.UNIT.name}：" in words
    assert "检查发现问题10个" in words
    assert "有2项未检查，得分不完整，原因：停电，后半部分无法检查。" in words


def test_pages_are_numbered_as_the_standard_says(printed: Printed) -> None:
    """Right on odd pages, left on even ones (GB/T 9704—2012 7.5)."""
    document = printed("full")
    for page in range(1, document.signed.pages + 1):
        layout = run("pdftotext", "-layout", "-f", str(page), "-l", str(page), document.file, "-")
        last = next(line for line in reversed(layout.splitlines()) if line.strip(" \f"))
        assert "".join(last.split()) == f"—{page}—"
        indented = len(last) - len(last.lstrip()) > 40
        assert indented == (page % 2 == 1)


def test_a_long_table_repeats_its_head_on_every_page(printed: Printed) -> None:
    """The tenth page of a table without its head is a riddle."""
    document = printed("long")
    pages = [words_of(document.file, page) for page in range(1, document.signed.pages + 1)]
    with_lines = [page for page in pages if re.search(r"\d人次×0\.5，扣|不符合，扣", page)]
    assert len(with_lines) > 3
    assert all("事由Whatfor" in page for page in with_lines)


def test_a_heading_never_stands_alone_at_the_foot_of_a_page(printed: Printed) -> None:
    """What a page announces it must also begin to tell."""
    document = printed("long")
    for page in range(1, document.signed.pages + 1):
        words = words_of(document.file, page).removesuffix(f"—{page}—")
        assert not re.search(r"(问题\d+.{0,60}分[A-Za-z,]*|[一二三四五六七八]、.{0,14})$", words)


def test_a_clean_visit_says_so(printed: Printed) -> None:
    """Most visits find nothing; the paper must not look as if something were missing."""
    words = words_of(printed("clean").file)
    assert "检查未发现问题，得分100.00分" in words
    assert "没有扣分" in words
    assert "本次检查没有需要整改的问题" in words
    assert "期限届满前" not in words


def test_no_document_number_and_no_seal_is_claimed(printed: Printed) -> None:
    """A number is the office's to give, and a signature is no electronic seal."""
    words = words_of(printed("full").file)
    assert "数字签名·非电子印章" in words
    assert "它不是电子印章" in words
    assert not re.search(r"〔\d{4}〕|第\d+号", words)


def test_there_is_room_for_the_head_a_refusal_and_two_inspectors(printed: Printed) -> None:
    """A refusal to sign is recorded with a witness."""
    words = words_of(printed("full").file)
    for needed in ("单位负责人", "拒绝签收，理由", "见证人", "检查人员", "年月日"):
        assert needed in words
    assert words.count("签名：") >= 3


def test_the_red_head_can_be_switched_off(press: FindingsPress) -> None:
    """Red head and number belong to the office; in the field it may be a working form."""
    report, photos = visits.report()
    html = press.html(report, seal=SEAL, red_head=False)
    assert "工作用表" in html
    assert "redhead" not in html
    assert photos == {}


def test_leads_stay_in_the_office(press: FindingsPress) -> None:
    """Hearsay on the unit's copy would be an accusation."""
    for audience, expected in ((Audience.UNIT, False), (Audience.OFFICE, True)):
        report, _photos = visits.report(problems=1, audience=audience)
        assert ("土特产" in press.html(report, seal=SEAL, red_head=True)) is expected


def test_the_unit_copy_of_a_covert_visit_gives_nobody_away(printed: Printed) -> None:
    """Minute, person, ticket or photo would let a unit find its visitor on CCTV."""
    document = printed("covert")
    words = words_of(document.file)
    data = json.dumps(published_data(document.report), ensure_ascii=False)
    for told in (words, data):
        assert not re.search(r"\d{1,2}:\d{2}", told)
        for secret in ("测试员", "09", "A017", "土特产", "0198a1b2", "IMG_"):
            assert secret not in told.replace("2026-11-09", "")
    assert "2026年11月23日上午" in words
    assert "暗访组" in words
    assert "现场照片由示例县人力资源和社会保障局留存" in words
    assert document.report.photos == ()


def test_a_stamp_that_must_not_point_at_a_visitor_tells_office_and_day(printed: Printed) -> None:
    """Which laptop signed, and when to the second, leads from one copy to the next."""
    document = printed("covert")
    words = words_of(document.file)
    assert f"非电子印章{visits.OFFICE}日期：2026年11月23日" in words
    for secret in (visits.DEVICE, "检查终端", "16:05", "时间以签名设备"):
        assert secret not in words
    stamps = set(re.findall(rb"D:(\d{14})", document.file.read_bytes()))
    assert stamps == {b"20261122160000"}  # midnight in China


def test_the_stamp_of_another_copy_names_the_device_as_one(printed: Printed) -> None:
    """Six digits alone are a riddle."""
    words = words_of(printed("full").file)
    assert f"设备：检查终端{visits.DEVICE}时间：2026-11-2316:05:12UTC+8" in words


def test_the_attached_data_are_the_report_and_nothing_else(
    printed: Printed, tmp_path: Path
) -> None:
    """What is printed and what is attached come from one projection."""
    document = printed("full")
    out = tmp_path / "findings.json"
    run("pdfdetach", "-savefile", "findings.json", "-o", out, document.file)
    read = json.loads(out.read_text(encoding="utf-8"))
    assert read == json.loads(json.dumps(published_data(document.report)))
    assert read["format"] == 1
    assert read["findings"][0]["deadline"]["due"] == "2026-11-26"
    assert isinstance(read["score"]["total"], str)


def test_the_same_report_gives_the_same_bytes(press: FindingsPress) -> None:
    """Nothing of the machine, the clock or the order of things is in a document."""
    report, photos = visits.report(problems=2, photos=1)
    once = press.render(report, photos=photos, seal=SEAL).data
    assert press.render(report, photos=photos, seal=SEAL).data == once


def test_a_file_tells_nothing_about_the_machine_that_made_it(printed: Printed) -> None:
    """Paths, users, libraries and camera data name people and laptops."""
    data = printed("full").file.read_bytes()
    for trace in (b"/root", b"/home", b"/tmp", b"WeasyPrint", b"pyHanko", b"TestCam", b"Secret"):
        assert trace not in data
    assert b"/ModDate (D:20261123" in data or b"/ModDate(D:20261123" in data
    info = run("pdfinfo", printed("full").file)
    assert "Author" not in info
    assert re.search(r"Producer:\s+inspector\n", info)


def test_a_photo_that_is_not_there_is_named(press: FindingsPress) -> None:
    """A finding without its photo would be a finding without its proof."""
    report, _photos = visits.report(problems=1, photos=1)
    with pytest.raises(InspectorError) as error:
        press.render(report, photos={}, seal=SEAL)
    assert error.value.fault.code == "EXPORT_006"


def test_a_character_that_no_typeface_has_is_named(press: FindingsPress) -> None:
    """An empty box in a person's name must be noticed before it is signed."""
    report, photos = visits.report()
    with pytest.raises(InspectorError) as error:
        press.render(replace(report, unit="示例\U0001f600大厅"), photos=photos, seal=SEAL)
    assert error.value.fault.code == "EXPORT_003"
    assert "\U0001f600" in str(error.value.context["characters"])


def test_what_people_write_is_never_markup(press: FindingsPress) -> None:
    """A note with angle brackets is a note."""
    report, _photos = visits.report()
    hostile = replace(report, unit="<img src=file:///etc/passwd>")
    assert "<img src=file" not in press.html(hostile, seal=SEAL, red_head=True)


def test_an_occurrence_is_told_in_one_sentence() -> None:
    """Place, time, kind, fact, how often."""
    report, _photos = visits.report(problems=2)
    first, second = report.findings[0].occurrences[0], report.findings[1].occurrences[0]
    assert sentence(first) == (
        "1号窗口，09:41—09:44，看手机：三号窗口工作人员继续看手机约三分钟，"
        "期间有两名群众在窗口前等候。"
    )
    assert sentence(second) == (
        "2号窗口，09:42—09:45，两人未佩戴身份牌，经提醒后仍未佩戴（计2次）。"
    )


def test_the_office_copy_of_a_covert_visit_keeps_the_minutes(press: FindingsPress) -> None:
    """The office needs them to check a complaint."""
    report, _photos = visits.report(
        problems=1, kind=VisitType.COVERT, audience=Audience.OFFICE, photos=1
    )
    html = press.html(report, seal=SEAL, red_head=True)
    assert "09:41—09:44" in html
    assert "取号 09:41:00" in html
    assert report.photos


@pytest.mark.parametrize(
    "office",
    ["示例县人社局", "示例省示例市示例自治县人力资源和社会保障局社会保险事业管理中心"],
)
def test_the_red_head_fits_its_rule(press: FindingsPress, tmp_path: Path, office: str) -> None:
    """An office with a long name gets two lines, broken after a word; never a torn one."""
    report, photos = visits.report()
    file = tmp_path / "x.pdf"
    rendered = press.render(replace(report, office=office), photos=photos, seal=SEAL)
    file.write_bytes(rendered.data)
    layout = run("pdftotext", "-bbox-layout", "-f", "1", "-l", "1", file, "-")
    head = layout.split(">检查反馈单<")[0]
    edges = [float(edge) for edge in re.findall(r'<line xMin="([\d.]+)"', head)]
    ends = [float(edge) for edge in re.findall(r'<line [^>]*xMax="([\d.]+)"', head)]
    assert min(edges) >= 20 / 25.4 * 72 - 1
    assert max(ends) <= (210 - 19) / 25.4 * 72 + 1
    assert words_of(file).startswith(office)


def test_rare_characters_of_names_are_set_from_another_face(
    press: FindingsPress, tmp_path: Path
) -> None:
    """仿宋 has no 镕, 喆 or 垚; people and places do."""
    report, photos = visits.report()
    file = tmp_path / "x.pdf"
    rare = replace(report, unit="示例县镕喆垚服务站", team=("测试员镕", "测试员喆"))
    file.write_bytes(press.render(rare, photos=photos, seal=SEAL).data)
    assert "示例县镕喆垚服务站：" in words_of(file)


def test_an_unscored_check_speaks_of_no_points(press: FindingsPress) -> None:
    """A desk check grades; a column of zeros would look like a score."""
    report, _photos = visits.report(problems=2)
    html = press.html(replace(report, score=None), seal=SEAL, red_head=True)
    assert "扣分" not in html.split("回复与异议")[0]
    assert "检查得分" not in html
    assert "检查记录" in html


def test_the_names_noted_stand_under_the_signature_lines(press: FindingsPress) -> None:
    """Whoever signs finds the line; a refusal is ticked, with its witness."""
    html = press.html(visits.refused()[0], seal=SEAL, red_head=True)
    for name in ("测试员甲", "测试员乙", "测试员丙", "示例丁", "示例丙　社保局服务大厅主任"):
        assert f'<span class="named">{name}</span>' in html
    assert "拒绝签收，理由：不认可扣分（留置送达）" in html
    assert "已收到（2份）" in html
    blank = press.html(visits.report(problems=1)[0], seal=SEAL, red_head=True)
    assert 'class="named"' not in blank
    assert blank.count("签名：") == 3


def test_the_windows_counted_are_told_as_a_fact(printed: Printed) -> None:
    """How many, when it was lowest, each time; it costs nothing."""
    words = words_of(printed("refused").file)
    assert (
        "窗口在岗（只作记录，不计分）：清点11次，最低为09:05在岗6个，共12个窗口；无人：3" in words
    )
    assert "平均在岗50.0%" in words
