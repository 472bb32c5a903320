"""Which visits count in a figure: at an office only those that were approved."""

from typing import Final

from inspector.domain.words import VisitState

COUNTED: Final = (VisitState.APPROVED, VisitState.CLOSED)
"""Where visits are reviewed none is merely closed: it needs review until somebody decides."""


def counts(state: VisitState) -> bool:
    """Whether a visit that stands there counts in sums, comparisons and what failed last time."""
    return state in COUNTED
