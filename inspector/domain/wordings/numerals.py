"""Numbers and texts as sheets write them: full-width, Chinese, halves, fractions."""

import re
import unicodedata
from fractions import Fraction
from functools import cache, lru_cache

NUMBER = (
    r"(?:\d{1,6}(?:\.\d{1,4})?(?:/\d{1,4})?(?![\d.]{0,12}\d)"
    r"|[零一二两三四五六七八九十百]{1,5}(?:点[零一二三四五六七八九]{1,3})?|半|½)"
)
"""A pattern of a number in a folded text."""

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_TENS = {"十": 10, "百": 100}
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63~\uff5e\u301c\uff0d"
_LIKE = {
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys("\u2236\ufe30\ufe55", ":"),
    **dict.fromkeys("\u3007\u25cb", "零"),
    **dict.fromkeys("\u3014\u3010[", "("),
    **dict.fromkeys("\u3015\u3011]", ")"),
}


@lru_cache(maxsize=1024)
def number(written: str) -> Fraction | None:
    """The value of what `NUMBER` matches.

    None for what is no number after all (`一二`, `3/2`), and for one that no decimal shows (`1/3`).
    """
    if written in {"半", "½"}:
        return Fraction(1, 2)
    if not written[:1].isdigit():
        return _chinese(written)
    whole, slash, parts = written.partition("/")
    if not slash:
        return Fraction(whole)
    if "." in whole or int(whole) >= int(parts):
        return None
    value = Fraction(int(whole), int(parts))
    return value if 10**6 % value.denominator == 0 else None


def _chinese(written: str) -> Fraction | None:
    whole, _, decimals = written.partition("点")
    value = _chinese_whole(whole)
    if value is None:
        return None
    tail = "".join(str(_DIGITS[one]) for one in decimals)
    return Fraction(value) + Fraction(int(tail or 0), 10 ** len(tail))


def _chinese_whole(written: str) -> int | None:
    """`十五`, `二十`, `一百零五`; None for digits in a row."""
    total, pending, smallest = 0, None, 1000
    for one in written:
        if one in _TENS:
            if _TENS[one] >= smallest or pending == 0:
                return None
            smallest = _TENS[one]
            total += (1 if pending is None else pending) * smallest
            pending = None
        elif pending:
            return None
        else:
            pending = _DIGITS[one]
    return total + (pending or 0)


def folded(text: str) -> tuple[str, list[int]]:
    """The text as patterns look for it, and for each of its characters the place in the text.

    One kind of digit, dash, bracket and colon; no spaces, but for one between two digits and the
    line breaks; nothing invisible.
    """
    plain: list[str] = []
    places: list[int] = []
    for place, one in enumerate(text):
        fold = _fold(one)
        if not fold:
            continue
        if fold == " " and not _between_digits(plain, text, place):
            continue
        plain.append(fold)
        places.append(place)
    # A scanner's mistake: a number that begins with 0 and a full stop can only be a decimal.
    return re.sub(r"(?<!\d)0。(?=\d)", "0.", "".join(plain)), places


def _between_digits(plain: list[str], text: str, place: int) -> bool:
    return bool(plain) and plain[-1].isdigit() and _fold(text[place + 1 : place + 2]).isdigit()


@cache
def _fold(one: str) -> str:
    if one in {"\n", "\r", "\v", "\f", "\u2028", "\u2029"}:
        return "\n"
    if not one or unicodedata.category(one) in {"Cf", "Mn", "Cc"}:
        return " " if one == "\t" else ""
    if one.isspace():
        return " "
    if "\u2460" <= one <= "\u2473":  # a circled number is numbering, not a number
        return one
    plain = _LIKE.get(one) or unicodedata.normalize("NFKC", one)
    return plain if len(plain) == 1 else one
