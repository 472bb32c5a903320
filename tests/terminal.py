"""A program in a terminal of its own, for stories and measurements."""

import fcntl
import os
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.emulator import Emulator


class Terminal:
    """A program running in a terminal of its own.

    What it writes is read while a method waits, never behind its back. Leaving the `with` block
    kills what is left of it.

    Args:
        argv: The program and its arguments.
        size: Columns and lines.
        env: Added to a plain UTF-8 environment; None takes a variable away.
        cwd: Where it runs.
        is_wide: It draws characters of ambiguous width in two cells.
        is_mute: It never answers what a program asks.
    """

    def __init__(
        self,
        argv: Sequence[str | Path],
        *,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str | None] | None = None,
        cwd: Path | None = None,
        is_wide: bool = False,
        is_mute: bool = False,
    ) -> None:
        self._master, slave = os.openpty()
        self.raw = bytearray()
        """Every byte that it wrote: also what scrolled away."""
        answer = (lambda _: None) if is_mute else self.send
        self.emulator = Emulator(*size, answer=answer, is_wide=is_wide)
        """The screen, cell by cell."""
        self.resize(*size)
        os.set_blocking(self._master, False)
        # A session leader's first open makes the terminal its own: no code between fork and exec.
        attach = ["/bin/sh", "-c", 'tty=$0; exec <"$tty" >"$tty" 2>&1 "$@"', os.ttyname(slave)]
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            [*attach, *map(str, argv)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(env or {}),
            cwd=cwd,
            start_new_session=True,
        )
        self._slave = slave

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def send(self, keys: str | bytes) -> None:
        """Type; `keys` may hold escape sequences, as a terminal would send them."""
        data = keys.encode() if isinstance(keys, str) else keys
        while data:
            try:
                data = data[os.write(self._master, data) :]
            except BlockingIOError:
                select.select([], [self._master], [], 1)

    def screen(self) -> list[str]:
        """The lines as they stand now, as far as they were read."""
        return self.emulator.display

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.screen())

    @property
    def title(self) -> str:
        """What the window's title bar says."""
        return self.emulator.title

    @property
    def modes_left_on(self) -> set[int]:
        """Private modes that a fresh terminal has not: 1049, mouse, paste; 25: no cursor."""
        return self.emulator.modes_left_on()

    def wait_for(
        self, wanted: str | Callable[["Terminal"], bool], *, timeout_s: float = 30
    ) -> float:
        """Read until a text is on the screen, or a condition holds.

        Returns:
            Seconds since the start, of the moment when the bytes that made it true arrived.

        Raises:
            AssertionError: With the screen as it was, when the time is over or the program ended.
        """
        holds = (lambda seen: wanted in seen.text) if isinstance(wanted, str) else wanted
        arrived = time.perf_counter()
        end = arrived + timeout_s
        while not holds(self):
            if chunks := self.read(min(0.25, max(0.0, end - time.perf_counter())), at_most=1):
                arrived, data = chunks[0]
                self.emulator.feed(data)
            elif self.process.poll() is not None or time.perf_counter() > end:
                message = (
                    f"waited for {wanted!r}; exit {self.process.returncode}; seen:\n{self.text}"
                )
                raise AssertionError(message)
        return arrived - self.started

    def settle(self, *, quiet_s: float = 0.15, timeout_s: float = 10) -> None:
        """Read until nothing was written for a while."""
        for _, data in self.read(timeout_s, quiet_s=quiet_s, wait_for_first=False):
            self.emulator.feed(data)

    def key_to_screen(
        self, keys: str | bytes, *, quiet_s: float = 0.08, timeout_s: float = 6
    ) -> float | None:
        """Seconds from a key to the last change of the screen; None when nothing changed.

        The bytes are shown only afterwards, so that the emulator's own work is not measured.
        """
        before = self.emulator.fingerprint()
        sent = time.perf_counter()
        self.send(keys)
        seen = []
        for arrived, data in self.read(timeout_s, quiet_s=quiet_s):
            self.emulator.feed(data)
            seen.append((arrived, self.emulator.fingerprint()))
        if all(shown == before for _, shown in seen):
            return None
        last = seen[-1][1]
        complete = next(i for i in range(len(seen)) if all(shown == last for _, shown in seen[i:]))
        return seen[complete][0] - sent

    def read(
        self,
        timeout_s: float,
        *,
        quiet_s: float | None = None,
        at_most: int | None = None,
        wait_for_first: bool = True,
    ) -> list[tuple[float, bytes]]:
        """Bytes with their moments, until silence, so many reads, or the end of program or time."""
        chunks: list[tuple[float, bytes]] = []
        now = time.perf_counter()
        end, last = now + timeout_s, None if wait_for_first else now
        while at_most is None or len(chunks) < at_most:
            left = end - time.perf_counter()
            if quiet_s is not None and last is not None:
                left = min(left, last + quiet_s - time.perf_counter())
            if left <= 0 or not select.select([self._master], [], [], min(left, 0.25))[0]:
                if left <= 0.25 or self.process.poll() is not None:
                    break
                continue
            with suppress(BlockingIOError):
                data = self._receive()
                if not data:
                    break
                last = time.perf_counter()
                chunks.append((last, data))
                self.raw += data
        return chunks

    def _receive(self) -> bytes:
        try:
            return os.read(self._master, 1 << 20)
        except BlockingIOError:
            raise
        except OSError:  # EIO: nobody holds the other end any more
            return b""

    def resize(self, columns: int, lines: int) -> None:
        """Change the window's size; the program is told."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.emulator.resize(lines, columns)

    def cpu_s(self) -> float:
        """Processor seconds used so far, children that ended included (Linux)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")

    def wait(self, *, timeout_s: float = 30) -> int:
        """Read to the end and give the exit code; negative when a signal ended it."""
        end = time.perf_counter() + timeout_s
        while self.process.poll() is None and time.perf_counter() < end:
            for _, data in self.read(0.1, at_most=1):
                self.emulator.feed(data)
        self.settle(quiet_s=0.05, timeout_s=1)
        return self.process.wait(max(0.1, end - time.perf_counter()))

    def kill(self, with_signal: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to the program and what it started."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, with_signal)

    def hang_up(self) -> None:
        """Close the window under the program."""
        for end in (self._slave, self._master):
            with suppress(OSError):
                os.close(end)

    def close(self) -> None:
        """End whatever is left."""
        self.kill()
        self.process.wait()
        self.hang_up()


def _environment(more: Mapping[str, str | None]) -> dict[str, str]:
    """A plain terminal's, whatever the caller's says about colours or language."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    plain = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    return {name: value for name, value in {**kept, **plain, **more}.items() if value is not None}
