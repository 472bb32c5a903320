"""冲突: what several people wrote to one place without knowing of each other."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inspector.domain.history.event import Event, Kind, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A place with more than one live value."""

    conflict: str
    """Follows from the place: the same wherever it is met."""
    subject: str
    kind: Kind
    item: str | None
    base: Event | None
    """The latest write that all of them saw; None where nothing was there."""
    heads: tuple[Event, ...]
    """The live writes, the one that is shown first."""


def conflict_id(subject: str, kind: Kind, item: str | None) -> str:
    """What a conflict at a place is called (32 hexadecimal digits)."""
    place = f"{subject}/{kind}/{item or ''}"
    return hashlib.sha256(place.encode()).hexdigest()[:32]


def conflict_at(events: Iterable[Event], heads: Iterable[Event]) -> Conflict:
    """The conflict that the live writes to a place are in.

    Args:
        events: Every write to the place.
        heads: The live ones, at least one.
    """
    shown = tuple(sorted(heads, key=_order, reverse=True))
    by_ref = {event.ref: event for event in events}
    saw = [_saw(head, by_ref) for head in shown]
    common = set.intersection(*saw) if saw else set()
    one = shown[0]
    return Conflict(
        conflict=conflict_id(one.subject, one.kind, one.item),
        subject=one.subject,
        kind=one.kind,
        item=one.item,
        base=max((by_ref[ref] for ref in common), key=_order, default=None),
        heads=shown,
    )


def _saw(head: Event, by_ref: Mapping[Ref, Event]) -> set[Ref]:
    """The writes before a write: those that it names, those of its log, and theirs in turn."""
    found: set[Ref] = set()
    ahead = [head]
    while ahead:
        event = ahead.pop()
        before = {ref for ref in event.was if ref in by_ref}
        before |= {ref for ref in by_ref if ref[0] == event.log and ref[1] < event.seq}
        ahead += [by_ref[ref] for ref in before - found]
        found |= before
    return found


def _order(event: Event) -> tuple[int, str, int]:
    return (event.hlc, event.log, event.seq)
