"""Days, times and sums as official paper writes them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from inspector.domain import telling
from inspector.i18n import Pair

AT = datetime(2026, 11, 3, 1, 5, 9, tzinfo=UTC)
"""09:05:09 in China."""


def test_a_day_has_no_leading_zeros() -> None:
    """GB/T 9704—2012 7.3.5.4."""
    assert telling.day(date(2026, 1, 5)) == Pair("2026年1月5日", "5 January 2026")


def test_an_instant_is_told_in_chinas_time() -> None:
    """China has one zone, whatever the laptop is set to."""
    assert telling.minute(AT) == Pair("2026年11月3日 09:05", "3 November 2026, 09:05")
    late = datetime(2026, 11, 3, 17, 0, tzinfo=UTC)
    assert telling.day_of(late) == date(2026, 11, 4)


@pytest.mark.parametrize(("hour_utc", "told"), [(3, "上午"), (4, "下午"), (15, "下午")])
def test_half_a_day_is_all_that_a_covert_visit_tells(hour_utc: int, told: str) -> None:
    """Noon begins the afternoon."""
    at = datetime(2026, 11, 3, hour_utc, 59, tzinfo=UTC)
    assert telling.half_day(at).zh == f"2026年11月3日{told}"


def test_a_span_names_its_day_only_where_it_is_another() -> None:
    """A visit that goes on after midnight, or was remembered the day after."""
    on, later = date(2026, 11, 3), AT + timedelta(minutes=3)
    assert telling.span(AT, later, on) == Pair("09:05—09:08", "09:05—09:08")
    assert telling.span(AT, AT, on) == Pair("09:05", "09:05")
    assert telling.span(None, later, on) is None
    elsewhen = telling.span(AT, None, date(2026, 11, 2))
    assert elsewhen == Pair("2026年11月3日 09:05", "3 November 2026, 09:05")
