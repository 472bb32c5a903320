"""A checklist made out of an office's own table, and what a person has to finish by hand."""

from dataclasses import dataclass

from inspector.domain.checklist import Checklist
from inspector.errors import InspectorError
from inspector.i18n import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something that stands in a file and could not be carried into the checklist."""

    where: str
    """Its place, e.g. `评分表.xlsx, Sheet1!D7`."""
    text: str
    """What stands there, in the file's own words."""
    reason: Pair
    """Why it was not read, and what is to be done about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something that was read out of free words, told back, so that a person can compare."""

    where: str
    """Its place, as of `Unread`."""
    text: str
    """What stands there, in the file's own words."""
    told: Pair
    """How it was understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was read out of a file that is not one of our own texts."""

    checklist: Checklist
    """Good: writing it out and reading that gives the same value."""
    unread: tuple[Unread, ...] = ()
    """By place in the file; nothing is left out in silence."""
    warnings: tuple[InspectorError, ...] = ()
    """By place in the file; they refuse nothing."""
    told: tuple[Told, ...] = ()
    """By place in the file: every wording that became a rule."""
