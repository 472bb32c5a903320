"""From a key to the repainted screen through a real pty, against a bare Line-API list."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench import arranging
from tests.bench.installed import HARLEQUIN, at_hand
from tests.bench.measuring import Row
from tests.bench.others import Started, running, started
from tests.bench.startup import PEERS
from tests.county import HALL
from tests.terminal import Terminal

SIZES = (120, 1_000, 10_000)
DOWN, UP = "\x1b[B", "\x1b[A"
KEYS = {"1": "作答 · answer", DOWN: "移动 · move"}
A_ROUND = 5
"""Keys sent to one terminal before the other has its turn."""


def rows(scratch: Path, rounds: int) -> Iterator[Row]:
    """An answer and a move of the cursor, in short and long checklists."""
    for size in SIZES:
        county = arranging.county(scratch / str(size))
        name = arranging.long_checklist(county.home / "content" / "checklists", items=size).stem
        arranging.open_visits(county, 1, checklist=name)
        bare: list[str | Path] = [sys.executable, PEERS / "line_list.py", str(size)]
        app = arranging.COMMAND
        with Terminal(bare) as peer, Terminal(app, env=arranging.environment(county)) as ours:
            peer.wait_for("A00003")
            ours.wait_for(HALL.name)
            ours.settle()
            ours.send("\r")
            ours.wait_for("A00002")
            yield from _compared(size, ours, peer, rounds)
            yield from _beside_others(scratch, size, ours, rounds)


def _beside_others(scratch: Path, size: int, ours: Terminal, rounds: int) -> Iterator[Row]:
    """Moves of the cursor beside released apps; harlequin has no list, so it is measured once."""
    apps = [app for app in at_hand() if app is not HARLEQUIN or size == SIZES[0]]
    with running([started(app, scratch, items=size) for app in apps]) as others:
        own: list[float] = []
        theirs: dict[str, list[float]] = {one.name: [] for one, _ in others}
        for number in range(rounds):
            after_a_tick(ours)
            own += latencies(ours, [UP if number % 2 else DOWN] * A_ROUND)
            for one, terminal in others:
                key = one.back if number % 2 else one.there
                theirs[one.name] += latencies(terminal, [key] * A_ROUND)
        for one, _ in others:
            if theirs[one.name]:
                yield _beside(one, size, own, theirs[one.name])


def _beside(one: Started, size: int, own: list[float], theirs: list[float]) -> Row:
    doing = "，它在编辑框打字 typing in its editor" if one.app is HARLEQUIN else ""
    return Row(
        what=f"{KEYS[DOWN]}，{size:,} 项 items{doing}",
        ours=own,
        peer=one.name,
        theirs=theirs,
        bar="< 1×",
        most=1.0,
    )


def _compared(size: int, ours: Terminal, peer: Terminal, rounds: int) -> Iterator[Row]:
    for key, name in KEYS.items():
        taken: dict[Terminal, list[float]] = {ours: [], peer: []}
        for number in range(rounds):
            # To and fro: at the end of a list a move would have no effect to wait for.
            pressed = UP if key == DOWN and number % 2 else key
            after_a_tick(ours)
            for terminal in (ours, peer):
                taken[terminal] += latencies(terminal, [pressed] * A_ROUND)
        yield Row(
            what=f"{name}，{size:,} 项 items",
            ours=taken[ours],
            peer="Line-API list",
            theirs=taken[peer],
            bar="p50 ≤ 2.2×, p99 ≤ 3×",
            most=2.2,
            most_p99=3.0,
        )


def after_a_tick(terminal: Terminal) -> None:
    """Wait for the app's clock: it then leaves the screen alone for the rest of the second."""
    terminal.settle(quiet_s=0.1)
    for _, data in terminal.read(1.1, at_most=1):
        terminal.emulator.feed(data)


def latencies(terminal: Terminal, keys: Sequence[str]) -> list[float]:
    """Seconds from each key to the last change that it made; a key without effect is left out."""
    taken = [terminal.key_to_screen(key) for key in keys]
    return [seconds for seconds in taken if seconds is not None]
