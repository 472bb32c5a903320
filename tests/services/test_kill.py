"""Killed at any moment of a visit or an export: what was acknowledged is there, and whole."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from inspector.clock import SystemClock
from inspector.domain.answering import word_of
from inspector.domain.visit import Answer
from inspector.domain.words import VisitState
from inspector.services.opening import open_workspace
from inspector.services.selfcheck import selfcheck
from inspector.services.verifying import verify_file
from inspector.services.visits import show_visit
from inspector.services.workspace import Workspace
from tests.conftest import FakeClock
from tests.county import PASSPHRASE, County
from tests.sources import ROOT

LONGEST_S = 4.0
"""Of one life: long enough for a visit and its export."""


def acknowledged(folder: Path, after_s: float) -> list[list[str]]:
    """What another process said was saved before it was killed."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.services.inspecting", folder],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as other:
        assert other.stdout is not None
        first = other.stdout.readline()
        time.sleep(after_s)
        other.send_signal(signal.SIGKILL)
        said = [first, *other.stdout.read().splitlines(keepends=True)]
    return [line.decode().split() for line in said if line.endswith(b"\n")]


def survive(county: County, kills: int, seed: int) -> None:
    """Kill an inspecting process again and again, and look each time at what is left."""
    moments = random.Random(seed)  # noqa: S311 - moments, not secrets
    for number in range(kills):
        said = acknowledged(county.folder, moments.random() * LONGEST_S)
        with open_workspace(county.home, PASSPHRASE, clock=SystemClock()) as workspace:
            _look(workspace, county.folder, said)
            if number % 10 == 0 or number == kills - 1:
                assert selfcheck(workspace).ok
        for pdf in county.folder.glob("*.pdf"):
            pdf.unlink()


def _look(workspace: Workspace, folder: Path, said: list[list[str]]) -> None:
    assert said[0] == ["ready"]
    answers: dict[str, dict[str, str]] = {}
    for word, *of in said[1:]:
        match word:
            case "answer":
                answers.setdefault(of[0], {})[of[1]] = of[2]
            case "undone":
                answers[of[0]].popitem()
            case "closed":
                shown = workspace.run(show_visit, of[0])
                assert shown.visit.state is VisitState.CLOSED
                assert shown.score.total_text == of[1]
            case "exported":
                pdf = folder / f"{of[0]}.pdf"
                assert hashlib.sha256(pdf.read_bytes()).hexdigest() == of[1]
            case _:  # a visit opened or filled: what follows tells more
                pass
    for place, (visit, given) in enumerate(answers.items()):
        kept = workspace.run(show_visit, visit).visit.answers
        lost = [code for code, word in given.items() if _word(kept.get(code)) != word]
        # Of the last visit one act more, an undo, may have been saved and not yet said.
        assert len(lost) <= (place == len(answers) - 1), (lost, given)
    for pdf in folder.glob("*.pdf"):
        assert verify_file(pdf, workspace=workspace).verdict == "valid"


def _word(answer: Answer | None) -> str:
    return "unchecked" if answer is None else word_of(answer)


@pytest.fixture
def live(tmp_path: Path) -> County:
    """A workspace made now, as the process that is killed reads the machine's own clock."""
    county = County(tmp_path, FakeClock(SystemClock().now()))
    county.make()
    return county


def test_nothing_acknowledged_is_lost_by_a_kill(live: County) -> None:
    """A laptop that is shut in the middle; the long run is `make survive`."""
    survive(live, kills=4, seed=1)
