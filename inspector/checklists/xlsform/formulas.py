"""From a calculation that has points to the formula by which a number is scored."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from inspector.checklists.building.rules import OWN_VALUE
from inspector.checklists.xlsform.conditions import Known
from inspector.checklists.xlsform.judging import points_in
from inspector.checklists.xlsform.kinds import Kind
from inspector.checklists.xlsform.survey import CALCULATE, RELEVANT, Question
from inspector.checklists.xlsform.xpath import (
    Call,
    Expression,
    Number,
    Pairing,
    Ref,
    Unfollowed,
    read,
)
from inspector.domain.formula import Formula, problem_of
from inspector.domain.numbers import decimal_text

SIGNS = {"+": "+", "-": "-", "*": "*", "div": "/"}
SIGNS |= {sign: sign for sign in ("=", "!=", "<", "<=", ">", ">=")}
FUNCTIONS = {"min": "min", "max": "max", "abs": "abs", "if": "if"}
FUNCTIONS |= {"floor": "floor", "ceiling": "ceil"}
SAME = frozenset({"number"})
"""Functions that change nothing of a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """What a measured item obtains, as the form calculates it."""

    question: Question
    """The row of the calculation."""
    formula: Formula
    points: Fraction
    """The most that it can come to."""


def calculations(
    questions: Iterable[Question], numbers: Sequence[Question], known: Mapping[str, Known]
) -> dict[int, Calculation]:
    """For rows of measured questions the calculation that scores them, if there is one.

    A calculation scores the last question that it uses, and only where it has points and can be
    written as a formula.

    Args:
        questions: Those that may be calculations.
        numbers: Those that are measured.
        known: What conditions and formulas may ask, by name.
    """
    rows = {question.name: question.row for question in numbers}
    found: dict[int, Calculation] = {}
    for question in questions:
        points = points_in(question.cells)
        if question.type.kind is not Kind.CALCULATE or not points or RELEVANT in question.cells:
            continue
        try:
            expression = read(question.cells.get(CALCULATE, ""))
            used = sorted((rows[name], name) for name in set(_names(expression)) if name in rows)
            if not used or used[-1][0] in found:
                continue
            row, own = used[-1]
            formula = _formula(expression, {**_codes(known), own: OWN_VALUE})
        except Unfollowed:
            continue
        found[row] = Calculation(question=question, formula=formula, points=points)
    return found


def _codes(known: Mapping[str, Known]) -> dict[str, str]:
    return {name: one.code for name, one in known.items() if one.is_number}


def _formula(expression: Expression, codes: Mapping[str, str]) -> Formula:
    """The formula of an expression.

    Raises:
        Unfollowed: When the formula would be too long or too deep.
    """
    formula = Formula(text=_written(expression, codes))
    if problem_of(formula) is not None:
        raise Unfollowed(formula.text)
    return formula


def _written(expression: Expression, codes: Mapping[str, str]) -> str:
    """An expression in the signs of a formula.

    Raises:
        Unfollowed: When it asks for more than numbers.
    """
    match expression:
        case Number(value=value) if value >= 0:
            return decimal_text(value)
        case Number(value=value):
            return f"(0 - {decimal_text(-value)})"
        case Ref(name=name) if name in codes:
            return codes[name]
        case Pairing(operator=operator) if operator in SIGNS:
            left, right = (_inside(one, codes) for one in (expression.left, expression.right))
            return f"{left} {SIGNS[operator]} {right}"
        case Call(name=name, arguments=(inner,)) if name in SAME:
            return _inside(inner, codes)
        case Call(name=name, arguments=arguments) if name in FUNCTIONS and arguments:
            written = ", ".join(_written(one, codes) for one in arguments)
            return f"{FUNCTIONS[name]}({written})"
        case _:
            raise Unfollowed(type(expression).__name__)


def _inside(expression: Expression, codes: Mapping[str, str]) -> str:
    written = _written(expression, codes)
    return f"({written})" if isinstance(expression, Pairing) else written


def _names(expression: Expression) -> Iterator[str]:
    match expression:
        case Ref(name=name):
            yield name
        case Pairing():
            yield from _names(expression.left)
            yield from _names(expression.right)
        case Call(arguments=arguments):
            for one in arguments:
                yield from _names(one)
        case _:
            return
