"""What of a delivered log its device really signed, whatever else was handed over with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inspector.store.delivery import (
    DIGEST,
    FORM,
    LINK,
    SIGNATURE,
    DeliveredLog,
    Quarantined,
)
from inspector.store.history import Verify
from inspector.store.segments import (
    GENESIS,
    MOST_EVENTS,
    Segment,
    digest_of,
    head_message,
    is_id,
    text_of,
)

_DIGEST_BYTES = 32
_SEQ_ENDS = 1 << 62

Held = Mapping[int, tuple[int, bytes]]
"""Segments that are here already: number of events and digest, by their first event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authentic:
    """A segment that a signed head vouches for, and its text."""

    segment: Segment
    text: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A delivered log, parted into what is known, what is to be believed, and what is not."""

    held: tuple[Segment, ...] = ()
    fresh: tuple[Authentic, ...] = ()
    """In order, each linked to the next, the last one to the signed head."""
    refused: tuple[Quarantined, ...] = ()


def judge(delivered: DeliveredLog, held: Held, verify: Verify) -> Judged:
    """Tell what is to be believed of a delivered log.

    What a head vouches for is found by its digests, backwards from the head: what else lies
    beside it can neither be believed nor do harm.
    """
    known = tuple(one for one in delivered.segments if _is_held(one, held))
    rest = [one for one in delivered.segments if not _is_held(one, held)]
    if not rest:
        return Judged(held=known)
    wrong = _fault_of_head(delivered, verify)
    if wrong is not None:
        return Judged(held=known, refused=_refused(delivered, rest, wrong))
    links = {one.digest: one for one in (*known, *rest)}
    fresh: list[Authentic] = []
    faults: dict[int, str] = {}
    expected, last = delivered.digest, delivered.seq
    while (one := links.pop(expected, None)) is not None and one.last == last:
        if not _is_held(one, held):
            told = _text_of(delivered, one)
            if isinstance(told, str):
                faults[id(one)] = told
                break
            fresh.append(Authentic(segment=one, text=told))
        expected, last = one.prev, one.first - 1
    believed = {id(one.segment) for one in fresh}
    return Judged(
        held=known,
        fresh=tuple(reversed(fresh)),
        refused=tuple(
            refused
            for one in rest
            if id(one) not in believed
            for refused in _refused(delivered, [one], faults.get(id(one), LINK))
        ),
    )


def count_of(segment: Segment) -> int:
    """How many events a segment says that it has; one that says what cannot be counts as one."""
    return segment.n if _is_number(segment.n, 1, MOST_EVENTS) else 1


def _is_held(segment: Segment, held: Held) -> bool:
    return held.get(segment.first) == (segment.n, segment.digest)


def _fault_of_head(delivered: DeliveredLog, verify: Verify) -> str | None:
    """Why a signed head vouches for nothing."""
    identity = delivered.identity
    lengths = (len(identity.public_key), len(delivered.digest))
    if not is_id(identity.log) or lengths != (_DIGEST_BYTES, _DIGEST_BYTES):
        return FORM
    if not _is_number(delivered.seq, 1, _SEQ_ENDS):
        return FORM
    message = head_message(identity.log, delivered.seq, delivered.digest)
    return None if verify(identity.public_key, message, delivered.signature) else SIGNATURE


def _text_of(delivered: DeliveredLog, segment: Segment) -> bytes | str:
    """The text that a segment's digest is of; else what is wrong with it."""
    numbers = (
        _is_number(segment.n, 1, MOST_EVENTS)
        and _is_number(segment.first, 1, _SEQ_ENDS)
        and len(segment.prev) == _DIGEST_BYTES
        and (segment.first == 1) == (segment.prev == GENESIS)
    )
    if not numbers:
        return FORM
    try:
        text = text_of(segment)
    except ValueError as error:
        return str(error)
    holds = digest_of(delivered.identity.log, segment.prev, text) == segment.digest
    return text if holds else DIGEST


def _is_number(value: object, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most


def _refused(
    delivered: DeliveredLog, segments: Iterable[Segment], reason: str
) -> tuple[Quarantined, ...]:
    log = delivered.identity.log
    return tuple(
        Quarantined(log=log, first=one.first, n=count_of(one), reason=reason) for one in segments
    )
