"""`visit …`, from opening to closing."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from inspector.cli.call import Call
from inspector.cli.columns import table
from inspector.cli.decided import decision_entry, decision_lines
from inspector.cli.findings import finding_entry, finding_rows
from inspector.cli.kinds import Moment, OneOf
from inspector.cli.not_asked import not_asked_entries, not_asked_lines
from inspector.cli.opening import opened
from inspector.cli.options import option, visit_argument
from inspector.cli.output import Reply, print_error
from inspector.cli.shape import verb
from inspector.cli.surroundings import NAME
from inspector.clock import CHINA
from inspector.domain.columns import ColumnSum, side_by_side
from inspector.domain.labels import label, state_label
from inspector.domain.numbers import exact_text
from inspector.domain.repeating import in_runs
from inspector.domain.requiring import still_needed
from inspector.domain.visit_row import VisitRow
from inspector.domain.words import Channel, VisitState, VisitType
from inspector.errors import Exit, InspectorError
from inspector.errors import usage as faults
from inspector.i18n import N_, spoken, text
from inspector.services import filled, listing, lists, visits
from inspector.services.review import required_missing
from inspector.services.visits import NewVisit, Shown

MOST_RUNS = 12
"""Windows, clerks or calls, or runs of them, that are told in one line."""


@verb(
    "visit new",
    option("--unit", help_msgid=N_("The unit: id, end of it, or name."), metavar="UNIT"),
    option(
        "--type",
        "visit_type",
        help_msgid=N_("How the check is made."),
        type=OneOf(tuple(VisitType)),
        required=True,
    ),
    option(
        "--channel",
        help_msgid=N_("How the service is given (onsite if not said)."),
        type=OneOf(tuple(Channel)),
        default=Channel.ONSITE.value,
    ),
    option(
        "--checklist",
        help_msgid=N_("The checklist, and which edition of it (else the newest)."),
        metavar="NAME[@EDITION]",
    ),
    option(
        "--inspector",
        "inspectors",
        help_msgid=N_("Who inspects: id, end of it, or name."),
        metavar="PERSON",
        multiple=True,
    ),
    option(
        "--at",
        help_msgid=N_("When it takes place, like 2026-11-23T09:00 (now if not said)."),
        type=Moment(),
        metavar="TIME",
    ),
    option(
        "--of",
        help_msgid=N_("The visit whose failed items a re-inspection looks at again."),
        metavar="VISIT",
    ),
)
def visit_new(  # noqa: PLR0913 - one for each option
    call: Call,
    *,
    unit: str | None,
    visit_type: str,
    channel: str,
    checklist: str | None,
    inspectors: tuple[str, ...],
    at: datetime | None,
    of: str | None,
) -> Reply:
    """Open a visit."""
    _check_new(VisitType(visit_type), unit, of)
    new = NewVisit(
        unit=unit or "",
        type=VisitType(visit_type),
        channel=Channel(channel),
        checklist=checklist,
        inspectors=inspectors,
        at=at,
        of=of,
    )
    with opened(call) as workspace:
        visit = workspace.run(visits.open_visit, new)
    document = {
        "visit": visit.visit,
        "checklist": visit.checklist,
        "edition": visit.edition,
        "items": list(visit.asked),
    }
    line = text(
        N_("Visit opened: {visit}, {count} items of {checklist}@{edition}"),
        visit=visit.visit,
        count=len(visit.asked),
        checklist=visit.checklist,
        edition=visit.edition,
    )
    first = next(iter(visit.repeats), "")
    repeated = text(
        N_("Asked once for each window, clerk or call, which you add: {sections} ({command})"),
        sections="、".join(visit.repeats),
        command=f"{NAME} visit repeat {visit.visit[-6:]} {first} --add 1-12",
    )
    return Reply(document=document, lines=[line, repeated] if visit.repeats else [line])


@verb(
    "visit list",
    option("--state", help_msgid=N_("Only visits in this state."), type=OneOf(tuple(VisitState))),
    option("--unit", help_msgid=N_("Only visits of this unit."), metavar="UNIT"),
    option(
        "--find",
        help_msgid=N_("Only visits with this text in their notes or unit."),
        metavar="TEXT",
    ),
)
def visit_list(call: Call, *, state: str | None, unit: str | None, find: str | None) -> Reply:
    """List the visits."""
    with opened(call) as workspace:
        found = workspace.run(
            lists.list_visits, states=[VisitState(state)] if state else (), unit=unit, find=find
        )
    entries = [
        {
            "visit": row.visit,
            "unit": row.unit,
            "unit_name": row.unit_name,
            "type": row.type,
            "channel": row.channel,
            "state": row.state,
            "at": row.at,
            "opened": row.opened,
            "asked": row.asked,
            "unchecked": row.unchecked,
            "total": row.total,
        }
        for row in found
    ]
    empty = text(N_("No visits here; open one with `inspector visit new`."))
    return Reply(document={"visits": entries}, lines=table(_row(row) for row in found) or [empty])


@verb("visit show", visit_argument())
def visit_show(call: Call, *, visit: str) -> Reply:
    """Show a visit."""
    with opened(call) as workspace:
        shown = workspace.run(visits.show_visit, visit)
        past = workspace.run(listing.history, shown.visit.visit)
    of = shown.visit
    document = {
        **filled.as_fill(shown),
        "visit": of.visit,
        "unit": of.unit,
        "type": of.type,
        "channel": of.channel,
        "checklist": of.checklist,
        "edition": of.edition,
        "state": of.state,
        "opened": of.opened_at,
        "asked": list(of.asked),
        "unchecked": list(of.unchecked),
        "decision": decision_entry(of.decision),
        "not_asked": not_asked_entries(shown.not_asked),
        "history": [
            {
                "seq": line.seq,
                "at": line.at,
                "by": line.actor_name or None,
                "kind": line.kind,
                "item": line.item,
                "text": line.text,
            }
            for line in past
        ],
    }
    rows = [
        (_minute(line.at), line.actor_name, line.item or "", line.text.in_(spoken()))
        for line in past
    ]
    left = not_asked_lines(shown.not_asked)
    lines = [*_head(shown), *_decision(shown), *left, "", *table(rows)]
    return Reply(document=document, lines=lines)


@verb(
    "visit close",
    visit_argument(),
    option("--incomplete", help_msgid=N_("Why items may stay unchecked."), metavar="REASON"),
)
def visit_close(call: Call, *, visit: str, incomplete: str | None) -> Reply:
    """Close a visit; while items are unchecked and no reason is given it stays open.

    Raises:
        InspectorError: What keeps it from being closed, other than unchecked items.
    """
    with opened(call) as workspace:
        try:
            closed = workspace.run(visits.close_visit, visit, incomplete=incomplete)
        except InspectorError as error:
            if error.fault.exit is not Exit.NO:
                raise
            print_error(error, as_json=call.as_json)
            shown = workspace.run(visits.show_visit, visit)
            return _closing_reply(shown, Exit.NO)
    return _closing_reply(closed.shown, Exit.DONE)


@verb(
    "visit void",
    visit_argument(),
    option("--reason", help_msgid=N_("Why."), metavar="TEXT", required=True),
)
def visit_void(call: Call, *, visit: str, reason: str) -> Reply:
    """Mark a visit as made by mistake."""
    with opened(call) as workspace:
        shown = workspace.run(visits.void_visit, visit, reason)
    line = text(N_("Visit {visit} is void."), visit=shown.visit.visit[-6:])
    return Reply(document={"visit": shown.visit.visit, "changed": 1}, lines=[line])


def _check_new(visit_type: VisitType, unit: str | None, of: str | None) -> None:
    """Refuse what cannot go together: only a re-inspection follows another visit.

    Raises:
        InspectorError: USAGE_003 or USAGE_011.
    """
    command = f"{NAME} visit new"
    if visit_type is VisitType.REINSPECTION:
        if of is None:
            raise InspectorError(faults.MISSING, command=command, missing="--of")
        if unit is not None:
            raise InspectorError(faults.NOT_TOGETHER, command=command, one="--of", other="--unit")
        return
    if of is not None:
        together = f"--type {visit_type}"
        raise InspectorError(faults.NOT_TOGETHER, command=command, one="--of", other=together)
    if unit is None:
        raise InspectorError(faults.MISSING, command=command, missing="--unit")


def _closing_reply(shown: Shown, code: Exit) -> Reply:
    visit = shown.visit
    document = {
        "visit": visit.visit,
        "state": visit.state,
        "unchecked": list(visit.unchecked),
        "required_missing": [
            {"item": item.code, "needs": list(needed)}
            for item in shown.items
            if (needed := still_needed(item, visit))
        ],
        "findings": [finding_entry(row, visit.visit) for row in shown.findings],
    }
    missing = _required(shown)
    if code is Exit.NO:
        return Reply(document=document, lines=missing, exit=code)
    line = text(
        N_("Visit {visit} is closed: {total} points, {count} findings."),
        visit=visit.visit[-6:],
        total=shown.score.total_text or "—",
        count=len(shown.findings),
    )
    return Reply(
        document=document, lines=[line, *missing, *finding_rows(shown.findings)], exit=code
    )


def _required(shown: Shown) -> list[str]:
    """What answers need that their items ask for, and lack."""
    missing = "; ".join(one.in_(spoken()) for one in required_missing(shown))
    return [text(N_("Required and missing: {missing}"), missing=missing)] if missing else []


def _row(row: VisitRow) -> Sequence[str]:
    lang = spoken()
    return (
        row.visit[-6:],
        _minute(row.at),
        label(row.type).in_(lang),
        label(row.channel).in_(lang),
        state_label(row.state).in_(spoken()),
        f"{row.asked - row.unchecked}/{row.asked}",
        row.total or "",
        row.unit_name,
    )


def _head(shown: Shown) -> list[str]:
    """Who, when and how far, in a few lines."""
    visit, lang = shown.visit, spoken()
    names = [shown.people[one].name for one in visit.team if one in shown.people]
    pairs = [
        (text(N_("Unit")), shown.unit.name),
        (
            text(N_("Visit")),
            " · ".join(
                (
                    label(visit.type).in_(lang),
                    label(visit.channel).in_(lang),
                    state_label(visit.state).in_(spoken()),
                    _minute(visit.at),
                )
            ),
        ),
        (text(N_("Team")), "、".join(names) if lang == "zh" else ", ".join(names)),
        (text(N_("Checklist")), f"{visit.checklist}@{visit.edition}"),
        (
            text(N_("Checked")),
            f"{len(visit.asked_now) - len(visit.unchecked)}/{len(visit.asked_now)}",
        ),
        *_instances(shown),
        (text(N_("Score")), shown.score.total_text or "—"),
        *(_column(one) for one in side_by_side(visit, shown.checklist, shown.score).sums),
    ]
    return table(pair for pair in pairs if pair[1])


def _decision(shown: Shown) -> Iterator[str]:
    """What a reviewer decided last."""
    decision = shown.visit.decision
    if decision is not None:
        by = shown.people.get(decision.by)
        told = listing.told_decision(decision.state, decision.reason)
        yield from decision_lines(decision, told, "" if by is None else by.name)


def _instances(shown: Shown) -> Iterator[tuple[str, str]]:
    """Of each section that repeats, how often and for what it is asked."""
    for code in shown.visit.repeats:
        section, keys = shown.checklist.section(code), shown.visit.instances.get(code, ())
        runs = in_runs(keys)
        told = "、".join(runs[:MOST_RUNS]) + (" …" if len(runs) > MOST_RUNS else "")
        count = text(N_("{count}: {keys}"), count=len(keys), keys=told) if keys else "0"
        yield section.title.in_(spoken()), count


def _column(one: ColumnSum) -> tuple[str, str]:
    """What another score column comes to, and of how many items."""
    told = text(N_("{points} ({count} items)"), points=exact_text(one.points), count=one.items)
    return one.column.title.in_(spoken()), told if one.items else "—"


def _minute(at: datetime) -> str:
    return f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}"
