"""The lock and the settings in a terminal of their own."""

import signal

from inspector.services.settings import read_settings
from tests.county import PASSPHRASE, County
from tests.terminal import Terminal
from tests.tui.test_terminal_stories import COMMAND, at_the_walk, environment

CTRL_L, CTRL_P, CTRL_Q, CTRL_U = "\x0c", "\x10", "\x11", "\x15"
F1, F2, F4 = "\x1bOP", "\x1bOQ", "\x1bOS"
CLICK = "\x1b[<0;10;8M\x1b[<0;10;8m"


def test_the_lock_covers_the_terminal_and_gives_the_note_back(county: County, visit: str) -> None:
    """Called away in the middle of a sentence, at somebody else's counter."""
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        terminal.send("t")
        terminal.wait_for("Ctrl+S")
        terminal.send("写了一半")
        terminal.wait_for("写了一半")
        terminal.send(CTRL_L)
        terminal.wait_for("已锁定")
        for keys in (F1, CTRL_P, F4, CLICK, "q"):
            terminal.send(keys)
        terminal.resize(100, 30)
        terminal.settle()
        assert "已锁定" in terminal.text
        assert "写了一半" not in terminal.text
        assert "示例" not in terminal.text
        terminal.send(CTRL_U)
        terminal.settle()
        terminal.send(f"{PASSPHRASE}\r")
        terminal.wait_for("写了一半")


def test_a_locked_app_ends_when_it_is_told_to(county: County, visit: str) -> None:
    """A laptop that shuts down must not wait for a passphrase."""
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        terminal.send(CTRL_L)
        terminal.wait_for("已锁定")
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 0


def test_the_language_is_remembered_and_a_call_may_ask_for_another(
    county: County, visit: str
) -> None:
    """What was chosen yesterday holds today; what a script asks for holds once."""
    plain = {**environment(county), "INSPECTOR_LANG": None}
    with Terminal(COMMAND, env=plain) as terminal:
        terminal.wait_for("新检查")
        terminal.settle()
        terminal.send(F2)
        terminal.wait_for("New visit")
        terminal.send(CTRL_Q)
        assert terminal.wait() == 0
    assert read_settings(county.home).language == "en"
    with Terminal(COMMAND, env=plain) as terminal:
        terminal.wait_for("New visit")
    with Terminal(COMMAND, env=environment(county)) as terminal:
        terminal.wait_for("新检查")
    assert read_settings(county.home).language == "en"
