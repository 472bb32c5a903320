"""Moments, waiting and windows: worked by hand."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from fractions import Fraction

import pytest

from inspector.domain import timing
from inspector.domain.timing import Moment
from inspector.domain.visit import Lap, Occupancy, Visit
from inspector.domain.words import Channel, LapName, VisitState, VisitType

CHINA = timezone(timedelta(hours=8))


def at(clock: str) -> datetime:
    """A time of the day of the visit."""
    return datetime.fromisoformat(f"2026-11-23T{clock}+08:00")


def lap(name: str, clock: str, number: int = 1) -> Lap:
    """A moment noted."""
    return Lap(lap=LapName(name), at=at(clock), round=number)


def visit(*laps: Lap, channel: Channel = Channel.ONSITE, **more: object) -> Visit:
    """A visit opened at nine."""
    made = Visit(
        visit="0" * 32,
        unit="1" * 32,
        type=VisitType.COVERT,
        channel=channel,
        checklist="c",
        edition="1",
        checklist_digest="0" * 64,
        asked=(),
        team=(),
        at=at("09:00:00"),
        opened_at=at("09:00:00"),
        laps=laps,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def sample(clock: str, staffed: int, total: int = 12) -> Occupancy:
    """The windows, counted once."""
    return Occupancy(sample=clock, at=at(clock), staffed=staffed, total=total)


def test_a_hall_is_timed_from_arrival_to_leaving() -> None:
    """One key takes the next moment, so their order must be that of the hall."""
    seen: list[str] = []
    laps: list[Lap] = []
    while (moment := timing.next_moment(visit(*laps))) is not None:
        seen.append(moment.place)
        laps.append(Lap(lap=moment.lap, at=at("09:00:00")))
    assert seen == ["arrive", "ticket", "called", "served", "left"]


def test_a_call_is_timed_from_the_ring() -> None:
    """By phone nobody arrives."""
    on_the_phone = visit(lap("ring", "09:00:00"), channel=Channel.VOICE)
    assert timing.next_moment(on_the_phone) == Moment(lap=LapName.ANSWER)


def test_a_moment_that_was_skipped_is_not_asked_for_again() -> None:
    """Where no ticket machine stands the call comes next, and then the service."""
    without_ticket = visit(lap("arrive", "09:00:00"), lap("called", "09:10:00"))
    assert timing.next_moment(without_ticket) == Moment(lap=LapName.SERVED)


def test_a_second_ticket_begins_a_service_of_its_own() -> None:
    """Its moments stand beside those of the first, and one leaves only once."""
    first = (lap("arrive", "09:00:00"), lap("ticket", "09:01:00"), lap("called", "09:20:00"))
    again = timing.next_service(visit(*first))
    assert again == Moment(lap=LapName.TICKET, round=2)
    twice = visit(*first, lap("ticket", "09:30:00", 2))
    places = [one.place for one in timing.moments(twice)]
    assert places == [
        *("arrive", "ticket", "called", "served"),
        *("ticket/2", "called/2", "served/2", "left"),
    ]
    assert timing.next_moment(twice) == Moment(lap=LapName.CALLED, round=2)


@pytest.mark.parametrize("place", ["ticket/1", "ticket/02", "ticket/100", "ticket/x", "lunch"])
def test_a_moment_has_one_place_only(place: str) -> None:
    """Two places for one moment would be two moments after a merge."""
    with pytest.raises(ValueError):  # noqa: PT011 - the value itself
        timing.lap_at(place)


def test_a_wait_is_told_in_tenths_of_a_minute() -> None:
    """19 minutes 5 seconds are 19.08 minutes: 19.1."""
    (wait,) = timing.waits(visit(lap("ticket", "09:01:00"), lap("called", "09:20:05")))
    assert wait.minutes == Fraction("19.1")


def test_a_wait_is_never_negative() -> None:
    """A clock set back between ticket and call makes a wait that nobody can tell."""
    turned = visit(lap("ticket", "09:20:00"), lap("called", "09:01:00"))
    (wait,) = timing.waits(turned)
    assert wait.seconds(at("09:30:00")) is None
    assert wait.minutes is None
    assert [(one.lap, after.lap) for one, after in timing.turned_back(turned)] == [
        (LapName.TICKET, LapName.CALLED)
    ]
    (waiting,) = timing.waits(visit(lap("ticket", "09:20:00")))
    assert waiting.seconds(at("09:00:00")) is None


def test_windows_are_due_five_minutes_after_the_last_count() -> None:
    """Before the first count they are due five minutes after arrival."""
    arrived = visit(lap("arrive", "09:02:00"))
    assert not timing.sample_due(arrived, at("09:06:59"), 5)
    assert timing.sample_due(arrived, at("09:07:00"), 5)
    counted = replace(arrived, occupancy=(sample("09:07:00", 7),))
    assert not timing.sample_due(counted, at("09:11:59"), 5)
    assert timing.sample_due(counted, at("09:12:00"), 5)


@pytest.mark.parametrize(
    "over",
    [
        {"state": VisitState.CLOSED},
        {"channel": Channel.VOICE},
        {"type": VisitType.DESK_CHECK},
        {"laps": (lap("arrive", "09:00:00"), lap("left", "09:30:00"))},
    ],
)
def test_windows_are_due_only_while_one_stands_in_the_hall(over: dict[str, object]) -> None:
    """A reminder about a hall that one has left is noise."""
    assert timing.sample_due(visit(), at("10:00:00"), 5)
    assert not timing.sample_due(visit(**over), at("10:00:00"), 5)  # type: ignore[arg-type]
    assert not timing.sample_due(visit(), at("10:00:00"), 0)
    assert not timing.sample_due(visit(), at("17:00:00"), 5)


def test_a_count_of_the_future_does_not_silence_the_reminder() -> None:
    """A clock that was an hour fast and set right again must not stop the counting."""
    fast = visit(occupancy=(sample("10:00:00", 7),))
    assert timing.sample_due(fast, at("09:05:00"), 5)


def test_staffing_is_told_by_mean_and_lowest() -> None:
    """(7 + 6 + 9) / 36 = 61.1 %; 6 of 12 is the lowest, whatever came after."""
    told = timing.staffing([sample("09:05:00", 7), sample("09:10:00", 6), sample("09:15:00", 9)])
    assert told is not None
    assert (told.samples, told.lowest.staffed, told.mean) == (3, 6, Fraction(2200, 36))
    unknown = timing.staffing([sample("09:05:00", 7, 0), sample("09:10:00", 6, 0)])
    assert unknown is not None
    assert (unknown.mean, unknown.lowest.staffed) == (None, 6)
    assert timing.staffing([]) is None
