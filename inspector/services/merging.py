"""合: sealed history handed over by one workspace and taken in by another."""

from collections.abc import Callable, Mapping

from inspector.domain.history.event import Event, Kind
from inspector.keys import device
from inspector.services.session import Session
from inspector.services.trusting import DOUBTS, Trust
from inspector.store.delivery import Content, Delivery, Merged, Terms
from inspector.store.history import LogIdentity
from inspector.store.segments import events_of_text, text_of


def hand_over(
    session: Session, *, since: Mapping[str, int] | None = None, bundle: str | None = None
) -> Delivery:
    """This workspace's own history, sealed, with the checklists that its visits pin.

    Args:
        session: Where.
        since: What the other side has of these logs; what follows goes along, and of others all.
        bundle: Id of what it goes in, by which it can be withdrawn.
    """
    session.seal_log()
    store, known = session.store, since or {}
    sealed = (store.gathering.sealed(log, after=known.get(log, 0)) for log in store.own_logs)
    logs = tuple(one for one in sealed if one.segments)[::-1]
    pinned = {
        str(event.body["digest"])
        for one in logs
        for segment in one.segments
        for event in events_of_text(one.identity.log, text_of(segment))
        if event.kind is Kind.VISIT_OPENED
    }
    return Delivery(
        bundle=bundle,
        logs=logs,
        contents=tuple(
            Content(digest=digest, name=name, edition=edition, body=store.content(digest))
            for digest, name, edition in sorted(store.contents())
            if digest in pinned
        ),
    )


def receive(session: Session, delivery: Delivery, trust: Trust) -> Merged:
    """Take in what a laptop delivered, as far as the register of devices lets it count.

    Raises:
        InspectorError: As `take_in`.
    """
    trust.hear(delivery.logs)
    return take_in(session, delivery, refuses=trust.refuses, forbids=trust.forbids)


def look_again(session: Session) -> Merged:
    """Let count what waits at the office for a reason that may be gone: a device was enrolled.

    Raises:
        InspectorError: As `take_in`.
    """
    trust = Trust(session)
    return take_in(
        session, Delivery(logs=()), refuses=trust.refuses, forbids=trust.forbids, again=DOUBTS
    )


def take_in(
    session: Session,
    delivery: Delivery,
    *,
    refuses: Callable[[LogIdentity], str | None] = lambda _: None,
    forbids: Callable[[Event], str | None] = lambda _: None,
    again: frozenset[str] = frozenset(),
) -> Merged:
    """Take history in: all of it, or nothing; what cannot count is set apart with its reason.

    Args:
        session: Where.
        delivery: What was handed over.
        refuses: Why nothing new of a log counts; None where its device is trusted.
        forbids: Why one event counts nowhere; None where whoever wrote it may do that.
        again: Reasons of `forbids` that may be gone by now.

    Raises:
        InspectorError: STORE_…, when the disk refuses; CALENDAR_…, when it cannot be used.
    """
    session.live = None
    session.cleared.clear()  # people's roles may come along
    now_ms = int(session.clock.now().timestamp() * 1000)
    terms = Terms(
        verify=device.verify, now_ms=now_ms, refuses=refuses, forbids=forbids, again=again
    )
    return session.store.gathering.merge(delivery, terms)
