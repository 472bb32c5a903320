"""Conditions of a checklist file become the domain's, after all items are known."""

from collections.abc import Iterator, Mapping, Sequence

from inspector.checklists.models_scoring import ConditionBlock, MultiplierBlock
from inspector.checklists.nearness import Near
from inspector.checklists.reporting import Reporter
from inspector.checklists.strict_yaml import Loc
from inspector.domain import condition as domain
from inspector.domain.checklist import Multiplier
from inspector.domain.words import Among, Compare
from inspector.errors import checklist as faults


class ConditionBuilder:
    """Builds conditions.

    Args:
        codes: Of every item of the file.
        repeated: Of items in sections that repeat, by code: the position of that section.
        reporter: Where faults go.
    """

    def __init__(
        self, codes: frozenset[str], repeated: Mapping[str, int], reporter: Reporter
    ) -> None:
        self._codes = codes
        self._repeated = repeated
        self._near_codes = Near(sorted(codes))
        self._reporter = reporter

    def whole(self, block: ConditionBlock, loc: Loc) -> domain.Condition:
        """A condition, with all that is wrong in it noted."""
        built = self._condition(block, loc)
        if domain.depth_of(built) > domain.DEEPEST:
            self._reporter.fault(faults.CONDITION_TOO_DEEP, loc, most=domain.DEEPEST)
        for code in sorted(domain.items_in(built) - self._codes):
            hint = self._near_codes.hint(code)
            self._reporter.fault(faults.CONDITION_ITEM, loc, item=code, hint=hint)
        return built

    def multipliers(self, blocks: Sequence[MultiplierBlock], loc: Loc) -> Iterator[Multiplier]:
        """Multipliers, with their conditions."""
        for position, block in enumerate(blocks):
            at = (*loc, "multipliers", position)
            when = None if block.when is None else self.whole(block.when, (*at, "when"))
            yield Multiplier(times=block.times, when=when)

    def _condition(self, block: ConditionBlock, loc: Loc) -> domain.Condition:
        said = list(self._said(block, loc))
        if len(said) != 1:
            self._reporter.fault(faults.CONDITION_UNCLEAR, loc)
        return said[0] if said else domain.All(of=())

    def _said(self, block: ConditionBlock, loc: Loc) -> Iterator[domain.Condition]:
        """Everything that a block says; a good one says one thing."""
        compared = [
            (compare, value)
            for compare, value in (
                (Compare.BELOW, block.below),
                (Compare.AT_MOST, block.at_most),
                (Compare.EQUAL, block.equal),
                (Compare.AT_LEAST, block.at_least),
                (Compare.ABOVE, block.above),
            )
            if value is not None
        ]
        about_item = bool(compared or block.is_ or block.has)
        if about_item is (block.item is None):
            self._reporter.fault(faults.CONDITION_UNCLEAR, loc)
        item = block.item or ""
        if len(compared) > 1 and block.of is not Among.EVERY and self._is_elsewhere(item, loc):
            # One window may keep the one limit, and another one the other.
            self._reporter.fault(faults.TWO_LIMITS, loc, item=item)
        if block.is_:
            yield domain.AnswerIs(item=item, words=block.is_, of=block.of)
        if block.has:
            yield domain.AnswerHas(item=item, names=block.has, of=block.of)
        if compared:
            limits = tuple(
                domain.ValueIs(item=item, compare=compare, value=value, of=block.of)
                for compare, value in compared
            )
            yield limits[0] if len(limits) == 1 else domain.All(of=limits)
        if block.unit_kinds or block.layouts or block.channels or block.visit_types:
            yield domain.VisitIs(
                unit_kinds=frozenset(block.unit_kinds),
                layouts=frozenset(block.layouts),
                channels=frozenset(block.channels),
                visit_types=frozenset(block.visit_types),
            )
        if block.all_:
            yield domain.All(of=tuple(self._parts(block.all_, (*loc, "all"))))
        if block.any_:
            yield domain.AnyOf(of=tuple(self._parts(block.any_, (*loc, "any"))))
        if block.not_ is not None:
            yield domain.Not(of=self._condition(block.not_, (*loc, "not")))

    def _is_elsewhere(self, item: str, loc: Loc) -> bool:
        """Whether an item repeats in another section than the one at a place."""
        section = self._repeated.get(item.partition(".")[0])
        return section is not None and tuple(loc[:2]) != ("sections", section)

    def _parts(self, blocks: Sequence[ConditionBlock], loc: Loc) -> Iterator[domain.Condition]:
        for position, block in enumerate(blocks):
            yield self._condition(block, (*loc, position))
