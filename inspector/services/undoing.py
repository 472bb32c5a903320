"""Undo and redo: each step is one more act, and tells what stands now where it wrote."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from inspector.domain.history.event import Draft, Kind, Ref
from inspector.domain.history.undo import redoable_acts, undo_drafts, undoable_acts
from inspector.domain.labels import label
from inspector.domain.visit import Visit
from inspector.domain.words import Result
from inspector.errors import Fault, InspectorError
from inspector.errors import visit as faults
from inspector.i18n import N_, Pair, both
from inspector.services.amending import amend, closed_visit
from inspector.services.listing import kind_word, told_instances, told_write
from inspector.services.session import Session
from inspector.services.visits import Shown, actor_on, open_for_answers, show_visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A place that a step back or forth wrote to."""

    kind: Kind
    item: str | None
    """Code of the item that it is about; None for the whole visit."""
    now: Pair
    """What stands there now, in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stepped:
    """A visit after some steps back or forth."""

    shown: Shown
    touched: tuple[Touched, ...]
    """At least one, in the order of writing."""


def undo(session: Session, visit: str, steps: int = 1, *, amending: str | None = None) -> Stepped:
    """Take back the last acts on a visit, as far back as it goes.

    Args:
        session: Where.
        visit: Which; it is open, or amended.
        steps: How many; all of them, or none.
        amending: The reason of the amendment of a closed visit; only its own acts are taken back.

    Raises:
        InspectorError: VISIT_011, or VISIT_012 when amending; VISIT_014, when there are fewer acts
            than steps.
    """
    return _step(session, visit, steps, amending, _Way(undoable_acts, faults.NOTHING_TO_UNDO))


def redo(session: Session, visit: str, steps: int = 1, *, amending: str | None = None) -> Stepped:
    """Do again what was taken back last; once something new was done, there is nothing left.

    Args:
        session: Where.
        visit: Which; it is open, or amended.
        steps: How many; all of them, or none.
        amending: As for `undo`.

    Raises:
        InspectorError: VISIT_011, or VISIT_012 when amending; VISIT_033, when there are fewer steps
            to do again.
    """
    return _step(session, visit, steps, amending, _Way(redoable_acts, faults.NOTHING_TO_REDO))


@dataclass(frozen=True, slots=True)
class _Way:
    """Back or forth."""

    left: Callable[..., tuple[Ref, ...]]
    fault: Fault


def _step(session: Session, visit: str, steps: int, amending: str | None, way: _Way) -> Stepped:
    """Go so many steps one way.

    Raises:
        InspectorError: The way's own, when there are fewer.
    """
    found = open_for_answers(session, visit) if amending is None else closed_visit(session, visit)
    actor = actor_on(session, found)
    touched: list[Touched] = []
    with session.store.atomic():
        for number in range(steps):
            events = session.store.events_of(found.visit)
            left = way.left(events, session.store.own_logs, amending=amending)
            if not left or (number == 0 and len(left) < steps):
                raise InspectorError(way.fault, visit=found.visit[-6:], steps=steps, left=len(left))
            drafts = undo_drafts(events, session.store.log, left[0], actor)
            touched += _touched_by(found, drafts)
            if amending is None:
                session.append(drafts)
            else:
                amend(session, found.visit, drafts, amending)
    return Stepped(shown=show_visit(session, found.visit), touched=tuple(touched))


def _touched_by(before: Visit, drafts: Sequence[Draft]) -> Iterator[Touched]:
    """Every place by itself; of windows that came or went together only which they are."""
    for is_gone in (True, False):
        places = [
            draft.item or ""
            for draft in drafts
            if draft.kind is Kind.INSTANCE and (draft.body["value"] is None) is is_gone
        ]
        if places:
            now = told_instances(places, taken_away=is_gone)
            yield Touched(kind=Kind.INSTANCE, item=None, now=now)
    yield from (_touched(before, draft) for draft in drafts if draft.kind is not Kind.INSTANCE)


def _touched(before: Visit, draft: Draft) -> Touched:
    value: Any = draft.body["value"]
    if draft.kind is Kind.ANSWER:
        item = draft.item
        nothing = label(Result.UNCHECKED)
    else:
        item = _about(before, draft, value)
        nothing = both(N_("no {kind}"), kind=kind_word(draft.kind))
    now = nothing if value is None else told_write(draft.kind, draft.item, value)
    return Touched(kind=draft.kind, item=item, now=now)


def _about(before: Visit, draft: Draft, value: Any) -> str | None:  # noqa: ANN401 - JSON
    """The item that a remark or a file is about."""
    if isinstance(value, dict) and "item" in value:
        return str(value["item"]) if value["item"] else None
    remarks = (*before.notes, *before.leads, *before.good_practices)
    about = {one.remark: one.item for one in remarks}
    if draft.kind is Kind.COLUMN:
        return (draft.item or "").partition("/")[2]
    if draft.kind is Kind.EVIDENCE:
        return (draft.item or "").rpartition("/")[0] or None
    return about.get(draft.item or "")
