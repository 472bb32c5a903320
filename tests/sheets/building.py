"""Workbooks that tests read: good ones by openpyxl, bad ones part by part."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook

from inspector.errors import Fault, InspectorError
from inspector.sheets.grid import Book
from inspector.sheets.reading import read_book

TYPES = "<Types/>"
ROOT_RELATIONS = (
    '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)
WORKBOOK = (
    '<workbook xmlns:r="r"><sheets><sheet name="项" sheetId="1" r:id="r1"/></sheets></workbook>'
)
RELATIONS = (
    '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>'
    '<Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
STRINGS = "<sst><si><t>编号</t></si></sst>"
ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
SHEET = "xl/worksheets/sheet1.xml"


def sheet_xml(rows: str, after: str = "") -> str:
    """A sheet with these rows."""
    return f"<worksheet><sheetData>{rows}</sheetData>{after}</worksheet>"


def parts(**changed: str) -> dict[str, str]:
    """The parts of a small workbook; `sheet`, `strings`, `workbook`, `relations` change one."""
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT_RELATIONS,
        "xl/workbook.xml": changed.get("workbook", WORKBOOK),
        "xl/_rels/workbook.xml.rels": changed.get("relations", RELATIONS),
        "xl/sharedStrings.xml": changed.get("strings", STRINGS),
        SHEET: changed.get("sheet", sheet_xml(ROW)),
    }


def zipped(found: dict[str, str]) -> bytes:
    """The parts as an archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return made.getvalue()


def raw(folder: Path, **changed: str) -> Path:
    """A workbook of hand-made parts."""
    path = folder / "表.xlsx"
    path.write_bytes(zipped(parts(**changed)))
    return path


def saved(folder: Path, workbook: Workbook, name: str = "表.xlsx") -> Path:
    """A workbook that openpyxl made."""
    path = folder / name
    workbook.save(path)
    return path


def refused(path: Path) -> InspectorError:
    """The error that reading it ends with."""
    try:
        read_book(path)
    except InspectorError as error:
        return error
    raise AssertionError(path)


def told(errors: Iterable[InspectorError], fault: Fault) -> dict[str, object]:
    """The context of the one error of that kind."""
    (found,) = (error.context for error in errors if error.fault is fault)
    return found


def texts(book: Book) -> list[dict[int, str]]:
    """The rows of a workbook's first sheet."""
    return [row.texts for row in book.grids[0].rows]
