"""Whether every file of evidence is here that should be, and still is what it was."""

from collections.abc import Callable, Collection, Iterator
from typing import Final

from inspector.domain.words import WorkspaceKind
from inspector.i18n import N_, text
from inspector.services.session import Session
from inspector.services.workspace import Workspace

NOT_ONE: Final = N_("no SHA-256")


def evidence_faults(
    workspace: Workspace, awaited: set[str], say: Callable[[], object]
) -> Iterator[str]:
    """What is wrong with files that should be here, each in words.

    Args:
        workspace: Where.
        awaited: Gets the SHA-256 of what never came to an office: part of a bundle is on its way,
            or its stick was pulled out; that is no damage here.
        say: Called before each file; raising from it cancels.
    """
    wrong: list[tuple[str, str, str]] = []
    absent: set[str] = set()
    not_one = text(NOT_ONE)
    for visit, sha256, derivative in workspace.run(_listed):
        say()
        for digest in filter(None, (sha256, derivative)):
            if (fault := _fault_of(workspace, digest)) is not None:
                wrong.append((visit, digest, fault))
                if fault != not_one and not workspace.vault.has(digest):
                    absent.add(digest)
    if absent:
        awaited |= workspace.run(_never_came, absent)
    for visit, digest, fault in wrong:
        if digest not in awaited:
            yield text(
                N_("visit {visit}, file {sha256}: {what}"),
                visit=visit[-6:],
                sha256=digest[:12],
                what=fault,
            )


def _fault_of(workspace: Workspace, sha256: str) -> str | None:
    try:
        return workspace.vault.fault_of(sha256)
    except ValueError:  # the row was changed; no file has such a name
        return text(NOT_ONE)


def _listed(session: Session) -> list[tuple[str, str, str | None]]:
    return session.store.evidence()


def _never_came(session: Session, absent: Collection[str]) -> set[str]:
    """Files of which an office was told by a laptop alone, and that no bundle has brought yet."""
    if session.kind is not WorkspaceKind.OFFICE:
        return set()
    came = {
        *session.store.arrivals.evidence(),
        *session.store.evidence_ever(session.store.own_logs),
    }
    return set(absent) - came
