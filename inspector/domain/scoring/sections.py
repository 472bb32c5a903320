"""Sums of a section, kept up to date answer by answer, and the way from them to its result."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from inspector.domain.checklist import Multiplier, Section
from inspector.domain.numbers import added
from inspector.domain.scoring import wording
from inspector.domain.scoring.claims import NOTHING
from inspector.domain.scoring.judgement import Judgement
from inspector.domain.scoring.outcome import Line, RuleName, SectionScore, Step, StepName
from inspector.domain.words import SectionKind, Stage, VetoScope
from inspector.i18n import Pair

SECTION_ORDER = (Stage.POOL, Stage.CAP, Stage.MULTIPLIER, Stage.SECTION_RESCALING)
"""The usual order of what changes a section's points; a veto is final wherever it stands."""
ONE = Fraction(1)
Applies = Callable[[Multiplier], bool]
"""Whether a multiplier's condition holds."""


@dataclass(slots=True)
class Sums:
    """What a section's judgements add up to; adding and taking away again leave no trace."""

    counting: int = 0
    """Items seen to be met or not."""
    applicable: Fraction = NOTHING
    taken: Fraction = NOTHING
    """Negative, or 0."""
    bonus: Fraction = NOTHING
    vetoes: Counter[VetoScope] = field(default_factory=Counter)

    def add(self, judgement: Judgement, sign: int = 1) -> None:
        """Count a judgement in, or with sign -1 out again."""
        self.counting += sign * judgement.counts
        # Most of these are nothing, and an exact sum costs more than looking.
        if judgement.applicable:
            self.applicable += sign * judgement.applicable
        if judgement.taken:
            self.taken += sign * judgement.taken
        if judgement.bonus:
            self.bonus += sign * judgement.bonus
        for veto in judgement.vetoes:
            self.vetoes[veto.scope] += sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A section's way from what its items took to its result."""

    applicable: Fraction
    items: Fraction
    """Applicable and everything that items took; can be below 0."""
    raw: tuple[tuple[RuleName, Fraction], ...] = ()
    """Changes in raw points, in order; bonuses among them. They are lines."""
    steps: tuple[Step, ...] = ()
    """Changes after the first multiplication, in order."""

    @property
    def obtained(self) -> Fraction:
        """In raw points."""
        return added((self.items, *(points for _, points in self.raw)))

    @property
    def value(self) -> Fraction:
        """In the points of its result."""
        return added((self.obtained, *(step.points for step in self.steps)))

    def of(self, name: RuleName) -> Fraction:
        """What one kind of change comes to in raw points."""
        return added(points for each, points in self.raw if each is name)


class _Walk:
    """Walks a section's points through the stages; what scales them makes steps of the rest."""

    def __init__(self, section: Section, sums: Sums) -> None:
        pool = section.pool if section.pool is not None and sums.counting else NOTHING
        self.section, self.sums = section, sums
        self.applicable = added((pool, sums.applicable))
        self.items = self.value = added((self.applicable, sums.taken))
        self.full = self.applicable
        """Where the section would be had nothing been taken, scaled alike."""
        self.raw: list[tuple[RuleName, Fraction]] = []
        self.steps: list[Step] = []
        self.is_scaled = False

    def ended(self) -> Ended:
        return Ended(
            applicable=self.applicable,
            items=self.items,
            raw=tuple(self.raw),
            steps=tuple(self.steps),
        )

    def pool(self) -> None:
        ends_at_0 = self.section.kind is SectionKind.SCORED and not self.section.below_zero
        if ends_at_0 and self.value < 0:
            self._change(RuleName.FLOOR, StepName.FLOOR, -self.value)
        given = self._given()
        if given:
            self.full += given
            self._change(RuleName.BONUS, StepName.MAXIMUM, given)

    def cap(self) -> None:
        most = self.section.cap
        if most is not None and self.full - self.value > most:
            self._change(RuleName.CAP, StepName.CAP, self.full - self.value - most)

    def veto(self) -> None:
        takes = self.section.kind is not SectionKind.DEDUCTING and self.value > 0
        if self.sums.vetoes[VetoScope.SECTION] and takes:
            self._change(RuleName.VETO, StepName.VETO, -self.value)

    def multiply(self, times: Fraction, name: StepName) -> None:
        self.is_scaled = True
        points = NOTHING
        if times != 1:
            self.full *= times
            before, self.value = self.value, self.value * times
            points = self.value - before
        if times != 1 or name is StepName.RESCALING:
            self.steps.append(Step(step=name, points=points, factor=times))

    def end(self) -> None:
        """A result is never above what the section can come to."""
        most = self._most()
        if most is not None and self.value > most:
            self.is_scaled = True
            self._change(RuleName.CAP, StepName.MAXIMUM, most - self.value)

    def _most(self) -> Fraction | None:
        match self.section.kind:
            case SectionKind.SCORED:
                return added((self.section.maximum, self.section.ceiling or NOTHING))
            case SectionKind.BONUS:
                return self.section.ceiling
            case SectionKind.DEDUCTING:
                return NOTHING

    def _given(self) -> Fraction:
        """As much of the bonuses as there is room for."""
        ceiling, bonus = self.section.ceiling, self.sums.bonus
        if not bonus or self.section.kind is SectionKind.DEDUCTING:
            return NOTHING
        if ceiling is not None:
            return min(bonus, ceiling)
        is_bounded = self.section.kind is SectionKind.SCORED
        return min(bonus, max(self.full - self.value, NOTHING)) if is_bounded else bonus

    def _change(self, name: RuleName, step: StepName, points: Fraction) -> None:
        self.value += points
        if self.is_scaled:
            self.steps.append(Step(step=step, points=points))
        else:
            self.raw.append((name, points))


def ended(section: Section, sums: Sums, order: Sequence[Stage], applies: Applies) -> Ended:
    """A section's way through the stages.

    Args:
        section: Of the checklist.
        sums: Of its judgements.
        order: Stages of a section, in the order of the checklist.
        applies: Whether a multiplier's condition holds.
    """
    walk = _Walk(section, sums)
    for stage in order:
        match stage:
            case Stage.POOL:
                walk.pool()
            case Stage.CAP:
                walk.cap()
            case Stage.MULTIPLIER:
                _veto_before_scaling(walk)
                for one in section.multipliers:
                    if applies(one):
                        walk.multiply(one.times, StepName.MULTIPLIER)
            case Stage.SECTION_RESCALING if _is_rescaled(section) and walk.applicable:
                _veto_before_scaling(walk)
                walk.multiply(section.maximum / walk.applicable, StepName.RESCALING)
            case _:
                continue
    walk.veto()
    walk.end()
    return walk.ended()


def _veto_before_scaling(walk: _Walk) -> None:
    """0 stays 0 however it is scaled; told before, it is a line like any other."""
    if not walk.is_scaled:
        walk.veto()


def _is_rescaled(section: Section) -> bool:
    return section.rescaled and section.kind is SectionKind.SCORED


def section_score(section: Section, sums: Sums, way: Ended) -> SectionScore:
    """The section as it stands."""
    is_scored = section.kind is SectionKind.SCORED
    has_result = way.applicable if is_scored else sums.counting
    weight = section.maximum if section.rescaled else min(way.applicable, section.maximum)
    return SectionScore(
        code=section.code,
        title=section.title,
        kind=section.kind,
        maximum=section.maximum,
        obtained=way.obtained,
        applicable=way.applicable,
        result=way.value if has_result else None,
        weight=weight if is_scored else NOTHING,
        is_rescaled=_is_rescaled(section),
        steps=way.steps,
    )


def bonus_lines(room: Fraction, judgements: Iterable[Judgement]) -> dict[str, list[Line]]:
    """Bonus lines by item code; room goes to the items in walking order."""
    lines: dict[str, list[Line]] = {}
    for judgement in judgements:
        for line in judgement.gifts:
            given = min(line.points, room)
            room -= given
            lines.setdefault(judgement.item.code, []).append(_bounded(judgement, line, given))
    return lines


def _bounded(judgement: Judgement, line: Line, given: Fraction) -> Line:
    """The line with what it was really given."""
    if given == line.points:
        return line
    is_plain = line.rule is RuleName.BONUS and not line.parts
    told = wording.bounded(line.text, given)
    text = wording.bonus(judgement.item, line.points, given) if is_plain else told
    return replace(line, points=given, capped=True, text=text, parts=())


def edge_lines(section: Section, way: Ended) -> tuple[Line, ...]:
    """Lines of the section as a whole; `item` is None."""
    texts: dict[RuleName, Callable[[Section, Fraction], Pair]] = {
        RuleName.FLOOR: wording.floor,
        RuleName.CAP: wording.section_cap,
        RuleName.VETO: wording.section_veto,
    }
    return tuple(
        _whole(section, name, points, texts[name](section, abs(points)))
        for name, points in way.raw
        if name is not RuleName.BONUS
    )


def _whole(section: Section, rule: RuleName, points: Fraction, text: Pair) -> Line:
    return Line(
        item=None,
        section=section.code,
        rule=rule,
        counting_unit=None,
        count=0,
        points=points,
        capped=False,
        clauses=(),
        occurrences=(),
        text=text,
    )
