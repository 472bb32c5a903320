"""A terminal driver that survives what terminals really send, and terminals that go away.

Faults of the stock driver that matter here: two bytes that are not UTF-8 end the app, a closed
terminal spins a core or blocks for ever, a paste that the terminal does not mark becomes
keystrokes, so does an answer of the terminal that nobody asked for, and of sizes that change fast
an old one may be told last.
"""

import asyncio
import codecs
import os
import selectors
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, cast

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from inspector.services.terminal import QUESTION, Answers
from inspector.tui.drawn import WidthsTold
from inspector.tui.outlet import Outlet
from inspector.tui.sequences import Cutter, Piece

READ_BYTES = 1 << 16
LOOK_S = 0.1
"""How often to look whether the app has ended."""


class Terminal(LinuxDriver):
    """The stock driver with its own way of reading."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # Where `has_terminal` looked for a terminal; errors may go to a file.
        self._outlet = Outlet(sys.__stdout__ or sys.__stderr__)
        self._file = cast("Any", self._outlet)
        self._answers = Answers()

    def start_application_mode(self) -> None:
        """Take the terminal, and ask it how wide it draws; nobody waits for the answer."""
        self._outlet.open()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        asyncio.get_running_loop().add_signal_handler(signal.SIGWINCH, self._resized)
        if self.input_tty and self._writer_thread is not None:
            self._answers = Answers()
            self.write(QUESTION)

    def _resized(self) -> None:
        # On the loop, where it is not interrupted by the next one: a handler that is would read a
        # size, be overtaken, and tell the old size last.
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self._app.post_message(events.Resize(size, size))

    def stop_application_mode(self) -> None:
        """Let go of the terminal; where it has but one screen, nothing of ours stays."""
        self.write("\x1b[0m\x1b[1;1H\x1b[2J")
        super().stop_application_mode()

    def close(self) -> None:
        """Write what is still to be written, and let go of the file."""
        super().close()
        self._outlet.close()

    def write(self, data: str) -> None:
        """Write to the terminal; in the order of the calls."""
        if self._writer_thread is not None and (rest := self._outlet.pass_on(data)):
            self._writer_thread.write(rest)

    def _run_input_thread(self) -> None:
        """Read until the app or the terminal ends; a gone terminal ends the app, and cleanly."""
        self.run_input_thread()
        if not self.exit_event.is_set():
            with suppress(RuntimeError):  # the app has just ended by itself
                self._loop.call_soon_threadsafe(self._app.exit)

    def run_input_thread(self) -> None:
        """Turn what is typed into events, until told to stop or nothing is left to read."""
        parser, decoder, cutter = XTermParser(self._debug), Decoder(), Cutter()
        quiet_s = 0.0
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                wait_s = min(LOOK_S, cutter.patience_s or LOOK_S)
                if selector.select(wait_s):
                    quiet_s, typed = 0.0, self._read(decoder)
                    if typed is None:
                        break
                    self._pass_on(parser, cutter.feed(typed))
                elif (quiet_s := quiet_s + wait_s) >= (cutter.patience_s or LOOK_S):
                    self._pass_on(parser, cutter.give_up())
                for event in parser.tick():
                    self.process_message(event)
        _finish(parser)

    def _pass_on(self, parser: XTermParser, pieces: Iterator[Piece]) -> None:
        for piece in pieces:
            if isinstance(piece, str):
                for event in parser.feed(piece):
                    self.process_message(event)
            else:
                self.process_message(piece)

    def _read(self, decoder: "Decoder") -> str | None:
        """What was typed; None when the terminal is gone."""
        try:
            data = os.read(self.fileno, READ_BYTES)
        except OSError:
            return None
        return decoder.decode(data) if data else None

    def process_message(self, message: Message) -> None:
        """Pass an event on; what the terminal says of itself, the app gets as a whole."""
        if not isinstance(message, events.CursorPosition):
            super().process_message(message)
        elif (widths := self._answers.heard(message.x)) is not None:
            super().process_message(WidthsTold(widths))

    def send_message(self, message: Message) -> None:
        """Hand an event to the app: straight to its queue, without a task of its own for each."""
        self._app.post_message(message)


class Decoder:
    """Bytes as text: UTF-8, else GB 18030 (terminals set to GBK), else marked as unreadable."""

    def __init__(self) -> None:
        self._utf8 = codecs.getincrementaldecoder("utf-8")("strict")

    def decode(self, data: bytes) -> str:
        """The text so far; a character cut in two waits for its rest."""
        held = self._utf8.getstate()[0]
        try:
            return self._utf8.decode(data)
        except UnicodeDecodeError:
            self._utf8.reset()
        whole = held + data
        try:
            return whole.decode("gb18030")
        except UnicodeDecodeError:
            return whole.decode("utf-8", "replace")


def _finish(parser: XTermParser) -> None:
    try:
        for _ in parser.feed(""):
            pass
    except (EOFError, ParseError):
        return
