"""What can go wrong when a closed visit is reviewed."""

from inspector.errors import Fault

NOT_HERE = Fault(
    code="REVIEW_001",
    where="{visit}",
    what="a field workspace reviews nothing",
    next="hand the visit over; it is reviewed at the office",
)
NOT_CLOSED = Fault(
    code="REVIEW_002",
    where="{visit}",
    what="the visit is {state}; only closed visits are reviewed",
    next="see `inspector visit list --state needs_review`",
)
ON_THE_VISIT = Fault(
    code="REVIEW_003",
    where="{visit}",
    what="{person} was on this visit and cannot review it",
    next="let a reviewer or approver do it who was not: `--as PERSON`",
)
IN_CONFLICT = Fault(
    code="REVIEW_004",
    where="{visit}",
    what="{count} conflicts of this visit are open",
    next="settle them first: see `inspector office conflicts`",
)
DECIDED_ALREADY = Fault(
    code="REVIEW_005",
    where="{visit}",
    what="this was decided already: {state}",
    next="nothing is left to do",
)
NO_SUCH_ITEM = Fault(
    code="REVIEW_006",
    where="{visit}",
    what="this visit asks no item {item}",
    next="see its items with `inspector visit show {visit}`",
)
