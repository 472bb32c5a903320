"""Noting a violation in a terminal of its own: the keys counted, and a power cut in between."""

import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from inspector.clock import SystemClock
from inspector.domain.visit import Violation
from inspector.services.visits import show_visit
from tests.county import County, new_visit
from tests.terminal import Terminal
from tests.tui.test_terminal_stories import COMMAND, at_the_walk, environment

ENTER, SAVE = "\r", "\x13"
MOST_KEYS = 8


@pytest.fixture
def today(tmp_path: Path) -> County:
    """A county where it is now: the time is filled in only on the day of the visit."""
    made = County(tmp_path / "today", SystemClock())  # type: ignore[arg-type]
    made.folder.mkdir()
    made.make()
    return made


@pytest.mark.parametrize(
    ("find", "keys", "told"),
    [
        ("P05", ("2", "1", "2", ENTER, "1", "1", SAVE), ("12", "看手机", "有群众等候仍继续看手机")),
        ("A12", ("2", "3", ENTER, "1", SAVE), ("3", None, "身份牌放在桌上未佩戴")),
    ],
)
def test_a_violation_takes_eight_keys_in_a_terminal(
    today: County,
    find: str,
    keys: Sequence[str],
    told: tuple[str, str | None, str],
) -> None:
    """From the item back to the item, as fast as the terminal takes keys."""
    with today.open() as workspace:
        visit = new_visit(workspace)
    with Terminal(COMMAND, env=environment(today)) as terminal:
        at_the_walk(terminal)
        terminal.send("/")
        terminal.wait_for("查找检查项")
        terminal.settle()
        terminal.send(find)
        terminal.settle()
        terminal.send(ENTER)
        terminal.settle()
        assert len(keys) <= MOST_KEYS
        for key in keys:
            terminal.send(key)
        terminal.wait_for(f"{told[0]} 号窗口")
        terminal.wait_for(told[2])
    with today.open() as workspace:
        answer = workspace.run(show_visit, visit).visit.answers[find]

    assert isinstance(answer, Violation)
    (one,) = answer.occurrences
    assert (one.window, one.subtype, one.note) == told
    assert one.from_at is not None


@pytest.mark.usefixtures("visit")
def test_a_note_half_typed_survives_a_power_cut(county: County) -> None:
    """The battery falls out in the middle of a sentence."""
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        terminal.send("t")
        terminal.wait_for("Ctrl+S")
        terminal.settle()
        terminal.send("队伍排到门外")
        terminal.wait_for("队伍排到门外")
        terminal.settle(quiet_s=1.5)
        os.killpg(terminal.process.pid, signal.SIGKILL)
    with Terminal(COMMAND, env=environment(county)) as terminal:
        at_the_walk(terminal)
        terminal.send("t")
        terminal.wait_for("队伍排到门外")
        terminal.wait_for("草稿")
