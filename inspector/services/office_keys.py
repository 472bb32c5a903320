"""The office's own keys: made once, shown to whoever enrols, replaced now and then."""

from functools import partial
from typing import Final

from inspector.domain.history.event import Draft, Kind
from inspector.domain.office_card import OfficeCard
from inspector.domain.words import WorkspaceKind
from inspector.errors import InspectorError
from inspector.errors import enrol as faults
from inspector.keys import device
from inspector.keys.office import (
    OfficeKeys,
    first_keys,
    keys_from_bytes,
    keys_to_bytes,
    next_keys,
)
from inspector.services.session import Session, sealer
from inspector.store.store import Store

KEPT: Final = "office_keys"
SEALING_KEY: Final = "sealing_key"


def office_keys(session: Session) -> tuple[OfficeKeys, ...]:
    """Every set of the office's keys, the first one first; that one is made when it is needed.

    Raises:
        InspectorError: ENROL_002, in a field workspace; ENROL_003, when whoever acts may not make
            them.
    """
    require_office(session)
    kept = kept_keys(session.store)
    if kept:
        return kept
    made = first_keys(
        office=session.clock.new_id(),
        name=session.office,
        box=session.store.meta(SEALING_KEY) or device.new_sealing_key(),
        at=session.now(),
    )
    return _keep(session, (made,))


def require_office(session: Session) -> None:
    """See that this workspace is an office's, or one that is everything.

    Raises:
        InspectorError: ENROL_002, when it is not.
    """
    if session.kind is WorkspaceKind.FIELD:
        raise InspectorError(faults.NOT_OFFICE, kind=str(session.kind))


def kept_keys(store: Store) -> tuple[OfficeKeys, ...]:
    """Every set that was made so far; none in a workspace that needed none yet."""
    kept = store.meta(KEPT)
    return () if kept is None else keys_from_bytes(kept)


def cards_of(session: Session) -> tuple[OfficeCard, ...]:
    """The office's public keys as this workspace knows them; none before it is enrolled."""
    if session.enrolment is not None:
        return session.enrolment.cards
    return tuple(one.card for one in kept_keys(session.store))


def renew_office_keys(
    session: Session, *, authority: tuple[bytes, bytes] | None = None
) -> OfficeCard:
    """Replace the office's keys by new ones, which the old ones vouch for.

    Args:
        session: Of an office.
        authority: Private key and certificate of one that was given to it; None: a new one.

    Raises:
        InspectorError: ENROL_002 or ENROL_003.
    """
    sets = office_keys(session)
    latest = next_keys(sets[-1], at=session.now(), authority=authority)
    return _keep(session, (*sets, latest))[-1].card


def keys_draft(keys: OfficeKeys, actor: str) -> Draft:
    """The event that tells of a new set: what is public of it."""
    return Draft(
        kind=Kind.OFFICE_KEYS, subject=keys.card.office, body=keys.card.body(), actor=actor
    )


def _keep(session: Session, sets: tuple[OfficeKeys, ...]) -> tuple[OfficeKeys, ...]:
    latest = sets[-1]
    with session.store.atomic():
        session.store.put_meta(KEPT, keys_to_bytes(sets))
        session.store.put_meta(SEALING_KEY, latest.box)
        session.append([keys_draft(latest, session.actor)])
    session.seal_name = sealer(partial(device.sealing_public, latest.box))
    return sets
