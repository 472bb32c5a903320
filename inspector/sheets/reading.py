"""A spreadsheet file as plain values, whoever made it: nothing in it is run, and all is bounded."""

import stat
from pathlib import Path
from typing import IO, Final

from inspector.errors import InspectorError, raise_all
from inspector.errors import sheet as faults
from inspector.i18n.system import reason_of
from inspector.sheets.comma_separated import read_csv
from inspector.sheets.grid import Book
from inspector.sheets.limits import LIMIT_BYTES
from inspector.sheets.package import Package
from inspector.sheets.workbook import read_workbook

ZIP: Final = b"PK"
OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""How .xls begins, and a workbook that is locked with a password."""
LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
SUFFIXES: Final = (".xlsx", ".xlsm", ".csv")
CSV_SUFFIXES: Final = (".csv", ".tsv", ".txt")


def is_spreadsheet(path: Path) -> bool:
    """Whether a file's name says that it is one, of whatever kind."""
    return path.suffix.lower() in {*SUFFIXES, *CSV_SUFFIXES, ".xls", ".et", ".ods", ".xlsb"}


def read_book(path: Path) -> Book:
    """Read an .xlsx or .xlsm workbook, or a CSV file; what it is, its first bytes say.

    Raises:
        InspectorError: SHEET_001 to SHEET_017; the first of them, carrying all others.
    """
    name = path.name
    try:
        status = path.stat()
        # A pipe that nobody writes to would be waited for without end.
        if not stat.S_ISREG(status.st_mode):
            raise InspectorError(faults.NOT_A_WORKBOOK, place=name)
        if status.st_size > LIMIT_BYTES:
            size = status.st_size
            raise InspectorError(faults.TOO_LARGE, place=name, bytes=size, limit=LIMIT_BYTES)
        with path.open("rb") as file:
            book = _read(file, path)
    except OSError as error:
        raise InspectorError(faults.UNREADABLE, place=name, reason=reason_of(error)) from error
    if not any(grid.rows for grid in book.grids):
        raise InspectorError(faults.NOTHING_IN_IT, place=name)
    return book


def _read(file: IO[bytes], path: Path) -> Book:
    head = file.read(len(OLE))
    file.seek(0)
    if head == OLE:
        fault = faults.PASSWORD if LOCKED in file.read() else faults.OLD_KIND
        raise InspectorError(fault, place=path.name)
    if head.startswith(ZIP):
        package = Package(file, path.name)
        book, errors = read_workbook(package)
        raise_all(errors)
        return book
    if path.suffix.lower() in CSV_SUFFIXES:
        return read_csv(file.read(), path.name)
    raise InspectorError(faults.NOT_A_WORKBOOK, place=path.name)
