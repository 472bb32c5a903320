"""Figures that can be compared: interleaved rounds, medians, ratios, the machine's name."""

import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Measure = Callable[[], float]
"""Does the work once and gives its seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table: ours beside a peer, or beside a limit."""

    what: str
    ours: Sequence[float]
    peer: str = ""
    theirs: Sequence[float] = ()
    bar: str
    """As the design words it."""
    most: float
    """Largest ratio to the peer; without a peer, largest median in the row's unit."""
    unit: Literal["s", "MiB"] = "s"
    most_p99: float | None = None
    """Largest ratio of the 99th percentiles, where there is a peer."""

    @property
    def ratio(self) -> float | None:
        """Median to median; None without a peer."""
        return median(self.ours) / median(self.theirs) if self.theirs else None

    @property
    def ratio_p99(self) -> float | None:
        """99th percentile to 99th percentile; None where no bar asks for it."""
        if self.most_p99 is None:
            return None
        return percentile(self.ours, 99) / percentile(self.theirs, 99)

    @property
    def holds(self) -> bool:
        """Tell whether every bar of the row is met."""
        value = median(self.ours) if self.ratio is None else self.ratio
        p99 = self.ratio_p99
        return value <= self.most and (p99 is None or self.most_p99 is None or p99 <= self.most_p99)


def median(samples: Sequence[float]) -> float:
    """The middle one: a busy moment of the machine does not move it."""
    return statistics.median(samples)


def percentile(samples: Sequence[float], percent: int) -> float:
    """The sample that so many percent do not exceed."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, round((len(ordered) - 1) * percent / 100))]


def interleaved(rounds: int, measures: Mapping[str, Measure]) -> dict[str, list[float]]:
    """Samples of each, in turn, so that a slow minute hits all alike; the first are dropped."""
    samples: dict[str, list[float]] = {name: [] for name in measures}
    for number in range(rounds + 1):
        for name, measure in measures.items():
            taken = measure()
            if number:
                samples[name].append(taken)
    return samples


def timed(work: Callable[[], object], *, clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds of some work."""
    started = clock()
    work()
    return clock() - started


def machine() -> str:
    """What it ran on, in one line."""
    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in _lines("/proc/cpuinfo")
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    memory = next((int(x.split()[1]) for x in _lines("/proc/meminfo") if "MemTotal" in x), 0)
    system = next(
        (x.split("=")[1].strip('"') for x in _lines("/etc/os-release") if x.startswith("PRETTY")),
        platform.system(),
    )
    return (
        f"{model}, {os.cpu_count()} cores, {memory / 2**20:.1f} GiB, {system}, "
        f"Python {platform.python_version()}"
    )


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text("utf-8").splitlines() if file.exists() else []
