"""One item's answer, judged: what it may give, what it costs, what it vetoes or flags."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from inspector.domain.answer_words import has_failed, result_of
from inspector.domain.checklist import Item, Section
from inspector.domain.rules import Bonus, Flag, Veto
from inspector.domain.scoring import wording
from inspector.domain.scoring.claims import (
    NOTHING,
    Claim,
    award_claims,
    charges_for,
    claims_for,
    numeric_rules,
    unpriced,
)
from inspector.domain.scoring.lines import given_lines, taken_lines
from inspector.domain.scoring.numeric import Worked, chosen, fails, missing, starts_full, worked
from inspector.domain.scoring.outcome import Charge, FlagHit, Line, RuleName, VetoHit
from inspector.domain.visit import (
    Answer,
    Awarded,
    Banded,
    Chosen,
    Compliant,
    Counted,
    DidNotOccur,
    Filled,
    Graded,
    Measured,
    NotApplicable,
    Occurrence,
    Ticked,
    Tried,
    Violation,
)
from inspector.domain.words import AnswerForm, Result, SectionKind, Tick, VetoScope

NO_NUMBERS: Mapping[str, Fraction] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What one answer means, before its section's floor, cap and veto."""

    item: Item
    answer: str
    """The answer's word."""
    counts: bool
    """Whether it was seen to be met or not; what does not count has no points to give."""
    applicable: Fraction = NOTHING
    """Points that it could have obtained."""
    lines: tuple[Line, ...] = ()
    gifts: tuple[Line, ...] = ()
    """What it gives, before its section's room for it."""
    vetoes: tuple[VetoHit, ...] = ()
    flags: tuple[FlagHit, ...] = ()
    charges: tuple[Charge, ...] = ()
    failed: bool = False
    """Whether it was not met: what key items and samples count by."""

    @property
    def taken(self) -> Fraction:
        """Sum of its lines: negative, or 0."""
        return sum((line.points for line in self.lines), NOTHING)

    @property
    def bonus(self) -> Fraction:
        """Sum of its gifts: positive, or 0."""
        return sum((line.points for line in self.gifts), NOTHING)


def judge(  # noqa: PLR0911 - one return a form
    item: Item, section: Section, answer: Answer, elsewhere: Mapping[str, Fraction] = NO_NUMBERS
) -> Judgement:
    """Judge an answer by the item's rules alone.

    Args:
        item: Of the section.
        section: Whose kind and pool decide what the item can take.
        answer: To the item.
        elsewhere: Numbers of other items that its formulas use; `numbers_for` finds them.

    Source:
        附1–附3 of the source, by the weights of the checklist edition.
    """
    case = _Case(item=item, section=section, elsewhere=elsewhere)
    match answer:
        case NotApplicable():
            return Judgement(item=item, answer="not_applicable", counts=False)
        case Graded():
            failed = has_failed(answer)
            return Judgement(item=item, answer=answer.grade.value, counts=False, failed=failed)
        case Ticked():
            return case.ticked(answer)
        case Compliant() | DidNotOccur():
            return case.met(answer)
        case Violation(occurrences=occurrences):
            return case.violated(answer, occurrences)
        case Awarded(occurrences=occurrences):
            gifts = tuple(award_claims(item, occurrences))
            return case.judged(answer, "awarded", given=gifts)
        case Tried():
            return case.tried(answer)
        case Measured() | Counted() | Filled() | Chosen() | Banded():
            return case.numbered(answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """An item, and what its points depend on beside its answer."""

    item: Item
    section: Section
    elsewhere: Mapping[str, Fraction]

    @property
    def applicable(self) -> Fraction:
        return self.item.points if self.section.kind is SectionKind.SCORED else NOTHING

    @property
    def limit(self) -> Fraction | None:
        """Most that can be taken; None where something else than the item ends it."""
        if self.section.kind is SectionKind.BONUS:
            return NOTHING
        pooled = self.section.pool is not None or self.section.kind is SectionKind.DEDUCTING
        if self.item.below_zero or (pooled and not self.item.points):
            return None
        return self.item.points

    @property
    def most_given(self) -> Fraction | None:
        """Most that can be given: in a bonus section the item's points, where it has any."""
        is_bounded = self.section.kind is SectionKind.BONUS and bool(self.item.points)
        return self.item.points if is_bounded else None

    def judged(  # noqa: PLR0913 - each part of a judgement has its name
        self,
        answer: Answer,
        word: str,
        *,
        taken: tuple[Claim, ...] = (),
        given: tuple[Claim, ...] = (),
        seen: tuple[Occurrence, ...] = (),
        failed: bool = False,
        names: Iterator[str] | tuple[str, ...] = (),
    ) -> Judgement:
        """The judgement of what rules come to; rules over numbers join whatever the answer."""
        item = self.item
        numbers = (
            Worked()
            if isinstance(answer, DidNotOccur)
            else worked(item, answer, self.elsewhere, self.section.kind)
        )
        undefined = ("formula_undefined",) if numbers.undefined else ()
        flags = [*self._raised(seen, failed=failed), *names, *undefined]
        return Judgement(
            item=item,
            answer=word,
            counts=True,
            applicable=self.applicable,
            lines=taken_lines(item, (*taken, *numbers.taken), limit=self.limit),
            gifts=given_lines(item, (*given, *numbers.given), limit=self.most_given),
            vetoes=tuple(self._vetoes(seen)) if failed else (),
            flags=tuple(
                FlagHit(item=item.code, name=name, text=wording.flag(item, name, told))
                for name, told in _named(flags)
            ),
            charges=tuple(charges_for(item, seen)),
            failed=failed,
        )

    def met(self, answer: Compliant | DidNotOccur) -> Judgement:
        word = result_of(answer)
        bonus = NOTHING
        if isinstance(answer, Compliant):
            plain = (r for r in self.item.rules if isinstance(r, Bonus) and r.counting_unit is None)
            bonus = sum((rule.points for rule in plain), NOTHING)
        gift = Claim(rule=None, name=RuleName.BONUS, due=bonus, count=1)
        return self.judged(answer, word, given=(gift,) if bonus else ())

    def violated(self, answer: Answer, seen: tuple[Occurrence, ...]) -> Judgement:
        return self.judged(
            answer,
            "violation",
            taken=tuple(claims_for(self.item, seen)),
            seen=seen,
            failed=True,
            names=unpriced(self.item, seen),
        )

    def tried(self, answer: Tried) -> Judgement:
        failed = [one for one in answer.trials if not one.passed]
        if not failed:
            return self.judged(answer, "compliant")
        return self.violated(answer, _counting(len(failed)))

    def numbered(self, answer: Measured | Counted | Filled | Chosen | Banded) -> Judgement:
        item, kind = self.item, self.section.kind
        if isinstance(answer, Measured) and not numeric_rules(item):
            return Judgement(item=item, answer=AnswerForm.MEASUREMENT.value, counts=False)
        left = chosen(item, answer, kind) if isinstance(answer, Chosen | Banded) else None
        own = (left,) if left is not None else ()
        gives = kind is not SectionKind.DEDUCTING and not starts_full(item, kind)
        short = missing(item, answer)
        seen = _counting(short) if short else ()
        failed = fails(item, answer)
        met = str(Result.VIOLATION if failed else Result.COMPLIANT)
        judged = self.judged(
            answer,
            answer.band if isinstance(answer, Banded) else met,
            taken=(*(() if gives else own), *claims_for(item, seen)),
            given=own if gives else (),
            seen=seen,
            failed=failed,
        )
        if any(flag.name == "formula_undefined" for flag in judged.flags):
            return Judgement(item=item, answer=judged.answer, counts=False, flags=judged.flags)
        return judged

    def ticked(self, answer: Ticked) -> Judgement:
        item, word = self.item, answer.tick
        lines: tuple[Line, ...] = ()
        takes = self.section.kind is not SectionKind.BONUS
        if word is Tick.MISSED and item.points and takes:
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
        counts = word is not Tick.NOT_TRIGGERED
        return Judgement(
            item=item,
            answer=word.value,
            counts=counts,
            applicable=self.applicable if counts else NOTHING,
            lines=lines,
            failed=word is Tick.MISSED,
        )

    def _raised(self, seen: tuple[Occurrence, ...], *, failed: bool) -> Iterator[str | Flag]:
        for rule in self.item.rules:
            if isinstance(rule, Flag) and failed and _fits(rule, seen):
                yield rule if rule.text is not None else rule.name

    def _vetoes(self, seen: tuple[Occurrence, ...]) -> Iterator[VetoHit]:
        for rule in self.item.rules:
            if isinstance(rule, Veto) and _hits(rule, seen):
                yield VetoHit(
                    item=self.item.code,
                    scope=rule.scope,
                    section=self.section.code if rule.scope is VetoScope.SECTION else None,
                    text=wording.veto(self.item, rule, self.section),
                )


def _named(flags: list[str | Flag]) -> Iterator[tuple[str, Flag | None]]:
    for flag in flags:
        yield (flag, None) if isinstance(flag, str) else (flag.name, flag)


def _counting(count: int) -> tuple[Occurrence, ...]:
    """So many failures that nobody noted one by one."""
    return (Occurrence(occurrence="", count=count),)


def _fits(rule: Flag, seen: tuple[Occurrence, ...]) -> bool:
    """Whether it concerns one of what was seen; without limits it concerns any failure."""
    if rule.verified is None and not rule.subtypes:
        return True
    return any(
        (rule.verified is None or one.verified is rule.verified)
        and (not rule.subtypes or one.subtype in rule.subtypes)
        for one in seen
    )


def _hits(rule: Veto, seen: tuple[Occurrence, ...]) -> bool:
    """Whether it is hit; what failed without occurrences, as a choice, hits what names none."""
    if not seen:
        return not rule.subtypes and not rule.verified_only
    return any(
        (not rule.subtypes or one.subtype in rule.subtypes)
        and (one.verified or not rule.verified_only)
        for one in seen
    )
