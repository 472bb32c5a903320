"""回执, on the laptop: what the office has by it, and what it does not have yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from inspector.errors import InspectorError
from inspector.errors import receipt as faults
from inspector.keys import device
from inspector.services.acknowledged import acknowledge, acknowledged
from inspector.services.joining import boxes
from inspector.services.known_office import check_letter, learn_office, require_enrolled
from inspector.services.session import Session
from inspector.services.set_apart import Reason, reasons_of
from inspector.services.travelling import check_clock
from inspector.store.delivery import Quarantined

if TYPE_CHECKING:
    from inspector.bundles.receipts import ReceiptBody


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far the office has what this laptop holds."""

    events: int
    """That the office has."""
    events_missing: int
    evidence: int
    """Files that the office has."""
    evidence_missing: tuple[str, ...]
    """SHA-256 of those that it does not have."""

    @property
    def missing(self) -> int:
        """How much the office does not have yet."""
        return self.events_missing + len(self.evidence_missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A receipt that was looked at."""

    bundle: str
    made: datetime
    is_older: bool
    """Whether a newer one was accepted before."""
    is_changing: bool
    """Whether anything is known now that was not."""
    standing: Standing
    manifest: int
    new: int
    held: int
    quarantined: int
    conflicts: int
    apart: tuple[Reason, ...]
    """Why something counts nowhere at the office."""
    diverged: tuple[str, ...]
    """Logs of which the office has another history than this laptop."""


def accept_receipt(session: Session, data: bytes, name: str) -> Accepted:
    """Learn from a receipt what the office has.

    Args:
        session: Of the laptop that brought the bundle.
        data: The receipt.
        name: What to call it.

    Raises:
        InspectorError: TRAVEL_001 to TRAVEL_005 and TRAVEL_007 for the file; ENROL_015, when it
            is another office's; ENROL_021, where no office enrolled this laptop; RECEIPT_001,
            when it is of another laptop.
    """
    from inspector.bundles.receipts import read_receipt  # noqa: PLC0415 - pydantic

    require_enrolled(session)
    body, signer = read_receipt(data, name=name, identities=boxes(session), verify=device.verify)
    cards = body.office_cards
    enrolment = check_letter(session, cards, signer, name)
    if body.office != enrolment.office.office or body.device != enrolment.device:
        raise InspectorError(faults.OTHER_LAPTOP, file=name)
    check_clock(session, body.made, name)
    with session.store.atomic():
        return _take_in(session, body)


def standing(session: Session) -> Standing:
    """What the office has of this laptop, and what it does not have yet.

    Raises:
        InspectorError: ENROL_021, where no office enrolled it.
    """
    require_enrolled(session)
    known = acknowledged(session)
    last = session.store.logs()
    own = {log: last.get(log, 0) for log in session.store.own_logs}
    has = {log: min(seq, known.logs.get(log, 0)) for log, seq in own.items()}
    files = session.store.evidence_ever()
    return Standing(
        events=sum(has.values()),
        events_missing=sum(own.values()) - sum(has.values()),
        evidence=len(files & known.evidence),
        evidence_missing=tuple(sorted(files - known.evidence)),
    )


def _take_in(session: Session, body: "ReceiptBody") -> Accepted:
    before = acknowledged(session)
    diverged = tuple(_diverged(session, body))
    own = set(session.store.own_logs)
    after = acknowledge(
        session,
        body.order,
        {one.log: one.seq for one in body.logs if one.log in own and one.log not in diverged},
        [one.sha256 for one in body.evidence],
        apart=[(one.log, one.first, one.first + one.n - 1) for one in body.quarantined],
        lost=body.missing,
    )
    learn_office(session, body.office_cards)
    apart = [
        Quarantined(log=one.log, first=one.first, n=one.n, reason=one.reason)
        for one in body.quarantined
    ]
    return Accepted(
        bundle=body.bundle,
        made=body.made,
        is_older=body.order < before.order,
        is_changing=after != before,
        standing=standing(session),
        manifest=body.events.manifest,
        new=body.events.new,
        held=body.events.held,
        quarantined=body.events.quarantined,
        conflicts=len(body.conflicts),
        apart=reasons_of(apart),
        diverged=diverged,
    )


def _diverged(session: Session, body: "ReceiptBody") -> Iterator[str]:
    """Logs of this laptop of which the office saw what is not here.

    Of a former log the office may have more than a restored copy; of the one that grows it cannot.
    """
    gathering, last = session.store.gathering, session.store.logs()
    current, *former = session.store.own_logs
    for one in body.logs:
        is_ours = one.log == current or (one.log in former and one.seq <= last.get(one.log, 0))
        if is_ours and gathering.digest_at(one.log, one.seq) != bytes.fromhex(one.head):
            yield one.log
