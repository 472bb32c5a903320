"""`evidence …`: files that show what was seen."""

from collections.abc import Iterable
from pathlib import Path

from inspector.cli.call import Call
from inspector.cli.columns import table
from inspector.cli.kinds import Count, FilePath
from inspector.cli.opening import opened
from inspector.cli.options import argument, option, visit_argument
from inspector.cli.output import Reply
from inspector.cli.progress import shares
from inspector.cli.shape import verb
from inspector.domain.repeating import code_meant
from inspector.domain.visit import Evidence, Violation, Visit
from inspector.errors import InspectorError
from inspector.errors import visit as faults
from inspector.i18n import N_, text
from inspector.services import evidence, visits
from inspector.services.evidence import Purpose
from inspector.services.workspace import Workspace

ITEM = N_("Code of the item, e.g. A12.")


@verb(
    "evidence add",
    visit_argument(),
    argument("item", ITEM, metavar="ITEM"),
    argument(
        "files",
        N_("Photos or other files."),
        type=FilePath(),
        metavar="FILE...",
        nargs=-1,
        required=True,
    ),
    option(
        "--occurrence",
        help_msgid=N_("Which occurrence they show, counted from 1 (else the item as a whole)."),
        type=Count(1, 99),
        metavar="N",
    ),
)
def evidence_add(
    call: Call, *, visit: str, item: str, files: tuple[Path, ...], occurrence: int | None
) -> Reply:
    """Add files to an item."""
    with opened(call) as workspace, shares() as step:
        purpose = _purpose(workspace, visit, item, occurrence)
        kept = evidence.add_evidence(workspace, purpose, files, progress=step)
    return _listed(kept)


@verb("evidence list", visit_argument())
def evidence_list(call: Call, *, visit: str) -> Reply:
    """List the files of a visit."""
    with opened(call) as workspace:
        found = workspace.run(visits.show_visit, visit).visit
    if not found.evidence:
        nothing = text(N_("No files yet; add one with `inspector evidence add`."))
        return Reply(document={"evidence": []}, lines=[nothing])
    return _listed(found.evidence)


@verb(
    "evidence remove",
    visit_argument(),
    argument("item", ITEM, metavar="ITEM"),
    argument("sha256", N_("SHA-256 of the file, or its first digits."), metavar="SHA256"),
)
def evidence_remove(call: Call, *, visit: str, item: str, sha256: str) -> Reply:
    """Take a file away from an item."""
    with opened(call) as workspace:
        before = workspace.run(visits.show_visit, visit).visit
        after = workspace.run(evidence.take_away, before.visit, item, sha256).visit
    return _listed(one for one in before.evidence if one not in after.evidence)


def _purpose(workspace: Workspace, visit: str, item: str, number: int | None) -> Purpose:
    """What the files are for.

    Raises:
        InspectorError: VISIT_021, when the item has no such occurrence.
    """
    found = workspace.run(visits.show_visit, visit).visit
    code = code_meant(item)
    occurrence = None if number is None else _occurrence(found, code, number)
    return Purpose(visit=found.visit, item=code, occurrence=occurrence)


def _occurrence(found: Visit, code: str, number: int) -> str:
    answer = found.answers.get(code)
    there = answer.occurrences if isinstance(answer, Violation) else ()
    if not 1 <= number <= len(there):
        raise InspectorError(faults.NO_SUCH_OCCURRENCE, item=code)
    return there[number - 1].occurrence


def _listed(files: Iterable[Evidence]) -> Reply:
    kept = tuple(files)
    entries = [
        {"item": one.item, "sha256": one.sha256, "bytes": one.bytes, "kind": one.kind}
        for one in kept
    ]
    rows = [(one.item or "", one.sha256[:12], one.kind, str(one.bytes), one.name) for one in kept]
    return Reply(document={"evidence": entries}, lines=table(rows))
