"""`make bench`: every figure the design names, ours and the peer's side by side in one run."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import checklists, documents, keys, scoring, startup, storing
from tests.bench.measuring import Row, machine
from tests.bench.table import for_terminal, write_into
from tests.sources import ROOT

GROUPS: dict[str, Callable[[Path, int], Iterator[Row]]] = {
    "startup": startup.rows,
    "keys": keys.rows,
    "storing": storing.rows,
    "documents": documents.rows,
    "checklists": checklists.rows,
    "scoring": scoring.rows,
}


def main() -> int:
    """Measure what was asked for; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("group", nargs="*", choices=[*GROUPS, []], help="only these")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--readme", action="store_true", help="write the table into README.md")
    asked = parser.parse_args()
    rows = []
    for name in asked.group or GROUPS:
        # Beside the sources: the system's own temporary folder may be no disk at all.
        with tempfile.TemporaryDirectory(prefix="bench-results-", dir=ROOT) as scratch:
            for row in GROUPS[name](Path(scratch), asked.rounds):
                sys.stderr.write(".")
                sys.stderr.flush()
                rows.append(row)
    sys.stdout.write(f"\n{for_terminal(rows)}\n\n{machine()}\n")
    if asked.readme:
        write_into(ROOT / "README.md", rows)
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    raise SystemExit(main())
