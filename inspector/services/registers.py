"""Units and people."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from inspector.domain.history.event import Draft, Kind
from inspector.domain.limits import LONGEST_TEXT
from inspector.domain.unit import Person, Unit
from inspector.domain.words import Layout, Role, UnitKind
from inspector.errors import InspectorError
from inspector.errors import visit as faults
from inspector.services.meant import resolve
from inspector.services.session import Session

LONGEST_NAME = 100
"""Characters of a unit's or a person's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUnit:
    """What is told of a unit when it is registered."""

    name: str
    kind: UnitKind
    layout: Layout | None = None
    """None: hall for an integrated hall (U10), office for the others."""
    windows: int = 0
    phone: str | None = None
    supervises: tuple[str, ...] = ()
    """Ids, or their ends, of units that it supervises."""


def add_unit(session: Session, new: NewUnit) -> Unit:
    """Register a unit.

    Raises:
        InspectorError: VISIT_017, VISIT_023, VISIT_024, or VISIT_015 for a unit it supervises.
    """
    name = named(new.name, "name")
    if not 0 <= new.windows <= 999:
        raise InspectorError(faults.BAD_WINDOWS, name=name, given=new.windows)
    for known in session.store.units():
        if known.name == name:
            raise InspectorError(faults.DUPLICATE_UNIT, name=name, unit=known.unit)
    default = Layout.HALL if new.kind is UnitKind.U10 else Layout.OFFICE
    unit = Unit(
        unit=session.clock.new_id(),
        name=name,
        kind=new.kind,
        layout=new.layout or default,
        windows=new.windows,
        phone=named(new.phone, "phone") if new.phone and new.phone.strip() else None,
        supervises=tuple(resolve(session, "unit", text) for text in new.supervises),
    )
    value = {
        "name": unit.name,
        "kind": str(unit.kind),
        "layout": str(unit.layout),
        "windows": unit.windows,
        "phone": unit.phone,
        "supervises": list(unit.supervises),
    }
    _register(session, Kind.UNIT, unit.unit, value)
    return unit


def list_units(session: Session) -> tuple[Unit, ...]:
    """All units, by name."""
    return tuple(sorted(session.store.units(), key=lambda unit: unit.name))


def unit_of(session: Session, unit: str) -> Unit:
    """The unit with that id.

    Raises:
        InspectorError: VISIT_015, when there is none.
    """
    found = session.store.unit(unit)
    if found is None:
        raise InspectorError(faults.NO_SUCH_UNIT, text=unit)
    return found


def add_person(session: Session, *, name: str, roles: Sequence[Role]) -> Person:
    """Register a person.

    Raises:
        InspectorError: VISIT_017, for a name that is empty.
    """
    person = Person(
        person=session.clock.new_id(), name=named(name, "name"), roles=tuple(dict.fromkeys(roles))
    )
    value: dict[str, object] = {"name": person.name, "roles": [str(role) for role in person.roles]}
    _register(session, Kind.PERSON, person.person, value)
    return person


def list_people(session: Session) -> tuple[Person, ...]:
    """All people, in the order in which they were registered; each once."""
    known = (person for person in session.store.people() if person.same_as is None)
    return tuple(sorted(known, key=lambda person: person.person))


def named(text: str, field: str) -> str:
    """A name: one line of characters that can be seen.

    Raises:
        InspectorError: VISIT_017, VISIT_026; VISIT_031 for control and direction characters.
    """
    name = worded(text, field, most=LONGEST_NAME)
    odd = sorted({f"U+{ord(c):04X}" for c in name if unicodedata.category(c) in {"Cc", "Cf"}})
    if odd:
        raise InspectorError(faults.ODD_CHARACTERS, field=field, codes=" ".join(odd))
    return name


def worded(text: str, field: str, *, most: int = LONGEST_TEXT) -> str:
    """A text without outer blanks.

    Raises:
        InspectorError: VISIT_017 when nothing is left, VISIT_026 when it is too long.
    """
    stripped = text.strip()
    if not stripped:
        raise InspectorError(faults.EMPTY_TEXT, field=field)
    if len(stripped) > most:
        raise InspectorError(faults.TOO_LONG, field=field, length=len(stripped), most=most)
    return stripped


def _register(session: Session, kind: Kind, subject: str, value: dict[str, object]) -> None:
    session.append([Draft(kind=kind, subject=subject, body={"value": value}, actor=session.actor)])
