"""A score that follows each answer at once, whatever the length of the checklist."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from inspector.domain.checklist import Checklist, Section
from inspector.domain.scoring.judgement import NOTHING, Judgement, judge
from inspector.domain.scoring.outcome import FlagHit, ItemScore, Line, Score, SectionScore, VetoHit
from inspector.domain.scoring.sections import (
    Sums,
    bonus_lines,
    edge_lines,
    edges_of,
    section_score,
)
from inspector.domain.scoring.standing import Counts, SectionStanding, Standing, standing_of
from inspector.domain.visit import Answer


class Tally:
    """The sums of a visit; one answer changes one item's judgement and one section's sums.

    Args:
        checklist: The edition that the visit is pinned to.
        asked: Item codes asked on this visit, in walking order; other answers do not count.
    """

    def __init__(self, checklist: Checklist, asked: Sequence[str]) -> None:
        self._checklist = checklist
        self._sections = {section.code: section for section in checklist.sections}
        self._judgements: dict[str, Judgement | None] = dict.fromkeys(asked)
        self._sums = {section.code: Sums() for section in checklist.sections}
        asked_in = Counter(checklist.by_code[code].section for code in self._judgements)
        self._counts = {section: Counts(asked=asked) for section, asked in asked_in.items()}
        self._standing: dict[str, SectionStanding] = {}

    def set(self, code: str, answer: Answer | None) -> None:
        """Take an item's answer, or its being unchecked again, in place of what it was."""
        if code not in self._judgements:
            return
        before = self._judgements[code]
        after = self._judged(code, answer)
        self._judgements[code] = after
        for judgement, sign in ((before, -1), (after, 1)):
            if judgement is not None:
                section = judgement.item.section
                self._sums[section].add(judgement, sign)
                self._counts[section] = self._counts[section].after(judgement, sign)
                self._standing.pop(section, None)

    @property
    def standing(self) -> Standing:
        """How the visit stands now; costs as much as there are sections, not items."""
        stood = [self._stood(s) for s in self._checklist.sections if s.code in self._counts]
        return standing_of(self._total([s.score for s in stood if s.score is not None]), stood)

    @property
    def sections(self) -> tuple[SectionScore, ...]:
        """Each section as it stands; empty for an unscored checklist."""
        if not self._checklist.scored:
            return ()
        return tuple(section_score(s, self._sums[s.code]) for s in self._checklist.sections)

    @property
    def total(self) -> Fraction | None:
        """0 to 100, exact; None when nothing that scores was checked."""
        return self._total(self.sections)

    def _total(self, sections: Sequence[SectionScore]) -> Fraction | None:
        results = [(s.result, s.maximum) for s in sections if s.result is not None]
        maximum = sum((most for _, most in results), NOTHING)
        if not maximum:
            return None
        if any(sums.total_vetoes for sums in self._sums.values()):
            return NOTHING
        return sum((result for result, _ in results), NOTHING) / maximum * 100

    def score(self) -> Score:
        """Everything, with the lines that explain it."""
        unchecked = tuple(code for code, judged in self._judgements.items() if judged is None)
        if not self._checklist.scored:
            return Score(total=None, unchecked=unchecked, sections=(), items=(), lines=())
        judged = [judgement for judgement in self._judgements.values() if judgement is not None]
        lines, given = self._lines(judged)
        return Score(
            total=self.total,
            unchecked=unchecked,
            sections=self.sections,
            items=tuple(_item_score(one, given.get(one.item.code, NOTHING)) for one in judged),
            lines=lines,
            vetoes=_vetoes(judged),
            flags=_flags(judged),
        )

    def _stood(self, section: Section) -> SectionStanding:
        stood = self._standing.get(section.code)
        if stood is None:
            stood = SectionStanding(
                code=section.code,
                counts=self._counts[section.code],
                lost=self._lost(section),
                score=section_score(section, self._sums[section.code])
                if self._checklist.scored
                else None,
            )
            self._standing[section.code] = stood
        return stood

    def _lost(self, section: Section) -> Fraction:
        """What items took, and a veto of the rest."""
        if not self._checklist.scored:
            return NOTHING
        sums = self._sums[section.code]
        return -sums.taken - edges_of(section, sums).veto

    def _judged(self, code: str, answer: Answer | None) -> Judgement | None:
        if answer is None:
            return None
        item = self._checklist.by_code[code]
        return judge(item, self._sections[item.section], answer)

    def _lines(self, judged: Sequence[Judgement]) -> tuple[tuple[Line, ...], dict[str, Fraction]]:
        """All lines, and the bonus points that items were really given."""
        lines: list[Line] = []
        given: dict[str, Fraction] = {}
        for section in self._checklist.sections:
            mine = [judgement for judgement in judged if judgement.item.section == section.code]
            own, bonuses = self._lines_of(section, mine)
            lines += own
            given |= bonuses
        return tuple(lines), given

    def _lines_of(
        self, section: Section, judged: Sequence[Judgement]
    ) -> tuple[list[Line], dict[str, Fraction]]:
        edges = edges_of(section, self._sums[section.code])
        bonuses = bonus_lines(edges, judged)
        lines: list[Line] = []
        for judgement in judged:
            lines += judgement.lines
            if (bonus := bonuses.get(judgement.item.code)) is not None:
                lines.append(bonus)
        lines += edge_lines(section, edges)
        return lines, {code: line.points for code, line in bonuses.items()}


def score(checklist: Checklist, asked: Sequence[str], answers: Mapping[str, Answer]) -> Score:
    """Score a visit.

    Args:
        checklist: The edition that the visit is pinned to.
        asked: Item codes asked, in walking order.
        answers: By item code; what is missing is unchecked, what was not asked does not count.
    """
    tally = Tally(checklist, asked)
    for code in asked:
        tally.set(code, answers.get(code))
    return tally.score()


def _item_score(judgement: Judgement, bonus: Fraction) -> ItemScore:
    return ItemScore(
        item=judgement.item.code,
        section=judgement.item.section,
        answer=judgement.answer,
        obtained=judgement.applicable + judgement.taken + bonus,
        applicable=judgement.applicable,
    )


def _vetoes(judged: Sequence[Judgement]) -> tuple[VetoHit, ...]:
    return tuple(veto for judgement in judged for veto in judgement.vetoes)


def _flags(judged: Sequence[Judgement]) -> tuple[FlagHit, ...]:
    return tuple(flag for judgement in judged for flag in judgement.flags)
