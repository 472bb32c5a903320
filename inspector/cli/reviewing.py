"""`visit review`, `visit approve`, `visit return`, `visit reject`."""

from collections.abc import Iterator

from inspector.cli.call import Call
from inspector.cli.columns import table
from inspector.cli.decided import decision_entry, decision_lines
from inspector.cli.opening import opened
from inspector.cli.options import option, visit_argument
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.domain.labels import state_label
from inspector.domain.numbers import exact_text
from inspector.domain.quality_limits import LIMITS, bound
from inspector.domain.words import VisitState
from inspector.i18n import N_, both, spoken, text
from inspector.services import reviewing
from inspector.services.reviewing import Reviewed, Verdict

REASON = N_("Why; kept with it.")


@verb("visit review", visit_argument())
def visit_review(call: Call, *, visit: str) -> Reply:
    """Show what a reviewer needs to decide of a visit."""
    with opened(call) as workspace:
        found = workspace.run(reviewing.to_review, visit)
        to_come = reviewing.evidence_to_come(workspace, found.visit)
    document = {
        "visit": found.visit,
        "state": found.state,
        "decision": decision_entry(found.decision),
        "conflicts": [one.conflict for one in found.conflicts],
        "not_seen": [
            {
                "kind": one.kind,
                "item": one.item,
                "by": one.by,
                "name": one.name or None,
                "at": one.at,
                "text": one.told,
            }
            for one in found.not_seen
        ],
        "evidence_to_come": [
            {"item": one.item, "sha256": one.sha256, "name": one.name} for one in to_come
        ],
        "flags": [
            {
                "flag": one.sign,
                "item": one.item,
                "visit": one.visit,
                "text": one.told,
                "limits": [
                    {
                        "limit": limit,
                        "value": exact_text(bound(limit)),
                        "why": both(LIMITS[limit].why),
                    }
                    for limit in one.limits
                ],
            }
            for one in found.flags
        ],
    }
    lines = list(_lines(found))
    if to_come:
        lines.append(text(N_("Files that have not arrived yet: {count}"), count=len(to_come)))
        lines += table(((one.item or "", one.name) for one in to_come), indent="  ")
    return Reply(document=document, lines=lines)


@verb("visit approve", visit_argument())
def visit_approve(call: Call, *, visit: str) -> Reply:
    """Approve a visit."""
    return _decided(call, visit, Verdict(state=VisitState.APPROVED))


@verb(
    "visit return",
    visit_argument(),
    option(
        "--item",
        "items",
        help_msgid=N_("An item to look at again; several times for several."),
        metavar="ITEM[=REASON]",
        multiple=True,
    ),
    option("--reason", help_msgid=REASON, metavar="T", required=True),
)
def visit_return(call: Call, *, visit: str, items: tuple[str, ...], reason: str) -> Reply:
    """Return a visit to be corrected."""
    parted = [one.partition("=") for one in items]
    of_each = {code.strip(): said.strip() for code, _, said in parted}
    verdict = Verdict(state=VisitState.RETURNED, reason=reason, items=of_each)
    return _decided(call, visit, verdict)


@verb(
    "visit reject",
    visit_argument(),
    option("--reason", help_msgid=REASON, metavar="T", required=True),
)
def visit_reject(call: Call, *, visit: str, reason: str) -> Reply:
    """Reject a visit."""
    return _decided(call, visit, Verdict(state=VisitState.REJECTED, reason=reason))


def _decided(call: Call, visit: str, verdict: Verdict) -> Reply:
    with opened(call) as workspace:
        shown = workspace.run(reviewing.decide, visit, verdict)
    found = shown.visit
    own = found.decision is not None and found.decision.own
    line = text(
        N_("Visit {visit}: {state}"),
        visit=found.visit[-6:],
        state=state_label(found.state),
    )
    marked = text(N_("Reviewed by somebody who was on the visit, and marked so."))
    document = {"visit": found.visit, "state": found.state, "own": own}
    return Reply(document=document, lines=[line, marked] if own else [line])


def _lines(found: Reviewed) -> Iterator[str]:
    lang = spoken()
    yield text(N_("Visit {visit}: {state}"), visit=found.visit[-6:], state=state_label(found.state))
    if found.decision is not None:
        told = found.told or state_label(found.decision.state)
        yield from decision_lines(found.decision, told, found.decided_by)
    if found.flags:
        yield text(N_("To look at twice: {count}"), count=len(found.flags))
        yield from (f"  {one.told.in_(lang)}" for one in found.flags)
    if found.conflicts:
        yield text(N_("Open conflicts: {count}"), count=len(found.conflicts))
        yield from table((one.conflict[-6:], one.called.in_(lang)) for one in found.conflicts)
    if found.not_seen:
        heading = (
            N_("Written before and not seen by whoever closed it: {count}")
            if found.decision is None
            else N_("New since the decision: {count}")
        )
        yield text(heading, count=len(found.not_seen))
        yield from table(
            (f"{one.at:%m-%d %H:%M}", one.name, one.item or "", one.told.in_(lang))
            for one in found.not_seen
        )
