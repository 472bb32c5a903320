"""Opening a visit, showing it, and ending it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cached_property
from operator import attrgetter, is_

from inspector.checklists.codec import encode
from inspector.clock import CHINA
from inspector.domain.answer_words import has_failed
from inspector.domain.asking import asked, leads_only
from inspector.domain.checklist import Checklist, Item
from inspector.domain.condition import about
from inspector.domain.derived import ListedFinding
from inspector.domain.history.event import Draft, Kind
from inspector.domain.labels import state_label
from inspector.domain.scoring import Judgement, Score, Standing, judge, numbers_for, score
from inspector.domain.telling_conditions import NotAsked, not_asked
from inspector.domain.unit import Person, Unit
from inspector.domain.visit import Answer, Visit
from inspector.domain.words import Channel, VisitState, VisitType
from inspector.errors import Fault, InspectorError, raise_all
from inspector.errors import checklist as checklist_faults
from inspector.errors import visit as faults
from inspector.services.checklists import load
from inspector.services.final import is_final
from inspector.services.live import Belongings, Live
from inspector.services.meant import resolve
from inspector.services.pinning import pinned_of
from inspector.services.registers import unit_of, worded
from inspector.services.session import Session
from inspector.services.unfinished import left_open

WINDOW = "hrss-window"
GOVERNANCE = "hrss-governance"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVisit:
    """What is told of a visit when it is opened."""

    unit: str = ""
    """Id of the unit, or the end of it, or its name."""
    type: VisitType = VisitType.OPEN
    channel: Channel = Channel.ONSITE
    checklist: str | None = None
    """`NAME` or `NAME@EDITION`; None for the one that goes with the type."""
    inspectors: tuple[str, ...] = ()
    """People; empty means whoever acts."""
    at: datetime | None = None
    of: str | None = None
    """The visit that a re-inspection follows."""


_FOLLOWING = ("visit", "standing", "last_write")
"""Parts of what is shown that change with every answer."""
_ANSWERS = ("answers", "set_aside", "not_asked")
"""Parts of a visit that change with its answers."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A visit with all that is needed to paint, score and print it."""

    # Without slots: the score is computed when it is first asked for, and then kept.

    visit: Visit
    unit: Unit
    checklist: Checklist
    """The edition that the visit pinned."""
    items: tuple[Item, ...]
    """What is asked, in walking order."""
    leads_only: tuple[Item, ...]
    """What cannot be seen on this visit and is offered only as a lead."""
    people: Mapping[str, Person]
    standing: Standing
    """What its score comes to; for what is painted after every key."""
    findings: tuple[ListedFinding, ...]
    """Empty until the visit is closed."""
    last_write: datetime | None
    """When the last event became durable."""

    @cached_property
    def score(self) -> Score:
        """The score with all its lines; goes through every item."""
        visit = self.visit
        return score(self.checklist, visit.asked_now, visit.answers, about(visit))

    @cached_property
    def not_asked(self) -> tuple[NotAsked, ...]:
        """The items that this visit may ask and does not ask now, in walking order."""
        return not_asked(self.visit, self.checklist)

    def has_only_answers_since(self, before: "Shown") -> bool:
        """Whether all but answers, and what they come to, is as it was."""
        return _same(_besides_answers(self), _besides_answers(before)) and _same(
            _visit_besides_answers(self.visit), _visit_besides_answers(before.visit)
        )

    def judged(self, item: Item) -> Judgement | None:
        """What the answer of one item means by itself; None where it has none, or none scores."""
        answer = self.visit.answers.get(item.code)
        return None if answer is None else self.judged_with(item, answer)

    def judged_with(self, item: Item, answer: Answer) -> Judgement | None:
        """What an answer would mean by itself; None in a checklist that scores nothing."""
        if not self.checklist.scored:
            return None
        elsewhere = numbers_for(item, self.checklist, self.visit.answers)
        return judge(item, self.checklist.section(item.section), answer, elsewhere)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A closed visit and the findings that came of it."""

    shown: Shown
    findings: tuple[ListedFinding, ...]


_besides_answers = attrgetter(*(f.name for f in fields(Shown) if f.name not in _FOLLOWING))
_visit_besides_answers = attrgetter(*(f.name for f in fields(Visit) if f.name not in _ANSWERS))


def _same(parts: Iterable[object], others: Iterable[object]) -> bool:
    """Whether they are the very same; what is read anew counts as another."""
    return all(map(is_, parts, others))


def open_visit(session: Session, new: NewVisit) -> Visit:
    """Open a visit of a unit; its checklist edition is pinned and its items fixed.

    Raises:
        InspectorError: VISIT_015 or VISIT_016 for who is not known, VISIT_010 for a time to come
            that is not today, VISIT_018 to VISIT_020, CHECKLIST_… for one that is not there.
    """
    earlier = session_visit(session, new.of) if new.of else None
    unit = unit_of(session, earlier.unit if earlier else resolve(session, "unit", new.unit))
    if new.type is VisitType.COVERT and not session.can_seal:
        raise InspectorError(faults.COVERT_UNSEALED, type=str(new.type))
    checklist, items = _asked(session, new, unit, earlier)
    visit = session.clock.new_id()
    now = session.now()
    if new.at is not None and new.at.astimezone(CHINA).date() > now.date():
        raise InspectorError(
            faults.IN_THE_FUTURE,
            where="at",
            given=f"{new.at:%Y-%m-%d %H:%M}",
            now=f"{now:%Y-%m-%d %H:%M}",
        )
    people = tuple(dict.fromkeys(resolve(session, "person", one) for one in new.inspectors))
    team, sealed = _team(session, new.type, people or (session.actor,))
    body = {
        "unit": unit.unit,
        "type": str(new.type),
        "channel": str(earlier.channel if earlier else new.channel),
        "checklist": checklist.name,
        "edition": checklist.edition,
        "digest": checklist.digest,
        "asked": [item.code for item in items],
        **pinned_of(checklist, items, session.checklist_of(earlier) if earlier else None),
        "team": list(team),
        "sealed": sealed,
        "kind": str(unit.kind),
        "layout": str(unit.layout),
        "at": (new.at or now).isoformat(),
        "opened_at": now.isoformat(),
        "of": earlier.visit if earlier else None,
    }
    session.store.put_content(
        checklist.digest,
        name=checklist.name,
        edition=checklist.edition,
        body=encode(checklist),
    )
    actor = team[0] if new.type is VisitType.COVERT else session.actor
    session.append([Draft(kind=Kind.VISIT_OPENED, subject=visit, body=body, actor=actor)])
    return session_visit(session, visit)


def session_visit(session: Session, visit: str) -> Visit:
    """The visit meant by an id, the end of one, or `last`.

    Raises:
        InspectorError: VISIT_001 or VISIT_002.
    """
    is_live = session.live is not None and session.live.visit.visit == visit
    # The visit under way is asked for at every key, and by its whole id.
    found = session.store.visit(visit if is_live else resolve(session, "visit", visit))
    if found is None:
        raise InspectorError(faults.NO_SUCH_VISIT, text=visit)
    return found


def in_wrong_state(fault: Fault, visit: Visit) -> InspectorError:
    """The error that a visit does not stand where it should."""
    if visit.state is VisitState.VOID:
        return InspectorError(faults.IS_VOID, visit=visit.visit[-6:])
    return InspectorError(fault, visit=visit.visit[-6:], state=state_label(visit.state))


def open_for_answers(session: Session, visit: str) -> Visit:
    """The visit, if it still takes answers.

    Raises:
        InspectorError: VISIT_001 or VISIT_002; VISIT_011, when it is closed or void.
    """
    found = session_visit(session, visit)
    if found.state is not VisitState.OPEN:
        raise InspectorError(
            faults.NOT_OPEN, visit=found.visit[-6:], state=state_label(found.state)
        )
    return found


def actor_on(session: Session, visit: Visit) -> str:
    """Who acts on this visit: on a covert one a code name, which only its seal explains."""
    return visit.team[0] if visit.type is VisitType.COVERT else session.actor


def show_visit(session: Session, visit: str) -> Shown:
    """A visit as it stands.

    Raises:
        InspectorError: VISIT_001 or VISIT_002.
    """
    return shown(session, session_visit(session, visit))


def shown(session: Session, visit: Visit) -> Shown:
    """A visit with what belongs to it."""
    live = session.live
    if live is None or live.visit is not visit:
        live = session.live = Live(visit, _belongings(session, visit))
    has = live.belongings
    closed = visit.state is not VisitState.OPEN
    return Shown(
        visit=visit,
        unit=has.unit,
        checklist=has.checklist,
        items=has.items,
        leads_only=has.leads_only,
        people=has.people,
        standing=live.standing,
        findings=tuple(session.store.findings(visit.visit)) if closed else (),
        last_write=session.last_write,
    )


def _belongings(session: Session, visit: Visit) -> Belongings:
    checklist = session.checklist_of(visit)
    unit = unit_of(session, visit.unit)
    return Belongings(
        unit=unit,
        checklist=checklist,
        items=tuple(checklist.by_code[code] for code in visit.asked),
        leads_only=_leads(checklist, visit, unit),
        people={person.person: person for person in session.store.people()},
    )


def close_visit(session: Session, visit: str, *, incomplete: str | None = None) -> Closed:
    """Close a visit: it is scored, its findings are made, its log is sealed.

    Raises:
        InspectorError: VISIT_011; VISIT_013 or VISIT_071 (exit 1) while items are unchecked or
            instances are missing, and no reason is given.
    """
    found = open_for_answers(session, visit)
    checklist = session.checklist_of(found)
    left = list(left_open(found, checklist))
    if not (incomplete or "").strip():
        raise_all(left)
    result = score(checklist, found.asked_now, found.answers, about(found))
    body: dict[str, object] = {
        "at": session.now().isoformat(),
        "unchecked": list(found.unchecked),
        "incomplete": worded(incomplete, "incomplete") if left and incomplete else None,
        "total": result.total_text,
        "exact": None if result.total is None else str(result.total),
        "saw": session.store.seen(found.visit),
    }
    actor = actor_on(session, found)
    closing = Draft(kind=Kind.VISIT_CLOSED, subject=found.visit, body=body, actor=actor)
    session.append_sealed([closing])
    after = show_visit(session, found.visit)
    return Closed(shown=after, findings=after.findings)


def void_visit(session: Session, visit: str, reason: str) -> Shown:
    """Mark a visit as made by mistake; it stays in the history and counts nowhere.

    Raises:
        InspectorError: VISIT_011, when it is void already; VISIT_017, without a reason.
    """
    found = session_visit(session, visit)
    if found.state is VisitState.VOID:
        raise InspectorError(
            faults.NOT_OPEN, visit=found.visit[-6:], state=state_label(found.state)
        )
    body = {"reason": worded(reason, "reason")}
    actor = actor_on(session, found)
    session.append_sealed(
        [Draft(kind=Kind.VISIT_VOIDED, subject=found.visit, body=body, actor=actor)]
    )
    return show_visit(session, found.visit)


def failed_items(visit: Visit) -> tuple[str, ...]:
    """Codes of what failed, in walking order."""
    return tuple(code for code, answer in visit.answers.items() if has_failed(answer))


def _asked(
    session: Session, new: NewVisit, unit: Unit, earlier: Visit | None
) -> tuple[Checklist, tuple[Item, ...]]:
    """The checklist to pin and the items to ask.

    Raises:
        InspectorError: VISIT_012, when the earlier visit is not closed; VISIT_019 or VISIT_020,
            when nothing is left to ask.
    """
    if earlier is not None:
        if not is_final(session, earlier):
            error = in_wrong_state(faults.NOT_CLOSED, earlier)
            raise error
        codes = failed_items(earlier)
        if not codes:
            raise InspectorError(faults.NOTHING_FAILED, visit=earlier.visit[-6:])
        then = session.checklist_of(earlier)
        checklist = session.edition(earlier.checklist_digest)
        return checklist, tuple(then.by_code[code] for code in codes)
    default = GOVERNANCE if new.type is VisitType.DESK_CHECK else WINDOW
    checklist = load(session.home, new.checklist or default)
    _refuse_changed(session, checklist)
    items = asked(
        checklist,
        kind=unit.kind,
        layout=unit.layout,
        channel=new.channel,
        visit_type=new.type,
        has_phone=unit.has_phone,
        supervises=bool(unit.supervises),
    )
    if not items:
        raise InspectorError(faults.NOTHING_ASKED, unit=unit.name)
    return checklist, items


def _refuse_changed(session: Session, checklist: Checklist) -> None:
    """See to it that an edition stays what it was when the first visit was made by it.

    Raises:
        InspectorError: CHECKLIST_024, when its file was changed since.
    """
    same = {
        digest
        for digest, name, edition in session.store.contents()
        if (name, edition) == (checklist.name, checklist.edition)
    }
    if same and checklist.digest not in same:
        count = sum(1 for _, digest in session.store.pinned() if digest in same)
        raise InspectorError(
            checklist_faults.EDITION_CHANGED,
            name=checklist.name,
            edition=checklist.edition,
            count=count,
        )


def _leads(checklist: Checklist, visit: Visit, unit: Unit) -> tuple[Item, ...]:
    return leads_only(
        checklist,
        kind=unit.kind,
        layout=unit.layout,
        channel=visit.channel,
        visit_type=visit.type,
        has_phone=unit.has_phone,
        supervises=bool(unit.supervises),
    )


def _team(
    session: Session, visit_type: VisitType, people: Sequence[str]
) -> tuple[tuple[str, ...], dict[str, str]]:
    """Who stands on the visit; covert visitors under code names, with their names sealed."""
    if visit_type is not VisitType.COVERT:
        return tuple(people), {}
    codes = {session.clock.new_id(): person for person in people}
    return tuple(codes), {code: session.seal_name(person) for code, person in codes.items()}
