"""A score as a tree that adds up: total → section (→ instance) → item → rule → occurrences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from inspector.domain.checklist import Checklist
from inspector.domain.scoring.outcome import Line, Score, SectionScore, Step, StepName
from inspector.domain.scoring.wording_form import section_step, total_step
from inspector.domain.words import SectionKind
from inspector.i18n import Pair, both

NO_FACTS: Mapping[str, Pair] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the tree; a row with points is the sum of the rows with points just below it."""

    depth: int
    """0 for the total; a row belongs to the nearest row above it that is less deep."""
    code: str
    """Of a section or an item; empty for what has none."""
    points: Fraction | None
    """None of an occurrence, which only tells what was seen."""
    text: Pair


def tree(
    checklist: Checklist, score: Score, facts: Mapping[str, Pair] = NO_FACTS
) -> tuple[Row, ...]:
    """The rows of a score, each above what it is made of.

    Args:
        checklist: The edition that it was scored by.
        score: With its lines.
        facts: What was seen, by id of the occurrence.
    """
    if score.total is None:
        return ()
    return tuple(_Tree(checklist, score, facts).rows())


class _Tree:
    def __init__(self, checklist: Checklist, score: Score, facts: Mapping[str, Pair]) -> None:
        self._checklist, self._score, self._facts = checklist, score, facts
        self._by_code = {one.code: one for one in score.sections}
        self._lines: dict[str, list[Line]] = {}
        for line in score.lines:
            self._lines.setdefault(line.section, []).append(line)
        self._instances: dict[str, list[SectionScore]] = {}
        for one in score.instances:
            of = checklist.section(one.code).of
            if of is not None and one.result is not None:
                self._instances.setdefault(of, []).append(one)

    def rows(self) -> Iterator[Row]:
        yield Row(depth=0, code="", points=self._score.total, text=both("Total"))
        for one in self._score.sections:
            if one.kind is SectionKind.SCORED and one.result is not None:
                yield from self._section(one, depth=1)
        for step in self._score.steps:
            if step.step is StepName.SECTION and step.section is not None:
                yield from self._section(self._by_code[step.section], depth=1)
            elif step.points or step.step is StepName.GATE:
                yield self._total_step(step)

    def _total_step(self, step: Step) -> Row:
        text = total_step(self._checklist, step)
        return Row(depth=1, code=step.section or "", points=step.points, text=text)

    def _section(self, one: SectionScore, *, depth: int) -> Iterator[Row]:
        yield Row(depth=depth, code=one.code, points=one.result, text=one.title)
        below = depth + 1
        instances = self._instances.get(one.code, ())
        for instance in instances:
            yield from self._section(instance, depth=below)
        if one.applicable and not instances:
            yield Row(depth=below, code="", points=one.applicable, text=both("applicable"))
        by_item: dict[str | None, list[Line]] = {}
        for line in self._lines.get(one.code, ()):
            by_item.setdefault(line.item, []).append(line)
        of_section = by_item.pop(None, ())
        for code, lines in by_item.items():
            yield from self._item(code or "", lines, depth=below)
        for line in of_section:
            yield Row(depth=below, code="", points=line.points, text=line.text)
        for step in one.steps:
            if not step.points:
                continue
            yield Row(depth=below, code="", points=step.points, text=section_step(one, step))

    def _item(self, code: str, lines: list[Line], *, depth: int) -> Iterator[Row]:
        points = sum((line.points for line in lines), Fraction(0))
        text = self._checklist.by_code[code].text
        yield Row(depth=depth, code=code, points=points, text=text)
        for line in lines:
            yield Row(depth=depth + 1, code="", points=line.points, text=line.text)
            for part in line.parts:
                yield Row(depth=depth + 2, code="", points=part.points, text=part.text)
                yield from self._seen(part.occurrences, depth=depth + 3)
            if not line.parts:
                yield from self._seen(line.occurrences, depth=depth + 2)

    def _seen(self, ids: tuple[str, ...], *, depth: int) -> Iterator[Row]:
        for one in ids:
            if one in self._facts:
                yield Row(depth=depth, code="", points=None, text=self._facts[one])
