"""复核: before a visit is closed, what is missing, and what would come of it today."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from inspector.clock import today
from inspector.domain.checklist import Section
from inspector.domain.finding import deadline_of, findings_of
from inspector.domain.instance_conditions import joined
from inspector.domain.repeating import called, parted
from inspector.domain.requiring import still_needed
from inspector.domain.telling_alike import runs_told
from inspector.domain.visit import Occurrence, Violation, Visit
from inspector.domain.words import Needed, VisitState
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
    returned: tuple[Missing, ...] = ()
    """Why a reviewer returned it: the reason as a whole, then that of each item."""


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
        *_too_few(seen),
        *_unchecked(seen),
        *_undecided(seen),
        *(Missing(item=item, text=told) for item, told in lost),
        *_lacking(seen),
    )
    return Review(missing=missing, findings=tuple(previews), returned=tuple(returned(found)))


def returned(visit: Visit) -> Iterator[Missing]:
    """What is to be looked at again, until somebody decides anew: changes may be several."""
    decision = visit.decision
    if decision is None or decision.state is not VisitState.RETURNED:
        return
    yield Missing(item="", text=Pair(decision.reason, decision.reason))
    for code in visit.asked:
        if code in decision.items:
            said = decision.items[code] or decision.reason
            yield Missing(item=code, text=Pair(said, said))


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
        if section.repeat is not None:
            yield from _unchecked_each(seen, section, left)
        elif section.of is None and (codes := left.get(section.code)):
            yield _left_in(section, codes)


def _left_in(section: Section, codes: Sequence[str]) -> Missing:
    return Missing(
        item=codes[0],
        text=both(
            N_("{section}: {count} unchecked ({codes})"),
            section=section.title,
            count=len(codes),
            codes=" ".join(codes),
        ),
    )


def _unchecked_each(
    seen: Shown, section: Section, left: Mapping[str, Sequence[str]]
) -> Iterator[Missing]:
    """What is left at each window; those at which the same is left in one line."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for key in seen.visit.instances.get(section.code, ()):
        codes = left.get(joined(section.code, key), ())
        if codes:
            alike.setdefault(tuple(parted(code)[0] for code in codes), []).append(key)
    for items, keys in alike.items():
        first = joined(section.code, keys[0])
        if len(keys) == 1:
            yield _left_in(seen.checklist.section(first), left[first])
            continue
        yield Missing(
            item=left[first][0],
            text=both(
                N_("{section} ({keys}): {count} unchecked in each ({codes})"),
                section=section.title,
                keys=runs_told(keys),
                count=len(items),
                codes=" ".join(items),
            ),
        )


def _too_few(seen: Shown) -> Iterator[Missing]:
    """Sections that are asked fewer times than they must, or of which nothing is asked so far."""
    for section in seen.checklist.sections:
        if section.repeat is None or section.code not in seen.visit.repeats:
            continue
        count = len(seen.visit.instances.get(section.code, ()))
        known = {"section": section.title, "what": called(section.repeat)}
        if count < section.repeat.least:
            least = section.repeat.least
            words = N_("{section}: {count} added, at least {least} are needed ({what})")
            yield Missing(item="", text=both(words, count=count, least=least, **known))
        elif not count:
            yield Missing(
                item="", text=both(N_("{section}: no {what} was added, nothing is asked"), **known)
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
