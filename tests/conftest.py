"""What all tests share: a clock that stands still, and an environment that says nothing."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings

from inspector import i18n
from inspector.clock import CHINA

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


PLAIN = {"LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor"}
"""A terminal as most are."""


class FakeClock:
    """A clock that a test sets and moves; ids count upwards.

    It conforms to `inspector.clock.Clock`. Ids are UUIDv7 of its instant, so two clocks at one
    instant make the same ids: give laptops that meet different `device` numbers.
    """

    def __init__(self, now: datetime, *, device: int = 0) -> None:
        self._now = now.astimezone(CHINA)
        self._device = device
        self._made = 0

    def now(self) -> datetime:
        """The instant that was set."""
        return self._now

    def set(self, now: datetime) -> None:
        """Go to an instant, backwards too: people set clocks wrong."""
        self._now = now.astimezone(CHINA)

    def tick(self, seconds: float = 0, **more: float) -> datetime:
        """Let time pass (`minutes=`, `days=` …); the instant after it."""
        self._now += timedelta(seconds=seconds, **more)
        return self._now

    def new_id(self) -> str:
        """The next UUIDv7 as 32 hex digits: instant, device, count."""
        self._made += 1
        stamp = int(self._now.timestamp() * 1000)
        return f"{stamp << 80 | 0x7 << 76 | 0b10 << 62 | self._device << 32 | self._made:032x}"


@pytest.fixture
def clock() -> FakeClock:
    """A Monday morning in November 2026, at the opening of the halls."""
    return FakeClock(datetime(2026, 11, 23, 9, 0, tzinfo=CHINA))


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees the caller's colours, language or workspace, nor leaves a language behind."""
    exact = {"NO_COLOR", "COLORFGBG", "LC_ALL", "LC_CTYPE", "LANGUAGE"}
    for name in [*os.environ]:
        if name in exact or name.startswith(("INSPECTOR_", "TEXTUAL_")):
            monkeypatch.delenv(name)
    for name, value in PLAIN.items():
        monkeypatch.setenv(name, value)
    i18n.speak("zh")
    yield
    i18n.speak("zh")
