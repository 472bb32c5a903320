"""A checklist file becomes a checklist: all its faults are told at once, each with its line."""

from dataclasses import replace
from pathlib import Path

from inspector.checklists.building.whole import checklist_from
from inspector.checklists.codec import digest_of
from inspector.checklists.models import ChecklistFile
from inspector.checklists.relevance import note_rings, places_of
from inspector.checklists.schema import salvaged, validated
from inspector.checklists.strict_yaml import Loc, Node, Problems, load
from inspector.checklists.undisturbed import undisturbed
from inspector.domain.checklist import Checklist


def read(source: Path | bytes, name: str) -> Checklist:
    """Read one checklist file.

    Args:
        source: The file, or what it holds.
        name: Of the file, as errors show it.

    Raises:
        InspectorError: YAML_001 to YAML_019, CHECKLIST_001 to CHECKLIST_013; the first of them
            by line, carrying all others.
    """
    problems = Problems(name)
    with undisturbed():
        document = load(source, problems)
        checklist = compiled(document, problems)
    problems.raise_if_any()
    assert checklist is not None  # noqa: S101 - None comes with a problem, which was raised
    return checklist


def compiled(document: Node, problems: Problems) -> Checklist | None:
    """The checklist of a document; faults go to `problems`, and None comes with at least one."""
    file = validated(ChecklistFile, document, problems)
    if file is None:
        _look_further(document, problems)
        return None
    checklist = checklist_from(file, document, problems)
    note_rings(checklist, places_of(document), document, problems)
    return replace(checklist, digest=digest_of(checklist))


def _look_further(document: Node, problems: Problems) -> None:
    """Note what is wrong with the items that fit their model, though others do not."""
    if problems.is_full:
        return
    rest = salvaged(ChecklistFile, document, _item_around)
    if rest is not None:
        left_out = places_of(document).keys() - places_of(rest[1]).keys()
        checklist_from(*rest, problems, left_out=frozenset(left_out))


def _item_around(loc: Loc) -> Loc | None:
    """The rest makes sense without an item, where it is known which are left out."""
    match loc:
        case ["sections", _, "items", _, *_]:
            return loc[:4]
        case _:
            return None
