"""信: whom the office believes: a log by the device whose it is, an event by who may do that."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, Final

from inspector.domain.authority import Act, act_of
from inspector.domain.enrolment import Deed, Device, Doubt, Grant, doubt_of
from inspector.domain.history.event import Event, Kind
from inspector.domain.words import VisitType
from inspector.keys import device
from inspector.services.session import Session
from inspector.store.delivery import KEY, DeliveredLog
from inspector.store.history import LogIdentity
from inspector.store.misread import MISREAD
from inspector.store.segments import events_of_text, is_id, text_of

DOUBTS: Final = frozenset(str(one) for one in Doubt)
"""Every reason that the register gives."""
_FOLLOWS: Final = str(Kind.LOG_FOLLOWS).encode()
_LATER: Final = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owned:
    """Whose a log is."""

    device: Device
    grant: Grant
    key: bytes
    """Signs its heads."""
    until_ms: int
    held: int
    """Of a revoked device: up to here it had come when that was recorded."""


@dataclass(slots=True)
class Trust:
    """The register of devices, asked about what laptops deliver.

    Args:
        session: Of the office; asked within its own turn on the store thread.
    """

    _session: Session
    _owned: dict[str, _Owned] = field(default_factory=dict)
    _by_key: dict[bytes, Device] = field(default_factory=dict)
    _covert: dict[str, bool] = field(default_factory=dict)
    _doubts: dict[tuple[str, Act, str | None, bool, bool], str | None] = field(default_factory=dict)

    _has_heard: bool = False
    """Whether it was read what devices vouch for."""

    def __post_init__(self) -> None:
        for known in self._session.store.devices():
            held = _held(self._session, known)
            for grant in known.grants:
                key = bytes.fromhex(grant.log_key)
                self._by_key[key] = known
                self._owned[grant.log] = _owned(known, grant, key, held)

    def signer(self, key: bytes) -> Device | None:
        """The device that signs with this key; None where none does."""
        return self._by_key.get(key)

    def owner(self, log: str) -> Device | None:
        """The device whose log it is; None where nobody's."""
        owned = self._owner(log)
        return None if owned is None else owned.device

    def logs_of(self, device: str) -> list[str]:
        """Every log of a device, also those that it vouched for."""
        self._hear_known()
        return [log for log, owned in self._owned.items() if owned.device.device == device]

    def hear(self, logs: Sequence[DeliveredLog]) -> None:
        """Learn which logs their devices vouch for: a restored laptop writes a new one."""
        if any(self._owner(one.identity.log) is None for one in logs):
            for one in logs:
                self._vouch(_following(one))

    def refuses(self, identity: LogIdentity) -> str | None:
        """Why nothing new of a log counts."""
        owned = self._owner(identity.log)
        if owned is None:
            return str(Doubt.UNKNOWN_LOG)
        if owned.key != identity.public_key:
            return KEY
        return None if owned.device.revoked is None else str(Doubt.REVOKED)

    def forbids(self, event: Event) -> str | None:
        """Why an event counts nowhere."""
        owned = self._owner(event.log)
        if owned is None:
            return str(Doubt.UNKNOWN_LOG)
        if event.kind is Kind.VISIT_OPENED:
            is_covert = event.body.get("type") == str(VisitType.COVERT)
            self._covert[event.subject] = is_covert or self._is_covert(event.subject)
        # Hybrid time: a clock that was set back makes nothing valid again.
        is_late = event.hlc >> 16 > owned.until_ms
        was_held = event.seq <= owned.held
        told = (act_of(event.kind, event.body), self._person(event, owned.grant))
        place = (event.log, *told, is_late, was_held)
        if place not in self._doubts:
            self._doubts[place] = _doubt(owned, *told, is_late=is_late, was_held=was_held)
        return self._doubts[place]

    def _person(self, event: Event, grant: Grant) -> str | None:
        """Who did it; None of a covert visitor, who stands under a code name."""
        if event.actor in {grant.person, grant.local_person}:
            return grant.person
        return None if self._is_covert(event.subject) else event.actor

    def _is_covert(self, subject: str) -> bool:
        if subject not in self._covert:
            self._covert[subject] = is_id(subject) and self._session.store.is_covert(subject)
        return self._covert[subject]

    def _owner(self, log: str) -> _Owned | None:
        if log not in self._owned:
            self._hear_known()
        return self._owned.get(log)

    def _hear_known(self) -> None:
        """Read what the devices vouch for by what came before; that takes time, and is rare."""
        if self._has_heard:
            return
        self._has_heard = True
        for subject in sorted({known.device for known in self._by_key.values()}):
            self._vouch(self._session.store.state(subject).facts)

    def _vouch(self, facts: Iterable[Event]) -> None:
        """Take logs for those of the device that signed for them; one that was given stays."""
        for one in facts:
            if one.kind is not Kind.LOG_FOLLOWS:
                continue
            try:
                log, key = str(one.body["log"]), bytes.fromhex(str(one.body["key"]))
                signature = bytes.fromhex(str(one.body["signature"]))
                voucher = self._voucher(one.subject, log, key, signature)
            except MISREAD:  # nobody has looked at its form yet
                continue
            if voucher is not None and log not in self._owned:
                known = self._by_key[bytes.fromhex(voucher.log_key)]
                held = _held(self._session, known)
                self._owned[log] = replace(_owned(known, voucher, key, held), held=held.get(log, 0))

    def _voucher(self, subject: str, log: str, key: bytes, signature: bytes) -> Grant | None:
        """The grant by whose key a device vouches for a log."""
        message = device.following_message(log, key)
        known = {one.device: one for one in self._by_key.values()}.get(subject)
        return next(
            (
                grant
                for grant in (() if known is None else known.grants)
                if device.verify(bytes.fromhex(grant.log_key), message, signature)
            ),
            None,
        )


def _owned(known: Device, grant: Grant, key: bytes, held: Mapping[str, int]) -> _Owned:
    until_ms = int(known.until.timestamp() * 1000)
    return _Owned(
        device=known, grant=grant, key=key, until_ms=until_ms, held=held.get(grant.log, 0)
    )


def _held(session: Session, known: Device) -> Mapping[str, int]:
    """Up to where the logs of a revoked device had come when that was recorded."""
    if known.revoked is None:
        return {}
    facts = session.store.state(known.device).facts
    revoked = next(one for one in facts if one.kind is Kind.DEVICE_REVOKED)
    held: Any = revoked.body.get("held", {})
    return {str(log): int(seq) for log, seq in held.items()}


def _doubt(
    owned: _Owned, act: Act, actor: str | None, *, is_late: bool, was_held: bool
) -> str | None:
    until = owned.device.until
    deed = Deed(
        log=owned.grant.log,
        act=act,
        actor=actor,
        at=until + _LATER if is_late else until,
        held_before=was_held,
    )
    found = doubt_of(deed, owned.device)
    return None if found is None else str(found)


def _following(delivered: DeliveredLog) -> Iterator[Event]:
    """What a log says of others; nothing of it is believed yet but what is signed by itself."""
    for segment in delivered.segments:
        try:
            text = text_of(segment)
            if _FOLLOWS in text:
                yield from events_of_text(delivered.identity.log, text)
        except MISREAD:
            continue
