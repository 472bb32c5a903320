"""Single values of a checklist as a YAML file writes them, and blocks without what is usual."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from inspector.checklists.strict_yaml import Plain
from inspector.i18n import Pair

MOST_PLACES: Final = 6
"""Decimals of a number in a file."""


class Bare(str):
    """A number, a code or true or false: never put in quotation marks."""

    __slots__ = ()


TRUE: Final = Bare("true")
FALSE: Final = Bare("false")

Optional = Plain | None


def block(**entries: Optional) -> dict[str, Plain]:
    """A block without the entries that are None; `is_` stands for `is`, and so on."""
    return {key.rstrip("_"): value for key, value in entries.items() if value is not None}


def number(value: Fraction | int | None, *, usual: Fraction | int | None = None) -> Bare | None:
    """A number; None where there is none, or it is the usual one."""
    if value is None or value == usual:
        return None
    value = Fraction(value)
    if (10**MOST_PLACES * value).denominator != 1:
        return Bare(f"{value.numerator}/{value.denominator}")
    return Bare(format((Decimal(value.numerator) / value.denominator).normalize(), "f"))


def yes(is_so: bool | None, *, usual: bool | None = False) -> Bare | None:
    """True or false; None where it is the usual one."""
    if is_so is None or is_so is usual:
        return None
    return TRUE if is_so else FALSE


def code(word: StrEnum, *, usual: StrEnum | None = None) -> Bare | None:
    """A code word; None where it is the usual one."""
    return None if word == usual else Bare(word.value)


def codes(words: Iterable[StrEnum]) -> Optional:
    """Code words in the order of their kind; None where there are none."""
    chosen = set(words)
    if not chosen:
        return None
    return [Bare(word.value) for word in type(next(iter(chosen))) if word in chosen]


def texts(values: Iterable[str]) -> Optional:
    """A list of texts; None where there are none."""
    found: list[Plain] = list(values)
    return found or None


def blocks(values: Iterable[Mapping[str, Plain]]) -> Optional:
    """A list of blocks; None where there are none."""
    found: list[Plain] = [dict(value) for value in values]
    return found or None


def pair(text: Pair) -> dict[str, Plain]:
    """A text in both languages; English that is the Chinese says nothing."""
    return block(zh=text.zh, en=text.en if text.en != text.zh else None)


def pair_or_none(text: Pair | None) -> Optional:
    """A text in both languages, if there is one."""
    return pair(text) if text is not None and (text.zh or text.en) else None


def pairs(values: Iterable[Pair]) -> Optional:
    """A list of texts in both languages; None where there are none."""
    return blocks(pair(value) for value in values)
