"""The score beside a trial says all that comes of the answers, for every form worked by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.services.filled import fill_visit
from inspector.services.trying import begin_trial
from inspector.services.visits import show_visit
from inspector.services.workspace import Workspace
from inspector.tui.lines.line import Line
from inspector.tui.lines.trial import score_lines
from tests.county import County

FORMS = Path(__file__).parent.parent / "data" / "forms"


@pytest.fixture
def workspace(county: County) -> Iterator[Workspace]:
    """The workspace beside which is tried."""
    with county.open() as opened:
        yield opened


def told(workspace: Workspace, fill: str) -> str:
    """What stands beside the first item of a form that was filled."""
    trial = begin_trial(workspace, FORMS / f"{fill.partition('.')[0]}.yaml")
    fill_visit(trial.workspace, trial.visit, FORMS / f"{fill}.fill")
    shown = trial.workspace.run(show_visit, trial.visit)
    lines = [score_lines(shown, item, 60) for item in shown.items]
    trial.workspace.close()
    return "\n".join(_words(one) for one in lines[0])


def _words(line: Line) -> str:
    return "".join(span.text for span in (*line.left, *line.right))


@pytest.mark.parametrize("fill", sorted(path.stem for path in FORMS.glob("*.fill")))
def test_every_form_is_told(workspace: Workspace, fill: str) -> None:
    """Whatever a form's rules are, the trial has lines for them."""
    assert told(workspace, fill)


@pytest.mark.parametrize(
    ("fill", "words"),
    [
        ("two-targets.1", "首席代表"),
        ("consequence.1", "取消年度评优"),
        ("minimum-sample.1", "不评定等级"),
        ("veto.4", "否决"),
        ("gate.1", "合格"),
        ("by-finder.1", "2 次 × 0.5"),
    ],
)
def test_what_comes_of_it_stands_there_too(workspace: Workspace, fill: str, words: str) -> None:
    """Points are not all: a veto, an award lost, another person charged."""
    assert words in told(workspace, fill)
