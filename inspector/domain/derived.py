"""What a closed visit comes to: computed, never entered."""

from dataclasses import dataclass

from inspector.domain.words import FindingState, VisitState


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """问题, as a list shows it."""

    finding: str
    """UUID, hex; derives from visit and item."""
    item: str
    fact: str
    due_class: str
    due: str | None
    """ISO day; None until served, and for what has no clock."""
    provisional: bool
    state: FindingState


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """Score and findings of a visit that is no longer open."""

    total: str | None
    """Rounded, as shown; None with nothing checked or nothing scored."""
    exact: str | None
    """The same as a fraction."""
    findings: tuple[FindingRow, ...] = ()
    """In the order of the checklist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFinding(FindingRow):
    """A finding together with where it was found."""

    visit: str
    unit: str
    unit_name: str
    visit_state: VisitState
    """Whether the visit counts."""
