"""Evidence comes in whole or not at all, goes to what it shows, and can be taken away again."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from inspector.domain.visit import Occurrence, Violation
from inspector.errors import InspectorError
from inspector.errors.app import CANCELLED
from inspector.keys.vault import PIECE
from inspector.services.answers import give_answer
from inspector.services.evidence import Purpose, add_evidence, folders_used, take_away
from inspector.services.selfcheck import selfcheck
from inspector.services.undoing import undo
from inspector.services.visits import show_visit
from inspector.services.workspace import Workspace
from tests.county import County, closed_visit, new_visit

NINE, SEVEN = "9" * 32, "7" * 32


@pytest.fixture
def visit(workspace: Workspace) -> str:
    """An open visit with two occurrences at P05."""
    made = new_visit(workspace)
    seen = (Occurrence(occurrence=NINE, window="9"), Occurrence(occurrence=SEVEN, window="7"))
    workspace.run(give_answer, made, "P05", Violation(occurrences=seen))
    return made


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo of nothing."""
    path = tmp_path / "IMG_0412.jpg"
    Image.new("RGB", (64, 48), "#d8d4c8").save(path)
    return path


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """A film of three pieces."""
    path = tmp_path / "走廊.mp4"
    path.write_bytes(b"\0\0\0\x18ftypisom" + bytes(3 * PIECE))
    return path


def files_of(workspace: Workspace, visit: str) -> dict[str, tuple[str, ...]]:
    """The files of each occurrence of P05."""
    answer = workspace.run(show_visit, visit).visit.answers["P05"]
    assert isinstance(answer, Violation)
    return {one.occurrence: one.evidence for one in answer.occurrences}


def in_vault(county: County) -> set[str]:
    """What lies in the vault, by its names there."""
    return {path.name for path in (county.home / "files").glob("*/*")}


def test_a_file_goes_to_the_occurrence_that_it_shows(
    workspace: Workspace, visit: str, photo: Path
) -> None:
    """Window 9 was photographed, window 7 was not; and one act is one step back."""
    (kept,) = add_evidence(
        workspace, Purpose(visit=visit, item="P05", occurrence=NINE), [photo, photo]
    )

    assert kept.sha256 == hashlib.sha256(photo.read_bytes()).hexdigest()
    assert files_of(workspace, visit) == {NINE: (kept.sha256,), SEVEN: ()}
    workspace.run(undo, visit)
    assert files_of(workspace, visit) == {NINE: (), SEVEN: ()}
    assert workspace.run(show_visit, visit).visit.evidence == ()


def test_the_same_file_again_is_no_act(workspace: Workspace, visit: str, photo: Path) -> None:
    """Else a step back would take back nothing that one can see."""
    purpose = Purpose(visit=visit, item="P05", occurrence=NINE)
    add_evidence(workspace, purpose, [photo])
    before = workspace.run(lambda session: session.store.events_of(visit))
    add_evidence(workspace, purpose, [photo])

    assert workspace.run(lambda session: session.store.events_of(visit)) == before


def test_an_occurrence_that_is_gone_takes_nothing_in(
    workspace: Workspace, county: County, visit: str, photo: Path
) -> None:
    """It was deleted on the form while the list of files was open."""
    with pytest.raises(InspectorError) as caught:
        add_evidence(workspace, Purpose(visit=visit, item="P05", occurrence="0" * 32), [photo])

    assert caught.value.fault.code == "VISIT_021"
    assert in_vault(county) == set()


def test_what_is_given_up_leaves_nothing(
    workspace: Workspace, county: County, visit: str, photo: Path, recording: Path
) -> None:
    """A film of half an hour was the wrong one; the photo before it does not stay either."""
    told: list[int] = []

    def stop_late(done: int, whole: int) -> None:
        told.append(done)
        if done > whole * 3 // 4:
            raise InspectorError(CANCELLED, work="")

    with pytest.raises(InspectorError) as caught:
        add_evidence(
            workspace, Purpose(visit=visit, item="P05"), [photo, recording], progress=stop_late
        )

    assert caught.value.fault.code == "APP_008"
    assert told == sorted(told)
    assert in_vault(county) == set()
    assert workspace.run(show_visit, visit).visit.evidence == ()


def test_what_was_there_before_survives_a_later_refusal(
    workspace: Workspace, county: County, visit: str, photo: Path
) -> None:
    """The photo belongs to another item already."""
    add_evidence(workspace, Purpose(visit=visit, item="A12"), [photo])
    kept = in_vault(county)
    with pytest.raises(InspectorError):
        add_evidence(workspace, Purpose(visit=visit, item="P05", occurrence="0" * 32), [photo])

    assert in_vault(county) == kept
    assert selfcheck(workspace).ok


def test_progress_ends_with_all_of_it(workspace: Workspace, visit: str, recording: Path) -> None:
    """A bar that stops at 98 % looks like a fault."""
    told: list[tuple[int, int]] = []
    add_evidence(
        workspace,
        Purpose(visit=visit, item="P05"),
        [recording],
        progress=lambda done, whole: told.append((done, whole)),
    )

    assert told[0][0] == 0
    assert told[-1] == (recording.stat().st_size, recording.stat().st_size)


def test_every_file_that_cannot_be_taken_is_told(
    workspace: Workspace, visit: str, photo: Path, tmp_path: Path
) -> None:
    """Whoever mends one and comes back for the next loses the morning."""
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "torn.jpg").write_bytes(photo.read_bytes()[:60])
    wrong = [tmp_path / "empty.jpg", tmp_path / "torn.jpg", tmp_path / "gone.jpg", tmp_path]
    with pytest.raises(InspectorError) as caught:
        add_evidence(workspace, Purpose(visit=visit, item="P05"), [photo, *wrong])

    assert [one.fault.code for one in caught.value.all] == [
        *("EVIDENCE_004", "EVIDENCE_002", "EVIDENCE_006", "EVIDENCE_006")
    ]


def test_a_file_that_is_still_being_written_is_not_taken(
    workspace: Workspace, county: County, visit: str, recording: Path
) -> None:
    """The camera goes on while it is read: what is kept must be what was known."""

    def grow(done: int, whole: int) -> None:
        if done * 2 >= whole:
            with recording.open("r+b") as file:
                file.seek(20)
                file.write(b"more")

    with pytest.raises(InspectorError) as caught:
        add_evidence(workspace, Purpose(visit=visit, item="P05"), [recording], progress=grow)

    assert caught.value.fault.code == "STORE_017"
    assert in_vault(county) == set()


def test_a_file_is_taken_away_from_the_item_and_its_occurrences(
    workspace: Workspace, visit: str, photo: Path
) -> None:
    """The history keeps it, the vault too: it can be brought back."""
    (kept,) = add_evidence(workspace, Purpose(visit=visit, item="P05", occurrence=NINE), [photo])
    workspace.run(take_away, visit, "P05", kept.sha256[:6])
    assert files_of(workspace, visit) == {NINE: (), SEVEN: ()}
    assert workspace.run(show_visit, visit).visit.evidence == ()

    workspace.run(undo, visit)
    assert files_of(workspace, visit)[NINE] == (kept.sha256,)
    assert workspace.vault.read(kept.sha256) == photo.read_bytes()
    assert selfcheck(workspace).ok


def test_what_is_not_attached_cannot_be_taken_away(
    workspace: Workspace, visit: str, photo: Path
) -> None:
    """A file of another item is not this item's."""
    (kept,) = add_evidence(workspace, Purpose(visit=visit, item="A12"), [photo])
    with pytest.raises(InspectorError) as caught:
        workspace.run(take_away, visit, "P05", kept.sha256)

    assert caught.value.fault.code == "EVIDENCE_007"


def test_a_closed_visit_takes_files_with_a_reason_only(
    workspace: Workspace, county: County, photo: Path
) -> None:
    """What was handed over changes by an amendment."""
    closed = closed_visit(county, workspace)
    with pytest.raises(InspectorError):
        add_evidence(workspace, Purpose(visit=closed, item="P05"), [photo])
    purpose = Purpose(visit=closed, item="P05", reason="补交照片")
    (kept,) = add_evidence(workspace, purpose, [photo])
    workspace.run(take_away, closed, "P05", kept.sha256, reason="照片有误")
    found = workspace.run(show_visit, closed).visit

    assert found.amendments == ("补交照片", "照片有误")
    assert found.evidence == ()


def test_folders_that_files_came_from_are_remembered(
    workspace: Workspace, visit: str, photo: Path
) -> None:
    """The next photo lies beside the last one."""
    add_evidence(workspace, Purpose(visit=visit, item="P05"), [photo])

    assert workspace.run(folders_used) == (photo.parent,)


def test_a_fill_file_tells_damaged_files_beside_missing_ones(
    workspace: Workspace, county: County, visit: str, fill: Callable[[str], list[str]]
) -> None:
    """All that is wrong is told at once, with its line."""
    (county.folder / "torn.jpg").write_bytes(b"\xff\xd8\xff" + bytes(50))
    (county.folder / "empty.jpg").touch()
    told = fill(
        "answers:\n"
        "  P05: {answer: violation, occurrences: [{evidence: [gone.jpg, torn.jpg]}]}\n"
        "  P07: {answer: violation, occurrences: [{evidence: [empty.jpg]}]}\n"
    )

    assert told == ["FILL_003", "EVIDENCE_002", "EVIDENCE_004"]


@pytest.fixture
def fill(workspace: Workspace, county: County, visit: str) -> Callable[[str], list[str]]:
    """Fills a visit with a text that is refused; the codes of all that is wrong."""
    from inspector.services.filled import fill_visit  # noqa: PLC0415

    def filled(words: str) -> list[str]:
        with pytest.raises(InspectorError) as caught:
            fill_visit(workspace, visit, county.file(words))
        return [one.fault.code for one in caught.value.all]

    return filled
