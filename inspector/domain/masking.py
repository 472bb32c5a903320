"""What is masked before it is stored: numbers of clients, as they stand in anybody's free text.

Stricter than what leaves (`privacy`): a number is masked only where its check digit says what it
is, or where the words before it do, for a document number that is gone cannot be looked up again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from inspector.domain.plain import replaced
from inspector.domain.privacy import ends, is_bank_card, is_identity_number

FREE_TEXT = frozenset(
    {
        *("text", "note", "reason", "clause", "window", "incomplete", "corrected_note"),
        *("name", "witness", "title", "remark", "words"),
        *("inspectors", "unit_head", "post", "empty"),
    }
)
"""Keys of an event's body under which a person's own words stand; a unit's phone is none."""

FEWEST_DIGITS = 11
_GAP = "[ .-]{0,3}"
_RUN = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{{FEWEST_DIGITS - 1},}}(?:{_GAP}[Xx](?![A-Za-z]))?")
_GROUP = re.compile(r"\d+[Xx]?|[Xx]")
_MOBILE = re.compile(r"(?:(?:00)?86)?(1[3-9]\d)\d{4}(\d{4})")
_OLD_IDENTITY = re.compile(r"\d{6}\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_NAMED = re.compile(r"(?:身[份分]证|证件)件?\s?(?:号码?)?\s?(?:是|为|:)?\s?$")
_CARD_STARTS = frozenset("34569")
_LONGEST = 19


class Private(StrEnum):
    """What a number is."""

    IDENTITY = "identity"
    """身份证号, GB 11643."""
    MOBILE = "mobile"
    """手机号."""
    BANK_CARD = "bank_card"
    """银行卡号, ISO/IEC 7812-1."""


Counts = Mapping[Private, int]
"""How many of each were found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A text without private numbers, and what was masked in it."""

    text: str
    counts: Counts


@dataclass(slots=True)
class _Masker:
    """One pass over a text."""

    counts: Counter[Private] = field(default_factory=Counter)

    def run(self, found: re.Match[str]) -> str:
        """A run of digits and gaps, its private numbers masked; the match itself without any."""
        run = found[0]
        groups = list(_GROUP.finditer(run))
        is_named = _NAMED.search(found.string[: found.start()]) is not None
        parts, done, at = [], 0, 0
        while at < len(groups):
            kind, taken, mask = _first_private(groups[at:], is_named=is_named and at == 0)
            if kind is None:
                at += 1
                continue
            self.counts[kind] += 1
            parts += [run[done : groups[at].start()], mask]
            done = groups[at + taken - 1].end()
            at += taken
        return "".join((*parts, run[done:])) if parts else run


def masked(text: str) -> Masked:
    """The text with the numbers of identity cards, mobiles and bank cards masked."""
    if sum(map(str.isdigit, text)) < FEWEST_DIGITS:
        return Masked(text=text, counts={})
    masker = _Masker()
    left = replaced(text, [(_RUN, masker.run)])
    return Masked(text=left, counts=dict(masker.counts))


def masked_body(body: Mapping[str, object]) -> tuple[dict[str, object], Counts]:
    """An event's body with its free texts masked."""
    counts: Counter[Private] = Counter()
    return {key: _cleaned(key, value, counts) for key, value in body.items()}, dict(counts)


def _cleaned(key: str, value: object, counts: Counter[Private]) -> object:
    match value:
        case str() if key in FREE_TEXT:
            found = masked(value)
            counts.update(found.counts)
            return found.text
        case dict():
            return {name: _cleaned(name, one, counts) for name, one in value.items()}
        case list():
            return [_cleaned(key, one, counts) for one in value]
        case _:
            return value


def _first_private(
    groups: list[re.Match[str]], *, is_named: bool
) -> tuple[Private | None, int, str]:
    """What the first groups of digits make together: what it is, how many of them, its mask."""
    spans = list(_spans(groups))
    for number, sizes in spans:
        if len(number) == 18 and number[:17].isdigit() and (is_named or is_identity_number(number)):
            return Private.IDENTITY, len(sizes), ends(number)
        if is_named and _OLD_IDENTITY.fullmatch(number):
            return Private.IDENTITY, len(sizes), ends(number)
    for number, sizes in reversed(spans):
        if _is_card(number, sizes):
            return Private.BANK_CARD, len(sizes), ends(number)
    for number, sizes in spans:
        mobile = _MOBILE.fullmatch(number)
        if mobile and _is_said_like_a_mobile(sizes):
            before = number[: mobile.start(1)]
            return Private.MOBILE, len(sizes), f"{before}{mobile[1]}****{mobile[2]}"
    return None, 0, ""


def _spans(groups: list[re.Match[str]]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The first group, the first two, and so on, as one number and the sizes of its groups."""
    number = ""
    sizes: tuple[int, ...] = ()
    for group in groups:
        number, sizes = number + group[0], (*sizes, len(group[0]))
        if len(number) > _LONGEST:
            return
        yield number, sizes


def _is_card(number: str, sizes: tuple[int, ...]) -> bool:
    """Whether it is the number of a bank card, written like one: whole, by fours, or 6 and rest."""
    in_fours = all(size == 4 for size in sizes[:-1]) and sizes[-1] <= 4
    looks = len(sizes) == 1 or in_fours or (len(sizes) == 2 and sizes[0] == 6) or max(sizes) == 1
    if len(number) == 18 and _DAY.fullmatch(number[6:14]):
        return False  # a number of another kind, with a day in its place
    is_long_enough = 16 <= len(number) <= _LONGEST and number.isdigit()
    starts = number[:1] in _CARD_STARTS and len(set(number)) > 1
    return is_long_enough and looks and starts and is_bank_card(number)


def _is_said_like_a_mobile(sizes: tuple[int, ...]) -> bool:
    """Whether digits are grouped as people group a mobile: 3-4-4 and its like, or singly."""
    own = sizes[1:] if sum(sizes) > FEWEST_DIGITS and len(sizes) > 1 else sizes
    return min(own) >= 3 or max(own) == 1
