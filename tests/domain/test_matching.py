"""One matcher for every list: code, words, pinyin, whatever an input method makes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.matching import Finder, Sought, typed_words

READINGS = {
    "看": frozenset({"kan"}),
    "手": frozenset({"shou"}),
    "机": frozenset({"ji", "wei"}),
    "重": frozenset({"zhong", "chong"}),
    "要": frozenset({"yao"}),
    "庆": frozenset({"qing"}),
    "标": frozenset({"biao"}),
    "识": frozenset({"shi", "zhi"}),
    "安": frozenset({"an"}),
    "全": frozenset({"quan"}),
}
THINGS = (
    Sought(key="A05", code="A05", text="重要标识 important signs"),
    Sought(key="P05", code="P05", text="看手机 looking at a phone", also="安全"),
    Sought(key="P50", code="P50", text="安全，标识 a phone that rings"),
    Sought(key="T1", code="T1", text="重庆 P05"),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("P05", ["P05", "T1"]),  # the code itself, then where it is mentioned
        ("p0", ["P05", "T1"]),
        ("p", ["P05", "P50", "T1", "A05"]),  # inside other words comes last
        ("ｐ０５", ["P05", "T1"]),
        ("p05'", ["P05", "T1"]),
        ("05", ["A05", "P05", "T1"]),
        ("看手机", ["P05"]),
        ("ksj", ["P05"]),
        ("ksw", ["P05"]),
        ("kanshouji", ["P05"]),
        ("kan'shou'ji", ["P05"]),
        ("kansho", ["P05"]),
        ("看sj", ["P05"]),
        ("zyao", ["A05"]),
        ("zy", ["A05"]),
        ("cq", ["T1"]),
        ("zq", ["T1"]),
        ("phone", ["P05", "P50"]),
        ("an", ["P50", "P05", "A05"]),  # its name, what belongs to it, then inside other words
        ("bs aq", ["P50"]),
        ("aqbs", ["P50"]),  # marks between the characters are not typed
        ("x", []),
        ("  ", ["A05", "P05", "P50", "T1"]),
    ],
)
def test_what_is_typed_is_found_best_first(typed: str, found: list[str]) -> None:
    """Somebody points at something; the first row must be it."""
    assert Finder(THINGS, READINGS).find(typed) == found


@given(st.text(alphabet="aknshouijpwzq05 看手安'", max_size=8))
def test_typing_letter_by_letter_finds_what_typing_at_once_finds(typed: str) -> None:
    """The list is narrowed as one types; no way of typing may lose a row."""
    slowly = Finder(THINGS, READINGS)
    found = [slowly.find(typed[:end]) for end in range(len(typed) + 1)]
    assert found[-1] == Finder(THINGS, READINGS).find(typed)
    assert slowly.find("") == [one.key for one in THINGS]


@given(st.text(max_size=30))
def test_nothing_that_is_typed_breaks_the_search(typed: str) -> None:
    """A pattern is made of what was typed; brackets and backslashes must stay letters."""
    assert set(Finder(THINGS, READINGS).find(typed)) <= {one.key for one in THINGS}
    assert all(words.strip() for words in typed_words(typed))
