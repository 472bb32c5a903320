"""Numbers of other items that an item's formulas use: of one, or of all instances together.

A formula that brings the instances of a repeated item together (`mean(W1)`) is worked out anew for
each answer to one of them; what they come to is kept up to date, so it costs no more for many.
"""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction

from inspector.domain.answer_words import values_of
from inspector.domain.checklist import Checklist, Item
from inspector.domain.formula_text import Aggregate, Each
from inspector.domain.instance_conditions import joined
from inspector.domain.repeating import parted
from inspector.domain.scoring.numeric import each_named, formulas_of, names_used
from inspector.domain.visit import Answer


def numbers_for(
    item: Item, checklist: Checklist, answers: Mapping[str, Answer]
) -> dict[str, Fraction]:
    """The numbers of other items that an item's formulas use, by the names they have there.

    Args:
        item: Whose formulas.
        checklist: With the instances of the visit.
        answers: That count; a number that was not entered is left out.
    """
    found = _single(item, checklist.by_code, answers)
    for each in each_named(item):
        several = Several()
        code, _, _ = each.name.partition(".")
        for instance in _instances(code, checklist):
            several.put(instance, _number(answers.get(instance), each.name))
        _come(found, each, several)
    return found


class Elsewhere:
    """The same for all items of a visit, kept up to date.

    Args:
        checklist: With the instances of the visit.
        asked: Codes of the items that the visit may ask.
    """

    def __init__(self, checklist: Checklist, asked: Iterable[str]) -> None:
        self._checklist = checklist
        self._several: dict[str, Several] = {}
        self._by_item: dict[str, list[str]] = {}
        """Names of what is brought together, by the code of the repeated item."""
        self._used_by: dict[str, tuple[str, ...]] = {}
        self._users: set[str] = set()
        for code in asked:
            self._enter(checklist.by_code[code])

    def _enter(self, item: Item) -> None:
        if not any(formulas_of(item)):
            return
        used = {_code(item, name, self._checklist.by_code) for name in names_used(item)}
        for each in each_named(item):
            base = each.name.partition(".")[0]
            used.add(base)
            if each.name not in self._several:
                self._several[each.name] = Several()
                self._by_item.setdefault(base, []).append(each.name)
        for code in used - {item.code}:
            self._used_by[code] = (*self._used_by.get(code, ()), item.code)
            self._users.add(item.code)

    @property
    def is_used(self) -> bool:
        """Whether some item's formulas use numbers of others."""
        return bool(self._users)

    def is_used_by(self, code: str) -> bool:
        """Whether an item's formulas use numbers of others."""
        return code in self._users

    def take(self, code: str, answer: Answer | None) -> Collection[str]:
        """Take an item's answer, or that it has none; the codes of those to be judged again."""
        if not self._users:
            return ()
        base, _ = parted(code)
        for name in self._by_item.get(base, ()):
            self._several[name].put(code, _number(answer, name))
        several = self._used_by.get(base, ()) if base != code and base in self._by_item else ()
        return (*self._used_by.get(code, ()), *several)

    def numbers(self, item: Item, answers: Mapping[str, Answer]) -> dict[str, Fraction]:
        """What `numbers_for` tells of these answers."""
        found = _single(item, self._checklist.by_code, answers)
        for each in each_named(item):
            _come(found, each, self._several[each.name])
        return found


class Several:
    """The numbers of the instances of one item."""

    def __init__(self) -> None:
        self._of: dict[str, Fraction] = {}
        self._ordered: list[Fraction] = []
        self._sum = Fraction(0)

    def put(self, code: str, number: Fraction | None) -> None:
        """Take the number of one instance, in place of what it was; None where it has none."""
        before = self._of.pop(code, None)
        if before is not None:
            self._sum -= before
            del self._ordered[bisect_left(self._ordered, before)]
        if number is not None:
            self._of[code] = number
            self._sum += number
            insort(self._ordered, number)

    def come(self, aggregate: Aggregate) -> Fraction | None:
        """What they come to; None where there is none, and something would have to be there."""
        match aggregate:
            case Aggregate.SUM:
                return self._sum
            case Aggregate.COUNT:
                return Fraction(len(self._ordered))
            case Aggregate.MEAN:
                return self._sum / len(self._ordered) if self._ordered else None
            case Aggregate.LEAST:
                return self._ordered[0] if self._ordered else None
            case Aggregate.MOST:
                return self._ordered[-1] if self._ordered else None


def _come(found: dict[str, Fraction], each: Each, several: Several) -> None:
    number = several.come(each.aggregate)
    if number is not None:
        found[each.key] = number


def _single(
    item: Item, known: Collection[str], answers: Mapping[str, Answer]
) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for name in names_used(item):
        number = _number(answers.get(_code(item, name, known)), name)
        if number is not None:
            found[name] = number
    return found


def _code(item: Item, name: str, known: Collection[str]) -> str:
    """The item that a name means: of the same instance, where there is one of that code."""
    code = name.partition(".")[0]
    key = parted(item.code)[1]
    here = code if key is None else joined(code, key)
    return here if here in known else code


def _number(answer: Answer | None, name: str) -> Fraction | None:
    return None if answer is None else values_of(answer).get(name.partition(".")[2])


def _instances(code: str, checklist: Checklist) -> Iterator[str]:
    """The codes of a repeated item in each instance."""
    of = checklist.by_code[code].section
    return (
        joined(code, section.instance)
        for section in checklist.sections
        if section.of == of and section.instance is not None
    )
