"""From a visit to what may leave of it: the only way to make a report."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from inspector.domain import telling
from inspector.domain.checklist import Checklist, Item
from inspector.domain.labels import label
from inspector.domain.numbers import exact_text
from inspector.domain.publication import (
    Audience,
    FindingsReport,
    OfficeOnly,
    PublishedClause,
    PublishedDeadline,
    PublishedFinding,
    PublishedItem,
    PublishedNotAsked,
    PublishedReading,
    PublishedReason,
    PublishedRemark,
    PublishedUnchecked,
)
from inspector.domain.published_spot import published_signing, published_staffing
from inspector.domain.publishing_instances import (
    published_instances,
    without_given_away,
)
from inspector.domain.publishing_score import published_score
from inspector.domain.repeating import name_of, parted
from inspector.domain.scoring import Score
from inspector.domain.seen import Seen
from inspector.domain.telling_conditions import asked_when
from inspector.domain.telling_values import value
from inspector.domain.unit import Unit
from inspector.domain.visit import (
    Compliant,
    Graded,
    Measured,
    NotApplicable,
    Remark,
    Ticked,
    Visit,
)
from inspector.domain.words import DueClass, Tick, VisitType
from inspector.i18n import Pair

REFERENCE_DIGITS = 8
"""Of the visit's id, from its end: those are random, while its beginning tells the time."""


TO_VERIFY = "to_verify"
"""The flag of what costs nothing until it is proved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A finding as the report needs it."""

    finding: str
    item: str
    due_class: DueClass
    deadline: PublishedDeadline


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Everything that a report is made from; none of it leaves as it is."""

    visit: Visit
    checklist: Checklist
    unit: Unit
    office: str
    team: tuple[str, ...]
    """Names, in the order of the team."""
    score: Score | None
    """None for an unscored checklist."""
    problems: tuple[Problem, ...]
    """In walking order."""
    served: date
    served_known: bool
    private_names: tuple[str, ...] = ()
    """Of everybody in the register, where the visit was covert: any of them may have been there."""

    @property
    def covert(self) -> bool:
        """Whether a person must not be found by it."""
        return self.visit.type is VisitType.COVERT


def findings_report(source: Source, audience: Audience) -> FindingsReport:
    """What this audience may know of the visit."""
    return _Publisher(source, audience).report()


def reference(visit: str) -> str:
    """The end of a visit's id, which commands take for the whole."""
    return visit[-REFERENCE_DIGITS:]


@dataclass(frozen=True, slots=True)
class _Publisher:
    """One report in the making."""

    source: Source
    audience: Audience

    @property
    def _discreet(self) -> bool:
        return self.source.covert and self.audience is Audience.UNIT

    @property
    def _seen(self) -> Seen:
        return Seen(
            visit=self.source.visit,
            is_discreet=self._discreet,
            private_names=self.source.private_names,
        )

    def _text(self, words: str) -> str:
        return self._seen.text(words)

    def report(self) -> FindingsReport:
        source, visit, checklist = self.source, self.source.visit, self.source.checklist
        numbers = {one.item: n for n, one in enumerate(source.problems, start=1)}
        report = FindingsReport(
            audience=self.audience,
            office=source.office,
            reference=reference(visit.visit),
            follows=None if visit.of is None else reference(visit.of),
            unit=source.unit.name,
            unit_kind=label(source.unit.kind),
            type=str(visit.type),
            type_label=label(visit.type),
            channel=str(visit.channel),
            channel_label=label(visit.channel),
            day=telling.day_of(visit.at),
            when=telling.half_day(visit.at) if self._discreet else telling.minute(visit.at),
            covert=source.covert,
            team=() if self._discreet else source.team,
            checklist=checklist.name,
            edition=checklist.edition,
            checklist_title=checklist.title,
            checklist_digest=checklist.digest,
            asked=len(visit.asked_now),
            compliant=sum(_is_compliant(answer) for answer in visit.answers.values()),
            unchecked=visit.unchecked,
            unchecked_items=tuple(self._unchecked()),
            incomplete_reason=self._maybe(visit.incomplete_reason),
            score=None
            if source.score is None
            else published_score(visit, checklist, source.score, numbers),
            instances=published_instances(visit, checklist, source.score, list(numbers)),
            not_applicable=tuple(self._not_applicable()),
            not_triggered=tuple(self._not_triggered()),
            not_asked=tuple(self._not_asked()),
            readings=() if self._discreet else tuple(self._readings()),
            staffing=published_staffing(self._seen),
            served=source.served,
            served_known=source.served_known,
            findings=tuple(self._findings()),
            photos_withheld=self._discreet and any(e.derivative for e in visit.evidence),
            good_practices=self._remarks(visit.good_practices),
            signing=published_signing(self._seen, source.team),
            amendments=tuple(self._text(reason) for reason in visit.amendments),
            office_only=self._office_only() if self.audience is Audience.OFFICE else None,
        )
        return without_given_away(report, checklist, self._seen)

    def _maybe(self, words: str | None) -> str | None:
        return None if words is None else self._text(words)

    def _items(self) -> Iterator[Item]:
        """The items asked as the answers are, in walking order."""
        return (self.source.checklist.by_code[code] for code in self.source.visit.asked_now)

    def _not_applicable(self) -> Iterator[PublishedReason]:
        for item in self._items():
            answer = self.source.visit.answers.get(item.code)
            if isinstance(answer, NotApplicable):
                reason = self._text(answer.reason)
                yield PublishedReason(item=item.code, text=item.text, reason=reason)

    def _not_triggered(self) -> Iterator[PublishedItem]:
        for item in self._items():
            answer = self.source.visit.answers.get(item.code)
            if isinstance(answer, Ticked) and answer.tick is Tick.NOT_TRIGGERED:
                yield PublishedItem(item=item.code, text=item.text)

    def _not_asked(self) -> Iterator[PublishedNotAsked]:
        """By what they depend on, told as the checklist has it: once for all instances."""
        visit, checklist = self.source.visit, self.source.checklist
        by_condition: dict[Pair, list[str]] = {}
        for code in (one for one in visit.asked if one in visit.not_asked):
            item = checklist.by_code[parted(code)[0]]
            when = asked_when(item, checklist) or Pair("", "")
            by_condition.setdefault(when, []).append(code)
        for when, codes in by_condition.items():
            yield PublishedNotAsked(when=when, items=tuple(codes))

    def _unchecked(self) -> Iterator[PublishedUnchecked]:
        by_section: dict[str, list[PublishedItem]] = defaultdict(list)
        checklist = self.source.checklist
        for code in self.source.visit.unchecked:
            item = checklist.by_code[code]
            section = checklist.section(item.section)
            by_section[section.of or section.code].append(
                PublishedItem(item=item.code, text=item.text)
            )
        for section in checklist.sections:
            if section.code in by_section:
                yield PublishedUnchecked(
                    section_title=section.title, items=tuple(by_section[section.code])
                )

    def _readings(self) -> Iterator[PublishedReading]:
        for item in self._items():
            number = None
            match self.source.visit.answers.get(item.code):
                case Measured(value=value):
                    unit = item.measured_in or Pair("", "")
                    number = exact_text(value)
                    reading = Pair(f"{number} {unit.zh}".strip(), f"{number} {unit.en}".strip())
                case Graded(grade=grade):
                    reading = label(grade)
                case _:
                    continue
            yield PublishedReading(item=item.code, text=item.text, reading=reading, number=number)

    def _remarks(self, remarks: tuple[Remark, ...]) -> tuple[PublishedRemark, ...]:
        return tuple(PublishedRemark(item=one.item, text=self._text(one.text)) for one in remarks)

    def _office_only(self) -> OfficeOnly:
        visit, score = self.source.visit, self.source.score
        return OfficeOnly(
            visit=visit.visit,
            leads=self._remarks(visit.leads),
            notes=self._remarks(visit.notes),
            flags=tuple(flag.text for flag in score.flags) if score else (),
            laps=tuple(telling.lap(one) for one in visit.laps),
            evidence=tuple(one.sha256 for one in visit.evidence),
        )

    def _findings(self) -> Iterator[PublishedFinding]:
        score = self.source.score
        taken: dict[str, Fraction] = defaultdict(Fraction)
        for line in score.lines if score else ():
            if line.item is not None:
                taken[line.item] += line.points
        waiting = _to_verify(score)
        for number, problem in enumerate(self.source.problems, start=1):
            points = taken[problem.item]
            yield self._finding(number, problem, points, to_verify=problem.item in waiting)

    def _finding(
        self, number: int, problem: Problem, points: Fraction, *, to_verify: bool
    ) -> PublishedFinding:
        visit, checklist = self.source.visit, self.source.checklist
        item = checklist.by_code[problem.item]
        section = checklist.section(item.section)
        whole = checklist.section(section.of or section.code)
        seen = self._seen.occurrences(item)
        return PublishedFinding(
            number=number,
            finding=problem.finding,
            item=item.code,
            key=item.key,
            section=item.section,
            section_title=whole.title,
            instance=name_of(section, checklist),
            text=item.text,
            is_phrase=item.phrase is not None,
            is_prohibition=telling.is_prohibition(item),
            to_verify=to_verify,
            occurrences=seen,
            value=value(item, visit.answers.get(item.code)),
            points=exact_text(points),
            clauses=tuple(PublishedClause(ref=c.ref, text=c.text) for c in item.clauses),
            fixed_when=item.fixed_when,
            due_class=str(problem.due_class),
            due_class_label=label(problem.due_class),
            deadline=problem.deadline,
            corrected=bool(seen) and all(one.corrected for one in seen),
            photos=self._seen.photos(item.code),
        )


def _to_verify(score: Score | None) -> frozenset[str]:
    """Items that wait for proof, and so far neither cost nor veto anything."""
    if score is None:
        return frozenset()
    costly = {*(one.item for one in score.lines), *(one.item for one in score.vetoes)}
    return frozenset(one.item for one in score.flags if one.name == TO_VERIFY) - costly


def _is_compliant(answer: object) -> bool:
    match answer:
        case Compliant():
            return True
        case Ticked():
            return answer.tick is Tick.HEARD
        case _:
            return False
