"""What is odd about how items are answered: options, bands, conditions on earlier answers."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise

from inspector.checklists.checking.reading import Read
from inspector.domain.checklist import Item
from inspector.domain.condition import (
    All,
    AnswerHas,
    AnswerIs,
    AnyOf,
    Condition,
    Not,
    ValueIs,
)
from inspector.domain.numbers import decimal_text
from inspector.domain.rules import ByFormula, RatioStep
from inspector.domain.words import AnswerForm, SectionKind
from inspector.errors import checklist_oddity as faults

NUMBERS = frozenset({AnswerForm.MEASUREMENT, AnswerForm.COUNTER, AnswerForm.INPUTS})


def _check_options(read: Read) -> None:
    for item in read.checklist.items:
        if not item.options:
            continue
        each = [option.points for option in item.options]
        best = sum(each, Fraction(0)) if item.choose_many else max(each)
        shown = {"best": decimal_text(best), "points": decimal_text(item.points)}
        if item.points == 0:
            if best > 0 and read.checklist.section(item.section).kind is not SectionKind.BONUS:
                read.warn_item(faults.OPTION_ON_TOP, item, "options", best=shown["best"])
        elif best < item.points:
            read.warn_item(faults.NO_FULL_OPTION, item, "options", **shown)
        elif best > item.points:
            read.warn_item(faults.OPTION_ABOVE, item, "options", **shown)


def _check_bands(read: Read) -> None:
    for item in read.checklist.items:
        bands = sorted(enumerate(item.bands), key=lambda one: one[1].low)
        for (_, lower), (position, upper) in pairwise(bands):
            names = {"lower": lower.name.zh, "upper": upper.name.zh}
            if upper.low <= lower.high:
                read.warn_item(faults.BANDS_OVERLAP, item, "bands", position, **names)
            elif upper.low - lower.high > 1:  # 7–8 and 9–10 touch: points are whole there.
                read.warn_item(faults.BANDS_GAP, item, "bands", position, **names)


def _check_numbers(read: Read) -> None:
    for item in read.checklist.items:
        scores = any(isinstance(rule, RatioStep | ByFormula) for rule in item.rules)
        if item.answer in NUMBERS and item.points and item.rules and not scores:
            read.warn_item(faults.NUMBER_UNUSED, item, "rules")


def _check_conditions(read: Read) -> None:
    order = {item.code: number for number, item in enumerate(read.checklist.items)}
    for item in read.checklist.items:
        for one in parts_of(item.asked_when):
            about = read.checklist.by_code.get(one.item.partition(".")[0])
            if about is None:
                continue
            unknown = _unknown(one, about)
            if unknown is not None:
                context = {"other": about.code, "word": unknown}
                read.warn_item(faults.CONDITION_NEVER, item, "asked_when", **context)
            if order[about.code] > order[item.code]:
                read.warn_item(faults.ASKED_LATER, item, "asked_when", other=about.code)


def parts_of(condition: Condition | None) -> Iterator[AnswerIs | AnswerHas | ValueIs]:
    """What a condition asks about items, one by one."""
    match condition:
        case AnswerIs() | AnswerHas() | ValueIs():
            yield condition
        case All(of=parts) | AnyOf(of=parts):
            for part in parts:
                yield from parts_of(part)
        case Not(of=part):
            yield from parts_of(part)
        case _:
            return


def _unknown(condition: AnswerIs | AnswerHas | ValueIs, about: Item) -> str | None:
    """What a condition asks of an item that its answers never are, have or hold."""
    match condition:
        case AnswerIs(words=words):
            known = {*_words_of(about), *_names_of(about)}
            return next((word for word in words if word not in known), None)
        case AnswerHas(names=names):
            known = _names_of(about)
            return next((name for name in names if name not in known), None)
        case ValueIs(item=name):
            return None if about.answer in NUMBERS else name


def _names_of(item: Item) -> set[str]:
    options = {one.name.zh for one in item.options}
    bands = {one.name.zh for one in item.bands}
    return options | bands | {one.name.zh for one in item.subtypes}


def _words_of(item: Item) -> frozenset[str]:
    words = {"compliant", "violation", "not_applicable", "unchecked"}
    match item.answer:
        case AnswerForm.PHRASE:
            words |= {"heard", "missed", "not_triggered"}
        case AnswerForm.GRADE:
            words |= set(item.grades)
        case AnswerForm.ANSWER | AnswerForm.TRIALS:
            words |= {"did_not_occur"} if item.may_not_occur else set()
        case _:
            words |= {item.answer.value, "measured", "chosen", "banded", "counted", "filled"}
    return frozenset(words)


CHECKS: tuple[Callable[[Read], None], ...] = (
    _check_options,
    _check_bands,
    _check_numbers,
    _check_conditions,
)
