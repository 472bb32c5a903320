"""A score as others read it: decimals as text, absent values null."""

from fractions import Fraction

from inspector.domain.numbers import decimal_text, rounded
from inspector.domain.scoring.outcome import ItemScore, Line, Score, SectionScore

Document = dict[str, object]


def document_of(score: Score) -> Document:
    """All of a score but which visit, checklist and edition it is of."""
    return {
        "complete": score.complete,
        "unchecked": list(score.unchecked),
        "total": score.total_text,
        "exact": None if score.total is None else str(score.total),
        "grade": None,
        "vetoes": [
            {"item": hit.item, "scope": hit.scope.value, "section": hit.section}
            for hit in score.vetoes
        ],
        "flags": [
            {"item": hit.item, "flag": hit.name, "text_zh": hit.text.zh, "text_en": hit.text.en}
            for hit in score.flags
        ],
        "sections": [_section(one) for one in score.sections],
        "items": [_item(one) for one in score.items],
        "lines": [_line(one) for one in score.lines],
    }


def _section(section: SectionScore) -> Document:
    return {
        "code": section.code,
        "result": _two_places(section.result),
        "maximum": decimal_text(section.maximum),
        "obtained": decimal_text(section.obtained),
        "applicable": decimal_text(section.applicable),
    }


def _item(item: ItemScore) -> Document:
    return {
        "item": item.item,
        "section": item.section,
        "answer": item.answer,
        "obtained": decimal_text(item.obtained),
        "applicable": decimal_text(item.applicable),
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
        "points": decimal_text(line.points),
        "capped": line.capped,
        "clauses": list(line.clauses),
        "occurrences": list(line.occurrences),
        "text_zh": line.text.zh,
        "text_en": line.text.en,
    }


def _two_places(value: Fraction | None) -> str | None:
    return None if value is None else rounded(value, 2)
