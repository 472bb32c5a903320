"""Which record a person meant: by the end of its id, or by name."""

from typing import Literal

from inspector.errors import Fault, InspectorError
from inspector.errors import conflict as conflict_faults
from inspector.errors import enrol as enrol_faults
from inspector.errors import merging as merging_faults
from inspector.errors import visit as faults
from inspector.services.session import Session

Record = Literal["visit", "unit", "person", "finding", "conflict", "device", "bundle"]

_UNKNOWN: dict[Record, Fault] = {
    "visit": faults.NO_SUCH_VISIT,
    "unit": faults.NO_SUCH_UNIT,
    "person": faults.NO_SUCH_PERSON,
    "finding": faults.NO_SUCH_FINDING,
    "conflict": conflict_faults.NO_SUCH_CONFLICT,
    "device": enrol_faults.NO_SUCH_DEVICE,
    "bundle": merging_faults.NO_SUCH_BUNDLE,
}
_SHORTEST_ID = 6


def resolve(session: Session, record: Record, text: str) -> str:
    """The full id that a person meant: itself, its last 6 or more digits, or `last`; or a name.

    Raises:
        InspectorError: VISIT_001, VISIT_015, VISIT_016, VISIT_022 and others when there is none;
            VISIT_002 when there are several.
    """
    wanted = text.strip().replace("-", "").lower()
    if wanted == "last":
        found = _last(session, record)
    elif len(wanted) >= _SHORTEST_ID and set(wanted) <= set("0123456789abcdef"):
        found = _ending(session, record, wanted)
    else:
        found = _by_name(session, record, text.strip())
    if not found:
        raise InspectorError(_UNKNOWN[record], text=text)
    if len(found) > 1:
        raise InspectorError(faults.AMBIGUOUS_ID, text=text, count=len(found))
    return found[0]


def _last(session: Session, record: Record) -> list[str]:
    """The visit opened last, whatever the clock said; of other records the youngest id."""
    if record == "visit":
        last = session.store.last_visit()
        return [] if last is None else [last]
    if record == "bundle":
        last = session.store.arrivals.last()
        return [] if last is None else [last]
    return sorted(_ending(session, record, ""))[-1:]


def _ending(session: Session, record: Record, tail: str) -> list[str]:
    if record == "bundle":
        return session.store.arrivals.bundles(tail)
    return session.store.find_ids(record, tail)


def _by_name(session: Session, record: Record, name: str) -> list[str]:
    if record == "unit":
        return [unit.unit for unit in session.store.units() if unit.name == name]
    if record == "person":
        return [
            one.person for one in session.store.people() if one.name == name and one.same_as is None
        ]
    return []
