"""Evidence comes in: looked at, copied without its metadata for what leaves, kept encrypted."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inspector.domain.history.event import Draft, Kind
from inspector.domain.history.values import evidence_value
from inspector.domain.visit import Evidence, Visit
from inspector.errors import InspectorError, raise_all
from inspector.errors import evidence as faults
from inspector.i18n import Pair, spoken
from inspector.i18n.system import reason_of
from inspector.services.amending import amend, closed_visit
from inspector.services.answers import item_of
from inspector.services.session import Session
from inspector.services.visits import actor_on, open_for_answers, session_visit
from inspector.services.workspace import Workspace

LARGEST_BYTES = 256 * 1024 * 1024
_HEAD_BYTES = 64
"""By which a file's kind is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A file that is in the vault, and the event that will say so."""

    evidence: Evidence

    def draft(self, visit: Visit, actor: str, observed: str) -> Draft:
        """The write that attaches it to the visit."""
        return Draft(
            kind=Kind.EVIDENCE,
            subject=visit.visit,
            item=f"{self.evidence.item or ''}/{self.evidence.sha256}",
            body={"value": evidence_value(self.evidence)},
            observed=observed,
            actor=actor,
        )


def add_evidence(
    workspace: Workspace,
    visit: str,
    item: str,
    paths: Sequence[Path],
    *,
    reason: str | None = None,
) -> tuple[Evidence, ...]:
    """Take files in for an item; the same file again adds nothing.

    Args:
        workspace: Where.
        visit: An open visit; with a reason, a closed one that is amended.
        item: Code of the item.
        paths: The files.
        reason: Of an amendment.

    Raises:
        InspectorError: VISIT_003; VISIT_011, or with a reason VISIT_012; EVIDENCE_…, every file
            that cannot be taken.
    """
    found = workspace.run(open_for_answers if reason is None else closed_visit, visit)
    checklist = workspace.run(Session.edition, found.checklist_digest)
    code = item_of(checklist, found, item).code
    kept = take_in(
        workspace,
        [Incoming(path=path, item=code, where=Pair(str(path), str(path))) for path in paths],
    )
    workspace.run(_attach, found.visit, kept, reason)
    return tuple(one.evidence for one in kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A file on its way in."""

    path: Path
    item: str
    where: Pair
    """What to call the place in an error: its path, or the line that names it."""


def take_in(workspace: Workspace, files: Sequence[Incoming]) -> tuple[Taken, ...]:
    """Look at files, then put them into the vault: all of them, or none.

    Raises:
        InspectorError: EVIDENCE_…, every file that cannot be taken.
    """
    wrong: list[InspectorError] = []
    looked: list[_Examined] = []
    for file in files:
        try:
            looked.append(_examined(file))
        except InspectorError as error:
            wrong.append(error)
    raise_all(wrong)
    return tuple(_keep(workspace, one) for one in looked)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Examined:
    """A file that can be taken, and the copy of it that may leave."""

    file: Incoming
    size: int
    kind: str
    picture: bytes | None
    """The photo itself: what is kept is what the derivative was made from."""
    derivative: bytes | None


def _examined(file: Incoming) -> _Examined:
    """Look at a file; a recording is not read whole, as it may be larger than memory.

    Raises:
        InspectorError: EVIDENCE_…, when it cannot be taken.
    """
    from inspector.exports import photos  # noqa: PLC0415 - Pillow, only when a file comes in

    name = file.where.in_(spoken())
    try:
        size = file.path.stat().st_size
        if size > LARGEST_BYTES:
            raise InspectorError(faults.TOO_LARGE, where=file.where, bytes=size, most=LARGEST_BYTES)
        with file.path.open("rb") as opened:
            kind = photos.examine(opened.read(_HEAD_BYTES), name=name)
        picture = file.path.read_bytes() if photos.is_picture(kind) else None
    except OSError as error:
        why = reason_of(error)
        raise InspectorError(faults.UNREADABLE, where=file.where, reason=why) from error
    leaving = None if picture is None else photos.derivative(picture, name=name)
    return _Examined(file=file, size=size, kind=kind, picture=picture, derivative=leaving)


def _keep(workspace: Workspace, one: _Examined) -> Taken:
    """Put a file, and its copy that may leave, into the vault."""
    leaving = one.derivative
    return Taken(
        evidence=Evidence(
            sha256=workspace.vault.put(one.picture or one.file.path),
            item=one.file.item,
            kind=one.kind,
            bytes=one.size,
            derivative=None if leaving is None else workspace.vault.put(leaving),
            # A stick from elsewhere may carry names that are not UTF-8.
            name=os.fsencode(one.file.path.name).decode("utf-8", errors="replace"),
        )
    )


def _attach(session: Session, visit: str, kept: tuple[Taken, ...], reason: str | None) -> None:
    found = session_visit(session, visit)
    actor = actor_on(session, found)
    drafts = [one.draft(found, actor, session.now().isoformat()) for one in kept]
    if reason is None:
        open_for_answers(session, visit)
        session.append(drafts)
    else:
        amend(session, visit, drafts, reason)
