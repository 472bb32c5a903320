"""What a copy may tell of the windows that were counted, and of who signs."""

from dataclasses import replace

from inspector.domain import telling
from inspector.domain.labels import label
from inspector.domain.numbers import rounded
from inspector.domain.publication import PublishedSample, PublishedSigning, PublishedStaffing
from inspector.domain.seen import Seen
from inspector.domain.timing import staffing
from inspector.domain.visit import Occupancy
from inspector.domain.words import VisitType


def published_staffing(seen: Seen) -> PublishedStaffing | None:
    """The windows counted; a discreet copy tells how many, never when or which."""
    told = staffing(seen.visit.occupancy)
    if told is None:
        return None
    lowest = telling.sample(_told(seen, told.lowest))
    return PublishedStaffing(
        samples=told.samples,
        lowest=lowest,
        lowest_at=None if seen.is_discreet else _clock(told.lowest),
        mean=None if told.mean is None else f"{rounded(told.mean, 1)}%",
        counted=()
        if seen.is_discreet
        else tuple(
            PublishedSample(at=_clock(one), told=telling.sample(_told(seen, one)))
            for one in seen.visit.occupancy
        ),
    )


def published_signing(seen: Seen, team: tuple[str, ...]) -> PublishedSigning | None:
    """Who signs; nobody of a covert visit is ever named as an inspector.

    Args:
        seen: For one audience.
        team: Names of the team, who sign where no others were named.
    """
    signing = seen.visit.signing
    if signing is None:
        return None
    is_covert = seen.visit.type is VisitType.COVERT
    refused = signing.refused
    return PublishedSigning(
        inspectors=() if is_covert else (signing.inspectors or team),
        unit_head=seen.text(signing.unit_head),
        post=seen.text(signing.post),
        refused=refused is not None,
        reason=seen.text(refused.reason) if refused else "",
        witness=seen.text(refused.witness) if refused else "",
        proof=label(refused.proof) if refused else None,
        copies=signing.copies,
    )


def _told(seen: Seen, one: Occupancy) -> Occupancy:
    empty = () if seen.is_discreet else tuple(seen.text(name) for name in one.empty)
    return replace(one, empty=empty)


def _clock(one: Occupancy) -> str:
    return one.at.astimezone(telling.CHINA).strftime("%H:%M")
