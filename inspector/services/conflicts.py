"""冲突: what people wrote at one place without knowing of each other, and how it is settled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

from inspector.clock import CHINA
from inspector.domain import facts
from inspector.domain.answer_words import has_failed
from inspector.domain.checklist import Checklist
from inspector.domain.history.conflicts import Conflict
from inspector.domain.history.event import RESOLVES, Draft, Event, Kind
from inspector.domain.history.values import answer_from_value
from inspector.domain.labels import label
from inspector.domain.visit import Answer, Visit
from inspector.domain.words import Result
from inspector.errors import InspectorError, raise_all
from inspector.errors import conflict as faults
from inspector.i18n import N_, Pair, both
from inspector.services.answers import answer_draft, answer_typed, item_of
from inspector.services.deciding import decision_draft, may_not_decide
from inspector.services.listing import kind_word, told_write
from inspector.services.meant import resolve as resolve_id
from inspector.services.session import Session

_KINDS: Final = {
    Kind.UNIT: partial(both, N_("entry of a unit")),
    Kind.PERSON: partial(both, N_("entry of a person")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the values of a conflict."""

    n: int
    """From 1; the first is the one that is shown."""
    value: object
    """As its event holds it; None for unchecked, or taken away."""
    told: Pair
    by: str
    """Person id; on a covert visit a code name."""
    name: str
    """Empty for whom no register names."""
    at: datetime
    """When it was written, by the clock of the device."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldConflict:
    """A conflict side by side."""

    conflict: str
    subject: str
    """The visit; else the unit or person."""
    kind: Kind
    place: str | None
    """Item code, or where else it was written."""
    called: Pair
    """What it is about, for people."""
    base: Side | None
    """What all of them found; None where nothing was there."""
    sides: tuple[Side, ...]


def list_conflicts(session: Session, visit: str | None = None) -> tuple[ToldConflict, ...]:
    """Every conflict, or those of one visit.

    Raises:
        InspectorError: VISIT_001 or VISIT_002.
    """
    of = None if visit is None else resolve_id(session, "visit", visit)
    return tuple(_told(session, session.store.gathering.conflicts(of)))


def settle_conflict(
    session: Session,
    conflict: str,
    *,
    take: int | None = None,
    value: str | None = None,
    reason: str = "",
) -> tuple[ToldConflict, ...]:
    """Settle a conflict by one write that saw all of it; tells the conflicts that are left.

    Args:
        session: Where.
        conflict: Which: its id, or the end of it.
        take: Number of the value that stands from now on.
        value: Or a new answer, as `visit answer` takes it.
        reason: Why; kept with it.

    Raises:
        InspectorError: CONFLICT_001 to CONFLICT_004; REVIEW_001 or REVIEW_003, where reviewers
            disagree; what is wrong with the answer.
    """
    found = resolve_id(session, "conflict", conflict)
    if (take is None) == (value is None):
        raise InspectorError(faults.ONE_OF_THEM, conflict=found[-6:])
    one = next(one for one in session.store.gathering.conflicts() if one.conflict == found)
    stands = _value_of(one, take) if value is None else _answer(session, one, value, reason)
    session.append_sealed([_settling(session, one, stands, reason.strip())])
    return list_conflicts(session)


def _settling(session: Session, conflict: Conflict, stands: object, reason: str) -> Draft:
    """The write that settles a conflict.

    Raises:
        InspectorError: REVIEW_001 or REVIEW_003, where reviewers disagree.
    """
    visit = session.store.visit(conflict.subject)
    if conflict.kind is Kind.REVIEWED and visit is not None:
        raise_all(may_not_decide(session, visit))
        return decision_draft(session, visit, stands, settles=reason)
    return Draft(
        kind=conflict.kind,
        subject=conflict.subject,
        item=conflict.item,
        body={"value": stands, RESOLVES: True, "reason": reason},
        # Whoever settles it works at the office; a covert visitor's code name is not theirs.
        actor=session.actor,
    )


def _value_of(conflict: Conflict, take: int | None) -> object:
    """The value of that number.

    Raises:
        InspectorError: CONFLICT_002.
    """
    count = len(conflict.heads)
    if take is None or not 1 <= take <= count:
        tail = conflict.conflict[-6:]
        raise InspectorError(faults.NO_SUCH_HEAD, conflict=tail, given=take, count=count)
    return conflict.heads[take - 1].body["value"]


def _answer(session: Session, conflict: Conflict, typed: str, reason: str) -> object:
    """A new answer as an event holds it.

    Raises:
        InspectorError: CONFLICT_004, where no answer belongs; what is wrong with it.
    """
    visit = session.store.visit(conflict.subject)
    if conflict.kind is not Kind.ANSWER or visit is None:
        raise InspectorError(faults.ONLY_ANSWERS, conflict=conflict.conflict[-6:])
    item = item_of(session.checklist_of(visit), visit, conflict.item or "")
    answer = answer_typed(session, item, typed, visit.given.get(item.code), reason)
    return answer_draft(session, visit, item, answer, None).body["value"]


def _told(session: Session, conflicts: Iterable[Conflict]) -> Iterable[ToldConflict]:
    names = {person.person: person.name for person in session.store.people()}
    for one in conflicts:
        visit = session.store.visit(one.subject)
        checklist = None if visit is None else session.checklist_of(visit)
        heads = (*one.heads, *([one.base] if one.base else ()))
        sides = [
            _side(n, head, names, _words(head, visit, checklist, names))
            for n, head in enumerate(heads, start=1)
        ]
        yield ToldConflict(
            conflict=one.conflict,
            subject=one.subject,
            kind=one.kind,
            place=one.item,
            called=_called(visit, checklist, one),
            base=sides[-1] if one.base else None,
            sides=tuple(sides[: len(one.heads)]),
        )


def _side(n: int, event: Event, names: dict[str, str], told: Pair) -> Side:
    return Side(
        n=n,
        value=event.body["value"],
        told=told,
        by=event.actor,
        name=names.get(event.actor, ""),
        at=datetime.fromtimestamp(event.recorded / 1000, tz=UTC).astimezone(CHINA),
    )


def _called(visit: Visit | None, checklist: Checklist | None, conflict: Conflict) -> Pair:
    """What a conflict is about."""
    item = checklist.by_code.get(conflict.item or "") if checklist else None
    if conflict.kind is Kind.ANSWER and item is not None:
        return Pair(zh=f"{item.code} {item.text.zh}", en=f"{item.code} {item.text.en}")
    return _KINDS[conflict.kind]() if visit is None else kind_word(conflict.kind)


def _words(
    event: Event, visit: Visit | None, checklist: Checklist | None, names: Mapping[str, str]
) -> Pair:
    """A value in words: of what failed, what was seen."""
    value: Any = event.body["value"]
    if event.kind in _KINDS or (event.kind is Kind.TEAM and value is not None):
        parts = [names.get(one, one) for one in _parts(value)]
        return Pair(zh="，".join(parts), en=", ".join(parts))
    if event.kind is not Kind.ANSWER:
        return told_write(event.kind, event.item, value)
    if value is None:
        return label(Result.UNCHECKED)
    said = told_write(event.kind, event.item, value)
    answer: Answer = answer_from_value(value)
    item = checklist.by_code.get(event.item or "") if checklist else None
    if visit is None or item is None or not has_failed(answer):
        return said
    seen = facts.told(replace(visit, answers={item.code: answer}), item)
    return Pair(zh=f"{said.zh}：{seen.zh}", en=f"{said.en}: {seen.en}")


def _parts(value: Any) -> list[str]:  # noqa: ANN401 - JSON
    """What a register or a team holds, one after the other."""
    if isinstance(value, dict):
        return [part for one in value.values() for part in _parts(one)]
    if isinstance(value, list):
        return [part for one in value for part in _parts(one)]
    return [] if value is None else [str(value)]
