"""Writing a fill file into a visit, and telling a visit in the same shape."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from inspector.domain.history.event import Draft, Kind
from inspector.domain.history.values import answer_value, occurrence_value
from inspector.domain.repeating import in_runs
from inspector.domain.telling_conditions import NotAsked
from inspector.domain.timing import Moment
from inspector.domain.typed_answers import FAILED, PASSED
from inspector.domain.visit import (
    Answer,
    Awarded,
    Banded,
    Chosen,
    ColumnPoints,
    Counted,
    DidNotOccur,
    Filled,
    Graded,
    Lap,
    Measured,
    NotApplicable,
    Occupancy,
    Occurrence,
    Remark,
    Signing,
    Ticked,
    Trial,
    Tried,
    Violation,
    Visit,
)
from inspector.services.amending import amend, closed_visit
from inspector.services.answers import remark_draft, settle
from inspector.services.columns import column_draft
from inspector.services.evidence import Taken, taken_in
from inspector.services.fill_plan import FillPlan, with_files
from inspector.services.instances import instance_drafts, shown_with
from inspector.services.registers import worded
from inspector.services.session import Session
from inspector.services.signing import signing_draft
from inspector.services.timing import lap_draft, occupancy_draft
from inspector.services.visits import (
    Shown,
    actor_on,
    open_for_answers,
    show_visit,
)
from inspector.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class FillCounts:
    """How much a fill file wrote."""

    instances: int
    answers: int
    occurrences: int
    phrases: int
    laps: int
    measurements: int
    notes: int
    leads: int
    good_practices: int
    evidence: int
    occupancy: int
    signing: int
    not_asked: tuple[NotAsked, ...] = ()
    """Of the items that the file answers those that are not asked now: kept, and not counted."""
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """A visit after an amendment, and how many places it changed."""

    visit: str
    changed: int
    not_asked: tuple[NotAsked, ...] = ()
    """As of `FillCounts`."""


def fill_visit(workspace: Workspace, visit: str, path: Path) -> FillCounts:
    """Write a fill file into an open visit: all of it in one transaction, or nothing.

    Raises:
        InspectorError: VISIT_011; YAML_…, FILL_…, VISIT_… or EVIDENCE_…, every fault by line.
    """
    found = workspace.run(open_for_answers, visit)
    with _planned(workspace, found.visit, path) as (plan, kept):
        return workspace.run(_write, found.visit, plan, kept)


def amend_with_file(workspace: Workspace, visit: str, path: Path, reason: str) -> Amended:
    """Change a closed visit by a fill file, for a reason that stays with it.

    Raises:
        InspectorError: VISIT_012, when it is not closed; VISIT_017, without a reason; else as
            `fill_visit`.
    """
    found = workspace.run(closed_visit, visit)
    said = worded(reason, "reason")
    with _planned(workspace, found.visit, path) as (plan, kept):
        return workspace.run(_amend, found.visit, plan, kept, said)


def as_fill(shown: Shown) -> dict[str, Any]:
    """A visit in the fill file's shape; filled into a like visit it gives the same answers."""
    visit = shown.visit
    return {
        "format": 1,
        "observed_at": visit.at,
        **_told_instances(visit),
        "answers": {
            code: _told(answer)
            for code, answer in visit.given.items()
            if not isinstance(answer, Ticked | Measured)
        },
        "phrases": [
            _given({"phrase": code, "tick": tick.tick, "window": tick.window, "at": tick.at})
            for code, answer in visit.given.items()
            if isinstance(answer, Ticked)
            for tick in answer.ticks
        ],
        **_told_columns(visit.columns),
        "laps": [_told_lap(lap) for lap in visit.laps],
        "occupancy": [told_sample(sample) for sample in visit.occupancy],
        "measurements": {
            code: answer.value
            for code, answer in visit.given.items()
            if isinstance(answer, Measured)
        },
        "notes": _remarks(visit.notes),
        "leads": _remarks(visit.leads),
        "good_practices": _remarks(visit.good_practices),
        **told_signing(visit.signing),
    }


@contextmanager
def _planned(
    workspace: Workspace, visit: str, path: Path
) -> Iterator[tuple[FillPlan, tuple[Taken, ...]]]:
    """The plan of a file, and its evidence taken into the vault."""
    from inspector.services import filling  # noqa: PLC0415 - pydantic, only when a file is read

    shown = workspace.run(show_visit, visit)

    def adding(shown: Shown, keys: Mapping[str, tuple[str, ...]]) -> Shown:
        return workspace.run(shown_with, shown, keys)

    plan = filling.read_fill(path, shown, workspace.clock.now(), adding)
    with taken_in(workspace, [one.file for one in plan.attachments]) as kept:
        named: dict[str, list[str]] = {}
        for attachment, one in zip(plan.attachments, kept, strict=True):
            named.setdefault(attachment.occurrence, []).append(one.evidence.sha256)
        yield with_files(plan, named), kept


def _drafts(
    session: Session, visit: Visit, plan: FillPlan, kept: tuple[Taken, ...]
) -> Iterator[Draft]:
    actor = actor_on(session, visit)
    observed = plan.observed.isoformat()
    if plan.instances:
        yield from instance_drafts(session, visit, plan.instances)
        visit = shown_with(session, show_visit(session, visit.visit), plan.instances).visit
    checklist = session.checklist_of(visit)
    yield from (one.draft(visit, actor, observed) for one in kept)
    for code, answer in plan.answers.items():
        yield Draft(
            kind=Kind.ANSWER,
            subject=visit.visit,
            item=code,
            body={
                "value": None
                if answer is None
                else answer_value(settle(session, checklist, checklist.by_code[code], answer))
            },
            observed=observed,
            actor=actor,
        )
    yield from (column_draft(session, visit, one) for one in plan.columns)
    for lap in plan.laps:
        yield lap_draft(session, visit, Moment(lap=lap.lap, round=lap.round), lap.at)
    for sample in plan.occupancy:
        yield occupancy_draft(session, visit, sample)
    if plan.signing is not None:
        yield signing_draft(session, visit, plan.signing)
    for kind, remark, item, words in plan.remarks:
        yield replace(remark_draft(session, visit, kind, item, words, remark), observed=observed)


def _write(session: Session, visit: str, plan: FillPlan, kept: tuple[Taken, ...]) -> FillCounts:
    found = open_for_answers(session, visit)
    drafts = list(_drafts(session, found, plan, kept))
    if drafts:
        session.append(drafts)
    given = [answer for answer in plan.answers.values() if answer is not None]
    remarks = [kind for kind, *_ in plan.remarks]
    return FillCounts(
        instances=sum(map(len, plan.instances.values())),
        answers=sum(not isinstance(answer, Ticked | Measured) for answer in given),
        occurrences=sum(len(a.occurrences) for a in given if isinstance(a, Violation | Awarded)),
        phrases=sum(isinstance(answer, Ticked) for answer in given),
        laps=len(plan.laps),
        measurements=sum(isinstance(answer, Measured) for answer in given),
        notes=remarks.count(Kind.NOTE),
        leads=remarks.count(Kind.LEAD),
        good_practices=remarks.count(Kind.GOOD_PRACTICE),
        evidence=len({one.evidence.sha256 for one in kept}),
        occupancy=len(plan.occupancy),
        signing=int(plan.signing is not None),
        columns=len(plan.columns),
        not_asked=_not_asked(show_visit(session, visit), plan),
    )


def _not_asked(shown: Shown, plan: FillPlan) -> tuple[NotAsked, ...]:
    given = {code for code, answer in plan.answers.items() if answer is not None}
    return tuple(one for one in shown.not_asked if one.item.code in given)


def _amend(
    session: Session, visit: str, plan: FillPlan, kept: tuple[Taken, ...], reason: str
) -> Amended:
    drafts = list(_drafts(session, closed_visit(session, visit), plan, kept))
    shown = amend(session, visit, drafts, reason)
    return Amended(visit=visit, changed=len(drafts), not_asked=_not_asked(shown, plan))


def _told(answer: Answer) -> object:  # noqa: PLR0911 - one return a form
    match answer:
        case Violation(occurrences=occurrences):
            told = [_told_occurrence(one) for one in occurrences]
            return {"answer": "violation", "occurrences": told}
        case NotApplicable(reason=reason):
            return {"answer": "not_applicable", "reason": reason}
        case Awarded(occurrences=occurrences):
            told = [_told_occurrence(one) for one in occurrences]
            return {"answer": "awarded", "occurrences": told}
        case DidNotOccur(reason=reason):
            return _given({"answer": "did_not_occur", "reason": reason or None})
        case Graded(grade=grade):
            return {"answer": grade}
        case Chosen() | Banded() | Counted() | Filled() | Tried():
            return _told_numbers(answer)
        case _:
            return {"answer": answer_value(answer)["answer"]}


def _told_numbers(answer: Chosen | Banded | Counted | Filled | Tried) -> object:
    match answer:
        case Chosen(options=options):
            return {"choose": list(options)}
        case Banded(band=band, points=points, reason=reason):
            return _given({"band": band, "points": points, "reason": reason or None})
        case Counted(due=due, actual=actual):
            return {"due": due, "actual": actual}
        case Filled(readings=readings):
            return {"numbers": {one.name: one.value for one in readings}}
        case Tried(trials=trials):
            return {"trials": [_told_trial(one) for one in trials]}


def _told_trial(one: Trial) -> dict[str, object]:
    result = PASSED if one.passed else FAILED
    return _given({"result": result, "at": one.at, "window": one.window, "note": one.note or None})


def _told_occurrence(one: Occurrence) -> dict[str, object]:
    told = {key: value for key, value in occurrence_value(one).items() if key != "id"}
    return _given({**told, "count": one.count, "points": one.points})


def _told_instances(visit: Visit) -> dict[str, object]:
    told = {section: list(in_runs(keys)) for section, keys in visit.instances.items()}
    return {"instances": told} if told else {}


def _told_columns(columns: tuple[ColumnPoints, ...]) -> dict[str, object]:
    told: dict[str, dict[str, object]] = {}
    for one in columns:
        told.setdefault(one.column, {})[one.item] = one.points
    return {"columns": told} if told else {}


def _told_lap(lap: Lap) -> dict[str, object]:
    of = {"round": lap.round} if lap.round > 1 else {}
    return {"lap": lap.lap, "at": lap.at, **of}


def told_sample(one: Occupancy) -> dict[str, object]:
    """One sample, in the shape of a fill file."""
    return _given(
        {
            "at": one.at,
            "staffed": one.staffed,
            "open": one.open,
            "total": one.total or None,
            "empty": list(one.empty) or None,
        }
    )


def told_signing(signing: Signing | None) -> dict[str, object]:
    """Who signs, in the shape of a fill file; nothing where nobody was named."""
    if signing is None:
        return {}
    head = _given({"name": signing.unit_head or None, "post": signing.post or None})
    refused = signing.refused
    told: dict[str, object] = {
        "inspectors": list(signing.inspectors) or None,
        "unit_head": head or None,
        "refused": refused
        and {"reason": refused.reason, "witness": refused.witness, "proof": refused.proof},
        "copies": signing.copies or None,
    }
    return {"signing": _given(told)}


def _remarks(remarks: tuple[Remark, ...]) -> list[dict[str, object]]:
    return [_given({"item": one.item, "text": one.text}) for one in remarks]


def _given(entry: dict[str, object]) -> dict[str, object]:
    """The entry without what was left open: in a fill file a null would be a word."""
    return {key: value for key, value in entry.items() if value is not None}
