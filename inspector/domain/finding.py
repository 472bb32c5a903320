"""问题: what a closed visit asks a unit to put right, one finding an item."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from inspector.domain import derivation, facts
from inspector.domain.calendar import WorkCalendar
from inspector.domain.checklist import Checklist, Item
from inspector.domain.deadline import Deadline, deadline
from inspector.domain.repeating import name_of
from inspector.domain.visit import (
    Banded,
    Chosen,
    Counted,
    Filled,
    Graded,
    Measured,
    Ticked,
    Tried,
    Violation,
    Visit,
)
from inspector.domain.words import DueClass, FindingState, Result, Tick
from inspector.i18n import Pair

_ON_THE_SPOT = {DueClass.SAME_DAY, DueClass.SAME_DAY_REPORT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One violated item of one visit."""

    finding: str
    """UUID, hex; two closings of one visit make the same."""
    number: int
    """From 1, in walking order."""
    visit: str
    item: str
    due_class: DueClass
    state: FindingState
    told: Pair
    """What was seen, with windows and minutes: for whoever may know all of the visit."""
    discreet: Pair
    """The same without minutes or ticket numbers, by the half-day: for a unit visited covertly."""
    corrected: bool
    """Every occurrence was put right on the spot."""
    deadline: Deadline | None = None
    """None until served."""

    @property
    def fact(self) -> str:
        """What was seen, in the language of the documents."""
        return self.told.zh


def finding_id(visit: str, item: str) -> str:
    """UUID (version 8, RFC 9562 §5.8) of an item's finding in a visit, as 32 hex digits."""
    digest = hashlib.sha256(f"finding {visit} {item}".encode()).digest()
    number = int.from_bytes(digest[:16])
    number = number & ~(0xF << 76) | 0x8 << 76
    return f"{number & ~(0b11 << 62) | 0b10 << 62:032x}"


def findings_of(visit: Visit, checklist: Checklist) -> tuple[Finding, ...]:
    """The findings of a visit, in walking order, without deadlines.

    A missed phrase and 不符合 on a desk check are findings; measurements and other grades are not.
    """
    violated = (checklist.by_code[code] for code in visit.asked if code in visit.answers)
    return tuple(
        _finding(visit, item, number, name_of(checklist.section(item.section), checklist))
        for number, item in enumerate(filter(_Violated(visit), violated), start=1)
    )


def with_deadlines(
    findings: Iterable[Finding], served: date | None, calendar: WorkCalendar
) -> tuple[Finding, ...]:
    """The findings with their deadlines from a day of service; without them while there is none.

    Raises:
        InspectorError: DEADLINE_003 or DEADLINE_004, when the calendar does not reach so far.
    """
    return tuple(
        replace(one, deadline=None if served is None else deadline_of(one, served, calendar))
        for one in findings
    )


def deadline_of(finding: Finding, served: date, calendar: WorkCalendar) -> Deadline:
    """A finding's deadline; what was put right on the spot says so.

    Raises:
        InspectorError: DEADLINE_003 or DEADLINE_004, when the calendar does not reach so far.
    """
    counted = deadline(served, finding.due_class, calendar)
    if finding.corrected and finding.due_class in _ON_THE_SPOT:
        return replace(counted, derivation=derivation.put_right(counted.derivation))
    return counted


@dataclass(frozen=True, slots=True)
class _Violated:
    """Tells the items that a visit found violated."""

    visit: Visit

    def __call__(self, item: Item) -> bool:
        match self.visit.answers[item.code]:
            case Violation():
                return True
            case Ticked(tick=tick):
                return tick is Tick.MISSED
            case Graded(grade=grade):
                return grade is Result.VIOLATION
            case Measured() | Chosen() | Banded() | Counted() | Filled() | Tried() as answer:
                return answer.failed
            case _:
                return False


def _finding(visit: Visit, item: Item, number: int, within: Pair | None) -> Finding:
    handed_over = item.due_class is DueClass.HANDOVER
    return Finding(
        finding=finding_id(visit.visit, item.code),
        number=number,
        visit=visit.visit,
        item=item.code,
        due_class=item.due_class,
        state=FindingState.HANDED_OVER if handed_over else FindingState.OPEN,
        told=facts.told(visit, item, within),
        discreet=facts.told_discreetly(visit, item, within),
        corrected=all(_corrected(visit, item)),
    )


def _corrected(visit: Visit, item: Item) -> Iterator[bool]:
    answer = visit.answers[item.code]
    if not isinstance(answer, Violation):
        yield False
        return
    yield from (seen.corrected for seen in answer.occurrences)
