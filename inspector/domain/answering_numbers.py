"""Whether a choice, points, numbers or trials can be the answer to an item."""

from collections.abc import Iterator

from inspector.domain.answer_words import ACTUAL, DUE
from inspector.domain.checklist import Item
from inspector.domain.numbers import decimal_text
from inspector.domain.visit import (
    Banded,
    Chosen,
    Counted,
    Filled,
    Measured,
    Tried,
)
from inspector.errors import InspectorError
from inspector.errors import visit as faults

MOST = 100_000
"""Numbers that are entered are at most this."""


def faults_of_numbers(
    item: Item, answer: Measured | Chosen | Banded | Counted | Filled | Tried
) -> Iterator[InspectorError]:
    """Everything that is wrong with such an answer to an item of its form."""
    match answer:
        case Measured(value=value) if not 0 <= value <= MOST:
            yield InspectorError(faults.NOT_A_NUMBER, item=item.code, given=decimal_text(value))
        case Measured(value=value) if item.allowed and not item.allowed.holds(value):
            given = decimal_text(value)
            allowed = item.allowed.told
            yield InspectorError(faults.NOT_ALLOWED, item=item.code, given=given, allowed=allowed)
        case Chosen():
            yield from _faults_of_choice(item, answer)
        case Banded():
            yield from _faults_of_band(item, answer)
        case Counted(due=due, actual=actual):
            for name, number in ((DUE, due), (ACTUAL, actual)):
                if not 0 <= number <= MOST:
                    given = f"{name} {decimal_text(number)}"
                    yield InspectorError(faults.NOT_A_NUMBER, item=item.code, given=given)
        case Filled():
            yield from _faults_of_inputs(item, answer)
        case Tried(trials=trials) if len(trials) != item.trials:
            yield InspectorError(
                faults.TRIALS_DIFFER, item=item.code, given=len(trials), needed=item.trials
            )
        case _:
            return


def _faults_of_choice(item: Item, answer: Chosen) -> Iterator[InspectorError]:
    known = [option.name.zh for option in item.options]
    for given in answer.options:
        if given not in known:
            names = "、".join(known)
            yield InspectorError(faults.UNKNOWN_OPTION, item=item.code, given=given, known=names)
    fits = len(answer.options) == 1 or (item.choose_many and answer.options)
    if not fits or len(set(answer.options)) < len(answer.options):
        yield InspectorError(faults.NOT_SO_MANY, item=item.code, count=len(answer.options))


def _faults_of_band(item: Item, answer: Banded) -> Iterator[InspectorError]:
    band = next((one for one in item.bands if one.name.zh == answer.band), None)
    if band is None:
        names = "、".join(one.name.zh for one in item.bands)
        yield InspectorError(faults.UNKNOWN_OPTION, item=item.code, given=answer.band, known=names)
    elif not band.low <= answer.points <= band.high:
        yield InspectorError(
            faults.OUTSIDE_BAND,
            item=item.code,
            given=decimal_text(answer.points),
            band=band.name,
            low=decimal_text(band.low),
            high=decimal_text(band.high),
        )


def _faults_of_inputs(item: Item, answer: Filled) -> Iterator[InspectorError]:
    wanted = [one.name.zh for one in item.inputs]
    if [one.name for one in answer.readings] != wanted:
        known = "、".join(wanted)
        yield InspectorError(faults.NUMBERS_DIFFER, item=item.code, known=known)
        return
    values = {one.name: one.value for one in answer.readings}
    for name, number in values.items():
        if not 0 <= number <= MOST:
            given = f"{name} {decimal_text(number)}"
            yield InspectorError(faults.NOT_A_NUMBER, item=item.code, given=given)
    for one in item.inputs:
        if one.part_of is not None and values[one.name.zh] > values[one.part_of]:
            yield InspectorError(
                faults.PART_TOO_LARGE, item=item.code, part=one.name.zh, whole=one.part_of
            )
