"""Checklists to look at, without a workspace."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.domain.asking import shown
from inspector.domain.checklist import Checklist, Item
from inspector.domain.words import Channel, Layout, UnitKind, VisitType
from inspector.errors import InspectorError, all_of
from inspector.services.presence import content_folder

if TYPE_CHECKING:
    from inspector.checklists.checking import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """A checklist, and those of its items that a kind of visit asks."""

    checklist: Checklist
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """For what to show a checklist; None stands for any."""

    kind: UnitKind | None = None
    layout: Layout | None = None
    channel: Channel | None = None
    visit_type: VisitType | None = None


def list_checklists(home: Path | None) -> tuple[Checklist, ...]:
    """All checklists at hand, by name and edition.

    Raises:
        InspectorError: CHECKLIST_… or YAML_…, for a file that cannot be read.
    """
    from inspector.checklists import library  # noqa: PLC0415 - pydantic, only when asked for

    return library.available(content_folder(home))


def show_checklist(home: Path | None, name: str, narrowing: Narrowing) -> Fitting:
    """One checklist, `NAME` or `NAME@EDITION`, narrowed to a kind of visit.

    Raises:
        InspectorError: CHECKLIST_020 or CHECKLIST_021, when there is none.
    """
    checklist = load(home, name)
    items = shown(
        checklist,
        kind=narrowing.kind,
        layout=narrowing.layout,
        channel=narrowing.channel,
        visit_type=narrowing.visit_type,
    )
    return Fitting(checklist=checklist, items=items)


def load(home: Path | None, name: str) -> Checklist:
    """A checklist by `NAME` or `NAME@EDITION`.

    Raises:
        InspectorError: CHECKLIST_020 or CHECKLIST_021, when there is none.
    """
    from inspector.checklists import library  # noqa: PLC0415 - pydantic, only when asked for

    wanted, _, edition = name.partition("@")
    return library.load_checklist(wanted, edition or None, content_folder(home))


def check_file(path: Path) -> "Verdict":
    """Everything that is wrong, and everything that is odd, in a checklist file or a workbook."""
    from inspector.checklists import checking  # noqa: PLC0415 - pydantic, only when asked for
    from inspector.sheets.reading import is_spreadsheet  # noqa: PLC0415 - as above

    if not is_spreadsheet(path):
        return checking.check(path)
    from inspector.checklists import spreadsheets  # noqa: PLC0415 - only for one

    return spreadsheets.check_spreadsheet(path)


def read_file(path: Path) -> tuple[Checklist, tuple[InspectorError, ...]]:
    """The checklist of a file or a workbook, with its digest, and what is odd about it.

    Raises:
        InspectorError: Everything that is wrong with it; the first, carrying all others.
    """
    from inspector.checklists.codec import digest_of  # noqa: PLC0415 - only when asked for

    verdict = check_file(path)
    checklist = verdict.checklist
    if checklist is None:
        refused = all_of(list(verdict.errors))
        raise refused
    return replace(checklist, digest=digest_of(checklist)), verdict.warnings


def editor_schema() -> bytes:
    """The JSON Schema of checklist files, as a file that editors read."""
    from inspector.checklists.json_schema import schema_of_checklists  # noqa: PLC0415 - pydantic

    return (json.dumps(schema_of_checklists(), ensure_ascii=False, indent=1) + "\n").encode()
