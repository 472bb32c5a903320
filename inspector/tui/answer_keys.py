"""Which key gives which answer to an item: one table for the walk, its footer and its texts."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rich.cells import cell_len

from inspector.domain.checklist import Item
from inspector.domain.words import AnswerForm, Result, Tick, grade_named
from inspector.i18n import Lang, spoken, text
from inspector.tui.cells import clip
from inspector.tui.marks import marks
from inspector.tui.words import said, word

WIDEST = 14
"""Cells of a label in the footer."""
MOST_OFFERED = 9
"""Options and bands that have a digit; Enter lists all of them."""
FEW = 3
"""Up to so many of them leave digits for the answers that every item takes."""
LISTED = frozenset({AnswerForm.PHRASE, AnswerForm.GRADE, AnswerForm.CHOICE, AnswerForm.BAND})


class Meant(StrEnum):
    """What a key does at an item."""

    COMPLIANT = "compliant"
    VIOLATED = "violated"
    """Opens an occurrence that takes points."""
    AWARDED = "awarded"
    """Opens an occurrence that gives points."""
    OFFERED = "offered"
    """One of the words, options or bands that the item lists."""
    NUMBERED = "numbered"
    """Opens the numbers: one, 应 and 实, or several."""
    PASSED = "passed"
    FAILED = "failed"
    """Of the next trial."""
    NOT_APPLICABLE = "not_applicable"
    UNCHECKED = "unchecked"
    DID_NOT_OCCUR = "did_not_occur"


LETTERS = {Meant.UNCHECKED: "0", Meant.NOT_APPLICABLE: "n", Meant.DID_NOT_OCCUR: "m"}
"""Keys that mean the same at every item that takes them."""


@dataclass(frozen=True, slots=True)
class Press:
    """A key at an item."""

    key: str
    meant: Meant
    label: str
    """Empty where another key of the same meaning stands on the screen."""
    at: int = 0
    """Which of those that are offered, from 0."""


def presses_of(item: Item) -> tuple[Press, ...]:
    """Every key that answers an item, in the order in which they are shown."""
    words = offered(item)
    rest = _rest(item.answer, len(words), spoken(), can_be_absent=item.may_not_occur)
    if words:
        listed = enumerate(words[:MOST_OFFERED])
        own = tuple(Press(str(at + 1), Meant.OFFERED, label, at) for at, label in listed)
        return (*own, *rest)
    if item.answer is AnswerForm.MEASUREMENT:
        return (Press("1", Meant.NUMBERED, said(item.measured_in)), *rest)
    return (*_first(item.answer, spoken(), only_adds=item.only_adds), *rest)


def answer_key(item: Item, meant: Meant) -> str:
    """The key that means this at an item; empty where none does."""
    return next((one.key for one in presses_of(item) if one.meant is meant), "")


def offered(item: Item) -> tuple[str, ...]:
    """The words that an item lists, in the order of their digits; empty of another form."""
    match item.answer:
        case AnswerForm.PHRASE:
            return tuple(word(tick) for tick in Tick)
        case AnswerForm.GRADE:
            return tuple(word(grade_named(name)) for name in item.grades)
        case AnswerForm.CHOICE:
            return tuple(said(option.name) for option in item.options)
        case AnswerForm.BAND:
            return tuple(said(band.name) for band in item.bands)
        case _:
            return ()


def has_occurrences(item: Item) -> bool:
    """Whether what is seen at an item is noted one by one."""
    is_violated = item.answer is AnswerForm.ANSWER and not item.only_adds
    return is_violated or item.answer is AnswerForm.AWARD


def enter_label(item: Item) -> str:
    """What Enter does at an item, as the footer says it; empty where its digits say enough."""
    if has_occurrences(item):
        return text("Occurrence")
    if item.answer is AnswerForm.CHOICE:
        return text("All options")
    return text("Each trial") if item.answer is AnswerForm.TRIALS else ""


def clipped(label: str) -> str:
    """A label as short as a footer needs it; the whole stands in the text of the item."""
    return clip(label, WIDEST, marks().ellipsis) if cell_len(label) > WIDEST else label


@cache
def _first(form: AnswerForm, _lang: Lang, *, only_adds: bool) -> tuple[Press, ...]:
    """The first keys of a form that lists nothing."""
    match form:
        case AnswerForm.COUNTER:
            return (Press("1", Meant.NUMBERED, text("due and actual")),)
        case AnswerForm.INPUTS:
            return (Press("1", Meant.NUMBERED, text("numbers")),)
        case AnswerForm.TRIALS:
            passed = Press("1", Meant.PASSED, text("passed"))
            return (passed, Press("2", Meant.FAILED, text("failed")))
        case AnswerForm.AWARD:
            return (Press("1", Meant.AWARDED, text("award")),)
        case _:
            good = Press("1", Meant.COMPLIANT, word(Result.COMPLIANT))
            bad = Press("2", Meant.VIOLATED, word(Result.VIOLATION))
            return (good,) if only_adds else (good, bad)


@cache
def _rest(form: AnswerForm, listed: int, _lang: Lang, *, can_be_absent: bool) -> tuple[Press, ...]:
    """What nearly every item takes: by digits where these are free, always by the letters."""
    if form is AnswerForm.AWARD:
        digits = {Meant.DID_NOT_OCCUR: "2", Meant.NOT_APPLICABLE: "3", Meant.UNCHECKED: "4"}
    elif form not in LISTED:
        digits = {Meant.NOT_APPLICABLE: "3", Meant.UNCHECKED: "4", Meant.DID_NOT_OCCUR: "5"}
    elif listed <= FEW:
        digits = {Meant.UNCHECKED: "4", Meant.NOT_APPLICABLE: "5", Meant.DID_NOT_OCCUR: "6"}
    else:
        digits = {}
    taken = {Meant.UNCHECKED}
    taken |= {Meant.NOT_APPLICABLE} if form is not AnswerForm.PHRASE else set()
    taken |= {Meant.DID_NOT_OCCUR} if can_be_absent or form is AnswerForm.AWARD else set()
    by_digit = [Press(digit, one, _label(one)) for one, digit in digits.items() if one in taken]
    by_letter = [
        Press(letter, one, "" if one in digits else _label(one))
        for one, letter in LETTERS.items()
        if one in taken
    ]
    return (*by_digit, *by_letter)


def _label(meant: Meant) -> str:
    match meant:
        case Meant.NOT_APPLICABLE:
            return word(Result.NOT_APPLICABLE)
        case Meant.DID_NOT_OCCUR:
            return text("did not occur")
        case _:
            return word(Result.UNCHECKED)
