"""Events as JSON: the one form in which they are digested, sealed and stored."""

import json
from collections.abc import Mapping
from typing import Any, Final

from inspector.domain.history.event import Event, Kind

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
    """The event that a row of the `event` table (or its like) tells."""
    seq, hlc, kind, subject, item, observed, recorded, actor, body = row
    return event_of(
        log,
        [seq, hlc, kind, subject.hex(), item, observed, recorded, actor, json.loads(body)],
    )
