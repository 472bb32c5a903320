"""What a terminal sends, cut into keys and pastes; what is neither is dropped.

Textual's own parser makes keys of every sequence that it does not know: an answer of the terminal
that comes late, or a mouse that speaks another dialect, would answer items.
"""

import re
from collections.abc import Generator, Iterator

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

from inspector.tui.keys import narrow

LONGEST_PASTE = 100_000
"""Characters; more would freeze an input for seconds."""
BURST = 40
"""So much text in one read is a paste: nobody types it between two looks at the terminal."""
BURST_QUIET_S = 0.03
"""A pause this long ends a paste that the terminal does not mark."""
ESCAPE_QUIET_S = 0.05
"""A pause this long after an Esc, or within a sequence: no more of it will come."""
PASTE_QUIET_S = 2.0
"""A pause this long ends a paste whose end the terminal has not sent."""

PASTE, PASTE_END = "\x1b[200~", "\x1b[201~"
WHOLE = re.compile(
    r"\x1b(?:"
    r"\[M[\s\S]{3}"  # a mouse of the eighties
    r"|\[(?!M)[0-?]*[ -/]*[@-~]"
    r"|O[ -~]"
    r"|\][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|[PX^_][^\x1b]*\x1b\\"
    r"|[^\[\]OPX^_\x1b]"  # Alt and a key
    r")"
)
KNOWN = re.compile(
    r"\x1b\[(?:"
    r"<?[-\d;]+[mM]|M[\s\S]{3}"  # mouse
    r"|(?:[\d:]*;?){2,3}[u~ABCDEFHPQRS]"  # keys, as kitty and xterm send them
    r"|\?\d+;\d\$y|\d+;\d+R|48;[\d:;]+t"  # modes, place of the cursor, size
    r"|[IO])"
)
TEXT = re.compile(r"[^\x00-\x1f\x7f]+")
Piece = str | events.Key | events.Paste
"""Keys for the parser, or an event that needs none."""
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Control characters: in a note they would reach the next terminal that shows it."""


class Cutter:
    """Takes what was read, however it was cut, and gives keys for the parser, and pastes."""

    def __init__(self) -> None:
        self._held = ""
        self._burst: list[str] = []
        self._pasted: list[str] | None = None

    @property
    def patience_s(self) -> float | None:
        """After how long a pause to ask `give_up`; None while nothing is held back."""
        if self._pasted is not None:
            return PASTE_QUIET_S
        if self._burst:
            return BURST_QUIET_S
        return ESCAPE_QUIET_S if self._held else None

    def feed(self, typed: str) -> Iterator[Piece]:
        """What is whole by now: keys as text, or an event."""
        typed, self._held = self._held + typed, ""
        while typed:
            if self._pasted is not None:
                typed = yield from self._until_end(typed)
            elif typed.startswith("\x1b"):
                typed = yield from self._sequence(typed)
            else:
                end = typed.find("\x1b")
                text = typed if end < 0 else typed[:end]
                typed = typed[len(text) :]
                yield from self._text(text, more=bool(typed))

    def give_up(self) -> Iterator[Piece]:
        """Nothing came for a while: what is held back is all there is."""
        held, self._held = self._held, ""
        if self._pasted is not None:
            yield from self._end_paste()
        yield from self._end_burst()
        if held == "\x1b":
            yield events.Key("escape", "\x1b")
        elif len(held) == 2:
            yield held

    def _sequence(self, typed: str) -> Generator[Piece, None, str]:
        """One escape sequence; returns what comes after it."""
        yield from self._end_burst()
        whole = WHOLE.match(typed)
        if whole is None:
            again = typed.find("\x1b", 1)
            # A string may end with Esc and a backslash, of which only the Esc is here.
            is_cut = again < 0 or (again == len(typed) - 1 and typed[1] in "]PX^_")
            if is_cut and len(typed) <= LONGEST_PASTE:
                self._held = typed
                return ""
            if again == 1:
                yield events.Key("escape", "\x1b")
            return typed[again:] if again > 0 else ""
        sequence = whole.group()
        if sequence == PASTE:
            self._pasted = []
        elif _is_known(sequence):
            yield sequence
        return typed[whole.end() :]

    def _until_end(self, typed: str) -> Generator[Piece, None, str]:
        """Collect a marked paste; returns what comes after it."""
        end = typed.find(PASTE_END)
        if end < 0:
            # The mark of the end may be cut in two.
            cut = next((n for n in range(5, 0, -1) if typed.endswith(PASTE_END[:n])), 0)
            self._collect(typed[: len(typed) - cut])
            self._held = typed[len(typed) - cut :]
            return ""
        self._collect(typed[:end])
        yield from self._end_paste()
        return typed[end + len(PASTE_END) :]

    def _collect(self, text: str) -> None:
        if self._pasted is not None and sum(map(len, self._pasted)) <= LONGEST_PASTE:
            self._pasted.append(text)

    def _end_paste(self) -> Iterator[Piece]:
        pasted, self._pasted = self._pasted or [], None
        yield paste_of("".join(pasted))

    def _text(self, text: str, *, more: bool) -> Iterator[Piece]:
        """What was typed, or is a paste that nobody marked."""
        long = len(text) >= BURST and not UNSEEN.search(text)
        if long or (self._burst and not UNSEEN.search(text)):
            self._burst.append(text)
            if more:
                yield from self._end_burst()
            return
        yield from self._end_burst()
        at = 0
        for words in TEXT.finditer(text):
            if is_written(words.group()):
                if at < words.start():
                    yield text[at : words.start()]
                yield paste_of(words.group())
                at = words.end()
        if at < len(text):
            yield text[at:]

    def _end_burst(self) -> Iterator[Piece]:
        burst, self._burst = self._burst, []
        if burst:
            yield paste_of("".join(burst))


def is_written(text: str) -> bool:
    """Whether it is a text that came at once, as from an input method, and not keys in a row."""
    return len(text) > 1 and not all(narrow(letter).isascii() for letter in text)


def paste_of(text: str) -> events.Paste:
    """A paste of no more than an input can take, with line ends as everywhere."""
    lines = text[:LONGEST_PASTE].replace("\r\n", "\n").replace("\r", "\n")
    return events.Paste(UNSEEN.sub("", lines))


def _is_known(sequence: str) -> bool:
    alt = len(sequence) == 2
    return alt or sequence in ANSI_SEQUENCES_KEYS or KNOWN.fullmatch(sequence) is not None
