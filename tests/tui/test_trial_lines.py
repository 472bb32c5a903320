"""The score beside a trial says all that comes of the answers, for every form worked by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.services.answers import answer_by_word
from inspector.services.filled import fill_visit
from inspector.services.instances import add_instances
from inspector.services.trying import begin_trial
from inspector.services.visits import show_visit
from inspector.services.workspace import Workspace
from inspector.tui.lines.line import Line
from inspector.tui.lines.trial import MOST_LINES, score_lines, score_rows
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
    rows = score_rows(shown)
    lines = [score_lines(shown, rows, item, 60) for item in shown.items]
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


def test_of_a_long_form_no_more_is_told_than_anybody_scrolls(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Every key would else paint thousands of lines; how many are left out is said."""
    path = tmp_path / "long.yaml"
    items = "".join(
        f"      - {{code: A{n}, text: 第{n}项, points: 1}}\n" for n in range(MOST_LINES)
    )
    path.write_text(
        'format: 1\nchecklist: long\nedition: "1"\ntitle: 长表\nsections:\n'
        "  - code: Z\n    title: 先\n    maximum: 9\n    items: [{code: Z1, text: 头, points: 1}]\n"
        f"  - code: A\n    title: 后\n    maximum: 50\n    items:\n{items}",
        encoding="utf-8",
    )
    fill = tmp_path / "fill.yaml"
    answers = "".join(f"  A{n}: violation\n" for n in range(MOST_LINES))
    fill.write_text(f"format: 1\nanswers:\n{answers}", encoding="utf-8")
    trial = begin_trial(workspace, path)
    fill_visit(trial.workspace, trial.visit, fill)
    shown = trial.workspace.run(show_visit, trial.visit)
    lines = score_lines(shown, score_rows(shown), shown.items[0], 60)
    trial.workspace.close()

    assert len(lines) == MOST_LINES + 1
    assert "……还有" in _words(lines[-1])


def test_of_many_windows_the_one_under_the_cursor_stands_first(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Section, its window, its item in full; then the others: 3 of window 5's points are lost."""
    path = tmp_path / "windows.yaml"
    path.write_text(
        'format: 1\nchecklist: windows\nedition: "1"\ntitle: 逐窗口\nsections:\n'
        "  - code: A\n    title: 窗口\n    maximum: 100\n    repeat: {per: window}\n    items:\n"
        "      - {code: A1, text: 头, points: 10, rules: [{rule: one_off, points: 3}]}\n",
        encoding="utf-8",
    )
    trial = begin_trial(workspace, path)
    trial.workspace.run(add_instances, trial.visit, "A", ["5", "7"])
    trial.workspace.run(answer_by_word, trial.visit, "A1@1", "compliant")
    shown = trial.workspace.run(answer_by_word, trial.visit, "A1@5", "violation")
    rows = score_rows(shown)
    of = {
        code: [_words(one) for one in score_lines(shown, rows, shown.checklist.by_code[code], 60)]
        for code in ("A1@5", "A1@7")
    }
    trial.workspace.close()
    assert [line.split()[0] for line in of["A1@5"][1:3]] == ["A", "A@5"]
    assert "> A1@5 头-3" in of["A1@5"][4]
    assert any("A@1 " in line for line in of["A1@5"][5:])
    assert "> A1@7  未检查" in of["A1@7"][2]
