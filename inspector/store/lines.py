"""Events as JSON: the one form in which they are digested, sealed and stored."""

import json
from collections.abc import Mapping
from typing import Any, Final

from inspector.domain.history.event import Draft, Event, Kind, Ref
from inspector.errors import InspectorError
from inspector.errors import store as faults
from inspector.store.misread import MISREAD

_CANONICAL: Final = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
)


def canonical(value: object) -> str:
    """JSON with sorted keys, no spaces and no floats out of range: one text for one value."""
    return _CANONICAL.encode(value)


def settled(body: Mapping[str, object]) -> dict[str, Any]:
    """A body as it will be read back: tuples have become lists, keys texts."""
    read: dict[str, Any] = json.loads(canonical(dict(body)))
    return read


def placed(draft: Draft, ref: Ref, saw: Mapping[str, object], *, hlc: int, recorded: int) -> Event:
    """The event that a draft becomes in its place.

    Args:
        draft: What is about to happen.
        ref: Its place in the log.
        saw: What the store adds to the body.
        hlc: Hybrid time.
        recorded: The wall clock, in milliseconds.
    """
    return Event(
        log=ref[0],
        seq=ref[1],
        hlc=hlc,
        kind=draft.kind,
        subject=draft.subject,
        item=draft.item,
        observed=draft.observed,
        recorded=recorded,
        actor=draft.actor,
        body={**settled(draft.body), **saw},
    )


def line_of(event: Event) -> list[object]:
    """An event as a row of its segment; the log stands once, outside."""
    return [
        event.seq,
        event.hlc,
        str(event.kind),
        event.subject,
        event.item,
        event.observed,
        event.recorded,
        event.actor,
        event.body,
    ]


def event_of(log: str, line: list[Any]) -> Event:
    """The event that a row of a segment tells.

    Raises:
        ValueError: The row is of no known form.
    """
    seq, hlc, kind, subject, item, observed, recorded, actor, body = line
    is_formed = (
        isinstance(subject, str)
        and isinstance(actor, str)
        and isinstance(body, dict)
        and (item is None or isinstance(item, str))
        and (observed is None or isinstance(observed, str))
        and isinstance(seq, int)
        and isinstance(hlc, int)
        and isinstance(recorded, int)
    )
    if not is_formed:
        msg = "form"
        raise ValueError(msg)
    return Event(
        log=log,
        seq=seq,
        hlc=hlc,
        kind=Kind(kind),
        subject=subject,
        item=item,
        observed=observed,
        recorded=recorded,
        actor=actor,
        body=body,
    )


def stored(event: Event) -> tuple[object, ...]:
    """An event's values in the order of the `event` table's columns."""
    return (
        event.seq,
        event.hlc,
        str(event.kind),
        bytes.fromhex(event.subject),
        event.item,
        event.observed,
        event.recorded,
        event.actor,
        canonical(event.body),
    )


def read_back(log: str, row: tuple[Any, ...]) -> Event:
    """The event that a row of the `event` table (or its like) tells.

    Raises:
        InspectorError: STORE_007, when the row is of no known form.
    """
    seq, hlc, kind, subject, item, observed, recorded, actor, body = row
    try:
        return event_of(
            log,
            [seq, hlc, kind, subject.hex(), item, observed, recorded, actor, json.loads(body)],
        )
    except MISREAD as error:
        raise InspectorError(
            faults.HISTORY_DAMAGED, log=log[-8:], seq=seq, detail="form"
        ) from error
