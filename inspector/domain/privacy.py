"""What free text gives away: numbers of people, and minutes that point at a mystery visitor."""

import re
from collections.abc import Iterable, Iterator

from inspector.domain.plain import Rule, plain, replaced
from inspector.domain.traces import clocks, tickets

_GAP = "[ -]{0,3}"
_GAPS = re.compile("[ .]*")
"""Between the letters of a name."""
_LONG = re.compile(r"(?<!\d)(?:\d{15,19}|\d{17}[Xx])(?![\dXx])")
_IN_GROUPS = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{16}}{_GAP}[\dXx](?![\dXx])")
_CARD_IN_GROUPS = re.compile(r"(?<!\d)\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?(?!\1?\d)")
_MOBILE = re.compile(
    rf"(?<!\d)((?:00)?86{_GAP})?(1[3-9]\d)(?:(?:{_GAP}\d){{8}}|\.\d{{4}}\.\d{{4}})(?!\d)"
)
_BIRTH = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"
_LABEL = re.compile("[0-9A-Za-z号窗口零一二三四五六七八九十]{1,8}")


def without_numbers(text: str) -> str:
    """Numbers of identity cards, bank cards and mobiles masked; landlines and windows stay."""
    return replaced(text, _PEOPLE)


def without_traces(text: str) -> str:
    """Also without clock times and ticket numbers, by which CCTV would find the visitor."""
    left = replaced(text, (*_PEOPLE, *_times(), *_tickets()))
    # What stood beside a number that is gone may be one itself.
    return left if left == text else without_traces(left)


def without_names(text: str, names: Iterable[str]) -> str:
    """The text without these names, however spaced or dotted; 暗访组 stands there instead.

    Longer names first: one may begin with another.
    """
    spelt = {_GAPS.sub("", plain(name)) for name in names} - {""}
    longest_first = sorted(spelt, key=lambda name: (-len(name), name))
    return replaced(text, [(_named(name), lambda _: "暗访组") for name in longest_first])


def short_label(window: str) -> str | None:
    """The name of a window if it points at nobody: a few digits and letters; else None."""
    label = without_traces(window.strip())
    return label if _LABEL.fullmatch(plain(label)) else None


def is_identity_number(number: str) -> bool:
    """Tell whether 18 characters hold a day of birth and end in the right check character.

    Source:
        GB 11643—1999 6: ISO 7064 MOD 11-2 over the 17 digits.
    """
    total = sum(int(one) * weight for one, weight in zip(number, _WEIGHTS, strict=False))
    is_checked = _CHECK_CHARACTERS[total % 11] == number[-1].upper()
    return is_checked and _BIRTH.fullmatch(number[6:14]) is not None


def is_bank_card(number: str) -> bool:
    """Tell whether digits end in the right check digit. Source: ISO/IEC 7812-1 annex B."""
    weighed = (int(one) * (1 + place % 2) for place, one in enumerate(reversed(number)))
    return sum(one // 10 + one % 10 for one in weighed) % 10 == 0


def _named(letters: str) -> re.Pattern[str]:
    # A name in Latin letters is a word: not a part of another one, nor of a code.
    start = r"(?<![0-9A-Za-z])" if letters[0].isascii() else ""
    end = r"(?![0-9A-Za-z])" if letters[-1].isascii() else ""
    spelt = _GAPS.pattern.join(map(re.escape, letters))
    return re.compile(start + spelt + end, re.IGNORECASE)


def _identity_masked(found: re.Match[str]) -> str:
    number = re.sub("[ -]", "", found[0])
    return ends(number) if is_identity_number(number) else found[0]


def _card_masked(found: re.Match[str]) -> str:
    number = re.sub("[ -]", "", found[0])
    return ends(number) if is_bank_card(number) else found[0]


def ends(number: str) -> str:
    """A number of which only its ends are left."""
    return f"{number[:3]}***********{number[-2:]}"


def _times() -> Iterator[Rule]:
    return ((pattern, lambda _: "（时刻略）") for pattern in clocks())


def _tickets() -> Iterator[Rule]:
    return ((pattern, lambda _: "（票号略）") for pattern in tickets())


_PEOPLE: tuple[Rule, ...] = (
    (_LONG, lambda found: ends(found[0])),
    (_IN_GROUPS, _identity_masked),
    (_CARD_IN_GROUPS, _card_masked),
    (_MOBILE, lambda found: f"{found[1] or ''}{found[2]}****{found[0][-4:]}"),
)
