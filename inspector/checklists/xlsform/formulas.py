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
OF_EACH = {"sum": "sum", "min": "least", "max": "most"}
"""Functions that bring the numbers of all rounds of a repeat together."""
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

    A calculation scores the last question that it uses, and only where it has points, can be
    written as a formula, and is asked as often as that question.

    Args:
        questions: Those that may be calculations.
        numbers: Those that are measured.
        known: What conditions and formulas may ask, by name.
    """
    asked = {question.name: question for question in numbers}
    found: dict[int, Calculation] = {}
    for question in questions:
        points = points_in(question.cells)
        if question.type.kind is not Kind.CALCULATE or not points or RELEVANT in question.cells:
            continue
        try:
            expression = read(question.cells.get(CALCULATE, ""))
            used = [asked[name] for name in set(_names(expression)) if name in asked]
            scored = max(used, key=lambda one: one.row, default=None)
            if scored is None or scored.row in found or scored.round != question.round:
                continue
            formula = _formula(expression, _Names(known, own=scored.name, round=question.round))
        except Unfollowed:
            continue
        found[scored.row] = Calculation(question=question, formula=formula, points=points)
    return found


@dataclass(frozen=True, slots=True)
class _Names:
    """What a formula calls the numbers that a calculation names.

    Args:
        known: By name.
        own: Name of the number that the formula scores.
        round: Row of the repeat in which that is asked.
    """

    known: Mapping[str, Known]
    own: str
    round: int | None

    def here(self, name: str) -> str:
        """What a number that is asked in the same round, or once, is called.

        Raises:
            Unfollowed: It is no such number.
        """
        one = self.known.get(name)
        if one is None or not one.is_number or one.round not in {None, self.round}:
            raise Unfollowed(name)
        return OWN_VALUE if name == self.own else one.code

    def elsewhere(self, name: str) -> str | None:
        """The code of a number that another repeat asks in each round; None of any other."""
        one = self.known.get(name)
        if one is None or not one.is_number or one.round in {None, self.round}:
            return None
        return one.code


def _formula(expression: Expression, codes: _Names) -> Formula:
    """The formula of an expression.

    Raises:
        Unfollowed: When the formula would be too long or too deep.
    """
    formula = Formula(text=_written(expression, codes))
    if problem_of(formula) is not None:
        raise Unfollowed(formula.text)
    return formula


def _written(expression: Expression, codes: _Names) -> str:
    """An expression in the signs of a formula.

    Raises:
        Unfollowed: When it asks for more than numbers.
    """
    match expression:
        case Number(value=value):
            return decimal_text(value) if value >= 0 else f"(0 - {decimal_text(-value)})"
        case Ref(name=name):
            return codes.here(name)
        case Call(name=name, arguments=(Ref(name=each),)) if (
            name in OF_EACH and (code := codes.elsewhere(each)) is not None
        ):
            return f"{OF_EACH[name]}({code})"
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


def _inside(expression: Expression, codes: _Names) -> str:
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
