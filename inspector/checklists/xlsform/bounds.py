"""From constraints and the ends of a range to the numbers that an item allows."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from inspector.checklists.schema import PLAIN_NUMBER
from inspector.checklists.xlsform.accounts import Accounts
from inspector.checklists.xlsform.conditions import TURNED
from inspector.checklists.xlsform.kinds import Kind
from inspector.checklists.xlsform.languages import MESSAGE, Languages
from inspector.checklists.xlsform.survey import CONSTRAINT, Question
from inspector.checklists.xlsform.xpath import (
    Expression,
    Number,
    Pairing,
    Self,
    Unfollowed,
    read,
)
from inspector.domain.allowed import Allowed
from inspector.domain.numbers import decimal_text
from inspector.i18n import Pair

LOWER, UPPER = {">", ">="}, {"<", "<="}
PARAMETER = re.compile(r"([^\s=,;]+)\s*=\s*([^\s=,;]+)")
PLAIN_ENDS = ". >= 0 and . <= 15"
"""What a checklist can follow of a constraint."""
RANGE = {"start": "1", "end": "10", "step": "1"}
"""What a range has that says nothing else."""
Ends = Iterator[tuple[str, Fraction]]
"""A sign, and the number that the answer compares to by it."""


def allowed_of(question: Question, languages: Languages, accounts: Accounts) -> Allowed | None:
    """The numbers that a question allows; what cannot be followed stays to be named."""
    kind = question.type.kind
    ends = list(_of_constraint(question, accounts))
    message = languages.pair(question.cells, *MESSAGE)
    if ends:
        accounts.texts(question, *MESSAGE)
    whole = kind is Kind.INTEGER
    if kind is Kind.RANGE:
        limits = _of_range(question, accounts)
        if limits is not None:
            whole = limits["step"].denominator == limits["start"].denominator == 1
            low, high = sorted((limits["start"], limits["end"]))
            ends += [(">=", low), ("<=", high)]
    return _allowed(ends, whole=whole, message=message if message.zh else None)


def _allowed(
    ends: list[tuple[str, Fraction]], *, whole: bool, message: Pair | None
) -> Allowed | None:
    lows = [(number, sign == ">") for sign, number in ends if sign in LOWER]
    highs = [(number, sign != "<") for sign, number in ends if sign in UPPER]
    if not (lows or highs or whole):
        return None
    low, low_open = max(lows) if lows else (None, False)
    high, high_closed = min(highs) if highs else (None, True)
    return Allowed(
        low=low,
        low_open=low_open,
        high=high,
        high_open=not high_closed,
        whole=whole,
        message=message,
    )


def _of_constraint(question: Question, accounts: Accounts) -> Ends:
    text = question.cells.get(CONSTRAINT, "")
    try:
        found = list(_ends(read(text))) if text else []
    except Unfollowed:
        return
    if found:
        accounts.carry(question, CONSTRAINT)
    yield from found


def _ends(expression: Expression) -> Ends:
    """`. >= 0 and . <= 15`.

    Raises:
        Unfollowed: For anything else, and for a number that a checklist cannot hold.
    """
    match expression:
        case Pairing(operator="and"):
            yield from _ends(expression.left)
            yield from _ends(expression.right)
        case Pairing(left=Self(), right=Number(value=value)):
            yield from _end(expression.operator, value)
        case Pairing(left=Number(value=value), right=Self()):
            yield from _end(TURNED.get(expression.operator, expression.operator), value)
        case _:
            raise Unfollowed(PLAIN_ENDS)


def _end(sign: str, value: Fraction) -> Ends:
    if not PLAIN_NUMBER.fullmatch(decimal_text(value)) or sign not in {*TURNED, "="}:
        raise Unfollowed(sign)
    yield from [(">=", value), ("<=", value)] if sign == "=" else [(sign, value)]


def _of_range(question: Question, accounts: Accounts) -> Mapping[str, Fraction] | None:
    """The ends of a range and its step; None where a checklist cannot hold them."""
    given = PARAMETER.findall(question.cells.get(("parameters",), ""))
    known = {key.lower(): value for key, value in given}
    limits = RANGE | {key: known[key] for key in RANGE.keys() & known.keys()}
    if not all(PLAIN_NUMBER.fullmatch(value) for value in limits.values()):
        return None
    if known.keys() <= RANGE.keys() and limits["step"] == "1":
        accounts.carry(question, ("parameters",))
    return {key: Fraction(value) for key, value in limits.items()}
