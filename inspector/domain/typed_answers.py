"""Answers as they are typed on one line: `18/20`, `合格 7.5`, `播出数量=5`, `passed,failed`."""

from fractions import Fraction

from inspector.domain.checklist import Item
from inspector.domain.numbers import fraction_from
from inspector.domain.visit import (
    Answer,
    Banded,
    Chosen,
    Counted,
    Filled,
    Measured,
    Reading,
    Trial,
    Tried,
)
from inspector.domain.words import AnswerForm

PASSED, FAILED = "passed", "failed"
TRIAL_WORDS = (PASSED, FAILED)


def answer_from_text(  # noqa: PLR0911 - one return a form
    item: Item, text: str, reason: str = ""
) -> Answer | None:
    """The answer that a text means at an item of that form; None where it is not one.

    Args:
        item: Whose form decides how it is read.
        text: 实/应 of a counter, a band and points, options by 、, `name=number`, a number.
        reason: Of points within a band.
    """
    try:
        match item.answer:
            case AnswerForm.MEASUREMENT:
                return Measured(value=_number(text))
            case AnswerForm.CHOICE:
                return _chosen(item, text)
            case AnswerForm.BAND:
                band, _, points = text.replace("=", " ").strip().partition(" ")
                return Banded(band=band, points=_number(points), reason=reason)
            case AnswerForm.COUNTER:
                actual, _, due = text.partition("/")
                return Counted(due=_number(due), actual=_number(actual))
            case AnswerForm.INPUTS:
                return _filled(item, text)
            case AnswerForm.TRIALS:
                return _tried(text)
            case _:
                return None
    except ValueError:
        return None


def _number(text: str) -> Fraction:
    return fraction_from(text.strip())


def _chosen(item: Item, text: str) -> Chosen | None:
    names = tuple(part.strip() for part in text.split("、") if part.strip())
    known = {option.name.zh for option in item.options}
    return Chosen(options=names) if names and set(names) <= known else None


def _filled(item: Item, text: str) -> Filled | None:
    told = dict(part.split("=", 1) for part in text.replace("，", ",").split(","))
    values = {name.strip(): _number(number) for name, number in told.items()}
    names = [one.name.zh for one in item.inputs]
    if set(values) != set(names):
        return None
    return Filled(readings=tuple(Reading(name=name, value=values[name]) for name in names))


def _tried(text: str) -> Tried | None:
    words = [part.strip() for part in text.replace("，", ",").split(",")]
    if not set(words) <= set(TRIAL_WORDS):
        return None
    return Tried(trials=tuple(Trial(passed=word == PASSED) for word in words))
