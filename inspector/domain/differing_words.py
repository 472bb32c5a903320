"""Any part of a checklist as people say it, for telling two editions apart."""

import dataclasses
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final, get_args

from inspector.domain.checklist import Clause, Repeat
from inspector.domain.labels import Word, label
from inspector.domain.numbers import decimal_text
from inspector.domain.telling_rounds import told_repeat
from inspector.i18n import N_, Pair, both

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

NOTHING: Final = Pair("—", "—")
FIELDS: Final = {
    "title": N_("Title"),
    "scored": N_("Scored"),
    "basis": N_("Basis"),
    "visit_types": N_("Types of visit"),
    "full_marks": N_("Full marks"),
    "rescaled": N_("Rescaled"),
    "ceiling": N_("Ceiling"),
    "below_zero": N_("May fall below 0"),
    "multipliers": N_("Factors"),
    "grades": N_("Grades"),
    "sample": N_("Least number of items"),
    "key_vetoes": N_("Key items"),
    "targets": N_("Other targets"),
    "columns": N_("Score columns"),
    "order": N_("Order of evaluation"),
    "maximum": N_("Maximum"),
    "pool": N_("Pool"),
    "kind": N_("Kind"),
    "repeat": N_("Asked once for each"),
    "cap": N_("At most"),
    "gate": N_("Gate"),
    "pass_mark": N_("Pass mark"),
    "text": N_("Text"),
    "how": N_("How to look"),
    "fixed_when": N_("Fixed when"),
    "clauses": N_("Clauses"),
    "points": N_("Point value"),
    "rules": N_("Rules"),
    "due_class": N_("Deadline"),
    "answer": N_("Way of answering"),
    "phrase": N_("Phrase"),
    "measured_in": N_("Measured in"),
    "channels": N_("Channels"),
    "unit_kinds": N_("Kinds of unit"),
    "layouts": N_("Layout"),
    "needs_phone": N_("Only with an enquiry phone"),
    "needs_supervised": N_("Only where others are supervised"),
    "or_supervising": N_("Also where others are supervised"),
    "observed": N_("Seen by"),
    "covert_core": N_("On every covert visit"),
    "phone_core": N_("On every call"),
    "never_covert": N_("Never covertly"),
    "conditional": N_("Reason for not applicable"),
    "subtypes": N_("Sub-types"),
    "remarks": N_("Ready remarks"),
    "see_also": N_("See also"),
    "key": N_("Key item"),
    "options": N_("Options"),
    "choose_many": N_("Several options"),
    "bands": N_("Bands"),
    "inputs": N_("Numbers"),
    "trials": N_("Trials"),
    "may_not_occur": N_("May not occur"),
    "requires": N_("Required"),
    "circumstances": N_("Circumstances"),
    "asked_when": N_("Asked when"),
}
"""Fields that a change is told of, by their name in the code."""
KINDS: Final = {
    "PerOccurrence": N_("for each"),
    "OneOff": N_("once"),
    "WholeItem": N_("all of the item"),
    "Entered": N_("entered"),
    "Tiers": N_("by tiers"),
    "RatioStep": N_("by steps"),
    "ByFormula": N_("by formula"),
    "Bonus": N_("bonus"),
    "Veto": N_("veto"),
    "Flag": N_("mark"),
}
"""Kinds of rules, by the name of their type."""


def field_label(name: str) -> Pair:
    """What people call a field; its own name where nobody has said."""
    return both(FIELDS[name]) if name in FIELDS else Pair(name, name)


def is_listed(value: object) -> bool:
    """Whether entries of it come and go one by one."""
    return isinstance(value, tuple)


def told(value: object) -> Pair:  # noqa: PLR0911, PLR0912 - one return a kind of value
    """A value in words; what is not there is a dash."""
    match value:
        case None | "" | ():
            return NOTHING
        case bool():
            return both(N_("yes") if value else N_("no"))
        case Pair():
            return value if value.zh or value.en else NOTHING
        case Fraction():
            return _number(value)
        case StrEnum() if isinstance(value, get_args(Word)):
            return label(value)
        case tuple():
            return _joined([told(one) for one in value])
        case frozenset():
            return _joined([told(one) for one in sorted(value)]) if value else NOTHING
        case Repeat():
            return told_repeat(value, scored=True)
        case Clause(ref=ref, text=words):
            return Pair(f"{ref} {words}", f"{ref} {words}")
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return _fields(type(value).__name__, value)
        case _:
            return Pair(str(value), str(value))


def _fields(name: str, value: "DataclassInstance") -> Pair:
    """A rule, an option, a band …: what it is, and what of it is said."""
    said = _joined(
        [
            _named(field.name, getattr(value, field.name))
            for field in dataclasses.fields(value)
            if getattr(value, field.name) != field.default
        ]
    )
    if name not in KINDS:
        return said
    kind = both(KINDS[name])
    return both(N_("{kind}: {said}"), kind=kind, said=said) if said.zh else kind


def _named(field: str, value: object) -> Pair:
    words = told(value)
    if field == "points":
        return both(N_("{points} points"), points=words)
    if field in {"name", "counting_unit", "text"}:
        return words
    called = field_label(field)
    return Pair(f"{called.zh} {words.zh}", f"{called.en} {words.en}")


def _joined(parts: list[Pair]) -> Pair:
    return Pair("、".join(one.zh for one in parts), ", ".join(one.en for one in parts))


def _number(value: Fraction) -> Pair:
    is_decimal = 10**6 % value.denominator == 0
    shown = decimal_text(value) if is_decimal else str(value)
    return Pair(shown, shown)
