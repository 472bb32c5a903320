"""What leaves, and what comes back: forms, findings, judgements."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.cli.call import Call
from inspector.cli.columns import table
from inspector.cli.files import target_of
from inspector.cli.findings import due_text, finding_entry
from inspector.cli.kinds import FilePath, OneOf
from inspector.cli.opening import opened, opened_if_unlocked
from inspector.cli.options import argument, force_option, option, output_option, visit_argument
from inspector.cli.output import Reply
from inspector.cli.progress import steps
from inspector.cli.shape import verb
from inspector.domain.deadline import parse_day
from inspector.domain.labels import state_label
from inspector.domain.publication import Audience
from inspector.errors import Exit
from inspector.i18n import N_, spoken, text
from inspector.services import handover, lists
from inspector.services.handover import Exported, Order
from inspector.services.telling import told, verdict_told
from inspector.services.verifying import verify_file

if TYPE_CHECKING:
    from inspector.exports.judging import Verdict


@verb(
    "visit sheet",
    visit_argument(),
    output_option(metavar="FILE.pdf"),
    force_option(),
)
def visit_sheet(call: Call, *, visit: str, output: Path, force: bool) -> Reply:
    """Print a blank form."""
    target = target_of(call, "visit sheet", output)
    with opened(call) as workspace:
        made = handover.print_sheet(workspace, visit, target, force=force)
    line = text(N_("Form of {pages} pages: {file}"), pages=made.pages, file=made.file)
    document = {"file": made.file, "sha256": made.sha256, "pages": made.pages}
    return Reply(document=document, lines=[line], data=None if target else made.data)


@verb(
    "finding list",
    option("--visit", help_msgid=N_("Only findings of this visit."), metavar="VISIT"),
)
def finding_list(call: Call, *, visit: str | None) -> Reply:
    """List the findings."""
    with opened(call) as workspace:
        rows = workspace.run(lists.list_findings, visit)
    lines = table(
        (
            row.finding[-6:],
            row.visit[-6:],
            row.item,
            due_text(row.due_class, row.due, provisional=row.provisional),
            state_label(row.state).in_(spoken()),
            row.unit_name,
            row.fact,
        )
        for row in rows
    )
    entries = [{**finding_entry(row, row.visit), "visit_state": row.visit_state} for row in rows]
    document = {"findings": entries}
    return Reply(document=document, lines=lines or [text(N_("No findings here."))])


@verb(
    "export findings",
    visit_argument(),
    output_option(metavar="FILE.pdf"),
    option(
        "--for",
        "audience",
        help_msgid=N_("Who is to read it (the unit if not said)."),
        type=OneOf(tuple(Audience)),
        default=Audience.UNIT.value,
    ),
    option(
        "--served",
        help_msgid=N_("Day of service, from which deadlines run (today if not said)."),
        metavar="DATE",
    ),
    option(
        "--no-red-head",
        "plain_head",
        help_msgid=N_("Without the red head of an official letter."),
        is_flag=True,
    ),
    force_option(),
)
def export_findings(  # noqa: PLR0913 - one for each option
    call: Call,
    *,
    visit: str,
    output: Path,
    audience: str,
    served: str | None,
    plain_head: bool,
    force: bool,
) -> Reply:
    """Write the findings as a signed PDF."""
    target = target_of(call, "export findings", output)
    order = Order(
        target=target,
        audience=Audience(audience),
        served=None if served is None else parse_day(served),
        red_head=not plain_head,
        force=force,
    )
    with opened(call) as workspace, steps() as step:
        made = handover.export_findings(workspace, visit, order, step)
    return Reply(
        document=_exported_document(made),
        lines=_exported_lines(made),
        data=None if target else made.data,
    )


@verb(
    "verify",
    argument("file", N_("The file to judge."), type=FilePath()),
    option(
        "--trust",
        help_msgid=N_("A certificate that vouches for it."),
        type=FilePath(),
        metavar="CERT.pem",
        multiple=True,
    ),
)
def verify(call: Call, *, file: Path, trust: tuple[Path, ...]) -> Reply:
    """Judge a file; needs no workspace and never asks for a passphrase."""
    with opened_if_unlocked(call) as workspace:
        verdict = verify_file(file, trusted_pem=trust, workspace=workspace)
    code = Exit.DONE if str(verdict.verdict) == "valid" else Exit.NO
    return Reply(document=_verdict_document(verdict), lines=_verdict_lines(verdict), exit=code)


def _exported_document(made: Exported) -> dict[str, object]:
    return {
        "file": made.file,
        "sha256": made.sha256,
        "pages": made.pages,
        "signer": made.signer,
        "findings": [
            {
                "number": one.number,
                "item": one.item,
                "due_class": one.due_class,
                "due": one.due,
                "provisional": one.provisional,
                "derivation": one.derivation,
            }
            for one in made.findings
        ],
    }


def _exported_lines(made: Exported) -> list[str]:
    rows = [
        (
            str(one.number),
            one.item,
            due_text(one.due_class, _iso(one.due), provisional=one.provisional),
        )
        for one in made.findings
    ]
    first = text(
        N_("Signed: {file}, {pages} pages, {count} findings"),
        file=made.file,
        pages=made.pages,
        count=len(made.findings),
    )
    return [first, *table(rows, indent="  ")]


def _verdict_document(verdict: "Verdict") -> dict[str, object]:
    lang = spoken()
    return {
        "kind": verdict.kind,
        "sha256": verdict.sha256,
        "verdict": verdict.verdict,
        "proved": [one.in_(lang) for one in verdict.proved],
        "not_proved": [one.in_(lang) for one in verdict.not_proved],
        "problems": [
            {"code": one.code, "what": one.what, "next": one.next}
            for one in map(told, verdict.problems)
        ],
        "signatures": [
            {
                "field": one.field,
                "signer": one.signer,
                "certificate_sha256": one.certificate_sha256,
                "claimed_at": one.claimed_at,
                "intact": one.intact,
                "trusted": one.trusted,
                "covers_whole_file": one.covers_whole_file,
                "changes": one.changes,
            }
            for one in verdict.signatures
        ],
    }


def _verdict_lines(verdict: "Verdict") -> list[str]:
    lang = spoken()
    lines = [verdict_told(str(verdict.verdict))]
    lines += [f"  + {one.in_(lang)}" for one in verdict.proved]
    lines += [f"  - {one.in_(lang)}" for one in verdict.not_proved]
    return lines + [f"  ! {told(one).line}" for one in verdict.problems]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
