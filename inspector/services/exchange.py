"""Checklists that come from an office's own tables, and go out as workbooks."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.errors import InspectorError
from inspector.errors import workbook as faults
from inspector.services.checklists import load

if TYPE_CHECKING:
    from inspector.checklists.importing import Imported
    from inspector.domain.checklist import Checklist

WORKBOOK = ".xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A checklist that was read out of a spreadsheet."""

    imported: "Imported"
    text: bytes
    """The checklist file; reading it gives the same checklist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """A checklist as a workbook."""

    checklist: "Checklist"
    data: bytes

    @property
    def sha256(self) -> str:
        """Of the workbook (hex)."""
        return sha256(self.data).hexdigest()


def import_checklist(file: Path, *, name: str | None, edition: str | None) -> Carried:
    """Read a spreadsheet as a checklist; nothing is written.

    Args:
        file: An .xlsx or .xlsm workbook, or a CSV file.
        name: Of the checklist; None: as the file says, else as the file is called.
        edition: Of the checklist; None: as the file says, else 1.

    Raises:
        InspectorError: SHEET_…, WORKBOOK_…, CHECKLIST_… or YAML_…; the first fault, carrying all
            others.
    """
    from inspector.checklists.reader import read  # noqa: PLC0415 - pydantic, only when asked for
    from inspector.checklists.spreadsheets import import_spreadsheet  # noqa: PLC0415
    from inspector.checklists.writing.file import yaml_text  # noqa: PLC0415

    imported = import_spreadsheet(file, name=name, edition=edition)
    text = yaml_text(imported.checklist).encode()
    # What was carried over has to hold as a file of its own, by every rule of such files.
    read(text, f"{imported.checklist.name}.yaml")
    return Carried(imported=imported, text=text)


def export_checklist(home: Path | None, name: str, target: Path | None) -> LaidOut:
    """A checklist as a workbook of our layout; importing it gives the same one.

    Args:
        home: The workspace, whose own checklists come first; it need not exist.
        name: `NAME` or `NAME@EDITION`.
        target: Where it will be put; None for stdout.

    Raises:
        InspectorError: CHECKLIST_020 or CHECKLIST_021, when there is none; WORKBOOK_011, for
            another kind of file; SHEET_018, when a text holds what no cell can.
    """
    from inspector.checklists.workbook.writing import workbook_of  # noqa: PLC0415

    if target is not None and target.suffix.lower() != WORKBOOK:
        raise InspectorError(faults.NOT_XLSX, file=str(target))
    checklist = load(home, name)
    file = target.name if target else f"{checklist.name}{WORKBOOK}"
    return LaidOut(checklist=checklist, data=workbook_of(checklist, file))
