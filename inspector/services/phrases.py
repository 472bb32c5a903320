"""用语: ticks of one phrase, at several windows and moments; each is added to those before it."""

from collections.abc import Callable

from inspector.domain.visit import PhraseTick, Ticked
from inspector.services.amending import amend_answer
from inspector.services.answers import give_answer
from inspector.services.session import Session
from inspector.services.visits import Shown, session_visit, show_visit

Change = Callable[[tuple[PhraseTick, ...]], tuple[PhraseTick, ...]]


def add_tick(
    session: Session, visit: str, item: str, tick: PhraseTick, *, reason: str | None = None
) -> Shown:
    """Tick a phrase once more; what was only assumed, together with others, is given up.

    Args:
        session: Where.
        visit: Which.
        item: A phrase that it asks.
        tick: What was heard, or was not.
        reason: Why a closed visit is amended.

    Raises:
        InspectorError: As `give_answer`, or `amend_answer`.
    """
    return _changed(session, visit, item, lambda ticks: (*ticks, tick), reason)


def drop_tick(session: Session, visit: str, item: str, *, reason: str | None = None) -> Shown:
    """Take the last tick of a phrase away; without any left it is unchecked.

    Raises:
        InspectorError: As `give_answer`, or `amend_answer`.
    """
    return _changed(session, visit, item, lambda ticks: ticks[:-1], reason)


def clear_ticks(session: Session, visit: str, item: str, *, reason: str | None = None) -> Shown:
    """Take all ticks of a phrase away: it is unchecked again.

    Raises:
        InspectorError: As `give_answer`, or `amend_answer`.
    """
    return _changed(session, visit, item, lambda _: (), reason)


def _changed(session: Session, visit: str, item: str, change: Change, reason: str | None) -> Shown:
    before = session_visit(session, visit).given.get(item)
    ticks = before.ticks if isinstance(before, Ticked) and not before.bulk else ()
    left = change(ticks)
    if left == ticks and before is None:
        return show_visit(session, visit)
    answer = Ticked(ticks=left) if left else None
    if reason is not None:
        return amend_answer(session, visit, item, answer, reason=reason)
    return give_answer(session, visit, item, answer)
