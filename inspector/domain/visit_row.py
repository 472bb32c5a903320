"""A visit as a list shows it: apart from all else, as the first screen waits for it."""

from dataclasses import dataclass
from datetime import datetime

from inspector.domain.words import Channel, VisitState, VisitType


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRow:
    """检查, as a list shows it."""

    visit: str
    unit: str
    unit_name: str
    """Empty where the unit is not registered here."""
    type: VisitType
    channel: Channel
    checklist: str
    edition: str
    state: VisitState
    at: datetime
    opened: datetime
    closed: datetime | None
    asked: int
    answered: int
    violations: int
    total: str | None
    """Of a visit that is no longer open."""
    exact: str | None

    @property
    def unchecked(self) -> int:
        """How many items wait for an answer."""
        return self.asked - self.answered
