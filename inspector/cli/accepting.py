"""`bundle accept` and `bundle status`: what the office has of this laptop."""

from pathlib import Path

from inspector.cli.call import Call
from inspector.cli.kinds import FilePath
from inspector.cli.opening import opened
from inspector.cli.options import argument
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.errors import Exit
from inspector.i18n import N_, spoken, text
from inspector.services import accepting
from inspector.services.accepting import Accepted, Standing
from inspector.services.travelling import read_travelled


@verb("bundle accept", argument("receipt", N_("The office's receipt."), type=FilePath()))
def bundle_accept(call: Call, *, receipt: Path) -> Reply:
    """Take in a receipt."""
    with opened(call) as workspace:
        data = read_travelled(receipt)
        done = workspace.run(accepting.accept_receipt, data, receipt.name)
    lang = spoken()
    document = {
        **_standing(done.standing),
        "bundle": done.bundle,
        "made": done.made,
        "older": done.is_older,
        "changed": done.is_changing,
        "events": {
            "manifest": done.manifest,
            "new": done.new,
            "held": done.held,
            "quarantined": done.quarantined,
        },
        "conflicts": done.conflicts,
        "reasons": [
            {
                "reason": one.reason,
                "what": one.what.in_(lang),
                "next": one.next.in_(lang),
                "events": one.events,
            }
            for one in done.apart
        ],
        "diverged": list(done.diverged),
    }
    lines = [*_told(done), *_standing_lines(done.standing)]
    return Reply(document=document, lines=lines, exit=Exit.NO if done.diverged else Exit.DONE)


@verb("bundle status")
def bundle_status(call: Call) -> Reply:
    """Tell what the office has."""
    with opened(call) as workspace:
        found = workspace.run(accepting.standing)
    return Reply(document=_standing(found), lines=_standing_lines(found))


def _standing(found: Standing) -> dict[str, object]:
    return {
        "acknowledged": found.events,
        "missing": found.missing,
        "missing_events": found.events_missing,
        "evidence_acknowledged": found.evidence,
        "missing_evidence": list(found.evidence_missing),
    }


def _standing_lines(found: Standing) -> list[str]:
    has = N_("The office has {events} events and {files} files of evidence of this laptop.")
    lines = [text(has, events=found.events, files=found.evidence)]
    if not found.missing:
        return [*lines, text(N_("It has everything."))]
    lacks = N_("It does not have yet: {events} events, {files} files of evidence.")
    missing = len(found.evidence_missing)
    return [*lines, text(lacks, events=found.events_missing, files=missing)]


def _told(done: Accepted) -> list[str]:
    bundle = done.bundle[-6:]
    lines = []
    if done.is_older:
        lines.append(text(N_("A newer receipt was accepted before; this one is older.")))
    if not done.is_changing:
        lines.append(text(N_("It tells nothing that was not known: nothing changed.")))
    lines.append(
        text(
            N_("Receipt of bundle {bundle}: {manifest} events, {new} new, {held} held, "
               "{quarantined} quarantined, {conflicts} conflicts"),
            bundle=bundle,
            manifest=done.manifest,
            new=done.new,
            held=done.held,
            quarantined=done.quarantined,
            conflicts=done.conflicts,
        )
    )  # fmt: skip
    for one in done.apart:
        what = one.what.in_(spoken())
        counts = N_("{count} events do not count at the office: {what}")
        lines += [text(counts, count=one.events, what=what), f"  → {one.next.in_(spoken())}"]
    lines += [
        text(
            N_("The office has another history of log {log}: a copy of this workspace is in use "
               "elsewhere. Ask the office before going on."),
            log=one[-6:],
        )
        for one in done.diverged
    ]  # fmt: skip
    return lines
