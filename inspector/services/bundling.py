"""交: what the office does not have yet leaves as a bundle, encrypted to it."""

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from inspector.errors import InspectorError
from inspector.errors import bundle as faults
from inspector.keys import device
from inspector.services.acknowledged import Acknowledged, acknowledged
from inspector.services.joining import DEVICE_KEY, boxes
from inspector.services.merging import hand_over
from inspector.services.session import Session
from inspector.store.delivery import Delivery
from inspector.store.segments import subjects_of_text, text_of

if TYPE_CHECKING:
    from inspector.bundles.bundling import Manifest
    from inspector.keys.vault import Vault

MOST_FILES: Final = 20_000
"""Files of evidence in one part: its manifest stays of a size that is read at once."""
MB: Final = 1_000_000
_PIECE: Final = 64 << 10
_FILE: Final = 2048
"""What a file takes beside its content: the header of the encryption, and its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A bundle that is to be written, or one of several that belong together."""

    manifest: "Manifest"
    history: bytes = field(repr=False)
    """The age file, whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be handed over."""

    parts: tuple[Part, ...]
    lost: tuple[str, ...]
    """SHA-256 of evidence that is not here any more, or damaged."""
    keys: tuple[bytes, ...] = field(repr=False)
    """X25519, private: what opens what was written before."""
    recipients: tuple[bytes, ...]
    """X25519: the office's, and the own one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Carried:
    """What goes along, whatever the parts."""

    delivery: Delivery
    visits: int
    evidence: tuple[tuple[str, int], ...]
    """SHA-256 and size, in order."""


def plan(session: Session, vault: "Vault", *, everything: bool, most: int | None) -> Plan:
    """Gather what the office does not have yet; seals the log.

    Args:
        session: Of an enrolled laptop.
        vault: Its evidence.
        everything: Also what the office acknowledged.
        most: Bytes of one part; None: one part for all, as far as that can be.

    Raises:
        InspectorError: BUNDLE_001, where nobody enrolled it; BUNDLE_009, when nothing is new;
            BUNDLE_010, when something does not fit into a part.
    """
    enrolment = session.enrolment
    if enrolment is None:
        raise InspectorError(faults.NOT_ENROLLED, office=session.office)
    nothing = Acknowledged(logs={}, evidence=frozenset())
    known = nothing if everything else acknowledged(session)
    carried, lost = _carried(session, vault, known)
    if not carried.delivery.logs and not carried.evidence:
        raise InspectorError(faults.NOTHING_NEW, office=session.office)
    own = bytes.fromhex(enrolment.grant.box)
    recipients = (bytes.fromhex(enrolment.office.box), own)
    return Plan(
        parts=tuple(_parts(session, carried, recipients, most)),
        lost=lost,
        keys=tuple(boxes(session)),
        recipients=recipients,
    )


def _carried(
    session: Session, vault: "Vault", known: Acknowledged
) -> tuple[_Carried, tuple[str, ...]]:
    delivery = hand_over(session, since=known.logs)
    told = {
        subject
        for one in delivery.logs
        for segment in one.segments
        for subject in subjects_of_text(one.identity.log, text_of(segment))
    }
    visits = sum(visit in told for visit, _ in session.store.pinned())
    due = sorted(session.store.evidence_ever() - known.evidence)
    here = tuple((one, vault.size(one)) for one in due if vault.has(one))
    lost = tuple(one for one in due if not vault.has(one))
    return _Carried(delivery=delivery, visits=visits, evidence=here), lost


def _parts(
    session: Session, carried: _Carried, recipients: Sequence[bytes], most: int | None
) -> Iterator[Part]:
    """The parts, each with all of the history: it is small, and none needs another one first."""
    from inspector.bundles.bundling import blocks_to_bytes  # noqa: PLC0415 - pydantic

    blocks = [
        blocks_to_bytes((s.first, s.n, s.prev, s.digest, s.body) for s in one.segments)
        for one in carried.delivery.logs
    ]
    members = [*blocks, *(one.body for one in carried.delivery.contents)]
    base = sum(map(len, members)) + _FILE
    shares = list(_shares(carried.evidence, base, most))
    for number, share in enumerate(shares, start=1):
        told = _told(session, carried, blocks)
        told |= {"part": number, "parts": len(shares)}
        told["evidence"] = [{"sha256": sha256, "bytes": size} for sha256, size in share]
        yield _part(session, told, members, recipients)


def _part(
    session: Session,
    told: dict[str, object],
    members: Sequence[bytes],
    recipients: Sequence[bytes],
) -> Part:
    from importlib.metadata import version  # noqa: PLC0415 - slow, and rarely needed

    from inspector.bundles.bundling import Manifest, write_history  # noqa: PLC0415 - pydantic
    from inspector.bundles.signed import Signer  # noqa: PLC0415

    manifest = Manifest.of({**told, "made": session.now(), "app": version("inspector")})
    key = session.store.meta(DEVICE_KEY)
    assert key is not None  # noqa: S101 - an enrolled laptop has it
    signer = Signer(public=device.signing_public(key), sign=device.signer(key))
    sink = io.BytesIO()
    write_history(manifest, signer, members, recipients, sink)
    return Part(manifest=manifest, history=sink.getvalue())


def _told(session: Session, carried: _Carried, blocks: Sequence[bytes]) -> dict[str, object]:
    """What the manifest tells, evidence left out."""
    enrolment = session.enrolment
    assert enrolment is not None  # noqa: S101 - asked before
    return {
        "device": enrolment.device,
        "person": enrolment.grant.person,
        "office": enrolment.office.office,
        "logs": [
            {
                "log": one.identity.log,
                "device": one.identity.device,
                "key": one.identity.public_key.hex(),
                "first": one.segments[0].first,
                "last": one.seq,
                "head": one.digest.hex(),
                "signature": one.signature.hex(),
                "bytes": len(block),
                "sha256": hashlib.sha256(block).hexdigest(),
            }
            for one, block in zip(carried.delivery.logs, blocks, strict=True)
        ],
        "contents": [
            {
                "digest": one.digest,
                "name": one.name,
                "edition": one.edition,
                "bytes": len(one.body),
            }
            for one in carried.delivery.contents
        ],
        "visits": carried.visits,
    }


def _shares(
    evidence: Sequence[tuple[str, int]], base: int, most: int | None
) -> Iterator[list[tuple[str, int]]]:
    """Evidence for each part, in order.

    Raises:
        InspectorError: BUNDLE_010, when something does not fit into a part.
    """
    share: list[tuple[str, int]] = []
    taken = base
    for sha256, size in evidence:
        room = size + 16 * (size // _PIECE + 1) + _FILE
        _see_room(base + room, most)
        if share and (len(share) == MOST_FILES or (most is not None and taken + room > most)):
            yield share
            share, taken = [], base
        share.append((sha256, size))
        taken += room
    _see_room(base, most)
    yield share


def _see_room(needed: int, most: int | None) -> None:
    if most is not None and needed > most:
        raise InspectorError(faults.PART_TOO_SMALL, most=most // MB, needed=-(-needed // MB))
