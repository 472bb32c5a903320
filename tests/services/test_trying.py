"""A draft is tried on a visit that nothing keeps."""

from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.services.answers import answer_by_word
from inspector.services.evidence import Purpose, add_evidence
from inspector.services.instances import add_instances
from inspector.services.trying import begin_trial
from inspector.services.undoing import undo
from inspector.services.visits import show_visit
from inspector.services.workspace import Workspace
from tests.checklists.examples import SMALL


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft, outside the workspace."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def everything_below(folder: Path) -> dict[Path, bytes]:
    """Every file and what it holds."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_trial_is_answered_scored_and_undone_like_a_visit(
    workspace: Workspace, draft: Path
) -> None:
    """The same verbs serve both, so what is tried is what will happen: 2 - 0.5 of 2 are 75."""
    trial = begin_trial(workspace, draft)
    pretended = trial.workspace
    pretended.run(answer_by_word, trial.visit, "A1", "violation")

    assert pretended.run(show_visit, trial.visit).score.total_text == "75.00"

    pretended.run(undo, trial.visit)
    assert pretended.run(show_visit, trial.visit).score.total_text is None
    pretended.close()


def test_a_trial_leaves_no_trace_on_the_disk(
    workspace: Workspace, draft: Path, tmp_path: Path
) -> None:
    """Not in the workspace, and not beside the draft."""
    before = everything_below(tmp_path)
    newest = workspace.last_write

    trial = begin_trial(workspace, draft)
    trial.workspace.run(answer_by_word, trial.visit, "A1", "violation")
    trial.workspace.close()

    assert everything_below(tmp_path) == before
    assert workspace.last_write == newest
    assert workspace.run(lambda session: session.store.contents()) == []


def test_a_trial_takes_no_files(workspace: Workspace, draft: Path, tmp_path: Path) -> None:
    """They would have to be kept somewhere."""
    trial = begin_trial(workspace, draft)
    trial.workspace.run(answer_by_word, trial.visit, "A1", "violation")
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"no photo")

    with pytest.raises(InspectorError):
        add_evidence(trial.workspace, Purpose(visit=trial.visit, item="A1"), [photo])
    trial.workspace.close()


def test_every_item_is_asked_whatever_unit_it_is_for(workspace: Workspace, tmp_path: Path) -> None:
    """Who writes a form tries all of it."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace("due:", "unit_kinds: [U6]\n        due:"), encoding="utf-8")

    trial = begin_trial(workspace, path)

    assert trial.workspace.run(show_visit, trial.visit).visit.asked == ("A1",)
    trial.workspace.close()


def test_a_draft_with_faults_is_refused_with_all_of_them(workspace: Workspace, draft: Path) -> None:
    """They are mended one after the other, with the lines at hand."""
    draft.write_text(SMALL.replace("points", "pionts"), encoding="utf-8")

    with pytest.raises(InspectorError) as raised:
        begin_trial(workspace, draft)

    assert len(raised.value.all) > 1


def test_what_repeats_is_tried_on_two_and_more_can_be_added(
    workspace: Workspace, tmp_path: Path
) -> None:
    """The drafter sees at once how results come together: 2 of 2, 1.5 of 2, then 2 of 2 again."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace("    items:", "    repeat: {per: window}\n    items:"), "utf-8")

    trial = begin_trial(workspace, path)
    pretended = trial.workspace
    assert pretended.run(show_visit, trial.visit).visit.asked == ("A1@1", "A1@2")
    pretended.run(answer_by_word, trial.visit, "A1@1", "compliant")
    pretended.run(answer_by_word, trial.visit, "A1@2", "violation")
    assert pretended.run(show_visit, trial.visit).score.total_text == "87.50"

    pretended.run(add_instances, trial.visit, "A", ["3"])
    shown = pretended.run(answer_by_word, trial.visit, "A1@3", "compliant")
    assert shown.score.total_text == "91.67"
    pretended.close()
