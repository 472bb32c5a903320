"""Text in cells: nothing wider than its place, no closing mark at the start of a line."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from inspector.tui.cells import NEVER_FIRST, clip, wrap

TEXTS = st.text(alphabet="窗口工作人员，。；：（）《》“” abcXYZ0123.,-", max_size=120)


@given(text=TEXTS, cells=st.integers(2, 60))
def test_a_clipped_text_fills_its_place_exactly(text: str, cells: int) -> None:
    """A list whose columns shift cannot be read down."""
    assert cell_len(clip(text, cells)) == cells


@given(text=TEXTS, cells=st.integers(8, 60))
def test_a_wrapped_line_is_never_too_wide(text: str, cells: int) -> None:
    """What is too wide is cut off by the terminal."""
    assert all(cell_len(line) <= cells for line in wrap(text, cells))


@given(text=TEXTS, cells=st.integers(8, 60))
def test_wrapping_loses_no_character(text: str, cells: int) -> None:
    """A clause is law: all of it is shown."""
    assert "".join("".join(wrap(text, cells)).split()) == "".join(text.split())


def test_a_line_never_begins_with_a_closing_mark() -> None:
    """Nobody reads Chinese with a comma at the start of a line."""
    clause = "窗口工作人员应当使用“您好”“请稍等”等文明用语，不得使用服务忌语；态度和蔼，耐心细致。"
    for cells in range(8, 60):
        assert not any(line[0] in NEVER_FIRST for line in wrap(clause, cells) if line)


def test_latin_words_and_numbers_stay_whole() -> None:
    """`32169.4-2015` broken in two is another standard."""
    assert "32169.4-2015" in "|".join(wrap("依据 GB/T 32169.4-2015 第五章", 16)).split("|")[1]
