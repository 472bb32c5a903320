"""What travels, judged: what anybody is told of a bundle, and of a file that is none."""

from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.services.devices import revoke
from inspector.services.verifying import verify_file
from tests.bundled import Both, both
from tests.conftest import FakeClock
from tests.offices import Place, an_office


@pytest.fixture
def story(tmp_path: Path, clock: FakeClock) -> Both:
    """A laptop with a visit and a photo, and its office."""
    made = both(tmp_path, clock)
    made.visited()
    return made


def verdict(place: Place | None, file: Path) -> tuple[str | None, str, list[str]]:
    """Kind, verdict and the codes of what is wrong."""
    if place is None:
        found = verify_file(file)
    else:
        with place.open() as workspace:
            found = verify_file(file, workspace=workspace)
    return found.kind, str(found.verdict), [one.fault.code for one in found.problems]


@pytest.mark.parametrize("name", ["out", "out.tar"])
def test_a_bundle_is_valid_where_its_laptop_is_known(
    name: str, story: Both, tmp_path: Path, clock: FakeClock
) -> None:
    """At the office and on the laptop; elsewhere nobody can open it."""
    file = story.export(name).file
    assert verdict(story.office, file) == ("bundle", "valid", [])
    assert verdict(story.laptop, file) == ("bundle", "valid", [])
    (tmp_path / "other").mkdir()
    other = an_office(tmp_path / "other", clock)
    for place in (None, other):
        assert verdict(place, file) == ("bundle", "unreadable", ["TRAVEL_005"])


def test_one_of_a_revoked_laptop_is_not_trusted(story: Both) -> None:
    """Whoever has the laptop now may have written it."""
    file = story.export().file
    with story.office.open() as workspace:
        (one,) = workspace.run(lambda session: session.store.devices())
        workspace.run(revoke, one.device)
    assert verdict(story.office, file) == ("bundle", "untrusted", ["VERIFY_004"])


def test_what_is_not_as_it_was_is_changed(story: Both) -> None:
    """Missing, damaged, cut off: each by its name."""
    made = story.export().file
    (photo,) = (made / "evidence").rglob("*.age")
    photo.write_bytes(photo.read_bytes()[:-1])
    assert verdict(story.office, made) == ("bundle", "changed", ["BUNDLE_008"])
    photo.unlink()
    assert verdict(story.office, made / "bundle.age") == ("bundle", "changed", ["BUNDLE_007"])
    history = made / "bundle.age"
    history.write_bytes(history.read_bytes()[:-1])
    assert verdict(story.office, made) == ("bundle", "changed", ["TRAVEL_004"])
    history.rename(made / "unfinished.age")
    assert verdict(story.office, made) == ("bundle", "changed", ["BUNDLE_003"])
    file = story.export("out.tar").file
    file.write_bytes(file.read_bytes()[:-2000])
    assert verdict(story.office, file) == ("bundle", "changed", ["BUNDLE_006"])


def test_an_answer_to_a_request_is_not_for_others(story: Both) -> None:
    """It is taken in by `key accept`, and judged there."""
    answer = story.folder / "answer"
    answer.write_bytes(story.office.enrol(story.laptop.ask()).answer)
    assert verdict(story.office, answer) == (None, "unreadable", ["TRAVEL_005"])
    with pytest.raises(InspectorError, match="VERIFY_001"):
        verdict(story.laptop, answer)


def test_a_folder_that_is_no_bundle_is_none(story: Both) -> None:
    """Somebody slipped by one key."""
    with pytest.raises(InspectorError, match="VERIFY_001"):
        verdict(story.office, story.folder)
    with pytest.raises(InspectorError, match="VERIFY_012"):
        verdict(story.office, story.folder / "nowhere")
