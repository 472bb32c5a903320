"""A checklist file, from its text to every fault named."""

from collections.abc import Iterator
from pathlib import Path

from inspector.checklists.checking import check
from tests.bench import arranging
from tests.bench.measuring import Row, interleaved, timed


def rows(scratch: Path, rounds: int) -> Iterator[Row]:
    """500 items read and checked."""
    path = arranging.long_checklist(scratch, items=500)
    verdict = check(path)
    if verdict.errors:
        raise ValueError(verdict.errors[0])
    samples = interleaved(rounds, {"check": lambda: timed(lambda: check(path))})
    yield Row(
        what="读并检查 500 项的检查表 · a 500-item checklist read and checked",
        ours=samples["check"],
        bar="≤ 0.2 s",
        most=0.2,
    )
