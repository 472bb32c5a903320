"""A score as others read it: decimals as text, absent values null."""

from fractions import Fraction

from inspector.domain.numbers import exact_text, rounded
from inspector.domain.scoring.outcome import (
    ItemScore,
    Line,
    Part,
    Score,
    SectionScore,
    Step,
    TargetScore,
)

Document = dict[str, object]


def document_of(score: Score) -> Document:
    """All of a score but which visit, checklist and edition it is of."""
    return {
        "complete": score.complete,
        "unchecked": list(score.unchecked),
        "total": score.total_text,
        "exact": None if score.total is None else str(score.total),
        "grade": score.grade and score.grade.zh,
        "grade_en": score.grade and score.grade.en,
        "no_grade": score.no_grade and score.no_grade.zh,
        "vetoes": [
            {"item": hit.item, "scope": hit.scope.value, "section": hit.section}
            for hit in score.vetoes
        ],
        "flags": [
            {"item": hit.item, "flag": hit.name, "text_zh": hit.text.zh, "text_en": hit.text.en}
            for hit in score.flags
        ],
        "sections": [_section(one) for one in score.sections],
        "instances": [_section(one) for one in score.instances],
        "items": [_item(one) for one in score.items],
        "lines": [_line(one) for one in score.lines],
        "steps": [_step(one) for one in score.steps],
        "targets": [_target(one) for one in score.targets],
    }


def _section(section: SectionScore) -> Document:
    return {
        "code": section.code,
        "result": _two_places(section.result),
        "maximum": exact_text(section.maximum),
        "obtained": exact_text(section.obtained),
        "applicable": exact_text(section.applicable),
        "kind": section.kind.value,
        "steps": [_step(one) for one in section.steps],
    }


def _step(step: Step) -> Document:
    return {
        "step": step.step.value,
        "points": exact_text(step.points),
        "section": step.section,
        "factor": None if step.factor is None else exact_text(step.factor),
    }


def _target(target: TargetScore) -> Document:
    return {
        "target": target.code,
        "title_zh": target.title.zh,
        "title_en": target.title.en,
        "start": exact_text(target.start),
        "points": exact_text(target.points),
        "charges": [
            {"item": one.item, "points": exact_text(-one.points), "text_zh": one.text.zh}
            for one in target.charges
        ],
    }


def _item(item: ItemScore) -> Document:
    return {
        "item": item.item,
        "section": item.section,
        "answer": item.answer,
        "obtained": exact_text(item.obtained),
        "applicable": exact_text(item.applicable),
    }


def _line(line: Line) -> Document:
    unit = line.counting_unit
    return {
        "item": line.item,
        "section": line.section,
        "rule": line.rule.value,
        "counting_unit": unit and unit.zh,
        "counting_unit_en": unit and unit.en,
        "count": str(line.count),
        "points": exact_text(line.points),
        "capped": line.capped,
        "clauses": list(line.clauses),
        "occurrences": list(line.occurrences),
        "text_zh": line.text.zh,
        "text_en": line.text.en,
        "parts": [_part(one) for one in line.parts],
    }


def _part(part: Part) -> Document:
    return {
        "points": exact_text(part.points),
        "occurrences": list(part.occurrences),
        "text_zh": part.text.zh,
        "text_en": part.text.en,
    }


def _two_places(value: Fraction | None) -> str | None:
    return None if value is None else rounded(value, 2)
