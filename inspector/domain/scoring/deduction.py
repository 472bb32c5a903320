"""Which rule takes how much for which occurrence; one occurrence never costs twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from inspector.domain.checklist import Item
from inspector.domain.rules import Entered, PerOccurrence, Rule, WholeItem
from inspector.domain.scoring import wording
from inspector.domain.scoring.outcome import Line, RuleName
from inspector.domain.visit import Occurrence
from inspector.i18n import Pair

Deducting = PerOccurrence | WholeItem | Entered


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """What a rule would take for the occurrences that fall to it."""

    rule: Deducting
    occurrences: tuple[Occurrence, ...]
    points: Fraction

    @property
    def count(self) -> int:
        return sum(seen.count for seen in self.occurrences)


def deductions_of(
    item: Item, occurrences: tuple[Occurrence, ...], *, limit: Fraction | None
) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines of a violated item, in the order of its rules.

    Args:
        item: Whose rules apply.
        occurrences: Of its violation.
        limit: Most that can be taken: the item's points; None when it takes from a pool.

    Returns:
        The lines, and the flags of what could not be priced: `points_missing` where a rule leaves
        the points open and none were entered, `subtype_missing` where every rule names sub-types
        and an occurrence has none of them.
    """
    rules = _deducting(item)
    falls_to = [(_rule_for(rules, seen), seen) for seen in occurrences]
    left = limit
    lines: list[Line] = []
    for rule in rules:
        mine = tuple(seen for taker, seen in falls_to if taker == rule)
        claim = _Claim(rule=rule, occurrences=mine, points=_due(rule, item, mine))
        if not claim.points:
            continue
        taken = claim.points if left is None else min(claim.points, left)
        left = None if left is None else left - taken
        lines.append(_line(item, claim, taken))
    return tuple(lines), tuple(_unpriced(rules, falls_to))


def _unpriced(
    rules: tuple[Deducting, ...], falls_to: list[tuple[Deducting | None, Occurrence]]
) -> Iterator[str]:
    if any(isinstance(rule, Entered) and seen.points is None for rule, seen in falls_to):
        yield "points_missing"
    # Without rules nothing was ever to be taken; with a verified one, proof is what is missing.
    if rules and all(_subtypes(rule) for rule in rules) and any(r is None for r, _ in falls_to):
        yield "subtype_missing"


def _deducting(item: Item) -> tuple[Deducting, ...]:
    """The item's own, each once; an item with points and none of its own loses all of them."""
    own = (r for r in item.rules if isinstance(r, PerOccurrence | WholeItem | Entered))
    return tuple(dict.fromkeys(own)) or ((WholeItem(),) if item.points else ())


def _rule_for(rules: Iterable[Deducting], seen: Occurrence) -> Deducting | None:
    """The first rule that names its sub-type, else the first that names none; None: no cost."""
    fitting = [rule for rule in rules if _fits_verified(rule, seen)]
    for rule in fitting:
        if seen.subtype is not None and seen.subtype in _subtypes(rule):
            return rule
    return next((rule for rule in fitting if not _subtypes(rule)), None)


def _fits_verified(rule: Rule, seen: Occurrence) -> bool:
    wanted = rule.verified if isinstance(rule, PerOccurrence) else None
    return wanted is None or seen.verified is wanted


def _subtypes(rule: Deducting) -> tuple[str, ...]:
    return () if isinstance(rule, Entered) else rule.subtypes


def _due(rule: Deducting, item: Item, seen: tuple[Occurrence, ...]) -> Fraction:
    """What the rule takes by itself, whatever the item has left."""
    match rule:
        case PerOccurrence():
            return rule.points * sum(one.count for one in seen)
        case WholeItem():
            return item.points if seen else Fraction(0)
        case Entered():
            return sum(
                (_within(rule, one.points) for one in seen if one.points is not None), Fraction(0)
            )
        case _ as never:
            assert_never(never)


def _within(rule: Entered, points: Fraction) -> Fraction:
    return min(max(points, rule.low), rule.high)


def _line(item: Item, claim: _Claim, taken: Fraction) -> Line:
    name, unit, text = _told(item, claim, taken)
    return Line(
        item=item.code,
        section=item.section,
        rule=name,
        counting_unit=unit,
        count=claim.count,
        points=-taken,
        capped=taken < claim.points,
        clauses=tuple(clause.ref for clause in item.clauses),
        occurrences=tuple(seen.occurrence for seen in claim.occurrences),
        text=text,
    )


def _told(item: Item, claim: _Claim, taken: Fraction) -> tuple[RuleName, Pair | None, Pair]:
    rule = claim.rule
    match rule:
        case PerOccurrence():
            told = wording.per_occurrence(item, rule, claim.count, taken)
            return RuleName.PER_OCCURRENCE, rule.counting_unit, told
        case WholeItem():
            return RuleName.WHOLE_ITEM, None, wording.whole_item(item, taken)
        case Entered():
            return RuleName.ENTERED, None, wording.entered(item, claim.points, taken)
        case _ as never:
            assert_never(never)
