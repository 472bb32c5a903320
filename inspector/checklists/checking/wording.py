"""Rules that say otherwise than the words of their item: typed wrong, or under the wrong item."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Final

from inspector.checklists.checking.reading import Read
from inspector.domain.checklist import Item
from inspector.domain.numbers import decimal_text
from inspector.domain.rules import Bonus, Entered, PerOccurrence, Veto
from inspector.errors import checklist as faults

EACH_TAKES: Final = re.compile(r"每[^,，。;；]{1,12}?扣\s*([0-9]+(?:\.[0-9]+)?)\s*分")
"""每人次扣0.5分: so many points for each."""
NAMED: Final = (
    (re.compile(r"一票否决|单项否决"), Veto, "veto"),
    (re.compile(r"酌情扣"), Entered, "entered"),
    (re.compile(r"加[^,，。;；扣]{0,6}[0-9]+(?:\.[0-9]+)?\s*分"), Bonus, "bonus"),
)
"""Words of forms that stand for a rule, and the rule that the item should then have."""


def _check_each(read: Read) -> None:
    for item in read.checklist.items:
        said = {Fraction(number) for words in _words(item) for number in EACH_TAKES.findall(words)}
        taken = [rule.points for rule in item.rules if isinstance(rule, PerOccurrence)]
        for number in sorted(said.difference(taken)):
            shown = "、".join(map(decimal_text, taken)) or "—"
            said_number = decimal_text(number)
            read.warn_item(faults.WORDS_SAY_OTHERWISE, item, said=said_number, points=shown)


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


CHECKS: tuple[Callable[[Read], None], ...] = (_check_each, _check_named)
