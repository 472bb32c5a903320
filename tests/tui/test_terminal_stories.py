"""The app in a terminal of its own: what starts, what is lost, and what the terminal is left as."""

import os
import re
import signal
import sys

import pytest

from inspector.services.visits import show_visit
from tests.county import PASSPHRASE, County
from tests.terminal import Terminal

COMMAND = (sys.executable, "-m", "inspector")
ALTERNATE_SCREEN, CURSOR = 1049, 25
DOWN = "\x1b[B"


def environment(county: County, *, passphrase: str | None = PASSPHRASE) -> dict[str, str | None]:
    """Of the app on that workspace."""
    return {
        "HOME": str(county.folder),
        "INSPECTOR_HOME": str(county.home),
        "INSPECTOR_LANG": "zh",
        "INSPECTOR_PASSPHRASE": passphrase,
    }


def at_the_walk(terminal: Terminal) -> None:
    """Open the visit under the cursor."""
    terminal.wait_for("示例县社保局服务大厅")
    terminal.settle()
    terminal.send("\r")
    terminal.wait_for("A28")
    terminal.settle()


@pytest.mark.usefixtures("visit")
def test_a_wrong_passphrase_says_so_and_asks_again(county: County) -> None:
    """Caps lock is the usual reason; nobody should have to start again."""
    with Terminal(COMMAND, env=environment(county, passphrase=None)) as terminal:
        terminal.wait_for("输入口令")
        terminal.settle()
        terminal.send("not-this-one\r")
        terminal.wait_for("LOCK_002")
        terminal.send(f"{PASSPHRASE}\r")
        terminal.wait_for("示例县社保局服务大厅")


@pytest.mark.usefixtures("visit")
def test_a_second_app_is_told_that_the_first_has_the_workspace(county: County) -> None:
    """Two writers would be two truths."""
    with Terminal(COMMAND, env=environment(county)) as first:
        first.wait_for("示例县社保局服务大厅")
        with Terminal(COMMAND, env=environment(county)) as second:
            second.wait_for("LOCK_001")


def test_answers_survive_kill_9(county: County, visit: str) -> None:
    """A battery falls out the moment a mark is on the screen: the answer is there afterwards."""
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        terminal.send("111")
        terminal.wait_for("3/120")
        os.killpg(terminal.process.pid, signal.SIGKILL)
    with county.open() as workspace:
        assert len(workspace.run(show_visit, visit).visit.answers) == 3
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        assert "3/120" in terminal.text


def test_a_terminal_that_closes_ends_the_app_and_loses_nothing(county: County, visit: str) -> None:
    """SSH drops, a window is closed by mistake."""
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        terminal.send("11")
        terminal.wait_for("2/120")
        terminal.hang_up()
        assert terminal.process.wait(timeout=30) == 0
    with county.open() as workspace:
        assert len(workspace.run(show_visit, visit).visit.answers) == 2


@pytest.mark.usefixtures("visit")
def test_sigterm_leaves_the_terminal_as_it_was(county: County) -> None:
    """A shutdown must not leave a terminal that prints mouse codes and hides its cursor."""
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        os.kill(terminal.process.pid, signal.SIGTERM)
        terminal.process.wait(timeout=20)
        terminal.settle()
        assert not terminal.modes_left_on


@pytest.mark.usefixtures("visit")
def test_text_from_a_gbk_terminal_is_understood(county: County) -> None:
    """Old terminals here speak GBK; two such bytes must not end the app."""
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        terminal.send("t")
        terminal.wait_for("Ctrl+S")
        terminal.settle()
        terminal.send("三号窗口".encode("gbk"))
        terminal.wait_for("三号窗口")


def test_a_pasted_sentence_answers_nothing(county: County, visit: str) -> None:
    """A sentence with digits in it, pasted by mistake, is not a row of answers."""
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        terminal.send(
            "1号窗口2026年11月23日14时31分有人离岗约3分钟，未放暂停服务牌，群众4人等候，详见照片1和2。"
        )
        terminal.settle(quiet_s=0.4)
        terminal.send("q")
        terminal.settle()
        assert "0/120" in terminal.text
    with county.open() as workspace:
        assert not workspace.run(show_visit, visit).visit.answers


def test_the_first_run_makes_a_workspace(county: County) -> None:
    """From nothing to the first screen without reading a manual."""
    home, recovery = county.folder / "new", county.folder / "stick.txt"
    env = environment(county, passphrase=None) | {"INSPECTOR_HOME": str(home)}
    with Terminal(COMMAND, env=env) as terminal:
        terminal.wait_for("首次使用")
        terminal.settle()
        hidden = "•" * len("correct horse")
        for words, shown in (
            ("示例局", "示例局"),
            ("测试员丙", "测试员丙"),
            ("correct horse", f"口令         {hidden}"),
            ("correct horse", f"再输一遍     {hidden}"),
        ):
            terminal.send(words)
            terminal.wait_for(shown)
            terminal.send("\r")
            terminal.settle()
        terminal.send("\x15")
        terminal.wait_for("工作区以外的路径")
        terminal.send(str(recovery))
        terminal.wait_for("stick.txt")
        terminal.send("\r")
        terminal.wait_for("工作区已建好", timeout_s=60)
        terminal.send("\r")
        terminal.wait_for("还没有检查")
    assert recovery.is_file()


def test_a_disk_that_is_full_is_said_and_nothing_shown_is_lost(county: County, visit: str) -> None:
    """The answer that could not be written is not on the screen; those before it are kept."""
    limited = f"ulimit -f 600; exec {sys.executable} -m inspector"
    with Terminal(["/bin/sh", "-c", limited], env=environment(county)) as terminal:
        at_the_walk(terminal)
        for _ in range(60):
            terminal.send("1")
            terminal.settle(quiet_s=0.05)
            if "STORE_" in terminal.text:
                break
        terminal.wait_for("STORE_")
        terminal.send("\r")
        terminal.wait_for("t 备注")
        shown = int(re.findall(r"(\d+)/120", terminal.text)[0])
    with county.open() as workspace:
        assert len(workspace.run(show_visit, visit).visit.answers) == shown > 0
