"""The only reader of the wall clock, and the only source of ids."""

import os
import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

CHINA = timezone(timedelta(hours=8), "UTC+8")
"""Local time of every deadline and every printed minute; China has one zone and no summer time."""


class Clock(Protocol):
    """Tells the time and makes ids; tests bring their own."""

    def now(self) -> datetime:
        """The instant now, in China's time."""
        ...

    def new_id(self) -> str:
        """A fresh UUIDv7 as 32 hex digits, rising with time."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The instant now, in China's time."""
        return datetime.now(tz=UTC).astimezone(CHINA)

    def new_id(self) -> str:
        """A fresh UUIDv7 (RFC 9562 §5.7) as 32 hex digits."""
        stamp = time.time_ns() // 1_000_000
        noise = int.from_bytes(os.urandom(10))
        rand_a, rand_b = noise >> 68, noise & ((1 << 62) - 1)
        return f"{stamp << 80 | 0x7 << 76 | (rand_a & 0xFFF) << 64 | 0b10 << 62 | rand_b:032x}"


def today(clock: Clock) -> date:
    """The day it is in China."""
    return clock.now().astimezone(CHINA).date()
