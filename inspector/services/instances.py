"""逐个检查: adding, taking away and renaming the windows, clerks or calls of a visit.

Each verb is one transaction and one step of undo, and returns the visit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from inspector.domain.history.event import Draft, Event, Kind
from inspector.domain.history.fold import SubjectState, visit_from
from inspector.domain.history.register import Register
from inspector.domain.instance_conditions import joined
from inspector.domain.visit import Visit
from inspector.services.amending import amend, closed_visit
from inspector.services.instance_keys import Repeated
from inspector.services.moving import Move
from inspector.services.session import Session
from inspector.services.visits import Shown, actor_on, open_for_answers, show_visit


def add_instances(
    session: Session,
    visit: str,
    section: str,
    keys: Sequence[str],
    *,
    reason: str | None = None,
) -> Shown:
    """Add instances to a repeated section; what was answered in one before counts again.

    Args:
        session: Where.
        visit: An open visit; with a reason, a closed one that is amended.
        section: Code of the section.
        keys: Of the instances, ranges among them (`1-12`); all of them, or none where something
            is wrong.
        reason: Of an amendment.

    Raises:
        InspectorError: VISIT_011 or VISIT_012; VISIT_072; VISIT_073 to VISIT_075, all at once.
    """
    found = _found(session, visit, reason)
    of = Repeated(found, session.checklist_of(found), section)
    drafts = instance_drafts(session, found, {of.code: of.new(keys)})
    return _done(session, found, drafts, reason)


def remove_instance(
    session: Session, visit: str, section: str, key: str, *, reason: str | None = None
) -> Shown:
    """Take instances away; their answers are kept, count nowhere, and come back with them.

    Args:
        session: Where.
        visit: An open visit; with a reason, a closed one that is amended.
        section: Code of the section.
        key: Of the instance; of several as in `13-120`.
        reason: Of an amendment.

    Raises:
        InspectorError: VISIT_011 or VISIT_012; VISIT_072; VISIT_073 and VISIT_076, all at once.
    """
    found = _found(session, visit, reason)
    of = Repeated(found, session.checklist_of(found), section)
    gone = of.present([key])
    drafts = [_written(session, found, joined(of.code, one), None) for one in gone]
    return _done(session, found, drafts, reason)


def rename_instance(
    session: Session, visit: str, section: str, key: str, to: str, *, reason: str | None = None
) -> Shown:
    """Give an instance another key: its answers, files and words move with it.

    Raises:
        InspectorError: VISIT_011 or VISIT_012; VISIT_072 to VISIT_074, VISIT_076.
    """
    found = _found(session, visit, reason)
    of = Repeated(found, session.checklist_of(found), section)
    old, new = of.one(key), of.other(to)
    drafts = [
        _written(session, found, joined(of.code, old), None),
        _written(session, found, joined(of.code, new), {}),
        *Move(session, found, of.code, old, new).drafts(),
    ]
    return _done(session, found, drafts, reason)


def instance_drafts(
    session: Session, visit: Visit, keys: Mapping[str, Sequence[str]]
) -> list[Draft]:
    """The writes that add instances.

    Args:
        session: Where.
        visit: Which.
        keys: That are not there yet, by section.
    """
    return [
        _written(session, visit, joined(section, key), {})
        for section, wanted in keys.items()
        for key in wanted
    ]


def shown_with(session: Session, shown: Shown, keys: Mapping[str, Sequence[str]]) -> Shown:
    """A visit as it would be with more instances; nothing is written."""
    state = session.store.state(shown.visit.visit)
    more = SubjectState(registers=dict(state.registers), facts=state.facts)
    for draft in instance_drafts(session, shown.visit, keys):
        # Of what is written nowhere only the place and its value are asked.
        event = Event(
            log="",
            seq=1,
            hlc=0,
            kind=draft.kind,
            subject=draft.subject,
            item=draft.item,
            observed=None,
            recorded=0,
            actor="",
            body={**draft.body, "was": []},
        )
        register = Register()
        register.apply(event)
        more.registers[Kind.INSTANCE, draft.item] = register
    visit = visit_from(more, shown.visit)
    assert visit is not None  # noqa: S101 - it was opened, as it is shown
    checklist = session.checklist_of(visit)
    items = tuple(checklist.by_code[code] for code in visit.asked)
    return replace(shown, visit=visit, checklist=checklist, items=items)


def _found(session: Session, visit: str, reason: str | None) -> Visit:
    return open_for_answers(session, visit) if reason is None else closed_visit(session, visit)


def _done(session: Session, visit: Visit, drafts: list[Draft], reason: str | None) -> Shown:
    if drafts and reason is not None:
        return amend(session, visit.visit, drafts, reason)
    if drafts:
        session.append(drafts)
    return show_visit(session, visit.visit)


def _written(session: Session, visit: Visit, place: str, value: dict[str, object] | None) -> Draft:
    return Draft(
        kind=Kind.INSTANCE,
        subject=visit.visit,
        item=place,
        body={"value": value},
        observed=session.now().isoformat(),
        actor=actor_on(session, visit),
    )
