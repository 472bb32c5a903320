"""From the instances of repeated sections to what may leave of them."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from inspector.domain import telling
from inspector.domain.checklist import Checklist, Section
from inspector.domain.instance_conditions import AT
from inspector.domain.numbers import exact_text, rounded
from inspector.domain.privacy import without_numbers
from inspector.domain.publication import FindingsReport
from inspector.domain.publication_instances import (
    PublishedInstance,
    PublishedInstances,
    PublishedRest,
)
from inspector.domain.repeating import called, instance_name
from inspector.domain.scoring import Score, SectionScore, StepName
from inspector.domain.scoring.wording_form import section_step
from inspector.domain.seen import Seen
from inspector.domain.visit import Visit
from inspector.domain.words import RepeatPer
from inspector.i18n import Pair

FEW = 12
"""Instances that all have a row, whatever was found."""
MOST_ROWS = 60
"""Rows of one section; beyond it those that come to least stand in them."""
Held = TypeVar("Held")
_NUMBER = re.compile("[0-9A-Z_-]{1,8}")
"""A number that a window or a person wears."""


def published_instances(
    visit: Visit, checklist: Checklist, score: Score | None, violated: Sequence[str]
) -> tuple[PublishedInstances, ...]:
    """Every repeated section that has instances.

    Args:
        visit: Whose they are.
        checklist: Expanded.
        score: None for an unscored checklist.
        violated: Codes of the items with a finding.
    """
    return tuple(_Instances(visit, checklist, score, violated).each())


def without_given_away(report: FindingsReport, checklist: Checklist, seen: Seen) -> FindingsReport:
    """The report with another name for each instance whose own would give a person away.

    Args:
        report: Whole.
        checklist: Expanded.
        seen: For whom, and whose names must not be told.
    """
    names = dict(_names(checklist, seen))
    if all(told == own for own, told in names.items()):
        return report
    # All of them, the longest first: one key may begin with another.
    known = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(re.escape(name) for name in known))
    return _replaced(report, lambda said: pattern.sub(lambda found: names[found[0]], said))


def _names(checklist: Checklist, seen: Seen) -> Iterator[tuple[str, str]]:
    """What every instance is called by, and what may stand there."""
    aliases: dict[str, int] = {}
    for section in checklist.sections:
        repeat = checklist.section(section.of).repeat if section.of else None
        key = section.instance
        if repeat is None or key is None:
            continue
        word, name = called(repeat), instance_name(repeat, key)
        owns = (f"{AT}{key}", name.zh, name.en)
        if _may_leave(key, repeat.per, seen):
            yield from zip(owns, owns, strict=True)
            continue
        # By the key alone: in another section it may name the same person or minute.
        number = aliases.setdefault(key, len(aliases) + 1)
        said = f"代号{number}"
        told = (f"{AT}{said}", f"{said}的{word.zh}", f"{word.en} no. {number}")
        yield from zip((*owns, key), (*told, said), strict=True)


def _may_leave(key: str, per: RepeatPer, seen: Seen) -> bool:
    if per in {RepeatPer.WINDOW, RepeatPer.CLERK} and _NUMBER.fullmatch(key):
        # It may read like a ticket, or like the minutes of a clock, and is what the unit goes by.
        return without_numbers(key) == key
    return seen.text(key) == key


def _replaced(value: Held, say: Callable[[str], str]) -> Held:
    """A published value with all its texts said otherwise."""
    made: Any = value
    match value:
        case str() if type(value) is str:
            made = say(value)
        case Pair():
            made = Pair(say(value.zh), say(value.en))
        case tuple():
            made = tuple(_replaced(one, say) for one in value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            held = {one.name: getattr(value, one.name) for one in fields(value)}
            made = replace(value, **{name: _replaced(one, say) for name, one in held.items()})
        case _:
            pass
    kept: Held = made
    return kept


@dataclass(frozen=True, slots=True)
class _Instances:
    visit: Visit
    checklist: Checklist
    score: Score | None
    violated: Sequence[str]

    def each(self) -> Iterator[PublishedInstances]:
        by_code = self.checklist.by_code
        asked = Counter(by_code[code].section for code in self.visit.asked_now)
        unchecked = Counter(by_code[code].section for code in self.visit.unchecked)
        found = Counter(by_code[code].section for code in self.violated)
        scores = {one.code: one for one in self.score.instances} if self.score else {}
        groups: dict[str, list[_One]] = defaultdict(list)
        for section in self.checklist.sections:
            if section.of is not None:
                one = _One(
                    section=section,
                    asked=asked[section.code],
                    unchecked=unchecked[section.code],
                    findings=found[section.code],
                    score=scores.get(section.code),
                )
                groups[section.of].append(one)
        for code, group in groups.items():
            yield self._told(self.checklist.section(code), group)

    def _told(self, section: Section, group: Sequence["_One"]) -> PublishedInstances:
        repeat = section.repeat
        assert repeat is not None  # noqa: S101 - only such sections have instances
        codes = _with_rows(group)
        shown = [one for one in group if one.section.code in codes]
        left = [one for one in group if one.section.code not in codes]
        scores = [one.score for one in shown if one.score is not None]
        is_rescaled = bool(scores) and all(_is_rescaled(one) for one in scores)
        return PublishedInstances(
            section=section.code,
            title=section.title,
            called=called(repeat),
            count=len(group),
            least=repeat.least,
            together=str(repeat.together) if self.score else None,
            rows=tuple(one.row(instance_name(repeat, one.section.instance or "")) for one in shown),
            rest=_rest(left) if left else None,
            is_rescaled=is_rescaled,
            ways=() if is_rescaled else tuple(_ways(scores)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _One:
    """One instance and what came of it."""

    section: Section
    asked: int
    unchecked: int
    findings: int
    score: SectionScore | None

    @property
    def has_failed(self) -> bool:
        lost = self.score is not None and self.score.obtained < self.score.applicable
        return bool(self.findings) or lost

    def row(self, name: Pair) -> PublishedInstance:
        score = self.score
        return PublishedInstance(
            code=self.section.code,
            name=name,
            asked=self.asked,
            unchecked=self.unchecked,
            findings=self.findings,
            obtained=None if score is None else exact_text(score.obtained),
            applicable=None if score is None else exact_text(score.applicable),
            result=_result(score),
        )


def _is_rescaled(score: SectionScore) -> bool:
    return score.is_rescaled and {step.step for step in score.steps} <= {StepName.RESCALING}


def _ways(scores: Sequence[SectionScore]) -> Iterator[Pair]:
    for one in scores:
        if one.result is not None and one.steps:
            steps = [(section_step(one, step), step.points) for step in one.steps]
            yield telling.way(one.title, one.obtained, steps, one.result)


def _with_rows(group: Sequence[_One]) -> frozenset[str]:
    """Codes of those that have a row of their own."""
    if len(group) <= FEW:
        return frozenset(one.section.code for one in group)
    failed = [one for one in group if one.has_failed]
    failed.sort(key=_reached)
    return frozenset(one.section.code for one in failed[:MOST_ROWS])


def _reached(one: _One) -> tuple[bool, Any, int]:
    """Lowest result first; without one, most findings first."""
    result = None if one.score is None else one.score.result
    return result is None, result or 0, -one.findings


def _rest(left: Sequence[_One]) -> PublishedRest:
    scores = (one.score for one in left if one.score is not None)
    results = [one.result for one in scores if one.result is not None]
    return PublishedRest(
        count=len(left),
        findings=sum(one.findings for one in left),
        unchecked=sum(one.unchecked for one in left),
        lowest=rounded(min(results), 2) if results else None,
        highest=rounded(max(results), 2) if results else None,
    )


def _result(score: SectionScore | None) -> str | None:
    return None if score is None or score.result is None else rounded(score.result, 2)


def merged(counts: Mapping[str, int], checklist: Checklist) -> Counter[str]:
    """Counts by section, those of instances added up under the section that repeats."""
    together: Counter[str] = Counter()
    for code, count in counts.items():
        together[checklist.section(code).of or code] += count
    return together
