"""From the command to the first useful screen, against the least a Textual app can be."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench import arranging
from tests.bench.installed import at_hand
from tests.bench.measuring import Measure, Row, interleaved
from tests.bench.others import started
from tests.county import HALL
from tests.terminal import Terminal

PEERS = Path(__file__).parent / "peers"


MANY = 10_000


def rows(scratch: Path, rounds: int) -> Iterator[Row]:
    """The unlock screen, and home of a workspace with many visits."""
    county = arranging.county(scratch / "many")
    unlocked = arranging.environment(county)
    arranging.open_visits(county, MANY)
    others = [started(app, scratch, items=120) for app in at_hand()]
    samples = interleaved(
        rounds,
        {
            **{one.name: first_paint(one.argv, one.mark, one.env) for one in others},
            "bare": first_paint([sys.executable, PEERS / "bare_app.py"], "ready"),
            "unlock": first_paint(
                arranging.COMMAND, "F2", {**unlocked, "INSPECTOR_PASSPHRASE": None}
            ),
            "home": first_paint(arranging.COMMAND, HALL.name, unlocked),
        },
    )
    for name, what in (
        ("unlock", "到解锁画面 · first paint of the unlock screen"),
        ("home", f"到首页，已存 {MANY:,} 次检查 · of home with so many visits"),
    ):
        yield Row(
            what=what,
            ours=samples[name],
            peer="bare Textual app",
            theirs=samples["bare"],
            bar="≤ 1.3×",
            most=1.3,
        )
    for one in others:
        yield Row(
            what=f"到首页，已存 {MANY:,} 次检查 · of home with so many visits",
            ours=samples["home"],
            peer=one.name,
            theirs=samples[one.name],
            bar="< 1×",
            most=1.0,
        )


def first_paint(
    argv: Sequence[str | Path], mark: str, env: Mapping[str, str | None] | None = None
) -> Measure:
    """Starts a program in a terminal of its own and waits for a text on its screen."""

    def once() -> float:
        with Terminal(argv, env=env) as terminal:
            return terminal.wait_for(mark)

    return once
