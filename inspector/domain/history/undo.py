"""撤销: taking back is one more act, so nothing is lost and it goes back without limit."""

from collections.abc import Sequence

from inspector.domain.history.event import KEYED, Draft, Event, Ref


def undoable_acts(events: Sequence[Event], log: str) -> tuple[int, ...]:
    """Acts of that log that can be taken back, latest first: neither undone nor an undo."""
    own = [event for event in events if event.log == log and event.kind in KEYED]
    undone = {event.undoes for event in own}
    acts = {event.act for event in own if event.undoes is None}
    return tuple(sorted(acts - undone, reverse=True))


def undo_drafts(events: Sequence[Event], log: str, act: int, actor: str) -> tuple[Draft, ...]:
    """The writes that take one act back: every place gets the value that the act had seen there."""
    by_ref: dict[Ref, Event] = {event.ref: event for event in events}
    first = {  # the first write of the act to a place is the one that saw what was there before
        (event.kind, event.item): event
        for event in sorted(events, key=lambda event: event.seq, reverse=True)
        if event.log == log and event.act == act and event.kind in KEYED
    }
    return tuple(
        Draft(
            kind=event.kind,
            subject=event.subject,
            item=event.item,
            body={"value": _seen_by(event, by_ref), "undoes": act},
            observed=event.observed,
            actor=actor,
        )
        for event in reversed(first.values())
    )


def _seen_by(event: Event, by_ref: dict[Ref, Event]) -> object:
    """The value that a write found; the latest where it found several."""
    found = [by_ref[ref] for ref in event.was if ref in by_ref]
    latest = max(found, key=lambda one: (one.hlc, one.log, one.seq), default=None)
    return None if latest is None else latest.body["value"]
