"""`bundle …`: what a laptop hands over to the office."""

from pathlib import Path

from inspector.cli.call import Call
from inspector.cli.kinds import Count, FilePath
from inspector.cli.opening import opened
from inspector.cli.options import argument, force_option, option
from inspector.cli.output import Reply
from inspector.cli.progress import shares
from inspector.cli.shape import verb
from inspector.clock import CHINA
from inspector.errors import Exit
from inspector.i18n import N_, text
from inspector.services.bundling import MB
from inspector.services.exporting_bundles import Handed, Order, export_bundle
from inspector.services.inspecting_bundles import Inspected, inspect_bundle

_MOST_MB = 1_000_000


@verb(
    "bundle export",
    option(
        "-o",
        "--output",
        help_msgid=N_("Folder to make; or one file, if the name ends in .tar."),
        type=FilePath(),
        metavar="PATH",
        required=True,
    ),
    option(
        "--split",
        help_msgid=N_("In parts of at most so many MB, to fit a stick."),
        type=Count(1, _MOST_MB),
        metavar="MB",
    ),
    option(
        "--all",
        "everything",
        help_msgid=N_("Also what the office acknowledged, e.g. when it lost it."),
        is_flag=True,
    ),
    force_option(),
)
def bundle_export(
    call: Call, *, output: Path, split: int | None, everything: bool, force: bool
) -> Reply:
    """Write a bundle."""
    most = None if split is None else split * MB
    order = Order(target=output, most=most, everything=everything, force=force)
    with opened(call) as workspace, shares() as share:
        done = export_bundle(workspace, order, share)
    return Reply(document=_exported(done), lines=_exported_lines(done))


@verb("bundle inspect", argument("path", N_("A bundle: a folder or a .tar file."), type=FilePath()))
def bundle_inspect(call: Call, *, path: Path) -> Reply:
    """Look into a bundle."""
    with opened(call) as workspace, shares() as share:
        found = inspect_bundle(workspace, path, share)
    code = Exit.DONE if found.is_whole else Exit.NO
    return Reply(document=_inspected(found), lines=_inspected_lines(found), exit=code)


def _exported(done: Handed) -> dict[str, object]:
    return {
        "file": done.file,
        "log": done.log,
        "from": done.first,
        "to": done.last,
        "events": done.events,
        "visits": done.visits,
        "evidence": done.evidence,
        "bytes": done.bytes,
        "parts": [
            {
                "bundle": one.bundle,
                "file": one.file,
                "evidence": one.evidence,
                "bytes": one.bytes,
                "resumed": one.found,
            }
            for one in done.parts
        ],
        "lost": list(done.lost),
    }


def _exported_lines(done: Handed) -> list[str]:
    lines = [
        text(
            N_("Handed over: {events} events of {visits} visits, {evidence} files of evidence"),
            events=done.events,
            visits=done.visits,
            evidence=done.evidence,
        )
    ]
    for one in done.parts:
        lines.append(
            text(
                N_("  {file}  {size} MB  bundle {bundle}"),
                file=one.file,
                size=_mb(one.bytes),
                bundle=one.bundle[-6:],
            )
        )
        if one.found:
            lines.append(text(N_("  {count} files lay there already"), count=one.found))
    if done.lost:
        lines.append(
            text(
                N_("{count} files of evidence are lost or damaged here; see `inspector selfcheck`"),
                count=len(done.lost),
            )
        )
    lines.append(
        text(N_("Keep everything here until the office's receipt is accepted on this laptop."))
    )
    return lines


def _inspected(found: Inspected) -> dict[str, object]:
    body = found.body
    own = body.logs[-1] if body.logs else None
    return {
        "bundle": body.bundle,
        "file": found.file,
        "device": body.device,
        "person": body.person,
        "log": own.log if own else None,
        "from": own.first if own else None,
        "to": own.last if own else None,
        "logs": [
            {"log": one.log, "from": one.first, "to": one.last, "events": one.events}
            for one in body.logs
        ],
        "events": body.events,
        "visits": body.visits,
        "checklists": [f"{one.name}@{one.edition}" for one in body.contents],
        "evidence": len(body.evidence),
        "evidence_bytes": body.evidence_bytes,
        "missing": list(found.missing),
        "damaged": list(found.damaged),
        "bytes": found.bytes,
        "part": body.part,
        "parts": body.parts,
        "made": body.made,
        "app": body.app,
    }


def _inspected_lines(found: Inspected) -> list[str]:
    body = found.body
    lines = [
        text(
            N_("Bundle {bundle} of laptop {device}, made at {made}, part {part} of {parts}"),
            bundle=body.bundle[-6:],
            device=body.device[-6:],
            made=f"{body.made.astimezone(CHINA):%Y-%m-%d %H:%M}",
            part=body.part,
            parts=body.parts,
        ),
        text(
            N_("{events} events of {visits} visits, {evidence} files of evidence, {size} MB"),
            events=body.events,
            visits=body.visits,
            evidence=len(body.evidence),
            size=_mb(found.bytes),
        ),
    ]
    lines += [
        text(
            N_("  log {log}: events {first} to {last}"),
            log=one.log[-6:],
            first=one.first,
            last=one.last,
        )
        for one in body.logs
    ]
    lines += [text(N_("  missing: {sha256}"), sha256=one) for one in found.missing]
    lines += [text(N_("  damaged: {sha256}"), sha256=one) for one in found.damaged]
    return [*lines, text(N_("It is whole."))] if found.is_whole else lines


def _mb(size: int) -> str:
    return f"{size / MB:.1f}"
