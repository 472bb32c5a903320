"""The sentences that explain a score's lines, in both languages."""

from fractions import Fraction

from inspector.domain.checklist import Item, Section
from inspector.domain.numbers import decimal_text
from inspector.domain.rules import PerOccurrence, Veto
from inspector.domain.words import VetoScope
from inspector.i18n import N_, Pair, both


def per_occurrence(item: Item, rule: PerOccurrence, count: int, taken: Fraction) -> Pair:
    """So many counted, at so much each; where the item held less, what was really taken."""
    due = rule.points * count
    said = {
        "code": item.code,
        "text": _of_kind(item, rule),
        "count": count,
        "unit": rule.counting_unit,
        "each": decimal_text(rule.points),
        "due": decimal_text(due),
        "taken": decimal_text(taken),
    }
    if taken < due:
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


def whole_item(item: Item, taken: Fraction) -> Pair:
    """Any violation takes all that the item has left."""
    return both(
        "{code} {text}: not met, {taken} off",
        code=item.code,
        text=item.text,
        taken=decimal_text(taken),
    )


def entered(item: Item, due: Fraction, taken: Fraction) -> Pair:
    """Points that the inspector entered; where they were bounded, what was really taken."""
    said = {
        "code": item.code,
        "text": item.text,
        "due": decimal_text(due),
        "taken": decimal_text(taken),
    }
    if taken != due:
        return both("{code} {text}: {due} entered, {taken} off", **said)
    return both("{code} {text}: {taken} off, as entered", **said)


def phrase(item: Item, taken: Fraction) -> Pair:
    """A phrase that was due and not said."""
    return both(
        "{code} “{text}”: due and not said, {taken} off",
        code=item.code,
        text=item.text,
        taken=decimal_text(taken),
    )


def bonus(item: Item, due: Fraction, given: Fraction) -> Pair:
    """Points on top, as far as the section has room for them."""
    said = {
        "code": item.code,
        "text": item.text,
        "due": decimal_text(due),
        "given": decimal_text(given),
    }
    if given < due:
        return both("{code} {text}: bonus {due}, the section has room for {given}", **said)
    return both("{code} {text}: bonus {given}", **said)


def floor(section: Section, given_back: Fraction) -> Pair:
    """A section's points end at 0."""
    return both(
        "{title}: points end at 0, {points} not taken",
        title=section.title,
        points=decimal_text(given_back),
    )


def section_veto(section: Section, taken: Fraction) -> Pair:
    """What a veto takes from a section beyond its other lines."""
    return both(
        "{title}: vetoed, the remaining {points} off",
        title=section.title,
        points=decimal_text(taken),
    )


def veto(item: Item, rule: Veto, section: Section) -> Pair:
    """Which item takes what to 0."""
    match rule.scope:
        case VetoScope.SECTION:
            return both(
                "{code} {text}: veto, section {title} is 0",
                code=item.code,
                text=item.text,
                title=section.title,
            )
        case VetoScope.TOTAL:
            return both("{code} {text}: veto, the total is 0", code=item.code, text=item.text)
        case VetoScope.FAIL:
            return both("{code} {text}: the whole form fails", code=item.code, text=item.text)
        case VetoScope.NO_GRADE:
            return both("{code} {text}: no grade is given", code=item.code, text=item.text)
        case VetoScope.STOP:
            return both("{code} {text}: scoring stops here", code=item.code, text=item.text)


_FLAGS = {
    "veto_candidate": N_("{code} {text}: possible veto, for the office to decide"),
    "to_verify": N_("{code} {text}: to be verified, nothing taken until then"),
    "subtype_missing": N_("{code} {text}: no rule fits what was noted; choose its kind"),
    "points_missing": N_("{code} {text}: points not entered yet, nothing taken until then"),
}


def flag(item: Item, name: str) -> Pair:
    """What a person should look at."""
    if name in _FLAGS:
        return both(_FLAGS[name], code=item.code, text=item.text)
    return both("{code} {text}: marked {name}", code=item.code, text=item.text, name=name)
