"""Everything that is to be said of a checklist file, told at once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inspector.checklists.checking import (
    answers,
    items,
    points,
    repeating,
    totals,
    whole,
    wording,
)
from inspector.checklists.checking.reading import Read
from inspector.checklists.reader import compiled
from inspector.checklists.strict_yaml import Node, Problems, load
from inspector.checklists.undisturbed import undisturbed
from inspector.domain.checklist import Checklist
from inspector.errors import InspectorError


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is to be said of a file."""

    checklist: Checklist | None
    """None where there are errors."""
    errors: tuple[InspectorError, ...]
    """By line."""
    warnings: tuple[InspectorError, ...]
    """By line; empty where there are errors."""


def check(path: Path) -> Verdict:
    """Read a checklist file and tell all that is wrong or odd about it; raises nothing."""
    with undisturbed():
        return _checked(path)


def _checked(path: Path) -> Verdict:
    problems = Problems(path.name)
    try:
        document = load(path, problems)
    except InspectorError as error:
        return Verdict(checklist=None, errors=(*problems.errors, error), warnings=())
    checklist = compiled(document, problems)
    if checklist is None or problems.errors:
        return Verdict(checklist=None, errors=tuple(problems.errors), warnings=())
    warnings = warnings_of(checklist, document, path)
    return Verdict(checklist=checklist, errors=(), warnings=tuple(warnings.errors))


def warnings_of(
    checklist: Checklist, document: Node, path: Path, warnings: Problems | None = None
) -> Problems:
    """What real forms get wrong, and what is used all the same.

    Args:
        checklist: A good one.
        document: The file as a tree.
        path: The file.
        warnings: Where they go; None: told by line of the file.
    """
    noted = Problems(path.name) if warnings is None else warnings
    read = Read(checklist=checklist, document=document, path=path, warnings=noted)
    for one_check in CHECKS:
        one_check(read)
    return read.warnings


CHECKS: tuple[Callable[[Read], None], ...] = (
    *whole.CHECKS,
    *items.CHECKS,
    *answers.CHECKS,
    *points.CHECKS,
    *totals.CHECKS,
    *wording.CHECKS,
    *repeating.CHECKS,
)
