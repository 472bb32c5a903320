"""最高…分: which rule a cap bounds."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from inspector.domain.wordings.values import (
    Between,
    Capped,
    Earns,
    Gives,
    LeftOut,
    Said,
    Side,
    Span,
    Statement,
    Takes,
)


def fits(cap: Capped, said: Said) -> bool:
    """Whether a cap can bound a rule: one of its side that can take more than once."""
    match said:
        case Takes(cap=None):
            side = Side.TAKEN
        case Gives(cap=None):
            side = Side.GIVEN
        case Earns(cap=None, per=per) if per is not None:
            side = Side.EARNED
        case _:
            return False
    if cap.side not in {side, Side.ANY}:
        return False
    is_left_out = isinstance(said.amount, LeftOut)
    return said.per is not None or is_left_out or isinstance(said.amount, Between)


def bounded(statement: Statement, cap: Capped, span: Span) -> Statement:
    """A statement with its cap; points that nobody stated lie between 0 and the cap."""
    said = statement.said
    whole = Span(min(statement.span.start, span.start), max(statement.span.end, span.end))
    match said:
        case Takes(amount=LeftOut(), per=None) | Gives(amount=LeftOut(), per=None):
            amount = Between(Fraction(0), cap.points)
            return replace(
                statement, span=whole, said=replace(said, amount=amount, discretion=True)
            )
        case Takes() | Gives() | Earns():
            return replace(statement, span=whole, said=replace(said, cap=cap.points))
        case _:
            return statement


def settled(
    statements: Sequence[Statement], loose: Sequence[Statement]
) -> tuple[list[Statement], list[Span]]:
    """Give each cap that stands apart to the one rule that it can mean.

    Returns:
        The statements, and the places of caps that could mean several rules, or none.
    """
    kept = list(statements)
    unread: list[Span] = []
    for one in loose:
        cap = one.said
        if not isinstance(cap, Capped):
            continue
        if cap.item:
            kept.append(one)
            continue
        places = [place for place, other in enumerate(kept) if fits(cap, other.said)]
        if len(places) == 1 and len(loose) == 1:
            (place,) = places
            kept[place] = _apart(kept[place], cap)
            kept.append(one)
        else:
            unread.append(one.span)
    return kept, unread


def _apart(statement: Statement, cap: Capped) -> Statement:
    return replace(bounded(statement, cap, statement.span), span=statement.span)
