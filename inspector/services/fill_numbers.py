"""Answers of a fill file that hold a choice, points, numbers or trials."""

from collections.abc import Callable
from datetime import datetime

from inspector.checklists.strict_yaml import Loc
from inspector.domain.checklist import Item
from inspector.domain.typed_answers import PASSED
from inspector.domain.visit import Answer, Banded, Chosen, Counted, Filled, Reading, Trial, Tried
from inspector.domain.words import AnswerForm
from inspector.services.fill_file import AnswerEntry

OWN_KEYS = {
    AnswerForm.CHOICE: ("choose",),
    AnswerForm.BAND: ("band", "points"),
    AnswerForm.COUNTER: ("due", "actual"),
    AnswerForm.INPUTS: ("numbers",),
    AnswerForm.TRIALS: ("trials",),
}
"""The keys by which an item of that form is answered."""
ALL_KEYS = tuple(key for keys in OWN_KEYS.values() for key in keys)


def given_keys(entry: AnswerEntry) -> tuple[str, ...]:
    """Those of these keys that an entry uses."""
    return tuple(key for key in ALL_KEYS if getattr(entry, key) not in (None, (), {}))


def numbered(
    item: Item, entry: AnswerEntry, loc: Loc, time: Callable[[str | None, Loc], datetime | None]
) -> Answer | None:
    """The answer of an entry without a word; None where a key of the item's form is missing.

    Args:
        item: That it answers.
        entry: As it was read.
        loc: Of the entry.
        time: Reads a time of the file.
    """
    match item.answer:
        case AnswerForm.CHOICE if entry.choose:
            return Chosen(options=entry.choose)
        case AnswerForm.BAND if entry.band is not None and entry.points is not None:
            return Banded(band=entry.band, points=entry.points, reason=entry.reason or "")
        case AnswerForm.COUNTER if entry.due is not None and entry.actual is not None:
            return Counted(due=entry.due, actual=entry.actual)
        case AnswerForm.INPUTS if entry.numbers:
            names = [one.name.zh for one in item.inputs if one.name.zh in entry.numbers]
            others = [name for name in entry.numbers if name not in names]
            told = ((name, entry.numbers[name]) for name in (*names, *others))
            return Filled(readings=tuple(Reading(name=name, value=value) for name, value in told))
        case AnswerForm.TRIALS if entry.trials:
            return Tried(
                trials=tuple(
                    Trial(
                        passed=one.result == PASSED,
                        at=time(one.at, [*loc, "trials", number, "at"]),
                        window=one.window,
                        note=one.note,
                    )
                    for number, one in enumerate(entry.trials)
                )
            )
        case _:
            return None
