"""Ticks of a phrase: each is one more, and what was only assumed gives way."""

from datetime import timedelta

import pytest

from inspector.domain.visit import PhraseTick, Ticked
from inspector.domain.words import Tick
from inspector.errors import InspectorError
from inspector.services.answers import Bulk, bulk_answer
from inspector.services.phrases import add_tick, clear_ticks, drop_tick
from inspector.services.undoing import undo
from inspector.services.workspace import Workspace
from tests.county import new_visit


def test_ticks_add_up_and_are_taken_back_one_by_one(workspace: Workspace) -> None:
    """A phrase is due with every client; each time is a fact of its own."""
    visit = new_visit(workspace)
    at = workspace.clock.now()
    heard = PhraseTick(tick=Tick.HEARD, window="3", at=at)
    missed = PhraseTick(tick=Tick.MISSED, window="5", at=at - timedelta(minutes=1))
    workspace.run(add_tick, visit, "S01", heard)
    shown = workspace.run(add_tick, visit, "S01", missed)
    assert shown.visit.answers["S01"] == Ticked(ticks=(heard, missed))
    assert [str(line.points) for line in shown.score.lines] == ["-1/2"]
    shown = workspace.run(drop_tick, visit, "S01")
    assert shown.visit.answers["S01"] == Ticked(ticks=(heard,))
    assert workspace.run(undo, visit).shown.visit.answers["S01"] == Ticked(ticks=(heard, missed))
    assert "S01" not in workspace.run(clear_ticks, visit, "S01").visit.answers
    assert workspace.run(drop_tick, visit, "S01").visit.answers == {}


def test_what_was_heard_replaces_what_was_assumed(workspace: Workspace) -> None:
    """A bulk tick was nobody's observation."""
    visit = new_visit(workspace)
    workspace.run(bulk_answer, visit, Bulk(answer=None, phrases=Tick.NOT_TRIGGERED))
    heard = PhraseTick(tick=Tick.HEARD)
    shown = workspace.run(add_tick, visit, "S02", heard)
    assert shown.visit.answers["S02"] == Ticked(ticks=(heard,))


def test_only_a_phrase_is_ticked(workspace: Workspace) -> None:
    """An item of another form has no ticks."""
    visit = new_visit(workspace)
    with pytest.raises(InspectorError) as caught:
        workspace.run(add_tick, visit, "A12", PhraseTick(tick=Tick.HEARD))
    assert caught.value.fault.code == "VISIT_004"
