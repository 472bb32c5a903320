"""Values as JSON has them, and columns that count in cells."""

import re
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.cli.columns import cells, padded, table, wrapped
from inspector.cli.output import encode
from inspector.domain.words import Channel
from inspector.i18n import Pair

TEXTS = st.text(st.sampled_from("甲乙，。A b1（）…—é\u0301 "), max_size=60)


@pytest.mark.parametrize(
    ("value", "json"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (Fraction(15, 2), "7.5"),
        (Fraction(-1, 2), "-0.5"),
        (date(2026, 11, 23), "2026-11-23"),
        (datetime(2026, 11, 23, 1, 41, tzinfo=UTC), "2026-11-23T09:41:00+08:00"),
        (Channel.ONSITE, "onsite"),
        (Path("a/b"), "a/b"),
        (("a", None), ["a", None]),
        (frozenset("ba"), ["a", "b"]),
        ({"title": Pair("甲", "A"), "n": 1}, {"title_zh": "甲", "title_en": "A", "n": 1}),
        ([{"due": None}], [{"due": None}]),
    ],
)
def test_a_value_is_encoded_as_the_interface_says(value: object, json: object) -> None:
    """Decimals as texts lose nothing; dates and offsets leave nothing to guess."""
    assert encode(value) == json


@pytest.mark.parametrize("value", [1.5, object(), b"x"])
def test_what_has_no_form_is_refused(value: object) -> None:
    """A float that slipped through would round somebody's score."""
    with pytest.raises(TypeError):
        encode(value)


@pytest.mark.parametrize(
    ("text", "width"), [("A12", 3), ("示例", 4), ("é", 1), ("“看”", 4), ("", 0)]
)
def test_cells_count_what_a_terminal_draws(text: str, width: int) -> None:
    """A Chinese character takes two cells, a combining mark none."""
    assert cells(text) == width
    assert cells(padded(text, 10)) == 10


@given(TEXTS, st.integers(8, 40))
def test_wrapping_loses_nothing_and_keeps_the_width(text: str, width: int) -> None:
    """A clause that loses a word says something else."""
    lines = list(wrapped(text, width))
    assert "".join("".join(lines).split()) == "".join(text.split())
    # A word is never broken, and a closing mark stands out rather than begin a line.
    longest = max((len(word) for word in re.findall(r"[A-Za-z0-9éÀ-ɏ]+", text)), default=0)
    assert all(cells(line.rstrip("，。）…")) <= max(width, longest) for line in lines)


@given(TEXTS.filter(lambda text: "，，" not in text), st.integers(8, 40))
def test_no_line_begins_with_a_closing_mark(text: str, width: int) -> None:
    """避头尾: a comma at a line's head is an error in Chinese setting."""
    _, *rest = list(wrapped(text, width)) or [""]
    assert [line for line in rest if line[:1] in "，。）…"] == []


def test_columns_stand_under_each_other() -> None:
    """Eyes go down a column; a sheared one cannot be read."""
    lines = table([("a", "甲乙丙", "x"), ("bb", "丁", "y")])
    assert {cells(line[: line.index(last)]) for line, last in zip(lines, "xy", strict=True)} == {12}
    assert table([]) == []
