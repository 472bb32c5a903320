"""合, at the office: what laptops brought is verified, taken in bundle by bundle, and receipted."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from inspector.domain.authority import Act
from inspector.errors import InspectorError
from inspector.errors import merging as faults
from inspector.errors.store import DISK_FULL
from inspector.keys.files import disk_faults
from inspector.services.gathered import Gathered, Phase, Progress, Step
from inspector.services.intake import Intake
from inspector.services.office_keys import require_office
from inspector.services.opening_bundles import opened_with, opening_keys, scratch_folder
from inspector.services.session import Session
from inspector.services.workspace import Workspace


def gather(
    workspace: Workspace,
    paths: Iterable[Path],
    *,
    receipts: Path | None = None,
    progress: Progress | None = None,
) -> Iterator[Gathered]:
    """Take bundles in, one after the other; what is wrong with one holds up no other.

    Each is taken in as a whole or not at all. Ended at any moment, the same again goes on there.

    Args:
        workspace: The office's.
        paths: Bundles, or folders with any number of them.
        receipts: Folder for the receipts; they can also be had later.
        progress: Told each step.

    Raises:
        InspectorError: ENROL_002 or ENROL_003; MERGE_009, when the disk here is full; STORE_…, when
            it refuses otherwise.
    """
    keys = workspace.run(_ready)
    if receipts is not None:
        with disk_faults(receipts):
            receipts.mkdir(parents=True, exist_ok=True)
    found = _found(paths)
    with scratch_folder(workspace.home) as scratch:
        for number, path in enumerate(found, start=1):
            one = Intake(workspace, receipts, progress or _nobody, number, len(found), path)
            with _room(workspace.home, number - 1, len(found)):
                one.say(Phase.VERIFY)
                taken = [one.take(opened) for opened in opened_with(keys, [path], scratch)]
            yield from taken


@contextmanager
def _room(home: Path, done: int, count: int) -> Iterator[None]:
    """Tell of a full disk what it means for a merge.

    Raises:
        InspectorError: MERGE_009.
    """
    try:
        yield
    except InspectorError as error:
        if error.fault is not DISK_FULL:
            raise
        raise InspectorError(faults.NO_ROOM, home=home, done=done, count=count) from error


def _nobody(_: Step) -> None:
    """Nobody watches."""


def _ready(session: Session) -> tuple[bytes, ...]:
    """What opens bundles, where whoever acts may take them in.

    Raises:
        InspectorError: ENROL_002 or ENROL_003.
    """
    require_office(session)
    session.see_allowed(Act.SETTLE)
    return opening_keys(session)


def _found(paths: Iterable[Path]) -> list[Path]:
    """Every bundle once; what is none stays, so that it is refused by its name."""
    from inspector.bundles.places import found_in  # noqa: PLC0415 - when something travels

    found: dict[Path, Path] = {}
    for given in paths:
        try:
            inside = list(found_in([given]))
        except OSError:  # told when it is opened
            inside = [given]
        for path in inside:
            found.setdefault(path.absolute(), path)
    return list(found.values())
