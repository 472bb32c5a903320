"""A process that answers without end, and says each answer that is saved; to be killed."""

import os
import random
import sys
from pathlib import Path

from inspector.store.opened import open_store
from tests.store.county import (
    ASKED,
    COMPLIANT,
    DEVICE,
    KEY,
    NOW,
    answer,
    closed,
    derive,
    opened,
    violation,
)


def main(path: Path) -> None:
    """Open visits, answer, close and seal, for ever."""
    store = open_store(path, KEY, derive=derive)
    last = store.last_visit()
    n = 1 if last is None else int(last[4:], 16) + 1
    while True:
        store.append([opened(n)], now_ms=NOW)
        for code in ASKED * 3:
            value = random.choice([COMPLIANT, violation("独角兽" * random.randint(1, 300))])  # noqa: S311
            event = store.append([answer(n, code, value)], now_ms=NOW)[-1]
            os.write(1, f"{event.seq}\n".encode())
        store.append([closed(n)], now_ms=NOW)
        store.seal(DEVICE.sign)
        n += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
