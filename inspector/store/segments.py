"""Sealed history: blocks of events, compressed, chained by digest within their log."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from inspector.domain.history.event import Event
from inspector.store.lines import canonical, event_of, line_of

MOST_EVENTS: Final = 256
MOST_BYTES: Final = 4 << 20
"""A block is cut before its text grows past this; one single event may be larger."""
LARGEST: Final = 64 << 20
"""No block unfolds to more than this, whatever it claims."""
GENESIS: Final = bytes(32)
"""What the first block of a log names as the digest before it."""
_ID_DIGITS: Final = 32
_HEX: Final = frozenset("0123456789abcdef")
_TIME_ENDS: Final = 1 << 63


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """封段: up to 256 events of one log, final once made."""

    first: int
    n: int
    prev: bytes
    """Digest of the block before it."""
    digest: bytes
    """SHA-256 of prev, log and canonical text."""
    body: bytes
    """The text, compressed."""

    @property
    def last(self) -> int:
        """Sequence number of its last event."""
        return self.first + self.n - 1

    @property
    def numbers(self) -> range:
        """Sequence numbers of its events."""
        return range(self.first, self.first + self.n)


def pack(log: str, prev: bytes, events: Sequence[Event]) -> Segment:
    """Seal events that follow one another in one log."""
    import zstandard  # noqa: PLC0415 - only sealing and reading back need it

    text = canonical([line_of(event) for event in events]).encode()
    return Segment(
        first=events[0].seq,
        n=len(events),
        prev=prev,
        digest=digest_of(log, prev, text),
        body=zstandard.ZstdCompressor(level=3).compress(text),
    )


def packed(log: str, prev: bytes, events: Iterable[Event]) -> Iterator[Segment]:
    """Seal any number of events, block after block."""
    for block in _blocks(events):
        segment = pack(log, prev, block)
        prev = segment.digest
        yield segment


def text_of(segment: Segment) -> bytes:
    """The text that a block unfolds to.

    Raises:
        ValueError: It does not unfold, or to more than any block may.
    """
    import zstandard  # noqa: PLC0415

    try:
        # A frame that declares its size is unfolded whole, whatever limit is given later.
        if not 0 <= zstandard.frame_content_size(segment.body) <= LARGEST:
            msg = "declared size"
            raise ValueError(msg)
        text: bytes = zstandard.ZstdDecompressor().decompress(segment.body)
    except zstandard.ZstdError as error:
        msg = "compression"
        raise ValueError(msg) from error
    return text


def lines_of_text(text: bytes) -> list[list[Any]]:
    """The rows that a block's text consists of, each with number and hybrid time before all else.

    Raises:
        ValueError: The text is of no known form.
    """
    try:
        lines: list[list[Any]] = json.loads(text)
        are_rows = all(type(line[0]) is int and type(line[1]) is int for line in lines)
    except (LookupError, RecursionError, TypeError, ValueError) as error:
        msg = "form"
        raise ValueError(msg) from error
    if not are_rows:
        msg = "form"
        raise ValueError(msg)
    return lines


def events_of_text(
    log: str, text: bytes, leave_out: Callable[[int], bool] | None = None
) -> list[Event]:
    """The events that a block's text tells.

    Args:
        log: Whose block it is.
        text: The block's text.
        leave_out: Whether an event of that number is passed over.

    Raises:
        ValueError: The text is of no known form.
    """
    try:
        return [
            event_of(log, line)
            for line in lines_of_text(text)
            if leave_out is None or not leave_out(line[0])
        ]
    except (ValueError, TypeError) as error:
        msg = "form"
        raise ValueError(msg) from error


def subjects_of_text(log: str, text: bytes) -> set[str]:
    """What the events of a block are about, as far as they can be read."""
    subjects: set[str] = set()
    with suppress(ValueError):
        for line in lines_of_text(text):
            with suppress(TypeError, ValueError):
                subjects.add(event_of(log, line).subject)
    return {one for one in subjects if is_id(one)}


def is_id(text: str) -> bool:
    """Whether it is an id as we write them: 32 hexadecimal digits in lower case."""
    return len(text) == _ID_DIGITS and set(text) <= _HEX


def checked(log: str, segment: Segment, *, first: int, prev: bytes, hlc: int) -> list[Event]:
    """The events of a block that was looked at from all sides.

    Args:
        log: Whose block it should be.
        segment: The block.
        first: Sequence number at which it should start.
        prev: Digest of the block before it.
        hlc: Hybrid time of the event before it.

    Raises:
        ValueError: What does not hold, in a word or two.
    """
    text = text_of(segment)
    events = events_of_text(log, text)
    linked(log, segment, text, first=first, prev=prev)
    checked_lines(segment, text, hlc=hlc)
    return events


def linked(log: str, segment: Segment, text: bytes, *, first: int, prev: bytes) -> None:
    """See that a block stands where it should, with the text that its digest is of.

    Raises:
        ValueError: What does not hold.
    """
    claims = (
        (segment.first == first, "order of segments"),
        (segment.prev == prev, "link to the segment before"),
        (digest_of(log, prev, text) == segment.digest, "digest"),
    )
    for holds, what in claims:
        if not holds:
            raise ValueError(what)


def checked_lines(segment: Segment, text: bytes, *, hlc: int) -> list[list[Any]]:
    """The rows of a block that is the one it should be, when they are in order.

    Raises:
        ValueError: What does not hold.
    """
    lines = lines_of_text(text)
    times = [hlc, *(line[1] for line in lines)]
    claims = (
        # Parsers take duplicate keys and odd spellings; the canonical form takes none.
        (_is_canonical(lines, text), "canonical form"),
        ([line[0] for line in lines] == list(segment.numbers), "sequence numbers"),
        (all(a < b for a, b in pairwise(times)) and times[-1] < _TIME_ENDS, "hybrid time"),
    )
    for holds, what in claims:
        if not holds:
            raise ValueError(what)
    return lines


def _is_canonical(lines: list[list[Any]], text: bytes) -> bool:
    try:
        return canonical(lines).encode() == text
    except ValueError:  # numbers that are none, half characters
        return False


def digest_of(log: str, prev: bytes, text: bytes) -> bytes:
    """The digest that chains a block to the one before."""
    return hashlib.sha256(prev + bytes.fromhex(log) + text).digest()


def head_message(log: str, seq: int, digest: bytes) -> bytes:
    """What a device signs: that its log stands at this event with this digest."""
    return b"inspector/head/1" + bytes.fromhex(log) + seq.to_bytes(8, "big") + digest


def _blocks(events: Iterable[Event]) -> Iterator[list[Event]]:
    block: list[Event] = []
    size = 0
    for event in events:
        length = len(canonical(line_of(event)).encode())
        if block and (len(block) == MOST_EVENTS or size + length > MOST_BYTES):
            yield block
            block, size = [], 0
        block.append(event)
        size += length
    if block:
        yield block
