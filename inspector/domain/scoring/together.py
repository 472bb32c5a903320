"""The instances of a repeated section come together: sums kept up to date, one by one.

Each instance is scored as a section by itself. What they come to together is the section's one
result: their mean, their sum, or the lowest. One answer changes one instance, and costs as much
whether there are ten of them or a thousand.
"""

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from inspector.domain.checklist import Checklist, Section
from inspector.domain.repeating import instance_name, parted
from inspector.domain.scoring.claims import NOTHING
from inspector.domain.scoring.outcome import SectionScore, Step, StepName
from inspector.domain.scoring.standing import Counts, SectionStanding
from inspector.domain.words import Together


class Gathered:
    """The instances of one repeated section.

    Args:
        section: The one that repeats.
        codes: Of its instances, in walking order.
        is_scored: Whether the checklist gives points at all.
    """

    def __init__(self, section: Section, codes: Sequence[str], *, is_scored: bool) -> None:
        assert section.repeat is not None  # noqa: S101 - only what repeats has instances
        self.section = section
        self._is_scored = is_scored
        self._together = section.repeat.together
        self._codes = tuple(codes)
        self._places = {code: place for place, code in enumerate(codes)}
        self._stood: dict[str, SectionStanding] = {}
        self._counts = Counts()
        self._lost = NOTHING
        self._applicable = NOTHING
        self._results = NOTHING
        self._weights = NOTHING
        self._times = 0
        """How many have a result."""
        self._ordered: list[tuple[Fraction, int]] = []
        """Results with the place of the instance, lowest first; only where that is asked."""

    def put(self, stood: SectionStanding) -> None:
        """Take how an instance stands now, in place of how it stood."""
        before = self._stood.get(stood.code)
        if before is not None:
            self._count(before, -1)
        self._stood[stood.code] = stood
        self._count(stood, 1)

    def _count(self, stood: SectionStanding, sign: int) -> None:
        self._counts = self._counts.plus(stood.counts, sign)
        if stood.lost:
            self._lost += sign * stood.lost
        score = stood.score
        if score is None:
            return
        if score.applicable:
            self._applicable += sign * score.applicable
        if score.result is None:
            return
        self._results += sign * score.result
        self._weights += sign * score.weight
        self._times += sign
        if self._together is not Together.LOWEST:
            return
        one = (score.result, self._places[stood.code])
        if sign > 0:
            insort(self._ordered, one)
        else:
            del self._ordered[bisect_left(self._ordered, one)]

    @property
    def standing(self) -> SectionStanding:
        """How the section stands."""
        return SectionStanding(
            code=self.section.code,
            counts=self._counts,
            lost=self._lost,
            score=self.score if self._is_scored else None,
            instances=dict(self._stood),
        )

    @property
    def score(self) -> SectionScore:
        """What the instances come to together."""
        section = self.section
        step = self._step()
        return SectionScore(
            code=section.code,
            title=section.title,
            kind=section.kind,
            maximum=section.maximum,
            obtained=self._results,
            applicable=self._applicable,
            result=self._results + (step.points if step else NOTHING) if self._times else None,
            weight=self._weight(),
            is_rescaled=False,
            steps=() if step is None else (step,),
        )

    def _weight(self) -> Fraction:
        if self._together is Together.SUM or not self._times:
            return self._weights
        return self._weights / self._times

    def _step(self) -> Step | None:
        """From the sum of the instances to their one result; None where that is the sum."""
        if not self._times or self._together is Together.SUM:
            return None
        if self._together is Together.MEAN:
            factor = Fraction(1, self._times)
            points = self._results * factor - self._results
            return Step(step=StepName.TOGETHER, points=points, factor=factor)
        lowest, place = self._ordered[0]
        points = lowest - self._results
        code = self._codes[place]
        _, key = parted(code)
        assert self.section.repeat is not None  # noqa: S101 - only what repeats has instances
        named = instance_name(self.section.repeat, key or "")
        return Step(step=StepName.TOGETHER, points=points, section=code, named=named)


def whole(checklist: Checklist, gathered: Mapping[str, Gathered]) -> Checklist:
    """The checklist as its total sees it: every section once, of a sum as large as all together."""
    if not checklist.repeats:
        return checklist
    tops = [section for section in checklist.sections if section.of is None]
    return replace(
        checklist,
        sections=tuple(gathered[one.code].section if one.code in gathered else one for one in tops),
        items=(),
        templates=(),
    )


def gathered_in(checklist: Checklist, asked: Mapping[str, object]) -> dict[str, Gathered]:
    """The repeated sections of an expanded checklist.

    Args:
        checklist: The expanded one.
        asked: Codes of the sections that have something asked.
    """
    instances: dict[str, list[str]] = {
        section.code: [] for section in checklist.sections if section.repeat is not None
    }
    for section in checklist.sections:
        if section.of is not None:
            instances[section.of].append(section.code)
    return {
        code: Gathered(
            _summed(checklist.section(code), len(codes)),
            [one for one in codes if one in asked],
            is_scored=checklist.scored,
        )
        for code, codes in instances.items()
    }


def _summed(section: Section, times: int) -> Section:
    """A section whose instances add up can come to as much as all of them."""
    if section.repeat is None or section.repeat.together is not Together.SUM or not times:
        return section
    ceiling = None if section.ceiling is None else section.ceiling * times
    return replace(section, maximum=section.maximum * times, ceiling=ceiling)
