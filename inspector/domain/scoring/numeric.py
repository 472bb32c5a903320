"""What numbers, choices and points within bands take or give."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from inspector.domain.answer_words import ACTUAL, DUE, has_failed, values_of
from inspector.domain.checklist import Item
from inspector.domain.formula import Formula, UndefinedError, each_in, names_in, value_of
from inspector.domain.formula_text import Each
from inspector.domain.rules import ByFormula, RatioStep
from inspector.domain.scoring import wording
from inspector.domain.scoring.claims import (
    NOTHING,
    Claim,
    numeric_rules,
    pricing,
    steps_in,
)
from inspector.domain.scoring.outcome import RuleName
from inspector.domain.visit import Answer, Banded, Chosen, Counted, Filled, Measured
from inspector.domain.words import Direction, Means, SectionKind

OWN_VALUE = "值"
"""What a formula calls the item's own number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What number rules come to."""

    taken: tuple[Claim, ...] = ()
    given: tuple[Claim, ...] = ()
    undefined: bool = False
    """Whether some formula has no value: a division by zero, a number not there."""


def formulas_of(item: Item) -> Iterator[Formula]:
    """The formulas of an item's rules."""
    for rule in item.rules:
        match rule:
            case ByFormula(formula=formula):
                yield formula
            case RatioStep(of=Formula() as formula):
                yield formula
            case _:
                continue


def names_used(item: Item) -> frozenset[str]:
    """The names of other items' numbers that an item's formulas use: `W1`, `W1.实`."""
    own = {OWN_VALUE, *_own_names(item)}
    return frozenset(name for formula in formulas_of(item) for name in names_in(formula)) - own


def each_named(item: Item) -> frozenset[Each]:
    """What an item's formulas bring together of the instances of others."""
    return frozenset(each for formula in formulas_of(item) for each in each_in(formula))


def worked(
    item: Item, answer: Answer, elsewhere: Mapping[str, Fraction], kind: SectionKind
) -> Worked:
    """What the item's number rules come to, in their order.

    Args:
        item: Whose rules they are.
        answer: Which holds its own numbers.
        elsewhere: Numbers of other items, by the names that formulas use.
        kind: Of its section: what an item obtains is given by a bonus section, and of one that
            only takes it is what is left of the points.
    """
    own = values_of(answer)
    values = {**elsewhere, **{name: value for name, value in own.items() if name}}
    if "" in own:
        values[OWN_VALUE] = own[""]
    taken: list[Claim] = []
    given: list[Claim] = []
    undefined = False
    for rule in item.rules:
        if not isinstance(rule, RatioStep | ByFormula):
            continue
        try:
            claim = _claim(item, rule, values, kind)
        except UndefinedError:
            undefined = True
            continue
        if claim.due:
            (given if _gives(item, rule, kind) else taken).append(claim)
    return Worked(taken=tuple(taken), given=tuple(given), undefined=undefined)


def chosen(item: Item, answer: Chosen | Banded, kind: SectionKind) -> Claim | None:
    """What a choice leaves of the item's points, or gives where it has none; None of nothing."""
    if isinstance(answer, Chosen):
        options = {option.name.zh: option.points for option in item.options}
        obtained = sum((options.get(name, NOTHING) for name in answer.options), NOTHING)
        name, text = RuleName.OPTION, wording.options(answer.options)
    else:
        highest = max((band.high for band in item.bands), default=NOTHING)
        mapped = answer.points * item.points / highest if highest else NOTHING
        obtained = mapped if item.points else answer.points
        name, text = RuleName.BAND, wording.band(item, answer, highest)
    due = max(item.points - obtained, NOTHING) if starts_full(item, kind) else obtained
    return Claim(rule=None, name=name, due=due, text=text) if due else None


def starts_full(item: Item, kind: SectionKind) -> bool:
    """Whether an item begins with its points, of which something is left in the end."""
    return bool(item.points) and kind is not SectionKind.BONUS


def missing(item: Item, answer: Answer) -> int:
    """Units short of what there should be: of a counter's 应, of the minima of inputs."""
    match answer:
        case Counted(due=due, actual=actual):
            return max(ceil(due - actual), 0)
        case Filled(readings=readings):
            least = {one.name.zh: one.at_least for one in item.inputs}
            short = (max((least[one.name] or NOTHING) - one.value, NOTHING) for one in readings)
            return ceil(sum(short, NOTHING))
        case _:
            return 0


def _own_names(item: Item) -> frozenset[str]:
    return frozenset({DUE, ACTUAL, *(one.name.zh for one in item.inputs)})


def _gives(item: Item, rule: RatioStep | ByFormula, kind: SectionKind) -> bool:
    if kind is SectionKind.DEDUCTING:
        return False
    if isinstance(rule, RatioStep):
        return rule.gives
    is_left = rule.means is Means.OBTAINED and starts_full(item, kind)
    return rule.means is not Means.TAKEN and not is_left


def _claim(
    item: Item, rule: RatioStep | ByFormula, values: Mapping[str, Fraction], kind: SectionKind
) -> Claim:
    if isinstance(rule, RatioStep):
        return _ratio_step(rule, values)
    value = max(value_of(rule.formula, values), NOTHING)
    is_left = rule.means is Means.OBTAINED and starts_full(item, kind)
    return Claim(
        rule=rule,
        name=RuleName.FORMULA,
        due=max(item.points - value, NOTHING) if is_left else value,
        cap=rule.cap,
        text=wording.formula(rule.formula.text, value),
    )


def _ratio_step(rule: RatioStep, values: Mapping[str, Fraction]) -> Claim:
    of = rule.of or Formula(text=OWN_VALUE)
    value = value_of(of, values)
    is_below = rule.direction is Direction.BELOW
    away = rule.reference - value if is_below else value - rule.reference
    steps = steps_in(max(away, NOTHING) / rule.step, rule.steps)
    return Claim(
        rule=rule,
        name=RuleName.RATIO_STEP,
        due=steps * rule.points,
        cap=rule.cap,
        text=wording.ratio(rule, value, steps),
    )


def fails(item: Item, answer: Answer) -> bool:
    """Whether a choice, points or numbers fail the item; by its own numbers alone."""
    match answer:
        case Chosen(options=names):
            return any(option.fails for option in item.options if option.name.zh in names)
        case Banded(band=name):
            return any(band.fails for band in item.bands if band.name.zh == name)
        case Counted() | Filled() | Measured():
            own = worked(item, answer, {}, SectionKind.SCORED)
            prices_missing = not numeric_rules(item) or bool(pricing(item))
            return bool(own.taken) or bool(prices_missing and missing(item, answer))
        case _:
            return has_failed(answer)
