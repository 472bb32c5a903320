"""Bundles with large files: neither side ever holds one whole."""

import tracemalloc
from pathlib import Path

import pytest

from inspector.services.exporting_bundles import Order, export_bundle
from inspector.services.opening_bundles import OpenedBundle, keep_evidence
from tests.bundled import both, opened
from tests.conftest import FakeClock

LARGE = 48 << 20
MOST = 16 << 20
"""Bytes that may be held for it: pieces of the file, and the libraries loaded on the way."""


@pytest.mark.parametrize("name", ["out", "out.tar"])
def test_a_large_file_goes_through_in_pieces(name: str, tmp_path: Path, clock: FakeClock) -> None:
    """A morning of video must not bring an old laptop to its knees."""
    story = both(tmp_path, clock)
    story.visited(size=LARGE)
    with story.laptop.open() as workspace:
        tracemalloc.start()
        export_bundle(workspace, Order(target=tmp_path / name))
        written = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    with story.office.open() as workspace:
        (one,) = opened(workspace, tmp_path / name)
        assert isinstance(one, OpenedBundle)
        (part,) = one.evidence
        tracemalloc.start()
        keep_evidence(workspace.vault, one, part)
        kept = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert workspace.vault.size(part.sha256) == LARGE
    assert max(written, kept) < MOST
