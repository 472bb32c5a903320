"""Random hands: keys, pastes, resizes and kills, and what must hold whatever they do."""

import re
import shutil
import signal
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from inspector.clock import CHINA, SystemClock
from inspector.domain.history.event import Event, Kind
from inspector.domain.history.values import answer_from_value
from inspector.services.opening import open_workspace
from inspector.services.selfcheck import selfcheck
from inspector.services.session import Session
from inspector.tui.lines.items import mark_of
from inspector.tui.marks import ASCII, Marks
from tests.conftest import FakeClock
from tests.county import PASSPHRASE, County, closed_visit, hall, new_visit
from tests.terminal import Terminal

COMMAND = (sys.executable, "-m", "inspector")
SIZES = ((80, 24), (120, 40), (60, 20), (200, 60), (40, 12), (10, 3), (110, 18))
NAMED = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "delete": "\x1b[3~",
    "backspace": "\x7f",
    "shift+down": "\x1b[1;2B",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "deklnprstwx"},
}
DIGITS, LETTERS = "12340", "tegfBwWolpyvdhuUrsxncabVijk/=+-[]? "
KEYS = (*NAMED.values(), *DIGITS * 6, *LETTERS, *"１２３？＋", "\x1b[<0;10;10M", "\x1b[<64;5;5M")
"""Answers come often: they are what is typed two hundred times a day."""
TEXTS = (
    "9",
    "09:41-09:44",
    "继续看手机约三分钟",
    "ksj",
    "13800138000",
    "P05",
    "~/照片.jpg",
    "·" * 60,
)
GARBAGE = (b"\xc4\xe3\xba\xc3", b"\xff", b"\x1b[999;999Z", b"\x1b[M", b"\x00", b"\x1b]0;x\x07")
SHOWN = re.compile(r"(?<!\S)([✓✗–◐#+X~-]) ([A-Z]\d\d) ")
"""A mark and an item's code: an answer on the screen. One on its way to the disk shows `…`."""
SAVED = re.compile(r"(?:已存|saved) (\d\d):(\d\d):(\d\d)")


class RandomHands(RuleBasedStateMachine):
    """One person with a bad day, one laptop; every example begins with a fresh copy of a county."""

    template: Path
    """A folder with a workspace, made once."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="hands-"))
        shutil.copytree(self.template, self.folder, dirs_exist_ok=True)
        self.terminal: Terminal | None = None
        self.shown: set[tuple[str, str]] = set()
        self.saved_at = ""
        self.did: list[str] = []

    @initialize(size=st.sampled_from(SIZES[:3]))
    def open(self, size: tuple[int, int]) -> None:
        """Open the app."""
        self.size = size
        self.start()

    def start(self) -> None:
        """Open the app on the workspace as the last one left it, and go into the visit."""
        environment = {
            "HOME": str(self.folder),
            "INSPECTOR_HOME": str(self.folder / "home"),
            "INSPECTOR_LANG": "zh",
            "INSPECTOR_PASSPHRASE": PASSPHRASE,
        }
        terminal = Terminal(COMMAND, size=self.size, env=environment, cwd=self.folder)
        self.terminal = terminal
        terminal.wait_for(lambda seen: b"\x1b[?1049h" in seen.raw and bool(seen.text.strip()))
        terminal.settle()
        self.send("\r")

    def send(self, keys: str | bytes) -> None:
        """Type, and look at what it does."""
        assert self.terminal is not None
        self.did.append(repr(keys))
        with suppress(OSError):  # it may have been told to leave
            self.terminal.send(keys)
        self.look()

    def look(self, *, quiet_s: float = 0.04) -> None:
        """Remember what the screen says is answered, and when it says that it was saved."""
        assert self.terminal is not None
        self.terminal.settle(quiet_s=quiet_s, timeout_s=2)
        seen = self.terminal.text
        self.shown |= set(SHOWN.findall(seen))
        if at := SAVED.search(seen):
            self.saved_at = ":".join(at.groups())

    @rule(key=st.sampled_from(KEYS))
    def press(self, key: str) -> None:
        """One key."""
        self.send(key)

    @rule(keys=st.lists(st.sampled_from(KEYS), min_size=2, max_size=12))
    def type_ahead(self, keys: list[str]) -> None:
        """Several keys before the first one is painted."""
        self.send("".join(keys))

    @rule(digits=st.text(DIGITS, min_size=1, max_size=8))
    def answer(self, digits: str) -> None:
        """What the app is made for, from wherever one is."""
        self.send(digits)

    @rule(digits=st.text(DIGITS, min_size=1, max_size=8))
    def work(self, digits: str) -> None:
        """Back to the visit, and on with it."""
        self.go_back()
        self.send(digits)

    @rule(text=st.sampled_from(TEXTS))
    def write(self, text: str) -> None:
        """Words, as a hand or an input method gives them."""
        self.send(text)

    @rule(text=st.sampled_from(TEXTS), times=st.integers(1, 400), marked=st.booleans())
    def paste(self, text: str, times: int, *, marked: bool) -> None:
        """Paste something, from a terminal that marks it as such or not."""
        whole = text * times
        self.send(f"\x1b[200~{whole}\x1b[201~" if marked else whole)

    @rule(data=st.sampled_from(GARBAGE))
    def garble(self, data: bytes) -> None:
        """Bytes that no keyboard sends."""
        self.send(data)

    @rule()
    def unlock(self) -> None:
        """Type the passphrase, as after a lock."""
        self.send(f"{PASSPHRASE}\r")

    @rule()
    def go_back(self) -> None:
        """Out of wherever one is, and into the visit under the cursor."""
        for key in ("\x1b", "\x1b", "\x1b", "\r"):
            self.send(key)

    @rule(size=st.sampled_from(SIZES))
    def resize(self, size: tuple[int, int]) -> None:
        """Another window size: the app still answers, for it paints again."""
        assert self.terminal is not None
        if size == self.size or self.terminal.process.poll() is not None:
            return
        self.size = size
        self.did.append(f"resize {size}")
        self.terminal.resize(*size)
        alive = self.terminal.read(30, at_most=1) or self.terminal.process.poll() is not None
        assert alive, f"nothing was painted after {self.did[-20:]}"
        self.look()

    @rule(how=st.sampled_from([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP]))
    def die(self, how: signal.Signals) -> None:
        """The battery falls out, the system shuts down, the window is closed."""
        assert self.terminal is not None
        self.terminal.kill(how)
        code = self.terminal.wait(timeout_s=60)
        # What it still had to write, it wrote; only before it is up does a signal end it at once.
        assert code in {0, -how}, f"exit {code} by {how!r} after {self.did[-30:]}"
        self.after_the_end()
        self.start()

    @invariant()
    def it_runs_or_was_left(self) -> None:
        """Nothing ends it but its own quit key."""
        if self.terminal is None or self.terminal.process.poll() is None:
            return
        self.terminal.settle()
        code = self.terminal.process.returncode
        last = self.terminal.raw[-600:].decode("utf-8", "replace")
        what = f"exit {code} after {self.did[-30:]}\n{last}"
        if code:
            sys.stdout.write(what)  # a second run may go another way, and this story be lost
        assert code == 0, what
        assert b"Traceback" not in self.terminal.raw, what
        self.after_the_end()
        self.start()

    def after_the_end(self) -> None:
        """Open the workspace: all that was shown as saved is there."""
        assert self.terminal is not None
        self.terminal.close()
        self.terminal = None
        with open_workspace(self.folder / "home", PASSPHRASE, clock=SystemClock()) as workspace:
            events = workspace.run(_events)
            assert selfcheck(workspace).ok
        recorded = _marks_recorded(events)
        lost = {(mark, code) for mark, code in self.shown if mark not in recorded[code]}
        assert not lost, f"shown as answered and not recorded: {lost}; {self.did[-30:]}"
        if self.saved_at:
            last = max(event.recorded for event in events) / 1000
            written = datetime.fromtimestamp(last, tz=CHINA).strftime("%H:%M:%S")
            assert self.saved_at <= written, self.did[-30:]
        self.shown, self.saved_at, self.did = set(), "", []

    def teardown(self) -> None:
        """The last look; nothing is left behind."""
        try:
            if self.terminal is not None:
                self.terminal.kill()
                self.terminal.process.wait(30)
                self.after_the_end()
        finally:
            if self.terminal is not None:
                self.terminal.close()
            shutil.rmtree(self.folder, ignore_errors=True)


def let_loose(folder: Path, *, days: int, steps: int, derandomize: bool = False) -> None:
    """Let random hands at it, on a fresh copy of the same county every day.

    Args:
        folder: Where the county is made.
        days: How many stories.
        steps: How many steps each has at most.
        derandomize: Tell the same stories every time.
    """
    told = settings(
        max_examples=days,
        stateful_step_count=steps,
        deadline=None,
        derandomize=derandomize,
        database=None,
        phases=(Phase.generate,),  # shrinking real keys takes hours
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(hands_on(folder), settings=told)


def hands_on(folder: Path) -> type[RandomHands]:
    """Hands on a workspace in that folder: an open visit, and a closed one beside it."""
    county = County(folder, FakeClock(SystemClock().now()))
    county.make()
    with county.open() as workspace:
        hall(workspace)
        closed_visit(county, workspace)
        new_visit(workspace)
    return type("RandomHandsHere", (RandomHands,), {"template": folder})


def _events(session: Session) -> list[Event]:
    visits = session.store.find_ids("visit", "")
    return [event for visit in visits for event in session.store.events_of(visit)]


def _marks_recorded(events: Iterable[Event]) -> defaultdict[str, set[str]]:
    """Every mark that an item ever had, by its code."""
    twins = {getattr(Marks(), name): getattr(ASCII, name) for name in Marks.__slots__}
    recorded: defaultdict[str, set[str]] = defaultdict(set)
    for event in events:
        value = event.body.get("value")
        if event.kind is Kind.ANSWER and event.item and isinstance(value, dict):
            mark = mark_of(answer_from_value(value)).text
            recorded[event.item] |= {mark, twins[mark]}
    return recorded
