"""What a verb works with: the open store, the clock, and who is acting."""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.clock import CHINA, Clock
from inspector.domain.history.event import Draft, Event
from inspector.domain.words import WorkspaceKind
from inspector.errors import InspectorError
from inspector.errors import store as faults
from inspector.store.history import Sign
from inspector.store.store import Store

if TYPE_CHECKING:
    from inspector.domain.authority import Act
    from inspector.domain.calendar import WorkCalendar
    from inspector.domain.checklist import Checklist
    from inspector.domain.enrolment import Enrolment
    from inspector.domain.masking import Private
    from inspector.domain.repeating import Expansions
    from inspector.domain.visit import Visit
    from inspector.services.live import Live


@dataclass(slots=True, kw_only=True)
class Editions:
    """What closed visits are computed with: the checklists they pinned, and the calendar."""

    calendar: "WorkCalendar | None" = None
    """The working days as they were read last; None to read them again."""
    _store: Store | None = None
    _read: "dict[str, Checklist]" = field(default_factory=dict)
    _expansions: "dict[str, Expansions]" = field(default_factory=dict)
    _expanded: "tuple[Visit, Checklist] | None" = None
    """The visit whose checklist was expanded last."""

    def rest_in(self, store: Store) -> None:
        """Tell where they rest; a store needs them before it is open itself."""
        self._store = store

    def of(self, digest: str) -> "Checklist":
        """The checklist with that digest, as it was when it was pinned.

        Raises:
            InspectorError: STORE_013, when it is not in the store; STORE_016, when it was changed.
        """
        from inspector.checklists.codec import decode  # noqa: PLC0415 - not to list visits

        if digest not in self._read:
            assert self._store is not None  # noqa: S101 - nothing is asked before it is open
            content = self._store.content(digest)
            if hashlib.sha256(content).hexdigest() != digest:
                raise InspectorError(faults.CONTENT_DAMAGED, digest=digest[:12])
            self._read[digest] = decode(content)
        return self._read[digest]

    def for_visit(self, visit: "Visit") -> "Checklist":
        """The checklist that a visit pinned, with the instances that the visit has.

        Raises:
            InspectorError: As `of`.
        """
        digest = visit.checklist_digest
        checklist = self.of(digest)
        if not checklist.repeats:
            return checklist
        last = self._expanded
        if last and (last[0].checklist_digest, last[0].instances) == (digest, visit.instances):
            return last[1]
        from inspector.domain.repeating import Expansions  # noqa: PLC0415 - not to list visits

        expansions = self._expansions.setdefault(digest, Expansions(checklist))
        self._expanded = (visit, expansions.of(visit.instances))
        return self._expanded[1]


@dataclass(slots=True, kw_only=True)
class Session:
    """One open workspace, as seen on its one store thread."""

    home: Path
    kind: WorkspaceKind
    office: str
    actor: str
    """Person id of whoever acts."""
    store: Store
    clock: Clock
    editions: Editions
    key: bytes = field(repr=False)
    """Opens the database; a copy of it is under the same key."""
    sign: Sign
    """Signs the head of this device's log."""
    seal_name: Callable[[str], str]
    """Seals an identity so that only the office's key opens it; hex."""
    masked: "Counter[Private]" = field(default_factory=Counter)
    """What was masked in what was written, as long as the workspace is open."""
    enrolment: "Enrolment | None" = None
    """What the office gave to this laptop; None in other workspaces, and before it."""
    cleared: "set[tuple[str, Act]]" = field(default_factory=set, repr=False)
    """Who was seen to be allowed what, so that it is not asked at every key."""
    live: "Live | None" = field(default=None, repr=False)
    """The visit shown last, while nothing but its own values is written."""

    def append(self, drafts: Sequence[Draft]) -> tuple[Event, ...]:
        """Write events in one transaction; the visit under way follows them.

        Raises:
            InspectorError: ENROL_003 or ENROL_004, when whoever acts may not do this.
        """
        self.see_rights(drafts)
        live, self.live = self.live, None
        is_known = live is not None and self.store.visit(live.visit.visit) is live.visit
        events = self.store.append(
            self._masked(drafts), now_ms=int(self.clock.now().timestamp() * 1000)
        )
        if live is not None and is_known and live.follows(events):
            after = self.store.visit(live.visit.visit)
            if after is not None:
                live.follow(after, events, self.checklist_of)
                self.live = live
        return events

    def see_rights(self, drafts: Sequence[Draft]) -> None:
        """See that whoever acts may do this; what changes people is asked anew afterwards.

        Raises:
            InspectorError: ENROL_003 or ENROL_004, when they may not.
        """
        from inspector.domain.authority import OF_PEOPLE, act_of  # noqa: PLC0415 - to write

        self.see_allowed(*{act_of(draft.kind, draft.body) for draft in drafts})
        if any(draft.kind in OF_PEOPLE for draft in drafts):
            self.cleared.clear()

    def see_allowed(self, *acts: "Act") -> None:
        """See that whoever acts may do this, before what cannot be taken back.

        Raises:
            InspectorError: ENROL_003 or ENROL_004, when they may not.
        """
        unknown = [act for act in acts if (self.actor, act) not in self.cleared]
        if unknown:
            from inspector.services.rights import check_rights  # noqa: PLC0415 - once a person

            check_rights(self, unknown)
            self.cleared.update((self.actor, act) for act in unknown)

    def _masked(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts without private numbers: the one place before anything is stored."""
        from inspector.domain.masking import masked_body  # noqa: PLC0415 - not to list visits

        cleaned = []
        for draft in drafts:
            body, counts = masked_body(draft.body)
            self.masked = self.masked + Counter(counts)
            cleaned.append(replace(draft, body=body) if counts else draft)
        return cleaned

    def append_sealed(self, drafts: Sequence[Draft]) -> None:
        """Write events and seal the log: both, or neither."""
        with self.store.atomic():
            self.append(drafts)
            self.seal_log()

    def edition(self, digest: str) -> "Checklist":
        """A checklist as it was when a visit pinned it."""
        return self.editions.of(digest)

    def checklist_of(self, visit: "Visit") -> "Checklist":
        """The checklist that a visit pinned, each instance of a repeated section by itself."""
        return self.editions.for_visit(visit)

    def seal_log(self) -> None:
        """Fold the open events into signed segments."""
        self.store.seal(self.sign)

    @property
    def can_seal(self) -> bool:
        """Whether a covert visitor's name can be sealed so that the office can open it."""
        if self.kind is not WorkspaceKind.FIELD:
            return True
        return self.enrolment is not None and self.now() <= self.enrolment.grant.until

    def now(self) -> datetime:
        """The instant now, in China's time."""
        return self.clock.now()

    @property
    def last_write(self) -> datetime | None:
        """When the last event became durable; None before the first."""
        stamp_ms = self.store.last_hlc >> 16
        if not stamp_ms:
            return None
        return datetime.fromtimestamp(stamp_ms / 1000, tz=UTC).astimezone(CHINA)


def sealer(public_key: Callable[[], bytes]) -> Callable[[str], str]:
    """What seals a covert visitor's identity so that only the holder of the key opens it; hex.

    Args:
        public_key: Tells it when something is sealed; who opens the app need not wait for it.
    """

    def seal(name: str) -> str:
        from inspector.keys.device import seal_name  # noqa: PLC0415 - on covert visits only

        return seal_name(public_key(), name).hex()

    return seal
