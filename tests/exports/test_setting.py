"""Setting by rule: what no style sheet can do for Chinese."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.exports.justify import expandable_gaps
from inspector.exports.setting import full_stop, full_width, minus, title_lines
from tests.exports.conftest import Document
from tests.exports.judges import run

HAN = st.text(alphabet="示例县人力资源和社会保障局政务服务中心综合大厅的与、，。", max_size=80)


@pytest.mark.parametrize(
    ("title", "longest", "lines"),
    [
        ("检查反馈单", 20, ("检查反馈单",)),
        (
            "示例县人力资源和社会保障局政务服务中心",
            15,
            ("示例县人力资源和社会保障局", "政务服务中心"),
        ),
        ("示例市示例县文化和旅游局", 8, ("示例市示例县", "文化和旅游局")),
    ],
)
def test_titles_break_after_whole_words(title: str, longest: int, lines: tuple[str, ...]) -> None:
    """A name torn in two reads as two names (GB/T 9704—2012 7.3.1)."""
    assert title_lines(title, longest=longest) == lines


@given(title=HAN, longest=st.integers(4, 30))
def test_no_title_loses_a_character_or_overflows(title: str, longest: int) -> None:
    """Whatever an office calls itself."""
    lines = title_lines(title, longest=longest)
    assert "".join(lines) == title
    assert all(len(line) <= longest for line in lines)
    assert all(line for line in lines) or not title


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("佩戴身份牌,不得遮挡;", "佩戴身份牌，不得遮挡；"),
        ("亮明身份(统一着装)、承诺", "亮明身份（统一着装）、承诺"),
        ("每月1,000元 (net)", "每月1,000元 (net)"),
        ("9:41 to 9:44", "9:41 to 9:44"),
    ],
)
def test_latin_marks_in_chinese_become_chinese_ones(typed: str, set_as: str) -> None:
    """The source of the clauses was typed with half-width marks; paper is set with full ones."""
    assert full_width(typed) == set_as


def test_numbers_and_sentences_are_written_properly() -> None:
    """A hyphen is no minus, and a sentence ends."""
    assert minus("-0.5") == "\u22120.5"
    assert full_stop("已整改") == "已整改。"
    assert full_stop("已整改。") == "已整改。"


@pytest.mark.parametrize(
    ("text", "gaps"), [("", 0), ("abc", 0), ("甲", 0), ("甲乙丙", 2), ("甲a", 0.5), ("甲a乙", 1)]
)
def test_the_slack_of_a_line_goes_between_its_characters(text: str, gaps: float) -> None:
    """Half a gap on each side of a Han character, none at the edges."""
    assert expandable_gaps(text) == gaps


def test_the_lines_of_a_paragraph_end_flush(printed: Callable[[str], Document]) -> None:
    """A ragged right edge is the first thing that a Chinese reader sees."""
    boxes = run("pdftotext", "-bbox-layout", "-f", "1", "-l", "1", printed("full").file, "-")
    edge = 210 / 25.4 * 72 - 26 / 25.4 * 72
    paragraph = [line for line in boxes.splitlines() if "<line " in line]
    ends = [float(line.split('xMax="')[1].split('"')[0]) for line in paragraph]
    full_lines = [end for end in ends if end > edge - 25]
    assert len(full_lines) >= 2
    assert max(abs(end - edge) for end in full_lines if end > edge - 9) < 1.5
