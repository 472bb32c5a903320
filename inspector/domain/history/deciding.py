"""复核意见: what a reviewer decided of a closed visit, and whether it still stands."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from inspector.domain.decision import Decision
from inspector.domain.history.event import Event, Kind
from inspector.domain.history.register import Register
from inspector.domain.history.unseen import LATER
from inspector.domain.words import VisitState

Place = tuple[Kind, str | None]
_TELLS: Final = frozenset(
    {Kind.VISIT_OPENED, Kind.VISIT_CLOSED, Kind.VISIT_AMENDED, Kind.VISIT_VOIDED}
)
"""Facts after which a visit says something else."""
_DECIDES: Final = frozenset({VisitState.APPROVED, VisitState.RETURNED, VisitState.REJECTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The last decision on a visit."""

    decision: Decision
    stands: bool
    """Whether the visit is still what the reviewer saw, and no other reviewer disagrees."""


def decided(
    facts: Iterable[Event], registers: Mapping[Place, Register], *, reviews: bool
) -> Decided | None:
    """What was decided of a visit; None where nobody has.

    Args:
        facts: Of the visit, in hybrid time.
        registers: Its keyed places.
        reviews: Whether this is where decisions are made: there nobody is told of them.
    """
    told = list(facts)
    register = registers.get((Kind.REVIEWED, None))
    if register is not None and register.heads:
        decision = decision_of(latest_of(register.heads.values()))
        if decision is None:
            return None
        saw_this = {one.body.get("of") for one in register.heads.values()}
        stands = not register.in_conflict and content_of(told, registers) in saw_this
        return Decided(decision=decision, stands=stands)
    given = [fact for fact in told if fact.kind is Kind.REVIEW_GIVEN]
    return None if reviews or not given else _as_given(given[-1], told, registers)


def content_of(facts: Iterable[Event], registers: Mapping[Place, Register]) -> str:
    """SHA-256 (hex) over what a visit says: the same as long as nothing is added or withdrawn."""
    refs = sorted(event.ref for event in _saying(facts, registers))
    return hashlib.sha256("\n".join(f"{log} {seq}" for log, seq in refs).encode()).hexdigest()


def latest_of(heads: Iterable[Event]) -> Event:
    """The one of several live writes that is shown."""
    return max(heads, key=lambda one: (one.hlc, one.log, one.seq))


def decision_of(event: Event) -> Decision | None:
    """The decision that a review wrote; None where it was taken away."""
    value = event.body["value"]
    if not isinstance(value, Mapping):
        return None
    own = event.body.get("own") is True
    return decision_from(value, by=event.actor, own=own, at=_at(event))


def saw_of(event: Event) -> dict[str, int]:
    """Up to which event of each log the reviewer knew the visit."""
    saw = event.body.get("saw")
    return {str(log): int(seq) for log, seq in saw.items()} if isinstance(saw, dict) else {}


def decision_from(value: Mapping[str, Any], *, by: str, own: bool, at: datetime) -> Decision:
    """The decision that a JSON value tells.

    Raises:
        ValueError: It decides something else.
    """
    state = VisitState(value["state"])
    if state not in _DECIDES:
        raise ValueError(state)
    return Decision(
        state=state,
        reason=str(value["reason"]),
        items={str(one["item"]): str(one["reason"]) for one in value["items"]},
        by=by,
        own=own,
        at=at,
    )


def decision_value(decision: Decision) -> dict[str, object]:
    """The JSON value of what is decided: two reviewers who write the same agree."""
    items = [{"item": code, "reason": said} for code, said in sorted(decision.items.items())]
    return {"state": str(decision.state), "reason": decision.reason, "items": items}


def given_from(body: Mapping[str, Any]) -> Decision:
    """The decision that a laptop was told of.

    Raises:
        ValueError: It is of no known form.
    """
    at = datetime.fromisoformat(body["at"])
    return decision_from(body, by=str(body["by"]), own=body["own"] is True, at=at)


def given_body(decision: Decision, saw: Mapping[str, int]) -> dict[str, object]:
    """A decision as a laptop is told of it.

    Args:
        decision: What was decided.
        saw: Up to which event of each log the reviewer knew the visit.
    """
    return {
        **decision_value(decision),
        "by": decision.by,
        "own": decision.own,
        "at": decision.at.isoformat(),
        "saw": dict(saw),
    }


def added_since(
    facts: Iterable[Event], registers: Mapping[Place, Register], saw: Mapping[str, int]
) -> tuple[Event, ...]:
    """What makes the visit what it is and came after what somebody had seen, in hybrid time."""
    later = (one for one in _saying(facts, registers) if one.seq > saw.get(one.log, 0))
    return tuple(sorted(later, key=lambda one: (one.hlc, one.log, one.seq)))


def _as_given(given: Event, facts: Iterable[Event], registers: Mapping[Place, Register]) -> Decided:
    """A laptop may hold only a part of what the reviewer saw, but nothing beyond it."""
    saw = given.body.get("saw")
    known: Mapping[str, int] = saw if isinstance(saw, Mapping) else {}
    return Decided(
        decision=given_from(given.body),
        stands=not added_since(facts, registers, known),
    )


def _saying(facts: Iterable[Event], registers: Mapping[Place, Register]) -> Iterator[Event]:
    """The events that make a visit what it is."""
    yield from (fact for fact in facts if fact.kind in _TELLS)
    for (kind, _), register in registers.items():
        if kind not in LATER:
            yield from register.heads.values()


def _at(event: Event) -> datetime:
    return datetime.fromtimestamp(event.recorded / 1000, tz=UTC)
