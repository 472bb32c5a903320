"""From events to what they say: one fold for an answer typed, a merge and a rebuild."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from inspector.domain.condition import about
from inspector.domain.history.deciding import decided
from inspector.domain.history.event import KEYED, Event, Kind
from inspector.domain.history.instance_values import is_there, with_rounds
from inspector.domain.history.register import Register
from inspector.domain.history.unseen import needs_review
from inspector.domain.history.values import (
    answer_from_value,
    evidence_from_value,
    occupancy_from_value,
    signing_from_value,
)
from inspector.domain.timing import lap_at
from inspector.domain.visit import (
    Answer,
    ColumnPoints,
    Evidence,
    Lap,
    Occupancy,
    Remark,
    Signing,
    Visit,
)
from inspector.domain.words import (
    Channel,
    Layout,
    UnitKind,
    VisitState,
    VisitType,
)

Place = tuple[Kind, str | None]
"""A key within its subject."""


@dataclass(slots=True)
class SubjectState:
    """All that is known of one subject."""

    registers: dict[Place, Register] = field(default_factory=dict)
    facts: list[Event] = field(default_factory=list)
    """In hybrid time; ties by log and sequence number."""

    def apply(self, event: Event) -> None:
        """Take in one event; order and repetition do not matter."""
        if event.kind in KEYED:
            self.registers.setdefault((event.kind, event.item), Register()).apply(event)
        elif event.ref not in {fact.ref for fact in self.facts}:
            self.facts.append(event)
            self.facts.sort(key=lambda fact: (fact.hlc, fact.log, fact.seq))

    def value(self, kind: Kind, item: str | None) -> Any:  # noqa: ANN401 - as its kind writes it
        """The live value at one place; None where there is none, or it was taken away."""
        register = self.registers.get((kind, item))
        return register.value if register else None

    def values(self, kind: Kind) -> dict[str, Any]:
        """Live values of a kind by place, taken-away ones left out, in order of writing."""
        live = [
            (min(head.hlc for head in register.heads.values()), item or "", register.value)
            for (of, item), register in self.registers.items()
            if of is kind and register.value is not None
        ]
        return {item: value for _, item, value in sorted(live, key=lambda one: one[:2])}


def folded(events: "list[Event]") -> SubjectState:
    """The state of one subject after all its events."""
    state = SubjectState()
    for event in events:
        state.apply(event)
    return state


def visit_from(
    state: SubjectState,
    before: Visit | None = None,
    changed: Collection[str] = (),
    *,
    reviews: bool = False,
) -> Visit | None:
    """The visit that its events tell; None where none of them opened it.

    Args:
        state: All that is known of it.
        before: The same visit, told earlier: what did not change since is not read again.
        changed: Codes of the items whose answers were written since then.
        reviews: Whether closed visits wait for a reviewer here.
    """
    opened = next((fact for fact in state.facts if fact.kind is Kind.VISIT_OPENED), None)
    if opened is None:
        return None
    visit = with_rounds(_as_opened(opened), opened.body, state, before)
    known: Mapping[str, Answer] = {} if before is None else before.given
    team = state.values(Kind.TEAM).get("", list(visit.team))
    visit = replace(
        visit,
        team=tuple(team),
        **_settled(visit, dict(_answers(state, visit.asked, known, changed))),
        laps=_laps(state),
        notes=_remarks(state, Kind.NOTE, visit),
        leads=_remarks(state, Kind.LEAD, visit),
        good_practices=_remarks(state, Kind.GOOD_PRACTICE, visit),
        evidence=_evidence(state, visit),
        occupancy=_occupancy(state),
        columns=_columns(state, visit),
        signing=_signing(state),
    )
    for fact in state.facts:
        visit = _after(visit, fact)
    return _reviewed(visit, state, reviews=reviews)


def with_answers(
    visit: Visit, state: SubjectState, codes: Iterable[str], places: Mapping[str, int]
) -> Visit:
    """The visit after writes to the answers of some items: what `visit_from` tells, only sooner.

    Args:
        visit: As it was told before those writes.
        state: After them.
        codes: Of the items written to.
        places: Of the items asked, in walking order.
    """
    answers, aside = dict(visit.answers), visit.set_aside
    in_order = True
    changed = tuple(codes)
    for code in changed:
        value = state.value(Kind.ANSWER, code)
        if code in visit.not_asked:
            kept = {one: answer for one, answer in aside.items() if one != code}
            more = {} if value is None else {code: answer_from_value(value)}
            aside = _sorted(kept | more, places)
        elif value is None:
            answers.pop(code, None)
        elif code in places:
            last = next(reversed(answers), code)
            in_order = in_order and (code in answers or places[code] >= places[last])
            answers[code] = answer_from_value(value)
    if not in_order:
        answers = _sorted(answers, places)
    after = replace(visit, answers=answers, set_aside=aside)
    if visit.conditions is None or not visit.conditions.concern(changed):
        return after
    given = answers | aside
    left = visit.conditions.unmet_after(visit.not_asked, about(visit), given, changed)
    if left is visit.not_asked:
        return after
    return replace(visit, **_parted(_sorted(given, places), left))


def _sorted(answers: Mapping[str, Answer], places: Mapping[str, int]) -> dict[str, Answer]:
    """Answers in walking order."""
    return {code: answers[code] for code in places if code in answers}


def _answers(
    state: SubjectState,
    asked: Iterable[str],
    known: Mapping[str, Answer],
    changed: Collection[str],
) -> Iterator[tuple[str, Answer]]:
    for code in asked:
        if code in known and code not in changed:
            yield code, known[code]
        elif (value := state.value(Kind.ANSWER, code)) is not None:
            yield code, answer_from_value(value)


def _settled(visit: Visit, answers: dict[str, Answer]) -> dict[str, Any]:
    """The fields of a visit that follow from all its answers."""
    if visit.conditions is None:
        return {"answers": answers}
    return _parted(answers, visit.conditions.unmet(about(visit), answers))


def _parted(answers: dict[str, Answer], left: frozenset[str]) -> dict[str, Any]:
    return {
        "answers": {code: answer for code, answer in answers.items() if code not in left},
        "set_aside": {code: answer for code, answer in answers.items() if code in left},
        "not_asked": left,
    }


def _as_opened(opened: Event) -> Visit:
    body: dict[str, Any] = dict(opened.body)
    return Visit(
        visit=opened.subject,
        unit=body["unit"],
        type=VisitType(body["type"]),
        channel=Channel(body["channel"]),
        checklist=body["checklist"],
        edition=body["edition"],
        checklist_digest=body["digest"],
        asked=tuple(body["asked"]),
        team=tuple(body["team"]),
        at=datetime.fromisoformat(body["at"]),
        opened_at=datetime.fromisoformat(body["opened_at"]),
        of=body.get("of"),
        kind=UnitKind(body["kind"]) if body.get("kind") else None,
        layout=Layout(body["layout"]) if body.get("layout") else None,
    )


def _after(visit: Visit, fact: Event) -> Visit:
    """The visit after one more fact."""
    body: dict[str, Any] = dict(fact.body)
    match fact.kind:
        case Kind.VISIT_CLOSED:
            # Void is void, also for whoever closed it without knowing.
            is_void = visit.state is VisitState.VOID
            return replace(
                visit,
                state=visit.state if is_void else VisitState.CLOSED,
                closed_at=datetime.fromisoformat(body["at"]),
                incomplete_reason=body.get("incomplete"),
            )
        case Kind.VISIT_AMENDED:
            return replace(visit, amendments=(*visit.amendments, body["reason"]))
        case Kind.VISIT_VOIDED:
            return replace(visit, state=VisitState.VOID, void_reason=body["reason"])
        case Kind.FINDINGS_EXPORTED:
            # A day that was only assumed never moves one that was there before.
            is_kept = visit.served is not None and not body.get("served_given", True)
            return visit if is_kept else replace(visit, served=body["served"])
        case _:
            return visit


def _reviewed(visit: Visit, state: SubjectState, *, reviews: bool) -> Visit:
    """The visit as far as reviewers have come with it."""
    last = decided(state.facts, state.registers, reviews=reviews)
    known = visit if last is None else replace(visit, decision=last.decision)
    if visit.state is not VisitState.CLOSED:
        return known
    if last is not None and last.stands:
        return replace(known, state=last.decision.state)
    is_left = (Kind.REVIEWED, None) in state.registers
    if reviews or is_left or needs_review(state.facts, state.registers.values()):
        return replace(known, state=VisitState.NEEDS_REVIEW)
    return known


def _laps(state: SubjectState) -> tuple[Lap, ...]:
    taken = state.values(Kind.LAP)
    laps = [_lap(place, datetime.fromisoformat(at)) for place, at in taken.items()]
    return tuple(sorted(laps, key=lambda lap: lap.at))


def _lap(place: str, at: datetime) -> Lap:
    lap, number = lap_at(place)
    return Lap(lap=lap, at=at, round=number)


def _occupancy(state: SubjectState) -> tuple[Occupancy, ...]:
    noted = state.values(Kind.OCCUPANCY)
    samples = [occupancy_from_value(sample, value) for sample, value in noted.items()]
    return tuple(sorted(samples, key=lambda one: (one.at, one.sample)))


def _columns(state: SubjectState, visit: Visit) -> tuple[ColumnPoints, ...]:
    given = []
    for place, points in sorted(state.values(Kind.COLUMN).items()):
        column, _, item = place.partition("/")
        if is_there(visit, item):
            given.append(ColumnPoints(column=column, item=item, points=Fraction(points)))
    return tuple(given)


def _signing(state: SubjectState) -> Signing | None:
    value = state.values(Kind.SIGNING).get("")
    return None if value is None else signing_from_value(value)


def _remarks(state: SubjectState, kind: Kind, visit: Visit) -> tuple[Remark, ...]:
    said = state.values(kind)
    return tuple(
        Remark(remark=remark, item=value.get("item"), text=value["text"])
        for remark, value in said.items()
        if is_there(visit, value.get("item"))
    )


def _evidence(state: SubjectState, visit: Visit) -> tuple[Evidence, ...]:
    kept = state.values(Kind.EVIDENCE)
    return tuple(
        evidence_from_value(place.partition("/")[2] or place, v)
        for place, v in kept.items()
        if is_there(visit, v["item"])
    )
