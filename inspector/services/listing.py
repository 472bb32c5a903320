"""What happened to a visit, in words."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from itertools import groupby
from typing import Any

from inspector.clock import CHINA
from inspector.domain import telling
from inspector.domain.answering import word_of
from inspector.domain.history.event import KEYED, RESOLVES, Event, Kind, Ref
from inspector.domain.history.undo import undoings
from inspector.domain.history.values import (
    answer_from_value,
    occupancy_from_value,
    signing_from_value,
)
from inspector.domain.instance_conditions import joined
from inspector.domain.labels import label, state_label
from inspector.domain.numbers import exact_text
from inspector.domain.repeating import in_order, in_runs, parted
from inspector.domain.timing import lap_at
from inspector.domain.visit import Lap
from inspector.domain.words import Grade, Result, Tick, VisitState
from inspector.i18n import N_, Pair, both
from inspector.services.meant import resolve
from inspector.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One event of a visit, in words."""

    seq: int
    """Its number in the log of the device that wrote it."""
    at: datetime
    actor_name: str
    """Empty for a covert visitor, whom only the seal names."""
    kind: Kind
    item: str | None
    text: Pair


def history(session: Session, visit: str) -> tuple[HistoryLine, ...]:
    """Everything that happened to a visit, oldest first; what was taken back stands there too.

    Raises:
        InspectorError: VISIT_001 or VISIT_002.
    """
    names = {person.person: person.name for person in session.store.people()}
    events = session.store.events_of(resolve(session, "visit", visit))
    steps_back = undoings(events)
    return tuple(
        HistoryLine(
            seq=together[0].seq,
            at=datetime.fromtimestamp(together[0].recorded / 1000, tz=UTC).astimezone(CHINA),
            actor_name=names.get(together[0].actor, ""),
            kind=together[0].kind,
            item=together[0].item if together[0].kind is Kind.ANSWER else None,
            text=_told(together, steps_back),
        )
        for together in _together(events)
    )


def _together(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Each event by itself; windows that one act added or took away are one line."""

    def act(event: Event) -> tuple[object, ...]:
        if event.kind is not Kind.INSTANCE:
            return (event.ref,)
        section = parted(event.item or "")[0]
        return (event.log, event.act, event.undoes, section, event.body["value"] is None)

    for _, of in groupby(events, key=act):
        yield list(of)


def _told(together: Sequence[Event], steps_back: Collection[Ref]) -> Pair:
    """What an event did, in a few words, or several at once."""
    event = together[0]
    what = told_event(*together)
    if RESOLVES in event.body:
        return both(N_("conflict settled: {what}"), what=what)
    if event.undoes is None:
        return what
    if event.undoes in steps_back:
        return both(N_("redone: {what}"), what=what)
    return both(N_("undone: {what}"), what=what)


def told_event(event: Event, *others: Event) -> Pair:
    """What an event wrote or told; several where they are windows that came or went together."""
    if event.kind is Kind.INSTANCE:
        places = [one.item or "" for one in (event, *others)]
        return told_instances(places, taken_away=event.body["value"] is None)
    if event.kind in KEYED:
        return told_write(event.kind, event.item, event.body["value"])
    return _told_fact(event)


def told_write(kind: Kind, item: str | None, value: Any) -> Pair:  # noqa: ANN401, PLR0911 - JSON; one return a kind
    """What stands where a write was made, in a few words."""
    if value is None:
        return both(N_("{kind} taken away"), kind=_place_word(kind, item or ""))
    match kind:
        case Kind.ANSWER:
            return _told_answer(value)
        case Kind.LAP | Kind.OCCUPANCY | Kind.SIGNING:
            return _told_on_the_spot(kind, item or "", value)
        case Kind.EVIDENCE:
            return both(N_("evidence {name}"), name=value["name"])
        case Kind.REVIEWED:
            return told_decision(value["state"], value["reason"])
        case Kind.COLUMN:
            points = exact_text(Fraction(value))
            return both(N_("{column}: {points}"), column=item, points=points)
        case _:
            said = value["text"] if isinstance(value, dict) and "text" in value else ""
            return both(N_("{kind}: {said}"), kind=kind_word(kind), said=said)


def told_instances(places: Iterable[str], *, taken_away: bool) -> Pair:
    """Windows, clerks or calls that came or went together: `A@1-12,14`."""
    keys: dict[str, list[str]] = {}
    for place in places:
        section, key = parted(place)
        keys.setdefault(section, []).append(key or "")
    said = "、".join(joined(one, ",".join(in_runs(in_order(of)))) for one, of in keys.items())
    return both(N_("{kind} taken away") if taken_away else N_("{kind} added"), kind=said)


def _place_word(kind: Kind, place: str) -> Pair:
    """What was written at a place, where its value does not say it."""
    match kind:
        case Kind.LAP:
            return telling.moment(*lap_at(place))
        case _:
            return kind_word(kind)


def _told_on_the_spot(kind: Kind, place: str, value: Any) -> Pair:  # noqa: ANN401 - JSON
    """A moment, a sample of the windows, or who signs."""
    if kind is Kind.SIGNING:
        return telling.signing(signing_from_value(value))
    if kind is Kind.OCCUPANCY:
        return telling.sample(occupancy_from_value(place, value))
    lap, number = lap_at(place)
    return telling.lap(Lap(lap=lap, round=number, at=datetime.fromisoformat(value)))


def _told_answer(value: dict[str, Any]) -> Pair:
    answer = answer_from_value(value)
    word = word_of(answer)
    for words in (Result, Tick, Grade):
        if word in set(words):
            named = label(words(word))
            break
    else:
        named = Pair(word, word)
    return both(N_("{answer}, with others"), answer=named) if value.get("bulk") else named


def told_decision(state: str, reason: str) -> Pair:
    """What a reviewer decided, and why."""
    decided = state_label(VisitState(state))
    if not reason:
        return both(N_("reviewed: {state}"), state=decided)
    return both(N_("reviewed: {state}, {reason}"), state=decided, reason=reason)


def _told_fact(event: Event) -> Pair:  # noqa: PLR0911 - one return a kind
    reason = event.body.get("reason") or event.body.get("incomplete") or ""
    match event.kind:
        case Kind.VISIT_OPENED:
            return both(N_("visit opened"))
        case Kind.VISIT_CLOSED if not reason:
            return both(N_("visit closed"))
        case Kind.VISIT_CLOSED:
            return both(N_("closed, incomplete: {reason}"), reason=reason)
        case Kind.VISIT_AMENDED:
            return both(N_("amended: {reason}"), reason=reason)
        case Kind.VISIT_VOIDED:
            return both(N_("void: {reason}"), reason=reason)
        case Kind.REVIEW_GIVEN:
            return told_decision(str(event.body["state"]), str(reason))
        case _:
            return both(N_("findings exported, served {day}"), day=event.body.get("served", ""))


def kind_word(kind: Kind) -> Pair:
    """What is written down, by its kind."""
    names = {
        Kind.ANSWER: N_("answer"),
        Kind.NOTE: N_("note"),
        Kind.LEAD: N_("lead"),
        Kind.GOOD_PRACTICE: N_("good practice"),
        Kind.LAP: N_("time"),
        Kind.EVIDENCE: N_("evidence"),
        Kind.TEAM: N_("team"),
        Kind.OCCUPANCY: N_("windows staffed"),
        Kind.SIGNING: N_("who signs"),
        Kind.COLUMN: N_("points of another column"),
        Kind.INSTANCE: N_("round of a section"),
        Kind.REVIEWED: N_("decision on review"),
    }
    return both(names[kind])
