"""An independent opinion on merging: GeoDiff, which field crews merge their tables with."""

from pathlib import Path

from tests.store.pairs import compare

PAIRS = 500


def test_no_cell_without_conflict_differs_from_what_geodiff_makes(tmp_path: Path) -> None:
    """And what it calls a conflict is one here; here a write counts, not only what it changed."""
    counts = [compare(tmp_path, seed) for seed in range(PAIRS)]
    agreed, unsettled, listed = (sum(column) for column in zip(*counts, strict=True))
    assert agreed > 30 * PAIRS
    assert unsettled > listed > PAIRS // 2
