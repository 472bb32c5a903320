"""A terminal driver that survives what terminals really send, and terminals that go away.

Three faults of the stock driver matter here: two bytes that are not UTF-8 end the app, a closed
terminal spins a core for ever, and a paste that the terminal does not mark becomes keystrokes.
"""

import codecs
import os
import re
import selectors
from collections.abc import Iterator

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

BURST = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]{40,}\Z")
"""So much text in one read is a paste: nobody types 40 characters between two looks at the tty."""
LONGEST_PASTE = 100_000
"""Characters; more would freeze an input for seconds."""
READ_BYTES = 1 << 16
QUIET_S = 0.03
"""A pause this long ends an unmarked paste."""


class Terminal(LinuxDriver):
    """The stock driver with its own way of reading."""

    def _run_input_thread(self) -> None:
        """Read until the app or the terminal ends; a gone terminal ends the app, and cleanly."""
        self.run_input_thread()
        if not self.exit_event.is_set():
            self._loop.call_soon_threadsafe(self._app.exit)

    def run_input_thread(self) -> None:
        """Turn what is typed into events, until told to stop or nothing is left to read."""
        parser, decoder = XTermParser(self._debug), Decoder()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    typed = self._read(decoder)
                    if typed is None:
                        break
                    for event in self._events(parser, decoder, selector, typed):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
        _finish(parser)

    def _events(
        self,
        parser: XTermParser,
        decoder: "Decoder",
        selector: selectors.BaseSelector,
        typed: str,
    ) -> Iterator[Message]:
        if not BURST.match(typed):
            yield from parser.feed(typed) if typed else ()
            return
        pieces = [typed]
        while selector.select(QUIET_S) and (more := self._read(decoder)):
            if "\x1b" in more:
                yield _paste("".join(pieces))
                yield from parser.feed(more)
                return
            pieces.append(more)
        yield _paste("".join(pieces))

    def _read(self, decoder: "Decoder") -> str | None:
        """What was typed; None when the terminal is gone."""
        try:
            data = os.read(self.fileno, READ_BYTES)
        except OSError:
            return None
        return decoder.decode(data) if data else None

    def process_message(self, message: Message) -> None:
        """Pass an event on; of a paste no more than an input can take."""
        if isinstance(message, events.Paste) and len(message.text) > LONGEST_PASTE:
            message = events.Paste(message.text[:LONGEST_PASTE])
        super().process_message(message)


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


def _paste(text: str) -> events.Paste:
    return events.Paste(text.replace("\r\n", "\n").replace("\r", "\n"))


def _finish(parser: XTermParser) -> None:
    try:
        for _ in parser.feed(""):
            pass
    except (EOFError, ParseError):
        return
