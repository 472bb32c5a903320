"""What is noted on the spot besides the items: moments, windows staffed, who signs."""

from datetime import datetime, time

import click

from inspector.cli.call import Call
from inspector.cli.kinds import Count, Moment, OneOf
from inspector.cli.opening import opened
from inspector.cli.options import argument, option, visit_argument
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.cli.surroundings import NAME
from inspector.domain import telling
from inspector.domain.timing import MOST_SERVICES, next_moment, taken, waits
from inspector.domain.timing import Moment as LapMoment
from inspector.domain.visit import Occupancy, Refusal, Signing, Visit
from inspector.domain.words import LapName, RefusalProof
from inspector.errors import InspectorError
from inspector.errors import usage as faults
from inspector.i18n import N_, spoken, text
from inspector.services import signing, timing, visits
from inspector.services.filled import told_sample, told_signing


class TimeOfVisit(click.ParamType[datetime | time]):
    """A time such as `09:41`, which is meant on the day of the visit, or one with its date."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime | time:
        """The time of day, or the instant."""
        if isinstance(value, str) and value.count(":") and len(value) <= len("09:41:30"):
            try:
                return time.fromisoformat(value)
            except ValueError:
                pass
        return Moment().convert(value, param, ctx)


def _at_option() -> click.Option:
    return option(
        "--at",
        help_msgid=N_("When: HH:MM on the day of the visit, or with its date (now if not said)."),
        type=TimeOfVisit(),
        metavar="TIME",
    )


def _remove_option() -> click.Option:
    return option("--remove", help_msgid=N_("Take it away again."), is_flag=True)


@verb(
    "visit lap",
    visit_argument(),
    argument(
        "lap",
        N_("arrive, ticket, called, served, left; ring, answer, hold, end."),
        type=OneOf(tuple(LapName)),
        metavar="LAP",
    ),
    _at_option(),
    option(
        "--round",
        "number",
        help_msgid=N_("Which service: 2 after a second ticket, or in a second call."),
        type=Count(1, MOST_SERVICES),
        metavar="N",
        default=1,
    ),
    _remove_option(),
)
def visit_lap(
    call: Call, *, visit: str, lap: str, at: datetime | time | None, number: int, remove: bool
) -> Reply:
    """Note a moment of the service."""
    moment = LapMoment(lap=LapName(lap), round=number)
    with opened(call) as workspace:
        if remove:
            shown = workspace.run(timing.drop_lap, visit, moment)
        else:
            when = (
                None if at is None else _on_its_day(at, workspace.run(visits.session_visit, visit))
            )
            shown = workspace.run(timing.take_lap, visit, moment, when)
    one = taken(shown.visit).get(moment)
    after = next_moment(shown.visit)
    last = next(iter(reversed(waits(shown.visit))), None)
    waited = last.seconds(last.end.at) if last and last.end else None
    document = {
        "visit": shown.visit.visit,
        "lap": moment.lap,
        "round": moment.round,
        "at": one and one.at,
        "next": after and after.lap,
        "waited_seconds": None if waited is None else int(waited),
    }
    lang = spoken()
    told = telling.lap(one) if one else telling.moment(moment.lap, moment.round)
    lines = [told.in_(lang) if one else text(N_("taken away: {what}"), what=told)]
    if after is not None:
        lines.append(text(N_("next: {moment}"), moment=telling.moment(after.lap, after.round)))
    return Reply(document=document, lines=lines)


@verb(
    "visit occupancy",
    visit_argument(),
    option(
        "--staffed",
        help_msgid=N_("Windows with somebody at work."),
        type=Count(0, timing.MOST_WINDOWS),
        metavar="N",
    ),
    option(
        "--open",
        "open_",
        help_msgid=N_("Windows open to clients."),
        type=Count(0, timing.MOST_WINDOWS),
        metavar="N",
    ),
    option(
        "--total",
        help_msgid=N_("Windows in all (those of the unit if not said)."),
        type=Count(1, timing.MOST_WINDOWS),
        metavar="N",
    ),
    option("--empty", help_msgid=N_("An empty window."), metavar="WINDOW", multiple=True),
    _at_option(),
    _remove_option(),
)
def visit_occupancy(  # noqa: PLR0913 - one for each option
    call: Call,
    *,
    visit: str,
    staffed: int | None,
    open_: int | None,
    total: int | None,
    empty: tuple[str, ...],
    at: datetime | time | None,
    remove: bool,
) -> Reply:
    """Note how many windows are staffed; at the minute of a sample, correct it.

    Raises:
        InspectorError: USAGE_003, when the number or the time is missing.
    """
    needed = (at, "--at") if remove else (staffed, "--staffed")
    if needed[0] is None:
        command = f"{NAME} visit occupancy"
        raise InspectorError(faults.MISSING, command=command, missing=needed[1])
    with opened(call) as workspace:
        found = workspace.run(visits.session_visit, visit)
        when = workspace.clock.now() if at is None else _on_its_day(at, found)
        if remove:
            shown = workspace.run(timing.drop_occupancy, visit, when)
        else:
            known = timing.sample_at(found, when) if at else None
            sample = Occupancy(
                sample=known.sample if known else workspace.clock.new_id(),
                at=when,
                staffed=staffed or 0,
                open=open_,
                total=total or 0,
                empty=timing.windows_named(empty),
            )
            shown = workspace.run(timing.note_occupancy, visit, sample)
    document = {
        "visit": shown.visit.visit,
        "occupancy": [told_sample(one) for one in shown.visit.occupancy],
    }
    lines = [
        f"{telling.minute(one.at).in_(spoken())}  {telling.sample(one).in_(spoken())}"
        for one in shown.visit.occupancy
    ]
    return Reply(document=document, lines=lines or [text(N_("No windows were counted."))])


@verb(
    "visit sign",
    visit_argument(),
    option(
        "--inspector",
        "inspectors",
        help_msgid=N_("An inspector by name, as printed (those of the team if not said)."),
        metavar="NAME",
        multiple=True,
    ),
    option("--unit-head", help_msgid=N_("Who receives for the unit."), metavar="NAME"),
    option("--post", help_msgid=N_("The post that they hold."), metavar="POST"),
    option(
        "--refused",
        help_msgid=N_("Why they refused to sign; empty: they signed after all."),
        metavar="REASON",
    ),
    option("--witness", help_msgid=N_("Who witnessed the refusal."), metavar="NAME"),
    option(
        "--proof",
        help_msgid=N_("How the copy was left all the same (premises if not said)."),
        type=OneOf(tuple(RefusalProof)),
    ),
    option(
        "--copies",
        help_msgid=N_("Copies left with the unit."),
        type=Count(0, timing.MOST_WINDOWS),
        metavar="N",
    ),
)
def visit_sign(  # noqa: PLR0913 - one for each option
    call: Call,
    *,
    visit: str,
    inspectors: tuple[str, ...],
    unit_head: str | None,
    post: str | None,
    refused: str | None,
    witness: str | None,
    proof: str | None,
    copies: int | None,
) -> Reply:
    """Name who signs for the visit, or who refused to; what is not said stays as it was."""
    with opened(call) as workspace:
        shown = workspace.run(visits.show_visit, visit)
        before = shown.visit.signing or Signing(inspectors=signing.team_names(shown))
        one = Signing(
            inspectors=inspectors or before.inspectors,
            unit_head=before.unit_head if unit_head is None else unit_head,
            post=before.post if post is None else post,
            refused=_refusal(before.refused, refused, witness, proof),
            copies=before.copies if copies is None else copies,
        )
        shown = workspace.run(signing.sign_visit, shown.visit.visit, one)
    missing = signing.signatures_missing(shown)
    document = {
        "visit": shown.visit.visit,
        **told_signing(shown.visit.signing),
        "missing": [{"text": one} for one in missing],
    }
    told = telling.signing(shown.visit.signing or Signing())
    lines = [told.in_(spoken()), *(one.in_(spoken()) for one in missing)]
    return Reply(document=document, lines=lines)


def _refusal(
    before: Refusal | None, reason: str | None, witness: str | None, proof: str | None
) -> Refusal | None:
    """The refusal as it is said now; an empty reason takes it back."""
    if reason == "" and not witness:
        return None
    if reason is None and witness is None and proof is None:
        return before
    known = before or Refusal(reason="", witness="", proof=RefusalProof.PREMISES)
    return Refusal(
        reason=known.reason if reason is None else reason,
        witness=known.witness if witness is None else witness,
        proof=known.proof if proof is None else RefusalProof(proof),
    )


def _on_its_day(at: datetime | time, visit: Visit) -> datetime:
    """The instant; a time without a date is on the day of the visit."""
    if isinstance(at, datetime):
        return at
    on = visit.at.astimezone(telling.CHINA).date()
    return datetime.combine(on, at, telling.CHINA)
