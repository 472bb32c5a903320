"""`bundle export`: gather, then write, part by part."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.services.bundling import plan
from inspector.services.session import Session
from inspector.services.workspace import Workspace

if TYPE_CHECKING:
    from inspector.services.bundling import Part

Progress = Callable[[int, int], None]
"""Bytes of evidence done, bytes in all; raising from it cancels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be handed over, and where to."""

    target: Path
    """A folder to be; or one file, if it ends in `.tar`."""
    most: int | None = None
    """Bytes of one part; several parts get a number behind their name."""
    everything: bool = False
    """Also what the office acknowledged, e.g. when it lost it."""
    force: bool = False
    """Whether what lies there is replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOut:
    """One part that was written."""

    file: Path
    bundle: str
    bytes: int
    evidence: int
    found: int
    """Files of evidence that an earlier attempt had written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What was handed over."""

    file: Path
    """Of the first part."""
    log: str
    first: int | None
    """Of the log that grows here; None where nothing of it is new."""
    last: int | None
    events: int
    visits: int
    evidence: int
    bytes: int
    parts: tuple[PartOut, ...]
    lost: tuple[str, ...]
    """SHA-256 of evidence that is not here any more, or damaged."""


def export_bundle(workspace: Workspace, order: Order, progress: Progress | None = None) -> Handed:
    """Write what the office does not have yet; gone on with when it was interrupted.

    Raises:
        InspectorError: BUNDLE_001, BUNDLE_004, BUNDLE_009 or BUNDLE_010; BUNDLE_012 or BUNDLE_013,
            when the stick is full or gone: the same export again goes on there; STORE_….
    """
    from inspector.services.stick import Means  # noqa: PLC0415 - pydantic
    from inspector.services.writing_bundles import write_bundle  # noqa: PLC0415 - pydantic

    made = workspace.run(
        lambda session: plan(session, workspace.vault, everything=order.everything, most=order.most)
    )
    whole = sum(part.manifest.evidence_bytes for part in made.parts)
    done = 0

    def tell(size: int) -> None:
        nonlocal done
        done += size
        if progress is not None:
            progress(min(done, whole), whole)

    means = Means(
        vault=workspace.vault,
        recipients=made.recipients,
        keys=made.keys,
        progress=tell,
        force=order.force,
    )
    outs: list[PartOut] = []
    damaged: list[str] = []
    for part in made.parts:
        target = _named(order.target, part)
        written = write_bundle(part, target, means)
        damaged += written.damaged
        outs.append(
            PartOut(
                file=target,
                bundle=part.manifest.bundle,
                bytes=written.bytes,
                evidence=len(part.manifest.evidence) - len(written.damaged),
                found=written.found,
            )
        )
    return _handed(workspace.run(_log), made.parts[0], outs, (*made.lost, *damaged))


def _log(session: Session) -> str:
    return session.store.log


def _named(target: Path, part: "Part") -> Path:
    if part.manifest.parts == 1:
        return target
    return target.with_name(f"{target.stem}-{part.manifest.part}{target.suffix}")


def _handed(log: str, part: "Part", outs: list[PartOut], lost: tuple[str, ...]) -> Handed:
    manifest = part.manifest
    own = next((one for one in manifest.logs if one.log == log), None)
    return Handed(
        file=outs[0].file,
        log=log,
        first=own.first if own else None,
        last=own.last if own else None,
        events=manifest.events,
        visits=manifest.visits,
        evidence=sum(one.evidence for one in outs),
        bytes=sum(one.bytes for one in outs),
        parts=tuple(outs),
        lost=lost,
    )
