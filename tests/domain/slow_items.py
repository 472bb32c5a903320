"""What one item costs and gives, as a person with a pencil would work it out."""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

from inspector.domain import checklist as form
from inspector.domain import condition as conditions
from inspector.domain import rules
from inspector.domain import visit as seen
from inspector.domain.words import Direction, Means, SectionKind, Steps, VetoScope

ZERO = Fraction(0)


class SlowItems:
    """The items of one visit, one at a time."""

    def __init__(
        self,
        checklist: form.Checklist,
        asked: Sequence[str],
        answers: Mapping[str, seen.Answer],
        about: conditions.About,
    ) -> None:
        self.checklist = checklist
        self.items = [item for item in checklist.items if item.code in asked]
        self.answers = {code: answers[code] for code in asked if code in answers}
        self.about = about

    def counts(self, item: form.Item) -> bool:
        """Whether it was seen to be met or not."""
        answer = self.answers.get(item.code)
        match answer:
            case None | seen.NotApplicable() | seen.Graded():
                return False
            case seen.Ticked():
                return any(one.tick.value != "not_triggered" for one in answer.ticks)
            case seen.Measured() if not self.number_rules(item):
                return False
            case seen.Measured() | seen.Counted() | seen.Filled():
                return all(self.number(item, rule) is not None for rule in self.number_rules(item))
            case _:
                return True

    def failed(self, item: form.Item) -> bool:  # noqa: PLR0911 - one return a form
        answer = self.answers.get(item.code)
        match answer:
            case seen.Violation():
                return True
            case seen.Ticked():
                return any(one.tick.value == "missed" for one in answer.ticks)
            case seen.Tried():
                return any(not one.passed for one in answer.trials)
            case seen.Chosen():
                return any(one.fails and one.name.zh in answer.options for one in item.options)
            case seen.Banded():
                return any(one.fails and one.name.zh == answer.band for one in item.bands)
            case seen.Measured() | seen.Counted() | seen.Filled():
                if not self.counts(item):
                    return False
                takes = any(
                    not self.is_given(item, rule, SectionKind.SCORED) and self.priced(item, rule)
                    for rule in self.number_rules(item)
                )
                short = self.short(item, answer)
                others = not self.number_rules(item) or self.pricing(item)
                return takes or bool(short and others)
            case _:
                return False

    def vetoes(self, item: form.Item) -> list[VetoScope]:
        if not self.failed(item):
            return []
        occurrences = self.occurrences(item)
        return [
            rule.scope
            for rule in item.rules
            if isinstance(rule, rules.Veto)
            and (
                any(
                    (not rule.subtypes or one.subtype in rule.subtypes)
                    and (one.verified or not rule.verified_only)
                    for one in occurrences
                )
                or (not occurrences and not rule.subtypes and not rule.verified_only)
            )
        ]

    def occurrences(self, item: form.Item) -> list[seen.Occurrence]:
        """What was noted, or stands for what failed without a note."""
        answer = self.answers.get(item.code)
        match answer:
            case seen.Violation():
                return list(answer.occurrences)
            case seen.Tried():
                failed = sum(not one.passed for one in answer.trials)
                return [seen.Occurrence(occurrence="", count=failed)] if failed else []
            case seen.Counted() | seen.Filled():
                short = self.short(item, answer)
                return [seen.Occurrence(occurrence="", count=short)] if short else []
            case _:
                return []

    def short(self, item: form.Item, answer: seen.Answer) -> int:
        if isinstance(answer, seen.Counted):
            return max(0, math.ceil(answer.due - answer.actual))
        missing = ZERO
        if isinstance(answer, seen.Filled):
            for one, reading in zip(item.inputs, answer.readings, strict=True):
                missing += max(ZERO, (one.at_least or ZERO) - reading.value)
        return math.ceil(missing)

    def number_rules(self, item: form.Item) -> list[rules.RatioStep | rules.ByFormula]:
        return [one for one in item.rules if isinstance(one, rules.RatioStep | rules.ByFormula)]

    def pricing(self, item: form.Item) -> list[rules.Rule]:
        found: list[rules.Rule] = []
        kinds = (rules.PerOccurrence, rules.OneOff, rules.WholeItem, rules.Entered, rules.Tiers)
        for one in item.rules:
            if isinstance(one, kinds) and one not in found:
                found.append(one)
        others = self.number_rules(item) or item.options or item.bands
        return found or ([rules.WholeItem()] if item.points and not others else [])

    def is_given(
        self, item: form.Item, rule: rules.RatioStep | rules.ByFormula, kind: SectionKind
    ) -> bool:
        if kind is SectionKind.DEDUCTING:
            return False
        if isinstance(rule, rules.RatioStep):
            return rule.gives
        if rule.means is Means.OBTAINED:
            return not item.points or kind is SectionKind.BONUS
        return rule.means is Means.GIVEN

    def number(self, item: form.Item, rule: rules.RatioStep | rules.ByFormula) -> Fraction | None:
        """What it compares or works out; in these worlds a formula is `实 ÷ 应` or `值 × 2`."""
        answer = self.answers[item.code]
        formula = rule.of if isinstance(rule, rules.RatioStep) else rule.formula
        match answer, formula.text if formula is not None else None:
            case seen.Measured(value=value), None:
                return value
            case seen.Measured(value=value), "值 × 2":
                return value * 2
            case seen.Counted(due=due, actual=actual), None:
                return actual * 100 / due if due else None
            case seen.Counted(due=due, actual=actual), "实 ÷ 应":
                return actual / due if due else None
            case seen.Filled(readings=readings), "max(甲数, 乙数)":
                return max(one.value for one in readings)
            case _:
                return None

    def priced(
        self,
        item: form.Item,
        rule: rules.RatioStep | rules.ByFormula,
        kind: SectionKind = SectionKind.SCORED,
    ) -> Fraction:
        """What a rule over numbers takes or gives."""
        value = self.number(item, rule)
        if value is None:
            return ZERO
        if isinstance(rule, rules.RatioStep):
            away = value - rule.reference
            if rule.direction is Direction.BELOW:
                away = -away
            points = rule.points * self.steps(max(away, ZERO), rule.step, rule.steps)
        else:
            points = max(value, ZERO)
            if rule.means is Means.OBTAINED and item.points and kind is not SectionKind.BONUS:
                points = max(item.points - points, ZERO)
        return points if rule.cap is None else min(points, rule.cap)

    def steps(self, amount: Fraction, size: Fraction, mode: Steps) -> Fraction:
        if mode is Steps.PROPORTIONAL:
            return amount / size
        number = 0
        while (number + 1) * size <= amount:
            number += 1
        begun = mode is Steps.STARTED and number * size < amount
        return Fraction(number + begun)

    def taken(self, item: form.Item, section: form.Section) -> Fraction:
        """What an item takes, ended by its own points where they end it."""
        kind = section.kind
        if kind is SectionKind.BONUS:
            return ZERO
        answer = self.answers[item.code]
        cost = sum((self.cost(item, rule) for rule in self.pricing(item)), ZERO)
        if isinstance(answer, seen.Ticked):
            missed = any(one.tick.value == "missed" for one in answer.ticks)
            return item.points if missed else ZERO
        if isinstance(answer, seen.Chosen | seen.Banded):
            obtained = self.chosen(item, answer)
            if item.points:
                cost += max(item.points - obtained, ZERO)
            elif kind is SectionKind.DEDUCTING:
                cost += obtained
        if not isinstance(answer, seen.DidNotOccur):
            for rule in self.number_rules(item):
                if not self.is_given(item, rule, kind):
                    cost += self.priced(item, rule, kind)
        free = section.pool is not None or kind is SectionKind.DEDUCTING
        if item.below_zero or (free and not item.points):
            return cost
        return min(cost, item.points)

    def given(self, item: form.Item, section: form.Section) -> Fraction:
        """What an item gives, before its section has room for it."""
        kind, answer = section.kind, self.answers[item.code]
        gift = ZERO
        bonuses = [one for one in item.rules if isinstance(one, rules.Bonus)]
        if isinstance(answer, seen.Compliant):
            gift += sum((one.points for one in bonuses if one.counting_unit is None), ZERO)
        if isinstance(answer, seen.Awarded):
            for rule in bonuses:
                others = {name for one in bonuses if one != rule for name in one.subtypes}
                mine = [
                    one
                    for one in answer.occurrences
                    if one.subtype in rule.subtypes
                    or (not rule.subtypes and one.subtype not in others)
                ]
                worth = self.grouped(item, rule, mine)
                gift += worth if rule.cap is None else min(worth, rule.cap)
        full = bool(item.points) and kind is not SectionKind.BONUS
        if isinstance(answer, seen.Chosen | seen.Banded) and not full:
            gift += self.chosen(item, answer)
        if not isinstance(answer, seen.DidNotOccur):
            for number in self.number_rules(item):
                if self.is_given(item, number, kind):
                    gift += self.priced(item, number, kind)
        if kind is SectionKind.BONUS and item.points:
            gift = min(gift, item.points)
        return gift

    def chosen(self, item: form.Item, answer: seen.Chosen | seen.Banded) -> Fraction:
        if isinstance(answer, seen.Chosen):
            return sum((o.points for o in item.options if o.name.zh in answer.options), ZERO)
        top = max(band.high for band in item.bands)
        if not item.points:
            return answer.points
        return answer.points / top * item.points if top else ZERO

    def cost(self, item: form.Item, rule: rules.Rule) -> Fraction:
        """What one rule takes for the occurrences that fall to it."""
        mine = [one for one in self.occurrences(item) if self.chooser(item, one) == rule]
        if not mine:
            return ZERO
        match rule:
            case rules.PerOccurrence():
                cost = self.grouped(item, rule, mine)
            case rules.OneOff():
                return max(self.weighed(item, one, rule.points, 1) for one in mine)
            case rules.WholeItem():
                return item.points
            case rules.Entered():
                told = [one.points for one in mine if one.points is not None]
                cost = sum((sorted([rule.low, one, rule.high])[1] for one in told), ZERO)
            case rules.Tiers():
                by_name = {tier.subtype: tier.points for tier in rule.tiers}
                each = [(one, by_name[one.subtype or ""]) for one in mine]
                if rule.worst_only:
                    cost = max(self.weighed(item, one, points, 1) for one, points in each)
                else:
                    cost = sum(
                        (self.weighed(item, one, points, one.count) for one, points in each), ZERO
                    )
            case _:
                return ZERO
        return cost if rule.cap is None else min(cost, rule.cap)

    def grouped(
        self,
        item: form.Item,
        rule: rules.PerOccurrence | rules.Bonus,
        mine: list[seen.Occurrence],
    ) -> Fraction:
        """Steps over everything of the same finder and circumstances."""
        cost = ZERO
        done: list[tuple[str | None, set[str]]] = []
        by_finder = rule.by_finder if isinstance(rule, rules.PerOccurrence) else ()
        for one in mine:
            mark = (one.found_by if by_finder else None, set(one.circumstances))
            if mark in done:
                continue
            done.append(mark)
            alike = [
                other
                for other in mine
                if (other.found_by if by_finder else None, set(other.circumstances)) == mark
            ]
            count = sum(other.count for other in alike)
            each = rule.points
            for finder in by_finder:
                if finder.finder.zh == one.found_by:
                    each = finder.points
            points = self.steps(Fraction(count), rule.per, rule.steps) * each
            for circumstance in item.circumstances:
                if circumstance.name.zh in one.circumstances:
                    points *= circumstance.times
            for circumstance in item.circumstances:
                if circumstance.name.zh in one.circumstances:
                    points += circumstance.plus * count
            cost += points
        return cost

    def weighed(
        self, item: form.Item, one: seen.Occurrence, each: Fraction, count: int
    ) -> Fraction:
        points = each * count
        for circumstance in item.circumstances:
            if circumstance.name.zh in one.circumstances:
                points *= circumstance.times
        for circumstance in item.circumstances:
            if circumstance.name.zh in one.circumstances:
                points += circumstance.plus * count
        return points

    def chooser(self, item: form.Item, one: seen.Occurrence) -> rules.Rule | None:
        """The rule that an occurrence falls to: one that names its sub-type, else a general one."""
        fitting = []
        for rule in self.pricing(item):
            wanted = getattr(rule, "verified", None)
            if wanted is not None and wanted is not one.verified:
                continue
            names = (
                [tier.subtype for tier in rule.tiers]
                if isinstance(rule, rules.Tiers)
                else list(getattr(rule, "subtypes", ()))
            )
            fitting.append((rule, names))
        for rule, names in fitting:
            if one.subtype in names:
                return rule
        for rule, names in fitting:
            if not names:
                return rule
        return None

    def holds(self, condition: conditions.Condition) -> bool:
        """In these worlds a condition asks for one word, somewhere, or for the kind of the unit."""
        match condition:
            case conditions.All(of=parts):
                return all(self.holds(one) for one in parts)
            case conditions.AnyOf(of=parts):
                return any(self.holds(one) for one in parts)
            case conditions.Not(of=part):
                return not self.holds(part)
            case conditions.AnswerIs(item=code, words=words):
                return self.word(code) in words
            case conditions.VisitIs(unit_kinds=kinds):
                return self.about.kind in kinds
            case _:
                raise AssertionError(condition)

    def word(self, code: str) -> str:
        """Met or not, of what is either."""
        answer = self.answers.get(code)
        if answer is None or isinstance(
            answer,
            seen.NotApplicable | seen.DidNotOccur | seen.Awarded | seen.Banded | seen.Ticked,
        ):
            return ""
        return "violation" if self.failed(self.checklist.by_code[code]) else "compliant"
