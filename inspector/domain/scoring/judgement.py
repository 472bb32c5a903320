"""One item's answer, judged: what it may give, what it costs, what it vetoes or flags."""

from dataclasses import dataclass
from fractions import Fraction

from inspector.domain.answer_words import result_of
from inspector.domain.checklist import Item, Section
from inspector.domain.rules import Bonus, Flag, Veto
from inspector.domain.scoring import wording
from inspector.domain.scoring.deduction import deductions_of
from inspector.domain.scoring.outcome import FlagHit, Line, RuleName, VetoHit
from inspector.domain.visit import (
    Answer,
    Compliant,
    Graded,
    Measured,
    NotApplicable,
    Occurrence,
    Ticked,
    Violation,
)
from inspector.domain.words import AnswerForm, Tick, VetoScope

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What one answer means, before its section's floor, cap and veto."""

    item: Item
    answer: str
    """The answer's word."""
    counts: bool
    """Whether it was seen to be met or not; what does not count has no points to give."""
    lines: tuple[Line, ...] = ()
    bonus: Fraction = NOTHING
    vetoes: tuple[VetoHit, ...] = ()
    flags: tuple[FlagHit, ...] = ()

    @property
    def applicable(self) -> Fraction:
        """Points that it could have obtained."""
        return self.item.points if self.counts else NOTHING

    @property
    def taken(self) -> Fraction:
        """Sum of its lines: negative, or 0."""
        return sum((line.points for line in self.lines), NOTHING)


def judge(  # noqa: PLR0911 - one return a form
    item: Item, section: Section, answer: Answer
) -> Judgement:
    """Judge an answer by the item's rules alone.

    Source:
        附1–附3 of the source, by the weights of the checklist edition.
    """
    match answer:
        case Compliant():
            bonus = sum((r.points for r in item.rules if isinstance(r, Bonus)), NOTHING)
            return Judgement(item=item, answer="compliant", counts=True, bonus=bonus)
        case Violation():
            return _violated(item, section, answer.occurrences)
        case NotApplicable():
            return Judgement(item=item, answer="not_applicable", counts=False)
        case Ticked():
            return _ticked(item, answer)
        case Measured():
            return Judgement(item=item, answer=AnswerForm.MEASUREMENT.value, counts=False)
        case Graded():
            return Judgement(item=item, answer=answer.grade.value, counts=False)
        case _:
            # Checklists that ask for these are not read before they can be scored.
            return Judgement(item=item, answer=result_of(answer), counts=False)


def _violated(item: Item, section: Section, occurrences: tuple[Occurrence, ...]) -> Judgement:
    # An item without points of its own takes from its section's pool, whose floor is the section's.
    limit = None if section.pool is not None and not item.points else item.points
    lines, unpriced = deductions_of(item, occurrences, limit=limit)
    flags = [
        rule.name for rule in item.rules if isinstance(rule, Flag) and _raised(rule, occurrences)
    ]
    flags += unpriced
    return Judgement(
        item=item,
        answer="violation",
        counts=True,
        lines=lines,
        vetoes=tuple(
            _veto_hit(item, rule, section)
            for rule in item.rules
            if isinstance(rule, Veto) and _hits(rule, occurrences)
        ),
        flags=tuple(
            FlagHit(item=item.code, name=name, text=wording.flag(item, name)) for name in flags
        ),
    )


def _ticked(item: Item, answer: Ticked) -> Judgement:
    word = answer.tick
    lines: tuple[Line, ...] = ()
    if word is Tick.MISSED and item.points:
        missed = Line(
            item=item.code,
            section=item.section,
            rule=RuleName.PHRASE,
            counting_unit=None,
            count=sum(one.tick is Tick.MISSED for one in answer.ticks),
            points=-item.points,
            capped=False,
            clauses=tuple(clause.ref for clause in item.clauses),
            occurrences=(),
            text=wording.phrase(item, item.points),
        )
        lines = (missed,)
    return Judgement(
        item=item, answer=word.value, counts=word is not Tick.NOT_TRIGGERED, lines=lines
    )


def _raised(rule: Flag, occurrences: tuple[Occurrence, ...]) -> bool:
    return rule.verified is None or any(seen.verified is rule.verified for seen in occurrences)


def _hits(rule: Veto, occurrences: tuple[Occurrence, ...]) -> bool:
    return any(
        (not rule.subtypes or seen.subtype in rule.subtypes)
        and (seen.verified or not rule.verified_only)
        for seen in occurrences
    )


def _veto_hit(item: Item, rule: Veto, section: Section) -> VetoHit:
    return VetoHit(
        item=item.code,
        scope=rule.scope,
        section=section.code if rule.scope is VetoScope.SECTION else None,
        text=wording.veto(item, rule, section),
    )
