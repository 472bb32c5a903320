"""When nobody is there: no key for too long, or a laptop that was shut meanwhile."""

import time
from collections.abc import Callable

SLEPT_S = 60.0
"""The wall clock went so much further than the time that ran: the machine slept."""


class Idle:
    """Watches the time since the last key.

    Time that runs counts; the wall clock may be set by anyone. It is asked only whether it leapt
    ahead, since running time stands still while a laptop sleeps.

    Args:
        running: Seconds that ran, never going back.
        wall: Seconds of the wall clock.
    """

    def __init__(
        self,
        *,
        running: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._running, self._wall = running, wall
        self._touched = running()
        self._ahead = wall() - running()
        self._slept = False

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._running()
        self._ahead = self._wall() - self._touched
        self._slept = False

    @property
    def seconds(self) -> float:
        """How long nobody was there, as far as time ran."""
        return self._running() - self._touched

    def is_over(self, minutes: int) -> bool:
        """Whether to lock, if so many minutes without a key are allowed; never with 0."""
        running = self._running()
        ahead = self._wall() - running
        self._slept = self._slept or ahead - self._ahead > SLEPT_S
        self._ahead = ahead
        return minutes > 0 and (self._slept or running - self._touched >= minutes * 60)
