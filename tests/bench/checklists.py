"""A checklist file, from its text to every fault named."""

from collections.abc import Iterator
from pathlib import Path

from inspector.checklists.checking import check
from tests.bench import arranging
from tests.bench.measuring import Row, interleaved, timed


def rows(scratch: Path, rounds: int) -> Iterator[Row]:
    """500 and 5,000 items read and checked."""
    yield _row(scratch, rounds, items=500, most=0.2)
    yield _row(scratch, max(rounds // 5, 3), items=5000, most=2)


def _row(scratch: Path, rounds: int, *, items: int, most: float) -> Row:
    path = arranging.long_checklist(scratch, items=items)
    verdict = check(path)
    if verdict.errors:
        raise ValueError(verdict.errors[0])
    samples = interleaved(rounds, {"check": lambda: timed(lambda: check(path))})
    return Row(
        what=f"读并检查 {items} 项的检查表 · a {items}-item checklist read and checked",
        ours=samples["check"],
        bar=f"≤ {most:g} s",
        most=most,
    )
