"""What a terminal sends: text in whatever encoding it has, and nothing is lost in between."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.tui.driver import Decoder


def test_a_character_cut_in_two_waits_for_its_rest() -> None:
    """A read ends where the kernel likes."""
    decoder = Decoder()
    data = "窗口".encode()

    assert decoder.decode(data[:4]) + decoder.decode(data[4:]) == "窗口"


def test_gbk_bytes_are_understood() -> None:
    """A terminal set to GBK sends two bytes a character."""
    assert Decoder().decode("中文".encode("gbk")) == "中文"


@given(data=st.binary(max_size=64))
def test_no_bytes_end_the_app(data: bytes) -> None:
    """A cat walks over the keyboard of a serial terminal."""
    decoder = Decoder()

    assert isinstance(decoder.decode(data) + decoder.decode(b"a"), str)
