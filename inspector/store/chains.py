"""How segments of one log join: what follows on what, and from where two histories part."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Block(NamedTuple):
    """A segment without its content."""

    first: int
    last: int
    prev: bytes
    digest: bytes


def next_of(blocks: Iterable[Block], seq: int, digest: bytes) -> Block | None:
    """A block that follows on an event with that digest; where two do, the log was forked."""
    following = (one for one in blocks if one.first == seq + 1 and one.prev == digest)
    return min(following, key=lambda one: one.digest, default=None)


def parting(chain: Sequence[Block], others: Iterable[Block]) -> int | None:
    """The event from which on a log was written twice; None where nothing shows that it was.

    It depends on the set of segments alone, not on which of them came first.

    Args:
        chain: Segments that follow one another from the log's first event.
        others: Segments of the same log, signed like them, that are not in it.
    """
    ends = {one.last: one.digest for one in chain}
    return min(filter(None, (_parts_at(chain, ends, one) for one in others)), default=None)


def _parts_at(chain: Sequence[Block], ends: dict[int, bytes], other: Block) -> int | None:
    before = other.first - 1
    if before == 0 or ends.get(before) == other.prev:
        # It begins where one of ours begins, and is another one.
        return other.first if any(one.first == other.first for one in chain) else None
    # What it follows on ends where ours ends differently, or does not end.
    ours = (one.first for one in chain if one.first <= before <= one.last)
    return next(ours, None)
