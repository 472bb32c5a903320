"""逐个检查: adding, taking away and renaming the windows, clerks or calls of a visit.

Each verb is one transaction and one step of undo, and returns the visit.
"""

from collections.abc import Iterable, Iterator, Sequence

from inspector.domain.checklist import Checklist, Section
from inspector.domain.history.event import Draft, Kind
from inspector.domain.instance_conditions import joined
from inspector.domain.masking import masked
from inspector.domain.repeating import instance_key, instance_name
from inspector.domain.visit import Visit
from inspector.errors import InspectorError, raise_all
from inspector.errors import visit as faults
from inspector.services.amending import amend, closed_visit
from inspector.services.moving import Move
from inspector.services.session import Session
from inspector.services.unasked import listed
from inspector.services.visits import Shown, actor_on, open_for_answers, show_visit

LONGEST_TOLD = 40
"""Characters of a key that was refused."""


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
        keys: Of the instances; all of them, or none where something is wrong.
        reason: Of an amendment.

    Raises:
        InspectorError: VISIT_011 or VISIT_012; VISIT_072; VISIT_073 to VISIT_075, all at once.
    """
    found = _found(session, visit, reason)
    of = repeated(session, found, section)
    wanted = _new_keys(found, of, keys)
    drafts = [_written(session, found, joined(of.code, key), {}) for key in wanted]
    return _done(session, found, drafts, reason)


def remove_instance(
    session: Session, visit: str, section: str, key: str, *, reason: str | None = None
) -> Shown:
    """Take an instance away; its answers are kept, count nowhere, and come back with it.

    Raises:
        InspectorError: VISIT_011 or VISIT_012; VISIT_072, VISIT_076.
    """
    found = _found(session, visit, reason)
    of = repeated(session, found, section)
    there = _there(found, of, key)
    drafts = [_written(session, found, joined(of.code, there), None)]
    return _done(session, found, drafts, reason)


def rename_instance(
    session: Session, visit: str, section: str, key: str, to: str, *, reason: str | None = None
) -> Shown:
    """Give an instance another key: its answers, files and words move with it.

    Raises:
        InspectorError: VISIT_011 or VISIT_012; VISIT_072 to VISIT_074, VISIT_076.
    """
    found = _found(session, visit, reason)
    of = repeated(session, found, section)
    old = _there(found, of, key)
    new = _key(of, to)
    if new in found.instances[of.code]:
        there = _is_there(of, new)
        raise there
    drafts = [
        _written(session, found, joined(of.code, old), None),
        _written(session, found, joined(of.code, new), {}),
        *Move(session, found, of.code, old, new).drafts(),
    ]
    return _done(session, found, drafts, reason)


def repeated(session: Session, visit: Visit, section: str) -> Section:
    """The section of that code, where the visit asks it more than once.

    Raises:
        InspectorError: VISIT_072, where it does not.
    """
    checklist = session.checklist_of(visit)
    of = checklist.by_section.get(section.strip().upper())
    if of is None or of.repeat is None or of.code not in visit.repeats:
        known = "、".join(_titled(checklist, visit)) or "—"
        raise InspectorError(
            faults.NOT_REPEATED, visit=visit.visit[-6:], section=section, known=known
        )
    return of


def _titled(checklist: Checklist, visit: Visit) -> Iterator[str]:
    for code in visit.repeats:
        yield f"{code} {checklist.section(code).title.zh}"


def _new_keys(visit: Visit, of: Section, keys: Iterable[str]) -> tuple[str, ...]:
    """Keys that can be added.

    Raises:
        InspectorError: VISIT_073 to VISIT_075, all at once.
    """
    assert of.repeat is not None  # noqa: S101 - what `repeated` found
    there = visit.instances.get(of.code, ())
    wanted: dict[str, None] = {}
    wrong: list[InspectorError] = []
    for text in keys:
        try:
            key = _key(of, text)
        except InspectorError as error:
            wrong.append(error)
            continue
        if key in there:
            wrong.append(_is_there(of, key))
        wanted[key] = None
    count, most = len({*there, *wanted}), of.repeat.most
    if count > most:
        many = InspectorError(faults.TOO_MANY_INSTANCES, section=of.code, count=count, most=most)
        wrong.append(many)
    raise_all(wrong)
    return tuple(wanted)


def _key(of: Section, text: str) -> str:
    """The key of a text; a staff number may be one, the number of an identity card may not.

    Raises:
        InspectorError: VISIT_073, where it is none.
    """
    try:
        key = instance_key(text)
    except ValueError as error:
        given = masked(text[:LONGEST_TOLD]).text
        raise InspectorError(faults.BAD_INSTANCE_KEY, section=of.code, given=given) from error
    private = masked(key)
    if private.counts:
        raise InspectorError(faults.BAD_INSTANCE_KEY, section=of.code, given=private.text)
    return key


def _is_there(of: Section, key: str) -> InspectorError:
    assert of.repeat is not None  # noqa: S101 - what `repeated` found
    name = instance_name(of.repeat, key)
    return InspectorError(faults.INSTANCE_THERE, section=of.code, name=name, key=key)


def _there(visit: Visit, of: Section, text: str) -> str:
    """The key of an instance that is there.

    Raises:
        InspectorError: VISIT_073 or VISIT_076.
    """
    assert of.repeat is not None  # noqa: S101 - what `repeated` found
    key = _key(of, text)
    there = visit.instances.get(of.code, ())
    if key not in there:
        raise InspectorError(
            faults.NO_SUCH_INSTANCE,
            section=of.code,
            name=instance_name(of.repeat, key),
            known=listed(there),
            visit=visit.visit[-6:],
            key=key,
        )
    return key


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
