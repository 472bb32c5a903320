"""Evidence comes in: looked at, copied without its metadata for what leaves, kept encrypted."""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from inspector.domain.answer_words import answer_holding, occurrences_of
from inspector.domain.history.event import Draft, Kind
from inspector.domain.history.values import evidence_value
from inspector.domain.visit import Answer, Evidence, Occurrence, Visit
from inspector.domain.words import AnswerForm
from inspector.errors import InspectorError, raise_all
from inspector.errors import evidence as faults
from inspector.errors import visit as visit_faults
from inspector.i18n import Pair, spoken
from inspector.i18n.system import reason_of
from inspector.keys.vault import Vault
from inspector.services.amending import amend, closed_visit
from inspector.services.answers import answer_draft, item_of, with_evidence
from inspector.services.session import Session
from inspector.services.visits import Shown, actor_on, open_for_answers, show_visit
from inspector.services.workspace import Workspace

LARGEST_BYTES = 2 * 1024 * 1024 * 1024
LARGEST_PICTURE_BYTES = 128 * 1024 * 1024
"""A picture is read whole: its copy is made from it."""
Progress = Callable[[int, int], None]
"""Bytes done, bytes in all; raising from it cancels."""
FOLDERS = "evidence_folders"
MOST_FOLDERS = 3
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
            item=place_of(self.evidence),
            body={"value": evidence_value(self.evidence)},
            observed=observed,
            actor=actor,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What files are taken in for."""

    visit: str
    """An open visit; with a reason, a closed one that is amended."""
    item: str
    """Code of the item."""
    occurrence: str | None = None
    """Id of the occurrence that they show; None for the item as a whole."""
    reason: str | None = None
    """Of an amendment."""


def add_evidence(
    workspace: Workspace,
    purpose: Purpose,
    paths: Sequence[Path],
    *,
    progress: Progress | None = None,
) -> tuple[Evidence, ...]:
    """Take files in: all of them, or none; the same file again adds nothing.

    Args:
        workspace: Where.
        purpose: For what.
        paths: The files.
        progress: Told bytes done and bytes in all; raising from it gives all of them up.

    Returns:
        Every file once, those that were attached before among them.

    Raises:
        InspectorError: VISIT_003; VISIT_011, or with a reason VISIT_012; VISIT_021, where the
            occurrence is gone; EVIDENCE_…, every file that cannot be taken; STORE_…, when the
            disk refuses. Nothing was changed then.
    """
    writable = open_for_answers if purpose.reason is None else closed_visit
    found = workspace.run(writable, purpose.visit)
    checklist = workspace.run(Session.checklist_of, found)
    code = item_of(checklist, found, purpose.item).code
    files = [Incoming(path=path, item=code, where=Pair(str(path), str(path))) for path in paths]
    with taken_in(workspace, examined(files), progress) as kept:
        workspace.run(_attach, replace(purpose, visit=found.visit, item=code), kept)
    workspace.run(remember_folders, [path.absolute().parent for path in paths])
    return tuple({one.evidence.sha256: one.evidence for one in kept}.values())


def take_away(
    session: Session, visit: str, item: str, sha256: str, *, reason: str | None = None
) -> Shown:
    """Take a file away from an item and its occurrences; the history, and the vault, keep it.

    Args:
        session: Where.
        visit: An open visit; with a reason, a closed one that is amended.
        item: Code of the item.
        sha256: Of the file, or as many first digits as tell it apart.
        reason: Of an amendment.

    Raises:
        InspectorError: VISIT_003; VISIT_011, or with a reason VISIT_012; EVIDENCE_007, where no
            such file is attached.
    """
    found = (open_for_answers if reason is None else closed_visit)(session, visit)
    of = item_of(session.checklist_of(found), found, item)
    there = [one for one in found.evidence if one.item == of.code]
    wanted = [one for one in there if one.sha256.startswith(sha256.lower())]
    if len(wanted) != 1:
        raise InspectorError(faults.NOT_ATTACHED, item=of.code, given=sha256[:12])
    gone = wanted[0].sha256
    drafts = [
        Draft(
            kind=Kind.EVIDENCE,
            subject=found.visit,
            item=place_of(wanted[0]),
            body={"value": None},
            observed=session.now().isoformat(),
            actor=actor_on(session, found),
        )
    ]
    seen = occurrences_of(found.given.get(of.code))
    if any(gone in one.evidence for one in seen):
        left = without_file(of.answer, seen, gone)
        drafts.append(answer_draft(session, found, of, left, None))
    return _written(session, found, drafts, reason)


def folders_used(session: Session) -> tuple[Path, ...]:
    """The folders that files were taken from last, latest first."""
    kept = session.store.meta(FOLDERS)
    return () if kept is None else tuple(Path(one) for one in json.loads(kept))


def remember_folders(session: Session, folders: Sequence[Path]) -> None:
    """Keep in mind where files were taken from; inside the encryption, for it is telling.

    Raises:
        InspectorError: STORE_…, when the disk refuses.
    """
    before = folders_used(session)
    after = tuple(dict.fromkeys((*folders, *before)))[:MOST_FOLDERS]
    if after != before:
        session.store.put_meta(FOLDERS, json.dumps([str(one) for one in after]).encode())


def place_of(one: Evidence) -> str:
    """Where a visit keeps what it knows of a file: the same file may show two items."""
    return f"{one.item or ''}/{one.sha256}"


def without_file(form: AnswerForm, seen: tuple[Occurrence, ...], sha256: str) -> Answer:
    """The answer to an item of a form without a file in any of its occurrences."""
    left = tuple(
        replace(one, evidence=tuple(kept for kept in one.evidence if kept != sha256))
        for one in seen
    )
    return answer_holding(form, left)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A file on its way in."""

    path: Path
    item: str
    where: Pair
    """What to call the place in an error: its path, or the line that names it."""


@contextmanager
def taken_in(
    workspace: Workspace, looked: "Sequence[Examined]", progress: Progress | None = None
) -> Iterator[tuple[Taken, ...]]:
    """Put files into the vault: all of them, or none.

    What is done in the block must come about too, or those that are new here are taken away again.

    Raises:
        InspectorError: STORE_…, when the disk refuses.
    """
    count = _Counted(sum(one.size for one in looked) * 2, progress)
    new: list[str] = []
    try:
        yield tuple(_keep(workspace.vault, one, count, new) for one in looked)
    except BaseException:
        for sha256 in new:
            workspace.vault.forget(sha256)
        raise


def examined(files: Sequence[Incoming]) -> "tuple[Examined, ...]":
    """Look at files without taking them in.

    Raises:
        InspectorError: EVIDENCE_…, every file that cannot be taken.
    """
    wrong: list[InspectorError] = []
    looked: list[Examined] = []
    for file in files:
        try:
            looked.append(_examined(file))
        except InspectorError as error:
            wrong.append(error)
    raise_all(wrong)
    return tuple(looked)


class _Counted:
    """How far the reading has come; each file is read twice, and told of as once."""

    def __init__(self, whole: int, progress: Progress | None) -> None:
        self._whole, self._progress, self._done = whole, progress, 0
        self(0)

    def __call__(self, more: int) -> None:
        """So many bytes more were read."""
        self._done = min(self._whole, self._done + more)
        if self._progress is not None:
            self._progress(self._done // 2, self._whole // 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A file that can be taken, and the copy of it that may leave."""

    file: Incoming
    size: int
    kind: str
    picture: bytes | None
    """The photo itself: what is kept is what the derivative was made from."""
    derivative: bytes | None
    look: str | None


def _examined(file: Incoming) -> Examined:
    """Look at a file; a recording is not read whole, as it may be larger than memory.

    Raises:
        InspectorError: EVIDENCE_…, when it cannot be taken.
    """
    from inspector.exports import photos  # noqa: PLC0415 - Pillow, only when a file comes in
    from inspector.exports.likeness import look  # noqa: PLC0415

    name = file.where.in_(spoken())
    try:
        size = file.path.stat().st_size
        if size > LARGEST_BYTES:
            raise InspectorError(faults.TOO_LARGE, where=file.where, bytes=size, most=LARGEST_BYTES)
        with file.path.open("rb") as opened:
            kind = photos.examine(opened.read(_HEAD_BYTES), name=name)
        is_picture = photos.is_picture(kind)
        if is_picture and size > LARGEST_PICTURE_BYTES:
            raise InspectorError(
                faults.TOO_LARGE, where=file.where, bytes=size, most=LARGEST_PICTURE_BYTES
            )
        picture = file.path.read_bytes() if is_picture else None
    except OSError as error:
        why = reason_of(error)
        raise InspectorError(faults.UNREADABLE, where=file.where, reason=why) from error
    leaving = None if picture is None else photos.derivative(picture, name=name)
    return Examined(
        file=file,
        size=size,
        kind=kind,
        picture=picture,
        derivative=leaving,
        look=None if leaving is None else look(leaving),
    )


def _keep(vault: Vault, one: Examined, seen: _Counted, new: list[str]) -> Taken:
    """Put a file, and its copy that may leave, into the vault."""

    def keep(source: Path | bytes, progress: Callable[[int], None] | None = None) -> str:
        kept = vault.keep(source, progress)
        if kept.is_new:
            new.append(kept.sha256)
        return kept.sha256

    return Taken(
        evidence=Evidence(
            sha256=keep(one.file.path if one.picture is None else one.picture, seen),
            item=one.file.item,
            kind=one.kind,
            bytes=one.size,
            derivative=None if one.derivative is None else keep(one.derivative),
            # A stick from elsewhere may carry names that are not UTF-8.
            name=os.fsencode(one.file.path.name).decode("utf-8", errors="replace"),
            look=one.look,
        )
    )


def _attach(session: Session, purpose: Purpose, kept: tuple[Taken, ...]) -> Shown:
    writable = open_for_answers if purpose.reason is None else closed_visit
    found = writable(session, purpose.visit)
    there = {(one.item, one.sha256) for one in found.evidence}
    files = {one.evidence.sha256: one for one in kept}
    actor, now = actor_on(session, found), session.now().isoformat()
    drafts = [
        one.draft(found, actor, now)
        for one in files.values()
        if (one.evidence.item, one.evidence.sha256) not in there
    ]
    shows = _showing(session, found, purpose, files)
    return _written(session, found, [*drafts, *shows], purpose.reason)


def _showing(
    session: Session, found: Visit, purpose: Purpose, files: Mapping[str, Taken]
) -> list[Draft]:
    """The write that makes an occurrence name the files; none where it does already.

    Raises:
        InspectorError: VISIT_021, when the occurrence is gone.
    """
    if purpose.occurrence is None:
        return []
    before = occurrences_of(found.given.get(purpose.item))
    if purpose.occurrence not in {one.occurrence for one in before}:
        raise InspectorError(visit_faults.NO_SUCH_OCCURRENCE, item=purpose.item)
    after = tuple(
        with_evidence(one, list(files)) if one.occurrence == purpose.occurrence else one
        for one in before
    )
    if after == before:
        return []
    known = replace(found, evidence=(*found.evidence, *(one.evidence for one in files.values())))
    of = item_of(session.checklist_of(found), found, purpose.item)
    return [answer_draft(session, known, of, answer_holding(of.answer, after), None)]


def _written(session: Session, found: Visit, drafts: list[Draft], reason: str | None) -> Shown:
    if drafts and reason is None:
        session.append(drafts)
    elif drafts and reason is not None:
        return amend(session, found.visit, drafts, reason)
    return show_visit(session, found.visit)
