"""The app in terminals that differ: what they draw, what they send, and how they go away."""

import os
import signal
import sys

import pytest

from inspector.services.selfcheck import selfcheck
from inspector.services.visits import show_visit
from tests.county import County
from tests.terminal import Terminal
from tests.tui.test_terminal_stories import COMMAND, at_the_walk, environment

UNIT = "示例县社保局服务大厅"
SHELL_PASTES = 2004
"""The shell itself asks for marked pastes."""
PASTE, PASTE_END = "\x1b[200~", "\x1b[201~"


@pytest.mark.usefixtures("visit")
def test_a_terminal_that_draws_marks_wide_gets_plain_ones(county: County) -> None:
    """Every line would be torn by as many cells as it has marks."""
    with Terminal(COMMAND, env=environment(county), is_wide=True) as terminal:
        at_the_walk(terminal)
        terminal.wait_for("> o A07")
        assert "○" not in terminal.text
        assert "─" not in terminal.text
        assert "-----" in terminal.text


@pytest.mark.usefixtures("visit")
def test_a_terminal_that_never_answers_is_taken_as_most_are(county: County) -> None:
    """Nobody waits for an answer; a serial line gives none."""
    with Terminal(COMMAND, env=environment(county), is_mute=True) as terminal:
        at_the_walk(terminal)
        assert "○ A07" in terminal.text


@pytest.mark.usefixtures("visit")
@pytest.mark.parametrize(
    ("term", "mark"),
    [
        ("screen-256color", "○ A07"),
        ("tmux-256color", "○ A07"),
        ("ms-terminal", "○ A07"),
        ("xterm", "○ A07"),
        ("vt100", "o A07"),
    ],
)
def test_the_app_opens_whatever_the_terminal_is_called(
    county: County, term: str, mark: str
) -> None:
    """Its name says little, and a name that is not known must not keep the app shut."""
    env = environment(county) | {"TERM": term, "COLORTERM": None}
    with Terminal(COMMAND, env=env) as terminal:
        at_the_walk(terminal)
        assert mark in terminal.text


@pytest.mark.usefixtures("visit")
def test_the_linux_console_is_told_that_it_has_no_chinese(county: County) -> None:
    """A screen of blots would look like a broken app."""
    env = environment(county) | {"TERM": "linux", "COLORTERM": None}
    with Terminal(COMMAND, env=env) as terminal:
        terminal.wait_for("This is the Linux console")
        terminal.send("\r")
        at_the_walk(terminal)
        assert "> o A07" in terminal.text


def test_a_dumb_terminal_is_refused_with_what_to_do_instead(county: County) -> None:
    """An editor's shell has no cursor to move."""
    with Terminal(COMMAND, env=environment(county) | {"TERM": "dumb"}) as terminal:
        assert terminal.wait() == 2
        assert "USAGE_025 TERM=dumb" in terminal.text
        assert "inspector --help" in terminal.text


@pytest.mark.usefixtures("visit")
@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK", "zh_CN.UTF-8"])
def test_chinese_is_written_as_utf_8_whatever_the_locale_says(county: County, locale: str) -> None:
    """A laptop's locale is rarely set; the terminal in front of it speaks UTF-8."""
    with Terminal(COMMAND, env=environment(county) | {"LC_ALL": locale, "LANG": None}) as terminal:
        terminal.wait_for(UNIT)


@pytest.mark.usefixtures("visit")
def test_without_colour_none_is_sent(county: County) -> None:
    """NO_COLOR is a promise: no grey either, only bold, underlined and reversed."""
    with Terminal(COMMAND, env=environment(county) | {"NO_COLOR": "1"}) as terminal:
        at_the_walk(terminal)
        terminal.send("2")
        terminal.wait_for("第 1 处")
        terminal.settle()
        cells = [cell for row in terminal.emulator.buffer.values() for cell in row.values()]
        assert {(cell.fg, cell.bg) for cell in cells} == {("default", "default")}
        assert any(cell.reverse for cell in cells)


def test_what_a_terminal_says_of_itself_answers_nothing(county: County, visit: str) -> None:
    """Answers to questions of another program, and a mouse of the eighties."""
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        for noise in (
            "\x1b[?62;1;22c",
            "\x1b]11;rgb:1111/2222/3333\x1b\\",
            "\x1bP1$r2 q\x1b\\",
            "\x1b[12;1;2;3z",
            "\x1b[32;10;5M",
        ):
            terminal.send(noise)
            terminal.settle(quiet_s=0.05)
        terminal.send(b"\x1b[M \xff\xfe\x1b[M!!!\x80\xff")
        terminal.settle()
        terminal.send("1")
        terminal.wait_for("1/120")
    with county.open() as workspace:
        assert len(workspace.run(show_visit, visit).visit.answers) == 1


@pytest.mark.usefixtures("visit")
@pytest.mark.parametrize("marked", [True, False], ids=["marked", "unmarked"])
def test_a_long_paste_into_a_note_arrives_at_once(county: County, *, marked: bool) -> None:
    """Character by character, 8 kB took the stock driver a minute."""
    text = "窗口前排队八人，一人受理。" * 300 + "完毕"
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        terminal.send("t")
        terminal.wait_for("Ctrl+S")
        terminal.settle()
        terminal.send(f"{PASTE}{text}{PASTE_END}" if marked else text)
        terminal.wait_for("完毕")


@pytest.mark.usefixtures("visit")
def test_a_megabyte_pasted_by_mistake_ends_nothing(county: County) -> None:
    """What a field cannot take is left out; the app goes on."""
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        terminal.send("t")
        terminal.wait_for("Ctrl+S")
        terminal.settle()
        terminal.send(PASTE + "1" * 1_000_000 + PASTE_END)
        terminal.wait_for("1111111111")
        terminal.settle(quiet_s=0.5)
        terminal.send("\x1b")
        terminal.wait_for("t 备注")


def test_a_closed_terminal_ends_the_app_also_where_hangups_are_ignored(
    county: County, visit: str
) -> None:
    """`nohup` and some SSH servers ignore them; the app must not spin, nor hang on its writes."""
    ignoring = f"trap '' HUP; exec {sys.executable} -m inspector"
    with Terminal(["/bin/sh", "-c", ignoring], env=environment(county)) as terminal:
        at_the_walk(terminal)
        terminal.send("1")
        terminal.wait_for("1/120")
        terminal.send("jjjjjjjjjjjjjjjjjjjjjjjj")
        terminal.hang_up()
        assert terminal.process.wait(timeout=30) == 0
    with county.open() as workspace:
        assert len(workspace.run(show_visit, visit).visit.answers) == 1


@pytest.mark.usefixtures("visit")
@pytest.mark.parametrize("keys", ["e", "y", "2", "t", "B", "v", "W", "o", "\x1bOS", "\x10", "\x0c"])
def test_a_terminal_closed_on_any_screen_leaves_whole_data(county: County, keys: str) -> None:
    """Also after sleep, and with words half typed that no font has."""
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        terminal.send(keys)
        terminal.settle()
        terminal.send("9\u202e某😀\u200b")
        terminal.kill(signal.SIGSTOP)
        terminal.resize(120, 40)
        terminal.send("1")
        terminal.kill(signal.SIGCONT)
        terminal.settle()
        assert terminal.process.poll() is None
        terminal.hang_up()
        assert terminal.process.wait(timeout=60) == 0
    with county.open() as workspace:
        assert selfcheck(workspace).ok


@pytest.mark.usefixtures("visit")
def test_a_settings_file_broken_meanwhile_is_told_and_left_alone(county: County) -> None:
    """Somebody edits it beside the app; what was pressed holds, and the app goes on."""
    file = county.home / "settings.toml"
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        file.write_bytes(b"theme = [[[")
        terminal.send("\x1bOR")
        terminal.wait_for("SETTINGS_001")
        terminal.send("\r")
        terminal.wait_for(lambda seen: "SETTINGS_001" not in seen.text)
        terminal.settle()
        terminal.send("1")
        terminal.wait_for("1/120")
    assert file.read_bytes() == b"theme = [[["


@pytest.mark.usefixtures("visit")
def test_a_hangup_ends_the_app_and_leaves_the_terminal_as_it_was(county: County) -> None:
    """Some servers send it before the line is closed."""
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        os.kill(terminal.process.pid, signal.SIGHUP)
        assert terminal.wait() == 0
        assert not terminal.modes_left_on


@pytest.mark.usefixtures("visit")
def test_a_bug_prints_nothing_that_was_in_memory(county: County) -> None:
    """A traceback with local variables would put names and notes into the scrollback."""
    broken = (
        "import inspector.tui.screens.walk as walk\n"
        "def bug(self):\n"
        "    informant = '举报人某某'\n"
        "    raise ValueError(informant)\n"
        "walk.WalkScreen.action_walk_next = bug\n"
        "from inspector.__main__ import main\n"
        "raise SystemExit(main())\n"
    )
    with Terminal([sys.executable, "-c", broken], env=environment(county)) as terminal:
        at_the_walk(terminal)
        terminal.send("g")
        assert terminal.wait() == 70
        assert "BUG_001" in terminal.text
        left = bytes(terminal.raw)[bytes(terminal.raw).rindex(b"\x1b[?1049l") :].decode()
        assert "举报人" not in left
        assert "Traceback" not in left
        assert not terminal.modes_left_on


@pytest.mark.usefixtures("visit")
def test_a_window_dragged_wildly_ends_up_right(county: County) -> None:
    """Also through sizes in which nothing fits."""
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        for at in range(120):
            terminal.resize(3 + at * 37 % 180, 1 + at * 17 % 60)
        terminal.resize(100, 30)
        terminal.wait_for(lambda seen: "? 帮助" in seen.screen()[29] and "A07" in seen.text)


@pytest.mark.usefixtures("visit")
def test_suspended_from_the_palette_it_wakes_as_it_was(county: County) -> None:
    """A look at the shell in between; the terminal is clean meanwhile, the screen whole after."""
    with Terminal(["/bin/bash", "--norc", "-i"], env=environment(county)) as terminal:
        terminal.send(f"{' '.join(COMMAND)}\r")
        at_the_walk(terminal)
        terminal.send("\x10")
        terminal.wait_for("命令")
        terminal.send("app.suspend\r")
        terminal.wait_for("Stopped")
        assert terminal.modes_left_on <= {SHELL_PASTES}
        terminal.resize(100, 30)
        terminal.send("fg\r")
        terminal.wait_for(lambda seen: "? 帮助" in seen.screen()[29] and "A07" in seen.text)
        terminal.send("1")
        terminal.wait_for("1/120")


@pytest.mark.usefixtures("visit")
def test_without_a_shell_it_does_not_sleep(county: County) -> None:
    """Started by a desktop there is nobody who could wake it: it would be lost."""
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        terminal.send("\x10")
        terminal.wait_for("命令")
        terminal.send("app.suspend\r")
        terminal.wait_for("无法唤醒")


@pytest.mark.usefixtures("visit")
def test_with_the_mouse_off_the_terminal_marks_text_itself(county: County) -> None:
    """Copying a line by the terminal's own means needs the mouse for that."""
    (county.home / "settings.toml").write_text("mouse = false\n", "utf-8")
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        assert not {1000, 1003} & terminal.modes_left_on


@pytest.mark.usefixtures("visit")
def test_a_terminal_with_one_screen_keeps_nothing_of_ours(county: County) -> None:
    """GNU screen and old consoles have no other screen to come back from."""
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        terminal.send("\x11")
        assert terminal.wait() == 0
        assert b"\x1b[2J" in bytes(terminal.raw)[-200:]
