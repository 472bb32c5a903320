"""When nobody is there: counted in time that runs, and a laptop that slept counts as well."""

from dataclasses import dataclass

from inspector.tui.idle import Idle


@dataclass
class Times:
    """Two clocks that a test moves."""

    running: float = 1000.0
    wall: float = 1_700_000_000.0

    def go(self, seconds: float) -> None:
        """Time goes by."""
        self.running += seconds
        self.wall += seconds

    def idle(self) -> Idle:
        """What watches these clocks."""
        return Idle(running=lambda: self.running, wall=lambda: self.wall)


def test_it_is_over_after_so_many_minutes_without_a_key() -> None:
    """Ten minutes at the counter of a colleague are enough for a look at the screen."""
    times = Times()
    idle = times.idle()
    times.go(599)
    assert not idle.is_over(10)
    times.go(1)
    assert idle.is_over(10)


def test_a_key_begins_the_time_anew() -> None:
    """Who types is there."""
    times = Times()
    idle = times.idle()
    times.go(599)
    idle.touch()
    times.go(599)
    assert not idle.is_over(10)


def test_nought_is_never() -> None:
    """Who works alone at home may want it so."""
    times = Times()
    idle = times.idle()
    times.go(10**6)
    times.wall += 10**6
    assert not idle.is_over(0)


def test_a_laptop_that_slept_is_locked_however_short_the_time_that_ran() -> None:
    """A lid that was shut means that somebody left; running time stands still meanwhile."""
    times = Times()
    idle = times.idle()
    times.go(5)
    times.wall += 3600
    assert idle.is_over(10)
    times.go(2)
    assert idle.is_over(10)
    idle.touch()
    assert not idle.is_over(10)


def test_a_clock_that_is_set_back_locks_nobody_out_and_keeps_nobody_in() -> None:
    """Clocks of laptops are wrong, and are put right in the middle of a visit."""
    times = Times()
    idle = times.idle()
    times.wall -= 7200
    assert not idle.is_over(10)
    times.go(600)
    assert idle.is_over(10)
