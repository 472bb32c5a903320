"""Units and people from what their registers hold."""

from typing import Any

from inspector.domain.unit import Person, Unit
from inspector.domain.words import Layout, Role, UnitKind


def unit_from(subject: str, value: dict[str, Any]) -> Unit:
    """The unit that a register's value tells."""
    return Unit(
        unit=subject,
        name=value["name"],
        kind=UnitKind(value["kind"]),
        layout=Layout(value["layout"]),
        windows=value["windows"],
        phone=value.get("phone"),
        supervises=tuple(value.get("supervises", ())),
    )


def person_from(subject: str, value: dict[str, Any]) -> Person:
    """The person that a register's value tells."""
    return Person(
        person=subject, name=value["name"], roles=tuple(Role(one) for one in value["roles"])
    )
