"""How conditions rest in an event: JSON values, the same bytes for the same condition."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from inspector.domain.asking_now import Conditions, conditions
from inspector.domain.checklist import Item
from inspector.domain.condition import (
    DEEPEST,
    All,
    AnswerHas,
    AnswerIs,
    AnyOf,
    Condition,
    Not,
    ValueIs,
    VisitIs,
)
from inspector.domain.words import Among, Channel, Compare, Layout, UnitKind, VisitType

Json = Mapping[str, Any]
PINNED = "asked_when"
"""Key of the body that opens a visit."""


def pinned(items: Iterable[Item]) -> dict[str, object]:
    """What the opening of a visit that may ask these items says of their conditions."""
    of = {one.code: condition_value(one.asked_when) for one in items if one.asked_when is not None}
    return {PINNED: of} if of else {}


def conditions_pinned(opening: Json) -> Conditions | None:
    """The conditions that an opening pinned; None where no item has one.

    Raises:
        ValueError: A word in one is not known, or it is deeper than any that we write.
        KeyError: One is of no known form.
    """
    of = pinned_conditions(opening)
    return conditions(of) if of else None


def pinned_conditions(opening: Json) -> dict[str, Condition]:
    """The conditions that an opening pinned, by item code, as the checklist has them.

    Raises:
        ValueError: A word in one is not known, or it is deeper than any that we write.
        KeyError: One is of no known form.
    """
    told = opening.get(PINNED, {})
    return {code: condition_from_value(value) for code, value in told.items()}


def condition_value(  # noqa: PLR0911 - one return a kind
    condition: Condition,
) -> dict[str, object]:
    """The JSON value of a condition; facts of the visit that it does not ask are left out."""
    match condition:
        case AnswerIs(item=item, words=words):
            return {"item": item, "is": list(words), **_among(condition.of)}
        case AnswerHas(item=item, names=names):
            return {"item": item, "has": list(names), **_among(condition.of)}
        case ValueIs(item=item, compare=compare, value=value):
            return {"item": item, str(compare): str(value), **_among(condition.of)}
        case VisitIs():
            facts = {
                "unit_kinds": sorted(map(str, condition.unit_kinds)),
                "layouts": sorted(map(str, condition.layouts)),
                "channels": sorted(map(str, condition.channels)),
                "visit_types": sorted(map(str, condition.visit_types)),
            }
            return {name: words for name, words in facts.items() if words}
        case All(of=parts):
            return {"all": [condition_value(one) for one in parts]}
        case AnyOf(of=parts):
            return {"any": [condition_value(one) for one in parts]}
        case Not(of=part):
            return {"not": condition_value(part)}


def condition_from_value(value: Json, *, levels: int = DEEPEST) -> Condition:
    """The condition that a JSON value tells.

    Args:
        value: As `condition_value` wrote it.
        levels: How many may still lie inside each other.

    Raises:
        ValueError: A word in it is not known, or it is deeper than any that we write.
    """
    if not levels:
        reason = "conditions lie too deep inside each other"
        raise ValueError(reason)
    if "all" in value:
        return All(of=_each(value["all"], levels - 1))
    if "any" in value:
        return AnyOf(of=_each(value["any"], levels - 1))
    if "not" in value:
        return Not(of=condition_from_value(value["not"], levels=levels - 1))
    if "item" in value:
        return _of_item(value["item"], value)
    return VisitIs(
        unit_kinds=frozenset(map(UnitKind, value.get("unit_kinds", ()))),
        layouts=frozenset(map(Layout, value.get("layouts", ()))),
        channels=frozenset(map(Channel, value.get("channels", ()))),
        visit_types=frozenset(map(VisitType, value.get("visit_types", ()))),
    )


def _each(values: Sequence[Json], levels: int) -> tuple[Condition, ...]:
    return tuple(condition_from_value(one, levels=levels) for one in values)


def _among(of: Among) -> dict[str, object]:
    return {} if of is Among.ANY else {"of": str(of)}


def _of_item(item: str, value: Json) -> Condition:
    of = Among(value.get("of", Among.ANY))
    if "is" in value:
        return AnswerIs(item=item, words=tuple(value["is"]), of=of)
    if "has" in value:
        return AnswerHas(item=item, names=tuple(value["has"]), of=of)
    (compare,) = value.keys() - {"item", "of"}
    return ValueIs(item=item, compare=Compare(compare), value=Fraction(value[compare]), of=of)
