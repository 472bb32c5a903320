"""What free text gives away, and what stays of it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.privacy import short_label, without_numbers, without_traces


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("身份证620102199001011233", "身份证620***********33"),
        ("身份证620102199001011234", "身份证620***********34"),
        ("身份证62010219900101123X", "身份证620***********3X"),
        ("老身份证620102900101123", "老身份证620***********23"),
        ("身份证６２０１０２１９９００１０１１２３３", "身份证620***********33"),
        ("身份证620102 19900101 1233", "身份证620***********33"),
        ("身份证620102-1990-0101-1233", "身份证620***********33"),
        ("身份证号码620102\u200b199001011233。", "身份证号码620***********33。"),
        ("手机13812345678", "手机138****5678"),
        ("手机138 1234 5678", "手机138****5678"),
        ("手机138-1234-5678", "手机138****5678"),
        ("手机138.1234.5678", "手机138****5678"),
        ("手机138\u30001234\u20145678", "手机138****5678"),
        ("手机１３８１２３４５６７８", "手机138****5678"),
        ("手机+86 13812345678", "手机+86 138****5678"),
        ("手机+8613812345678", "手机+86138****5678"),
        ("手机0086-138-1234-5678", "手机0086-138****5678"),
        ("卡号6222020000111222337", "卡号622***********37"),
        ("卡号6222 0200 0011 1222 337", "卡号622***********37"),
        ("卡号6217-0000-0011-1225", "卡号621***********25"),
        ("编号6217-0000-0011-1226", "编号6217-0000-0011-1226"),
    ],
)
def test_numbers_of_people_are_masked(written: str, left: str) -> None:
    """A client's number in a note must not travel with the findings."""
    assert without_numbers(written) == left
    assert without_traces(written) == left


@pytest.mark.parametrize(
    "written",
    [
        "窗口12，座机0931-1234567", "座机（0931）1234567", "拨打12333无人接听",
        "2014-03-05 2014-03-06两次", "2026年11月23日", "人社发〔2014〕5号", "经办费1500元",
    ],
)  # fmt: skip
def test_numbers_of_nobody_stay(written: str) -> None:
    """A landline, a day and a document number belong to the finding."""
    assert without_numbers(written) == written
    assert without_traces(written) == written


@pytest.mark.parametrize(
    "written",
    [
        "09:41", "9：41", "０９：４１", "9∶41", "14:05:33", "9时41分", "9点41分", "9点41",
        "9 点 41 分",
        "９点４１", "九点四十一分", "九点四十一", "十点二十五", "十一点零五", "二十点十分",
        "9点5分",
        "上午九点", "下午一点", "十点半", "九点一刻", "9点多", "9点许", "九点左右", "9点",
        "8时许",
        "九点", "9点整", "差五分九点", "9.41", "9．41", "09.41", "0941", "０９４１", "0941许",
        "0941分",
        "1025时", "约0941", "9:41-9:44", "9点至10点", "上午9点到10点间", "8-10点",
        "9点3刻", "0941-0944", "9:41am", "9 pm",
    ],
)  # fmt: skip
def test_clock_times_are_taken_out(written: str) -> None:
    """By the minute CCTV finds the visitor."""
    for after in ("在三号窗口", "，等了", ""):
        left = without_traces(f"我{written}{after}")
        assert left.startswith(("我（时刻略）", "我约（时刻略）"))
        assert left.endswith(after)
        assert not re.search(r"[\d点时分半刻]", left.replace("时刻略", "").removesuffix(after))


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("票号A035，等了", "（票号略），等了"),
        ("取号为017，等了", "（票号略），等了"),
        ("A035号，等了", "（票号略），等了"),
        ("我拿的是A023", "我拿的是（票号略）"),
        ("我拿的是Ａ０２３", "我拿的是（票号略）"),
        ("我拿的是A-023", "我拿的是（票号略）"),
        ("拿到a23号", "拿到（票号略）"),
        ("A023票等了很久", "（票号略）等了很久"),
        ("第23号顾客", "（票号略）顾客"),
        ("第二十三号顾客", "（票号略）顾客"),
        ("叫到23号时", "叫到（票号略）时"),
        ("轮到第23号", "轮到（票号略）"),
        ("23号票过号", "（票号略）过号"),
    ],
)
def test_ticket_numbers_are_taken_out(written: str, left: str) -> None:
    """The machine that printed the ticket knows when."""
    assert without_traces(written) == left


@pytest.mark.parametrize(
    "written",
    [
        "三点意见", "等候八小时", "限时办结", "约三分钟", "3号窗口", "按时到岗", "12个工作日",
        "提出2点要求", "提出两点要求", "3点建议", "有3点不足", "以下3点", "一点不符合",
        "有一点灰尘",
        "第一时间", "一时疏忽", "两点一线", "重点检查", "8小时", "收费1500元", "补缴1200余元",
        "共1000人",
        "￥1030.50", "9.50元", "扣0.25分", "得9.41分", "占比12.35%", "2014年", "2014版", "2014-1版",
        "人社发〔2014〕5号", "人社发[2014]15号", "GB/T 33358-2016", "2026-11-23", "2026.11.23",
        "附1§三(一)", "§三(一) 三亮明", "工号1023", "A12号窗口", "轮到3号窗口", "第2号公告", "P05",
        "拿到3份材料", "取号2次", "18点积分", "A4纸", "12345热线", "1楼大厅",
    ],
)  # fmt: skip
def test_harmless_words_stay(written: str) -> None:
    """A fact full of gaps is no fact."""
    assert without_traces(written) == written
    assert without_numbers(written) == written


@pytest.mark.parametrize("label", ["3", "12", "３", "A12", "3号", "3号窗口", "窗口3", "三号窗口"])
def test_a_window_is_told_by_its_short_label(label: str) -> None:
    """A unit must know where."""
    assert short_label(label) == label


@pytest.mark.parametrize(
    "label",
    ["", "3号窗口，9点41", "0941", "A023票", "13812345678", "我的右手边", "综合服务大厅三号窗口"],
)
def test_what_is_no_label_of_a_window_is_no_window(label: str) -> None:
    """The field takes any text; what is typed there by mistake must not leave."""
    assert short_label(label) is None


@given(st.text(alphabet="09１9点时分:：.A票号第-— \u200b元年138三十〔〕", max_size=30))
def test_what_was_masked_once_stays_as_it_is(written: str) -> None:
    """A note is masked for the page and for the data; the two must say the same."""
    once = without_traces(written)
    assert without_traces(once) == once
