"""Rules of an item become the domain's; what they refer to is checked."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from inspector.checklists import models, models_scoring
from inspector.checklists.nearness import Near
from inspector.checklists.reporting import Reporter, pair, pair_or_none
from inspector.checklists.strict_yaml import Loc
from inspector.domain import rules as domain
from inspector.domain.answer_words import ACTUAL, DUE
from inspector.domain.formula import Formula, each_in, names_in, problem_of
from inspector.errors import Fault
from inspector.errors import checklist as faults
from inspector.i18n import N_, Pair, both

OWN_VALUE = "值"
"""What a formula calls the item's own number."""
UNSTATED_LOW = Fraction(0)


class RuleBuilder:
    """Builds the rules of one file's items.

    Args:
        file: The file.
        numbers: For each item that is answered by numbers the names by which formulas of other
            items know them.
        reporter: Where faults go.
        left_out: Codes of items that are there and are not looked at.
        repeated: Of items in sections that repeat, by code: the position of that section.
    """

    def __init__(
        self,
        file: models.ChecklistFile,
        numbers: Mapping[str, frozenset[str]],
        reporter: Reporter,
        left_out: frozenset[str],
        repeated: Mapping[str, int],
    ) -> None:
        self._left_out = left_out
        self._repeated = repeated
        self._units = file.counting_units
        self._targets = frozenset(target.code for target in file.targets)
        self._elsewhere = frozenset(name for names in numbers.values() for name in names)
        self._having: dict[str, str] = {}
        for block in (block for section in file.sections for block in section.items):
            self._having |= dict.fromkeys((one.zh for one in block.subtypes), block.code)
        self._near_units = Near(self._units)
        self._near_targets = Near(sorted(self._targets))
        self._near_elsewhere = Near(sorted(self._elsewhere))
        self._reporter = reporter

    def rules(
        self, block: models.ItemBlock, pool: Fraction | None, loc: Loc
    ) -> Iterator[domain.Rule]:
        """An item's rules in order; one with points and no rule loses all to any violation."""
        known = {name.zh for name in block.subtypes}
        for position, line in enumerate(block.rules):
            where = (*loc, "rules", position)
            for name in _subtypes(line):
                if name not in known:
                    hint = Near(known).hint(name) or self._whose(name)
                    context = {"item": block.code, "subtype": name, "hint": hint}
                    self._fault(faults.UNKNOWN_SUBTYPE, (*where, "subtypes"), **context)
            yield self._rule(line, block, pool, where)
        if block.points and not block.rules and not (block.options or block.bands):
            yield domain.WholeItem()

    def _whose(self, subtype: str) -> Pair | str:
        """The item that has a sub-type: the rule may have been meant for that one."""
        item = self._having.get(subtype)
        return both(N_(" (item {item} has it)"), item=item) if item else ""

    def _rule(  # noqa: PLR0911, PLR0912 - one return a kind of rule
        self,
        line: models_scoring.RuleLine,
        block: models.ItemBlock,
        pool: Fraction | None,
        loc: Loc,
    ) -> domain.Rule:
        match line:
            case models_scoring.PerOccurrenceRule():
                return self._per_occurrence(line, block.code, loc)
            case models_scoring.OneOffRule():
                self._check_points(line.points, block.code, loc)
                return domain.OneOff(
                    points=line.points,
                    subtypes=line.subtypes,
                    verified=line.verified,
                    also=tuple(self._also(line.also, block.code, loc)),
                )
            case models_scoring.WholeItemRule():
                return domain.WholeItem(subtypes=line.subtypes)
            case models_scoring.EnteredRule():
                return self._entered(line, block, pool, loc)
            case models_scoring.TiersRule():
                return self._tiers(line, block.code, loc)
            case models_scoring.RatioStepRule():
                return self._ratio_step(line, block, loc)
            case models_scoring.FormulaRule():
                return domain.ByFormula(
                    formula=self._formula(line.formula, block, (*loc, "formula")),
                    means=line.means,
                    cap=line.cap,
                )
            case models_scoring.BonusRule():
                return self._bonus(line, block.code, loc)
            case models_scoring.VetoRule():
                return domain.Veto(
                    scope=line.scope, subtypes=line.subtypes, verified_only=line.verified_only
                )
            case models_scoring.FlagRule():
                if (line.name == "consequence") is (line.text is None):
                    self._fault(faults.CONSEQUENCE_UNSAID, loc, item=block.code)
                return domain.Flag(
                    name=line.name,
                    verified=line.verified,
                    subtypes=line.subtypes,
                    text=pair_or_none(line.text),
                )

    def _per_occurrence(
        self, line: models_scoring.PerOccurrenceRule, item: str, loc: Loc
    ) -> domain.PerOccurrence:
        self._check_points(line.points, item, loc)
        return domain.PerOccurrence(
            points=line.points,
            counting_unit=self._unit(line.unit, item, loc),
            subtypes=line.subtypes,
            verified=line.verified,
            per=self._per(line.per, item, loc),
            steps=line.steps,
            counted_by=line.counted_by,
            cap=line.cap,
            by_finder=tuple(
                domain.FinderPoints(finder=pair(one.name), points=one.points)
                for one in line.by_finder
            ),
            also=tuple(self._also(line.also, item, loc)),
        )

    def _entered(
        self,
        line: models_scoring.EnteredRule,
        block: models.ItemBlock,
        pool: Fraction | None,
        loc: Loc,
    ) -> domain.Entered:
        most = block.points or pool
        high = line.high if line.high is not None or not line.unstated else most
        low = line.low if line.low is not None or not line.unstated else UNSTATED_LOW
        if high is None or low is None:
            self._fault(faults.BOUNDS_MISSING, loc, item=block.code)
        low, high = low or UNSTATED_LOW, high or UNSTATED_LOW
        if low > high:
            self._fault(faults.BOUNDS_REVERSED, (*loc, "low"), item=block.code, low=low, high=high)
        return domain.Entered(
            low=low,
            high=high,
            subtypes=line.subtypes,
            cap=line.cap,
            unstated=line.unstated,
            needs_clause=line.needs_clause,
        )

    def _tiers(self, line: models_scoring.TiersRule, item: str, loc: Loc) -> domain.Tiers:
        seen: set[str] = set()
        for tier in line.tiers:
            if tier.subtype in seen:
                self._fault(faults.DUPLICATE_NAME, loc, item=item, name=tier.subtype, key="tiers")
            seen.add(tier.subtype)
        unit = both("times") if line.unit is None else self._unit(line.unit, item, loc)
        return domain.Tiers(
            tiers=tuple(domain.Tier(subtype=one.subtype, points=one.points) for one in line.tiers),
            counting_unit=unit,
            worst_only=line.worst_only,
            cap=line.cap,
        )

    def _ratio_step(
        self, line: models_scoring.RatioStepRule, block: models.ItemBlock, loc: Loc
    ) -> domain.RatioStep:
        self._check_points(line.points, block.code, loc)
        self._check_points(line.step, block.code, loc)
        has_own = block.measured_in is not None or block.counter
        if line.of is None and not has_own:
            self._fault(faults.NO_NUMBER, loc, item=block.code)
        return domain.RatioStep(
            reference=line.reference,
            step=line.step or Fraction(1),
            points=line.points,
            direction=line.direction,
            of=None if line.of is None else self._formula(line.of, block, (*loc, "of")),
            steps=line.steps,
            cap=line.cap,
            gives=line.gives,
        )

    def _bonus(self, line: models_scoring.BonusRule, item: str, loc: Loc) -> domain.Bonus:
        self._check_points(line.points, item, loc)
        return domain.Bonus(
            points=line.points,
            counting_unit=None if line.unit is None else self._unit(line.unit, item, loc),
            subtypes=line.subtypes,
            per=self._per(line.per, item, loc),
            steps=line.steps,
            cap=line.cap,
        )

    def _formula(self, text: str, block: models.ItemBlock, loc: Loc) -> Formula:
        formula = Formula(text=text)
        wrong = problem_of(formula)
        if wrong is not None:
            self._fault(
                faults.FORMULA_UNREADABLE,
                loc,
                item=block.code,
                formula=text[:60],
                reason=both(wrong.reason),
                at=wrong.at,
            )
            return formula
        known = own_names(block) | self._elsewhere
        near_own = Near(sorted(own_names(block)))
        named = names_in(formula) | {each.name for each in each_in(formula)}
        for name in sorted(named - known):
            if name.partition(".")[0] in self._left_out:
                continue
            names = "、".join(sorted(own_names(block))) or "—"
            self._fault(
                faults.FORMULA_NAME,
                loc,
                item=block.code,
                name=name,
                known=names,
                hint=near_own.hint(name) or self._near_elsewhere.hint(name),
            )
        self._check_repeats(formula, block, loc)
        return formula

    def _check_repeats(self, formula: Formula, block: models.ItemBlock, loc: Loc) -> None:
        """Note a number that is there many times and named as one, and the other way round."""
        own = self._repeated.get(block.code)
        for name in sorted(names_in(formula) - own_names(block)):
            section = self._repeated.get(name.partition(".")[0])
            if section not in {None, own}:
                self._fault(faults.FORMULA_OF_MANY, loc, item=block.code, name=name)
        for each in sorted(each_in(formula), key=lambda one: one.key):
            section = self._repeated.get(each.name.partition(".")[0])
            if section in {None, own}:
                self._fault(faults.FORMULA_OF_ONE, loc, item=block.code, name=each.name)

    def _also(
        self, lines: Iterable[models_scoring.AlsoLine], item: str, loc: Loc
    ) -> Iterator[domain.AlsoTakes]:
        for line in lines:
            if line.target not in self._targets:
                known = ", ".join(sorted(self._targets)) or "—"
                context = {"known": known, "hint": self._near_targets.hint(line.target)}
                self._fault(faults.UNKNOWN_TARGET, loc, item=item, target=line.target, **context)
            yield domain.AlsoTakes(target=line.target, points=line.points)

    def _unit(self, unit: str, item: str, loc: Loc) -> Pair:
        # A file that names no units at all is an office's own, in Chinese alone.
        if self._units and unit not in self._units:
            names = "、".join(self._units)
            context = {"known": names, "hint": self._near_units.hint(unit)}
            self._fault(
                faults.UNKNOWN_COUNTING_UNIT, (*loc, "unit"), item=item, unit=unit, **context
            )
        return Pair(unit, self._units.get(unit, unit))

    def _per(self, per: Fraction | None, item: str, loc: Loc) -> Fraction:
        if per is not None:
            self._check_points(per, item, loc)
        return per or domain.ONE

    def _check_points(self, points: Fraction, item: str, loc: Loc) -> None:
        if points == 0:
            self._fault(faults.TAKES_NOTHING, loc, item=item)

    def _fault(self, fault: Fault, loc: Loc, **context: object) -> None:
        self._reporter.fault(fault, loc, **context)


def own_names(block: models.ItemBlock) -> frozenset[str]:
    """The names by which an item's own formulas know its numbers."""
    if block.counter:
        return frozenset({DUE, ACTUAL, OWN_VALUE})
    if block.measured_in is not None:
        return frozenset({OWN_VALUE})
    return frozenset(one.name.zh for one in block.inputs)


def names_elsewhere(block: models.ItemBlock) -> frozenset[str]:
    """The names by which formulas of other items know its numbers: `W1`, `W1.实`."""
    return frozenset(
        block.code if name == OWN_VALUE else f"{block.code}.{name}" for name in own_names(block)
    )


def _subtypes(line: models_scoring.RuleLine) -> Iterable[str]:
    if isinstance(line, models_scoring.TiersRule):
        return [tier.subtype for tier in line.tiers]
    return getattr(line, "subtypes", ())
