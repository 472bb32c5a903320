"""`office merge` and what belongs to it: bundles taken in, their receipts, what is set apart."""

from collections.abc import Sequence
from pathlib import Path

from inspector.cli.call import Call
from inspector.cli.columns import table
from inspector.cli.files import check_free, target_of, write_file
from inspector.cli.kinds import FilePath
from inspector.cli.opening import opened
from inspector.cli.options import argument, force_option, option, output_option
from inspector.cli.output import Reply
from inspector.cli.progress import phrases
from inspector.cli.shape import verb
from inspector.errors import Exit, raise_all
from inspector.i18n import N_, spoken, text
from inspector.services import arrivals, gathering_in, receipts
from inspector.services.arrivals import Arrived, SetApart
from inspector.services.gathered import Gathered, Phase, Step
from inspector.services.set_apart import Reason

MB = 1_000_000
_PHASES = {
    Phase.VERIFY: N_("bundle {number} of {count}: verifying"),
    Phase.DECRYPT: N_("bundle {number} of {count}: decrypting evidence, {share} %"),
    Phase.STORE: N_("bundle {number} of {count}: storing"),
}

_HEADS = (
    *(N_("From"), N_("Received"), N_("New"), N_("Held")),
    *(N_("Conflicts"), N_("Quarantined"), N_("Evidence")),
)


@verb(
    "office merge",
    argument(
        "paths",
        N_("Bundles, or folders with any number of them."),
        type=FilePath(),
        nargs=-1,
        required=True,
        metavar="PATH...",
    ),
    option(
        "--receipts",
        help_msgid=N_("Folder to write the receipts to; they go back to the laptops."),
        type=FilePath(),
        metavar="DIR",
    ),
)
def office_merge(call: Call, *, paths: Sequence[Path], receipts: Path | None) -> Reply:
    """Take bundles in."""
    with opened(call) as workspace, phrases() as say:

        def tell(step: Step) -> None:
            if say is not None:
                share = 100 * step.done // (step.whole or 1)
                words = text(_PHASES[step.phase], number=step.number, count=step.count, share=share)
                say(words)

        found = list(gathering_in.gather(workspace, paths, receipts=receipts, progress=tell))
        still_open = workspace.run(lambda session: session.store.gathering.conflicts_open())
    errors = [one.error for one in found if one.error is not None]
    if len(errors) == len(found):
        raise_all(errors)
    is_clean = all(one.is_clean for one in found)
    return Reply(
        document={"bundles": [_entry(one) for one in found], "conflicts_open": still_open},
        lines=_lines(found, still_open),
        exit=Exit.DONE if is_clean else Exit.NO,
    )


@verb("office arrivals")
def office_arrivals(call: Call) -> Reply:
    """List the bundles that came."""
    with opened(call) as workspace:
        found = workspace.run(arrivals.list_arrivals)
    rows = [
        (
            one.bundle[-6:],
            f"{one.at:%m-%d %H:%M}",
            one.name or one.device[-6:],
            text(N_("new {new}, held {held}"), new=one.new, held=one.held),
            text(N_("withdrawn")) if one.is_withdrawn else "",
        )
        for one in found
    ]
    empty = text(N_("No bundle came yet; take one in with `inspector office merge`."))
    document = {"arrivals": [_arrived(one) for one in found]}
    return Reply(document=document, lines=table(rows) or [empty])


@verb(
    "office receipt",
    argument("bundle", N_("The bundle: its id, the last 6 digits of it or more, or `last`.")),
    output_option(),
    force_option(),
)
def office_receipt(call: Call, *, bundle: str, output: Path, force: bool) -> Reply:
    """Write the receipt of a bundle again."""
    target = target_of(call, "office receipt", output)
    if target is not None:
        check_free(target, force=force)
    with opened(call) as workspace:
        name, data = workspace.run(receipts.receipt_of, bundle)
        if target is not None:
            write_file(target, data, force=force)
    line = text(N_("Receipt written: {file}"), file=target)
    document = {"file": target, "name": name, "bytes": len(data)}
    return Reply(document=document, lines=[line], data=data if target is None else None)


@verb("office quarantine")
def office_quarantine(call: Call) -> Reply:
    """List what came and does not count."""
    with opened(call) as workspace:
        found = workspace.run(arrivals.list_set_apart)
    lines = []
    for one in found:
        lines += _reason_lines(one.name or one.device or one.log[-6:], one.reason)
    empty = text(N_("Everything that came counts."))
    document = {"quarantine": [_set_apart(one) for one in found]}
    return Reply(document=document, lines=lines or [empty], exit=Exit.NO if found else Exit.DONE)


def _entry(one: Gathered) -> dict[str, object]:
    return {
        "bundle": one.bundle,
        "file": one.file,
        "device": one.device,
        "person": one.person,
        "name": one.name,
        "events": {
            "manifest": one.manifest,
            "new": one.new,
            "held": one.held,
            "quarantined": one.quarantined,
            "released": one.released,
        },
        "conflicts": one.conflicts,
        "evidence": one.evidence,
        "evidence_bytes": one.evidence_bytes,
        "missing": one.missing,
        "receipt": one.receipt,
        "reasons": [_reason(reason) for reason in one.reasons],
    }


def _reason(one: Reason) -> dict[str, object]:
    lang = spoken()
    return {
        "reason": one.reason,
        "what": one.what.in_(lang),
        "next": one.next.in_(lang),
        "events": one.events,
        "files": one.files,
    }


def _lines(found: Sequence[Gathered], still_open: int) -> list[str]:
    rows = [tuple(text(head) for head in _HEADS), *(_row(one, _whose(one)) for one in found)]
    if len(found) > 1:
        rows.append(_row(_sum(found), text(N_("All together"))))
    lines = table(rows)
    for one in found:
        for reason in one.reasons:
            lines += _reason_lines(_whose(one), reason)
        if one.receipt is not None:
            lines.append(text(N_("Receipt: {file}"), file=one.receipt))
    if still_open:
        open_ = N_("Conflicts open: {count}; `inspector office conflicts` shows them side by side.")
        lines.append(text(open_, count=still_open))
    return lines


def _whose(one: Gathered) -> str:
    return one.name or (one.device[-6:] if one.device else one.file.name)


def _row(one: Gathered, called: str) -> tuple[str, ...]:
    counts = (one.manifest, one.new, one.held, one.conflicts, one.quarantined)
    return (called, *map(str, counts), f"{one.evidence_bytes / MB:.1f} MB")


def _sum(found: Sequence[Gathered]) -> Gathered:
    return Gathered(
        file=found[0].file,
        manifest=sum(one.manifest for one in found),
        new=sum(one.new for one in found),
        held=sum(one.held for one in found),
        quarantined=sum(one.quarantined for one in found),
        conflicts=sum(one.conflicts for one in found),
        evidence_bytes=sum(one.evidence_bytes for one in found),
    )


def _reason_lines(called: str, one: Reason) -> list[str]:
    lang = spoken()
    counted = (
        text(N_("{count} events"), count=one.events)
        if one.events
        else text(N_("{count} files"), count=one.files)
    )
    return [f"{called}  {counted}  {one.what.in_(lang)}", f"  → {one.next.in_(lang)}"]


def _arrived(one: Arrived) -> dict[str, object]:
    return {
        "bundle": one.bundle,
        "at": one.at,
        "device": one.device,
        "person": one.person,
        "name": one.name,
        "file": one.file,
        "events": {
            "manifest": one.manifest,
            "new": one.new,
            "held": one.held,
            "quarantined": one.quarantined,
        },
        "conflicts": one.conflicts,
        "evidence_bytes": one.evidence_bytes,
        "missing": one.missing,
        "withdrawn": one.is_withdrawn,
    }


def _set_apart(one: SetApart) -> dict[str, object]:
    return {"log": one.log, "device": one.device, "name": one.name, **_reason(one.reason)}
