"""What is typed about an occurrence, and the occurrence that it means."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, time
from fractions import Fraction

from inspector.clock import CHINA
from inspector.domain.checklist import Item
from inspector.domain.numbers import decimal_text, fraction_from
from inspector.domain.visit import Occurrence, Visit
from inspector.domain.words import Extent, VisitType
from inspector.errors import InspectorError, raise_all
from inspector.errors.app import NOT_A_COUNT, NOT_A_NUMBER, NOT_A_TIME
from inspector.i18n import N_, text
from inspector.tui.keys import narrow
from inspector.tui.words import minute

TIME = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)")
BETWEEN = re.compile(r"\s*(?:-|–|—|~|到|至|to)\s*|\s+")


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

    @property
    def fields(self) -> dict[str, str | list[str]]:
        """As a draft keeps them."""
        return {**asdict(self), "state": list(self.state)}

    @classmethod
    def from_fields(cls, fields: Mapping[str, str | list[str]]) -> "Typed":
        """As a draft has kept them; a field that it does not know is left as it was."""
        texts = {name: kept for name, kept in fields.items() if isinstance(kept, str)}
        return replace(cls(), **texts, state=tuple(fields.get("state", ())))

    @classmethod
    def of(cls, one: Occurrence) -> "Typed":
        """An occurrence as it would be typed."""
        start, end = one.from_at, one.to_at
        state = [name for name in ("corrected", "verified") if getattr(one, name)]
        return cls(
            window=one.window or "",
            time=(minute(start) if start else "") + (f"–{minute(end)}" if end else ""),
            count=str(one.count),
            note=one.note,
            subtype=one.subtype or "",
            extent=str(one.extent),
            state=tuple(state),
            corrected_note=one.corrected_note,
            points="" if one.points is None else decimal_text(one.points),
            reason=one.reason or "",
            clause=one.clause or "",
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
    )
    raise_all(faults)
    return made


def begun(visit: Visit, occurrence: str, now: datetime) -> Occurrence:
    """A new occurrence, seen now.

    Of another day it is remembered, and a covert visit is written up outside: then the time
    is left to whoever knows it.
    """
    of_today = now.astimezone(CHINA).date() == visit.at.astimezone(CHINA).date()
    is_seen_now = of_today and visit.type is not VisitType.COVERT
    at = now.replace(second=0, microsecond=0) if is_seen_now else None
    return Occurrence(occurrence=occurrence, from_at=at)


def plain(typed: str) -> str:
    """Full-width digits and marks as their plain twins, without outer blanks."""
    return "".join(narrow(character) for character in typed).strip()


def _times(
    typed: str, visit: Visit, faults: list[InspectorError]
) -> tuple[datetime | None, datetime | None]:
    parts = [part for part in BETWEEN.split(plain(typed).replace("：", ":")) if part]
    found = [TIME.fullmatch(part) for part in parts]
    if len(parts) > 2 or not all(found):
        faults.append(InspectorError(NOT_A_TIME, field=text(N_("Time")), given=typed))
        return None, None
    on = visit.at.astimezone(CHINA).date()
    moments = [datetime.combine(on, time(int(one[1]), int(one[2])), CHINA) for one in found if one]
    return (moments[0] if moments else None), (moments[1] if len(moments) > 1 else None)


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


def times_with(typed: str, now: datetime) -> str:
    """The moment now as the beginning; where there is one, as the end."""
    start = BETWEEN.split(plain(typed))[0]
    return f"{start}–{minute(now)}" if start else minute(now)
