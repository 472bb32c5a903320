"""回执, at the office: what it has of a laptop, signed, for that laptop alone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inspector.domain.enrolment import Device
from inspector.domain.history.conflicts import conflict_id
from inspector.domain.history.event import Kind
from inspector.errors import InspectorError
from inspector.errors import merging as faults
from inspector.keys.files import write_whole
from inspector.services.meant import resolve
from inspector.services.office_keys import kept_keys, require_office
from inspector.services.session import Session
from inspector.store.delivery import Merged, Quarantined

if TYPE_CHECKING:
    from inspector.services.opening_bundles import EvidencePart

ORDER: Final = "receipt_order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledging:
    """What a receipt is about."""

    bundle: str
    device: Device
    logs: Sequence[str]
    """Of that device, as far as something is here of them."""
    merged: Merged
    evidence: "Sequence[EvidencePart]"
    """That is here now."""
    missing: Sequence[str]


def make_receipt(session: Session, told: Acknowledging) -> bytes:
    """Sign what the office has; only the laptop opens it."""
    from inspector.bundles.receipts import (  # noqa: PLC0415 - pydantic
        MOST_NAMED,
        ReceiptBody,
        seen_head,
        write_receipt,
    )
    from inspector.bundles.signed import Signer  # noqa: PLC0415

    keys = kept_keys(session.store)
    latest, merged = keys[-1], told.merged
    apart = sum(one.n for one in merged.quarantined)
    heads = ((log, session.store.gathering.head(log)) for log in told.logs)
    body = ReceiptBody.of(
        {
            "receipt": session.clock.new_id(),
            "order": _next_order(session),
            "office": latest.card.office,
            "device": told.device.device,
            "bundle": told.bundle,
            "made": session.now(),
            "events": {
                "manifest": merged.manifest,
                "new": merged.new,
                "held": merged.held,
                "quarantined": apart,
            },
            "logs": [seen_head(log, *head, latest.sign) for log, head in heads if head],
            "quarantined": [
                {"log": one.log, "first": one.first, "n": one.n, "reason": one.reason}
                for one in islice(_apart(session, told), MOST_NAMED)
            ],
            "conflicts": [
                {
                    "conflict": conflict_id(subject, Kind(kind), item or None),
                    "subject": subject,
                    "kind": kind,
                    "item": item or None,
                }
                for subject, kind, item in islice(sorted(merged.conflicts), MOST_NAMED)
            ],
            "evidence": [{"sha256": one.sha256, "bytes": one.bytes} for one in told.evidence],
            "missing": list(told.missing),
            "cards": [one.card.body() for one in keys],
        }
    )
    signer = Signer(public=bytes.fromhex(latest.card.signing), sign=latest.sign)
    return write_receipt(body, signer, box=bytes.fromhex(told.device.current.box))


def _apart(session: Session, told: Acknowledging) -> Iterable[Quarantined]:
    """All of the laptop that counts nowhere now, and what of the bundle was not even kept."""
    kept = session.store.gathering.quarantined(withdrawn=True)
    every = (*(one for one in kept if one.log in told.logs), *told.merged.quarantined)
    return dict.fromkeys(every)


def receipt_name(device: str, bundle: str) -> str:
    """What the file is called; nobody's name stands on a stick."""
    return f"receipt-{device[-6:]}-{bundle[-6:]}.age"


def receipt_of(session: Session, bundle: str) -> tuple[str, bytes]:
    """A bundle's latest receipt again, and what its file is called.

    Raises:
        InspectorError: ENROL_002 in a field workspace; MERGE_001, where no such bundle came;
            MERGE_004, where it was of nobody to whom a receipt is given; VISIT_002.
    """
    require_office(session)
    arrival = session.store.arrivals.last_of(resolve(session, "bundle", bundle))
    if arrival is None or arrival.receipt is None:
        raise InspectorError(faults.NO_RECEIPT, bundle=bundle)
    return receipt_name(arrival.device, arrival.bundle), arrival.receipt


def put_receipt(folder: Path, device: str, bundle: str, data: bytes) -> Path:
    """Write a receipt to a folder; a later one of the same bundle takes its place.

    Raises:
        InspectorError: STORE_…, when the disk refuses.
    """
    path = folder / receipt_name(device, bundle)
    write_whole(path, data)
    return path


def missing_of(named: Iterable[str], has: Callable[[str], bool]) -> tuple[str, ...]:
    """Files that are named and not here, each once."""
    return tuple(sorted(one for one in set(named) if not has(one)))


def _next_order(session: Session) -> int:
    """A number above every one before, and above those of a backup that was restored."""
    kept = session.store.meta(ORDER)
    last = int(kept) if kept else 0
    order = max(int(session.now().timestamp() * 1000), session.store.last_hlc >> 16, last + 1)
    session.store.put_meta(ORDER, str(order).encode())
    return order
