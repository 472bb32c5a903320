"""What each rule would take for what was seen; one occurrence falls to one rule alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, prod

from inspector.domain.checklist import Item
from inspector.domain.rules import (
    Bonus,
    ByFormula,
    Circumstance,
    Entered,
    OneOff,
    PerOccurrence,
    RatioStep,
    Rule,
    Tiers,
    WholeItem,
    subtypes_of,
)
from inspector.domain.scoring import wording
from inspector.domain.scoring.outcome import Charge, Part, RuleName
from inspector.domain.visit import Occurrence
from inspector.domain.words import CountedBy, Steps
from inspector.i18n import Pair

NOTHING = Fraction(0)
Pricing = PerOccurrence | OneOff | WholeItem | Entered | Tiers
"""Rules that take points for occurrences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a rule would take, whatever the item has left."""

    rule: Rule | None
    """None of what a choice or a band leaves out."""
    name: RuleName
    due: Fraction
    """Before the rule's cap; positive."""
    cap: Fraction | None = None
    unit: Pair | None = None
    count: int = 0
    occurrences: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    """Of more than one term, or one that needs telling; they add up to what is due, negative."""
    text: Pair | None = None
    """How it is worked out, where the rule has no words of its own."""

    @property
    def points(self) -> Fraction:
        """After the rule's cap."""
        return self.due if self.cap is None else min(self.due, self.cap)


def claims_for(item: Item, occurrences: tuple[Occurrence, ...]) -> Iterator[Claim]:
    """What the item's rules would take for these occurrences, in their order."""
    rules = pricing(item)
    falls_to = [(rule_for(rules, seen), seen) for seen in occurrences]
    for rule in rules:
        mine = tuple(seen for taker, seen in falls_to if taker is rule)
        if mine and (claim := _claim(item, rule, mine)).due:
            yield claim


def unpriced(item: Item, occurrences: tuple[Occurrence, ...]) -> Iterator[str]:
    """The flags of what could not be priced.

    `points_missing` where a rule leaves the points open and none were entered, `subtype_missing`
    where every rule names sub-types and an occurrence has none of them; and `points_unstated`
    where the points entered are of a rule whose number the source leaves out.
    """
    rules = pricing(item)
    falls_to = [(rule_for(rules, seen), seen) for seen in occurrences]
    entered = [(rule, seen) for rule, seen in falls_to if isinstance(rule, Entered)]
    if any(seen.points is None for _, seen in entered):
        yield "points_missing"
    if any(rule.unstated and seen.points is not None for rule, seen in entered):
        yield "points_unstated"
    # Without rules nothing was ever to be taken; with a verified one, proof is what is missing.
    if rules and all(subtypes_of(rule) for rule in rules) and any(r is None for r, _ in falls_to):
        yield "subtype_missing"


def pricing(item: Item) -> tuple[Pricing, ...]:
    """The item's own, each once; an item with points and none of its own loses all of them."""
    own = (
        r for r in item.rules if isinstance(r, PerOccurrence | OneOff | WholeItem | Entered | Tiers)
    )
    return tuple(dict.fromkeys(own)) or ((WholeItem(),) if _loses_all(item) else ())


def _loses_all(item: Item) -> bool:
    """Whether a failure that no rule prices takes the whole item."""
    is_priced = item.options or item.bands
    return bool(item.points) and not is_priced and not numeric_rules(item)


def numeric_rules(item: Item) -> tuple[RatioStep | ByFormula, ...]:
    """The item's rules over numbers."""
    return tuple(rule for rule in item.rules if isinstance(rule, RatioStep | ByFormula))


def rule_for(rules: Iterable[Pricing], seen: Occurrence) -> Pricing | None:
    """The first rule that names its sub-type, else the first that names none; None: no cost."""
    fitting = [rule for rule in rules if _fits_verified(rule, seen)]
    for rule in fitting:
        if seen.subtype is not None and seen.subtype in subtypes_of(rule):
            return rule
    return next((rule for rule in fitting if not subtypes_of(rule)), None)


def charges_for(item: Item, occurrences: tuple[Occurrence, ...]) -> Iterator[Charge]:
    """What the same faults take from other targets, rule by rule."""
    rules = pricing(item)
    falls_to = [(rule_for(rules, seen), seen) for seen in occurrences]
    for rule in rules:
        mine = tuple(seen for taker, seen in falls_to if taker is rule)
        if not mine or not isinstance(rule, PerOccurrence | OneOff):
            continue
        steps = (
            sum((_steps_of(rule, group) for group in _groups(rule, mine)), NOTHING)
            if isinstance(rule, PerOccurrence)
            else Fraction(1)
        )
        for also in rule.also:
            points = steps * also.points
            text = wording.charge(item, points)
            if points:
                yield Charge(target=also.target, item=item.code, points=points, text=text)


def steps_in(amount: Fraction, mode: Steps) -> Fraction:
    """So many steps of 1: whole ones, begun ones, or with their part."""
    match mode:
        case Steps.WHOLE:
            return Fraction(floor(amount))
        case Steps.STARTED:
            return Fraction(ceil(amount))
        case Steps.PROPORTIONAL:
            return amount


def award_claims(item: Item, occurrences: tuple[Occurrence, ...]) -> Iterator[Claim]:
    """What an item's bonuses would give for what was awarded; positive, like what is taken."""
    rules = [rule for rule in item.rules if isinstance(rule, Bonus)]
    for rule in rules:
        named = {name for other in rules if other is not rule for name in other.subtypes}
        mine = tuple(
            seen
            for seen in occurrences
            if seen.subtype in rule.subtypes or (not rule.subtypes and seen.subtype not in named)
        )
        if mine and (claim := _award(item, rule, mine)).due:
            yield claim


def _claim(item: Item, rule: Pricing, seen: tuple[Occurrence, ...]) -> Claim:
    match rule:
        case PerOccurrence():
            return _per_occurrence(item, rule, seen)
        case OneOff():
            due = max(_weighed(item, one, rule.points, 1) for one in seen)
            return _plain(rule, RuleName.ONE_OFF, due, seen)
        case WholeItem():
            return _plain(rule, RuleName.WHOLE_ITEM, item.points, seen)
        case Entered():
            entered = (_within(rule, one.points) for one in seen if one.points is not None)
            return _plain(rule, RuleName.ENTERED, sum(entered, NOTHING), seen, cap=rule.cap)
        case Tiers():
            return _tiers(item, rule, seen)


def _plain(
    rule: Pricing,
    name: RuleName,
    due: Fraction,
    seen: tuple[Occurrence, ...],
    *,
    cap: Fraction | None = None,
) -> Claim:
    return Claim(
        rule=rule,
        name=name,
        due=due,
        cap=cap,
        count=_counted(seen),
        occurrences=tuple(one.occurrence for one in seen),
    )


def _per_occurrence(item: Item, rule: PerOccurrence, seen: tuple[Occurrence, ...]) -> Claim:
    groups = _groups(rule, seen)
    parts = tuple(_part(item, rule, group) for group in groups)
    is_usual = len(parts) == 1 and rule.per == 1 and not seen[0].circumstances
    told = () if is_usual and not rule.by_finder else parts
    return Claim(
        rule=rule,
        name=RuleName.PER_OCCURRENCE,
        due=-sum((part.points for part in parts), NOTHING),
        cap=rule.cap,
        unit=rule.counting_unit,
        count=_counted(seen),
        occurrences=tuple(one.occurrence for one in seen),
        parts=told,
    )


def _groups(rule: PerOccurrence | Bonus, seen: tuple[Occurrence, ...]) -> list[list[Occurrence]]:
    """Occurrences whose units are counted together: the same finder, the same circumstances.

    Where a time is counted, each begins its own steps: two delays of a day are not one of two.
    """
    groups: dict[tuple[object, ...], list[Occurrence]] = {}
    by_time = isinstance(rule, PerOccurrence) and rule.counted_by is not CountedBy.COUNT
    by_finder = isinstance(rule, PerOccurrence) and bool(rule.by_finder)
    for one in seen:
        key = (
            one.occurrence if by_time and rule.per != 1 else None,
            one.found_by if by_finder else None,
            *sorted(set(one.circumstances)),
        )
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _steps_of(rule: PerOccurrence | Bonus, group: list[Occurrence]) -> Fraction:
    return steps_in(_counted(group) / rule.per, rule.steps)


def _part(item: Item, rule: PerOccurrence, group: list[Occurrence]) -> Part:
    first = group[0]
    each = next((one.points for one in rule.by_finder if one.finder.zh == first.found_by), None)
    each = rule.points if each is None else each
    steps = _steps_of(rule, group)
    named = _circumstances(item, first)
    points = _with_circumstances(named, steps * each, _counted(group))
    return Part(
        points=-points,
        text=wording.term(rule, _counted(group), steps, each, named),
        occurrences=tuple(one.occurrence for one in group),
    )


def _award(item: Item, rule: Bonus, seen: tuple[Occurrence, ...]) -> Claim:
    parts = []
    for group in _groups(rule, seen):
        steps, named = _steps_of(rule, group), _circumstances(item, group[0])
        points = _with_circumstances(named, steps * rule.points, _counted(group))
        text = wording.term(rule, _counted(group), steps, rule.points, named)
        ids = tuple(one.occurrence for one in group)
        parts.append(Part(points=points, text=text, occurrences=ids))
    return Claim(
        rule=rule,
        name=RuleName.BONUS,
        due=sum((part.points for part in parts), NOTHING),
        cap=rule.cap,
        unit=rule.counting_unit,
        count=_counted(seen),
        occurrences=tuple(one.occurrence for one in seen),
        parts=tuple(parts),
    )


def _tiers(item: Item, rule: Tiers, seen: tuple[Occurrence, ...]) -> Claim:
    by_name = {tier.subtype: tier.points for tier in rule.tiers}
    priced = [(one, by_name[one.subtype or ""]) for one in seen]
    if rule.worst_only:
        worst, each = max(priced, key=lambda one: _weighed(item, one[0], one[1], 1))
        parts = [_tier_part(item, worst, each, 1)]
    else:
        parts = [_tier_part(item, one, each, one.count) for one, each in priced]
    return Claim(
        rule=rule,
        name=RuleName.TIERS,
        due=-sum((part.points for part in parts), NOTHING),
        cap=rule.cap,
        unit=rule.counting_unit,
        count=_counted(seen),
        occurrences=tuple(one.occurrence for one in seen),
        parts=tuple(parts),
    )


def _tier_part(item: Item, one: Occurrence, each: Fraction, count: int) -> Part:
    named = _circumstances(item, one)
    return Part(
        points=-_weighed(item, one, each, count),
        text=wording.tier_term(one.subtype or "", count, each, named),
        occurrences=(one.occurrence,),
    )


def _circumstances(item: Item, one: Occurrence) -> tuple[Circumstance, ...]:
    given = set(one.circumstances)
    return tuple(each for each in item.circumstances if each.name.zh in given)


def _with_circumstances(
    named: tuple[Circumstance, ...], points: Fraction, count: Fraction | int
) -> Fraction:
    """Multiplied first, then added to."""
    times = prod((one.times for one in named), start=Fraction(1))
    return points * times + sum((one.plus for one in named), NOTHING) * count


def _weighed(item: Item, one: Occurrence, each: Fraction, count: int) -> Fraction:
    return _with_circumstances(_circumstances(item, one), each * count, count)


def _counted(seen: Iterable[Occurrence]) -> int:
    return sum(one.count for one in seen)


def _fits_verified(rule: Pricing, seen: Occurrence) -> bool:
    wanted = rule.verified if isinstance(rule, PerOccurrence | OneOff) else None
    return wanted is None or seen.verified is wanted


def _within(rule: Entered, points: Fraction) -> Fraction:
    return min(max(points, rule.low), rule.high)
