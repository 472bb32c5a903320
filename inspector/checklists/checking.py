"""Is this file a good checklist? Errors refuse it; warnings name what real forms get wrong."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from inspector.checklists.reader import compiled
from inspector.checklists.strict_yaml import Loc, Node, Problems, load
from inspector.domain.asking import types_asking
from inspector.domain.checklist import Checklist, Item
from inspector.domain.numbers import decimal_text
from inspector.domain.rules import Bonus, ByFormula, Flag, PerOccurrence, RatioStep, subtypes_of
from inspector.domain.words import AnswerForm
from inspector.errors import Fault, InspectorError
from inspector.errors import checklist as faults

FULL_MARKS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is to be said of a file."""

    checklist: Checklist | None
    """None where there are errors."""
    errors: tuple[InspectorError, ...]
    """By line."""
    warnings: tuple[InspectorError, ...]
    """By line; empty where there are errors."""


def check(path: Path) -> Verdict:
    """Read a checklist file and tell all that is wrong or odd about it; raises nothing."""
    problems = Problems(path.name)
    try:
        document = load(path, problems)
    except InspectorError as error:
        return Verdict(checklist=None, errors=(*problems.errors, error), warnings=())
    checklist = compiled(document, problems)
    if checklist is None or problems.errors:
        return Verdict(checklist=None, errors=tuple(problems.errors), warnings=())
    warnings = _warnings(checklist, document, path)
    return Verdict(checklist=checklist, errors=(), warnings=tuple(warnings.errors))


@dataclass(slots=True, kw_only=True)
class _Read:
    """A good checklist with the file it came from."""

    checklist: Checklist
    document: Node
    path: Path
    warnings: Problems
    places: dict[str, Loc] = field(default_factory=dict)
    """Where each item stands in the file."""

    def warn(self, fault: Fault, loc: Loc, **context: object) -> None:
        self.warnings.add(fault, self.document.at(loc).line, **context)


def _warnings(checklist: Checklist, document: Node, path: Path) -> Problems:
    read = _Read(checklist=checklist, document=document, path=path, warnings=Problems(path.name))
    read.places.update(_places(document))
    for one_check in CHECKS:
        one_check(read)
    return read.warnings


def _places(document: Node) -> Iterator[tuple[str, Loc]]:
    sections = document.at(["sections"]).value
    for index, section in enumerate(sections):
        items = section.at(["items"]).value if isinstance(section, Node) else ()
        for position, item in enumerate(items):
            if isinstance(item, Node):
                loc = ("sections", index, "items", position)
                yield str(item.at(["code"]).value), loc


def _check_file_name(read: _Read) -> None:
    name = read.checklist.name
    if not read.path.stem.startswith(name):
        read.warn(faults.NAME_UNLIKE_FILE, ["checklist"], name=name)


def _check_maxima(read: _Read) -> None:
    total = sum((section.maximum for section in read.checklist.sections), Fraction(0))
    if read.checklist.scored and total != FULL_MARKS:
        read.warn(faults.MAXIMA_NOT_100, ["sections"], sum=decimal_text(total))


def _check_sections(read: _Read) -> None:
    for index, section in enumerate(read.checklist.sections):
        items = [item for item in read.checklist.items if item.section == section.code]
        loc = ("sections", index)
        if not items:
            read.warn(faults.SECTION_EMPTY, loc, section=section.code)
        stated = read.document.at([*loc, "stated_points"]).value
        total = sum((item.points for item in items), Fraction(0))
        if isinstance(stated, str) and Fraction(stated) != total:
            read.warn(
                faults.SUM_DIFFERS,
                [*loc, "stated_points"],
                section=section.code,
                stated=stated,
                sum=decimal_text(total),
            )


def _check_asked(read: _Read) -> None:
    for item in read.checklist.items:
        if not types_asking(read.checklist, item):
            read.warn(faults.NEVER_ASKED, read.places[item.code], item=item.code)


def _check_texts(read: _Read) -> None:
    seen: dict[str, str] = {}
    for item in read.checklist.items:
        other = seen.setdefault(item.text.zh, item.code)
        if other != item.code:
            loc = read.places[item.code]
            read.warn(faults.SAME_TEXT, loc, item=item.code, other=other)


def _check_clauses(read: _Read) -> None:
    cited = {label for place in read.places.values() for label in _labels(read.document, place)}
    blocks = read.document.at(["clauses"]).value
    for index, _ in enumerate(blocks):
        loc = ("clauses", index)
        labels = _texts(read.document.at([*loc, "cite"]))
        for position, label in enumerate(labels):
            if label not in cited:
                read.warn(faults.CLAUSE_UNUSED, [*loc, "cite", position], clause=label)


def _labels(document: Node, place: Loc) -> list[str]:
    return _texts(document.at([*place, "clauses"]))


def _texts(node: Node) -> list[str]:
    return [str(one.value) for one in node.value if isinstance(one, Node)]


def _check_points(read: _Read) -> None:
    if not read.checklist.scored:
        return
    pools = {section.code for section in read.checklist.sections if section.pool is not None}
    for item in read.checklist.items:
        if item.answer in {AnswerForm.MEASUREMENT, AnswerForm.GRADE}:
            continue
        loc = read.places[item.code]
        if item.section in pools:
            if item.points:
                read.warn(faults.POINTS_IN_POOL, loc, item=item.code)
        elif item.points == 0 and not any(isinstance(rule, Bonus) for rule in item.rules):
            read.warn(faults.SCORES_NOTHING, loc, item=item.code)
        for rule in item.rules:
            if isinstance(rule, PerOccurrence) and 0 < item.points < rule.points:
                read.warn(
                    faults.ONE_TAKES_TOO_MUCH,
                    loc,
                    item=item.code,
                    points=decimal_text(rule.points),
                    all=decimal_text(item.points),
                )


def _check_subtypes(read: _Read) -> None:
    for item in read.checklist.items:
        for position, subtype in enumerate(item.subtypes):
            if item.rules and not _is_covered(item, subtype.name.zh):
                loc = [*read.places[item.code], "subtypes", position]
                read.warn(faults.SUBTYPE_FREE, loc, item=item.code, subtype=subtype.name.zh)


def _is_covered(item: Item, subtype: str) -> bool:
    prices = [
        one for one in item.rules if not isinstance(one, Flag | Bonus | RatioStep | ByFormula)
    ]
    return any(not subtypes_of(one) or subtype in subtypes_of(one) for one in prices)


CHECKS: tuple[Callable[[_Read], None], ...] = (
    _check_file_name,
    _check_maxima,
    _check_sections,
    _check_asked,
    _check_texts,
    _check_clauses,
    _check_points,
    _check_subtypes,
)
