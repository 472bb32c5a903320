"""What other devices hand over, as plain values, and what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from inspector.domain.history.event import Event
from inspector.store.history import LogIdentity, Verify
from inspector.store.segments import Segment

KEY: Final = "key"
SIGNATURE: Final = "signature"
LINK: Final = "link to the segment before"
DIGEST: Final = "digest"
FORM: Final = "form"
GAP: Final = "gap"
FUTURE: Final = "time ahead"
CHECKLIST: Final = "checklist not here"
TOGETHER: Final = "does not go together"
OWN: Final = "own log"
"""Why something counts nowhere; beside what `segments` says of a block, and what `Terms` say."""

AHEAD_MS: Final = 60 * 60 * 1000
"""A clock may be so far ahead: more than drift, less than a wrong time zone or day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredLog:
    """Sealed history of one log, as somebody hands it over; nothing of it is believed yet."""

    identity: LogIdentity
    seq: int
    """Of the signed head."""
    digest: bytes
    signature: bytes
    segments: Sequence[Segment]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A frozen checklist that visits in the delivery pin."""

    digest: str
    name: str
    edition: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """数据包 as the store sees it."""

    logs: Sequence[DeliveredLog]
    contents: Sequence[Content] = ()
    bundle: str | None = None
    """Id of what it came in, by which it can be withdrawn; None of what cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On which terms a delivery is taken in."""

    verify: Verify
    now_ms: int
    refuses: Callable[[LogIdentity], str | None] = field(default=lambda _: None)
    """Why nothing new of a log counts, as its device is not enrolled or revoked; None: it does."""
    forbids: Callable[[Event], str | None] = field(default=lambda _: None)
    """Why one event counts nowhere, as whoever wrote it may not do that; None: it does."""
    again: frozenset[str] = frozenset()
    """Such reasons that may be gone by now: what stands apart for them is looked at again."""

    @property
    def latest(self) -> int:
        """The hybrid time from which on everything lies ahead."""
        return (self.now_ms + AHEAD_MS) << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """Events that were handed over and count nowhere, and why."""

    log: str
    first: int
    n: int
    reason: str


Place = tuple[str, str, str]
"""Subject, kind and item of a keyed place."""


@dataclass(slots=True, kw_only=True)
class Merged:
    """What became of a delivery: every event that it names is new, held or quarantined."""

    new: int = 0
    held: int = 0
    quarantined: list[Quarantined] = field(default_factory=list)
    released: int = 0
    """Events that waited from earlier deliveries, and count from now on."""
    parted: list[str] = field(default_factory=list)
    """Logs that were found to have been written twice."""
    subjects: set[str] = field(default_factory=set)
    """What was folded anew."""
    conflicts: set[Place] = field(default_factory=set)
    """Places that new events wrote to and that now hold more than one value."""

    @property
    def manifest(self) -> int:
        """All events that the delivery named."""
        return self.new + self.held + sum(one.n for one in self.quarantined)
