"""Exact numbers as people write them: plain decimals in, plain decimals out."""

import re
from collections.abc import Iterable
from fractions import Fraction

_NOTHING = Fraction(0)
_DECIMAL = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?", re.ASCII)


def fraction_from(decimal: str) -> Fraction:
    """The exact value of a plain decimal such as `19`, `0.5` or `-2`.

    At most 15 digits before the point and 15 after it; no exponent, no sign but a leading minus.

    Raises:
        ValueError: When it is anything else.
    """
    if not _DECIMAL.fullmatch(decimal):
        message = f"not a plain decimal of at most 15 + 15 digits: {decimal[:40]!r}"
        raise ValueError(message)
    return Fraction(decimal)


def decimal_text(value: Fraction, places: int | None = None) -> str:
    """Plain notation: exact and as short as can be, or rounded half up to so many places.

    Raises:
        ValueError: Without places, for a value such as 1/3 that no finite decimal equals.
    """
    if places is not None:
        return rounded(value, places)
    needed = _finite_places(value.denominator)
    if needed is None:
        message = f"{value} has no finite decimal"
        raise ValueError(message)
    return rounded(value, needed)


def exact_text(value: Fraction) -> str:
    """Plain notation, exact: a decimal where a finite one equals it, else two whole numbers."""
    return str(value) if _finite_places(value.denominator) is None else decimal_text(value)


def added(values: Iterable[Fraction]) -> Fraction:
    """Their exact sum; most of what is added up is nothing, and looking costs less than adding."""
    total = _NOTHING
    for one in values:
        if one:
            total = total + one if total else one
    return total


def rounded(value: Fraction, places: int) -> str:
    """Rounded once, half up (away from zero), always with that many decimals; never `-0`."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(places + 1, "0")
    sign = "-" if value < 0 and whole else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def _finite_places(denominator: int) -> int | None:
    """How many decimals show a fraction with that denominator exactly; None when none do."""
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    return max(twos, fives) if denominator == 1 else None
