"""Tables as offices have them, all invented, saved as a workbook and read again."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook

from inspector.checklists.importing import Imported
from inspector.checklists.table.reading import read_plain_table
from inspector.domain.checklist import Checklist, Item
from inspector.sheets.reading import read_book

Cells = Sequence[Sequence[str | int | float | None]]


def saved(
    folder: Path, sheets: dict[str, Cells], merged: dict[str, Iterable[str]] | None = None
) -> Path:
    """A workbook with these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row, cells in enumerate(rows, 1):
            for column, value in enumerate(cells, 1):
                if value is not None:
                    sheet.cell(row, column, value)
        for area in (merged or {}).get(name, ()):
            sheet.merge_cells(area)
    path = folder / "示例表.xlsx"
    book.save(path)
    return path


def imported(
    folder: Path,
    sheets: dict[str, Cells] | Cells,
    merged: dict[str, Iterable[str]] | Iterable[str] = (),
) -> Imported:
    """What the tables of a workbook come to; rows alone are its sheet 表."""
    named = sheets if isinstance(sheets, dict) else {"表": sheets}
    areas = merged if isinstance(merged, dict) else {"表": merged}
    book = read_book(saved(folder, named, areas))
    return read_plain_table(book, name="invented", edition="1")


def item(found: Imported | Checklist, code: str) -> Item:
    """One item of it."""
    checklist = found.checklist if isinstance(found, Imported) else found
    return checklist.by_code[code]


def unread(found: Imported) -> dict[str, str]:
    """What was left unread, by cell; several of one cell are joined."""
    told: dict[str, str] = {}
    for one in found.unread:
        cell = cell_of(one.where)
        told[cell] = f"{told[cell]}|{one.text}" if cell in told else one.text
    return told


def warned(found: Imported) -> list[tuple[str, str]]:
    """Code and cell of each warning."""
    return [(one.fault.code, cell_of(str(one.context["place"]))) for one in found.warnings]


def cell_of(place: str) -> str:
    """`C7` of `示例表.xlsx, 表!C7`."""
    return place.rpartition("!")[2]
