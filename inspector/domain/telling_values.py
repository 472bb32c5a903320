"""What was read, chosen or tried at an item, in words with its units."""

from inspector.domain.checklist import Input, Item
from inspector.domain.numbers import exact_text
from inspector.domain.visit import (
    Answer,
    Banded,
    Chosen,
    Counted,
    Filled,
    Measured,
    Reading,
    Tried,
)
from inspector.i18n import Pair, both

NOTHING = Pair("", "")


def value(  # noqa: PLR0911 - one return a form
    item: Item, answer: Answer | None
) -> Pair | None:
    """What the answer says beside its word; None where it says no more."""
    match answer:
        case Measured(value=read):
            return _with_unit(exact_text(read), item.measured_in)
        case Chosen(options=options):
            return _listed([one.name for one in item.options if one.name.zh in options])
        case Banded(band=band, points=points):
            named = next((one.name for one in item.bands if one.name.zh == band), Pair(band, band))
            return both("{band}, {points} points", band=named, points=exact_text(points))
        case Counted(due=due, actual=actual):
            said = {"due": exact_text(due), "actual": exact_text(actual)}
            return both("due {due}, actual {actual}", **said)
        case Filled(readings=readings):
            inputs = {one.name.zh: one for one in item.inputs}
            return _listed([_reading(one, inputs.get(one.name)) for one in readings])
        case Tried(trials=trials):
            passed = sum(one.passed for one in trials)
            return both("{passed} of {count} trials passed", passed=passed, count=len(trials))
        case _:
            return None


def _reading(read: Reading, asked: Input | None) -> Pair:
    name = asked.name if asked is not None else Pair(read.name, read.name)
    number = _with_unit(exact_text(read.value), asked.unit if asked is not None else None)
    return Pair(f"{name.zh} {number.zh}", f"{name.en} {number.en}")


def _with_unit(number: str, unit: Pair | None) -> Pair:
    unit = unit or NOTHING
    return Pair(f"{number} {unit.zh}".rstrip(), f"{number} {unit.en}".rstrip())


def _listed(parts: list[Pair]) -> Pair:
    return Pair("，".join(one.zh for one in parts), ", ".join(one.en for one in parts))
