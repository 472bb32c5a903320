"""Moments, windows and signatures: kept, corrected, taken back, told."""

from datetime import timedelta
from pathlib import Path

import pytest

from inspector.domain.timing import Moment
from inspector.domain.visit import Lap, Occupancy, Refusal, Signing
from inspector.domain.words import LapName, VisitType
from inspector.errors import InspectorError
from inspector.services.copies import backup, restore
from inspector.services.filled import as_fill, fill_visit
from inspector.services.listing import history
from inspector.services.opening import open_workspace
from inspector.services.selfcheck import selfcheck
from inspector.services.signing import sign_visit, signatures_missing
from inspector.services.timing import (
    drop_lap,
    drop_occupancy,
    note_occupancy,
    take_lap,
    take_next_lap,
)
from inspector.services.undoing import undo
from inspector.services.visits import close_visit, show_visit, void_visit
from inspector.services.workspace import Workspace
from tests.conftest import FakeClock
from tests.county import PASSPHRASE, County, closed_visit, new_visit

WHOLE = """
laps:
  - {lap: ticket, at: "09:01"}
  - {lap: called, at: "09:20"}
  - {lap: ticket, at: "09:40", round: 2}
occupancy:
  - {at: "09:05", staffed: 7, open: 8, empty: ["3", "9"]}
  - {at: "09:10", staffed: 6}
signing:
  inspectors: [测试员甲, 测试员乙]
  unit_head: {name: 示例丙, post: 主任}
  refused: {reason: 不认可扣分, witness: 示例丁, proof: photo}
  copies: 2
"""
SIGNING = Signing(
    inspectors=("测试员甲", "测试员乙"),
    unit_head="示例丙",
    post="主任",
    refused=Refusal(reason="不认可扣分", witness="示例丁"),
    copies=2,
)


def counted(workspace: Workspace, staffed: int, **more: object) -> Occupancy:
    """The windows, counted now."""
    made = {"sample": workspace.clock.new_id(), "at": workspace.clock.now(), "staffed": staffed}
    return Occupancy(**{**made, **more})  # type: ignore[arg-type]


def code_of(caught: "pytest.ExceptionInfo[InspectorError]") -> list[str]:
    """The codes of all that was refused."""
    return [one.fault.code for one in caught.value.all]


def test_a_fill_file_tells_all_of_it_and_is_told_again(
    county: County, workspace: Workspace
) -> None:
    """What a script wrote it must be able to read, to the last key."""
    visit = new_visit(workspace)
    counts = fill_visit(workspace, visit, county.file(WHOLE))
    assert (counts.laps, counts.occupancy, counts.signing) == (3, 2, 1)
    told = as_fill(workspace.run(show_visit, visit))
    assert [(one["lap"], one.get("round")) for one in told["laps"]] == [
        ("ticket", None),
        ("called", None),
        ("ticket", 2),
    ]
    first, second = told["occupancy"]
    assert (first["staffed"], first["open"], first["total"], first["empty"]) == (
        *(7, 8, 12),
        ["3", "9"],
    )
    assert "open" not in second
    assert told["signing"] == {
        "inspectors": ["测试员甲", "测试员乙"],
        "unit_head": {"name": "示例丙", "post": "主任"},
        "refused": {"reason": "不认可扣分", "witness": "示例丁", "proof": "photo"},
        "copies": 2,
    }


def test_filling_twice_adds_nothing(county: County, workspace: Workspace) -> None:
    """A script that runs again must not count the windows again."""
    visit = new_visit(workspace)
    file = county.file(WHOLE)
    fill_visit(workspace, visit, file)
    once = as_fill(workspace.run(show_visit, visit))
    fill_visit(workspace, visit, file)
    assert as_fill(workspace.run(show_visit, visit)) == once


def test_a_fill_file_is_refused_with_every_fault_by_line(
    county: County, workspace: Workspace
) -> None:
    """Nothing of it is written, and who wrote it sees where to look."""
    file = county.file(
        "laps: [{lap: ticket, at: '09:01', round: 0}]\n"
        "occupancy: [{at: '09:05', staffed: 9, open: 8}]\n"
        "signing: {refused: {witness: ' '}}\n"
    )
    visit = new_visit(workspace)
    with pytest.raises(InspectorError) as caught:
        fill_visit(workspace, visit, file)
    assert {"FILL_008", "SPOT_003"} <= set(code_of(caught))
    assert as_fill(workspace.run(show_visit, visit))["laps"] == []


def test_the_next_moment_is_taken_one_after_the_other(
    workspace: Workspace, clock: FakeClock
) -> None:
    """Two keys in a row are two moments, even while the first is on its way to the disk."""
    visit = new_visit(workspace)
    for _ in range(5):
        clock.tick(minutes=1)
        workspace.run(take_next_lap, visit)
    assert [lap.lap for lap in workspace.run(show_visit, visit).visit.laps] == [
        *(LapName.ARRIVE, LapName.TICKET, LapName.CALLED),
        *(LapName.SERVED, LapName.LEFT),
    ]
    with pytest.raises(InspectorError) as caught:
        workspace.run(take_next_lap, visit)
    assert code_of(caught) == ["SPOT_001"]


def test_every_act_on_the_spot_is_taken_back(workspace: Workspace) -> None:
    """`u` takes back anything; the history keeps it all."""
    visit = new_visit(workspace)
    before = workspace.run(show_visit, visit).visit
    workspace.run(take_next_lap, visit)
    workspace.run(note_occupancy, visit, counted(workspace, 7))
    workspace.run(sign_visit, visit, SIGNING)
    assert workspace.run(undo, visit, 3).shown.visit == before
    told = [line.text.zh for line in workspace.run(history, visit)]
    assert any("在岗 7 个，共 12 个窗口" in one for one in told)
    assert any(
        one.startswith("检查人员：测试员甲、测试员乙；被查单位：示例丙 主任") for one in told
    )


def test_what_stands_on_the_spot_is_what_the_events_say(
    county: County, workspace: Workspace
) -> None:
    """The self-check folds it anew, and a rebuild changes nothing."""
    visit = new_visit(workspace)
    fill_visit(workspace, visit, county.file(WHOLE))
    before = workspace.run(show_visit, visit).visit
    assert selfcheck(workspace).ok
    workspace.run(lambda session: session.store.rebuild())
    assert workspace.run(show_visit, visit).visit == before


def test_a_restored_workspace_has_all_of_it_and_still_takes_it_back(
    county: County, workspace: Workspace, tmp_path: Path
) -> None:
    """The laptop died before the signatures: nothing of the morning may be asked for again."""
    visit = new_visit(workspace)
    fill_visit(workspace, visit, county.file(WHOLE))
    workspace.run(take_lap, visit, Moment(lap=LapName.CALLED, round=2))
    before = workspace.run(show_visit, visit).visit
    backup(workspace, tmp_path / "copy")
    restore(tmp_path / "copy", tmp_path / "new", PASSPHRASE, clock=county.clock)
    with open_workspace(tmp_path / "new", PASSPHRASE, clock=county.clock) as new:
        assert new.run(show_visit, visit).visit == before
        assert selfcheck(new).ok
        assert len(new.run(undo, visit).shown.visit.laps) == len(before.laps) - 1
        emptied = new.run(undo, visit).shown.visit
        assert (emptied.laps, emptied.occupancy, emptied.signing) == ((), (), None)


def test_a_moment_is_taken_away(workspace: Workspace) -> None:
    """One key too many must not stand for ever."""
    visit = new_visit(workspace)
    workspace.run(take_next_lap, visit)
    shown = workspace.run(drop_lap, visit, Moment(lap=LapName.ARRIVE))
    assert shown.visit.laps == ()
    with pytest.raises(InspectorError) as caught:
        workspace.run(drop_lap, visit, Moment(lap=LapName.ARRIVE))
    assert code_of(caught) == ["SPOT_002"]


def test_a_sample_is_taken_away_by_its_minute(workspace: Workspace, clock: FakeClock) -> None:
    """A slip of the finger is told from a count by the time at which it was made."""
    visit = new_visit(workspace)
    workspace.run(note_occupancy, visit, counted(workspace, 70, total=99))
    at = clock.now()
    shown = workspace.run(drop_occupancy, visit, at)
    assert shown.visit.occupancy == ()
    with pytest.raises(InspectorError) as caught:
        workspace.run(drop_occupancy, visit, at)
    assert code_of(caught) == ["SPOT_006"]


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ({"open": 6}, ["SPOT_003"]),
        ({"open": 13}, ["SPOT_004"]),
        ({"empty": ("1", "2", "3", "4", "5", "6")}, ["SPOT_005"]),
    ],
)
def test_a_count_that_cannot_be_is_refused(
    workspace: Workspace, more: dict[str, object], codes: list[str]
) -> None:
    """Seven of twelve are staffed: six open, thirteen open or six empty are slips."""
    visit = new_visit(workspace)
    with pytest.raises(InspectorError) as caught:
        workspace.run(note_occupancy, visit, counted(workspace, 7, **more))
    assert code_of(caught) == codes


def test_a_closed_visit_is_signed_without_an_amendment(
    county: County, workspace: Workspace
) -> None:
    """One signs after reading the result; no answer changes by it."""
    visit = closed_visit(county, workspace)
    shown = workspace.run(sign_visit, visit, SIGNING)
    assert shown.visit.signing == SIGNING
    assert shown.visit.amendments == ()
    assert signatures_missing(shown) == ()
    assert selfcheck(workspace).ok


def test_a_closed_visit_is_timed_only_by_an_amendment(
    county: County, workspace: Workspace, clock: FakeClock
) -> None:
    """Moments are facts of the visit: a later one needs its reason."""
    visit = closed_visit(county, workspace)
    moment = Moment(lap=LapName.LEFT)
    with pytest.raises(InspectorError) as caught:
        workspace.run(take_lap, visit, moment, clock.now())
    assert code_of(caught) == ["VISIT_011"]
    at = clock.now() - timedelta(minutes=1)
    shown = workspace.run(take_lap, visit, moment, at, reason="补记离开时间")
    assert shown.visit.laps == (Lap(lap=LapName.LEFT, at=at),)
    assert shown.visit.amendments == ("补记离开时间",)


def test_a_void_visit_is_signed_by_nobody(workspace: Workspace) -> None:
    """It counts nowhere."""
    visit = new_visit(workspace)
    workspace.run(void_visit, visit, "误建")
    with pytest.raises(InspectorError):
        workspace.run(sign_visit, visit, SIGNING)


def test_a_covert_visit_names_no_inspector(workspace: Workspace) -> None:
    """A name on paper is what the seal is there to prevent."""
    visit = new_visit(workspace, VisitType.COVERT)
    with pytest.raises(InspectorError) as caught:
        workspace.run(sign_visit, visit, SIGNING)
    assert code_of(caught) == ["SPOT_008"]
    shown = workspace.run(sign_visit, visit, Signing(unit_head="示例丙"))
    assert shown.visit.signing == Signing(unit_head="示例丙")


@pytest.mark.parametrize(
    ("signing", "code"),
    [
        (Signing(), "SPOT_010"),
        (Signing(unit_head="示例丙", refused=Refusal(reason="忙", witness=" ")), "SPOT_009"),
        (Signing(unit_head="示\u202e例"), "VISIT_031"),
    ],
)
def test_a_signature_that_says_nothing_is_refused(
    workspace: Workspace, signing: Signing, code: str
) -> None:
    """A refusal without a witness proves nothing."""
    visit = new_visit(workspace)
    with pytest.raises(InspectorError) as caught:
        workspace.run(sign_visit, visit, signing)
    assert code_of(caught) == [code]


def test_what_a_signature_lacks_keeps_nobody_from_closing(workspace: Workspace) -> None:
    """A team of one is told, and may close."""
    visit = new_visit(workspace)
    told = [one.zh for one in signatures_missing(workspace.run(show_visit, visit))]
    assert told == [
        "检查人员只有一人，应有两人签字",
        "未填写签字的检查人员",
        "未填写签收的单位负责人",
    ]
    closed = workspace.run(close_visit, visit, incomplete="临时停电")
    assert closed.shown.visit.closed_at is not None
