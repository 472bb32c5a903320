"""`checklist import` and `checklist export`: an office's own tables in, workbooks out."""

from pathlib import Path

from inspector.cli.call import Call
from inspector.cli.content import fault_entry
from inspector.cli.files import check_free, target_of, write_file
from inspector.cli.kinds import FilePath
from inspector.cli.options import argument, force_option, option, output_option
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.errors import Exit, InspectorError
from inspector.i18n import N_, spoken, text
from inspector.services import exchange
from inspector.services.exchange import Carried
from inspector.services.telling import told


@verb(
    "checklist import",
    argument("file", N_("A workbook (.xlsx, .xlsm) or a CSV file."), type=FilePath()),
    option("--name", help_msgid=N_("Name of the checklist (else as the file says).")),
    option("--edition", help_msgid=N_("Edition of the checklist (else as the file says).")),
    output_option(metavar="FILE.yaml"),
    force_option(),
)
def checklist_import(
    call: Call, *, file: Path, name: str | None, edition: str | None, output: Path, force: bool
) -> Reply:
    """Make a checklist file out of an office's own table."""
    target = target_of(call, "checklist import", output)
    if target is not None:
        check_free(target, force=force)
    try:
        carried = exchange.import_checklist(file, name=name, edition=edition)
    except InspectorError as error:
        return _refused(error, on_stdout=target is None)
    if target is None:
        return Reply(document={}, lines=[], data=carried.text, beside=_unread_lines(carried))
    write_file(target, carried.text, force=force)
    return Reply(document=_document(carried), lines=_lines(carried, target))


@verb(
    "checklist export",
    argument(
        "name",
        N_("The checklist, and which edition of it (else the newest)."),
        metavar="NAME[@EDITION]",
    ),
    output_option(metavar="FILE.xlsx"),
    force_option(),
)
def checklist_export(call: Call, *, name: str, output: Path, force: bool) -> Reply:
    """Lay a checklist out as a workbook."""
    target = target_of(call, "checklist export", output)
    made = exchange.export_checklist(call.home, name, target)
    if target is None:
        return Reply(document={}, lines=[], data=made.data)
    write_file(target, made.data, force=force)
    checklist = made.checklist
    document = {
        "name": checklist.name,
        "edition": checklist.edition,
        "items": len(checklist.items),
        "unread": [],
        "file": target,
        "sha256": made.sha256,
    }
    line = text(
        N_("{name}, edition {edition}: {count} items, written to {file}"),
        name=checklist.name,
        edition=checklist.edition,
        count=len(checklist.items),
        file=target,
    )
    return Reply(document=document, lines=[line])


def _document(carried: Carried) -> dict[str, object]:
    found = carried.imported
    return {
        "name": found.checklist.name,
        "edition": found.checklist.edition,
        "items": len(found.checklist.items),
        "unread": [
            {"where": one.where, "text": one.text, "reason": one.reason.in_(spoken())}
            for one in found.unread
        ],
        "read": [
            {"where": one.where, "text": one.text, "told": one.told.in_(spoken())}
            for one in found.told
        ],
        "warnings": [fault_entry(one) for one in found.warnings],
        "digest": found.checklist.digest,
    }


def _lines(carried: Carried, target: Path) -> list[str]:
    checklist = carried.imported.checklist
    written = text(
        N_("{name}, edition {edition}: {count} items, written to {file}"),
        name=checklist.name,
        edition=checklist.edition,
        count=len(checklist.items),
        file=target,
    )
    return [*_unread_lines(carried), written]


def _unread_lines(carried: Carried) -> list[str]:
    found = carried.imported
    lines = [
        text(
            N_("{where}: “{text}” is read as: {told}"),
            where=one.where,
            text=one.text,
            told=one.told,
        )
        for one in found.told
    ]
    lines += [told(one).line for one in found.warnings]
    lines += [
        text(
            N_("{where}: not read: “{text}” ({reason})"),
            where=one.where,
            text=one.text,
            reason=one.reason,
        )
        for one in found.unread
    ]
    if found.unread:
        lines.append(
            text(
                N_("Not read: {count} places, listed above; finish them by hand."),
                count=len(found.unread),
            )
        )
    return lines


def _refused(error: InspectorError, *, on_stdout: bool) -> Reply:
    """Nothing was written: the answer is no, with everything that is wrong."""
    document = {
        "name": None,
        "edition": None,
        "items": 0,
        "unread": [],
        "errors": [fault_entry(one) for one in error.all],
    }
    lines = [told(one).line for one in error.all]
    lines.append(text(N_("{errors} errors; nothing was written"), errors=len(error.all)))
    if on_stdout:
        return Reply(document=document, lines=[], exit=Exit.NO, data=b"", beside=lines)
    return Reply(document=document, lines=lines, exit=Exit.NO)
