"""A second opinion on every score: slow, plain, and sharing no code with the scorer.

It reads the rules as a person with a pencil would, one occurrence at a time.
"""

from fractions import Fraction

from inspector.domain import checklist as form
from inspector.domain.words import SectionKind, Stage, Together, VetoScope
from tests.domain.slow_items import ZERO, SlowItems


class Slow(SlowItems):
    """One visit, scored from scratch."""

    def total(self) -> Fraction | None:  # noqa: PLR0912 - the whole form on one page
        """As the form says, from the sections up."""
        scored, taking, giving = [], ZERO, []
        has_scored = looked = False
        for section in self.tops():
            result = self.section(section)
            if section.kind is SectionKind.SCORED:
                has_scored = True
                if result is not None:
                    scored.append((section, result))
            elif result is not None:
                looked = True
                if section.kind is SectionKind.DEDUCTING:
                    taking += result
                else:
                    giving.append((section, result))
        if VetoScope.STOP in self.scopes():
            return None
        weight = sum((self.weight(section) for section, _ in scored), ZERO)
        if has_scored and not weight:
            return None
        if not has_scored and not looked:
            return None
        value = sum((result for _, result in scored), ZERO)
        for stage in self.checklist.order or tuple(Stage):
            if stage is Stage.TOTAL_RESCALING:
                if self.checklist.rescaled and weight:
                    value = value / weight * self.checklist.full_marks
                for one in self.checklist.multipliers:
                    if one.when is None or self.holds(one.when):
                        value *= one.times
            if stage is Stage.BONUS:
                value += taking
                before = value
                for section, result in giving:
                    gate = section.gate
                    if (
                        gate is None
                        or before > gate.points
                        or (before == gate.points and not gate.is_open)
                    ):
                        value += result
            if stage is Stage.VETO and VetoScope.TOTAL in self.scopes():
                value = min(value, ZERO)
        if has_scored and not self.checklist.below_zero:
            value = max(value, ZERO)
        most = self.most()
        return value if most is None else min(value, most)

    def most(self) -> Fraction | None:
        if self.checklist.ceiling is not None:
            return self.checklist.ceiling
        most = self.checklist.full_marks
        for section in self.tops():
            if section.kind is SectionKind.BONUS and section.ceiling is None:
                return None
            if section.kind is not SectionKind.DEDUCTING and section.ceiling is not None:
                windows = [one for one in self.checklist.sections if one.of == section.code]
                most += section.ceiling * (len(windows) if self.adds_up(section) else 1)
        return most

    def tops(self) -> list[form.Section]:
        """Every section of the form itself."""
        return [section for section in self.checklist.sections if section.of is None]

    def instances(self, section: form.Section) -> list[form.Section]:
        return [
            one
            for one in self.checklist.sections
            if one.of == section.code and any(item.section == one.code for item in self.items)
        ]

    def adds_up(self, section: form.Section) -> bool:
        there = [one for one in self.checklist.sections if one.of == section.code]
        together = None if section.repeat is None else section.repeat.together
        return together is Together.SUM and bool(there)

    def together(self, section: form.Section) -> Fraction | None:
        """What its windows come to."""
        assert section.repeat is not None
        all_of_them = [self.section(one) for one in self.instances(section)]
        results = [one for one in all_of_them if one is not None]
        if not results:
            return None
        match section.repeat.together:
            case Together.LOWEST:
                return min(results)
            case Together.SUM:
                return sum(results, ZERO)
            case Together.MEAN:
                return sum(results, ZERO) / len(results)

    def weight(self, section: form.Section) -> Fraction:
        if section.repeat is not None:
            windows = [one for one in self.instances(section) if self.section(one) is not None]
            weights = sum((self.weight(one) for one in windows), ZERO)
            return weights if self.adds_up(section) else weights / len(windows)
        if section.rescaled:
            return section.maximum
        return min(self.applicable(section), section.maximum)

    def applicable(self, section: form.Section) -> Fraction:
        mine = [item for item in self.items if item.section == section.code]
        counting = [item for item in mine if self.counts(item)]
        points = sum((item.points for item in counting), ZERO)
        if section.kind is not SectionKind.SCORED:
            points = ZERO
        return points + (section.pool or ZERO if counting else ZERO)

    def section(  # noqa: PLR0912 - the whole section on one page
        self, section: form.Section
    ) -> Fraction | None:
        """Its result; None while nothing of it applies."""
        if section.repeat is not None:
            return self.together(section)
        mine = [item for item in self.items if item.section == section.code]
        counting = [item for item in mine if self.counts(item)]
        applicable = self.applicable(section)
        if section.kind is SectionKind.SCORED and not applicable:
            return None
        if section.kind is not SectionKind.SCORED and not counting:
            return None
        taken = sum((self.taken(item, section) for item in counting), ZERO)
        given = sum((self.given(item, section) for item in counting), ZERO)
        full, value = applicable, applicable - taken
        for stage in self.checklist.order or tuple(Stage):
            if stage is Stage.POOL:
                if section.kind is SectionKind.SCORED and not section.below_zero:
                    value = max(value, ZERO)
                extra = self.room(section, given, full - value)
                full, value = full + extra, value + extra
            if stage is Stage.CAP and section.cap is not None:
                value = max(value, full - section.cap)
            if stage is Stage.MULTIPLIER:
                if self.vetoed(section):
                    value = min(value, ZERO)
                for one in section.multipliers:
                    if one.when is None or self.holds(one.when):
                        full, value = full * one.times, value * one.times
            if (
                stage is Stage.SECTION_RESCALING
                and section.rescaled
                and section.kind is SectionKind.SCORED
            ):
                if self.vetoed(section):
                    value = min(value, ZERO)
                scale = section.maximum / applicable
                full, value = full * scale, value * scale
        if self.vetoed(section):
            value = min(value, ZERO)
        if section.kind is SectionKind.SCORED:
            return min(value, section.maximum + (section.ceiling or ZERO))
        if section.kind is SectionKind.BONUS:
            return value if section.ceiling is None else min(value, section.ceiling)
        return min(value, ZERO)

    def room(self, section: form.Section, given: Fraction, lost: Fraction) -> Fraction:
        if section.kind is SectionKind.DEDUCTING:
            return ZERO
        if section.ceiling is not None:
            return min(given, section.ceiling)
        if section.kind is SectionKind.BONUS:
            return given
        return min(given, max(lost, ZERO))

    def vetoed(self, section: form.Section) -> bool:
        mine = [item for item in self.items if item.section == section.code]
        hit = any(VetoScope.SECTION in self.vetoes(item) for item in mine)
        return hit and section.kind is not SectionKind.DEDUCTING

    def scopes(self) -> set[VetoScope]:
        """Everything that is decided beside the points."""
        found = {scope for item in self.items for scope in self.vetoes(item)}
        for one in self.checklist.key_vetoes:
            failed = [item for item in self.items if item.key == one.mark and self.failed(item)]
            if len(failed) >= one.at_least:
                found.add(one.scope)
        for section in self.tops():
            result = self.section(section)
            least = section.pass_mark
            if least is not None and result is not None and result < least:
                found.add(VetoScope.FAIL)
        return found

    def grade(self) -> str | None:
        """The Chinese name of the grade."""
        scopes, sample = self.scopes(), self.checklist.sample
        if not self.checklist.grades:
            return "不合格" if VetoScope.FAIL in scopes else None
        if VetoScope.STOP in scopes or VetoScope.NO_GRADE in scopes:
            return None
        if sample is not None:
            checked = [item for item in self.items if item.code in self.answers]
            key = [item for item in checked if item.key == sample.mark]
            if len(checked) < sample.total or len(key) < sample.key:
                return None
        if VetoScope.FAIL in scopes:
            failing = [one.name.zh for one in self.checklist.grades if one.fails]
            return [*failing, "不合格"][0]
        total = self.total()
        for one in self.checklist.grades if total is not None else ():
            assert total is not None
            too_low = one.low is not None and (
                total < one.low or (one.low_open and total == one.low)
            )
            too_high = one.high is not None and (
                total > one.high or (one.high_open and total == one.high)
            )
            if not too_low and not too_high:
                return one.name.zh
        return None
