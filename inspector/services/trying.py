"""A draft checklist tried out: a pretended visit that is answered like any other.

It lives in a store of its own in memory. So the verbs and screens of real visits work on it, and
nothing of it is ever written: not to the workspace, and not anywhere else.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from inspector.checklists.codec import encode
from inspector.domain.history.event import Draft, Kind
from inspector.domain.words import Channel, Layout, Role, UnitKind, VisitType, WorkspaceKind
from inspector.errors import InspectorError
from inspector.errors import trial as faults
from inspector.i18n import text
from inspector.keys.vault import Vault
from inspector.services.checklists import read_file
from inspector.services.instances import add_instances
from inspector.services.pinning import pinned_of
from inspector.services.presence import DATA, content_folder
from inspector.services.session import Editions, Session
from inspector.services.workspace import Holding, Signer, Workspace
from inspector.store.history import LogIdentity
from inspector.store.opened import store_in_memory
from inspector.store.worker import Worker

if TYPE_CHECKING:
    from inspector.clock import Clock
    from inspector.domain.authority import Act
    from inspector.domain.checklist import Checklist
    from inspector.keys.vault import Kept, Progress

WINDOWS = 12
"""Of the pretended unit."""
INSTANCES = 2
"""Of each section that repeats: so many it takes to see how their results come together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A draft under trial; close its workspace when it is left."""

    workspace: "PretendedWorkspace"
    visit: str
    """The one visit in it."""
    file: str
    """Name of the draft's file."""
    warnings: tuple[InspectorError, ...]
    """What is odd about the draft."""


class PretendedWorkspace(Workspace):
    """A workspace that nothing keeps."""

    def close(self) -> None:
        """Forget everything."""
        self._holding.worker.close(self._session.store.close)


class _PretendedSession(Session):
    """A session in which nothing becomes durable."""

    __slots__ = ()

    @property
    def last_write(self) -> None:
        """Never."""

    def see_allowed(self, *acts: "Act") -> None:
        """Everybody may try."""


class _NoVault(Vault):
    """Takes no files."""

    def keep(self, source: Path | bytes, progress: "Progress | None" = None) -> "Kept":
        """Refuse.

        Raises:
            InspectorError: TRIAL_001.
        """
        del source, progress
        _refuse()

    def put(self, source: Path | bytes) -> str:
        """Refuse.

        Raises:
            InspectorError: TRIAL_001.
        """
        del source
        _refuse()


def _refuse() -> NoReturn:
    raise InspectorError(faults.NO_FILES)


def drafts_at_hand(home: Path) -> tuple[Path, ...]:
    """The office's own checklist files, by name."""
    folder = content_folder(home)
    return tuple(sorted(folder.glob("*.yaml"))) if folder is not None else ()


def begin_trial(beside: Workspace, path: Path) -> Trial:
    """Read a draft and pretend a visit that asks all of it.

    Raises:
        InspectorError: What is wrong with the file, all of it.
    """
    checklist, warnings = read_file(path)
    worker = Worker()
    try:
        session, visit = worker.run(_pretend, beside.home, beside.clock, checklist)
    except BaseException:
        worker.close()
        raise
    holding = Holding(
        lock=beside.lock,
        worker=worker,
        vault=_NoVault(beside.home, b""),
        signer=Signer(pkcs12=b"", passphrase=b""),
    )
    return Trial(
        workspace=PretendedWorkspace(session, holding),
        visit=visit,
        file=path.name,
        warnings=warnings,
    )


def _pretend(home: Path, clock: "Clock", checklist: "Checklist") -> tuple[Session, str]:
    actor, log = clock.new_id(), clock.new_id()
    editions = Editions()
    store = store_in_memory(
        home / DATA,
        identity=LogIdentity(log=log, device=log[-6:], public_key=bytes(32)),
        derive=lambda _: None,
    )
    editions.rest_in(store)
    session = _PretendedSession(
        home=home,
        kind=WorkspaceKind.STANDALONE,
        office="",
        actor=actor,
        store=store,
        clock=clock,
        editions=editions,
        key=b"",
        sign=lambda _: b"",
        seal_name=lambda name: name,
    )
    return session, _pretended_visit(session, checklist)


def _pretended_visit(session: Session, checklist: "Checklist") -> str:
    """A visit of a pretended unit, which may ask every item, and has some of what repeats."""
    unit, visit = session.clock.new_id(), session.clock.new_id()
    now = session.now().isoformat()
    session.store.put_content(
        checklist.digest,
        name=checklist.name,
        edition=checklist.edition,
        body=encode(checklist),
    )
    person = {"name": text("Nobody"), "roles": [str(Role.INSPECTOR)]}
    place = {
        "name": text("A pretended unit"),
        "kind": str(UnitKind.U10),
        "layout": str(Layout.HALL),
        "windows": WINDOWS,
        "phone": None,
        "supervises": [],
    }
    body: dict[str, object] = {
        "unit": unit,
        "type": str(VisitType.SELF_CHECK),
        "channel": str(Channel.ONSITE),
        "checklist": checklist.name,
        "edition": checklist.edition,
        "digest": checklist.digest,
        "asked": [item.code for item in checklist.items],
        **pinned_of(checklist, checklist.items, None),
        "team": [session.actor],
        "sealed": {},
        "kind": place["kind"],
        "layout": place["layout"],
        "at": now,
        "opened_at": now,
        "of": None,
    }
    actor = session.actor
    session.append(
        [
            Draft(kind=Kind.PERSON, subject=actor, body={"value": person}, actor=actor),
            Draft(kind=Kind.UNIT, subject=unit, body={"value": place}, actor=actor),
            Draft(kind=Kind.VISIT_OPENED, subject=visit, body=body, actor=actor),
        ]
    )
    for section in checklist.sections:
        if section.repeat is not None:
            keys = [str(number) for number in range(1, min(INSTANCES, section.repeat.most) + 1)]
            add_instances(session, visit, section.code, keys)
    return visit
