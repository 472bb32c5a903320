"""One bundle on its way in: its evidence is kept, its events are joined, its receipt is made."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from inspector.domain.enrolment import Device
from inspector.errors import Exit, InspectorError
from inspector.keys.vault import Vault
from inspector.services.gathered import Gathered, Phase, Progress, Step
from inspector.services.merging import receive
from inspector.services.office_keys import kept_keys
from inspector.services.opening_bundles import (
    EvidencePart,
    OpenedBundle,
    Unreadable,
    keep_evidence,
)
from inspector.services.receipts import Acknowledging, make_receipt, missing_of, put_receipt
from inspector.services.session import Session
from inspector.services.set_apart import (
    OTHER_OFFICE,
    OTHER_SENDER,
    reason,
    reasons_of,
    reasons_of_errors,
)
from inspector.services.trusting import Trust
from inspector.services.workspace import Workspace
from inspector.store.arrivals import Arrival
from inspector.store.delivery import Merged


@dataclass(frozen=True, slots=True)
class Intake:
    """One bundle on its way in."""

    workspace: Workspace
    receipts: Path | None
    progress: Progress
    number: int
    count: int
    file: Path

    def say(self, phase: Phase, done: int = 0, whole: int = 0) -> None:
        """Tell how far it has come."""
        self.progress(
            Step(
                number=self.number,
                count=self.count,
                file=self.file,
                phase=phase,
                done=done,
                whole=whole,
            )
        )

    def take(self, opened: OpenedBundle | Unreadable) -> Gathered:
        """Take it in."""
        if isinstance(opened, Unreadable):
            error = opened.error
            return Gathered(file=opened.file, reasons=reasons_of_errors([error]), error=error)
        device, refused = self.workspace.run(_sender, opened)
        if refused is not None:
            return _refused(opened, refused)
        kept = _Kept()
        if device is not None and device.revoked is None:
            kept = self._keep(opened)
        self.say(Phase.STORE)
        done, receipt = self.workspace.run(_take, opened, device, kept, self.workspace.vault)
        return self._receipted(done, receipt)

    def _keep(self, opened: OpenedBundle) -> "_Kept":
        """Keep its evidence; a file that is damaged or not there holds up no other.

        Raises:
            InspectorError: STORE_…, when the disk here refuses.
        """
        kept, whole = _Kept(), sum(one.bytes for one in opened.evidence)
        done = 0

        def tell(size: int) -> None:
            nonlocal done
            done = min(whole, done + size)
            self.say(Phase.DECRYPT, done, whole)

        for part in opened.evidence:
            try:
                is_new = keep_evidence(self.workspace.vault, opened, part, tell).is_new
            except InspectorError as error:
                if error.fault.exit is not Exit.REFUSED:
                    raise  # our own disk, not theirs
                kept.errors.append(error)
                continue
            kept.parts.append(part)
            if is_new:
                kept.new.append(part)
        return kept

    def _receipted(self, done: Gathered, receipt: bytes | None) -> Gathered:
        """Write the receipt; where that fails all is taken in all the same."""
        if receipt is None or self.receipts is None:
            return done
        assert done.device is not None and done.bundle is not None  # noqa: S101, PT018 - receipted
        try:
            path = put_receipt(self.receipts, done.device, done.bundle, receipt)
        except InspectorError as error:
            return replace(done, reasons=(*done.reasons, *reasons_of_errors([error])))
        return replace(done, receipt=path)


@dataclass(slots=True)
class _Kept:
    """What became of a bundle's evidence."""

    parts: list[EvidencePart] = field(default_factory=list)
    """Files that are here."""
    new: list[EvidencePart] = field(default_factory=list)
    """Those that were not here before."""
    errors: list[InspectorError] = field(default_factory=list)


def _sender(session: Session, opened: OpenedBundle) -> tuple[Device | None, str | None]:
    """The device that signed a bundle, and why nothing of it is believed; None where it may be."""
    device = Trust(session).signer(opened.signer)
    cards = [one.card for one in kept_keys(session.store)]
    if opened.body.office != cards[-1].office:
        return device, OTHER_OFFICE
    known = session.store.devices(opened.body.device)
    named = known[0] if known else None
    if named != device:
        return device, OTHER_SENDER
    return device, None


def _refused(opened: OpenedBundle, why: str) -> Gathered:
    events = opened.body.events
    return Gathered(
        file=opened.file,
        bundle=opened.bundle,
        device=opened.body.device,
        manifest=events,
        quarantined=events,
        reasons=(reason(why, events=events),),
    )


def _take(
    session: Session, opened: OpenedBundle, device: Device | None, kept: _Kept, vault: Vault
) -> tuple[Gathered, bytes | None]:
    """Join its events, note its arrival and make its receipt: all of it, or nothing."""
    with session.store.atomic():
        trust = Trust(session)
        merged = receive(session, opened.delivery, trust)
        receipt: bytes | None = None
        missing: tuple[str, ...] = ()
        if device is not None and device.revoked is None:
            missing = _missing(session, opened, merged, vault)
            told = Acknowledging(
                bundle=opened.bundle,
                device=device,
                logs=_logs(opened, device, trust),
                merged=merged,
                evidence=kept.parts,
                missing=missing,
            )
            receipt = make_receipt(session, told)
        done = _gathered(session, opened, device, merged, kept, len(missing))
        session.store.arrivals.add(
            Arrival(
                bundle=opened.bundle,
                at=session.now().isoformat(),
                device=opened.body.device,
                body=_noted(done),
                receipt=receipt,
            ),
            [(one.sha256, one.bytes) for one in kept.parts],
        )
    return done, receipt


def _logs(opened: OpenedBundle, device: Device, trust: Trust) -> list[str]:
    """The logs of the device of which a receipt tells."""
    came = [one.identity.log for one in opened.delivery.logs]
    given = [grant.log for grant in device.grants]
    every = dict.fromkeys((*came, *given))
    owners = {log: trust.owner(log) for log in every}
    return [log for log, owner in owners.items() if owner and owner.device == device.device]


def _missing(
    session: Session, opened: OpenedBundle, merged: Merged, vault: Vault
) -> tuple[str, ...]:
    """Files that the bundle, or the visits that it touched, name and that are not here."""
    named = [one.sha256 for one in opened.evidence]
    for subject in merged.subjects:
        for _, *files in session.store.evidence(subject):
            named += [sha256 for sha256 in files if sha256]
    return missing_of(named, vault.has)


def _gathered(
    session: Session,
    opened: OpenedBundle,
    device: Device | None,
    merged: Merged,
    kept: _Kept,
    missing: int,
) -> Gathered:
    person = None if device is None else session.store.person(device.current.person)
    return Gathered(
        file=opened.file,
        bundle=opened.bundle,
        device=opened.body.device,
        person=person.person if person else None,
        name=person.name if person else "",
        manifest=merged.manifest,
        new=merged.new,
        held=merged.held,
        quarantined=sum(one.n for one in merged.quarantined),
        released=merged.released,
        conflicts=len(merged.conflicts),
        evidence=len(kept.new),
        evidence_bytes=sum(one.bytes for one in kept.new),
        missing=missing,
        reasons=(*reasons_of(merged.quarantined), *reasons_of_errors(kept.errors)),
    )


def _noted(done: Gathered) -> dict[str, object]:
    """What the register of arrivals keeps."""
    return {
        "file": done.file.name,
        "person": done.person,
        "manifest": done.manifest,
        "new": done.new,
        "held": done.held,
        "quarantined": done.quarantined,
        "conflicts": done.conflicts,
        "evidence": done.evidence,
        "bytes": done.evidence_bytes,
        "missing": done.missing,
        "reasons": [[one.reason, one.events, one.files] for one in done.reasons],
    }
