"""What travels between laptop and office, judged: bundles, receipts, packs."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from inspector.clock import CHINA
from inspector.errors import InspectorError
from inspector.errors import bundle as bundle_faults
from inspector.errors import travel as travel_faults
from inspector.errors import verify as faults
from inspector.i18n import Pair, both
from inspector.keys import device
from inspector.services.inspecting_bundles import Inspected, inspect_bundle
from inspector.services.joining import DEVICE_KEY
from inspector.services.office_keys import cards_of
from inspector.services.opening_bundles import opening_keys
from inspector.services.session import Session
from inspector.services.verifying import head_of, sha256_of
from inspector.services.workspace import Workspace

if TYPE_CHECKING:
    from inspector.bundles.signed import SignedText
    from inspector.exports.judging import Verdict

BUNDLE: Final = "bundle"
FROM_OFFICE: Final = ("pack", "receipt")
_CHANGED: Final = frozenset(
    {
        travel_faults.ALTERED,
        bundle_faults.CUT_OFF,
        bundle_faults.STRANGE_MEMBER,
        bundle_faults.UNFINISHED,
    }
)
"""What is wrong with a file that is ours, and is not as it was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signed:
    """Who signed, as far as this workspace knows."""

    name: str
    is_known: bool
    claimed: datetime | None


def travels(file: Path) -> bool:
    """Whether it is a file of those that go between laptop and office, by its beginning."""
    from inspector.bundles.places import TAR  # noqa: PLC0415 - when something travels
    from inspector.bundles.signed import ENCRYPTED  # noqa: PLC0415

    if file.is_dir() or (file.suffix == TAR and file.is_file()):
        return True
    return head_of(file, len(ENCRYPTED)) == ENCRYPTED


def verify_travelled(file: Path, workspace: Workspace | None) -> "Verdict":
    """Judge such a file.

    Raises:
        InspectorError: VERIFY_001, when it is another file after all; VERIFY_012, when it cannot
            be read; STORE_…, when the disk here refuses.
    """
    from inspector.bundles.places import HISTORY  # noqa: PLC0415

    place = file.parent if file.name == HISTORY else file
    is_bundle = place.is_dir() or place.suffix == ".tar"
    if is_bundle and place.is_dir() and not any(place.glob("*.age")):
        raise InspectorError(faults.NOT_OURS, file=file.name)
    whole = place / HISTORY if place.is_dir() else place
    sha256 = sha256_of(whole) if whole.is_file() else ""
    if workspace is None:
        locked = InspectorError(travel_faults.NOT_FOR_US, file=file.name)
        return _verdict(BUNDLE if is_bundle else None, sha256, "unreadable", problems=(locked,))
    try:
        if is_bundle:
            return _of_bundle(workspace, inspect_bundle(workspace, place), sha256)
        return _of_text(workspace, file, sha256)
    except InspectorError as error:
        if error.fault in _CHANGED or error.fault is travel_faults.NOT_FOR_US:
            word = "changed" if error.fault in _CHANGED else "unreadable"
            return _verdict(BUNDLE if is_bundle else None, sha256, word, problems=(error,))
        raise


def _of_bundle(workspace: Workspace, found: Inspected, sha256: str) -> "Verdict":
    signed = workspace.run(_device_of, found)
    name = found.file.name
    problems = [
        InspectorError(fault, file=name, sha256=one[:12])
        for fault, lost in (
            (bundle_faults.EVIDENCE_ABSENT, found.missing),
            (bundle_faults.EVIDENCE_DAMAGED, found.damaged),
        )
        for one in lost
    ]
    proved = (
        both("the {count} events in it are as the laptop signed them", count=found.body.events),
        both(
            "all {count} files of evidence that it names are in it, unchanged",
            count=len(found.body.evidence),
        ),
    )
    return _judged(BUNDLE, sha256, signed, proved, tuple(problems))


def _device_of(session: Session, found: Inspected) -> _Signed:
    """Which device signed a bundle."""
    key = session.store.meta(DEVICE_KEY)
    is_own = key is not None and device.signing_public(key) == found.signer
    known = [
        one
        for one in session.store.devices()
        if any(grant.log_key == found.signer.hex() for grant in one.grants)
    ]
    is_good = any(one.revoked is None for one in known)
    return _Signed(name=found.body.device[-6:], is_known=is_own or is_good, claimed=found.body.made)


def _of_text(workspace: Workspace, file: Path, sha256: str) -> "Verdict":
    """Judge what the office sent to this laptop.

    Raises:
        InspectorError: VERIFY_001, TRAVEL_004 or TRAVEL_005.
    """
    from inspector.bundles.signed import read_signed  # noqa: PLC0415

    text = _decrypted(file, workspace.run(opening_keys))
    kind = _kind(text)
    if kind not in FROM_OFFICE:
        raise InspectorError(faults.NOT_OURS, file=file.name)
    read = read_signed(text, kind=kind, name=file.name, verify=device.verify)
    signed = workspace.run(_office_of, read)
    proved = (both("not one byte of it has changed since the office signed it"),)
    return _judged(kind, sha256, signed, proved, ())


def _decrypted(file: Path, keys: Sequence[bytes]) -> bytes:
    from inspector.bundles import age  # noqa: PLC0415 - pyrage
    from inspector.bundles.bundling import MOST_BYTES  # noqa: PLC0415 - pydantic

    sink = io.BytesIO()
    try:
        with file.open("rb") as source:
            age.decrypt(keys, source, sink, most=MOST_BYTES)
    except age.NotForUsError as error:
        raise InspectorError(travel_faults.NOT_FOR_US, file=file.name) from error
    except (age.NotAgeError, age.DamagedError, age.TooLongError) as error:
        raise InspectorError(travel_faults.ALTERED, file=file.name) from error
    return sink.getvalue()


def _kind(text: bytes) -> str:
    """What a signed text says that it is."""
    try:
        told: Any = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    return str(told.get("kind")) if isinstance(told, dict) else ""


def _office_of(session: Session, read: "SignedText") -> _Signed:
    """Which office signed it; `made` is what its clock said."""
    cards = [one for one in cards_of(session) if bytes.fromhex(one.signing) in read.signers]
    made = read.body.get("made")
    try:
        claimed = datetime.fromisoformat(made) if isinstance(made, str) else None
    except ValueError:
        claimed = None
    name = cards[0].name if cards else read.signers[0].hex()[:12]
    return _Signed(name=name, is_known=bool(cards), claimed=claimed)


def _judged(
    kind: str,
    sha256: str,
    signed: _Signed,
    proved: tuple[Pair, ...],
    problems: tuple[InspectorError, ...],
) -> "Verdict":
    """The verdict on what could be opened, and what nobody should read into it."""
    word = "changed" if problems else "valid" if signed.is_known else "untrusted"
    if word == "untrusted":
        problems = (InspectorError(faults.UNKNOWN_SIGNER, signer=signed.name),)
    if word == "valid":
        proved += (both("it was signed with the key of {signer}", signer=signed.name),)
    claimed = (
        "—" if signed.claimed is None else f"{signed.claimed.astimezone(CHINA):%Y-%m-%d %H:%M}"
    )
    not_proved = (
        both(
            "when it was made: {claimed} is what the other computer's clock said", claimed=claimed
        ),
        both("that what it says is true, or complete"),
    )
    return _verdict(
        kind,
        sha256,
        word,
        proved=() if word == "changed" else proved,
        not_proved=not_proved,
        problems=problems,
        signed=signed,
    )


def _verdict(  # noqa: PLR0913 - what a verdict consists of
    kind: str | None,
    sha256: str,
    word: str,
    *,
    proved: tuple[Pair, ...] = (),
    not_proved: tuple[Pair, ...] = (),
    problems: tuple[InspectorError, ...] = (),
    signed: _Signed | None = None,
) -> "Verdict":
    from inspector.exports.judging import (  # noqa: PLC0415 - half a second
        Changes,
        SignatureFacts,
        Verdict,
        Word,
    )

    facts = (
        ()
        if signed is None
        else (
            SignatureFacts(
                field="manifest" if kind == BUNDLE else str(kind),
                signer=signed.name,
                certificate_sha256=None,
                claimed_at=signed.claimed,
                intact=True,
                trusted=signed.is_known,
                covers_whole_file=True,
                changes=Changes.NONE,
            ),
        )
    )
    return Verdict(
        kind=kind,
        sha256=sha256,
        verdict=Word(word),
        proved=proved,
        not_proved=not_proved,
        problems=problems,
        signatures=facts,
    )
