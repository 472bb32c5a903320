"""The sentences that explain a score's lines, in both languages."""

from fractions import Fraction
from typing import TYPE_CHECKING

from inspector.domain.checklist import Item, Section
from inspector.domain.numbers import exact_text
from inspector.domain.rules import (
    Bonus,
    Circumstance,
    Entered,
    Flag,
    OneOff,
    PerOccurrence,
    RatioStep,
    Veto,
    WholeItem,
)
from inspector.domain.visit import Banded
from inspector.domain.words import VetoScope
from inspector.i18n import N_, Pair, both

if TYPE_CHECKING:
    from inspector.domain.scoring.claims import Claim


def taken(item: Item, claim: "Claim", points: Fraction) -> Pair:
    """What a rule took, and how it was worked out.

    Args:
        item: Whose rule it is.
        claim: What the rule would take.
        points: What was really taken.
    """
    rule = claim.rule
    is_capped = claim.points < claim.due and points == claim.points
    if not is_capped and not claim.parts:
        match rule:
            case PerOccurrence():
                return per_occurrence(item, rule, claim.count, points)
            case WholeItem():
                return whole_item(item, points)
            case Entered():
                return entered(item, claim.due, points)
            case _:
                pass
    said = {
        "code": item.code,
        "text": item.text,
        "how": _how(claim),
        "due": exact_text(claim.due),
        "cap": exact_text(claim.points),
        "taken": exact_text(points),
    }
    if points == claim.due:
        return both("{code} {text}: {how}, {taken} off", **said)
    if is_capped:
        return both("{code} {text}: {how}, {due} due, at most {cap}: {taken} off", **said)
    return both("{code} {text}: {how}, {due} due, down to 0: {taken} off", **said)


def given(item: Item, claim: "Claim", points: Fraction) -> Pair:
    """What a rule gives, and how it was worked out."""
    if claim.rule is None and claim.text is None:
        return bonus(item, claim.due, points)
    said = {
        "code": item.code,
        "text": item.text,
        "how": _how(claim),
        "due": exact_text(claim.due),
        "given": exact_text(points),
    }
    if points < claim.due:
        return both("{code} {text}: {how} = {due}, at most {given} given", **said)
    return both("{code} {text}: {how}, {given} given", **said)


def _how(claim: "Claim") -> Pair:
    if claim.text is not None:
        return claim.text
    if claim.parts:
        terms = [part.text for part in claim.parts]
        return Pair(" + ".join(one.zh for one in terms), " + ".join(one.en for one in terms))
    if isinstance(claim.rule, OneOff):
        return both("once for all that was seen")
    if isinstance(claim.rule, Entered):
        return both("as entered")
    return both("{count} × {each}", count=claim.count, each=exact_text(claim.due / claim.count))


def term(
    rule: PerOccurrence | Bonus,
    count: int,
    steps: Fraction,
    each: Fraction,
    named: tuple[Circumstance, ...],
) -> Pair:
    """One term of a sum: what was counted, in steps, at so much, under which circumstances."""
    unit = rule.counting_unit or both("times")
    counted = both("{count} {unit}", count=count, unit=unit)
    if rule.per != 1:
        counted = both(
            "{counted} by {per}: {steps} steps",
            counted=counted,
            per=exact_text(rule.per),
            steps=exact_text(steps),
        )
    return _under(both("{counted} × {each}", counted=counted, each=exact_text(each)), named, count)


def tier_term(subtype: str, count: int, each: Fraction, named: tuple[Circumstance, ...]) -> Pair:
    """One tier, at its points."""
    said = (
        f"{subtype} {count} × {exact_text(each)}" if count > 1 else f"{subtype} {exact_text(each)}"
    )
    return _under(Pair(said, said), named, count)


def _under(told: Pair, named: tuple[Circumstance, ...], count: int) -> Pair:
    for one in named:
        if one.times != 1:
            times = exact_text(one.times)
            told = both("{told} × {times} ({name})", told=told, times=times, name=one.name)
    for one in named:
        if one.plus:
            plus = exact_text(one.plus * count)
            told = both("{told} + {plus} ({name})", told=told, plus=plus, name=one.name)
    return told


def rule_cap(most: Fraction) -> Pair:
    """What a rule's cap keeps from being taken."""
    return both("at most {most} by this rule", most=exact_text(most))


def item_floor() -> Pair:
    """What the item has no more to take of."""
    return both("no more than the item has")


def options(names: tuple[str, ...]) -> Pair:
    """The options chosen."""
    said = "、".join(names)
    return both("chosen: {names}", names=said)


def band(item: Item, answer: Banded, highest: Fraction) -> Pair:
    """The band, and how its points become the item's."""
    said = {"band": answer.band, "points": exact_text(answer.points)}
    if not item.points or highest == item.points:
        return both("{band}, {points} points", **said)
    return both(
        "{band}, {points} points of {highest}, the item has {all}",
        highest=exact_text(highest),
        all=exact_text(item.points),
        **said,
    )


def formula(text: str, value: Fraction) -> Pair:
    """A formula and its value."""
    said = f"{text} = {exact_text(value)}"
    return Pair(said, said)


def ratio(rule: RatioStep, value: Fraction, steps: Fraction) -> Pair:
    """A number, how far it is from its reference, and what a step costs."""
    return both(
        "{value} against {reference}, {steps} steps of {step} × {each}",
        value=exact_text(value),
        reference=exact_text(rule.reference),
        steps=exact_text(steps),
        step=exact_text(rule.step),
        each=exact_text(rule.points),
    )


def charge(item: Item, points: Fraction) -> Pair:
    """What the same fault takes from another target."""
    return both(
        "{code} {text}: {points} off", code=item.code, text=item.text, points=exact_text(points)
    )


def per_occurrence(item: Item, rule: PerOccurrence, count: int, points: Fraction) -> Pair:
    """So many counted, at so much each; where the item held less, what was really taken."""
    due = rule.points * count
    said = {
        "code": item.code,
        "text": _of_kind(item, rule),
        "count": count,
        "unit": rule.counting_unit,
        "each": exact_text(rule.points),
        "due": exact_text(due),
        "taken": exact_text(points),
    }
    if points < due:
        return both(
            "{code} {text}: {count} × {each} ({unit}) = {due}, down to 0: {taken} off", **said
        )
    return both("{code} {text}: {count} × {each} ({unit}) = {taken} off", **said)


def _of_kind(item: Item, rule: PerOccurrence) -> Pair:
    """The item's words; with the kinds that the rule names, where another rule takes others."""
    named = [kind.name for kind in item.subtypes if kind.name.zh in rule.subtypes]
    if not named:
        return item.text
    return both(
        "{text} ({kinds})",
        text=item.text,
        kinds=Pair("、".join(one.zh for one in named), ", ".join(one.en for one in named)),
    )


def whole_item(item: Item, points: Fraction) -> Pair:
    """Any violation takes all that the item has left."""
    return both(
        "{code} {text}: not met, {taken} off",
        code=item.code,
        text=item.text,
        taken=exact_text(points),
    )


def entered(item: Item, due: Fraction, points: Fraction) -> Pair:
    """Points that the inspector entered; where they were bounded, what was really taken."""
    said = {
        "code": item.code,
        "text": item.text,
        "due": exact_text(due),
        "taken": exact_text(points),
    }
    if points != due:
        return both("{code} {text}: {due} entered, {taken} off", **said)
    return both("{code} {text}: {taken} off, as entered", **said)


def phrase(item: Item, points: Fraction) -> Pair:
    """A phrase that was due and not said."""
    return both(
        "{code} “{text}”: due and not said, {taken} off",
        code=item.code,
        text=item.text,
        taken=exact_text(points),
    )


def bonus(item: Item, due: Fraction, points: Fraction) -> Pair:
    """Points on top, as far as the section has room for them."""
    said = {
        "code": item.code,
        "text": item.text,
        "due": exact_text(due),
        "given": exact_text(points),
    }
    if points < due:
        return both("{code} {text}: bonus {due}, the section has room for {given}", **said)
    return both("{code} {text}: bonus {given}", **said)


def bounded(text: Pair, points: Fraction) -> Pair:
    """What the section has room for of a bonus."""
    return both("{text}; the section has room for {given}", text=text, given=exact_text(points))


def floor(section: Section, given_back: Fraction) -> Pair:
    """A section's points end at 0."""
    return both(
        "{title}: points end at 0, {points} not taken",
        title=section.title,
        points=exact_text(given_back),
    )


def section_cap(section: Section, given_back: Fraction) -> Pair:
    """A section takes no more than its cap."""
    return both(
        "{title}: at most {cap} off, {points} not taken",
        title=section.title,
        cap=exact_text(section.cap or Fraction(0)),
        points=exact_text(given_back),
    )


def section_veto(section: Section, points: Fraction) -> Pair:
    """What a veto takes from a section beyond its other lines."""
    return both(
        "{title}: vetoed, the remaining {points} off",
        title=section.title,
        points=exact_text(points),
    )


def veto(item: Item, rule: Veto, section: Section) -> Pair:
    """Which item decides what."""
    return both(_VETOES[rule.scope], code=item.code, text=item.text, title=section.title)


_VETOES = {
    VetoScope.SECTION: N_("{code} {text}: veto, section {title} is 0"),
    VetoScope.TOTAL: N_("{code} {text}: veto, the total is 0"),
    VetoScope.FAIL: N_("{code} {text}: the whole form fails"),
    VetoScope.NO_GRADE: N_("{code} {text}: no grade is given"),
    VetoScope.STOP: N_("{code} {text}: scoring stops here"),
}
_FLAGS = {
    "veto_candidate": N_("{code} {text}: possible veto, for the office to decide"),
    "to_verify": N_("{code} {text}: to be verified, nothing taken until then"),
    "subtype_missing": N_("{code} {text}: no rule fits what was noted; choose its kind"),
    "points_missing": N_("{code} {text}: points not entered yet, nothing taken until then"),
    "points_unstated": N_("{code} {text}: the source gives no number; points as entered"),
    "formula_undefined": N_("{code} {text}: the formula has no value, the item is left out"),
}


def flag(item: Item, name: str, told: Flag | None = None) -> Pair:
    """What a person should look at, or what follows."""
    if told is not None and told.text is not None:
        return both("{code} {text}: {follows}", code=item.code, text=item.text, follows=told.text)
    if name in _FLAGS:
        return both(_FLAGS[name], code=item.code, text=item.text)
    return both("{code} {text}: marked {name}", code=item.code, text=item.text, name=name)
