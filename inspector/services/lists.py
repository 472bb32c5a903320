"""Lists: the visits and the findings; light, as the first screen waits for them."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from inspector.domain.visit_row import VisitRow
from inspector.domain.words import VisitState
from inspector.services.meant import resolve
from inspector.services.session import Session

if TYPE_CHECKING:
    from inspector.domain.derived import ListedFinding


def list_visits(
    session: Session,
    *,
    states: Collection[VisitState] = (),
    unit: str | None = None,
    find: str | None = None,
    limit: int | None = None,
) -> tuple[VisitRow, ...]:
    """Visits, newest first.

    Args:
        session: Where.
        states: Only those that stand at one of these; empty for all.
        unit: Only those of this unit: an id, the end of one, or a name.
        find: Only those in whose unit name, notes or facts all these words stand; a unit is also
            found by the pinyin of its name.
        limit: At most so many.

    Raises:
        InspectorError: VISIT_015, when there is no such unit.
    """
    of = None if unit is None else resolve(session, "unit", unit)
    words = _words_of(find)
    rows = session.store.visits(
        states=states,
        unit=of,
        find=" ".join(words),
        find_units=_units_called(session, words),
        limit=limit,
    )
    return tuple(rows)


def _words_of(find: str | None) -> list[str]:
    if not find:
        return []
    from inspector.domain.matching import typed_words  # noqa: PLC0415 - only to find

    return list(typed_words(find))


def _units_called(session: Session, words: Sequence[str]) -> dict[str, list[str]]:
    """Units by the words that sound like their names; only Latin letters tell a sound."""
    sounded = [word for word in words if any(one.isascii() and one.isalpha() for one in word)]
    if not sounded:
        return {}
    from inspector.domain.matching import Sought  # noqa: PLC0415 - only to find by sound
    from inspector.services.finders import finder_of  # noqa: PLC0415

    finder = finder_of([Sought(key=one.unit, text=one.name) for one in session.store.units()])
    return {word: finder.find(word) for word in sounded}


def list_findings(session: Session, visit: str | None = None) -> "tuple[ListedFinding, ...]":
    """Findings of one visit, or of all, newest visit first.

    Raises:
        InspectorError: VISIT_001 or VISIT_002.
    """
    of = None if visit is None else resolve(session, "visit", visit)
    return tuple(session.store.findings(of))
