"""A score that follows each answer at once, whatever the length of the checklist."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from inspector.domain.checklist import Checklist, Multiplier, Section
from inspector.domain.condition import About, holds, items_in
from inspector.domain.scoring import total as totals
from inspector.domain.scoring.claims import NOTHING
from inspector.domain.scoring.elsewhere import Elsewhere
from inspector.domain.scoring.judgement import Judgement, judge
from inspector.domain.scoring.outcome import (
    FlagHit,
    ItemScore,
    Line,
    RuleName,
    Score,
    SectionScore,
    TargetScore,
    VetoHit,
)
from inspector.domain.scoring.sections import (
    SECTION_ORDER,
    Ended,
    Sums,
    bonus_lines,
    edge_lines,
    ended,
    section_score,
)
from inspector.domain.scoring.standing import Counts, SectionStanding, Standing, standing_of
from inspector.domain.scoring.together import gathered_in, whole
from inspector.domain.scoring.wording_form import decisions
from inspector.domain.visit import Answer
from inspector.domain.words import VetoScope

NOWHERE = About()


class Tally:
    """The sums of a visit; one answer changes one item's judgement and one section's sums.

    Args:
        checklist: The edition that the visit is pinned to.
        asked: Item codes asked on this visit, in walking order; other answers do not count.
        about: What multipliers may depend on beside the answers.
    """

    def __init__(self, checklist: Checklist, asked: Sequence[str], about: About = NOWHERE) -> None:
        self._checklist = checklist
        self._about = about
        self._order = checklist.order or SECTION_ORDER
        self._sections = {section.code: section for section in checklist.sections}
        self._judgements: dict[str, Judgement | None] = dict.fromkeys(asked)
        self._answers: dict[str, Answer] = {}
        self._elsewhere = Elsewhere(checklist, asked)
        self._sums = {section.code: Sums() for section in checklist.sections}
        self._left_out: frozenset[str] = frozenset()
        self._aside: dict[str, tuple[Answer, Judgement]] = {}
        """How items that were left out were judged last: many come back as they were."""
        asked_in = Counter(checklist.by_code[code].section for code in self._judgements)
        self._counts = {section: Counts(asked=asked) for section, asked in asked_in.items()}
        self._vetoes: Counter[VetoScope] = Counter()
        self._key_checked: Counter[str] = Counter()
        self._key_failed: Counter[str] = Counter()
        self._standing: dict[str, SectionStanding] = {}
        self._multiplied_by = _multiplied_by(checklist)
        self._gathered = gathered_in(checklist, self._counts)
        self._whole = whole(checklist, self._gathered)
        self._unsettled = {
            section.code: section.of
            for section in checklist.sections
            if section.of is not None and section.code in self._counts
        }
        """Instances that have to be gathered again, with the section that repeats."""

    def asking(self, checklist: Checklist, asked: Sequence[str]) -> "Tally":
        """The same visit with other instances: what is known of those that stay is taken over.

        Args:
            checklist: With the instances that there are now.
            asked: Item codes asked by it, in walking order; those that are new have no answer.
        """
        other = Tally(checklist, asked, self._about)
        answers = {c: answer for c, answer in self._answers.items() if c in other._judgements}
        left = frozenset(code for code in self._left_out if code in other._judgements)
        if other._elsewhere.is_used:
            other.leave_out(left)
            for code, answer in answers.items():
                other.set(code, answer)
            return other
        other._answers, other._left_out = answers, left
        for section in other._sums.keys() & self._sums.keys() - other._gathered.keys():
            other._sums[section] = self._sums[section]
            if section in other._counts:
                other._counts[section] = self._counts[section]
            # A multiplier that depends on what changed makes another section of it.
            if section in self._standing and other._sections[section] is self._sections[section]:
                other._standing[section] = self._standing[section]
        other._judgements = {code: self._judgements.get(code) for code in asked}
        for judgement in other._judgements.values():
            if judgement is not None:
                other._count_whole(judgement, 1)
        return other

    def leave_out(self, codes: frozenset[str]) -> None:
        """Ask these items no longer, and all others; those left out have no answer, for anything.

        An item that comes back has none either, until it is set.
        """
        more: Counter[str] = Counter()
        for code in codes ^ self._left_out:
            if code in self._judgements:
                self._put_aside(code)
                section = self._checklist.by_code[code].section
                more[section] += 1 if code in self._left_out else -1
        for section, by in more.items():
            self._counts[section] = self._counts[section].asking(by)
            self._unsettle(section)
        self._left_out = codes

    def _put_aside(self, code: str) -> None:
        answer, judged = self._answers.get(code), self._judgements[code]
        if answer is None or judged is None:
            return
        if not self._elsewhere.is_used_by(code):
            self._aside[code] = answer, judged
        self.set(code, None)

    def set(self, code: str, answer: Answer | None) -> None:
        """Take an item's answer, or its being unchecked again, in place of what it was."""
        if code not in self._judgements:
            return
        if answer is None:
            self._answers.pop(code, None)
        else:
            self._answers[code] = answer
        others = self._elsewhere.take(code, answer)
        self._judge_again(code)
        for other in others:
            self._judge_again(other)
        for section in self._multiplied_by.get(code, ()):
            self._unsettle(section)

    @property
    def standing(self) -> Standing:
        """How the visit stands now; costs as much as there are sections, not items or instances."""
        self._settle()
        stood = [self._stood(s) for s in self._whole.sections if self._is_asked(s)]
        scores = self.sections
        return standing_of(self._totalled(scores).total, stood)

    @property
    def sections(self) -> tuple[SectionScore, ...]:
        """Each section as it stands; empty for an unscored checklist."""
        if not self._checklist.scored:
            return ()
        self._settle()
        return tuple(self._score_of(section) for section in self._whole.sections)

    @property
    def total(self) -> Fraction | None:
        """Exact; None when nothing that scores was checked."""
        return self._totalled(self.sections).total

    def score(self) -> Score:
        """Everything, with the lines that explain it."""
        unchecked = tuple(
            code
            for code, judged in self._judgements.items()
            if judged is None and code not in self._left_out
        )
        if not self._checklist.scored:
            return Score(total=None, unchecked=unchecked, sections=(), items=(), lines=())
        judged = [judgement for judgement in self._judgements.values() if judgement is not None]
        lines, given = self._lines(judged)
        sections = self.sections
        summed = self._totalled(sections)
        graded = self._graded(summed.total, sections, len(judged))
        return Score(
            total=summed.total,
            unchecked=unchecked,
            sections=sections,
            items=tuple(_item_score(one, given.get(one.item.code, NOTHING)) for one in judged),
            lines=lines,
            vetoes=(*_vetoes(judged), *decisions(self._whole, sections, self._key_failed)),
            flags=_flags(judged),
            steps=summed.steps,
            grade=graded.grade,
            no_grade=graded.no_grade,
            targets=self._targets(judged),
            instances=tuple(
                self._score_of(one) for one in self._checklist.sections if one.of is not None
            ),
        )

    def _is_asked(self, section: Section) -> bool:
        return section.code in self._counts or section.code in self._gathered

    def _unsettle(self, section: str) -> None:
        """Have a section worked out anew when it is asked for."""
        self._standing.pop(section, None)
        if self._gathered and section in self._counts:
            of = self._sections[section].of
            if of is not None:
                self._unsettled[section] = of

    def _settle(self) -> None:
        """Gather the instances that changed."""
        for code, of in self._unsettled.items():
            self._gathered[of].put(self._stood(self._sections[code]))
            self._standing.pop(of, None)
        self._unsettled.clear()

    def _judge_again(self, code: str) -> None:
        before = self._judgements[code]
        after = self._judged(code)
        self._judgements[code] = after
        for judgement, sign in ((before, -1), (after, 1)):
            if judgement is not None:
                self._count(judgement, sign)

    def _count(self, judgement: Judgement, sign: int) -> None:
        item = judgement.item
        section = item.section
        self._sums[section].add(judgement, sign)
        self._counts[section] = self._counts[section].after(judgement, sign)
        self._unsettle(section)
        self._count_whole(judgement, sign)

    def _count_whole(self, judgement: Judgement, sign: int) -> None:
        """Count what a judgement does to the whole form."""
        item = judgement.item
        for veto in judgement.vetoes:
            self._vetoes[veto.scope] += sign
        if item.key:
            self._key_checked[item.key] += sign
            self._key_failed[item.key] += sign * judgement.failed

    def _judged(self, code: str) -> Judgement | None:
        answer = self._answers.get(code)
        if answer is None:
            return None
        before = self._aside.pop(code, None)
        if before is not None and before[0] is answer:
            return before[1]
        item = self._checklist.by_code[code]
        uses = self._elsewhere.is_used_by(code)
        numbers = self._elsewhere.numbers(item, self._answers) if uses else {}
        return judge(item, self._sections[item.section], answer, numbers)

    def _applies(self, multiplier: Multiplier) -> bool:
        when = multiplier.when
        return when is None or holds(when, self._about, self._answers)

    def _ended(self, section: Section) -> Ended:
        return ended(section, self._sums[section.code], self._order, self._applies)

    def _score_of(self, section: Section) -> SectionScore:
        if self._is_asked(section):
            stood = self._stood(section).score
            if stood is not None:
                return stood
        return section_score(section, self._sums[section.code], self._ended(section))

    def _stood(self, section: Section) -> SectionStanding:
        stood = self._standing.get(section.code)
        if stood is None and section.code in self._gathered:
            stood = self._standing[section.code] = self._gathered[section.code].standing
        if stood is None:
            way = self._ended(section)
            is_scored = self._checklist.scored
            sums = self._sums[section.code]
            stood = SectionStanding(
                code=section.code,
                counts=self._counts[section.code],
                lost=-sums.taken - way.of(RuleName.VETO) if is_scored else NOTHING,
                score=section_score(section, sums, way) if is_scored else None,
            )
            self._standing[section.code] = stood
        return stood

    def _scopes(self, sections: Sequence[SectionScore]) -> frozenset[VetoScope]:
        return totals.scopes_of(self._whole, sections, self._vetoes, self._key_failed)

    def _totalled(self, sections: Sequence[SectionScore]) -> totals.Totalled:
        if not sections:
            return totals.Totalled(total=None)
        scopes = self._scopes(sections)
        return totals.totalled(self._whole, sections, scopes, self._applies)

    def _graded(
        self, total: Fraction | None, sections: Sequence[SectionScore], checked: int
    ) -> totals.Graded:
        sample = self._checklist.sample
        key = self._key_checked[sample.mark] if sample is not None else 0
        return totals.graded(self._checklist, total, self._scopes(sections), checked, key)

    def _targets(self, judged: Sequence[Judgement]) -> tuple[TargetScore, ...]:
        return tuple(
            TargetScore(
                code=target.code,
                title=target.title,
                start=target.start,
                charges=tuple(
                    charge
                    for judgement in judged
                    for charge in judgement.charges
                    if charge.target == target.code
                ),
            )
            for target in self._checklist.targets
        )

    def _lines(self, judged: Sequence[Judgement]) -> tuple[tuple[Line, ...], dict[str, Fraction]]:
        """All lines, and the bonus points that items were really given."""
        lines: list[Line] = []
        given: dict[str, Fraction] = {}
        in_section: dict[str, list[Judgement]] = {}
        for judgement in judged:
            in_section.setdefault(judgement.item.section, []).append(judgement)
        for section in self._checklist.sections:
            if section.repeat is not None:
                continue
            own, bonuses = self._lines_of(section, in_section.get(section.code, []))
            lines += own
            given |= bonuses
        return tuple(lines), given

    def _lines_of(
        self, section: Section, judged: Sequence[Judgement]
    ) -> tuple[list[Line], dict[str, Fraction]]:
        way = self._ended(section)
        bonuses = bonus_lines(way.of(RuleName.BONUS), judged)
        lines: list[Line] = []
        for judgement in judged:
            lines += judgement.lines
            lines += bonuses.get(judgement.item.code, ())
        lines += edge_lines(section, way)
        given = {code: sum((one.points for one in of), NOTHING) for code, of in bonuses.items()}
        return lines, given


def _multiplied_by(checklist: Checklist) -> dict[str, tuple[str, ...]]:
    """For each item the sections that have a multiplier whose condition names it."""
    found: dict[str, tuple[str, ...]] = {}
    for section in checklist.sections:
        for code in {code for one in section.multipliers for code in items_in(one.when)}:
            found[code] = (*found.get(code, ()), section.code)
    return found


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
