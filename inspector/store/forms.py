"""Whether an event says what its kind says: a row that was changed by hand may be of any form."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any, Final

from inspector.domain.enrolment import Grant
from inspector.domain.history.deciding import decision_from, given_from
from inspector.domain.history.event import KEYED, Event, Kind
from inspector.domain.history.fold import folded, visit_from
from inspector.domain.history.instance_values import instance_place
from inspector.domain.history.registered import person_from, unit_from
from inspector.domain.history.values import (
    answer_from_value,
    occupancy_from_value,
    signing_from_value,
)
from inspector.domain.timing import lap_at
from inspector.store.misread import MISREAD
from inspector.store.segments import is_id

_NUMBERS_END: Final = 1 << 62
_COMPLIANT: Final = {"answer": "compliant"}


def is_well_formed(event: Event) -> bool:
    """Whether an event can be folded for what it is."""
    try:
        _id(event.subject)
        _number(event.recorded)
        if event.kind in KEYED:
            _read_write(event)
        else:
            _FACTS[event.kind](event, dict(event.body))
    except MISREAD:
        return False
    return True


def _read_write(event: Event) -> None:
    value, seen, _act = (event.body[name] for name in ("value", "was", "act"))
    if not isinstance(seen, list):
        raise TypeError(seen)
    _refers = (event.was, event.act, event.undoes)
    if value is not None:
        _VALUES[event.kind](event, value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _id(value: object) -> str:
    text = _text(value)
    if not is_id(text):
        raise ValueError(text)
    return text


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value < _NUMBERS_END:
        raise ValueError(value)
    return value


def _text_or_none(value: object) -> str | None:
    return None if value is None else _text(value)


def _answer(_: Event, value: Any) -> object:  # noqa: ANN401 - of any form, indeed
    if value == _COMPLIANT:
        # Nearly all of them.
        return value
    said = [value.get("reason")]
    for one in value.get("occurrences", ()):
        said += [one.get("note"), one.get("subtype"), one.get("reason")]
    return answer_from_value(value), [_text_or_none(one) for one in said]


def _remark(_: Event, value: Any) -> object:  # noqa: ANN401 - of any form, indeed
    return _text(value["text"]), _text_or_none(value.get("item"))


def _evidence(event: Event, value: Any) -> object:  # noqa: ANN401 - of any form, indeed
    texts = (_text(value["kind"]), _text(value["name"]), _text_or_none(value["item"]))
    bits = _text_or_none(value.get("look")) or "0"
    rest = (_text_or_none(value["derivative"]), _number(value["bytes"]), _text(event.item))
    return texts, rest, int(bits, 16)


def _withdrawal(_: Event, value: Any) -> object:  # noqa: ANN401 - of any form, indeed
    parts = [(_id(log), _number(first), _number(last)) for log, first, last in value["parts"]]
    if len({(log, first) for log, first, _ in parts}) != len(parts):
        raise ValueError(parts)
    return _text(value["reason"]), parts


def _decision(event: Event, value: Any) -> object:  # noqa: ANN401 - of any form, indeed
    at = datetime.fromtimestamp(event.recorded / 1000, tz=UTC)
    said = [(_text(one["item"]), _text(one["reason"])) for one in value["items"]]
    return decision_from(value, by=event.actor, own=False, at=at), _text(value["reason"]), said


def _given(_: Event, body: dict[str, Any]) -> object:
    saw = {_text(log): _number(seq) for log, seq in body["saw"].items()}
    return given_from(body), _text(body["by"]), saw


def _closing(_: Event, body: dict[str, Any]) -> object:
    at = datetime.fromisoformat(body["at"])
    saw = {_text(log): _number(seq) for log, seq in body.get("saw", {}).items()}
    return at, saw, [_text_or_none(body.get(name)) for name in ("incomplete", "total", "exact")]


def _opening(event: Event, body: dict[str, Any]) -> object:
    texts = [_text(body[name]) for name in ("unit", "checklist", "edition", "digest")]
    people = [_text(one) for one in body["team"]]
    return _id(body["unit"]), texts, people, visit_from(folded([event]))


def _export(_: Event, body: dict[str, Any]) -> object:
    return date.fromisoformat(body["served"])


_VALUES: Final[dict[Kind, Callable[[Event, Any], object]]] = {
    Kind.ANSWER: _answer,
    Kind.NOTE: _remark,
    Kind.LEAD: _remark,
    Kind.GOOD_PRACTICE: _remark,
    Kind.LAP: lambda event, value: (lap_at(event.item or ""), datetime.fromisoformat(value)),
    Kind.EVIDENCE: _evidence,
    Kind.OCCUPANCY: lambda event, value: occupancy_from_value(event.item or "", value),
    Kind.COLUMN: lambda _, value: Fraction(_text(value)),
    Kind.INSTANCE: lambda event, _: instance_place(event.item or ""),
    Kind.SIGNING: lambda _, value: signing_from_value(value),
    Kind.UNIT: lambda event, value: _text(unit_from(event.subject, value).name),
    Kind.PERSON: lambda event, value: _text(person_from(event.subject, value).name),
    Kind.WITHDRAWAL: _withdrawal,
    Kind.REVIEWED: _decision,
    Kind.TEAM: lambda _, value: [_text(one) for one in value],
}
_FACTS: Final[dict[Kind, Callable[[Event, dict[str, Any]], object]]] = {
    Kind.WORKSPACE_MADE: lambda _, body: body,
    Kind.VISIT_OPENED: _opening,
    Kind.VISIT_CLOSED: _closing,
    Kind.VISIT_AMENDED: lambda _, body: _text(body["reason"]),
    Kind.VISIT_VOIDED: lambda _, body: _text(body["reason"]),
    Kind.FINDINGS_EXPORTED: _export,
    Kind.OFFICE_KEYS: lambda _, body: [_text(body[name]) for name in ("signing", "box", "ca")],
    Kind.DEVICE_ENROLLED: lambda _, body: Grant.from_body(body),
    Kind.DEVICE_REVOKED: lambda _, body: datetime.fromisoformat(body["at"]),
    Kind.ENROLMENT_ACCEPTED: lambda _, body: Grant.from_body(body),
    Kind.LOG_FOLLOWS: lambda _, body: [_text(body[name]) for name in ("log", "key", "signature")],
    Kind.PERSON_GIVEN: lambda event, body: person_from(event.subject, body),
    Kind.PERSON_IS: lambda _, body: _text(body["person"]),
    Kind.REVIEW_GIVEN: _given,
}
