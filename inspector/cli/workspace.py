"""The workspace itself: made, locked anew, copied, brought back."""

import tempfile
from pathlib import Path

from inspector.cli.call import Call
from inspector.cli.files import STDOUT, target_of, write_file
from inspector.cli.kinds import FilePath, OneOf
from inspector.cli.opening import opened
from inspector.cli.options import argument, force_option, option, output_option
from inspector.cli.output import Reply
from inspector.cli.progress import shares
from inspector.cli.shape import verb
from inspector.cli.surroundings import NAME
from inspector.domain.words import WorkspaceKind
from inspector.errors import Exit, InspectorError
from inspector.errors import usage as usage_faults
from inspector.errors import workspace as faults
from inspector.i18n import N_, text
from inspector.keys.certificates import CertificateInfo, pem_of
from inspector.services import copies, passphrases
from inspector.services.making import NewWorkspace, make_workspace
from inspector.services.opening import require_workspace
from inspector.services.presence import workspace_exists
from inspector.services.renewing import renew_certificate
from inspector.services.scheduled import back_up_due
from inspector.services.telling import told


@verb(
    "init",
    option(
        "--role",
        help_msgid=N_(
            "field: a laptop that an office enrols; office: where they come together; standalone: "
            "one laptop for everything."
        ),
        type=OneOf(tuple(WorkspaceKind)),
        required=True,
    ),
    option(
        "--office",
        help_msgid=N_("Name of the office, as documents show it."),
        metavar="NAME",
        required=True,
    ),
    option("--person", help_msgid=N_("Whose workspace it is."), metavar="NAME", required=True),
    option(
        "--recovery-file",
        help_msgid=N_("Where to write the recovery file, outside the workspace."),
        type=FilePath(),
        metavar="FILE",
        required=True,
    ),
)
def init(call: Call, *, role: str, office: str, person: str, recovery_file: Path) -> Reply:
    """Make a workspace.

    Raises:
        InspectorError: WORKSPACE_001, before anyone is asked for a passphrase.
    """
    if workspace_exists(call.home):
        raise InspectorError(faults.NOT_EMPTY, home=call.home)
    new = NewWorkspace(
        kind=WorkspaceKind(role),
        office=office,
        person=person,
        passphrase=call.first_passphrase(),
        recovery_file=recovery_file,
    )
    made = make_workspace(call.home, new, clock=call.clock)
    document = {
        "home": made.home,
        "kind": made.kind,
        "log": made.log,
        "certificate_sha256": made.certificate_sha256,
        "recovery_file": made.recovery_file,
    }
    lines = [
        text(N_("Workspace made: {home}"), home=made.home),
        text(N_("Recovery file: {file}"), file=made.recovery_file),
        text(
            N_(
                "Lock it away, not beside this computer: without it a forgotten passphrase loses "
                "everything."
            )
        ),
    ]
    return Reply(document=document, lines=lines)


@verb(
    "passphrase change",
    option(
        "--new-passphrase-file",
        help_msgid=N_("File whose first line is the new passphrase."),
        type=FilePath(),
        metavar="FILE",
    ),
)
def passphrase_change(call: Call, *, new_passphrase_file: Path | None) -> Reply:
    """Change the passphrase."""
    require_workspace(call.home)
    passphrases.change_passphrase(
        call.home, call.passphrase(), call.new_passphrase(new_passphrase_file)
    )
    return _changed()


@verb(
    "recover",
    option(
        "--recovery-file",
        help_msgid=N_("The recovery file that was made with the workspace."),
        type=FilePath(),
        metavar="FILE",
        required=True,
    ),
    option(
        "--new-passphrase-file",
        help_msgid=N_("File whose first line is the new passphrase."),
        type=FilePath(),
        metavar="FILE",
    ),
)
def recover(call: Call, *, recovery_file: Path, new_passphrase_file: Path | None) -> Reply:
    """Set a new passphrase without the old one."""
    require_workspace(call.home)
    passphrases.recover(call.home, recovery_file, call.new_passphrase(new_passphrase_file))
    return _changed()


@verb(
    "backup",
    output_option(required=False),
    force_option(),
    option(
        "--due",
        help_msgid=N_("Make the backups that are due in `backup_folders` of the settings."),
        is_flag=True,
    ),
)
def backup(call: Call, *, output: Path | None, force: bool, due: bool) -> Reply:
    """Write an encrypted copy.

    Raises:
        InspectorError: USAGE_003, with neither a file nor `--due`; USAGE_011, with both.
    """
    command = f"{NAME} backup"
    if due and (output is not None or force):
        other = "-o" if output is not None else "--force"
        raise InspectorError(usage_faults.NOT_TOGETHER, command=command, one="--due", other=other)
    if due:
        return _backed_up_due(call)
    if output is None:
        raise InspectorError(usage_faults.MISSING, command=command, missing="-o FILE")
    target = target_of(call, "backup", output)
    with opened(call) as workspace, shares() as step:
        if target is None:
            with tempfile.TemporaryDirectory(prefix="inspector-") as folder:
                copy = copies.backup(workspace, Path(folder) / "backup", progress=step)
                return Reply(document={}, lines=[], data=copy.file.read_bytes())
        copy = copies.backup(workspace, target, force=force, progress=step)
    lines = [text(N_("Backup written: {file}"), file=copy.file)]
    if copy.lost:
        words = N_("{count} evidence files were lost before; `inspector selfcheck` names them.")
        lines.append(text(words, count=len(copy.lost)))
    document = {"file": copy.file, "sha256": copy.sha256, "lost": list(copy.lost)}
    return Reply(document=document, lines=lines, exit=Exit.NO if copy.lost else Exit.DONE)


def _backed_up_due(call: Call) -> Reply:
    """Make the backups that are due; each that could not be made is told with its folder."""
    with opened(call) as workspace, shares() as step:
        done = back_up_due(workspace, progress=step)
    lines = [text(N_("Backup written: {file}"), file=one.file) for one in done.made]
    lines += [told(one.error).line for one in done.missed]
    document = {
        "made": [{"file": one.file, "sha256": one.sha256} for one in done.made],
        "missed": [
            {"folder": one.folder, "code": one.error.fault.code, "what": told(one.error).what}
            for one in done.missed
        ],
        "removed": [*done.removed],
    }
    if not lines:
        lines = [text(N_("No backup is due."))]
    return Reply(document=document, lines=lines, exit=Exit.NO if done.missed else Exit.DONE)


@verb("restore", argument("file", N_("A file that `backup` wrote."), type=FilePath()))
def restore(call: Call, *, file: Path) -> Reply:
    """Make a workspace at --home from a backup.

    Raises:
        InspectorError: WORKSPACE_001, before anyone is asked for a passphrase.
    """
    if workspace_exists(call.home):
        raise InspectorError(faults.NOT_EMPTY, home=call.home)
    with shares() as step:
        restored = copies.restore(
            file, call.home, call.passphrase(), clock=call.clock, progress=step
        )
    line = text(N_("Restored: {home}"), home=restored.home)
    return Reply(document={"home": restored.home, "log": restored.log}, lines=[line])


@verb("key show", output_option(required=False, metavar="CERT.pem"), force_option())
def key_show(call: Call, *, output: Path | None, force: bool) -> Reply:
    """Show the signing certificate."""
    target = None if output is None else target_of(call, "key show", output)
    with opened(call) as workspace:
        info = workspace.certificate()
        pem = pem_of(workspace.certificate_der())
    if target is not None:
        write_file(target, pem, force=force)
    document, lines = _told_certificate(info)
    return Reply(document=document, lines=lines, data=pem if output == STDOUT else None)


@verb("key renew")
def key_renew(call: Call) -> Reply:
    """Make a new signing certificate."""
    with opened(call) as workspace:
        info = renew_certificate(workspace)
    document, lines = _told_certificate(info)
    lines.append(
        text(
            N_(
                "Tell whoever verifies your findings the new SHA-256, by another way than the "
                "file itself."
            )
        )
    )
    return Reply(document=document, lines=lines)


def _told_certificate(info: CertificateInfo) -> tuple[dict[str, object], list[str]]:
    document = {"subject": info.subject, "sha256": info.sha256, "until": info.until}
    lines = [
        info.subject,
        f"SHA-256 {info.sha256}",
        text(N_("valid until {day}"), day=f"{info.until:%Y-%m-%d}"),
    ]
    return document, lines


def _changed() -> Reply:
    line = text(N_("The passphrase is changed. Backups made before still open with the old one."))
    return Reply(document={"changed": True}, lines=[line])
