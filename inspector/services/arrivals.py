"""What came to the office, and what of it does not count."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from inspector.domain.history.event import Kind
from inspector.services.office_keys import require_office
from inspector.services.session import Session
from inspector.services.set_apart import Reason, reason
from inspector.services.trusting import Trust


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A bundle that came; once for each time."""

    bundle: str
    at: datetime
    device: str
    person: str | None
    name: str
    file: str
    manifest: int
    new: int
    held: int
    quarantined: int
    conflicts: int
    evidence_bytes: int
    missing: int
    is_withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetApart:
    """Events of one log that count nowhere, for one reason."""

    log: str
    device: str | None
    """None of a log that is nobody's."""
    name: str
    reason: Reason


def list_arrivals(session: Session) -> tuple[Arrived, ...]:
    """Every bundle that came, the latest first.

    Raises:
        InspectorError: ENROL_002, in a field workspace.
    """
    require_office(session)
    names = {person.person: person.name for person in session.store.people()}
    found = session.store.arrivals.all()
    withdrawn = {
        bundle
        for bundle in {one.bundle for one in found}
        if session.store.state(bundle).value(Kind.WITHDRAWAL, None) is not None
    }
    return tuple(
        Arrived(
            bundle=one.bundle,
            at=datetime.fromisoformat(one.at),
            device=one.device,
            person=one.body["person"],
            name=names.get(one.body["person"] or "", ""),
            file=one.body["file"],
            manifest=one.body["manifest"],
            new=one.body["new"],
            held=one.body["held"],
            quarantined=one.body["quarantined"],
            conflicts=one.body["conflicts"],
            evidence_bytes=one.body["bytes"],
            missing=one.body["missing"],
            is_withdrawn=one.bundle in withdrawn,
        )
        for one in found
    )


def list_set_apart(session: Session) -> tuple[SetApart, ...]:
    """What came and counts nowhere, by log and reason; what was withdrawn is left out.

    Raises:
        InspectorError: ENROL_002, in a field workspace.
    """
    require_office(session)
    counts: Counter[tuple[str, str]] = Counter()
    for one in session.store.gathering.quarantined():
        counts[one.log, one.reason] += one.n
    trust = Trust(session)
    names = {person.person: person.name for person in session.store.people()}
    found = []
    for (log, code), n in sorted(counts.items()):
        owner = trust.owner(log)
        found.append(
            SetApart(
                log=log,
                device=None if owner is None else owner.device,
                name="" if owner is None else names.get(owner.current.person, ""),
                reason=reason(code, events=n),
            )
        )
    return tuple(found)
