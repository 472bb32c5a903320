"""撤销 and 重做: taking back is one more act, so nothing is lost and it goes back without limit.

A step is an act, or an undoing of one. Undoing is itself undone by redoing; both are writes whose
`undoes` names the step that they take back.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from inspector.domain.history.event import KEYED, RESOLVES, Draft, Event, Kind, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """The writes of one transaction that say the same of what they take back."""

    ref: Ref
    """Of an act its log and number; of an undoing its log and the number of its first write."""
    undoes: Ref | None
    writes: tuple[Event, ...]
    """In order."""


def undoable_acts(
    events: Sequence[Event], logs: Collection[str], *, amending: str | None = None
) -> tuple[Ref, ...]:
    """Steps that can be taken back, latest first.

    Args:
        events: All of a subject.
        logs: Whose steps are one's own: this device's log, and those of the workspaces that it was
            restored from.
        amending: Only steps of the amendment with this reason.
    """
    done, _ = _stacks(events, logs, amending)
    return tuple(reversed(done))


def redoable_acts(
    events: Sequence[Event], logs: Collection[str], *, amending: str | None = None
) -> tuple[Ref, ...]:
    """Undoings that can be taken back, latest first; none once something new was done.

    Args:
        events: All of a subject.
        logs: As of `undoable_acts`.
        amending: Only steps of the amendment with this reason.
    """
    _, undone = _stacks(events, logs, amending)
    return tuple(undoing for _, undoing in reversed(undone))


def undo_drafts(events: Sequence[Event], log: str, step: Ref, actor: str) -> tuple[Draft, ...]:
    """The writes that take one step back: every place gets the value that the step had seen there.

    Args:
        events: All of a subject.
        log: The log that the writes go to.
        step: One of `undoable_acts`, or of `redoable_acts`.
        actor: Who takes it back.
    """
    by_ref: dict[Ref, Event] = {event.ref: event for event in events}
    writes = next(one.writes for one in _steps(events, {step[0]}) if one.ref == step)
    # The first write of the step to a place is the one that saw what was there before.
    first = {(event.kind, event.item): event for event in reversed(writes)}
    return tuple(
        Draft(
            kind=event.kind,
            subject=event.subject,
            item=event.item,
            body={"value": _seen_by(event, by_ref), "undoes": step[1] if step[0] == log else step},
            observed=event.observed,
            actor=actor,
        )
        for event in reversed(first.values())
    )


def undoings(events: Iterable[Event]) -> frozenset[Ref]:
    """First writes of every undoing and redoing: a write that undoes one of them is the other."""
    seen: dict[tuple[str, int, Ref], Ref] = {}
    for event in events:
        if event.undoes is not None:
            key = (event.log, event.act, event.undoes)
            seen[key] = min(seen.get(key, event.ref), event.ref)
    return frozenset(seen.values())


def _stacks(
    events: Sequence[Event], logs: Collection[str], amending: str | None
) -> tuple[list[Ref], list[tuple[Ref, Ref]]]:
    """What stands done, and what was undone with the undoing that did it; latest last."""
    done: list[Ref] = []
    undone: list[tuple[Ref, Ref]] = []
    reasons = None if amending is None else _reasons(events)
    for step in _steps(events, logs):
        if reasons is not None and reasons.get(_after(step)) != amending:
            continue
        taken_back = next((pair for pair in undone if pair[1] == step.undoes), None)
        if step.undoes is None:
            done.append(step.ref)
            undone.clear()
        elif taken_back is not None:
            undone.remove(taken_back)
            done.append(taken_back[0])
        elif step.undoes in done:
            done.remove(step.undoes)
            undone.append((step.undoes, step.ref))
    return done, undone


def _steps(events: Sequence[Event], logs: Collection[str]) -> list[_Step]:
    """All steps of some logs, earliest first."""
    writes: dict[tuple[str, int, Ref | None], list[Event]] = {}
    # To take back what settled a conflict would hide it: it is settled anew instead.
    own = (
        event
        for event in events
        if event.log in logs and event.kind in KEYED and RESOLVES not in event.body
    )
    for event in sorted(own, key=lambda event: (event.hlc, event.log, event.seq)):
        writes.setdefault((event.log, event.act, event.undoes), []).append(event)
    return [
        _Step(
            ref=(log, act) if undoes is None else written[0].ref,
            undoes=undoes,
            writes=tuple(written),
        )
        for (log, act, undoes), written in writes.items()
    ]


def _reasons(events: Iterable[Event]) -> dict[Ref, object]:
    """Why a closed visit was amended, by the place of the event that says so."""
    return {
        event.ref: event.body.get("reason") for event in events if event.kind is Kind.VISIT_AMENDED
    }


def _after(step: _Step) -> Ref:
    """The place right after a step: where the reason stands, if it amended a closed visit."""
    log, seq = step.writes[-1].ref
    return (log, seq + 1)


def _seen_by(event: Event, by_ref: Mapping[Ref, Event]) -> object:
    """The value that a write found; the latest where it found several."""
    found = [by_ref[ref] for ref in event.was if ref in by_ref]
    latest = max(found, key=lambda one: (one.hlc, one.log, one.seq), default=None)
    return None if latest is None else latest.body["value"]
