"""Sealed history: whatever is done to it shows, and is named."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
import zstandard

from inspector.domain.history.event import Event, Kind
from inspector.store.segments import GENESIS, Segment, checked, digest_of, packed, text_of
from tests.store.county import IDENTITY, visit_id

LOG = IDENTITY.log


def event(seq: int) -> Event:
    """The seq-th answer of a log."""
    return Event(
        log=LOG,
        seq=seq,
        hlc=seq << 16,
        kind=Kind.ANSWER,
        subject=visit_id(1),
        item="A12",
        observed=None,
        recorded=0,
        actor="p1",
        body={"value": {"answer": "compliant", "note": "独角兽"}, "was": [], "act": seq},
    )


def sealed(count: int = 3) -> Segment:
    """The first segment of a log."""
    return next(packed(LOG, GENESIS, [event(seq) for seq in range(1, count + 1)]))


def rewritten(segment: Segment, change: Callable[[bytes], bytes]) -> Segment:
    """A segment with another text, digested anew as a forger would."""
    text = change(text_of(segment))
    body = zstandard.ZstdCompressor().compress(text)
    return replace(segment, body=body, digest=digest_of(LOG, segment.prev, text))


def opened(segment: Segment) -> list[Event]:
    """The segment's events, if it holds."""
    return checked(LOG, segment, first=1, prev=GENESIS, hlc=0)


def test_what_is_sealed_comes_out_again() -> None:
    """The sealed form is the only one that stays."""
    assert opened(sealed()) == [event(1), event(2), event(3)]


def test_segments_hold_at_most_256_events_and_chain() -> None:
    """Boundaries are final, so they must not depend on how much was waiting."""
    segments = list(packed(LOG, GENESIS, (event(seq) for seq in range(1, 601))))
    assert [(one.first, one.n) for one in segments] == [(1, 256), (257, 256), (513, 88)]
    assert [one.prev for one in segments] == [GENESIS, segments[0].digest, segments[1].digest]


def test_equal_events_give_equal_bytes() -> None:
    """Two parties must digest the same history to the same value."""
    assert sealed() == sealed()


def _bomb(segment: Segment) -> Segment:
    return replace(segment, body=zstandard.ZstdCompressor().compress(bytes(300_000_000)))


def _undeclared(segment: Segment) -> Segment:
    made = zstandard.ZstdCompressor(write_content_size=False).compressobj()
    return replace(segment, body=made.compress(text_of(segment)) + made.flush())


def _twice(text: bytes) -> bytes:
    return text.replace(b'"act":2', b'"act":1,"act":2')


def _reordered(text: bytes) -> bytes:
    lines = json.loads(text)
    return json.dumps(lines[::-1], ensure_ascii=False, separators=(",", ":")).encode()


def _rewriting(old: bytes, new: bytes) -> Callable[[Segment], Segment]:
    return lambda one: rewritten(one, lambda text: text.replace(old, new, 1))


DAMAGES: dict[str, tuple[Callable[[Segment], Segment], str]] = {
    "cut off": (lambda one: replace(one, body=one.body[:-1]), "compression"),
    "another file": (lambda one: replace(one, body=b"hello"), "compression"),
    "bomb": (_bomb, "declared size"),
    "size not declared": (_undeclared, "declared size"),
    "other predecessor": (
        lambda one: replace(one, prev=b"\x01" * 32),
        "link to the segment before",
    ),
    "other place": (lambda one: replace(one, first=2), "order of segments"),
    "other digest": (lambda one: replace(one, digest=GENESIS), "digest"),
    "other count": (lambda one: replace(one, n=2), "sequence numbers"),
    "key given twice": (lambda one: rewritten(one, _twice), "canonical form"),
    "spaces": (_rewriting(b",", b", "), "canonical form"),
    "reordered": (lambda one: rewritten(one, _reordered), "sequence numbers"),
    "renumbered": (_rewriting(b"[3,", b"[4,"), "sequence numbers"),
    "time going back": (_rewriting(b"196608", b"131072"), "hybrid time"),
    "unknown kind": (_rewriting(b'"answer"', b'"guess"'), "form"),
    "no JSON": (lambda one: rewritten(one, lambda _: b"{}["), "form"),
    "nested without end": (lambda one: rewritten(one, lambda _: b"[" * 100_000), "form"),
}


@pytest.mark.parametrize(("damage", "named"), DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_segment_is_refused_by_name(
    damage: Callable[[Segment], Segment], named: str
) -> None:
    """Whoever looks for the fault must be told which it is."""
    with pytest.raises(ValueError, match=rf"^{named}$"):
        opened(damage(sealed()))


def test_a_changed_word_shows_in_the_digest() -> None:
    """One word changed inside the compressed text is the forgery that matters."""
    segment = sealed()
    text = text_of(segment).replace("独角兽".encode(), "白马儿".encode())
    forged = replace(segment, body=zstandard.ZstdCompressor().compress(text))
    with pytest.raises(ValueError, match=r"^digest$"):
        opened(forged)
