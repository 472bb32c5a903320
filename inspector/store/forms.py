"""Whether an event says what its kind says: a row that was changed by hand may be of any form."""

from collections.abc import Callable
from datetime import datetime
from fractions import Fraction
from typing import Any, Final

from inspector.domain.history.event import KEYED, Event, Kind
from inspector.domain.history.fold import folded, visit_from
from inspector.domain.history.instance_values import instance_place
from inspector.domain.history.registered import person_from, unit_from
from inspector.domain.history.values import (
    answer_from_value,
    evidence_from_value,
    occupancy_from_value,
    signing_from_value,
)
from inspector.domain.timing import lap_at
from inspector.store.misread import MISREAD


def is_well_formed(event: Event) -> bool:
    """Whether an event can be folded for what it is."""
    try:
        if event.kind in KEYED:
            _read_write(event)
        else:
            _FACTS[event.kind](event, dict(event.body))
    except MISREAD:
        return False
    return True


def _read_write(event: Event) -> None:
    value, _seen, _act = (event.body[name] for name in ("value", "was", "act"))
    _refers = (event.was, event.act, event.undoes)
    if value is not None:
        _VALUES[event.kind](event, value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _remark(_: Event, value: Any) -> object:  # noqa: ANN401 - of any form, indeed
    return _text(value["text"])


_VALUES: Final[dict[Kind, Callable[[Event, Any], object]]] = {
    Kind.ANSWER: lambda _, value: answer_from_value(value),
    Kind.NOTE: _remark,
    Kind.LEAD: _remark,
    Kind.GOOD_PRACTICE: _remark,
    Kind.LAP: lambda event, value: (lap_at(event.item or ""), datetime.fromisoformat(value)),
    Kind.EVIDENCE: lambda event, value: evidence_from_value(event.item or "", value),
    Kind.OCCUPANCY: lambda event, value: occupancy_from_value(event.item or "", value),
    Kind.COLUMN: lambda _, value: Fraction(_text(value)),
    Kind.INSTANCE: lambda event, _: instance_place(event.item or ""),
    Kind.SIGNING: lambda _, value: signing_from_value(value),
    Kind.UNIT: lambda event, value: unit_from(event.subject, value),
    Kind.PERSON: lambda event, value: person_from(event.subject, value),
    Kind.TEAM: lambda _, value: [_text(one) for one in value],
}
_FACTS: Final[dict[Kind, Callable[[Event, dict[str, Any]], object]]] = {
    Kind.WORKSPACE_MADE: lambda _, body: body,
    Kind.VISIT_OPENED: lambda event, _: visit_from(folded([event])),
    Kind.VISIT_CLOSED: lambda _, body: datetime.fromisoformat(body["at"]),
    Kind.VISIT_AMENDED: lambda _, body: _text(body["reason"]),
    Kind.VISIT_VOIDED: lambda _, body: _text(body["reason"]),
    Kind.FINDINGS_EXPORTED: lambda _, body: _text(body["served"]),
}
