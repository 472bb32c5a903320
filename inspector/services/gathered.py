"""How far a merge has come, and what became of each bundle."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from inspector.errors import InspectorError
from inspector.services.set_apart import Reason


class Phase(StrEnum):
    """What is being done with a bundle."""

    VERIFY = "verify"
    """It is copied in, and every digest and signature looked at."""
    DECRYPT = "decrypt"
    """Its evidence is kept, file by file."""
    STORE = "store"
    """Its events are joined to what is here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a merge has come."""

    number: int
    """Of the bundle; from 1."""
    count: int
    file: Path
    phase: Phase
    done: int = 0
    """Bytes of evidence."""
    whole: int = 0


Progress = Callable[[Step], None]
"""Told each step; raising from it ends the merge: what was taken in stays, nothing is half-done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What became of one bundle; `manifest` is always the sum of the three beside it."""

    file: Path
    bundle: str | None = None
    """Its id; None of what could not be read."""
    device: str | None = None
    person: str | None = None
    """Whose laptop it is; None where nobody's."""
    name: str = ""
    manifest: int = 0
    new: int = 0
    held: int = 0
    quarantined: int = 0
    released: int = 0
    """Events that waited from earlier bundles, and count from now on."""
    conflicts: int = 0
    """Places that its new events wrote to and that now hold more than one value."""
    evidence: int = 0
    """Files that are new here."""
    evidence_bytes: int = 0
    missing: int = 0
    """Files that events name and that are not here."""
    receipt: Path | None = None
    reasons: tuple[Reason, ...] = ()
    error: InspectorError | None = field(default=None, repr=False)
    """Of what could not be read."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left to look at."""
        return not (self.conflicts or self.quarantined or self.reasons)
