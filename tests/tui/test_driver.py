"""What a terminal sends: text in whatever encoding it has, and nothing is lost in between."""

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from typing import TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.drivers._writer_thread import WriterThread

from inspector.tui.driver import Decoder
from inspector.tui.outlet import Outlet


@pytest.fixture
def pair() -> Iterator[tuple[int, TextIO]]:
    """A terminal's two ends: the one that a person sees, and the one that is written to."""
    seen, behind = os.openpty()
    with os.fdopen(behind, "w") as file:
        yield seen, file
    with suppress(OSError):
        os.close(seen)


def write(outlet: Outlet, thread: WriterThread, text: str) -> bool:
    """As the driver does; tells whether all of it went out at once."""
    if rest := outlet.pass_on(text):
        thread.write(rest)
    return not rest


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


def test_a_frame_goes_out_at_once(pair: tuple[int, TextIO]) -> None:
    """A thread in between would cost every key the time to wake it."""
    outlet = Outlet(pair[1])
    outlet.open()
    assert outlet.pass_on("窗口 ✓") == ""
    outlet.close()
    assert os.read(pair[0], 99).decode() == "窗口 ✓"


def test_a_stopped_terminal_holds_nobody_up_and_loses_nothing(pair: tuple[int, TextIO]) -> None:
    """Ctrl+S at a counter: the app goes on, and Ctrl+Q shows everything in its order."""
    outlet = Outlet(pair[1])
    thread = WriterThread(outlet)  # type: ignore[arg-type]
    thread.start()
    outlet.open()
    lines = [f"{number:04} 示例县 {'。' * 400}\n" for number in range(20)]
    at_once = [write(outlet, thread, line) for line in lines]  # nobody reads: would block for ever
    wanted = "".join(lines).replace("\n", "\r\n").encode()
    seen = bytearray()
    while len(seen) < len(wanted):
        seen += os.read(pair[0], 1 << 16)
    thread.stop()
    outlet.close()

    assert bytes(seen) == wanted
    assert at_once[0]
    assert not at_once[-1]
    assert all(before or not after for before, after in pairwise(at_once)), "the order was kept"


def test_a_terminal_that_is_gone_takes_everything_in_silence(pair: tuple[int, TextIO]) -> None:
    """The window was closed: saving goes on, and nobody waits for a terminal any more."""
    outlet = Outlet(pair[1])
    thread = WriterThread(outlet)  # type: ignore[arg-type]
    thread.start()
    outlet.open()
    os.close(pair[0])
    for _ in range(100):
        write(outlet, thread, "示例县" * 1000)
    thread.stop()
    outlet.close()

    assert not thread.is_alive()


def test_what_is_no_terminal_is_written_by_the_thread_alone() -> None:
    """Where the terminal cannot be opened once more (after `su`, say), all works as before."""
    read, write_end = os.pipe()
    with os.fdopen(write_end, "w") as file:
        outlet = Outlet(file)
        outlet.open()
        rest = outlet.pass_on("检查")
        outlet.write(rest)
    assert rest
    assert os.read(read, 99).decode() == "检查"
    os.close(read)
