"""交: findings leave as a signed PDF, a blank form goes along on paper."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.clock import today
from inspector.domain import telling
from inspector.domain.authority import Act
from inspector.domain.deadline import Deadline
from inspector.domain.finding import Finding, deadline_of, findings_of
from inspector.domain.history.event import Draft, Kind
from inspector.domain.labels import state_label
from inspector.domain.publication import Audience, FindingsReport, PublishedDeadline
from inspector.domain.publishing import Problem, Source, findings_report
from inspector.domain.visit import Visit
from inspector.domain.words import VisitType
from inspector.errors import InspectorError
from inspector.errors import export as faults
from inspector.errors import workspace as file_faults
from inspector.i18n import N_, Pair
from inspector.keys.certificates import CertificateInfo
from inspector.keys.files import write_whole
from inspector.services.calendars import calendar_for
from inspector.services.final import is_final
from inspector.services.session import Session
from inspector.services.visits import Shown, actor_on, session_visit, shown
from inspector.services.workspace import Workspace

if TYPE_CHECKING:
    from inspector.exports.pdf import Engine, RenderedPdf

Progress = Callable[[str], None]
"""Told the msgid of the step that begins; raising from it cancels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be exported, for whom and where to."""

    target: Path | None
    """None: the bytes are handed back and nothing is written."""
    audience: Audience = Audience.UNIT
    served: date | None = None
    """Day of service; None for the one known, or else the day of the first export."""
    refuse_early: bool = False
    """Whether a day of service before the visit is taken for a slip; a script may name any."""
    red_head: bool = True
    force: bool = False
    """Whether a file that exists may be replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedFinding:
    """A finding as it stands in the document."""

    number: int
    item: str
    due_class: str
    due: date | None
    provisional: bool
    derivation: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A document that was made."""

    file: Path | None
    data: bytes = field(repr=False)
    sha256: str
    pages: int
    signer: str | None
    """Subject of the certificate; None where nothing was signed."""
    findings: tuple[ExportedFinding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matter:
    """What a report is made of, as the store knew it at one moment."""

    visit: str
    """Its whole id: `last` may be another one before the document is made."""
    report: FindingsReport
    photos: tuple[str, ...]
    findings: tuple[ExportedFinding, ...]


def export_findings(
    workspace: Workspace, visit: str, order: Order, progress: Progress | None = None
) -> Exported:
    """Make the findings of a closed visit into a signed PDF.

    The day of service is kept with the visit; the deadlines of its findings run from it.

    Raises:
        InspectorError: EXPORT_009, when the file exists; EXPORT_010, when the visit is not
            closed; EXPORT_012, when the clock is outside the certificate; EXPORT_013, when a day
            of service before the visit is refused; EXPORT_… or STORE_… where making or writing
            fails.
    """
    say = progress or (lambda _: None)
    say(N_("Collecting"))
    matter = workspace.run(_matter, visit, order)
    _may_write(order.target, force=order.force)
    at = workspace.clock.now()
    info = _certificate_at(workspace, at)
    say(N_("Typesetting"))
    rendered = _typeset(workspace, matter, order, info, at)
    say(N_("Signing"))
    from inspector.exports.signing import sign  # noqa: PLC0415 - half a second of imports

    claimed = _claimed(at, matter.report, info)
    signed = sign(rendered, workspace.signing_key(), at=claimed)
    say(N_("Writing"))
    made = Exported(
        file=order.target,
        data=signed.data,
        sha256=hashlib.sha256(signed.data).hexdigest(),
        pages=signed.pages,
        signer=info.subject,
        findings=matter.findings,
    )
    _write(order.target, made.data)
    workspace.run(_record, matter, made, order)
    return made


def _certificate_at(workspace: Workspace, at: datetime) -> CertificateInfo:
    """The certificate, if a signature of that time would be in its validity.

    Raises:
        InspectorError: EXPORT_012, when it would not.
    """
    info = workspace.certificate()
    if not info.start <= at <= info.until:
        raise InspectorError(
            faults.WRONG_CLOCK,
            now=f"{at:%Y-%m-%d %H:%M}",
            start=f"{info.start:%Y-%m-%d}",
            until=f"{info.until:%Y-%m-%d}",
        )
    return info


def _claimed(at: datetime, report: FindingsReport, info: CertificateInfo) -> datetime:
    """The time that the signature claims: on a discreet copy no more of it than the day."""
    if not report.is_discreet:
        return at
    return max(telling.start_of_day(at), info.start)


def _typeset(
    workspace: Workspace, matter: _Matter, order: Order, info: CertificateInfo, at: datetime
) -> "RenderedPdf":
    from inspector.exports.findings import FindingsPress, Seal  # noqa: PLC0415 - the engine

    return FindingsPress(workspace.documents(), engine(workspace)).render(
        matter.report,
        photos={sha256: workspace.vault.read(sha256) for sha256 in matter.photos},
        seal=Seal(
            office=info.office, device=None if matter.report.is_discreet else info.device, at=at
        ),
        red_head=order.red_head,
    )


def print_sheet(
    workspace: Workspace, visit: str, target: Path | None, *, force: bool = False
) -> Exported:
    """Print the checklist of a visit as a blank form to take along.

    Raises:
        InspectorError: EXPORT_009, when the file exists; EXPORT_… where making fails.
    """
    from inspector.exports.sheet import SheetPress, blank_form  # noqa: PLC0415 - the engine

    found = workspace.run(_shown, visit)
    _may_write(target, force=force)
    form = blank_form(
        found.visit, found.items, found.checklist, unit=found.unit, office=workspace.office
    )
    rendered = SheetPress(workspace.documents(), engine(workspace)).render(form)
    _write(target, rendered.data)
    return Exported(
        file=target,
        data=rendered.data,
        sha256=hashlib.sha256(rendered.data).hexdigest(),
        pages=rendered.pages,
        signer=None,
    )


def engine(workspace: Workspace) -> "Engine":
    """The PDF engine of this process; it stays warm for the next document."""
    from inspector.exports.pdf import Engine  # noqa: PLC0415 - a second of imports

    return workspace.kept("engine", partial(Engine, workspace.documents()))


def _matter(session: Session, visit: str, order: Order) -> _Matter:
    session.see_allowed(Act.HAND_OUT)
    found = session_visit(session, visit)
    if not is_final(session, found):
        raise InspectorError(
            faults.NOT_CLOSED, visit=found.visit[-6:], state=state_label(found.state)
        )
    seen = shown(session, found)
    served, is_known = _served(session, found, order)
    calendar = calendar_for(session.home)
    covert = found.type is VisitType.COVERT
    problems = [
        (one, deadline_of(one, served, calendar)) for one in findings_of(found, seen.checklist)
    ]
    source = Source(
        visit=found,
        checklist=seen.checklist,
        unit=seen.unit,
        office=session.office,
        team=() if covert else tuple(seen.people[one].name for one in found.team),
        score=seen.score if seen.checklist.scored else None,
        problems=tuple(_problem(one, due) for one, due in problems),
        served=served,
        served_known=is_known,
        private_names=tuple(one.name for one in session.store.people()) if covert else (),
    )
    report = findings_report(source, order.audience)
    return _Matter(
        visit=found.visit,
        report=report,
        photos=report.photos,
        findings=tuple(
            _exported(number, one, due) for number, (one, due) in enumerate(problems, start=1)
        ),
    )


def _served(session: Session, visit: Visit, order: Order) -> tuple[date, bool]:
    """From when the deadlines run, and whether somebody ever said so.

    Raises:
        InspectorError: EXPORT_013, when that would be before the visit and is refused.
    """
    if order.served is not None:
        visited = telling.day_of(visit.at)
        if order.refuse_early and order.served < visited:
            raise InspectorError(
                faults.SERVED_TOO_EARLY,
                visit=visit.visit[-6:],
                served=order.served.isoformat(),
                visited=visited.isoformat(),
            )
        return order.served, True
    if visit.served is None:
        return today(session.clock), False
    exports = (
        event
        for event in session.store.events_of(visit.visit)
        if event.kind is Kind.FINDINGS_EXPORTED
    )
    is_known = any(event.body.get("served_given", True) for event in exports)
    return date.fromisoformat(visit.served), is_known


def _problem(one: Finding, due: Deadline) -> Problem:
    published = PublishedDeadline(
        due=due.due,
        report_due=due.report_due,
        provisional=due.provisional,
        derivation=due.derivation,
    )
    return Problem(finding=one.finding, item=one.item, due_class=one.due_class, deadline=published)


def _exported(number: int, one: Finding, due: Deadline) -> ExportedFinding:
    return ExportedFinding(
        number=number,
        item=one.item,
        due_class=str(one.due_class),
        due=due.due,
        provisional=due.provisional,
        derivation=due.derivation,
    )


def _record(session: Session, matter: _Matter, made: Exported, order: Order) -> None:
    """Keep that the document left, its hash, and from when the deadlines run."""
    found = session_visit(session, matter.visit)
    body = {
        "served": matter.report.served.isoformat(),
        "served_given": order.served is not None,
        "sha256": made.sha256,
        "audience": str(order.audience),
        "at": session.now().isoformat(),
    }
    session.append(
        [
            Draft(
                kind=Kind.FINDINGS_EXPORTED,
                subject=found.visit,
                body=body,
                actor=actor_on(session, found),
            )
        ]
    )
    session.seal_log()


def _shown(session: Session, visit: str) -> Shown:
    return shown(session, session_visit(session, visit))


def _may_write(target: Path | None, *, force: bool) -> None:
    if target is not None and target.is_dir():
        raise InspectorError(file_faults.IS_FOLDER, file=target)
    if target is not None and target.exists() and not force:
        raise InspectorError(faults.FILE_EXISTS, file=target)


def _write(target: Path | None, data: bytes) -> None:
    if target is None:
        return
    write_whole(target, data)
