"""The terminal that stories and measurements look through shows what a person would see."""

import signal
import sys

from tests.emulator import Emulator
from tests.terminal import Terminal

ECHO = ["/bin/sh", "-c", "stty -echo; echo ready; read line; echo got $line; sleep 60"]


def shown(*writes: bytes) -> list[str]:
    emulator = Emulator(8, 2, answer=lambda _: None)
    for data in writes:
        emulator.feed(data)
    return emulator.display


def test_what_is_typed_arrives_and_what_is_written_shows() -> None:
    """A story is keys in and a screen out."""
    with Terminal(ECHO) as terminal:
        terminal.wait_for("ready")
        terminal.send("大厅\r")
        terminal.wait_for("got 大厅")


def test_the_program_has_a_terminal_of_its_own_that_can_be_closed_under_it() -> None:
    """A laptop's lid or a lost connection closes the terminal; the app must be told."""
    with Terminal(ECHO) as terminal:
        terminal.wait_for("ready")
        terminal.hang_up()
        assert terminal.process.wait(10) == -signal.SIGHUP


def test_an_exit_code_and_the_last_words_are_kept() -> None:
    """What a program says just before it ends is often the point."""
    with Terminal([sys.executable, "-c", "print('bye'); raise SystemExit(4)"]) as terminal:
        assert terminal.wait() == 4
        assert terminal.screen()[0].rstrip() == "bye"


def test_the_size_is_told_and_can_change() -> None:
    """80x24 is the first size, not the only one."""
    script = "trap 'stty size' WINCH; stty size; while :; do sleep 0.1; done"
    with Terminal(["/bin/bash", "-c", script], size=(80, 24)) as terminal:
        terminal.wait_for("24 80")
        terminal.resize(120, 40)
        terminal.wait_for("40 120")


def test_a_question_about_the_cursor_is_answered() -> None:
    """The app measures the width of doubtful characters by asking where the cursor is."""
    answers: list[str] = []
    Emulator(8, 2, answer=answers.append).feed("中\x1b[6n".encode())
    assert answers == ["\x1b[1;3R"]


def test_the_alternate_screen_leaves_the_main_one_as_it_was() -> None:
    """What the app showed must not stay in the scrollback."""
    assert shown(b"before", b"\x1b[?1049h\x1b[Hsecret", b"\x1b[?1049l")[0] == "before  "


def test_an_overwritten_half_of_a_wide_character_is_a_blank() -> None:
    """The emulator underneath stops with an IndexError there."""
    assert shown("中文".encode(), b"\x1b[1;2Hx")[0] == " x文    "


def test_codes_that_pyte_does_not_know_leave_no_junk() -> None:
    """Textual speaks kitty's keyboard protocol; cut sequences are put together."""
    assert shown(b"a\x1b[<u\x1b[=5;1u\x1b[?2026$p\x1b[?4mb\x1b[>", b"1uc")[0] == "abc     "


def test_modes_that_a_program_leaves_on_are_named() -> None:
    """A killed app must not leave the mouse captured or the cursor hidden."""
    emulator = Emulator(8, 2, answer=lambda _: None)
    emulator.feed(b"\x1b[?1049h\x1b[?1003h\x1b[?25l")
    assert emulator.modes_left_on() == {1049, 1003, 25}
    emulator.feed(b"\x1b[?1003l\x1b[?25h\x1b[?1049l")
    assert emulator.modes_left_on() == set()
