"""A laptop that dies while it hands over: the export is begun again, and nothing is missing."""

import shutil
from pathlib import Path

import pytest

from inspector.services.exporting_bundles import Order, export_bundle
from inspector.services.opening_bundles import OpenedBundle, keep_evidence
from tests.bundled import Both, both, opened
from tests.conftest import FakeClock
from tests.killing import Begin, every_death


@pytest.fixture
def story(tmp_path: Path, clock: FakeClock) -> Both:
    """An office and a laptop that has been somewhere."""
    story = both(tmp_path, clock)
    story.visited(photos=2)
    return story


@pytest.mark.parametrize("name", ["out", "out.tar"])
def test_killed_at_every_stage_it_goes_on_and_arrives_whole(name: str, story: Both) -> None:
    """The battery that fails with the stick in: the same command again is all that it takes."""
    target = story.folder / "stick" / name

    def export(begin: Begin) -> None:
        with story.laptop.open() as workspace:
            begin()
            export_bundle(workspace, Order(target=target))

    deaths = 0
    for step in every_death(export):
        deaths += 1
        if target.exists():
            # What has its name is whole, or says that it is not.
            for one in story.open_at(story.office, target):
                if isinstance(one, OpenedBundle):
                    assert _has_all(story, one), step
        with story.laptop.open() as workspace:
            made = export_bundle(workspace, Order(target=target))
        (one,) = story.open_at(story.office, made.file)
        assert isinstance(one, OpenedBundle), step
        assert _has_all(story, one), step
        shutil.rmtree(target.parent)
    assert deaths > 6


def test_an_archive_that_ends_anywhere_is_gone_on_with(story: Both) -> None:
    """What was on its way to the stick when it lost its power is no more there than cut off."""
    target = story.folder / "stick" / "out.tar"
    with story.laptop.open() as workspace:
        whole = export_bundle(workspace, Order(target=target)).file.read_bytes()
        growing = target.with_name("out.tar.part")
        for size in range(0, len(whole), 331):
            target.unlink()
            growing.write_bytes(whole[:size])
            made = export_bundle(workspace, Order(target=target))
            assert made.file == target, size
            assert not growing.exists()
    (one,) = story.open_at(story.office, target)
    assert isinstance(one, OpenedBundle)
    assert _has_all(story, one)


def _has_all(story: Both, one: OpenedBundle) -> bool:
    with story.office.open() as workspace:
        (again,) = opened(workspace, one.file)
        assert isinstance(again, OpenedBundle)
        for part in again.evidence:
            keep_evidence(workspace.vault, again, part)
        shutil.rmtree(workspace.home / "files", ignore_errors=True)
    return len(one.evidence) == 2 and one.delivery.bundle == one.bundle
