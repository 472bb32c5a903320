"""Units and people from what their registers hold."""

from typing import TYPE_CHECKING, Any

from inspector.domain.history.event import Kind
from inspector.domain.unit import Person, Unit
from inspector.domain.words import Layout, Role, UnitKind

if TYPE_CHECKING:
    from inspector.domain.history.fold import SubjectState


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
        person=subject,
        name=value["name"],
        roles=tuple(Role(one) for one in value["roles"]),
        same_as=value.get("same_as"),
    )


def person_value(state: "SubjectState") -> dict[str, Any] | None:
    """What is known of a person: written here, or else as the office told it last."""
    given = [fact for fact in state.facts if fact.kind is Kind.PERSON_GIVEN]
    told = state.value(Kind.PERSON, None) or (dict(given[-1].body) if given else None)
    others = [fact for fact in state.facts if fact.kind is Kind.PERSON_IS]
    if told is None or not others:
        return told
    return {**told, "same_as": others[-1].body["person"]}
