"""Whether whoever closed a visit had seen all that counts in it."""

from collections.abc import Iterable, Iterator
from typing import Final

from inspector.domain.history.event import RESOLVES, Event, Kind
from inspector.domain.history.register import Register

_SETTLING: Final = (Kind.VISIT_CLOSED, Kind.VISIT_AMENDED)
LATER: Final = frozenset({Kind.SIGNING, Kind.REVIEWED})
"""Written after closing, as a matter of course."""


def needs_review(facts: Iterable[Event], registers: Iterable[Register]) -> bool:
    """Whether a closed visit holds what nobody who closed or amended it had seen.

    Args:
        facts: Of the visit, in hybrid time.
        registers: Its keyed places.
    """
    told = list(facts)
    settling = [fact for fact in told if fact.kind in _SETTLING]
    places = list(registers)
    if len({event.log for event in _live(places, told)} | {one.log for one in settling}) <= 1:
        # One device wrote it all, one thing after the other.
        return False
    if any(register.in_conflict for register in places):
        return True
    to_see = [*_live(places, told), *settling]
    return not any(all(_saw(one, event) for event in to_see) for one in settling)


def not_seen_at_closing(facts: Iterable[Event], registers: Iterable[Register]) -> tuple[Event, ...]:
    """What nobody had seen who closed or amended the visit, in hybrid time; of the last of them."""
    told = list(facts)
    settling = [fact for fact in told if fact.kind in _SETTLING]
    if not settling:
        return ()
    to_see = [*_live(registers, told), *settling]
    left = [[event for event in to_see if not _saw(one, event)] for one in reversed(settling)]
    fewest = min(left, key=len)
    return tuple(sorted(fewest, key=lambda one: (one.hlc, one.log, one.seq)))


def _live(registers: Iterable[Register], facts: Iterable[Event]) -> Iterator[Event]:
    """What counts in the visit, and openings that ask something else than the first."""
    for register in registers:
        for head in register.heads.values():
            if head.kind not in LATER and RESOLVES not in head.body:
                yield head
    opened = [fact for fact in facts if fact.kind is Kind.VISIT_OPENED]
    yield from (one for one in opened if _asks(one) != _asks(opened[0]))


def _asks(opened: Event) -> tuple[object, ...]:
    return tuple(opened.body.get(name) for name in ("unit", "digest", "asked", "type", "channel"))


def _saw(settling: Event, event: Event) -> bool:
    """Whether whoever closed or amended knew of a write; those of the same log they did."""
    if event.log == settling.log:
        return True
    saw = settling.body.get("saw")
    if isinstance(saw, dict):
        last = saw.get(event.log, 0)
        return isinstance(last, int) and event.seq <= last
    # Earlier programs did not keep it with an amendment, and had nothing to merge.
    return event.hlc < settling.hlc and settling.kind is Kind.VISIT_AMENDED
