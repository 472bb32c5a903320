"""Random hands: keys, pastes, resizes and kills, and what must hold whatever they do."""

import re
import shutil
import signal
import sys
import tempfile
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
from inspector.services.drafts import drafts
from inspector.services.faults import crashes
from inspector.services.opening import open_workspace
from inspector.services.selfcheck import selfcheck
from tests.conftest import FakeClock
from tests.county import PASSPHRASE, County, closed_visit, hall, new_visit
from tests.terminal import Terminal
from tests.tui.recorded import closed_are_closed, events_of_visits, marks_recorded

COMMAND = (sys.executable, "-m", "inspector")
LATE = """
import sys
from datetime import timedelta
from inspector.__main__ import main
from inspector.clock import SystemClock
now = SystemClock.now
SystemClock.now = lambda self, hours=int(sys.argv.pop()): now(self) - timedelta(hours=hours)
raise SystemExit(main())
"""
"""The app on a machine whose clock was set back by so many hours."""
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
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abdeklnoprstuwx"},
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
WORDS = "叫号机旁无人引导"
"""Without a number, so that nothing of it is masked."""
WAYS = {
    "settings": "\x1bOS",
    "palette": "\x10",
    "keys": "\x1bOP",
    "phrases": "y",
    "evidence": "e",
    "moments": "W",
    "occupancy": "o",
    "signatures": "vs",
    "history": "h",
    "find": "/",
    "note": "t",
    "form": "2",
    "rest": "B",
    "close": "vc",
    "new visit": "\x1bn",
}
"""From the visit to the other screens."""
GARBAGE = (b"\xc4\xe3\xba\xc3", b"\xff", b"\x1b[999;999Z", b"\x1b[M", b"\x00", b"\x1b]0;x\x07")
SHOWN = re.compile(r"(?<!\S)([✓✗–◐#+X~-]) ([A-Z]\d\d) ")
"""A mark and an item's code: an answer on the screen. One on its way to the disk shows `…`."""
ONLY_MEANT = re.compile("只记还没有|Only what has no|什么也不保存|nothing is saved")
"""What a list of answers that are not given says of itself: a bulk answer before it is, a trial."""
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
        self.draft = ""
        self.hours = 0
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
        late = (sys.executable, "-c", LATE, str(self.hours))
        terminal = Terminal(
            late if self.hours else COMMAND, size=self.size, env=environment, cwd=self.folder
        )
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
        if not ONLY_MEANT.search(seen):
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

    @rule(way=st.sampled_from(sorted(WAYS)), keys=st.lists(st.sampled_from(KEYS), max_size=8))
    def wander(self, way: str, keys: list[str]) -> None:
        """To another screen, and about on it."""
        self.go_back()
        self.send(WAYS[way])
        for key in keys:
            self.send(key)

    @rule()
    def unlock(self) -> None:
        """Type the passphrase, as after a lock."""
        self.send(f"{PASSPHRASE}\r")

    @rule(
        wrong=st.sampled_from(["not-this-one", PASSPHRASE[:-1], "1" * 300]), ahead=st.text(DIGITS)
    )
    def lock(self, wrong: str, ahead: str) -> None:
        """Lock, try to get past it, and open."""
        self.send(f"{ahead}\x0c")
        self.send(f"{wrong}\r\x10\x1bOS\x1bOP\x1b")
        self.send("\x05\x15")  # to the end, and all of it away
        self.unlock()

    @rule()
    def a_full_day(self) -> None:
        """Every item, one after the other; now and then a key that the others do not press."""
        self.go_back()
        for answers in ("1113111411", "1" * 20, "3\r1\r11111111", "1" * 30, "g1g1g1g1", "1" * 30):
            self.send(answers)

    @rule()
    def the_other_visit(self) -> None:
        """Two halls in one morning."""
        for key in ("\x1b", "\x1b", "\x1b", "\x1b[B", "\r"):
            self.send(key)

    @rule(storm=st.text("uU1u3UuU", min_size=4, max_size=40))
    def storm(self, storm: str) -> None:
        """There and back, faster than it is painted."""
        self.go_back()
        self.send(storm)

    @rule(hours=st.sampled_from([0, 0, 1, 30]))
    def set_the_clock_back(self, hours: int) -> None:
        """The battery of the clock is empty; or somebody has set it right again."""
        assert self.terminal is not None
        self.terminal.kill(signal.SIGKILL)
        self.terminal.wait(timeout_s=60)
        self.after_the_end()
        self.hours = hours
        self.start()

    @rule(how=st.sampled_from([signal.SIGTERM, signal.SIGHUP]))
    def leave_a_note_unsaved(self, how: signal.Signals) -> None:
        """What stood on the screen and was left is a draft."""
        assert self.terminal is not None
        self.go_back()
        self.send("t")
        is_open = "Ctrl+S" in self.terminal.text and "备注" in self.terminal.text
        self.send(WORDS)
        is_there = is_open and WORDS in self.terminal.text
        self.send("\x1b")
        is_left = is_there and WORDS not in self.terminal.text
        self.draft = WORDS if is_left else ""
        self.die(how)

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
        assert code in {0, -how}, f"exit {code} by {how!r} {self.what_broke()}"
        self.after_the_end()
        self.start()

    @invariant()
    def it_runs_or_was_left(self) -> None:
        """Nothing ends it but its own quit key."""
        if self.terminal is None or self.terminal.process.poll() is None:
            return
        self.terminal.settle()
        code = self.terminal.process.returncode
        what = f"exit {code} {self.what_broke() if code else ''}"
        assert code == 0, what
        assert b"Traceback" not in self.terminal.raw, what
        self.after_the_end()
        self.start()

    def what_broke(self) -> str:
        """The last keys, the last words, and the report.

        Said at once: a second run may go another way, and this story be lost.
        """
        assert self.terminal is not None
        last = self.terminal.raw[-600:].decode("utf-8", "replace")
        with open_workspace(self.folder / "home", PASSPHRASE, clock=SystemClock()) as workspace:
            reports = [line for one in crashes(workspace.faults)[:1] for line in one.lines]
        what = "\n".join((f"after {self.did[-30:]}", last, *reports))
        sys.stdout.write(what)
        return what

    def after_the_end(self) -> None:
        """Open the workspace: all that was shown as saved is there."""
        assert self.terminal is not None
        self.terminal.close()
        self.terminal = None
        with open_workspace(self.folder / "home", PASSPHRASE, clock=SystemClock()) as workspace:
            events = workspace.run(events_of_visits)
            kept = str(workspace.run(drafts))
            assert selfcheck(workspace).ok
        recorded = marks_recorded(events)
        lost = {(mark, code) for mark, code in self.shown if mark not in recorded[code]}
        assert not lost, f"shown as answered and not recorded: {lost}; {self.did[-30:]}"
        if self.saved_at:
            last = max(event.hlc >> 16 for event in events) / 1000
            written = datetime.fromtimestamp(last, tz=CHINA).strftime("%H:%M:%S")
            assert self.saved_at <= written, self.did[-30:]
        told = kept + str([event.body for event in events])
        assert self.draft in told, f"a draft is gone: {self.did[-30:]}"
        closed_are_closed(events)
        self.shown, self.saved_at, self.draft, self.did = set(), "", "", []

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
    """Hands on a workspace in that folder: two open visits, and a closed one beside them."""
    county = County(folder, FakeClock(SystemClock().now()))
    county.make()
    with county.open() as workspace:
        hall(workspace)
        closed_visit(county, workspace)
        new_visit(workspace)
        new_visit(workspace)
    return type("RandomHandsHere", (RandomHands,), {"template": folder})
