"""A process that takes deliveries in without end, and says each that is in; to be killed."""

import os
import sys
from pathlib import Path

from inspector.store.delivery import Delivery, Terms
from inspector.store.opened import open_store
from tests.store.county import ASKED, KEY, NOW, answer, closed, derive, opened, verify, violation
from tests.store.devices import Laptop


def main(path: Path) -> None:
    """Let laptop after laptop hand over a visit of its own and one that they share."""
    store = open_store(path, KEY, derive=derive)
    n = len(store.logs()) - 1
    terms = Terms(verify=verify, now_ms=2 * NOW)
    while True:
        n += 1
        laptop = Laptop(n)
        laptop.write(opened(1), opened(1000 + n))
        for code in ASKED:
            laptop.write(answer(1, code, violation(f"{n}")), answer(1000 + n, code, None))
        laptop.write(closed(1000 + n))
        merged = store.gathering.merge(Delivery(logs=[laptop.handed()]), terms)
        os.write(1, f"{n} {merged.manifest}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
