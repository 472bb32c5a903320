"""撤销: taking back is one more act, so nothing is lost and it goes back without limit."""

from collections.abc import Collection, Sequence

from inspector.domain.history.event import KEYED, Draft, Event, Ref


def undoable_acts(events: Sequence[Event], logs: Collection[str]) -> tuple[Ref, ...]:
    """Acts that can be taken back, latest first: neither undone nor an undo.

    Args:
        events: All of a subject.
        logs: Whose acts are one's own: this device's log, and those of the workspaces that it was
            restored from.
    """
    own = [event for event in events if event.log in logs and event.kind in KEYED]
    undone = {event.undoes for event in own}
    began: dict[Ref, int] = {}
    for event in own:
        if event.undoes is None:
            act = (event.log, event.act)
            began[act] = min(began.get(act, event.hlc), event.hlc)
    return tuple(sorted(began.keys() - undone, key=began.__getitem__, reverse=True))


def undo_drafts(events: Sequence[Event], log: str, act: Ref, actor: str) -> tuple[Draft, ...]:
    """The writes that take one act back: every place gets the value that the act had seen there.

    Args:
        events: All of a subject.
        log: The log that the writes go to.
        act: One of `undoable_acts`.
        actor: Who takes it back.
    """
    by_ref: dict[Ref, Event] = {event.ref: event for event in events}
    first = {  # the first write of the act to a place is the one that saw what was there before
        (event.kind, event.item): event
        for event in sorted(events, key=lambda event: event.seq, reverse=True)
        if event.kind in KEYED and (event.log, event.act) == act
    }
    return tuple(
        Draft(
            kind=event.kind,
            subject=event.subject,
            item=event.item,
            body={"value": _seen_by(event, by_ref), "undoes": act[1] if act[0] == log else act},
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
