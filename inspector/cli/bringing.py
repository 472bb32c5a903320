"""`office …`: what the laptops brought back, put together."""

from collections.abc import Iterable
from pathlib import Path

from inspector.cli.call import Call
from inspector.cli.files import target_of
from inspector.cli.kinds import Count
from inspector.cli.opening import opened
from inspector.cli.options import argument, force_option, option, output_option
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.errors import Exit
from inspector.i18n import N_, spoken, text
from inspector.services import conflicts, dumping, withdrawing
from inspector.services.conflicts import Side, ToldConflict

BUNDLE = N_("The bundle: its id, the last 6 digits of it or more, or `last`.")
_MOST_SIDES = 99_999


@verb("office conflicts")
def office_conflicts(call: Call) -> Reply:
    """List what several people wrote at one place without knowing of each other."""
    with opened(call) as workspace:
        found = workspace.run(conflicts.list_conflicts)
    document, lines = _told(found)
    return Reply(document=document, lines=lines, exit=Exit.NO if found else Exit.DONE)


@verb(
    "office resolve",
    argument("conflict", N_("The conflict: id, or its last 6 or more digits."), metavar="C"),
    option(
        "--take",
        help_msgid=N_("Number of the value that stands from now on."),
        type=Count(1, _MOST_SIDES),
        metavar="N",
    ),
    option("--value", help_msgid=N_("Or a new answer, as for `visit answer`."), metavar="ANSWER"),
    option("--reason", help_msgid=N_("Why; kept with it."), metavar="T", default=""),
)
def office_resolve(
    call: Call, *, conflict: str, take: int | None, value: str | None, reason: str
) -> Reply:
    """Settle a conflict."""
    with opened(call) as workspace:
        left = workspace.run(
            conflicts.settle_conflict, conflict, take=take, value=value, reason=reason
        )
    document, _ = _told(left)
    settled = text(N_("Settled; conflicts left: {count}"), count=len(left))
    return Reply(document=document, lines=[settled])


@verb(
    "office withdraw",
    argument("bundle", BUNDLE),
    option("--reason", help_msgid=N_("Why; kept with it."), metavar="T", required=True),
)
def office_withdraw(call: Call, *, bundle: str, reason: str) -> Reply:
    """Let nothing count that a bundle brought."""
    with opened(call) as workspace:
        found = workspace.run(withdrawing.withdraw, bundle, reason)
    line = text(N_("Withdrawn: {bundle}"), bundle=found)
    return Reply(document={"bundle": found, "withdrawn": True}, lines=[line])


@verb("office reinstate", argument("bundle", BUNDLE))
def office_reinstate(call: Call, *, bundle: str) -> Reply:
    """Let count again what a withdrawn bundle brought."""
    with opened(call) as workspace:
        found = workspace.run(withdrawing.reinstate, bundle)
    line = text(N_("Reinstated: {bundle}"), bundle=found)
    return Reply(document={"bundle": found, "withdrawn": False}, lines=[line])


@verb("office dump", output_option(), force_option())
def office_dump(call: Call, *, output: Path, force: bool) -> Reply:
    """Write out what all events come to."""
    target = target_of(call, "office dump", output)
    with opened(call) as workspace:
        if target is None:
            whole = workspace.run(lambda session: b"".join(dumping.pieces(session)))
            return Reply(document={}, lines=[], data=whole)
        made = workspace.run(dumping.dump_state, target, force=force)
    line = text(N_("State written: {file}  SHA-256 {sha256}"), file=made.file, sha256=made.sha256)
    document = {"file": made.file, "sha256": made.sha256, "bytes": made.bytes}
    return Reply(document=document, lines=[line])


def _told(found: Iterable[ToldConflict]) -> tuple[dict[str, object], list[str]]:
    entries, lines = [], []
    for one in found:
        entries.append(
            {
                "conflict": one.conflict,
                "visit": one.subject,
                "kind": one.kind,
                "item": one.place,
                "base": None if one.base is None else one.base.value,
                "heads": [_side(side) for side in one.sides],
            }
        )
        lines += _lines(one)
    empty = text(N_("No conflicts."))
    return {"conflicts": entries}, lines or [empty]


def _side(side: Side) -> dict[str, object]:
    return {
        "n": side.n,
        "value": side.value,
        "told": side.told,
        "by": side.by,
        "name": side.name,
        "at": side.at,
    }


def _lines(one: ToldConflict) -> list[str]:
    lang = spoken()
    heading = text(
        N_("{conflict}  visit {visit}  {called}"),
        conflict=one.conflict[-6:],
        visit=one.subject[-6:],
        called=one.called.in_(lang),
    )
    sides = [
        f"  {side.n}  {side.told.in_(lang)}  {side.name or side.by[-6:]}  {side.at:%m-%d %H:%M}"
        for side in one.sides
    ]
    before = "—" if one.base is None else one.base.told.in_(lang)
    return [heading, *sides, f"  {text(N_('before: {value}'), value=before)}"]
