"""事件: what people did, in order and for ever. Everything shown is computed from these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

Ref = tuple[str, int]
"""An event's key: its log (UUID, hex) and its sequence number in that log."""

Body = Mapping[str, object]
"""JSON: text, whole numbers, booleans, null, lists and objects; never a float."""


class Kind(StrEnum):
    """What an event says."""

    # Keyed: a write to one place of a subject, which supersedes the writes it saw.
    UNIT = "unit"
    PERSON = "person"
    TEAM = "team"
    ANSWER = "answer"
    NOTE = "note"
    LEAD = "lead"
    GOOD_PRACTICE = "good_practice"
    LAP = "lap"
    EVIDENCE = "evidence"
    OCCUPANCY = "occupancy"
    SIGNING = "signing"
    COLUMN = "column"
    INSTANCE = "instance"
    WITHDRAWAL = "withdrawal"
    REVIEWED = "reviewed"
    # Facts: they happened, and nothing supersedes them.
    WORKSPACE_MADE = "workspace_made"
    VISIT_OPENED = "visit_opened"
    VISIT_CLOSED = "visit_closed"
    VISIT_AMENDED = "visit_amended"
    VISIT_VOIDED = "visit_voided"
    FINDINGS_EXPORTED = "findings_exported"
    OFFICE_KEYS = "office_keys"
    DEVICE_ENROLLED = "device_enrolled"
    DEVICE_REVOKED = "device_revoked"
    ENROLMENT_ACCEPTED = "enrolment_accepted"
    LOG_FOLLOWS = "log_follows"
    # An entry of the office's register as a laptop was told it: the office's own write outweighs.
    PERSON_GIVEN = "person_given"
    PERSON_IS = "person_is"
    # What was decided of a visit, as a laptop was told it: at the office it says nothing.
    REVIEW_GIVEN = "review_given"


KEYED: Final = frozenset(
    {
        Kind.UNIT,
        Kind.PERSON,
        Kind.TEAM,
        Kind.ANSWER,
        Kind.NOTE,
        Kind.LEAD,
        Kind.GOOD_PRACTICE,
        Kind.LAP,
        Kind.EVIDENCE,
        Kind.OCCUPANCY,
        Kind.SIGNING,
        Kind.COLUMN,
        Kind.INSTANCE,
        Kind.WITHDRAWAL,
        Kind.REVIEWED,
    }
)
"""Kinds whose events are writes to a register."""
RESOLVES: Final = "resolves"
"""Key of the body of a write that settles a conflict, and so saw all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event that is about to happen; the store gives it its place in the log."""

    kind: Kind
    subject: str
    """UUID (hex) of the visit, unit, person or workspace."""
    item: str | None = None
    """Place in the subject: item code, lap name, remark id, SHA-256 …"""
    body: Body = field(default_factory=dict)
    """Of a keyed kind `{"value": …}`, null for taken away."""
    observed: str | None = None
    """When it was seen (RFC 3339); None when that is not the point."""
    actor: str = ""
    """Person id; a code name on a covert visit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that was done; never changed, never deleted."""

    log: str
    seq: int
    """From 1, without gaps."""
    hlc: int
    """Hybrid time, milliseconds << 16 | counter: rises within a log even where the clock falls."""
    kind: Kind
    subject: str
    item: str | None
    observed: str | None
    recorded: int
    """The wall clock at writing, milliseconds since 1970; may go back where the clock did."""
    actor: str
    body: Body
    """Of a keyed kind `{"value", "was": [[log, seq], …], "act", "undoes"?: act | [log, act]}`."""

    @property
    def ref(self) -> Ref:
        """Its key."""
        return (self.log, self.seq)

    @property
    def was(self) -> tuple[Ref, ...]:
        """The writes that a keyed event saw and supersedes."""
        seen = self.body.get("was", [])
        if not seen:
            return ()
        assert isinstance(seen, list)  # noqa: S101 - the store wrote it; segments are checked on reading
        return tuple((str(log), int(seq)) for log, seq in seen)

    @property
    def act(self) -> int:
        """Sequence number of the first event of the same transaction: what one undo takes back."""
        act = self.body.get("act", self.seq)
        assert isinstance(act, int)  # noqa: S101
        return act

    @property
    def undoes(self) -> Ref | None:
        """The act that this write takes back; one of the same log is told by its number alone."""
        undone = self.body.get("undoes")
        if undone is None or isinstance(undone, int):
            return None if undone is None else (self.log, undone)
        assert isinstance(undone, list | tuple)  # noqa: S101
        log, act = undone
        return (str(log), int(act))
