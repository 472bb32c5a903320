"""并: logs of other devices taken in, so that what is here follows from the set of all events.

The order in which deliveries arrive, and how often, makes no difference: each is joined to its log
by its digests, every subject that it touches is folded anew from all its events, and what cannot be
joined or does not hold is kept apart without holding up the rest.
"""

import hashlib
from collections.abc import Callable, Iterable

from inspector.domain.history.event import KEYED, Event
from inspector.errors import InspectorError
from inspector.errors import store as faults
from inspector.store.apart import FORK, Apart, Range, let_count, set_apart
from inspector.store.authentic import count_of, judge
from inspector.store.brought import brought, remember
from inspector.store.database import Database
from inspector.store.delivery import (
    FORM,
    GAP,
    KEY,
    OWN,
    TOGETHER,
    Content,
    DeliveredLog,
    Delivery,
    Merged,
    Quarantined,
    Terms,
)
from inspector.store.history import History, LogIdentity
from inspector.store.joining import Joined, Joining
from inspector.store.reading_in import Reader
from inspector.store.segments import Segment, text_of
from inspector.store.subjects import Subjects
from inspector.store.tables import replace_rows, rows_of_subject

IsNew = Callable[[Event], bool]


class Union:
    """Takes deliveries in, each within one transaction of the store."""

    def __init__(
        self, database: Database, history: History, subjects: Subjects, reader: Reader
    ) -> None:
        self._db = database
        self._history = history
        self._subjects = subjects
        self._reader = reader
        self._joining = Joining(database, history, self._reader)
        self._merged = Merged()

    def take(self, delivery: Delivery, terms: Terms) -> Merged:
        """Take a delivery in.

        Raises:
            InspectorError: CALENDAR_… and the like, where what it comes to cannot be computed for
                a reason that lies here; nothing was taken in then.
        """
        for content in delivery.contents:
            self._put(content)
        self._look_again(terms)
        for delivered in delivery.logs:
            fresh = self._take_log(delivered, terms)
            if delivery.bundle is not None and fresh:
                remember(self._db, delivery.bundle, delivered.identity.log, fresh)
        return self._merged

    def heed_withdrawals(self, bundle: str) -> None:
        """Fold anew what a delivery touched that was just withdrawn, or reinstated."""
        self._history.heed_apart()
        subjects: dict[str, None] = {}
        for log, first, last in brought(self._db, bundle):
            query = "SELECT DISTINCT subject FROM span WHERE log = ? AND first BETWEEN ? AND ?"
            number = self._history.standing.numbers.get(log)
            for (subject,) in self._db.rows(query, (number, first, last)):
                subjects.setdefault(subject.hex())
        self._fold_subjects(subjects, lambda _: False)

    def _put(self, content: Content) -> None:
        """Freeze a checklist, if it is the one that it says it is."""
        if hashlib.sha256(content.body).hexdigest() == content.digest:
            self._db.write(
                "INSERT INTO content (digest, name, edition, body) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (digest) DO NOTHING",
                (content.digest, content.name, content.edition, content.body),
            )

    def _look_again(self, terms: Terms) -> None:
        """Let count what waited, where what it waited for has come."""
        for identity in self._joining.parking.refused():
            if terms.refuses(identity) is None and self._fits(identity):
                joined = self._joining.join(identity)
                self._fold(joined, joined.is_new)
                self._merged.released += self._counting(joined)
        for number, apart in self._history.standing.apart.items():
            for waiting in apart.ranges:
                if self._reader.may_count(waiting):
                    self.read_again(number, waiting)

    def read_again(self, number: int, waiting: Range) -> None:
        """Read events again that stood apart; what counts now is folded in."""
        log, segment = self._history.name(number), self._history.segment_at(number, waiting.first)
        read = self._reader.read(log, segment, text_of(segment), 0)
        now = [one for one in read.events if waiting.first <= one.seq <= waiting.last]
        let_count(self._db, number, [waiting])
        still = Apart(ranges=read.apart).within(waiting.first, waiting.last)
        set_apart(self._db, number, still)
        self._history.heed_apart()
        latest = max((one.hlc for one in now), default=0)
        self._db.write("UPDATE log SET heard = max(heard, ?) WHERE log = ?", (latest, number))
        self._history.heard(latest)
        refs = {one.ref for one in now}
        self._fold_subjects(dict.fromkeys(one.subject for one in now), lambda e: e.ref in refs)
        self._merged.released += len(now)

    def _take_log(self, delivered: DeliveredLog, terms: Terms) -> list[Segment]:
        """Take in what was handed over of one log; tells what of it was not here before."""
        identity = delivered.identity
        number = self._history.standing.numbers.get(identity.log)
        judged = judge(delivered, self._held(number, delivered.segments), terms.verify)
        self._merged.quarantined += judged.refused
        fresh = [one.segment for one in judged.fresh]
        refusal = self._refusal(identity, terms) if fresh else None
        joined = Joined(number=number)
        if fresh and refusal is None:
            joined = self._joining.follow(delivered, judged.fresh) or joined
        if fresh and joined.last < 0 and refusal not in (OWN, KEY):
            self._joining.parking.put(delivered, judged.fresh, refusal or GAP)
            joined = self._joining.join(identity) if refusal is None else joined
        self._fold(joined, joined.is_new)
        self._count(identity, joined, judged.held, fresh, refusal)
        return [] if refusal in (OWN, KEY) else fresh

    def _refusal(self, identity: LogIdentity, terms: Terms) -> str | None:
        """Why nothing new of a log is joined now."""
        if identity.log == self._history.log:
            return OWN
        if not self._fits(identity):
            return KEY
        return terms.refuses(identity)

    def _fits(self, identity: LogIdentity) -> bool:
        """Whether a log has the key that it had before."""
        query = "SELECT public_key FROM log WHERE uuid = ?"
        row = self._db.row(query, (bytes.fromhex(identity.log),))
        return row is None or row[0] == identity.public_key

    def _held(
        self, number: int | None, segments: Iterable[Segment]
    ) -> dict[int, tuple[int, bytes]]:
        """What of these is here already, or something else in its place."""
        firsts = {one.first for one in segments if type(one.first) is int}
        if number is None or not firsts:
            return {}
        query = "SELECT first, n, digest FROM segment WHERE log = ? AND first BETWEEN ? AND ?"
        span = (max(0, min(firsts)), min(max(firsts), (1 << 62)))
        return {first: (n, digest) for first, n, digest in self._db.rows(query, (number, *span))}

    def _count(
        self,
        identity: LogIdentity,
        joined: Joined,
        held: Iterable[Segment],
        fresh: Iterable[Segment],
        refusal: str | None,
    ) -> None:
        """Tell of each segment what became of it."""
        apart = None if joined.number is None else self._history.apart(joined.number)
        was_joined = 0
        for is_fresh, segments in ((False, held), (True, fresh)):
            for one in segments:
                if is_fresh and not joined.has(one):
                    reason = refusal or (FORK if apart and apart.parted is not None else GAP)
                    self._quarantine(identity, one.first, count_of(one), reason)
                    continue
                wrong = apart.within(one.first, one.last) if apart else []
                for part in wrong:
                    self._quarantine(identity, part.first, part.n, part.reason)
                counting = one.n - sum(part.n for part in wrong)
                if is_fresh:
                    self._merged.new += counting
                    was_joined += counting
                else:
                    self._merged.held += counting
        self._merged.released += self._counting(joined) - was_joined
        if joined.is_parted:
            self._merged.parted.append(identity.log)

    def _quarantine(self, identity: LogIdentity, first: int, n: int, reason: str) -> None:
        told = Quarantined(log=identity.log, first=first, n=n, reason=reason)
        self._merged.quarantined.append(told)

    def _counting(self, joined: Joined) -> int:
        """How many of the events that were joined count."""
        if joined.number is None or joined.last < joined.first:
            return 0
        wrong = self._history.apart(joined.number).within(joined.first, joined.last)
        return joined.last - joined.first + 1 - sum(one.n for one in wrong)

    def _fold(self, joined: Joined, is_new: IsNew) -> None:
        log = "" if joined.number is None else self._history.name(joined.number)
        self._fold_subjects(joined.subjects, lambda one: one.log == log and is_new(one))

    def _fold_subjects(self, subjects: Iterable[str], is_new: IsNew) -> None:
        """Fold subjects anew from all their events.

        Raises:
            InspectorError: What keeps anything from being computed.
        """
        for subject in subjects:
            events = self._history.events_of(subject)
            before = rows_of_subject(self._db, bytes.fromhex(subject))
            try:
                after = self._subjects.rows_from(subject, events)
            except InspectorError as error:
                if error.fault is not faults.HISTORY_DAMAGED:
                    raise
                events = self._without(events, is_new)
                after = self._subjects.rows_from(subject, events)
            replace_rows(self._db, before, after)
            self._merged.subjects.add(subject)
            in_conflict = {row[1:] for (table, _), row in after.items() if table == "conflict"}
            if in_conflict:
                self._merged.conflicts |= {
                    (subject, str(one.kind), one.item or "")
                    for one in events
                    if one.kind in KEYED
                    and is_new(one)
                    and (str(one.kind), one.item or "") in in_conflict
                }

    def _without(self, events: list[Event], is_new: IsNew) -> list[Event]:
        """What is left of a subject's events without those new ones that it cannot be told with."""
        for event in filter(is_new, events):
            number = self._history.number(event.log)
            set_apart(self._db, number, [Range(event.seq, event.seq, TOGETHER)])
        self._history.heed_apart()
        return [event for event in events if not is_new(event)]


def read_forms_again(union: Union, history: History) -> None:
    """Let count what could not be read when it came, and can be now."""
    for number, apart in history.standing.apart.items():
        for one in apart.ranges:
            if one.reason == FORM:
                union.read_again(number, one)
