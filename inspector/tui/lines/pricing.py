"""What an item offers and what it costs, before it is answered: rules, options, what is needed."""

from collections.abc import Iterator

from inspector.domain.checklist import Item
from inspector.domain.rules import (
    Bonus,
    ByFormula,
    Circumstance,
    Entered,
    OneOff,
    PerOccurrence,
    RatioStep,
    Rule,
    Tiers,
    Veto,
    WholeItem,
    subtypes_of,
)
from inspector.domain.words import AnswerForm, Direction, Result
from inspector.i18n import N_, text
from inspector.tui.answer_keys import MOST_OFFERED
from inspector.tui.lines.line import Line, paragraph
from inspector.tui.marks import marks
from inspector.tui.words import needed_word, points, said, word


def prices(item: Item) -> tuple[str, ...]:
    """What the item is worth where its rules do not tell, then what each takes or gives."""
    told = tuple(price for rule in item.rules if (price := priced(item, rule)))
    is_told = len(told) == 1 and item.answer is AnswerForm.ANSWER
    if is_told or not item.points:
        return told
    return (text("{points} points", points=points(item.points)), *told)


def priced(item: Item, rule: Rule) -> str:
    """What a rule takes or gives, its cap, and for which sub-types; empty of a flag."""
    price = _price(item, rule)
    cap = None if isinstance(rule, OneOff | WholeItem | Veto) else getattr(rule, "cap", None)
    if price and cap is not None:
        price = text("{price}, at most {cap}", price=price, cap=points(cap))
    named = () if isinstance(rule, Tiers) else subtypes_of(rule)
    if price and named and len(named) < len(item.subtypes):
        return text("{label}: {words}", label="/".join(named), words=price)
    return price


def _price(item: Item, rule: Rule) -> str:  # noqa: PLR0911 - one return a rule
    match rule:
        case PerOccurrence():
            return _per_occurrence(rule)
        case OneOff():
            return text("-{points} once", points=points(rule.points))
        case WholeItem():
            return text("-{points} for any violation", points=points(item.points))
        case Entered():
            return _entered(rule)
        case Tiers():
            return " / ".join(f"{one.subtype} -{points(one.points)}" for one in rule.tiers)
        case RatioStep():
            return _ratio(rule)
        case ByFormula():
            return text("by formula: {formula}", formula=rule.formula.text)
        case Bonus():
            return _bonus(rule)
        case Veto():
            veto = N_("{mark} veto when verified") if rule.verified_only else N_("{mark} veto")
            return text(veto, mark=marks().veto)
        case _:
            return ""


def _entered(rule: Entered) -> str:
    if rule.unstated:
        return text("points entered: the source names none")
    return text("-{low} to -{high}", low=points(rule.low), high=points(rule.high))


def _per_occurrence(rule: PerOccurrence) -> str:
    each = [text("-{points} per {unit}", points=points(rule.points), unit=_unit(rule))]
    each += [f"{said(one.finder)} -{points(one.points)}" for one in rule.by_finder]
    return " / ".join(each)


def _unit(rule: PerOccurrence | Bonus) -> str:
    unit = said(rule.counting_unit)
    return unit if rule.per == 1 else f"{points(rule.per)} {unit}"


def _bonus(rule: Bonus) -> str:
    if rule.counting_unit is None:
        return f"+{points(rule.points)}"
    return text("+{points} per {unit}", points=points(rule.points), unit=_unit(rule))


def _ratio(rule: RatioStep) -> str:
    of = {
        "sign": "+" if rule.gives else "-",
        "points": points(rule.points),
        "step": points(rule.step),
        "reference": points(rule.reference),
    }
    if rule.direction is Direction.BELOW:
        return text("{sign}{points} for every {step} below {reference}", **of)
    return text("{sign}{points} for every {step} above {reference}", **of)


def offer_lines(item: Item, width: int) -> list[Line]:
    """What the item takes as an answer, each with its digit, and what it needs besides."""
    parts = ["   ".join(_offers(item))] if item.answer in OFFERING else []
    others = prices(item)[1:]
    if others:
        parts.append(text("Points: {prices}", prices="; ".join(others)))
    if item.circumstances:
        named = "; ".join(circumstance_words(one) for one in item.circumstances)
        parts.append(text("Circumstances: {named}", named=named))
    if item.requires:
        needs = [f"{answer_word(one.answer)} + {needed_word(one.needs)}" for one in item.requires]
        parts.append(text("Needed with the answer: {needs}", needs="; ".join(needs)))
    return [made for part in parts if part for made in paragraph(part, width, look="muted")]


OFFERING = frozenset({AnswerForm.CHOICE, AnswerForm.BAND, AnswerForm.INPUTS, AnswerForm.TRIALS})


def _offers(item: Item) -> Iterator[str]:
    failing = f" {marks().violation}"
    for at, option in enumerate(item.options):
        digit = f"{at + 1} " if at < MOST_OFFERED else ""
        fails = failing if option.fails else ""
        yield f"{digit}{said(option.name)} {points(option.points)}{fails}"
    for at, band in enumerate(item.bands):
        span = points(band.low)
        span += f"–{points(band.high)}" if band.high != band.low else ""
        yield f"{at + 1} {said(band.name)} {span}{failing if band.fails else ''}"
    for one in item.inputs:
        least = f" ≥ {points(one.at_least)}" if one.at_least is not None else ""
        yield f"{said(one.name)} {said(one.unit)}".rstrip() + least
    if item.trials:
        yield text("{count} trials, all must pass", count=item.trials)


def circumstance_words(one: Circumstance) -> str:
    """A circumstance with what it does to the points."""
    times = f" {marks().times}{points(one.times)}" if one.times != 1 else ""
    plus = f" +{points(one.plus)}" if one.plus else ""
    return f"{said(one.name)}{times}{plus}"


def answer_word(code: str) -> str:
    """An answer's word as people say it; the name of an option or a band is one already."""
    return word(Result(code)) if code in set(Result) else code
