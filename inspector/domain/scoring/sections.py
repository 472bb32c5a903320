"""Sums of a section, kept up to date answer by answer, and what becomes of them at its edges."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from inspector.domain.checklist import Section
from inspector.domain.scoring import wording
from inspector.domain.scoring.judgement import NOTHING, Judgement
from inspector.domain.scoring.outcome import Line, RuleName, SectionScore
from inspector.domain.words import VetoScope
from inspector.i18n import Pair


@dataclass(slots=True)
class Sums:
    """What a section's judgements add up to; adding and taking away again leave no trace."""

    counting: int = 0
    """Items seen to be met or not."""
    applicable: Fraction = NOTHING
    taken: Fraction = NOTHING
    """Negative, or 0."""
    bonus: Fraction = NOTHING
    vetoes: int = 0
    total_vetoes: int = 0

    def add(self, judgement: Judgement, sign: int = 1) -> None:
        """Count a judgement in, or with sign -1 out again."""
        self.counting += sign * judgement.counts
        self.applicable += sign * judgement.applicable
        self.taken += sign * judgement.taken
        self.bonus += sign * judgement.bonus
        for veto in judgement.vetoes:
            if veto.scope is VetoScope.SECTION:
                self.vetoes += sign
            else:
                self.total_vetoes += sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """What happens to a section as a whole; the parts are added in this order."""

    applicable: Fraction
    items: Fraction
    """Applicable and everything that items took; can be below 0 in a pool."""
    floor: Fraction
    """Given back so that the points end at 0."""
    bonus: Fraction
    """Given, as far as there is room."""
    veto: Fraction
    """Negative: what a veto takes of the rest."""

    @property
    def obtained(self) -> Fraction:
        """From 0 to `applicable`."""
        return self.items + self.floor + self.bonus + self.veto


def edges_of(section: Section, sums: Sums) -> Edges:
    """Where a section ends: its pool joins once an item counts; floor, then bonus, then veto."""
    pool = section.pool if section.pool is not None and sums.counting else NOTHING
    applicable = pool + sums.applicable
    items = applicable + sums.taken
    floor = max(-items, NOTHING)
    bonus = min(sums.bonus, applicable - items - floor)
    veto = -(items + floor + bonus) if sums.vetoes else NOTHING
    return Edges(applicable=applicable, items=items, floor=floor, bonus=bonus, veto=veto)


def section_score(section: Section, sums: Sums) -> SectionScore:
    """The section as it stands."""
    edges = edges_of(section, sums)
    return SectionScore(
        code=section.code,
        title=section.title,
        maximum=section.maximum,
        obtained=edges.obtained,
        applicable=edges.applicable,
    )


def bonus_lines(edges: Edges, judgements: Iterable[Judgement]) -> dict[str, Line]:
    """Bonus lines by item code; room goes to the items in walking order."""
    room = edges.bonus
    lines: dict[str, Line] = {}
    for judgement in judgements:
        if not judgement.bonus:
            continue
        given = min(judgement.bonus, room)
        room -= given
        item = judgement.item
        lines[item.code] = Line(
            item=item.code,
            section=item.section,
            rule=RuleName.BONUS,
            counting_unit=None,
            count=1,
            points=given,
            capped=given < judgement.bonus,
            clauses=tuple(clause.ref for clause in item.clauses),
            occurrences=(),
            text=wording.bonus(item, judgement.bonus, given),
        )
    return lines


def edge_lines(section: Section, edges: Edges) -> tuple[Line, ...]:
    """Lines of the section as a whole; `item` is None."""
    lines: list[Line] = []
    if edges.floor:
        text = wording.floor(section, edges.floor)
        lines.append(_whole(section, RuleName.FLOOR, edges.floor, text))
    if edges.veto:
        text = wording.section_veto(section, -edges.veto)
        lines.append(_whole(section, RuleName.VETO, edges.veto, text))
    return tuple(lines)


def _whole(section: Section, rule: RuleName, points: Fraction, text: Pair) -> Line:
    return Line(
        item=None,
        section=section.code,
        rule=rule,
        counting_unit=None,
        count=0,
        points=points,
        capped=False,
        clauses=(),
        occurrences=(),
        text=text,
    )
