"""The one fold from a subject's state to the rows that lists, searches and screens read.

An answer typed, a rebuild and a check all come through here; they differ in how much they ask for.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from inspector.domain.answer_words import has_failed
from inspector.domain.derived import Derived
from inspector.domain.enrolment import device_from
from inspector.domain.history.conflicts import conflict_id
from inspector.domain.history.event import KEYED, Event, Kind
from inspector.domain.history.fold import Place, SubjectState, visit_from, with_answers
from inspector.domain.history.registered import person_value
from inspector.domain.history.values import answer_from_value
from inspector.domain.visit import Visit
from inspector.domain.words import VisitState
from inspector.store.lines import canonical
from inspector.store.tables import Rows, Values

Derive = Callable[[Visit], Derived | None]
"""What a visit that is no longer open comes to; the services know."""


@dataclass(slots=True)
class Subject:
    """A subject's state, and what has been computed from it so far."""

    subject: str
    number: Callable[[str], int]
    """The local number of a log."""
    derive: Derive
    reviews: bool = False
    """Whether closed visits wait for a reviewer here."""
    state: SubjectState = field(default_factory=SubjectState)
    opened: Visit | None = None
    """The visit as its facts tell it; answers may be behind."""
    places: dict[str, int] = field(default_factory=dict)
    """Of the items asked, in walking order."""
    answered: set[str] = field(default_factory=set)
    violated: set[str] = field(default_factory=set)
    summary: Rows = field(default_factory=dict)
    """The summary rows as they stand in the tables."""
    _told: Visit | None = None
    """The visit as it was asked for last."""
    _since: set[str] = field(default_factory=set)
    """Items whose answers were written since."""
    _is_behind: bool = False
    """Whether more than answers came since."""

    def take(self, events: Iterable[Event]) -> None:
        """Take in events that were projected before, or are about to be as a whole."""
        for event in events:
            self.state.apply(event)
        self._recount()

    def apply(self, event: Event) -> None:
        """Take in one event more."""
        self.state.apply(event)
        if event.kind is Kind.ANSWER:
            self._count(event.item or "")
            self._since.add(event.item or "")
            # What settles a conflict of a closed visit may be the last that kept it from review.
            self._is_behind |= self.opened is not None and self.opened.state is not VisitState.OPEN
            return
        self._is_behind = True
        if event.kind not in KEYED:
            self._recount()

    def visit(self) -> Visit | None:
        """The visit as it stands, the same one until something is written; None of no visit."""
        if self.opened is None or self._told is None:
            return None
        if self._is_behind:
            self._tell_anew()
        elif self._since:
            self._told = with_answers(self._told, self.state, self._since, self.places)
            self._since.clear()
        return self._told

    def _tell_anew(self) -> None:
        """Tell the visit again, without reading those answers again that are as they were."""
        before, now = self._told, self._visit_from(self._told)
        self._told, self._is_behind = now, False
        self._since.clear()
        if before and now and now.repeats and now.asked is not before.asked:
            self.opened = now
            self.places = {code: place for place, code in enumerate(now.asked)}
            gone, come = set(before.asked) - self.places.keys(), set(now.asked) - set(before.asked)
            self.answered -= gone
            self.violated -= gone
            for code in come:
                self._count(code)

    def rows(self) -> Rows:
        """Every row that stands for the subject."""
        rows = self.summary_rows()
        for place in self.state.registers:
            rows |= self.place_rows(place)
        for fact in self.state.facts:
            rows |= self.fact_rows(fact)
        return rows

    def fact_rows(self, fact: Event) -> Rows:
        """The row of one fact."""
        key = ("fact", (bytes.fromhex(self.subject), self.number(fact.log), fact.seq))
        written = (fact.hlc, fact.observed, fact.recorded, fact.actor, canonical(fact.body))
        return {key: (str(fact.kind), fact.item, *written)}

    def place_rows(self, place: Place) -> Rows:
        """The rows that depend on one keyed place and nothing else."""
        register = self.state.registers.get(place)
        if register is None:
            return {}
        kind, item = place
        subject = bytes.fromhex(self.subject)
        rows: Rows = {
            ("head", (subject, str(kind), item or "", self.number(head.log))): _written(head)
            for head in register.heads.values()
        }
        value = register.value
        if isinstance(value, dict):
            rows |= _rows_of_value(subject, kind, item or "", value)
        if kind is Kind.WITHDRAWAL and isinstance(value, dict):
            by = bytes.fromhex(max(register.heads.values(), key=in_time).log)
            rows |= {
                ("withdrawal", (subject, bytes.fromhex(log), first)): (last, by)
                for log, first, last in value["parts"]
            }
        if len(register.heads) > 1 and register.in_conflict:
            key = bytes.fromhex(conflict_id(self.subject, kind, item))
            rows["conflict", (key,)] = (subject, str(kind), item or "")
        return rows

    def summary_rows(self) -> Rows:
        """The rows that depend on the whole visit: its list row, its findings."""
        whole = self.opened
        if whole is None:
            return self._register_rows()
        if whole.repeats:
            whole = self.visit() or whole
        is_open = whole.state is VisitState.OPEN
        if not is_open or whole.conditions is not None:
            whole = self.visit() or whole
        derived = None if is_open else self.derive(whole)
        visit = bytes.fromhex(self.subject)
        rows: Rows = {("visit", (visit,)): self._list_values(whole, derived)}
        for place, one in enumerate(derived.findings if derived else ()):
            rows["finding", (bytes.fromhex(one.finding),)] = (
                *(visit, one.item, one.fact, one.due_class, one.due),
                *(int(one.provisional), str(one.state), place),
            )
        return rows

    def _register_rows(self) -> Rows:
        """The rows of a person or a device, which more than one kind of event tells of."""
        subject = bytes.fromhex(self.subject)
        rows: Rows = {}
        if (person := person_value(self.state)) is not None:
            rows["person", (subject,)] = (person["name"], canonical(person))
        if (device := device_from(self.state.facts)) is not None:
            rows["device", (subject,)] = (canonical(device.value()),)
        return rows

    def _list_values(self, visit: Visit, derived: Derived | None) -> Values:
        born = min(f.hlc for f in self.state.facts if f.kind is Kind.VISIT_OPENED)
        return (
            *(bytes.fromhex(visit.unit), str(visit.type), str(visit.channel)),
            *(visit.checklist, visit.edition, str(visit.state)),
            *(visit.at.isoformat(), visit.opened_at.isoformat()),
            None if visit.closed_at is None else visit.closed_at.isoformat(),
            *(born, len(visit.asked) - len(visit.not_asked)),
            *(len(self.answered - visit.not_asked), len(self.violated - visit.not_asked)),
            derived.total if derived else None,
            derived.exact if derived else None,
        )

    def _recount(self) -> None:
        self.opened = self._told = self._visit_from(None)
        self._is_behind = False
        self._since.clear()
        asked = self.opened.asked if self.opened else ()
        self.places = {code: place for place, code in enumerate(asked)}
        given = self.opened.given if self.opened else {}
        self.answered = set(given)
        self.violated = {code for code, answer in given.items() if has_failed(answer)}

    def _visit_from(self, before: Visit | None) -> Visit | None:
        return visit_from(self.state, before, self._since, reviews=self.reviews)

    def _count(self, code: str) -> None:
        if code not in self.places:
            return
        value = self.state.value(Kind.ANSWER, code)
        answer = answer_from_value(value) if isinstance(value, dict) else None
        _hold(self.answered, code, held=answer is not None)
        _hold(self.violated, code, held=has_failed(answer))


def rows_at(subjects: Mapping[str, Subject], places: Iterable[tuple[str, Place]]) -> Rows:
    """The rows that writes to these places of these subjects can change."""
    rows: Rows = {}
    for subject, place in places:
        rows |= subjects[subject].place_rows(place)
    for one in subjects.values():
        rows |= one.summary
    return rows


def in_time(event: Event) -> tuple[int, str, int]:
    """By what the shown one of several live writes is chosen."""
    return (event.hlc, event.log, event.seq)


def _hold(codes: set[str], code: str, *, held: bool) -> None:
    if held:
        codes.add(code)
    else:
        codes.discard(code)


def _written(event: Event) -> Values:
    return (
        *(event.seq, event.hlc, event.observed, event.recorded, event.actor),
        canonical(event.body),
    )


def _rows_of_value(subject: bytes, kind: Kind, item: str, value: dict[str, Any]) -> Rows:
    """Rows that a live value adds: words to search, a file, an entry of a register."""
    match kind:
        case Kind.ANSWER:
            text = _words_of_answer(value)
            return {("said", (subject, str(kind), item)): (text,)} if text else {}
        case Kind.NOTE | Kind.LEAD | Kind.GOOD_PRACTICE:
            return {("said", (subject, str(kind), item)): (value["text"],)}
        case Kind.EVIDENCE:
            sha256 = item.partition("/")[2] or item
            told = tuple(value[name] for name in ("item", "kind", "bytes", "derivative", "name"))
            return {("evidence", (subject, item)): (sha256, *told, value.get("look"))}
        case Kind.UNIT:
            return {("unit", (subject,)): (value["name"], canonical(value))}
        case _:
            return {}


def _words_of_answer(value: dict[str, Any]) -> str:
    said = [value.get("reason")]
    for one in value.get("occurrences", ()):
        said += [one.get("note"), one.get("subtype"), one.get("reason")]
    return "\n".join(text for text in said if text)
