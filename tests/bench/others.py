"""The installed apps at work: how each is started on so many items, and what moves its cursor."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.installed import POSTING, TOOLONG, Installed
from tests.terminal import Terminal

LONGEST_START_S = 90
REQUEST = "name: item {number:05}\nmethod: GET\nurl: http://127.0.0.1/\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """How one app is started, and known to be up."""

    app: Installed
    argv: Sequence[str | Path]
    mark: str
    """A text that is on its screen when it is of use."""
    there: str
    """A key that moves its cursor."""
    back: str
    env: Mapping[str, str | None]

    @property
    def name(self) -> str:
        """What the table calls it."""
        return f"{self.app.name} {self.app.version}"


def started(app: Installed, scratch: Path, *, items: int) -> Started:
    """An app on so many items: lines of a log, requests of a collection; harlequin has no list.

    Args:
        app: Installed.
        scratch: For what it is shown; each has a home of its own there.
        items: How many.
    """
    home = scratch / f"{app.name}-{items}"
    home.mkdir(parents=True)
    env: dict[str, str | None] = {"HOME": str(home)}
    argv: tuple[str | Path, ...]
    if app is POSTING:
        env |= {"POSTING_FOCUS__ON_STARTUP": "collection", "POSTING_ANIMATION": "none"}
        argv = (app.program, "--collection", _collection(home, items))
        return Started(app=app, argv=argv, mark="item 00003", there="j", back="k", env=env)
    if app is TOOLONG:
        log, last = home / "items.log", f"line {items:05}"
        lines = (f"line {number:05} 大厅地面保持清洁\n" for number in range(1, items + 1))
        log.write_text("".join(lines), "utf-8")
        argv = (app.program, log)
        return Started(app=app, argv=argv, mark=last, there="\x1b[A", back="\x1b[B", env=env)
    argv = (app.program, "--no-download-tzdata", ":memory:")
    return Started(app=app, argv=argv, mark="Data Catalog", there="x", back="\x7f", env=env)


def _collection(home: Path, items: int) -> Path:
    folder = home / "collection"
    folder.mkdir()
    for number in range(1, items + 1):
        request = folder / f"item-{number:05}.posting.yaml"
        request.write_text(REQUEST.format(number=number), "utf-8")
    return folder


@contextmanager
def running(wanted: Sequence[Started]) -> Iterator[list[tuple[Started, Terminal]]]:
    """All of them, each in a terminal; one that does not come up is named, and left out."""
    with ExitStack() as stack:
        up = []
        for one in wanted:
            terminal = stack.enter_context(Terminal(one.argv, env=one.env))
            try:
                terminal.wait_for(one.mark, timeout_s=LONGEST_START_S)
            except AssertionError:
                sys.stderr.write(f"{one.name} 没有启动，不列。 *did not come up; left out.*\n")
                continue
            terminal.settle(quiet_s=0.5)
            up.append((one, terminal))
        yield up
