"""From a score to what may leave of it: rounded once, told step by step."""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction

from inspector.domain import telling
from inspector.domain.checklist import Checklist
from inspector.domain.columns import side_by_side
from inspector.domain.numbers import exact_text, rounded
from inspector.domain.publication_score import (
    PublishedBeside,
    PublishedColumn,
    PublishedColumns,
    PublishedLine,
    PublishedScore,
    PublishedSection,
)
from inspector.domain.publishing_instances import merged
from inspector.domain.scoring import Line, Score, StepName
from inspector.domain.scoring.wording_form import section_step, total_step
from inspector.domain.visit import Visit
from inspector.domain.words import SectionKind
from inspector.i18n import Pair, both

CONSEQUENCE = "consequence"
"""The flag of what a fault leads to beside its points."""


def published_score(
    visit: Visit, checklist: Checklist, score: Score, numbers: Mapping[str, int]
) -> PublishedScore:
    """The score in words of paper.

    Args:
        visit: Whose it is.
        checklist: The edition that it was scored by.
        score: With its lines.
        numbers: Of the findings, by item.
    """
    is_usual = telling.is_usual(score)
    return PublishedScore(
        total=score.total_text,
        exact=None if score.total is None else str(score.total),
        complete=score.complete,
        arithmetic=telling.arithmetic(score),
        sections=tuple(_sections(visit, checklist, score)),
        lines=tuple(_line(one, numbers) for one in score.lines),
        vetoes=tuple(one.text for one in score.vetoes),
        full_marks=exact_text(checklist.full_marks),
        is_usual=is_usual,
        ways=() if is_usual else tuple(_ways(checklist, score)),
        grade=score.grade,
        no_grade=score.no_grade,
        targets=tuple(telling.target(one) for one in score.targets),
        consequences=tuple(one.text for one in score.flags if one.name == CONSEQUENCE),
        columns=_columns(visit, checklist, score),
    )


def _sections(visit: Visit, checklist: Checklist, score: Score) -> Iterator[PublishedSection]:
    by_code = checklist.by_code
    asked = merged(Counter(by_code[code].section for code in visit.asked_now), checklist)
    unchecked = merged(Counter(by_code[code].section for code in score.unchecked), checklist)
    instances = Counter(checklist.section(one.code).of for one in score.instances)
    for one in score.sections:
        if asked[one.code]:
            yield PublishedSection(
                code=one.code,
                title=one.title,
                asked=asked[one.code],
                unchecked=unchecked[one.code],
                obtained=exact_text(one.obtained),
                applicable=exact_text(one.applicable),
                maximum=exact_text(one.maximum),
                result=None if one.result is None else rounded(one.result, 2),
                instances=instances[one.code],
            )


def _line(line: Line, numbers: Mapping[str, int]) -> PublishedLine:
    sign = "+" if line.points > 0 else ""
    return PublishedLine(
        item=line.item,
        section=line.section,
        finding=None if line.item is None else numbers.get(line.item),
        text=line.text,
        count=line.count,
        counting_unit=line.counting_unit,
        points=sign + exact_text(line.points),
        capped=line.capped,
        clauses=line.clauses,
    )


def _ways(checklist: Checklist, score: Score) -> Iterator[Pair]:
    """How each section, and the total, comes to its points, step by step."""
    for one in score.sections:
        if one.result is not None:
            steps = [(section_step(one, step), step.points) for step in one.steps]
            yield telling.way(one.title, one.obtained, steps, one.result)
    if score.total is not None and score.steps:
        results = (one.result for one in score.sections if one.kind is SectionKind.SCORED)
        summed = sum((one for one in results if one is not None), Fraction(0))
        steps = [(total_step(checklist, step), step.points) for step in score.steps]
        yield telling.way(both("Total"), summed, steps, score.total)
        # It adds nothing, which is what has to be told.
        closed = (step for step in score.steps if step.step is StepName.GATE)
        yield from (total_step(checklist, step) for step in closed)


def _columns(visit: Visit, checklist: Checklist, score: Score) -> PublishedColumns | None:
    beside = side_by_side(visit, checklist, score)
    rows = [row for row in beside.rows if row.is_given]
    if not rows:
        return None
    own = sum((row.own for row in rows if row.own is not None), Fraction(0))
    items = [checklist.by_code[row.item] for row in rows]
    return PublishedColumns(
        columns=tuple(
            PublishedColumn(
                code=one.column.code,
                title=one.column.title,
                total=exact_text(one.points),
                items=one.items,
            )
            for one in beside.sums
        ),
        rows=tuple(
            PublishedBeside(
                item=item.code,
                key=item.key,
                text=item.text,
                own=_maybe(row.own),
                given=tuple(_maybe(one) for one in row.given),
            )
            for item, row in zip(items, rows, strict=True)
        ),
        own=exact_text(own),
    )


def _maybe(points: Fraction | None) -> str | None:
    return None if points is None else exact_text(points)
