"""Rules that say otherwise than the words of their item: typed wrong, or under the wrong item."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Final

from inspector.checklists.checking.reading import Read
from inspector.domain.checklist import Item
from inspector.domain.numbers import decimal_text
from inspector.domain.rules import (
    Bonus,
    Entered,
    OneOff,
    PerOccurrence,
    RatioStep,
    Rule,
    Tiers,
    Veto,
)
from inspector.errors import checklist_oddity as faults

EACH_TAKES: Final = re.compile(r"每[^,，。;；]{1,12}?扣\s*([0-9]+(?:\.[0-9]+)?)\s*分")
"""每人次扣0.5分: so many points for each."""
CAPPED: Final = re.compile(r"最[高多]扣\s*([0-9]+(?:\.[0-9]+)?)\s*分")
KEY: Final = re.compile(r"[★☆※▲]")
NAMED: Final = (
    (re.compile(r"一票否决|单项否决"), Veto, "veto"),
    (re.compile(r"酌情扣"), Entered, "entered"),
    (re.compile(r"加[^,，。;；扣]{0,6}[0-9]+(?:\.[0-9]+)?\s*分"), Bonus, "bonus"),
)
"""Words of forms that stand for a rule, and the rule that the item should then have."""


def _check_each(read: Read) -> None:
    for item in read.checklist.items:
        said = {Fraction(number) for words in _words(item) for number in EACH_TAKES.findall(words)}
        taken = [point for rule in item.rules for point in _each(rule)]
        for number in sorted(said.difference(taken) if item.rules else ()):
            shown = "、".join(map(decimal_text, taken)) or "—"
            said_number = decimal_text(number)
            read.warn_item(faults.WORDS_SAY_OTHERWISE, item, said=said_number, points=shown)


def _each(rule: Rule) -> list[Fraction]:
    """What a rule takes for one of what it counts."""
    match rule:
        case PerOccurrence(points=points, by_finder=finders):
            return [points, *(one.points for one in finders)]
        case RatioStep(points=points) | OneOff(points=points):
            return [points]
        case Tiers(tiers=tiers):
            return [tier.points for tier in tiers]
        case _:
            return []


def _check_caps(read: Read) -> None:
    for item in read.checklist.items:
        said = {Fraction(number) for words in _words(item) for number in CAPPED.findall(words)}
        caps = {item.points, *(getattr(rule, "cap", None) for rule in item.rules)}
        for number in sorted(said.difference(caps) if item.rules else ()):
            read.warn_item(faults.WORDS_CAP_OTHERWISE, item, said=decimal_text(number))


def _check_key(read: Read) -> None:
    for item in read.checklist.items:
        found = KEY.match(item.text.zh)
        if found and not item.key:
            read.warn_item(faults.KEY_UNMARKED, item, mark=found[0])


def _check_named(read: Read) -> None:
    for item in read.checklist.items:
        words = " ".join(_words(item))
        for pattern, kind, name in NAMED:
            found = pattern.search(words)
            if found and not any(isinstance(rule, kind) for rule in item.rules):
                read.warn_item(faults.WORDS_WITHOUT_RULE, item, words=found[0], rule=name)


def _words(item: Item) -> Iterator[str]:
    yield item.text.zh
    yield item.how.zh


CHECKS: tuple[Callable[[Read], None], ...] = (
    _check_each,
    _check_caps,
    _check_key,
    _check_named,
)
