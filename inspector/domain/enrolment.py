"""登记: which device speaks for whom, since when and until when; a register kept by the office."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from inspector.domain.authority import Act, may
from inspector.domain.history.event import Event, Kind
from inspector.domain.office_card import OfficeCard
from inspector.domain.words import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What one answered request gave to a device; a renewal adds another, and takes none away."""

    request: str
    """Id of the request: each is answered once."""
    person: str
    """Id in the office's register."""
    local_person: str
    """Id under which the laptop wrote before it was enrolled."""
    role: Role
    log: str
    """The log that the device writes under it."""
    log_key: str
    """Ed25519, hex: signs the heads of that log, and what the device sends."""
    box: str
    """X25519, hex: what goes to the device is encrypted to it."""
    certificate: str
    """DER, hex: signs documents."""
    start: datetime
    until: datetime

    @classmethod
    def from_body(cls, body: dict[str, Any]) -> "Grant":
        """The grant that an event tells."""
        texts = ("request", "person", "local_person", "log", "log_key", "box", "certificate")
        return cls(
            **{name: str(body[name]) for name in texts},
            role=Role(body["role"]),
            start=datetime.fromisoformat(body["start"]),
            until=datetime.fromisoformat(body["until"]),
        )

    def body(self) -> dict[str, object]:
        """The same as an event tells it."""
        texts = ("request", "person", "local_person", "log", "log_key", "box", "certificate")
        return {
            **{name: getattr(self, name) for name in texts},
            "role": str(self.role),
            "start": self.start.isoformat(),
            "until": self.until.isoformat(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A laptop that the office knows."""

    device: str
    """UUID of the log that it had when it first asked."""
    grants: tuple[Grant, ...]
    """In the order in which they were given; at least one."""
    revoked: datetime | None = None
    revoked_reason: str | None = None

    @property
    def current(self) -> Grant:
        """What it holds now."""
        return self.grants[-1]

    def value(self) -> dict[str, object]:
        """The same as JSON."""
        return {
            "grants": [one.body() for one in self.grants],
            "revoked": self.revoked.isoformat() if self.revoked else None,
            "reason": self.revoked_reason,
        }

    @classmethod
    def from_value(cls, device: str, value: dict[str, Any]) -> "Device":
        """The device that JSON tells."""
        revoked = value["revoked"]
        return cls(
            device=device,
            grants=tuple(Grant.from_body(one) for one in value["grants"]),
            revoked=datetime.fromisoformat(revoked) if revoked else None,
            revoked_reason=value["reason"],
        )

    @property
    def until(self) -> datetime:
        """Until when it is trusted; whoever was renewed late was trusted in between as well."""
        return max(one.until for one in self.grants)

    def grant_of(self, log: str) -> Grant | None:
        """What it was given for one of its logs; the latest, where there were several."""
        return next((one for one in reversed(self.grants) if one.log == log), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """What a laptop holds of the office that enrolled it."""

    device: str
    grant: Grant
    cards: tuple[OfficeCard, ...]
    """Every set of the office's keys that it was told of, the first one first."""

    @property
    def office(self) -> OfficeCard:
        """The office's keys as they were told last."""
        return self.cards[-1]

    def value(self) -> dict[str, object]:
        """The same as JSON."""
        return {
            "device": self.device,
            "grant": self.grant.body(),
            "cards": [card.body() for card in self.cards],
        }

    @classmethod
    def from_value(cls, value: dict[str, Any]) -> "Enrolment":
        """What JSON tells."""
        return cls(
            device=value["device"],
            grant=Grant.from_body(value["grant"]),
            cards=tuple(OfficeCard.from_body(card) for card in value["cards"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An event of a log, as far as it matters whether it counts."""

    log: str
    act: Act
    actor: str | None
    """Person id; None on a covert visit, where a code name stands."""
    at: datetime
    held_before: bool = False
    """Whether the office held it before it revoked the device, if it did."""


class Doubt(StrEnum):
    """Why a deed does not count."""

    UNKNOWN_LOG = "unknown_log"
    REVOKED = "revoked"
    EXPIRED = "expired"
    OTHER_PERSON = "other_person"
    ROLE = "role"


def doubt_of(deed: Deed, device: Device | None) -> Doubt | None:
    """What speaks against a deed of an enrolled device; None where nothing does.

    An answered request vouches for its log from the beginning: a laptop may have been used before.

    Args:
        deed: What was done.
        device: Whose log it is; None where nobody's.
    """
    grant = None if device is None else device.grant_of(deed.log)
    if device is None or grant is None:
        return Doubt.UNKNOWN_LOG
    if device.revoked is not None and not deed.held_before:
        return Doubt.REVOKED
    if deed.at > device.until:
        return Doubt.EXPIRED
    if deed.actor not in {None, grant.person, grant.local_person}:
        return Doubt.OTHER_PERSON
    return None if may((grant.role,), deed.act) else Doubt.ROLE


def device_from(facts: Iterable[Event]) -> Device | None:
    """The device that its facts tell; None where no request of it was answered.

    Args:
        facts: What happened to it, in hybrid time.
    """
    grants: dict[str, Grant] = {}
    revoked: Event | None = None
    device = ""
    for fact in facts:
        if fact.kind is Kind.DEVICE_ENROLLED:
            device = fact.subject
            grant = Grant.from_body(dict(fact.body))
            grants.setdefault(grant.request, grant)
        elif fact.kind is Kind.DEVICE_REVOKED and revoked is None:
            revoked = fact
    if not grants:
        return None
    told = {} if revoked is None else dict(revoked.body)
    return Device(
        device=device,
        grants=tuple(grants.values()),
        revoked=datetime.fromisoformat(str(told["at"])) if told else None,
        revoked_reason=str(told["reason"]) if told.get("reason") else None,
    )
