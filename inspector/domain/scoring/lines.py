"""Claims become lines: what was really taken or given, and how it adds up."""

from fractions import Fraction

from inspector.domain.checklist import Item
from inspector.domain.scoring import wording
from inspector.domain.scoring.claims import NOTHING, Claim
from inspector.domain.scoring.outcome import Line, Part
from inspector.i18n import Pair


def taken_lines(
    item: Item, claims: tuple[Claim, ...], *, limit: Fraction | None
) -> tuple[Line, ...]:
    """The lines of what rules take of an item, in their order.

    Args:
        item: Whose rules they are.
        claims: Of its rules.
        limit: Most that can be taken; None where something else ends it.
    """
    left = limit
    lines: list[Line] = []
    for claim in claims:
        taken = claim.points if left is None else min(claim.points, left)
        left = None if left is None else left - taken
        lines.append(
            _line(
                item,
                claim,
                points=-taken,
                parts=_parts(claim, -taken),
                text=wording.taken(item, claim, taken),
            )
        )
    return tuple(lines)


def given_lines(
    item: Item, claims: tuple[Claim, ...], *, limit: Fraction | None
) -> tuple[Line, ...]:
    """The lines of what rules give, before the section's room for it; at most the limit."""
    left = limit
    lines: list[Line] = []
    for claim in claims:
        given = claim.points if left is None else min(claim.points, left)
        left = None if left is None else left - given
        text = wording.given(item, claim, given)
        lines.append(_line(item, claim, points=given, parts=_parts(claim, given), text=text))
    return tuple(lines)


def _line(
    item: Item, claim: Claim, *, points: Fraction, parts: tuple[Part, ...], text: Pair
) -> Line:
    return Line(
        item=item.code,
        section=item.section,
        rule=claim.name,
        counting_unit=claim.unit,
        count=claim.count,
        points=points,
        capped=abs(points) < claim.due,
        clauses=tuple(clause.ref for clause in item.clauses),
        occurrences=tuple(one for one in claim.occurrences if one),
        text=text,
        parts=parts,
    )


def _parts(claim: Claim, points: Fraction) -> tuple[Part, ...]:
    """The terms of a claim, and what its cap and the item's floor take off; they add up."""
    if not claim.parts:
        return ()
    sign = -1 if points <= 0 and claim.parts[0].points < 0 else 1
    ended: list[Part] = []
    if claim.points < claim.due and claim.cap is not None:
        text = wording.rule_cap(claim.cap)
        ended.append(Part(points=sign * (claim.points - claim.due), text=text))
    left = points - sum((part.points for part in (*claim.parts, *ended)), NOTHING)
    if left:
        ended.append(Part(points=left, text=wording.item_floor()))
    return (*claim.parts, *ended)
