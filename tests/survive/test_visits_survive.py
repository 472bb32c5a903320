"""The long run: three hundred random moments of visits and exports."""

import pytest

from tests.county import County
from tests.services.test_kill import live, survive

__all__ = ["live"]
KILLS = 300


@pytest.mark.timeout(7200)
def test_nothing_acknowledged_is_lost_by_three_hundred_kills(live: County) -> None:
    """Rare moments, such as the renaming of a PDF, are met only by many tries."""
    survive(live, kills=KILLS, seed=2026)
