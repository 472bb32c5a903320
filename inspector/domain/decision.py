"""复核意见, as a value: what a reviewer decided of a visit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from inspector.domain.words import VisitState


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a reviewer decided."""

    state: VisitState
    """Approved, returned or rejected."""
    by: str
    """Person id."""
    at: datetime
    reason: str = ""
    """Empty only where it is approved."""
    items: Mapping[str, str] = field(default_factory=dict)
    """What to look at again: item codes with the reason of each, empty where the reason above is
    all that there is to say."""
    own: bool = False
    """自审: whoever decided was on the visit."""
