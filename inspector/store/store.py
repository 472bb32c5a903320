"""The store: events go in, states and lists come out; of the one thread that opened it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from inspector.domain.history.event import KEYED, Draft, Event, Kind, Ref
from inspector.domain.unit import Person, Unit
from inspector.domain.visit_row import VisitRow
from inspector.domain.words import VisitState, VisitType
from inspector.errors import InspectorError
from inspector.errors import store as faults
from inspector.store import reading
from inspector.store.database import Database
from inspector.store.history import History, LogIdentity, Sign, Verify
from inspector.store.lines import placed, read_back
from inspector.store.space import Space
from inspector.store.subjects import Subjects
from inspector.store.tables import empty_tables, insert_rows, replace_rows

if TYPE_CHECKING:
    from inspector.domain.derived import ListedFinding
    from inspector.domain.enrolment import Device
    from inspector.domain.history.fold import Place, SubjectState
    from inspector.domain.visit import Visit
    from inspector.store.arrivals import Arrivals
    from inspector.store.comparing import Difference
    from inspector.store.gathering import Gathering
    from inspector.store.projections import Derive, Subject
    from inspector.store.soundness import HistoryFault


class Store:
    """One workspace's data.

    Args:
        database: Open and at this program's schema.
        derive: What a visit that is no longer open comes to; called within the same transaction.
    """

    def __init__(self, database: Database, *, derive: "Derive") -> None:
        self._db = database
        self._history = History(database)
        self._subjects = Subjects(database, self._history, derive)
        self._act: int | None = None
        self.space = Space(database.path)

    # Writing

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Several writes, all or none; what is appended within is one act, undone as one."""
        if self._db.in_transaction():
            yield
            return
        standing = self._history.standing
        try:
            with self._db.atomic():
                yield
        except BaseException as error:
            self._subjects.forget()
            self._history.go_back(standing)
            if isinstance(error, InspectorError) and error.fault is faults.DISK_FULL:
                self.space.release()
            raise
        finally:
            self._act = None

    def append(self, drafts: Sequence[Draft], *, now_ms: int) -> tuple[Event, ...]:
        """Write events to this device's log and fold them in: all or none, on disk on return.

        On a full disk the ballast is given back and the write is tried once more.

        Raises:
            InspectorError: STORE_001, when the disk is full all the same; nothing was written.
        """
        if self._db.in_transaction():
            return self._append(drafts, now_ms)
        try:
            with self.atomic():
                return self._append(drafts, now_ms)
        except InspectorError as error:
            if error.fault is not faults.DISK_FULL:
                raise
        with self.atomic():
            return self._append(drafts, now_ms)

    def put_content(self, digest: str, *, name: str, edition: str, body: bytes) -> None:
        """Freeze a checklist; one that is frozen already stays as it is."""
        with self.atomic():
            self._db.write(
                "INSERT OR IGNORE INTO content (digest, name, edition, body) VALUES (?, ?, ?, ?)",
                (digest, name, edition, body),
            )

    def put_meta(self, name: str, value: bytes) -> None:
        """Keep a small fact of this workspace, a key or a setting, inside the encryption."""
        with self.atomic():
            self._db.write("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))

    def wait_for_reviewers(self) -> None:
        """Let closed visits need a review from now on: here somebody reviews them."""
        self._subjects.reviews = True

    def start_log(self, identity: LogIdentity) -> None:
        """Begin a new log, of a new or a restored workspace; the former one must be sealed."""
        with self.atomic():
            self._history.start_log(identity)

    def seal(self, sign: Sign) -> int:
        """Fold all open events into signed segments; tells how many events."""
        with self.atomic():
            return self._history.seal(sign)

    def rebuild(self) -> None:
        """Compute every projection anew from the events, through the same fold.

        Raises:
            InspectorError: STORE_007, when the events themselves are damaged; nothing was changed.
        """
        with self.atomic():
            self._history.respan()
            if self._history.standing.apart:
                self.gathering.read_forms_again()
            empty_tables(self._db)
            for subject, events in self._history.subjects():
                insert_rows(self._db, self._subjects.rows_from(subject, events()))
            self._subjects.forget()

    @property
    def gathering(self) -> "Gathering":
        """What it does with logs of others."""
        from inspector.store.gathering import Gathering  # noqa: PLC0415 - not to inspect

        return Gathering(self._db, self._history, self._subjects, self.atomic)

    @property
    def arrivals(self) -> "Arrivals":
        """What bundles came, and what became of them."""
        from inspector.store.arrivals import Arrivals  # noqa: PLC0415 - at the office

        return Arrivals(self._db, self.atomic)

    # Reading

    @property
    def log(self) -> str:
        """This device's log (UUID, hex)."""
        return self._history.log

    @property
    def own_logs(self) -> tuple[str, ...]:
        """This device's log, and those that it wrote before the workspace was restored."""
        return self._history.own

    @property
    def open_events(self) -> int:
        """How many events wait to be sealed."""
        return self._history.open_events

    @property
    def last_hlc(self) -> int:
        """Hybrid time of the newest event known here; 0 before the first."""
        return self._history.standing.hlc

    def seen(self, subject: str) -> dict[str, int]:
        """Up to where each log was known that tells of a subject: what a close has seen."""
        return self._history.seen(subject)

    def logs(self) -> dict[str, int]:
        """Every log that is known here, and up to which event all of it counts."""
        return self._history.counting()

    def state(self, subject: str) -> "SubjectState":
        """All that is known of a subject; empty for one never heard of. To read, not to change."""
        return self._subjects.of(subject).state

    def heads(self, subject: str) -> "dict[Place, tuple[Ref, ...]]":
        """The live writes to each place of a subject."""
        registers = self.state(subject).registers
        return {place: tuple(sorted(register.heads)) for place, register in registers.items()}

    def visit(self, visit: str) -> "Visit | None":
        """The visit as it stands; None where there is none of that id."""
        return self._subjects.of(visit).visit()

    def events_of(self, subject: str) -> list[Event]:
        """Everything that happened to a subject, sealed or not, in hybrid time."""
        return self._history.events_of(subject)

    def visits(
        self,
        *,
        states: Collection[VisitState] = (),
        unit: str | None = None,
        find: str | None = None,
        find_units: Mapping[str, Sequence[str]] | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[VisitRow]:
        """Visits, newest first.

        Args:
            states: Only those that stand at one of these; empty for all.
            unit: Only those of that unit.
            find: Only those in whose unit name, notes, remarks or facts all these words stand.
            find_units: Ids of units that one of these words also means.
            limit: At most so many.
            offset: Without the first so many.
        """
        most = -1 if limit is None else limit
        wanted = reading.Wanted(states, unit, find, find_units or {}, most, offset)
        return reading.visits(self._db, wanted)

    def is_covert(self, visit: str) -> bool:
        """Whether a visit of that id is known, and is a covert one."""
        row = self._db.row("SELECT type FROM visit WHERE visit = ?", (bytes.fromhex(visit),))
        return row is not None and row[0] == str(VisitType.COVERT)

    def last_visit(self) -> str | None:
        """The visit opened last, whatever the clock said."""
        row = self._db.row("SELECT visit FROM visit ORDER BY born DESC LIMIT 1")
        return None if row is None else row[0].hex()

    def findings(
        self, visit: str | None = None, *, limit: int | None = None, offset: int = 0
    ) -> "list[ListedFinding]":
        """Findings of a visit in its checklist's order, or of all visits, newest visit first."""
        most = -1 if limit is None else limit
        return reading.findings(self._db, visit, limit=most, offset=offset)

    def units(self) -> list[Unit]:
        """Every unit, by name."""
        return reading.units(self._db)

    def unit(self, unit: str) -> Unit | None:
        """The unit of that id."""
        return reading.unit(self._db, unit)

    def people(self) -> list[Person]:
        """Every person, by name."""
        return reading.people(self._db)

    def person(self, person: str) -> Person | None:
        """The person of that id."""
        return reading.person(self._db, person)

    def devices(self, device: str | None = None) -> "list[Device]":
        """Every device enrolled here, in the order in which they first asked; or the one meant."""
        return reading.devices(self._db, device)

    def written_by(
        self, actor: str, checklist: str, *, visits: int
    ) -> list[tuple[Kind, str, dict[str, Any]]]:
        """Violations and notes of a person on the last visits with a checklist, newest first."""
        return reading.written_by(self._db, actor, checklist, visits=visits)

    def reviews_of(self, logs: Collection[str]) -> list[Event]:
        """The live decisions that stand, of visits that one of these logs tells of."""
        numbers = self._history.standing.numbers
        known = [numbers[log] for log in logs if log in numbers]
        return [
            read_back(self._history.name(row[0]), row[1:])
            for row in reading.reviews(self._db, known)
        ]

    def words_elsewhere(self, visit: str, *, visits: int) -> list[tuple[str, str, str]]:
        """What was written on other visits, the newest first: visit, place, text."""
        return reading.words_elsewhere(self._db, visit, visits=visits)

    def photos_elsewhere(self, visit: str) -> list[tuple[str, str, str | None]]:
        """Files of other visits, the newest visit first: visit, SHA-256, how it looks."""
        return reading.photos_elsewhere(self._db, visit)

    def find_ids(self, of: reading.Findable, tail: str) -> list[str]:
        """Ids that end like this, in hex; the whole id is an ending too."""
        return reading.find_ids(self._db, of, tail)

    def content(self, digest: str) -> bytes:
        """A frozen checklist.

        Raises:
            InspectorError: STORE_013, when it is not here.
        """
        row = self._db.row("SELECT body FROM content WHERE digest = ?", (digest,))
        if row is None:
            raise InspectorError(faults.CONTENT_MISSING, digest=digest[:12])
        body: bytes = row[0]
        return body

    def contents(self) -> list[tuple[str, str, str]]:
        """Frozen checklists: digest, name, edition."""
        query = "SELECT digest, name, edition FROM content ORDER BY name, edition, digest"
        return [(digest, name, edition) for digest, name, edition in self._db.rows(query)]

    def meta(self, name: str) -> bytes | None:
        """A small fact of this workspace; None where it was never kept."""
        row = self._db.row("SELECT value FROM meta WHERE name = ?", (name,))
        return None if row is None else bytes(row[0])

    def evidence(self, visit: str | None = None) -> list[tuple[str, str, str | None]]:
        """Every file that visits, or one, refer to: visit, SHA-256, SHA-256 of its derivative."""
        of = None if visit is None else bytes.fromhex(visit)
        where = "" if of is None else "WHERE visit = :of "
        query = f"SELECT visit, sha256, derivative FROM evidence {where}ORDER BY visit, place"  # noqa: S608
        return [(one.hex(), *files) for one, *files in self._db.rows(query, {"of": of})]

    def pinned(self) -> list[tuple[str, str]]:
        """Every visit, and the digest of the checklist that it pinned."""
        return reading.pinned(self._db)

    def evidence_ever(self, logs: Collection[str] | None = None) -> set[str]:
        """SHA-256 of every file that any event ever named, taken away since or not.

        Args:
            logs: Only those that were named in these logs.

        Raises:
            InspectorError: STORE_007, when the history is damaged.
        """
        return set(self._history.evidence(logs))

    # Checking

    def compare(self) -> "Iterator[Difference]":
        """Every projected row that is not what a fresh fold of the events gives."""
        from inspector.store.comparing import differences  # noqa: PLC0415 - only to check

        return differences(
            self._db,
            self._history.subjects(),
            lambda subject, events: self._subjects.folded(subject, events).rows(),
        )

    def history_faults(self, verify: Verify) -> "list[HistoryFault]":
        """Where the logs do not hold together: digests, order, signatures."""
        from inspector.store.soundness import Soundness  # noqa: PLC0415 - only to check

        return list(Soundness(self._db, self._history).faults(verify))

    def page_faults(self) -> list[str]:
        """What is wrong with the database file itself."""
        return self._db.faults_of_pages()

    def close(self) -> None:
        """Close the file; nothing is pending, as every append was on disk on return."""
        self._db.close()

    # The fold

    def _append(self, drafts: Sequence[Draft], now_ms: int) -> tuple[Event, ...]:
        from inspector.store.projections import rows_at  # noqa: PLC0415 - not to list visits

        subjects = {draft.subject: self._subjects.of(draft.subject) for draft in drafts}
        places = {(draft.subject, (draft.kind, draft.item)) for draft in drafts}
        before = rows_at(subjects, places)
        events = [self._take(draft, subjects[draft.subject], now_ms) for draft in drafts]
        for subject in subjects.values():
            subject.summary = subject.summary_rows()
        after = rows_at(subjects, places)
        for event in events:
            if event.kind not in KEYED:
                after |= subjects[event.subject].fact_rows(event)
        replace_rows(self._db, before, after)
        return tuple(events)

    def _take(self, draft: Draft, subject: "Subject", now_ms: int) -> Event:
        """Write a draft to the log and let its subject know."""
        event = self._event(draft, subject.state, now_ms)
        self._history.add(event)
        subject.apply(event)
        return event

    def _event(self, draft: Draft, state: "SubjectState", now_ms: int) -> Event:
        """A draft in its place in the log, with the writes that it saw."""
        seq = self._history.standing.seq + 1
        if self._act is None:
            self._act = seq
        saw: dict[str, object] = {}
        if draft.kind in KEYED:
            register = state.registers.get((draft.kind, draft.item))
            seen = sorted(register.heads) if register else []
            saw = {"was": [list(ref) for ref in seen], "act": self._act}
        ref = (self._history.log, seq)
        return placed(draft, ref, saw, hlc=self._history.next_hlc(now_ms), recorded=now_ms)
