"""Sealed history: blocks of events, compressed, chained by digest within their log."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from inspector.domain.history.event import Event
from inspector.store.lines import canonical, event_of, line_of

MOST_EVENTS: Final = 256
MOST_BYTES: Final = 4 << 20
"""A block is cut before its text grows past this; one single event may be larger."""
LARGEST: Final = 64 << 20
"""No block unfolds to more than this, whatever it claims."""
GENESIS: Final = bytes(32)
"""What the first block of a log names as the digest before it."""


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


def events_of_text(log: str, text: bytes) -> list[Event]:
    """The events that a block's text tells.

    Raises:
        ValueError: The text is of no known form.
    """
    try:
        return [event_of(log, line) for line in json.loads(text)]
    except (ValueError, TypeError, RecursionError) as error:
        msg = "form"
        raise ValueError(msg) from error


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
    claims = (
        (segment.first == first, "order of segments"),
        (segment.prev == prev, "link to the segment before"),
        (digest_of(log, prev, text) == segment.digest, "digest"),
        # Parsers take duplicate keys and odd spellings; the canonical form takes none.
        (canonical([line_of(event) for event in events]).encode() == text, "canonical form"),
        ([e.seq for e in events] == list(range(first, first + segment.n)), "sequence numbers"),
        (_rises([hlc, *(event.hlc for event in events)]), "hybrid time"),
    )
    for holds, what in claims:
        if not holds:
            raise ValueError(what)
    return events


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


def _rises(times: list[int]) -> bool:
    return all(a < b for a, b in pairwise(times))
