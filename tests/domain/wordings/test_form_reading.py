"""Notes below a scoring sheet: grades with their ends, key items, when bonuses count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.wordings.form_reading import Grades, read_form, told_form

GOOD = "优秀：90 分以上（含）"
NOTES = {
    "总分90分以上为优秀，80-89分为良好，60-79分为合格，60分以下为不合格。": [
        GOOD,
        "良好：80 分以上（含）、90 分以下（不含）",
        "合格：60 分以上（含）、80 分以下（不含）",
        "不合格：60 分以下（不含）",
    ],
    "80分（含80分）以上的为合格；60-80分（不含80分）的为基本合格；60分以下（不含60分）为差": [
        "合格：80 分以上（含）",
        "基本合格：60 分以上（含）、80 分以下（不含）",
        "差：60 分以下（不含）",
    ],
    "优秀（90分以上）、良好（75-90分）、差：低于75分": [
        GOOD,
        "良好：75 分以上（含）、90 分以下（不含）",
        "差：75 分以下（不含）",
    ],
    "高于85分为优秀，85分至70分为合格，不足70分为差": [
        "优秀：85 分以上（不含）",
        "合格：70 分以上（含）、85 分以下（含）",
        "差：70 分以下（不含）",
    ],
    "90分以上为优秀，80分以上为良好，80分以下为一般": [
        GOOD,
        "良好：80 分以上（含）、90 分以下（不含）",
        "一般：80 分以下（不含）",
    ],
    "带★的为关键项，有一项不合格即为不合格": ["★项有 1 项及以上不合格：整体不合格"],
    "※项两项及以上不达标的，判定为不合格": ["※项有 2 项及以上不合格：整体不合格"],
    "★项为一票否决项": ["★项有 1 项及以上不合格：总分记 0 分"],
    "基础分达到80分以上方可加分": ["达到 80 分才计加分"],
    "总分超过80分的才能加分": ["超过 80 分才计加分"],
    "满80分方可加分": ["达到 80 分才计加分"],
}


@pytest.mark.parametrize("text", NOTES)
def test_a_note_of_the_whole_form_is_read(text: str) -> None:
    """Which grade holds 80 itself decides a bonus: every end is told."""
    said, rest = read_form(text)
    assert "；".join(told_form(one.said).zh for one in said) == "；".join(NOTES[text])
    assert "".join(span.of(text) for span in rest).strip("，；、。 ") == ""


@pytest.mark.parametrize(
    "text",
    [
        "90分以上为优秀",
        "90分以上为优秀，80分以上为优秀",
        "80分以上为合格，90分以下为不合格",
        "90分以上为优秀，60分以下为不合格",
        "由示例局解释",
    ],
)
def test_grades_that_are_not_whole_are_left_unread(text: str) -> None:
    """One grade alone, or two that overlap or leave a hole, are a person's to write."""
    said, rest = read_form(text)
    assert said == []
    assert [span.of(text) for span in rest] == [text]


def test_a_numbered_note_is_no_decimal() -> None:
    """2.90分以上 is the second note, not 2.90 points."""
    text = "1.扣完为止。2.90分以上为优秀，90分以下为不合格"
    ((grades,), rest) = (read_form(text)[0], read_form(text)[1])
    assert isinstance(grades.said, Grades)
    assert [grade.low for grade in grades.said.grades] == [90, None]
    assert rest[0].of(text) == "1.扣完为止。2."


@given(st.lists(st.sampled_from([*NOTES, "，", "扣完为止", "80分", "以上", "2."]), max_size=6))
def test_every_part_of_a_note_is_said_or_left(parts: list[str]) -> None:
    """What is not read of a note is handed on whole."""
    text = "".join(parts)
    said, rest = read_form(text)
    kept = {place for one in said for span in one.spans for place in range(span.start, span.end)}
    kept |= {place for span in rest for place in range(span.start, span.end)}
    assert [text[place] for place in range(len(text)) if place not in kept] == []
