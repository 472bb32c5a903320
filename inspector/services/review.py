"""复核: before a visit is closed, what is missing, and what would come of it today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from inspector.clock import today
from inspector.domain.finding import deadline_of, findings_of
from inspector.domain.requiring import still_needed
from inspector.domain.visit import Occurrence, Violation
from inspector.domain.words import Needed
from inspector.i18n import N_, Pair, both
from inspector.services.calendars import calendar_for
from inspector.services.printing import unprintable_of
from inspector.services.session import Session
from inspector.services.visits import Shown, session_visit, shown

_NEEDED = {
    Needed.EVIDENCE: N_("evidence is required for this answer"),
    Needed.REMARK: N_("a remark is required for this answer"),
}
"""What is told where an answer lacks what its item asks for with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something that is not there yet, and the item where it is put."""

    item: str
    """Empty where it is put somewhere else."""
    text: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A finding as it would be, were the visit closed and served today."""

    item: str
    told: Pair
    due: date | None
    """None for what has no clock."""
    provisional: bool
    derivation: Pair
    """How the day was counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What to know before closing."""

    missing: tuple[Missing, ...]
    """What has no answer first, a line a section; then what occurrences lack."""
    findings: tuple[Preview, ...]
    """In walking order."""


def review(session: Session, visit: str) -> Review:
    """Review a visit.

    Raises:
        InspectorError: VISIT_001 or VISIT_002.
    """
    found = session_visit(session, visit)
    seen = shown(session, found)
    known = found.served
    served = today(session.clock) if known is None else date.fromisoformat(known)
    calendar = calendar_for(session.home)
    previews = []
    for one in findings_of(found, seen.checklist):
        due = deadline_of(one, served, calendar)
        previews.append(
            Preview(
                item=one.item,
                told=one.told,
                due=due.due,
                provisional=due.provisional,
                derivation=due.derivation,
            )
        )
    lost = unprintable_of(session.home, found, seen.unit.name)
    missing = (
        *_unchecked(seen),
        *_undecided(seen),
        *(Missing(item=item, text=told) for item, told in lost),
        *_lacking(seen),
    )
    return Review(missing=missing, findings=tuple(previews))


def required_missing(seen: Shown) -> tuple[Pair, ...]:
    """What answers lack that their items ask for, an item each; closing tells it."""
    found = []
    for item in seen.items:
        needed = [both(_NEEDED[one]) for one in still_needed(item, seen.visit)]
        if needed:
            zh, en = "、".join(one.zh for one in needed), ", ".join(one.en for one in needed)
            found.append(Pair(f"{item.code} {zh}", f"{item.code} {en}"))
    return tuple(found)


def _unchecked(seen: Shown) -> Iterator[Missing]:
    left: dict[str, list[str]] = {}
    for code in seen.visit.unchecked:
        left.setdefault(seen.checklist.by_code[code].section, []).append(code)
    for section in seen.checklist.sections:
        if codes := left.get(section.code):
            yield Missing(
                item=codes[0],
                text=both(
                    N_("{section}: {count} unchecked ({codes})"),
                    section=section.title,
                    count=len(codes),
                    codes=" ".join(codes),
                ),
            )


def _undecided(seen: Shown) -> Iterator[Missing]:
    """Violations that cost nothing until a sub-type, or the points, are given."""
    for flag in seen.score.flags:
        if flag.name in {"subtype_missing", "points_missing", "formula_undefined"}:
            yield Missing(item=flag.item, text=flag.text)


def _lacking(seen: Shown) -> Iterator[Missing]:
    for item in seen.items:
        needed = still_needed(item, seen.visit)
        for one in needed:
            yield Missing(item=item.code, text=both(_NEEDED[one]))
        answer = seen.visit.answers.get(item.code)
        if isinstance(answer, Violation):
            told = Needed.EVIDENCE in needed
            yield from _lacking_at(seen, item.code, answer, evidence_told=told)


def _lacking_at(
    seen: Shown, code: str, answer: Violation, *, evidence_told: bool
) -> Iterator[Missing]:
    """What a violation lacks, whether its item asks for it or not."""
    for number, one in enumerate(answer.occurrences, 1):
        yield from _lacking_of(code, number, one)
    attached = any(kept.item == code for kept in seen.visit.evidence)
    shown_by = any(one.evidence for one in answer.occurrences)
    if not (attached or shown_by or evidence_told):
        yield Missing(item=code, text=both(N_("no evidence")))


def _lacking_of(code: str, number: int, one: Occurrence) -> Iterator[Missing]:
    if not one.note and not one.subtype:
        yield Missing(item=code, text=both(N_("no. {number}: no fact"), number=number))
    if one.from_at is None:
        yield Missing(item=code, text=both(N_("no. {number}: no time"), number=number))
