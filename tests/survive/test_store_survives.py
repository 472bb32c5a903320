"""The long run: three hundred random moments."""

from pathlib import Path

from inspector.store.opened import create_store
from tests.store.county import IDENTITY, KEY, derive
from tests.store.test_kill import survive

KILLS = 300


def test_nothing_acknowledged_is_lost_by_three_hundred_kills(tmp_path: Path) -> None:
    """Rare moments, such as a checkpoint or a sealing, are met only by many tries."""
    path = tmp_path / "inspector.db"
    create_store(path, KEY, identity=IDENTITY, derive=derive).close()
    survive(path, kills=KILLS, seed=2026)
