"""公式: arithmetic over named numbers, as data: no loops, no powers, bounded, exact."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from inspector.domain.formula_text import (
    Binary,
    Call,
    Each,
    Expression,
    FormulaError,
    Name,
    Number,
    Unary,
    parsed,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula as it is written: `播出数量 / 4 * 10`, `min(5, 实 - 应)`, `if(值 >= 95, 10, 6)`."""

    text: str


class UndefinedError(ArithmeticError):
    """A formula that has no value: a division by zero, or a number that is not known."""


def problem_of(formula: Formula) -> FormulaError | None:
    """What is wrong with how it is written; None when it can be read."""
    try:
        _read(formula.text)
    except FormulaError as error:
        return error
    return None


def names_in(formula: Formula) -> frozenset[str]:
    """The names that it uses, but for those of which it brings several numbers together.

    Raises:
        FormulaError: It cannot be read.
    """
    return frozenset(one.name for one in _parts(_read(formula.text)) if isinstance(one, Name))


def each_in(formula: Formula) -> frozenset[Each]:
    """What it brings together: `mean(W1)`.

    Raises:
        FormulaError: It cannot be read.
    """
    return frozenset(one for one in _parts(_read(formula.text)) if isinstance(one, Each))


def value_of(formula: Formula, values: Mapping[str, Fraction]) -> Fraction:
    """Its exact value.

    Args:
        formula: One that can be read.
        values: Of its names, and of what it brings together by its key.

    Raises:
        UndefinedError: A division by zero, or a name without a value.
    """
    return _value(_read(formula.text), values)


@cache
def _read(text: str) -> Expression:
    return parsed(text)


def _parts(one: Expression) -> Iterable[Expression]:
    """An expression and all that it is made of."""
    yield one
    match one:
        case Unary(of=inner):
            yield from _parts(inner)
        case Binary(left=left, right=right):
            yield from _parts(left)
            yield from _parts(right)
        case Call(of=arguments):
            for argument in arguments:
                yield from _parts(argument)
        case Number() | Name() | Each():
            return


def _value(one: Expression, values: Mapping[str, Fraction]) -> Fraction:
    match one:
        case Number(value=value):
            return value
        case Name(name=name):
            if name not in values:
                raise UndefinedError(name)
            return values[name]
        case Each(key=key):
            if key not in values:
                raise UndefinedError(key)
            return values[key]
        case Unary(of=inner):
            return -_value(inner, values)
        case Binary():
            return _combined(one.sign, _value(one.left, values), _value(one.right, values))
        case Call():
            return _called(one, values)


def _combined(sign: str, left: Fraction, right: Fraction) -> Fraction:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            if not right:
                raise UndefinedError(sign)
            return left / right
        case _:
            return Fraction(_is_so(sign, left, right))


def _is_so(sign: str, left: Fraction, right: Fraction) -> bool:
    match sign:
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case ">=":
            return left >= right
        case "=":
            return left == right
        case _:
            return left != right


def _called(one: Call, values: Mapping[str, Fraction]) -> Fraction:
    if one.function == "if":
        test, then, otherwise = one.of
        # Only the branch that is taken is worked out: the other may divide by zero.
        return _value(then if _value(test, values) else otherwise, values)
    given = [_value(argument, values) for argument in one.of]
    match one.function:
        case "min":
            return min(given)
        case "max":
            return max(given)
        case "abs":
            return abs(given[0])
        case "floor":
            return Fraction(given[0].__floor__())
        case _:
            return Fraction(given[0].__ceil__())
