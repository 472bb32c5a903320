"""What is typed about an occurrence, and the occurrence that it means."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from fractions import Fraction

from inspector.clock import CHINA
from inspector.domain.answering import entered_rule
from inspector.domain.checklist import Item
from inspector.domain.numbers import decimal_text, fraction_from
from inspector.domain.visit import Occurrence, Visit
from inspector.domain.words import Extent, VisitType
from inspector.errors import InspectorError, raise_all
from inspector.errors.app import NOT_A_COUNT, NOT_A_NUMBER, NOT_A_TIME
from inspector.i18n import N_, text
from inspector.tui.keys import plain
from inspector.tui.lines.times import times_of, times_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The fields of the form, as they were typed."""

    window: str = ""
    time: str = ""
    count: str = "1"
    note: str = ""
    evidence: str = ""
    subtype: str = ""
    extent: str = str(Extent.INDIVIDUAL)
    state: tuple[str, ...] = ()
    corrected_note: str = ""
    points: str = ""
    reason: str = ""
    clause: str = ""
    found_by: str = ""
    circumstances: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, str | list[str]]:
        """As a draft keeps them."""
        lists = {"state": list(self.state), "circumstances": list(self.circumstances)}
        return {**asdict(self), **lists}

    @classmethod
    def from_fields(cls, fields: Mapping[str, str | list[str]]) -> "Typed":
        """As a draft has kept them; a field that it does not know is left as it was."""
        texts = {name: kept for name, kept in fields.items() if isinstance(kept, str)}
        circumstances = tuple(fields.get("circumstances", ()))
        return replace(
            cls(), **texts, state=tuple(fields.get("state", ())), circumstances=circumstances
        )

    @classmethod
    def of(cls, one: Occurrence, on: date) -> "Typed":
        """An occurrence of a visit of that day as it would be typed."""
        state = [name for name in ("corrected", "verified") if getattr(one, name)]
        return cls(
            window=one.window or "",
            time=times_text(one.from_at, one.to_at, on),
            count=str(one.count),
            note=one.note,
            subtype=one.subtype or "",
            extent=str(one.extent),
            state=tuple(state),
            corrected_note=one.corrected_note,
            points="" if one.points is None else decimal_text(one.points),
            reason=one.reason or "",
            clause=one.clause or "",
            found_by=one.found_by or "",
            circumstances=one.circumstances,
        )


def occurrence_from(typed: Typed, before: Occurrence, item: Item, visit: Visit) -> Occurrence:
    """The occurrence that was typed; what the form does not show stays as it was.

    Raises:
        InspectorError: APP_001, APP_002, APP_004; all that are wrong.
    """
    faults: list[InspectorError] = []
    from_at, to_at = _times(typed.time, visit, faults)
    made = replace(
        before,
        window=typed.window.strip() or None,
        from_at=from_at,
        to_at=to_at,
        subtype=typed.subtype or None,
        count=_count(typed.count, faults),
        note=typed.note.strip(),
        corrected="corrected" in typed.state,
        corrected_note=typed.corrected_note.strip() if "corrected" in typed.state else "",
        verified="verified" in typed.state,
        extent=Extent(typed.extent or Extent.INDIVIDUAL),
        points=_points(typed.points, item, faults),
        reason=typed.reason.strip() or None,
        clause=typed.clause.strip() or None,
        found_by=typed.found_by or None,
        circumstances=tuple(
            one.name.zh for one in item.circumstances if one.name.zh in typed.circumstances
        ),
    )
    raise_all(faults)
    if entered_rule(item, made) is None:
        # They were for another sub-type.
        return replace(made, points=None, reason=None, clause=None)
    return made


def begun(visit: Visit, occurrence: str, now: datetime, *, window: str | None = None) -> Occurrence:
    """A new occurrence, seen now.

    Of another day it is remembered, and a covert visit is written up outside: then the time
    is left to whoever knows it.

    Args:
        visit: On which.
        occurrence: Its id; empty while it has none.
        now: When it is begun.
        window: Where its item is asked at one window alone.
    """
    of_today = now.astimezone(CHINA).date() == visit.at.astimezone(CHINA).date()
    is_seen_now = of_today and visit.type is not VisitType.COVERT
    at = now.replace(second=0, microsecond=0) if is_seen_now else None
    return Occurrence(occurrence=occurrence, window=window, from_at=at)


def _times(
    typed: str, visit: Visit, faults: list[InspectorError]
) -> tuple[datetime | None, datetime | None]:
    on = visit.at.astimezone(CHINA).date()
    try:
        return times_of(typed, on)
    except ValueError:
        faults.append(InspectorError(NOT_A_TIME, field=text(N_("Time")), given=typed))
        return None, None


def _count(typed: str, faults: list[InspectorError]) -> int:
    digits = plain(typed)
    if digits.isascii() and digits.isdigit() and 1 <= int(digits[:9]) <= 9999:
        return int(digits)
    faults.append(InspectorError(NOT_A_COUNT, field=text(N_("Count")), given=typed[:12]))
    return 1


def _points(typed: str, item: Item, faults: list[InspectorError]) -> Fraction | None:
    if not plain(typed):
        return None
    try:
        return fraction_from(plain(typed).removeprefix("-"))
    except ValueError:
        faults.append(InspectorError(NOT_A_NUMBER, item=item.code, given=typed[:12]))
        return None
